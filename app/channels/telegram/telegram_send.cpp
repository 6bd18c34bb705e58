// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/multipart.h"
#include "app/channels/common/split_text.h"
#include "app/channels/telegram/telegram_address.h"
#include "app/channels/telegram/telegram_codec.h"
#include "app/channels/telegram/telegram_hook.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;
using telegram::Address;

namespace
{

constexpr qint64 downloadLimit = 20'000'000;
constexpr int textLimit = 4096; ///< UTF-16 units: the safe reading of "characters"
constexpr int captionLimit = 1024;
constexpr auto attachedField = "file"_L1; ///< of the bytes in a multipart request

/// A method of the Bot API and its parameters, or why there is none.
struct Call {
    QString method;
    QJsonObject body;
    QString refused;
};

struct MediaMethod {
    PartType type;
    QLatin1StringView method;
    QLatin1StringView member;
};
constexpr std::array mediaMethods{
    MediaMethod{PartType::Image, "sendPhoto"_L1, "photo"_L1},
    MediaMethod{PartType::Voice, "sendVoice"_L1, "voice"_L1},
    MediaMethod{PartType::Audio, "sendAudio"_L1, "audio"_L1},
    MediaMethod{PartType::Video, "sendVideo"_L1, "video"_L1},
    MediaMethod{PartType::File, "sendDocument"_L1, "document"_L1},
    MediaMethod{PartType::Sticker, "sendSticker"_L1, "sticker"_L1},
};

/// `attached`: the bytes travel in the same request.
Call partCall(const Part &part, const QString &caption, bool attached)
{
    if (part.type == PartType::Location && part.lat && part.lon) {
        QJsonObject body{{"latitude"_L1, *part.lat}, {"longitude"_L1, *part.lon}};
        if (part.title.isEmpty())
            return {u"sendLocation"_s, body, caption.isEmpty() ? QString() : u"mixed_content"_s};
        body.insert("title"_L1, part.title);
        body.insert("address"_L1, part.more.value("address"_L1).toString());
        return {u"sendVenue"_s, body, caption.isEmpty() ? QString() : u"mixed_content"_s};
    }
    if (part.type == PartType::Contact)
        return {u"sendContact"_s,
                {{"phone_number"_L1, part.more.value("phone"_L1)}, {"first_name"_L1, part.name}},
                caption.isEmpty() ? QString() : u"mixed_content"_s};
    const auto method = std::find_if(mediaMethods.begin(), mediaMethods.end(),
                                     [&part](const MediaMethod &m) { return m.type == part.type; });
    if (method == mediaMethods.end())
        return {{}, {}, u"unsupported_part"_s};
    if (part.ref.isEmpty() && !attached)
        return {{}, {}, u"upload_needed"_s};
    QJsonObject body{{method->member, attached ? u"attach://"_s + attachedField : part.ref}};
    if (caption.size() > captionLimit)
        return {{}, {}, u"too_long"_s};
    if (!caption.isEmpty() && part.type == PartType::Sticker)
        return {{}, {}, u"mixed_content"_s};
    if (!caption.isEmpty())
        body.insert("caption"_L1, caption);
    return {method->method, body, {}};
}

/// No parse_mode: what an agent typed is plain text, so nothing in it needs escaping.
Call messageCall(const SendIntent &intent)
{
    QString text = intent.text;
    const Part *media = nullptr;
    for (const Part &part : intent.parts) {
        if (part.type == PartType::Text)
            text = text.isEmpty() ? part.text : text;
        else if (media)
            return {{}, {}, u"one_part_only"_s};
        else
            media = &part;
    }
    if (media)
        return partCall(*media, text, media->ref.isEmpty() && !intent.files.empty());
    if (text.isEmpty())
        return {{}, {}, u"empty"_s};
    return {u"sendMessage"_s, {{"text"_L1, text}}, {}};
}

void putAddress(QJsonObject &body, const Address &address)
{
    body.insert("chat_id"_L1, idValue(address.chat));
    if (!address.topic.isEmpty())
        body.insert("message_thread_id"_L1, idValue(address.topic));
    if (!address.connection.isEmpty())
        body.insert("business_connection_id"_L1, address.connection);
}

/// What is done to a message that exists: edit, delete, react.
Call targetCall(const SendIntent &intent)
{
    Address address = Address::ofMessage(intent.target);
    if (address.message.isEmpty() || address.chat.isEmpty())
        return {{}, {}, u"no_target"_s};
    Call call;
    if (intent.op == "delete"_L1 && !address.connection.isEmpty()) {
        // Chats of a business account have a method of their own.
        call.method = u"deleteBusinessMessages"_s;
        call.body = {{"business_connection_id"_L1, address.connection},
                     {"message_ids"_L1, QJsonArray{idValue(address.message)}}};
        return call;
    }
    address.topic.clear();
    putAddress(call.body, address);
    call.body.insert("message_id"_L1, idValue(address.message));
    if (intent.op == "mark_read"_L1) { // an ordinary bot's chat shows nothing of the kind
        call.method = u"readBusinessMessage"_s;
        if (address.connection.isEmpty())
            call.refused = u"unsupported_op"_s;
        return call;
    }
    if (intent.op == "delete"_L1) {
        call.method = u"deleteMessage"_s;
    } else if (intent.op == "edit"_L1) {
        call.method = u"editMessageText"_s;
        call.body.insert("text"_L1, intent.text);
        if (intent.text.isEmpty())
            call.refused = u"empty"_s;
    } else {
        call.method = u"setMessageReaction"_s;
        const QString emoji = intent.more.value("emoji"_L1).toString(u"👍"_s);
        const QJsonArray reactions = intent.op == "unlike"_L1
            ? QJsonArray()
            : QJsonArray{QJsonObject{{"type"_L1, "emoji"_L1}, {"emoji"_L1, emoji}}};
        call.body.insert("reaction"_L1, reactions);
    }
    return call;
}

Call threadCall(const SendIntent &intent)
{
    const Address address = Address::ofThread(intent.threadId.isEmpty() ? intent.to : intent.threadId);
    if (address.chat.isEmpty())
        return {{}, {}, u"no_recipient"_s};
    Call call;
    if (intent.op == "typing"_L1)
        call = {u"sendChatAction"_s, {{"action"_L1, "typing"_L1}}, {}};
    else
        call = messageCall(intent);
    putAddress(call.body, address);
    const QString quoted = Address::ofMessage(intent.replyTo).message;
    if (!quoted.isEmpty() && intent.op != "typing"_L1)
        call.body.insert("reply_parameters"_L1,
                         QJsonObject{{"message_id"_L1, idValue(quoted)}, {"allow_sending_without_reply"_L1, true}});
    if (intent.more.value("reply_markup"_L1).isObject())
        call.body.insert("reply_markup"_L1, intent.more.value("reply_markup"_L1));
    return call;
}

Call callOf(const SendIntent &intent)
{
    if (intent.op == "message"_L1 || intent.op == "reply_comment"_L1 || intent.op == "typing"_L1)
        return threadCall(intent);
    if (intent.op == "edit"_L1 || intent.op == "delete"_L1 || intent.op == "like"_L1 || intent.op == "unlike"_L1
        || intent.op == "mark_read"_L1)
        return targetCall(intent);
    if (intent.op == "ack_postback"_L1) {
        const QString id = idText(intent.more.value("callback_id"_L1));
        QJsonObject body{{"callback_query_id"_L1, id}};
        if (!intent.text.isEmpty())
            body.insert("text"_L1, intent.text);
        return {u"answerCallbackQuery"_s, body, id.isEmpty() ? u"no_target"_s : QString()};
    }
    if (intent.op == "file"_L1) {
        const QString ref = intent.target.isEmpty() && !intent.parts.empty() ? intent.parts.front().ref : intent.target;
        return {u"getFile"_s, {{"file_id"_L1, ref}}, ref.isEmpty() ? u"no_target"_s : QString()};
    }
    if (intent.op == "profile"_L1 && intent.surface == Surface::Public && !intent.to.isEmpty())
        return {u"getUserProfilePhotos"_s, {{"user_id"_L1, idValue(intent.to)}, {"limit"_L1, 1}}, {}};
    if (intent.op == "profile"_L1) // of those who wrote to the bot itself it tells more
        return {
            u"getChat"_s, {{"chat_id"_L1, idValue(intent.to)}}, intent.to.isEmpty() ? u"no_recipient"_s : QString()};
    if (intent.op == "self"_L1)
        return {u"getMe"_s, {}, {}};
    return {{}, {}, u"unsupported_op"_s};
}

/// Wordings are for people and may change, so the code decides first and these only refine it.
struct Wording {
    int code;
    QLatin1StringView words;
    SendOutcome outcome;
    const char16_t *reason;
};
constexpr Wording wordings[] = {
    {400, "message is not modified"_L1, SendOutcome::Sent, u""},
    {400, "chat not found"_L1, SendOutcome::Refused, u"recipient_unknown"},
    {400, "user not found"_L1, SendOutcome::Refused, u"recipient_unknown"},
    {400, "peer_id_invalid"_L1, SendOutcome::Refused, u"recipient_unknown"},
    {400, "message is too long"_L1, SendOutcome::Refused, u"too_long"},
    {400, "caption is too long"_L1, SendOutcome::Refused, u"too_long"},
    {400, "message to be replied not found"_L1, SendOutcome::Refused, u"quote_gone"},
    {400, "message to delete not found"_L1, SendOutcome::Refused, u"target_gone"},
    {400, "message to edit not found"_L1, SendOutcome::Refused, u"target_gone"},
    {400, "not enough rights"_L1, SendOutcome::Refused, u"no_permission"},
    {400, "chat_write_forbidden"_L1, SendOutcome::Refused, u"no_permission"},
    {400, "bad webhook"_L1, SendOutcome::Refused, u"webhook_address"},
    {400, ""_L1, SendOutcome::Refused, u"platform"},
    {401, ""_L1, SendOutcome::Credentials, u"token"},
    {404, ""_L1, SendOutcome::Credentials, u"token"},
    {403, "initiate conversation"_L1, SendOutcome::Refused, u"no_conversation"},
    {403, "blocked by the user"_L1, SendOutcome::Refused, u"recipient_blocked"},
    {403, "user is deactivated"_L1, SendOutcome::Refused, u"recipient_blocked"},
    {403, "bot was kicked"_L1, SendOutcome::Refused, u"not_member"},
    {403, "not a member"_L1, SendOutcome::Refused, u"not_member"},
    {403, ""_L1, SendOutcome::Refused, u"no_permission"},
    {413, ""_L1, SendOutcome::Refused, u"too_long"},
};

SendAnswer errorAnswer(int code, const QJsonObject &body)
{
    const QString words = body.value("description"_L1).toString();
    const QJsonObject parameters = body.value("parameters"_L1).toObject();
    if (const QString moved = idText(parameters.value("migrate_to_chat_id"_L1)); !moved.isEmpty()) {
        SendAnswer result = answer(SendOutcome::Retry, u"thread_moved"_s, words);
        result.retryAfter = std::chrono::seconds(0);
        result.more.insert("new_thread_id"_L1, moved);
        return result;
    }
    if (code == 429) {
        SendAnswer result = answer(SendOutcome::Retry, u"rate"_s, words);
        const std::optional<qint64> wait = integer(parameters.value("retry_after"_L1));
        if (wait && *wait >= 0)
            result.retryAfter = std::chrono::seconds(*wait);
        return result;
    }
    const auto known = std::find_if(std::begin(wordings), std::end(wordings), [&](const Wording &w) {
        return w.code == code && words.contains(w.words, Qt::CaseInsensitive);
    });
    if (known != std::end(wordings))
        return answer(known->outcome, QString::fromUtf16(known->reason), words);
    return code >= 500 ? answer(SendOutcome::Retry, u"server"_s, words)
                       : answer(SendOutcome::Refused, u"platform"_s, words);
}

/// Of getChat, or of getUserProfilePhotos: sizes of each picture, small ones first.
QJsonObject profileOf(const QJsonObject &object, const QString &person)
{
    constexpr int wanted = 160; ///< pixels; enough for a face beside a name
    const QString first = object.value("first_name"_L1).toString(), last = object.value("last_name"_L1).toString();
    QString avatar = object["photo"_L1]["small_file_id"_L1].toString();
    const QJsonArray sizes = object["photos"_L1][0].toArray();
    for (const QJsonValue &size : sizes) {
        avatar = size["file_id"_L1].toString();
        if (size["width"_L1].toInt() >= wanted)
            break;
    }
    return {{"user_id"_L1, person},
            {"name"_L1, QString(first + u' ' + last).trimmed()},
            {"handle"_L1, object.value("username"_L1).toString()},
            {"avatar"_L1, avatar}};
}

QByteArray formText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace

SendPlan TelegramCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    const QString token = accountText(account, "bot_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (const auto refused = refuseTooLong(intent.text, limits(intent.surface)))
        return *refused;
    const auto hook = telegram::hookCall(intent.op, account);
    const Call call = hook ? Call{hook->method, hook->body, hook->refused} : callOf(intent);
    if (!call.refused.isEmpty())
        return refusePlan(SendOutcome::Refused, call.refused);
    const QString url = apiBase(account, "https://api.telegram.org"_L1) + "/bot"_L1 + token + u'/' + call.method;
    if (intent.files.empty())
        return {jsonPost(url, call.body), {}, {}, {}};
    QList<QPair<QByteArray, QByteArray>> fields;
    for (auto member = call.body.begin(); member != call.body.end(); ++member)
        fields.append({member.key().toUtf8(), formText(*member)});
    return {multipartPost(url, fields, QByteArray(attachedField.data()), intent.files.front()), {}, {}, {}};
}

/// The file's address holds the token and lasts an hour; files over 20 MB are not given to bots.
MediaPlan TelegramCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    const bool media = std::any_of(mediaMethods.begin(), mediaMethods.end(),
                                   [&part](const MediaMethod &m) { return m.type == part.type; });
    const QString token = accountText(account, "bot_token"_L1);
    const bool ownServer = account.settings.contains("api_base"_L1);
    MediaPlan plan;
    if (!media || part.ref.isEmpty())
        plan.reason = u"no_media"_s;
    else if (token.isEmpty())
        plan.reason = u"token"_s;
    else if (!ownServer && part.bytes.value_or(0) > downloadLimit)
        plan.reason = u"too_large"_s;
    if (!plan.reason.isEmpty())
        return plan;
    plan.request = jsonPost(apiBase(account, "https://api.telegram.org"_L1) + "/bot"_L1 + token + "/getFile"_L1,
                            {{"file_id"_L1, part.ref}});
    plan.givesAddress = true;
    return plan;
}

