// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/keyless.h"
#include "app/channels/common/split_text.h"
#include "app/channels/line/line_codec.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int textLimit = 5000; ///< UTF-16 units
constexpr size_t mostMessages = 5; ///< of one request
constexpr auto replyTokenLife = 50s; ///< the platform promises "about a minute"
constexpr int shortestAnimation = 5; ///< seconds, in steps of as many
constexpr int longestAnimation = 60;

/// A call of the interface, or why there is none.
struct Call {
    QByteArray method;
    QString path;
    QJsonObject body;
    QString refused;
    bool push = false;
};

Call refuse(const QString &reason)
{
    return {{}, {}, {}, reason, false};
}

QString addressOf(const Part &part)
{
    const QString ref = part.ref.isEmpty() ? part.more.value("url"_L1).toString() : part.ref;
    return ref.startsWith("https://"_L1) ? ref : QString();
}

std::optional<QJsonObject> stickerMessage(const Part &part)
{
    const QStringList id = part.more.value("id"_L1).toString().split(u'/');
    if (id.size() != 2 || id[0].isEmpty() || id[1].isEmpty())
        return std::nullopt;
    return QJsonObject{{"type"_L1, "sticker"_L1}, {"packageId"_L1, id[0]}, {"stickerId"_L1, id[1]}};
}

std::optional<QJsonObject> locationMessage(const Part &part)
{
    if (!part.lat || !part.lon)
        return std::nullopt;
    const QString address = part.more.value("address"_L1).toString();
    // The platform wants both words.
    const QString title = part.title.isEmpty() ? address : part.title;
    return QJsonObject{{"type"_L1, "location"_L1},
                       {"title"_L1, title.isEmpty() ? u"📍"_s : title},
                       {"address"_L1, address.isEmpty() ? title.isEmpty() ? u"📍"_s : title : address},
                       {"latitude"_L1, *part.lat},
                       {"longitude"_L1, *part.lon}};
}

/// The platform fetches media itself, so each has an address.
std::optional<QJsonObject> mediaMessage(const Part &part)
{
    const QString address = addressOf(part);
    if (address.isEmpty())
        return std::nullopt;
    const QString preview = part.more.value("preview"_L1).toString();
    if (part.type == PartType::Image)
        return QJsonObject{{"type"_L1, "image"_L1},
                           {"originalContentUrl"_L1, address},
                           {"previewImageUrl"_L1, preview.isEmpty() ? address : preview}};
    if (part.type == PartType::Video && !preview.isEmpty())
        return QJsonObject{
            {"type"_L1, "video"_L1}, {"originalContentUrl"_L1, address}, {"previewImageUrl"_L1, preview}};
    if ((part.type == PartType::Voice || part.type == PartType::Audio) && part.seconds)
        return QJsonObject{{"type"_L1, "audio"_L1},
                           {"originalContentUrl"_L1, address},
                           {"duration"_L1, qRound64(*part.seconds * 1000.0)}};
    // There are no file messages; a link opens as well.
    const QString text = part.name.isEmpty() ? address : part.name + u'\n' + address;
    return QJsonObject{{"type"_L1, "text"_L1}, {"text"_L1, text}};
}

std::optional<QJsonObject> partMessage(const Part &part)
{
    switch (part.type) {
    case PartType::Text:
        return QJsonObject{{"type"_L1, "text"_L1}, {"text"_L1, part.text}};
    case PartType::Sticker:
        return stickerMessage(part);
    case PartType::Location:
        return locationMessage(part);
    case PartType::Image:
    case PartType::Voice:
    case PartType::Audio:
    case PartType::Video:
    case PartType::File:
        return mediaMessage(part);
    case PartType::Contact:
    case PartType::Card:
        return std::nullopt;
    }
    return std::nullopt;
}

QString partRefusal(const Part &part)
{
    const bool media = part.type != PartType::Sticker && part.type != PartType::Location
        && part.type != PartType::Contact && part.type != PartType::Card;
    return media ? u"upload_needed"_s : u"unsupported_part"_s;
}

bool mayReply(const SendIntent &intent, Instant now)
{
    if (intent.more.value("reply_token"_L1).toString().isEmpty() || intent.more.value(fallback) == "push"_L1)
        return false;
    const auto given = parseRfc3339(intent.more.value("reply_token_at"_L1).toString());
    return !given || now - *given < replyTokenLife;
}

