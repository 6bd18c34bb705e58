// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/split_text.h"
#include "app/channels/qq/qq_codec.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int repliesInWindow = 5;
constexpr auto privateWindow = std::chrono::minutes(60);
constexpr auto publicWindow = std::chrono::minutes(5);

/// The four places of a bot; each has an address of its own.
enum class Place { Person, Group, Channel, GuildPrivate };

/// Ids of guilds and channels are decimal numbers, those of groups are not.
bool isNumber(const QString &id)
{
    return !id.isEmpty() && id.size() <= 20
        && std::all_of(id.begin(), id.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Place placeOf(const SendIntent &intent)
{
    const QString named = intent.more.value("place"_L1).toString();
    if (named == "group"_L1)
        return Place::Group;
    if (named == "channel"_L1)
        return Place::Channel;
    if (named == "guild_private"_L1)
        return Place::GuildPrivate;
    if (named == "person"_L1)
        return Place::Person;
    if (intent.surface == Surface::Public)
        return isNumber(intent.threadId) ? Place::Channel : Place::Group;
    return intent.threadId != intent.to && isNumber(intent.threadId) ? Place::GuildPrivate : Place::Person;
}

/// "/v2/users/<openid>" and its like, without what is done there; empty when nobody is named.
QString pathOf(const SendIntent &intent)
{
    const Place place = placeOf(intent);
    const QString &person = intent.to.isEmpty() ? intent.threadId : intent.to;
    const QString id = QString::fromLatin1(percentEncode(place == Place::Person ? person : intent.threadId));
    if (id.isEmpty())
        return {};
    switch (place) {
    case Place::Person:
        return u"/v2/users/"_s + id;
    case Place::Group:
        return u"/v2/groups/"_s + id;
    case Place::Channel:
        return u"/channels/"_s + id;
    case Place::GuildPrivate:
        return u"/dms/"_s + id;
    }
    return {};
}

/// The number of a reply to one message. It must differ from those of the other replies and stay the same on a retry,
/// so that a message that has arrived already is not shown twice: it follows from the message's own key.
qint64 sequenceOf(const SendIntent &intent)
{
    if (const auto given = integer(intent.more.value("n_th_reply"_L1)); given && *given > 0)
        return *given;
    if (intent.sendKey.isEmpty())
        return 1;
    const QByteArray hash = QCryptographicHash::hash(intent.sendKey.toUtf8(), QCryptographicHash::Sha256);
    qint64 number = 0;
    for (int at = 0; at < 4; ++at)
        number = (number << 8) | static_cast<unsigned char>(hash[at]);
    return (number & 0x7fffffff) | 1; // a positive 32-bit integer
}

enum class MessageType { Text = 0, Markdown = 2, Ark = 3, Embed = 4, Media = 7 };

struct Content {
    QJsonObject body;
    QString refused;
};

Content contentOf(const SendIntent &intent)
{
    QString text = intent.text;
    QString media;
    for (const Part &part : intent.parts) {
        if (part.type == PartType::Text) {
            text = text.isEmpty() ? part.text : text;
            continue;
        }
        if (!media.isEmpty())
            return {{}, u"one_part_only"_s};
        if (part.type != PartType::Image && part.type != PartType::Video && part.type != PartType::Voice)
            return {{}, u"unsupported_part"_s};
        if (part.ref.isEmpty())
            return {{}, u"upload_needed"_s};
        media = part.ref;
    }
    const auto typed = [](MessageType type) { return QJsonValue(static_cast<int>(type)); };
    for (const auto &[member, type] : {std::pair{"markdown"_L1, MessageType::Markdown},
                                       {"ark"_L1, MessageType::Ark},
                                       {"embed"_L1, MessageType::Embed}}) {
        if (!intent.more.value(member).isObject())
            continue;
        QJsonObject body{{"msg_type"_L1, typed(type)}, {member, intent.more.value(member)}};
        if (!text.isEmpty())
            body.insert("content"_L1, text);
        return {body, {}};
    }
    if (!media.isEmpty()) {
        // The platform refuses files without words; a blank is what it asks for.
        return {{{"content"_L1, text.isEmpty() ? u" "_s : text},
                 {"msg_type"_L1, typed(MessageType::Media)},
                 {"media"_L1, QJsonObject{{"file_info"_L1, media}}}},
                {}};
    }
    if (text.isEmpty())
        return {{}, u"empty"_s};
    return {{{"content"_L1, text}, {"msg_type"_L1, typed(MessageType::Text)}}, {}};
}

HttpRequest authorised(HttpRequest request, const QString &token)
{
    request.headers.append({"Authorization", "QQBot " + token.toUtf8()});
    return request;
}

SendPlan planMessage(const SendIntent &intent, const QString &base, const QString &token)
{
    const QString path = pathOf(intent);
    if (path.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    Content content = contentOf(intent);
    if (!content.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, content.refused);
    const QString message = idText(intent.more.value("msg_id"_L1)), event = idText(intent.more.value("event_id"_L1));
    // Messages that answer nothing are withdrawn since April 2025.
    if (message.isEmpty() && event.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_conversation"_s);
    if (!message.isEmpty())
        content.body.insert("msg_id"_L1, message);
    else
        content.body.insert("event_id"_L1, event);
    content.body.insert("msg_seq"_L1, sequenceOf(intent));
    if (intent.more.value("keyboard"_L1).isObject())
        content.body.insert("keyboard"_L1, intent.more.value("keyboard"_L1));
    return {authorised(jsonPost(base + path + "/messages"_L1, content.body), token), {}, {}, {}};
}

SendPlan planRecall(const SendIntent &intent, const QString &base, const QString &token)
{
    const QString path = pathOf(intent);
    if (path.isEmpty() || intent.target.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_target"_s);
    const Place place = placeOf(intent);
    HttpRequest request;
    request.method = "DELETE";
    request.url = base + path + "/messages/"_L1 + QString::fromLatin1(percentEncode(intent.target));
    if (place == Place::Channel || place == Place::GuildPrivate)
        request.url += "?hidetip=false"_L1;
    return {authorised(request, token), {}, {}, {}};
}

constexpr CodeMeaning meanings[] = {
    {11241, SendOutcome::Credentials, u"token"},
    {11242, SendOutcome::Credentials, u"token"},
    {11243, SendOutcome::Credentials, u"token"},
    {11244, SendOutcome::Credentials, u"token"},
    {11251, SendOutcome::Refused, u"configuration_error"},
    {11253, SendOutcome::Refused, u"no_permission"},
    {11265, SendOutcome::Refused, u"account_restricted"},
    {22009, SendOutcome::Refused, u"quota"},
    {304003, SendOutcome::Refused, u"url_not_allowed"},
    {304023, SendOutcome::Pending, u"under_audit"},
    {304024, SendOutcome::Pending, u"under_audit"},
    {304082, SendOutcome::Retry, u"server"},
    {304083, SendOutcome::Retry, u"server"},
    {40054005, SendOutcome::Refused, u"duplicate"},
};

SendAnswer meaningOf(qint64 code, const QJsonObject &body)
{
    const QString words = body.value("message"_L1).toString();
    SendAnswer result = codeAnswer(meanings, code, words);
    // 40034…: the message that was answered is too old, or has its replies already.
    if (result.reason == "platform"_L1 && QString::number(code).startsWith("40034"_L1))
        result.reason = u"window_closed"_s;
    if (result.outcome == SendOutcome::Pending)
        result.messageId = idText(body.value("data"_L1)["message_audit"_L1]["audit_id"_L1]);
    return result;
}

/// What the platform calls a kind of file; 0 for what it does not take.
int fileType(const MediaFile &file)
{
    const QString mime = file.mime.section(u';', 0, 0).trimmed().toLower();
    if (file.type == PartType::Image && (mime == "image/png"_L1 || mime == "image/jpeg"_L1))
        return 1;
    if (file.type == PartType::Video && mime == "video/mp4"_L1)
        return 2;
    const bool silk = mime == "audio/silk"_L1 || file.name.endsWith(".silk"_L1, Qt::CaseInsensitive);
    return file.type == PartType::Voice && silk ? 3 : 0;
}

} // namespace

SendPlan QqCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const QString base = apiBase(account, "https://api.sgroup.qq.com"_L1);
    if (intent.op == "self"_L1)
        return {authorised(getRequest(base + "/users/@me"_L1), token), {}, {}, {}};
    if (intent.op == "delete"_L1)
        return planRecall(intent, base, token);
    if (intent.op == "ack_postback"_L1) {
        const QString id = idText(intent.more.value("interaction_id"_L1));
        if (id.isEmpty())
            return refusePlan(SendOutcome::Refused, u"no_target"_s);
        HttpRequest request =
            jsonPost(base + "/interactions/"_L1 + QString::fromLatin1(percentEncode(id)), {{"code"_L1, 0}});
        request.method = "PUT";
        return {authorised(request, token), {}, {}, {}};
    }
    if (intent.op != "message"_L1 && intent.op != "reply_comment"_L1)
        return refusePlan(SendOutcome::Refused, u"unsupported_op"_s);
    if (const auto refused = refuseTooLong(intent.text, limits(intent.surface)))
        return *refused;
    return planMessage(intent, base, token);
}

SendAnswer QqCodec::readAnswer(const HttpResponse &response, const SendIntent &intent, const ChannelAccount &,
                               Instant) const
{
    const std::optional<QJsonObject> body = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    const QJsonObject json = body.value_or(QJsonObject());
    std::optional<qint64> code = integer(json.value("code"_L1));
    if (!code)
        code = integer(json.value("err_code"_L1));
    if (code && *code != 0)
        return meaningOf(*code, json);
    if (const auto transport = transportAnswer(response))
        return *transport;
    if (response.status == 401)
        return answer(SendOutcome::Credentials, u"token"_s);
    // 201 and 202: the platform looks at the message first; what comes of it is an event.
    if (response.status == 201 || response.status == 202) {
        SendAnswer held = answer(SendOutcome::Pending, u"under_audit"_s);
        held.messageId = idText(json.value("data"_L1)["message_audit"_L1]["audit_id"_L1]);
        return held;
    }
    const bool wordless = intent.op == "delete"_L1 || intent.op == "ack_postback"_L1;
    if (wordless && (response.status == 204 || (response.status == 200 && (body || response.body.isEmpty()))))
        return answer(SendOutcome::Sent, {});
    if (response.status >= 300 || (!json.contains("id"_L1) && !json.contains("access_token"_L1)))
        return unreadableAnswer(response);
    SendAnswer result = answer(SendOutcome::Sent, {});
    if (json.contains("username"_L1)) {
        result.more.insert("profile"_L1,
                           QJsonObject{{"user_id"_L1, idText(json.value("id"_L1))},
                                       {"name"_L1, json.value("username"_L1).toString()}});
        return result;
    }
    if (const auto lifetime = integer(json.value("expires_in"_L1)))
        result.more.insert("expires_in"_L1, *lifetime);
    result.messageId = idText(json.value("id"_L1));
    return result;
}

SendPlan QqCodec::planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &,
                             const ChannelAccount &account, Instant) const
{
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const Place place = placeOf(intent);
    const QString path = pathOf(intent);
    const int type = fileType(file);
    // Files for persons and for groups are not exchangeable; guilds take none this way.
    if (type == 0 || place == Place::Channel || place == Place::GuildPrivate)
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    if (path.isEmpty())
        return refusePlan(SendOutcome::Refused, u"no_recipient"_s);
    return {authorised(jsonPost(apiBase(account, "https://api.sgroup.qq.com"_L1) + path + "/files"_L1,
                                {{"file_type"_L1, type},
                                 {"srv_send_msg"_L1, false},
                                 {"file_data"_L1, QString::fromLatin1(file.bytes.toBase64())}}),
                       token),
            {},
            {},
            {}};
}

SendAnswer QqCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                               const ChannelAccount &account, Instant now) const
{
    const std::optional<QJsonObject> body = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    const QString info = body ? body->value("file_info"_L1).toString() : QString();
    if (info.isEmpty()) {
        SendAnswer failed = readAnswer(response, {}, account, now);
        // A file without a message: to give it again shows nobody anything twice.
        if (failed.outcome == SendOutcome::Unconfirmed || failed.outcome == SendOutcome::Sent)
            failed = answer(SendOutcome::Retry, failed.reason.isEmpty() ? u"unreadable_answer"_s : failed.reason);
        return failed;
    }
    SendAnswer uploaded = answer(SendOutcome::Uploaded, {});
    uploaded.more.insert("ref"_L1, info);
    if (const auto lifetime = integer(body->value("ttl"_L1)); lifetime && *lifetime > 0)
        uploaded.more.insert("expires"_L1,
                             toRfc3339(now + std::chrono::seconds(std::min<qint64>(*lifetime, 86'400 * 366))));
    return uploaded;
}

ChannelLimits QqCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    limits.window = surface == Surface::Private ? privateWindow : publicWindow;
    limits.messagesInWindow = repliesInWindow;
    limits.parts = {PartType::Image, PartType::Voice, PartType::Video};
    limits.textWithParts = true;
    limits.onOurs = {MessageAction::Delete};
    return limits;
}

std::optional<SendIntent> QqCodec::acknowledgeIntent(const PlatformEvent &event) const
{
    if (event.kind != PlatformEventKind::Postback || !event.extra.contains("interaction_id"_L1))
        return std::nullopt;
    SendIntent intent;
    intent.op = u"ack_postback"_s;
    intent.more.insert("interaction_id"_L1, event.extra.value("interaction_id"_L1));
    return intent;
}

SendIntent QqCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    intent.replyTo.clear(); // every reply names the message it answers, quotes are not shown
    if (event.kind == PlatformEventKind::Postback)
        intent.more.insert("interaction_id"_L1, event.extra.value("interaction_id"_L1));
    const QString frame = event.extra.value("event_id"_L1).toString();
    if (!event.messageId.isEmpty())
        intent.more.insert("msg_id"_L1, event.messageId);
    else if (!frame.isEmpty())
        intent.more.insert("event_id"_L1, frame);
    if (event.flags.contains("group"_L1))
        intent.more.insert("place"_L1, "group"_L1);
    return intent;
}

} // namespace lianxi