Result<HttpRequest> TelegramCodec::readMediaAddress(const HttpResponse &response, const ChannelAccount &account) const
{
    const SendAnswer said = readAnswer(response, {}, account, {});
    const QString url = said.more.value("download_url"_L1).toString();
    if (said.outcome != SendOutcome::Sent || url.isEmpty() || url.contains("/../"_L1))
        return failure(ErrorCode::Protocol, u"the answer names no address"_s);
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    return request;
}

/// There is no upload: the file is part of the request that sends the message.
SendPlan TelegramCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &,
                                   const ChannelAccount &, Instant) const
{
    if (const auto refused = refuseTooLarge(file, limits(Surface::Private)))
        return *refused;
    return refusePlan(SendOutcome::Refused, uploadWithMessage);
}

SendAnswer TelegramCodec::readAnswer(const HttpResponse &response, const SendIntent &intent,
                                     const ChannelAccount &account, Instant now) const
{
    const std::optional<QJsonObject> body = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    if (!body || !body->value("ok"_L1).isBool()) {
        const auto transport = transportAnswer(response);
        return transport ? *transport : unreadableAnswer(response);
    }
    if (!body->value("ok"_L1).toBool()) {
        SendAnswer said =
            errorAnswer(static_cast<int>(integer(body->value("error_code"_L1)).value_or(response.status)), *body);
        // Messages of a group that moved are not at its new address.
        const bool isLost = said.reason == "thread_moved"_L1 && !intent.target.isEmpty();
        return isLost ? answer(SendOutcome::Refused, u"target_gone"_s, said.detail) : said;
    }
    SendAnswer result = answer(SendOutcome::Sent, {});
    const QJsonObject object = body->value("result"_L1).toObject();
    if (intent.op == "self"_L1)
        result.more.insert("profile"_L1,
                           QJsonObject{{"user_id"_L1, idText(object.value("id"_L1))},
                                       {"name"_L1, u'@' + object.value("username"_L1).toString()}});
    if (intent.op == "profile"_L1)
        result.more.insert("profile"_L1, profileOf(object, intent.to));
    if (intent.op == "hook_state"_L1)
        return telegram::hookState(object, account, now);
    if (const QString id = idText(object.value("message_id"_L1)); !id.isEmpty())
        result.messageId = Address::ofJson(object).messageKey(id);
    if (const QString path = object.value("file_path"_L1).toString(); !path.isEmpty())
        // Holds the token: for the gateway's own download, never for a view.
        result.more.insert("download_url"_L1,
                           apiBase(account, "https://api.telegram.org"_L1) + "/file/bot"_L1
                               + accountText(account, "bot_token"_L1) + u'/' + path);
    return result;
}