Call messageCall(const SendIntent &intent, Instant now)
{
    QJsonArray messages;
    const bool textIsPart = std::any_of(intent.parts.begin(), intent.parts.end(),
                                        [](const Part &part) { return part.type == PartType::Text; });
    if (!intent.text.isEmpty() && !textIsPart) {
        QJsonObject text{{"type"_L1, "text"_L1}, {"text"_L1, intent.text}};
        if (const QString quote = intent.more.value("quote_token"_L1).toString(); !quote.isEmpty())
            text.insert("quoteToken"_L1, quote);
        messages.append(text);
    }
    for (const Part &part : intent.parts) {
        const std::optional<QJsonObject> message = partMessage(part);
        if (!message)
            return refuse(partRefusal(part));
        messages.append(*message);
    }
    if (messages.isEmpty())
        return refuse(u"empty"_s);
    if (static_cast<size_t>(messages.size()) > mostMessages)
        return refuse(u"too_long"_s);
    if (mayReply(intent, now))
        return {"POST",
                u"/v2/bot/message/reply"_s,
                {{"replyToken"_L1, intent.more.value("reply_token"_L1)}, {"messages"_L1, messages}},
                {},
                false};
    const QString to = intent.threadId.isEmpty() ? intent.to : intent.threadId;
    if (to.isEmpty())
        return refuse(u"no_recipient"_s);
    return {"POST", u"/v2/bot/message/push"_s, {{"to"_L1, to}, {"messages"_L1, messages}}, {}, true};
}

Call typingCall(const SendIntent &intent)
{
    const QString to = intent.threadId.isEmpty() ? intent.to : intent.threadId;
    if (to.isEmpty())
        return refuse(u"no_recipient"_s);
    // Only people see the animation; ids of groups and rooms begin with C and R.
    if (!to.startsWith(u'U') || intent.surface == Surface::Public)
        return refuse(u"unsupported_op"_s);
    const int wanted = intent.more.value("seconds"_L1).toInt(shortestAnimation);
    const int seconds = std::clamp(wanted, shortestAnimation, longestAnimation) / shortestAnimation * shortestAnimation;
    return {"POST", u"/v2/bot/chat/loading/start"_s, {{"chatId"_L1, to}, {"loadingSeconds"_L1, seconds}}, {}, false};
}

Call profileCall(const SendIntent &intent)
{
    if (intent.to.isEmpty())
        return refuse(u"no_recipient"_s);
    const QString person = QString::fromLatin1(percentEncode(intent.to));
    const QString group = QString::fromLatin1(percentEncode(intent.threadId));
    if (intent.threadId.startsWith(u'C'))
        return {"GET", "/v2/bot/group/"_L1 + group + "/member/"_L1 + person, {}, {}, false};
    if (intent.threadId.startsWith(u'R'))
        return {"GET", "/v2/bot/room/"_L1 + group + "/member/"_L1 + person, {}, {}, false};
    return {"GET", "/v2/bot/profile/"_L1 + person, {}, {}, false};
}

Call callOf(const SendIntent &intent, Instant now)
{
    if (intent.op == "message"_L1 || intent.op == "reply_comment"_L1)
        return messageCall(intent, now);
    if (intent.op == "typing"_L1)
        return typingCall(intent);
    if (intent.op == "mark_read"_L1 || intent.op == "read"_L1) {
        const QString token = intent.more.value("read_token"_L1).toString();
        return token.isEmpty() ? refuse(u"no_target"_s)
                               : Call{"POST", u"/v2/bot/chat/markAsRead"_s, {{"markAsReadToken"_L1, token}}, {}, false};
    }
    if (intent.op == "profile"_L1)
        return profileCall(intent);
    if (intent.op == "self"_L1)
        return {"GET", u"/v2/bot/info"_s, {}, {}, false};
    if (intent.op == "quota"_L1)
        return {"GET", u"/v2/bot/message/quota"_s, {}, {}, false};
    if (intent.op == "quota_used"_L1)
        return {"GET", u"/v2/bot/message/quota/consumption"_s, {}, {}, false};
    return refuse(u"unsupported_op"_s);
}

/// The platform takes UUIDs only; another key becomes one that is the same on every try.
QByteArray retryKey(const QString &sendKey)
{
    static const QUuid space(u"{5f3c7d0e-8a41-4a5e-9d53-6f1b1c0a7e42}"_s);
    const QUuid given = QUuid::fromString(sendKey);
    return (given.isNull() ? QUuid::createUuidV5(space, sendKey) : given).toByteArray(QUuid::WithoutBraces);
}

QJsonObject profileOf(const QJsonObject &body)
{
    QJsonObject profile{{"id"_L1, body.value("userId"_L1)}, {"user_id"_L1, body.value("userId"_L1)}};
    const auto put = [&](QLatin1StringView name, QLatin1StringView theirs) {
        if (const QString value = body.value(theirs).toString(); !value.isEmpty())
            profile.insert(name, value);
    };
    put("name"_L1, "displayName"_L1);
    put("avatar"_L1, "pictureUrl"_L1);
    put("language"_L1, "language"_L1);
    put("about"_L1, "statusMessage"_L1);
    put("handle"_L1, "basicId"_L1);
    return profile;
}

