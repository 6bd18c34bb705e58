// SPDX-License-Identifier: GPL-3.0-or-later
// The account's approved templates: what may be said to a person after the 24 hours.
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/whatsapp/whatsapp_codec.h"
#include "app/channels/whatsapp/whatsapp_errors.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto listName = "templates"_L1;
constexpr auto path = "/message_templates"_L1;
constexpr int pageSize = 250; ///< one page: what an account may have before it is verified
constexpr auto interval = std::chrono::hours(1); ///< the platform takes minutes to days to approve one

/// A button that is the same in every message; others want values that nobody can type here.
bool isPlainButton(const QJsonObject &button)
{
    static const QStringList plain{u"QUICK_REPLY"_s, u"PHONE_NUMBER"_s, u"URL"_s};
    return plain.contains(button.value("type"_L1).toString()) && blanksOf(button.value("url"_L1).toString()).isEmpty();
}

/// What a person can send by filling in the body alone; empty for anything else.
QJsonObject usable(const QJsonObject &from)
{
    if (from.value("status"_L1) != "APPROVED"_L1 || from.value("category"_L1) == "AUTHENTICATION"_L1)
        return {};
    QStringList lines;
    const QJsonArray components = from.value("components"_L1).toArray();
    for (const QJsonValue &value : components) {
        const QJsonObject component = value.toObject();
        const QString type = component.value("type"_L1).toString(), text = component.value("text"_L1).toString();
        if (type == "BUTTONS"_L1) {
            const QJsonArray buttons = component.value("buttons"_L1).toArray();
            if (!std::all_of(buttons.begin(), buttons.end(), [](const auto &b) { return isPlainButton(b.toObject()); }))
                return {};
            continue;
        }
        const bool isHeader = type == "HEADER"_L1;
        if ((!isHeader && type != "BODY"_L1 && type != "FOOTER"_L1) || text.isEmpty())
            return {}; // a picture above it, a carousel, an offer that runs out …
        if (isHeader && !blanksOf(text).isEmpty())
            return {};
        lines << text;
    }
    if (lines.isEmpty())
        return {};
    return {
        {"name"_L1, from.value("name"_L1)}, {"language"_L1, from.value("language"_L1)}, {"text"_L1, lines.join(u'\n')}};
}

} // namespace

std::vector<PollRequest> WhatsappCodec::polls(const ChannelAccount &account, const QHash<QString, QJsonObject> &) const
{
    const QString business = accountText(account, "waba_id"_L1);
    if (business.isEmpty() || accountText(account, "access_token"_L1).isEmpty())
        return {};
    PollRequest poll;
    poll.list = listName;
    poll.interval = interval;
    poll.tellsMissed = false;
    poll.request = meta::graphRequest(
        "GET", account,
        u"/%1%2?status=APPROVED&fields=name,language,status,category,components&limit=%3"_s.arg(business, path)
            .arg(pageSize));
    return {poll};
}

QString WhatsappCodec::listOf(const HttpRequest &request) const
{
    return request.method == "GET" && request.url.contains(path) ? QString(listName) : QString();
}

PollAnswer WhatsappCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                   const QJsonObject &cursor, Instant now) const
{
    if (list != listName)
        return Codec::readPoll(list, response, account, cursor, now);
    PollAnswer result;
    QJsonObject body;
    if (const std::optional<SendAnswer> error = meta::graphError(response, whatsapp::meaningOf, &body)) {
        result.outcome = error->outcome == SendOutcome::Unconfirmed ? SendOutcome::Retry : error->outcome;
        result.reason = error->reason;
        result.retryAfter = error->retryAfter;
        return result;
    }
    if (!body.value("data"_L1).isArray()) {
        result.outcome = SendOutcome::Retry;
        result.reason = u"unreadable_answer"_s;
        return result;
    }
    QJsonArray found;
    const QJsonArray all = body.value("data"_L1).toArray();
    for (const QJsonValue &one : all) {
        if (const QJsonObject kept = usable(one.toObject()); !kept.isEmpty())
            found.append(kept);
    }
    const QJsonObject next{{listName, found}};
    if (next != cursor) // the same again is no event
        result.next = next;
    return result;
}

std::vector<MessageTemplate> WhatsappCodec::templates(const QHash<QString, QJsonObject> &cursors) const
{
    std::vector<MessageTemplate> found;
    const QJsonArray stored = cursors.value(listName).value(listName).toArray();
    for (const QJsonValue &one : stored) {
        const QString text = one["text"_L1].toString();
        found.push_back({one["name"_L1].toString(), one["language"_L1].toString(), text, blanksOf(text)});
    }
    std::ranges::sort(found, {}, [](const MessageTemplate &t) { return std::pair(t.name, t.language); });
    return found;
}

QJsonObject WhatsappCodec::templateIntent(const MessageTemplate &filled, const QStringList &values) const
{
    // Numbered blanks are told in the order of their numbers, others by name.
    const bool numbered = std::ranges::all_of(filled.blanks, [](const QString &blank) {
        return std::ranges::all_of(blank, [](QChar c) { return c.isDigit(); });
    });
    std::vector<std::pair<QString, QString>> given;
    for (qsizetype i = 0; i < filled.blanks.size(); ++i)
        given.emplace_back(filled.blanks.at(i), values.value(i));
    if (numbered)
        std::ranges::sort(given, {}, [](const auto &one) { return one.first.toInt(); });
    QJsonArray parameters;
    for (const auto &[blank, value] : given) {
        QJsonObject parameter{{"type"_L1, "text"_L1}, {"text"_L1, value}};
        if (!numbered)
            parameter.insert("parameter_name"_L1, blank);
        parameters.append(parameter);
    }
    QJsonObject intent{{"template"_L1, filled.name}, {"language"_L1, filled.language}};
    if (!parameters.isEmpty())
        intent.insert("components"_L1, QJsonArray{QJsonObject{{"type"_L1, "body"_L1}, {"parameters"_L1, parameters}}});
    return intent;
}

} // namespace lianxi
