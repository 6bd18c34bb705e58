// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/canned_replies.h"

#include "app/desk/team_shelf.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lianxi
{

using namespace Qt::StringLiterals;

Result<CannedReplies> CannedReplies::fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isArray())
        return failure(
            ErrorCode::InvalidInput,
            u"canned replies: %1 at byte %2; a list is expected"_s.arg(problem.errorString()).arg(problem.offset));
    CannedReplies replies;
    const QJsonArray list = document.array();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonObject object = list.at(i).toObject();
        NamedReply entry{{}, object["title"_L1].toString(), {}};
        entry.reply.text = object["body"_L1].toString();
        entry.reply.keys = object["keys"_L1].toString();
        entry.reply.when.category = object["category"_L1].toString();
        if (entry.title.isEmpty() || entry.reply.text.isEmpty())
            return failure(ErrorCode::InvalidInput,
                           u"canned replies: entry %1 needs \"title\" and \"body\""_s.arg(i + 1));
        if (object.contains("surface"_L1)) {
            entry.reply.when.surface = fromText<Surface>(object["surface"_L1].toString());
            if (!entry.reply.when.surface)
                return failure(ErrorCode::InvalidInput,
                               u"canned replies: entry %1: \"surface\" is \"private\" or \"public\""_s.arg(i + 1));
        }
        replies.m_entries.push_back(std::move(entry));
    }
    return replies;
}

CannedReplies CannedReplies::shipped(const QString &locale)
{
    for (const QString &language : {locale.section(u'_', 0, 0), u"en"_s}) {
        QFile file(u":/canned/%1.json"_s.arg(language));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (Result<CannedReplies> replies = fromJson(file.readAll()))
            return *std::move(replies);
    }
    return {};
}

/// It says how long somebody waits, and this customer does not, or nobody can tell.
static bool isUnfilled(const QString &body)
{
    return body.contains("{position}"_L1) || body.contains("{wait}"_L1);
}

std::vector<Offer> fittingOffers(const std::vector<NamedReply> &replies, const OfferContext &context,
                                 const QString &typed)
{
    std::vector<std::pair<int, Offer>> ranked;
    for (const NamedReply &entry : replies) {
        const CannedReply &reply = entry.reply;
        // A category says where it fits best, and forbids nothing: the agent may know better than the judgement.
        OfferCondition must = reply.when;
        must.category.clear();
        if (!holds(must, context.view.head, context.thread.surface))
            continue;
        const bool inTitle =
            entry.title.contains(typed, Qt::CaseInsensitive) || reply.keys.contains(typed, Qt::CaseInsensitive);
        if (!typed.isEmpty() && !inTitle && !reply.text.contains(typed, Qt::CaseInsensitive))
            continue;
        const bool fitsBest = !reply.when.tags.isEmpty()
            || (!reply.when.category.isEmpty() && holds(reply.when, context.view.head, context.thread.surface));
        QString body = fillVariables(reply.text, context);
        if (isUnfilled(body))
            continue;
        ranked.emplace_back((fitsBest ? 0 : 2) + (inTitle ? 0 : 1),
                            Offer{entry.title, std::move(body), reply.when.category, reply.form});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Offer> offers;
    for (auto &[rank, offer] : ranked)
        offers.push_back(std::move(offer));
    return offers;
}

std::vector<Offer> CannedReplies::offers(const OfferContext &context, const QString &typed) const
{
    return fittingOffers(m_entries, context, typed);
}

TeamReplies::TeamReplies(TeamShelf &shelf, QObject *parent)
    : QObject(parent)
    , m_shelf(shelf)
{
    connect(&shelf, &TeamShelf::changed, this, &TeamReplies::read);
    for (const TeamItemKind kind : {TeamItemKind::Reply, TeamItemKind::Hint}) {
        shelf.watch(kind);
        read(kind);
    }
}

/// Damaged ones are left out here; the settings show them as such.
void TeamReplies::read(TeamItemKind kind)
{
    if (kind == TeamItemKind::Reply) {
        m_replies.clear();
        for (const TeamItem &item : m_shelf.items(kind))
            if (const Result<CannedReply> reply = fromReplyBody(item.saved.body))
                m_replies.push_back({item.saved.id, item.saved.name, *reply});
    } else if (kind == TeamItemKind::Hint) {
        m_hints.clear();
        for (const TeamItem &item : m_shelf.items(kind))
            if (const Result<TagHint> hint = fromHintBody(item.saved.body))
                m_hints.push_back(*hint);
    } else {
        return;
    }
    Q_EMIT changed();
}

std::vector<Offer> TeamReplies::offers(const OfferContext &context, const QString &typed) const
{
    return fittingOffers(m_replies, context, typed);
}

std::vector<TagHint> TeamReplies::hints(const OfferContext &context) const
{
    std::vector<TagHint> held;
    std::copy_if(m_hints.begin(), m_hints.end(), std::back_inserter(held), [&context](const TagHint &hint) {
        return holds(hint.when, context.view.head, context.thread.surface);
    });
    return held;
}

std::vector<Offer> TeamReplies::offersOf(const TagHint &hint, const OfferContext &context) const
{
    std::vector<NamedReply> named;
    for (const QString &id : hint.replies) {
        const auto found =
            std::find_if(m_replies.begin(), m_replies.end(), [&id](const NamedReply &one) { return one.id == id; });
        if (found != m_replies.end())
            named.push_back(*found);
    }
    return fittingOffers(named, context, {});
}

QString fillVariables(const QString &body, const OfferContext &context)
{
    QString filled = body;
    filled.replace(u"{customer}"_s, context.view.head.contactName);
    filled.replace(u"{agent}"_s, context.me.name);
    filled.replace(u"{brand}"_s, context.view.brand);
    if (context.place.position > 0)
        filled.replace(u"{position}"_s, QString::number(context.place.position));
    if (context.place.wait)
        filled.replace(u"{wait}"_s,
                       QString::number(std::chrono::ceil<std::chrono::minutes>(*context.place.wait).count()));
    return filled;
}

} // namespace lianxi
