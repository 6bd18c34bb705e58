// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/common/web_address.h"
#include "app/channels/generic_webhook/generic_webhook_codec.h"
#include "app/channels/generic_webhook/standard_webhook.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int textLimit = 100'000; ///< characters
constexpr size_t mostParts = 50;

/// What goes out, or why nothing does.
struct Content {
    QString type;
    OrderedJson data;
    QString refused;
};

Content refuse(const QString &reason)
{
    return {{}, {}, reason};
}

QString textOf(const QJsonValue &value)
{
    return value.isObject() ? value["name"_L1].toString() : value.toString();
}

OrderedJson idObject(const QString &id)
{
    return OrderedJson().put("id"_L1, id);
}

/// A part as the other side reads it; its media are at an address that it can fetch.
std::optional<OrderedJson> outgoingPart(const Part &part)
{
    const bool hasMedia = part.type != PartType::Text && part.type != PartType::Location
        && part.type != PartType::Contact && part.type != PartType::Card;
    QJsonObject json = toJson(part);
    if (json.contains("ref"_L1))
        json.insert("url"_L1, json.take("ref"_L1));
    if (hasMedia && !json.value("url"_L1).toString().startsWith("https://"_L1))
        return std::nullopt;
    OrderedJson ordered;
    for (const auto name : {"type"_L1, "url"_L1, "text"_L1, "mime"_L1, "name"_L1, "bytes"_L1, "seconds"_L1, "lat"_L1,
                            "lon"_L1, "title"_L1}) {
        if (json.contains(name))
            ordered.put(name, json.take(name));
    }
    return ordered.putAll(json);
}

Content messageContent(const SendIntent &intent)
{
    if (intent.text.isEmpty() && intent.parts.empty())
        return refuse(u"empty"_s);
    if (intent.threadId.isEmpty() && intent.to.isEmpty())
        return refuse(u"no_recipient"_s);
    if (intent.parts.size() > mostParts)
        return refuse(u"too_long"_s);
    OrderedJson data;
    data.put("id"_L1, intent.sendKey).put("surface"_L1, toText(intent.surface));
    if (!intent.threadId.isEmpty())
        data.put("thread"_L1, idObject(intent.threadId));
    if (!intent.to.isEmpty())
        data.put("to"_L1, idObject(intent.to));
    data.put("text"_L1, intent.text);
    if (!intent.replyTo.isEmpty())
        data.put("reply_to"_L1, intent.replyTo);
    std::vector<OrderedJson> parts;
    for (const Part &part : intent.parts) {
        std::optional<OrderedJson> json = outgoingPart(part);
        if (!json)
            return refuse(u"upload_needed"_s);
        parts.push_back(std::move(*json));
    }
    if (!parts.empty())
        data.put("parts"_L1, parts);
    if (const QString agent = textOf(intent.more.value("agent"_L1)); !agent.isEmpty())
        data.put("agent"_L1, OrderedJson().put("name"_L1, agent));
    if (const QString from = idText(intent.more.value("from_thread"_L1)); !from.isEmpty())
        data.put("from_thread"_L1, idObject(from));
    return {u"message.send"_s, data, {}};
}

Content reactionContent(const SendIntent &intent)
{
    const QJsonValue given = intent.more.value("emoji"_L1);
    QJsonArray emoji = given.isArray() ? given.toArray() : QJsonArray{given.toString(u"👍"_s)};
    if (intent.op == "unlike"_L1)
        emoji = {};
    return {u"message.react"_s, OrderedJson().put("target"_L1, intent.target).put("emoji"_L1, emoji), {}};
}

/// What is done to a message that exists.
Content targetContent(const SendIntent &intent)
{
    if (intent.target.isEmpty())
        return refuse(u"no_target"_s);
    OrderedJson data = idObject(intent.target);
    if (intent.op == "edit"_L1)
        return intent.text.isEmpty() ? refuse(u"empty"_s)
                                     : Content{u"message.edit"_s, data.put("text"_L1, intent.text), {}};
    if (intent.op == "delete"_L1)
        return {u"message.delete"_s, data, {}};
    if (intent.op == "hide"_L1 || intent.op == "unhide"_L1)
        return {u"comment.hide"_s, data.put("hidden"_L1, intent.op == "hide"_L1), {}};
    return reactionContent(intent);
}

Content contentOf(const SendIntent &intent)
{
    static const QStringList onTarget{u"edit"_s, u"delete"_s, u"hide"_s, u"unhide"_s,
                                      u"like"_s, u"unlike"_s, u"react"_s};
    if (intent.op == "message"_L1 || intent.op == "reply_comment"_L1 || intent.op == "to_private"_L1)
        return messageContent(intent);
    if (onTarget.contains(intent.op))
        return targetContent(intent);
    if (intent.op == "self"_L1)
        return {u"ping"_s, {}, {}};
    if (intent.op != "typing"_L1 && intent.op != "read"_L1 && intent.op != "mark_read"_L1)
        return refuse(u"unsupported_op"_s);
    if (intent.threadId.isEmpty())
        return refuse(u"no_recipient"_s);
    OrderedJson data;
    data.put("thread"_L1, idObject(intent.threadId));
    if (intent.op == "typing"_L1)
        return {u"typing"_s, data.put("on"_L1, intent.more.value("on"_L1).toBool(true)), {}};
    const QString upTo = intent.target.isEmpty() ? intent.replyTo : intent.target;
    return upTo.isEmpty() ? refuse(u"no_target"_s) : Content{u"read"_s, data.put("up_to"_L1, upTo), {}};
}