SendAnswer acceptedAnswer(const QJsonObject &body, bool duplicate)
{
    SendAnswer result = answer(SendOutcome::Sent, {});
    const QJsonObject first = body["sentMessages"_L1][0].toObject();
    result.messageId = idText(first.value("id"_L1));
    if (const QString quote = first.value("quoteToken"_L1).toString(); !quote.isEmpty())
        result.more.insert("quote_token"_L1, quote);
    if (duplicate)
        result.more.insert("duplicate"_L1, true);
    if (body.value("userId"_L1).isString())
        result.more.insert("profile"_L1, profileOf(body));
    for (const auto name : {"value"_L1, "totalUsage"_L1}) { // of the quota, and what is used of it
        if (body.value(name).isDouble())
            result.more.insert(name == "value"_L1 ? "quota"_L1 : "quota_used"_L1, body.value(name));
    }
    return result;
}

SendAnswer repeatedAnswer(const QString &reason)
{
    SendAnswer result = answer(SendOutcome::Retry, reason);
    result.more.insert("same_key"_L1, true);
    return result;
}

SendAnswer badRequestAnswer(const QString &words, const QJsonObject &body)
{
    if (words.contains("invalid reply token"_L1, Qt::CaseInsensitive)) {
        SendAnswer result = answer(SendOutcome::Refused, u"reply_token_expired"_s, words);
        result.more.insert(fallback, "push"_L1);
        return result;
    }
    const QString property = body["details"_L1][0]["property"_L1].toString();
    return answer(SendOutcome::Refused, u"bad_request"_s, property.isEmpty() ? words : words + u": "_s + property);
}

} // namespace

SendPlan LineCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        token = accountText(account, "channel_access_token"_L1);
    for (const Part &part : intent.parts) {
        if (const auto refused = refuseTooLong(part.text, limits(intent.surface)))
            return *refused;
    }
    if (const auto refused = refuseTooLong(intent.text, limits(intent.surface)))
        return *refused;
    const Call call = callOf(intent, now);
    if (!call.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, call.refused);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    HttpRequest request;
    request.method = call.method;
    request.url = apiBase(account, "https://api.line.me"_L1) + call.path;
    if (call.method == "POST") {
        request.headers = {{"Content-Type", "application/json"}};
        request.body = writeJson(call.body);
    }
    request.headers.append({"Authorization", "Bearer " + token.toUtf8()});
    if (call.push && !intent.sendKey.isEmpty())
        request.headers.append({"X-Line-Retry-Key", retryKey(intent.sendKey)});
    return {request, {}, {}, {}};
}

SendAnswer LineCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &,
                                 Instant now) const
{
    const int status = response.status;
    // A push is repeated with the key that makes a repetition harmless.
    if (status == 0)
        return repeatedAnswer(u"network"_s);
    if (status >= 500)
        return mayBeKeyless(intent) && !intent.more.contains(fallback)
            ? answer(SendOutcome::Unconfirmed, u"server"_s) // a reply has no key; a push after it would be a second one
            : repeatedAnswer(u"server"_s);
    const std::optional<QJsonObject> read = readJsonObject(response.body);
    const QJsonObject body = read.value_or(QJsonObject());
    const QString words = body.value("message"_L1).toString();
    if (status == 409)
        return acceptedAnswer(body, true);
    if (status >= 200 && status < 300)
        return read ? acceptedAnswer(body, false) : answer(SendOutcome::Unconfirmed, u"unreadable_answer"_s);
    if (status == 400)
        return badRequestAnswer(words, body);
    if (status == 401)
        return answer(SendOutcome::Credentials, u"token"_s, words);
    if (status == 403)
        return answer(SendOutcome::Credentials, u"permission"_s, words);
    if (status == 429 && words.contains("monthly limit"_L1, Qt::CaseInsensitive))
        return answer(SendOutcome::Refused, u"quota"_s, words);
    if (status == 429) {
        SendAnswer result = answer(SendOutcome::Retry, u"rate"_s, words);
        result.retryAfter = retryAfterHeader(response.headers, now);
        return result;
    }
    if (status == 404 || status == 410)
        return answer(SendOutcome::Refused, u"recipient_unknown"_s, words);
    return answer(SendOutcome::Refused, status == 413 ? u"too_long"_s : u"platform"_s, words);
}

ChannelLimits LineCodec::limits(Surface) const
{
    ChannelLimits limits;
    limits.textUnits = textLimit;
    limits.parts = {PartType::Image, PartType::Voice,   PartType::Audio,   PartType::Video,
                    PartType::File,  PartType::Sticker, PartType::Location};
    limits.hasIdempotencyKey = true;
    return limits;
}

SendIntent LineCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    // What is quoted is named by its token, not by its id.
    intent.replyTo.clear();
    if (event.more.contains("reply_token"_L1)) {
        intent.more.insert("reply_token"_L1, event.more.value("reply_token"_L1));
        if (event.at) {
            intent.more.insert("reply_token_at"_L1, toRfc3339(*event.at));
            intent.more.insert(keylessUntil, toRfc3339(*event.at + replyTokenLife));
        }
    }
    if (event.surface == Surface::Public && event.more.contains("quote_token"_L1))
        intent.more.insert("quote_token"_L1, event.more.value("quote_token"_L1));
    return intent;
}

} // namespace lianxi
