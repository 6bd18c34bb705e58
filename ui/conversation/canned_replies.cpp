// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/canned_replies.h"

#include <QFile>
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
        Entry entry{object["title"_L1].toString(),
                    object["body"_L1].toString(),
                    object["keys"_L1].toString(),
                    {},
                    object["category"_L1].toString()};
        if (entry.title.isEmpty() || entry.body.isEmpty())
            return failure(ErrorCode::InvalidInput,
                           u"canned replies: entry %1 needs \"title\" and \"body\""_s.arg(i + 1));
        if (object.contains("surface"_L1)) {
            entry.surface = fromText<Surface>(object["surface"_L1].toString());
            if (!entry.surface)
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

std::vector<Offer> CannedReplies::offers(const OfferContext &context, const QString &typed) const
{
    std::vector<std::pair<int, Offer>> ranked;
    for (const Entry &entry : m_entries) {
        if (entry.surface && *entry.surface != context.thread.surface)
            continue;
        const bool inTitle =
            entry.title.contains(typed, Qt::CaseInsensitive) || entry.keys.contains(typed, Qt::CaseInsensitive);
        if (!typed.isEmpty() && !inTitle && !entry.body.contains(typed, Qt::CaseInsensitive))
            continue;
        const bool ofCategory = !entry.category.isEmpty() && entry.category == context.view.head.category;
        const int rank = (ofCategory ? 0 : 2) + (inTitle ? 0 : 1);
        QString body = fillVariables(entry.body, context);
        if (body.contains("{position}"_L1) || body.contains("{wait}"_L1))
            continue; // it says how long somebody waits, and this customer does not, or nobody can tell
        ranked.emplace_back(rank, Offer{entry.title, std::move(body), entry.category});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Offer> offers;
    for (auto &[rank, offer] : ranked)
        offers.push_back(std::move(offer));
    return offers;
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