/// What cannot be repeated has no key of its own; it still needs an id that nobody has seen.
QByteArray webhookId(const SendIntent &intent, const QByteArray &body, Instant now)
{
    if (!intent.sendKey.isEmpty())
        return intent.sendKey.toUtf8();
    const QByteArray digest =
        QCryptographicHash::hash(body + QByteArray::number(toMillis(now)), QCryptographicHash::Sha256);
    return "lx-" + digest.toHex().left(32);
}

QStringList allowedBesides(const ChannelAccount &account)
{
    const QJsonValue allowed = account.settings.value("allowed_addresses"_L1);
    if (!allowed.isArray())
        return allowed.toString().split(u' ', Qt::SkipEmptyParts);
    QStringList entries;
    const QJsonArray list = allowed.toArray();
    for (const QJsonValue &entry : list)
        entries.append(entry.toString());
    return entries;
}

SendAnswer retryAnswer(const HttpResponse &response, Instant now)
{
    SendAnswer result = answer(SendOutcome::Retry, response.status == 429 ? u"rate"_s : u"server"_s);
    result.retryAfter = retryAfterHeader(response.headers, now);
    return result;
}

SendAnswer refusedAnswer(const HttpResponse &response)
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    return answer(SendOutcome::Refused, u"rejected"_s, body ? body->value("error"_L1).toString() : QString());
}

SendAnswer acceptedAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &account)
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    if (body && body->value("error"_L1).isString())
        return refusedAnswer(response);
    SendAnswer result = answer(SendOutcome::Sent, {});
    if (body)
        result.messageId = idText(body->value("id"_L1));
    if (intent.op == "self"_L1)
        result.more.insert("profile"_L1,
                           QJsonObject{{"user_id"_L1, accountText(account, "source"_L1)},
                                       {"name"_L1, body ? body->value("name"_L1).toString() : QString()}});
    return result;
}

} // namespace

SendPlan GenericWebhookCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    const std::vector<QByteArray> keys = webhookKeys(account);
    if (keys.empty())
        return refusePlan(SendOutcome::Credentials, u"not_configured"_s);
    const QString address = accountText(account, "address"_L1);
    if (!isAllowedAddress(address, allowedBesides(account)))
        return refusePlan(SendOutcome::Refused, u"address_not_allowed"_s);
    if (const auto refused = refuseTooLong(intent.text, limits(intent.surface)))
        return *refused;
    const Content content = contentOf(intent);
    if (!content.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, content.refused);
    const QByteArray body = OrderedJson()
                                .put("type"_L1, content.type)
                                .put("timestamp"_L1, toRfc3339(intent.createdAt.value_or(now)))
                                .put("data"_L1, content.data)
                                .toJson();
    HttpRequest request = signedWebhook(address, body, webhookId(intent, body, now), keys.front(), now);
    request.publicOnly = !isListedAddress(address, allowedBesides(account));
    return {request, {}, {}, {}};
}

SendAnswer GenericWebhookCodec::readAnswer(const HttpResponse &response, const SendIntent &intent,
                                           const ChannelAccount &account, Instant now) const
{
    const int status = response.status;
    // The id of a message is the same on every try, so one without an answer is sent again.
    if (status == 0)
        return answer(SendOutcome::Retry, u"network"_s);
    if (status >= 200 && status < 300)
        return acceptedAnswer(response, intent, account);
    if (status >= 300 && status < 400)
        return answer(SendOutcome::Retry, u"redirect"_s);
    if (status == 401 || status == 403)
        return answer(SendOutcome::Credentials, u"signature"_s);
    if (status == 408 || status == 425 || status == 429 || status >= 500)
        return retryAnswer(response, now);
    if (status != 410)
        return refusedAnswer(response);
    SendAnswer gone = answer(SendOutcome::Refused, u"endpoint_gone"_s);
    gone.more.insert("disable"_L1, true);
    return gone;
}

ChannelLimits GenericWebhookCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    limits.textUnits = textLimit;
    limits.parts = {PartType::Image,   PartType::Voice,    PartType::Audio,   PartType::Video, PartType::File,
                    PartType::Sticker, PartType::Location, PartType::Contact, PartType::Card};
    limits.hasIdempotencyKey = true;
    limits.onTheirs = {MessageAction::Like, MessageAction::Unlike};
    if (surface == Surface::Public)
        limits.onTheirs = {MessageAction::Hide, MessageAction::Unhide, MessageAction::Like, MessageAction::Unlike};
    limits.onOurs = {MessageAction::Delete};
    return limits;
}

} // namespace lianxi