ChannelLimits TelegramCodec::limits(Surface surface) const
{
    ChannelLimits limits;
    limits.textUnits = textLimit;
    limits.parts = {PartType::Image, PartType::Voice,   PartType::Audio,    PartType::Video,
                    PartType::File,  PartType::Sticker, PartType::Location, PartType::Contact};
    limits.partLimits = {{PartType::Image, 10'000'000},
                         {PartType::Voice, 50'000'000},
                         {PartType::Audio, 50'000'000},
                         {PartType::Video, 50'000'000},
                         {PartType::File, 50'000'000}};
    limits.onTheirs = {MessageAction::Like, MessageAction::Unlike};
    if (surface == Surface::Public) // in groups where the bot may
        limits.onTheirs.push_back(MessageAction::Delete);
    limits.onOurs = {MessageAction::Delete};
    return limits;
}

/// Without it the button shows for a minute that it waits.
std::optional<SendIntent> TelegramCodec::acknowledgeIntent(const PlatformEvent &event) const
{
    if (event.kind != PlatformEventKind::Postback || !event.more.contains("callback_id"_L1))
        return std::nullopt;
    SendIntent intent;
    intent.op = u"ack_postback"_s;
    intent.more.insert("callback_id"_L1, event.more.value("callback_id"_L1));
    return intent;
}

SendIntent TelegramCodec::replyIntent(const PlatformEvent &event, const QString &text) const
{
    SendIntent intent = Codec::replyIntent(event, text);
    // In a private chat an answer needs no quote; in a group it shows who is meant.
    if (event.surface == Surface::Private)
        intent.replyTo.clear();
    return intent;
}

} // namespace lianxi
