// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_graph.h"
#include "app/channels/common/meta_message.h"
#include "app/channels/whatsapp/whatsapp_codec.h"
#include "app/channels/whatsapp/whatsapp_errors.h"
#include "app/channels/whatsapp/whatsapp_message.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr qsizetype longestKey = 512; ///< biz_opaque_callback_data

SendPlan planned(const QJsonObject &body, const ChannelAccount &account)
{
    const QString number = accountText(account, "phone_number_id"_L1);
    if (number.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"not_configured"_s);
    return {meta::graphRequest("POST", account, u"/%1/messages"_s.arg(number), body), {}, {}, {}};
}

/// Phone numbers go out with '+'; people without one are addressed by their id, groups by theirs.
QJsonObject addressed(const SendIntent &intent)
{
    const bool group = intent.surface == Surface::Public;
    QString to = group || intent.to.isEmpty() ? intent.threadId : intent.to;
    QJsonObject body{{"messaging_product"_L1, "whatsapp"_L1},
                     {"recipient_type"_L1, group ? "group"_L1 : "individual"_L1}};
    if (to.startsWith(u'+'))
        to.remove(0, 1);
    if (to.isEmpty())
        return {};
    const bool isPhone = std::all_of(to.begin(), to.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (group)
        body.insert("to"_L1, to);
    else if (isPhone)
        body.insert("to"_L1, u'+' + to);
    else
        body.insert("recipient"_L1, to);
    return body;
}

SendPlan planMessage(const SendIntent &intent, const ChannelAccount &account, Instant now)
{
    const whatsapp::Content content = whatsapp::contentOf(intent);
    if (!content.refused.isEmpty())
        return {std::nullopt, SendOutcome::Refused, content.refused, content.detail};
    QJsonObject body = addressed(intent);
    if (body.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    // No tag keeps the window open here: after it only templates go out.
    if (!whatsapp::isTemplate(intent) && meta::windowOf(intent, now) != meta::Window::Open)
        return refusePlan(SendOutcome::Refused, u"window_closed"_s);
    for (auto it = content.members.begin(); it != content.members.end(); ++it)
        body.insert(it.key(), it.value());
    if (!intent.replyTo.isEmpty())
        body.insert("context"_L1, QJsonObject{{"message_id"_L1, intent.replyTo}});
    if (!intent.sendKey.isEmpty())
        body.insert("biz_opaque_callback_data"_L1, intent.sendKey.left(longestKey));
    return planned(body, account);
}

SendPlan planReaction(const SendIntent &intent, const ChannelAccount &account, Instant now)
{
    QJsonObject body = addressed(intent);
    if (body.isEmpty() || intent.target.isEmpty())
        return refusePlan(SendOutcome::Refused, body.isEmpty() ? u"no_recipient"_s : u"no_target"_s);
    if (meta::windowOf(intent, now) != meta::Window::Open)
        return refusePlan(SendOutcome::Refused, u"window_closed"_s);
    const bool takenBack = intent.op == "unreact"_L1 || intent.op == "unlike"_L1;
    const QString emoji = takenBack ? QString() : intent.more.value("emoji"_L1).toString(u"👍"_s);
    body.insert("type"_L1, "reaction"_L1);
    body.insert("reaction"_L1, QJsonObject{{"message_id"_L1, intent.target}, {"emoji"_L1, emoji}});
    return planned(body, account);
}

/// Marks what the person wrote up to a message as read; the typing sign needs the same message.
SendPlan planRead(const SendIntent &intent, const ChannelAccount &account)
{
    const QString message = intent.target.isEmpty() ? intent.replyTo : intent.target;
    if (message.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    QJsonObject body{{"messaging_product"_L1, "whatsapp"_L1}, {"status"_L1, "read"_L1}, {"message_id"_L1, message}};
    if (intent.op == "typing"_L1)
        body.insert("typing_indicator"_L1, QJsonObject{{"type"_L1, "text"_L1}});
    return planned(body, account);
}

SendPlan planOf(const SendIntent &intent, const ChannelAccount &account, Instant now)
{
    const QString &op = intent.op;
    if (op == "message"_L1 || op == "template"_L1 || op == "reply_comment"_L1)
        return planMessage(intent, account, now);
    if (op == "react"_L1 || op == "unreact"_L1 || op == "like"_L1 || op == "unlike"_L1)
        return planReaction(intent, account, now);
    if (op == "mark_read"_L1 || op == "typing"_L1)
        return planRead(intent, account);
    const QString number = accountText(account, "phone_number_id"_L1);
    if (op == "self"_L1 && !number.isEmpty())
        return {meta::graphRequest("GET", account,
                                   u"/%1?fields=display_phone_number,verified_name,quality_rating"_s.arg(number)),
                {},
                {},
                {}};
    return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
}

/// One person at a time: 1, 4, 16 … seconds.
std::chrono::seconds pairPause(const SendIntent &intent)
{
    constexpr qint64 longest = 6; ///< 4^6 s is over an hour
    const qint64 attempt = std::clamp<qint64>(integer(intent.more.value("attempt"_L1)).value_or(1), 1, longest + 1);
    return std::chrono::seconds(qint64(1) << (2 * (attempt - 1)));
}

/// A question about a file: where it is, which needs the token too.
SendAnswer fileAnswer(const QJsonObject &body)
{
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.more = {{"download_url"_L1, body.value("url"_L1)}, {"download_headers"_L1, QJsonArray{"Authorization"_L1}}};
    return result;
}

/// Who this number is, and how customers rate what it sends.
SendAnswer selfAnswer(const QJsonObject &body)
{
    const QString number = body.value("display_phone_number"_L1).toString();
    const QString name = body.value("verified_name"_L1).toString();
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.more.insert("profile"_L1,
                       QJsonObject{{"user_id"_L1, idText(body.value("id"_L1))},
                                   {"name"_L1, name.isEmpty() ? number : name},
                                   {"number"_L1, number},
                                   {"quality"_L1, body.value("quality_rating"_L1).toString()}});
    return result;
}

} // namespace

SendPlan WhatsappCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    return meta::needToken(planOf(intent, account, now), account);
}

SendAnswer WhatsappCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &,
                                     Instant) const
{
    QJsonObject body;
    if (std::optional<SendAnswer> error = meta::graphError(response, whatsapp::meaningOf, &body)) {
        if (error->reason == "pair_rate"_L1) {
            error->retryAfter = pairPause(intent);
            error->more.insert("backoff"_L1, "4^n"_L1);
        }
        return *error;
    }
    if (body.value("url"_L1).isString() && body.contains("mime_type"_L1))
        return fileAnswer(body);
    if (body.value("display_phone_number"_L1).isString())
        return selfAnswer(body);
    if (body.value("success"_L1).isBool())
        return body.value("success"_L1).toBool() ? answer(SendOutcome::Sent, {})
                                                 : answer(SendOutcome::Refused, u"platform"_s);
    // Accepted, not yet delivered: that comes as a status.
    SendAnswer result = answer(SendOutcome::Sent, {});
    result.messageId = idText(body["messages"_L1][0]["id"_L1]);
    if (result.messageId.isEmpty())
        return answer(SendOutcome::Unconfirmed, u"unreadable_answer"_s);
    // The number as the platform knows it: some countries' numbers are written in two ways.
    const QString known = idText(body["contacts"_L1][0]["wa_id"_L1]);
    if (!known.isEmpty())
        result.more.insert("links"_L1, QJsonObject{{"identity"_L1, known}});
    return result;
}

ChannelLimits WhatsappCodec::limits(Surface) const
{
    ChannelLimits limits;
    limits.textUnits = whatsapp::textLimit;
    limits.window = std::chrono::hours(24);
    limits.late = {{LateWay::Template, std::nullopt, {{"op"_L1, "template"_L1}}}};
    limits.parts = {PartType::Image, PartType::Voice,   PartType::Audio,    PartType::Video,
                    PartType::File,  PartType::Sticker, PartType::Location, PartType::Contact};
    for (const PartType type : limits.parts) {
        if (const qint64 most = whatsapp::fileLimit(type); most > 0)
            limits.partLimits.push_back({type, most});
    }
    limits.textWithParts = true; // as captions
    limits.onTheirs = {MessageAction::Like, MessageAction::Unlike};
    return limits;
}

SendIntent WhatsappCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    // In a group an answer shows whom it means; with one person a quote is the agent's wish.
    if (event.surface == Surface::Private)
        intent.replyTo.clear();
    if (event.at)
        intent.more.insert("last_in"_L1, toRfc3339(*event.at));
    return intent;
}

} // namespace lianxi
