// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/customer_voice.h"

#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/wechat_crypto.h"
#include "app/rehearsal/voice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

QString cdata(const QString &text)
{
    QString safe = text;
    safe.replace("]]>"_L1, "]]]]><![CDATA[>"_L1);
    return "<![CDATA["_L1 + safe + "]]>"_L1;
}

QString element(QLatin1StringView name, const QString &content)
{
    return '<'_L1 + name + '>'_L1 + content + "</"_L1 + name + '>'_L1;
}

QByteArray freshNonce()
{
    return QByteArray::number(QRandomGenerator::system()->bounded(1'000'000'000, 2'000'000'000));
}

/// The members after MsgType, by kind of message.
QString wechatContent(const CustomerLine &line)
{
    if (!line.part)
        return element("MsgType"_L1, cdata(u"text"_s)) + element("Content"_L1, cdata(line.text));
    const Part &part = *line.part;
    switch (part.type) {
    case PartType::Image:
        return element("MsgType"_L1, cdata(u"image"_s)) + element("PicUrl"_L1, cdata(part.ref))
            + element("MediaId"_L1, cdata(part.ref));
    case PartType::Voice:
    case PartType::Audio:
        return element("MsgType"_L1, cdata(u"voice"_s)) + element("MediaId"_L1, cdata(part.ref))
            + element("Format"_L1, cdata(u"amr"_s))
            + (line.text.isEmpty() ? QString() : element("Recognition"_L1, cdata(line.text)));
    case PartType::Video:
        return element("MsgType"_L1, cdata(u"video"_s)) + element("MediaId"_L1, cdata(part.ref))
            + element("ThumbMediaId"_L1, cdata(part.ref));
    case PartType::Location:
        return element("MsgType"_L1, cdata(u"location"_s))
            + element("Location_X"_L1, QString::number(part.lat.value_or(0), 'f', 6))
            + element("Location_Y"_L1, QString::number(part.lon.value_or(0), 'f', 6)) + element("Scale"_L1, u"16"_s)
            + element("Label"_L1, cdata(part.title));
    case PartType::Text:
    case PartType::File:
    case PartType::Sticker:
    case PartType::Contact:
    case PartType::Card:
        return element("MsgType"_L1, cdata(u"link"_s)) + element("Title"_L1, cdata(part.title))
            + element("Description"_L1, cdata(line.text)) + element("Url"_L1, cdata(part.ref));
    }
    Q_UNREACHABLE();
}

/// nullopt without a key.
std::optional<QByteArray> encryptedFor(const ChannelAccount &account, const QString &text)
{
    QByteArray random(16, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(random.data()), 4);
    const Result<QByteArray> encrypted = wechatEncrypt(accountBytes(account, "encoding_aes_key"_L1), text.toUtf8(),
                                                       accountBytes(account, "receive_id"_L1), random);
    return encrypted ? std::optional(*encrypted) : std::nullopt;
}

/// WeCom encrypts everything and signs what it encrypted.
HttpRequest wecomEnvelope(const ChannelAccount &account, const QString &xml, Instant at)
{
    const QByteArray timestamp = QByteArray::number(secondsOf(at));
    const QByteArray nonce = freshNonce();
    const QByteArray encrypted = encryptedFor(account, xml).value_or(QByteArray());
    HttpRequest request;
    request.headers = {{"Content-Type", "text/xml"}};
    request.query = "msg_signature=" + sortedSha1({accountBytes(account, "token"_L1), timestamp, nonce, encrypted})
        + "&timestamp=" + timestamp + "&nonce=" + nonce;
    request.body = element("xml"_L1,
                           element("ToUserName"_L1, cdata(accountText(account, "corp_id"_L1)))
                               + element("Encrypt"_L1, cdata(QString::fromLatin1(encrypted))))
                       .toUtf8();
    return request;
}

QLatin1StringView wecomKfType(PartType type)
{
    switch (type) {
    case PartType::Image:
        return "image"_L1;
    case PartType::Voice:
    case PartType::Audio:
        return "voice"_L1;
    case PartType::Video:
        return "video"_L1;
    case PartType::Location:
        return "location"_L1;
    case PartType::Card:
        return "link"_L1;
    case PartType::Text:
    case PartType::File:
    case PartType::Sticker:
    case PartType::Contact:
        break;
    }
    return "file"_L1;
}

/// The item that is there when the desk asks.
QJsonObject wecomKfItem(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    QLatin1StringView type = "text"_L1;
    QJsonObject content{{"content"_L1, line.text}};
    if (line.part) {
        type = wecomKfType(line.part->type);
        content = {{"media_id"_L1, line.part->ref}};
        if (line.part->type == PartType::Location)
            content = {{"latitude"_L1, line.part->lat.value_or(0)},
                       {"longitude"_L1, line.part->lon.value_or(0)},
                       {"name"_L1, line.part->title}};
        if (line.part->type == PartType::Card)
            content = {{"title"_L1, line.part->title}, {"url"_L1, line.part->ref}};
    }
    return {{"msgid"_L1, u"rehearsal%1"_s.arg(line.number)},
            {"open_kfid"_L1, accountText(account, "open_kfid"_L1)},
            {"external_userid"_L1, customer.id},
            {"send_time"_L1, secondsOf(line.at)},
            {"origin"_L1, 3},
            {"msgtype"_L1, type},
            {type, content}};
}

/// The platform writes China Standard Time in the old Twitter manner.
QString weiboTime(Instant at)
{
    return QLocale::c().toString(toDateTime(at).toOffsetFromUtc(8 * 3600), u"ddd MMM dd HH:mm:ss +0800 yyyy"_s);
}

void addTelegramPart(QJsonObject &message, const CustomerLine &line)
{
    const Part &part = *line.part;
    const QJsonObject file{
        {"file_id"_L1, part.ref}, {"file_unique_id"_L1, part.ref}, {"duration"_L1, part.seconds.value_or(5)}};
    switch (part.type) {
    case PartType::Image:
        message.insert(
            "photo"_L1,
            QJsonArray{QJsonObject{
                {"file_id"_L1, part.ref}, {"file_unique_id"_L1, part.ref}, {"width"_L1, 1280}, {"height"_L1, 960}}});
        break;
    case PartType::Location:
        message.insert("location"_L1,
                       QJsonObject{{"latitude"_L1, part.lat.value_or(0)}, {"longitude"_L1, part.lon.value_or(0)}});
        break;
    case PartType::Voice:
    case PartType::Audio:
        message.insert("voice"_L1, file);
        break;
    case PartType::Video:
        message.insert("video"_L1, file);
        break;
    case PartType::Text:
    case PartType::File:
    case PartType::Sticker:
    case PartType::Contact:
    case PartType::Card:
        message.insert(
            "document"_L1,
            QJsonObject{{"file_id"_L1, part.ref}, {"file_unique_id"_L1, part.ref}, {"file_name"_L1, part.name}});
        break;
    }
    if (!line.text.isEmpty())
        message.insert("caption"_L1, line.text);
}

} // namespace

HttpRequest voice::wechat(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QString xml =
        element("xml"_L1,
                element("ToUserName"_L1, cdata(accountText(account, "account_id"_L1)))
                    + element("FromUserName"_L1, cdata(customer.id))
                    + element("CreateTime"_L1, QString::number(secondsOf(line.at))) + wechatContent(line)
                    + element("MsgId"_L1, QString::number(25'000'000'000'000'000 + line.number)));
    const QByteArray token = accountBytes(account, "token"_L1);
    const QByteArray timestamp = QByteArray::number(secondsOf(line.at));
    const QByteArray nonce = freshNonce();
    HttpRequest request;
    request.headers = {{"Content-Type", "text/xml"}};
    request.query = "signature=" + sortedSha1({token, timestamp, nonce}) + "&timestamp=" + timestamp + "&nonce=" + nonce
        + "&openid=" + customer.id.toUtf8();
    const std::optional<QByteArray> encrypted = encryptedFor(account, xml);
    if (!encrypted) { // no key configured: the account runs in plain mode
        request.body = xml.toUtf8();
        return request;
    }
    request.query += "&encrypt_type=aes&msg_signature=" + sortedSha1({token, timestamp, nonce, *encrypted});
    request.body = element("xml"_L1,
                           element("ToUserName"_L1, cdata(accountText(account, "account_id"_L1)))
                               + element("Encrypt"_L1, cdata(QString::fromLatin1(*encrypted))))
                       .toUtf8();
    return request;
}

/// WeCom customer service only says that there is something to ask for.
HttpRequest voice::wecomKf(const ChannelAccount &account, const RehearsalCustomer &, const CustomerLine &line)
{
    const QString xml =
        element("xml"_L1,
                element("ToUserName"_L1, cdata(accountText(account, "corp_id"_L1)))
                    + element("CreateTime"_L1, QString::number(secondsOf(line.at)))
                    + element("MsgType"_L1, cdata(u"event"_s)) + element("Event"_L1, cdata(u"kf_msg_or_event"_s))
                    + element("Token"_L1, cdata(u"PULL%1"_s.arg(line.number)))
                    + element("OpenKfId"_L1, cdata(accountText(account, "open_kfid"_L1))));
    return wecomEnvelope(account, xml, line.at);
}

HttpRequest voice::wecom(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QString xml = element("xml"_L1,
                                element("ToUserName"_L1, cdata(accountText(account, "corp_id"_L1)))
                                    + element("FromUserName"_L1, cdata(customer.id))
                                    + element("CreateTime"_L1, QString::number(secondsOf(line.at)))
                                    + wechatContent(line) + element("MsgId"_L1, messageIdOf(Platform::Wecom, line))
                                    + element("AgentID"_L1, accountText(account, "agent_id"_L1)));
    return wecomEnvelope(account, xml, line.at);
}

HttpRequest voice::weibo(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    QJsonObject data;
    QString type = u"text"_s;
    if (line.part && line.part->type == PartType::Location) {
        type = u"position"_s;
        data = {{"longitude"_L1, QString::number(line.part->lon.value_or(0), 'f', 6)},
                {"latitude"_L1, QString::number(line.part->lat.value_or(0), 'f', 6)}};
    } else if (line.part && line.part->type != PartType::Text) {
        type = line.part->type == PartType::Voice ? u"voice"_s : u"image"_s;
        data = {{"vfid"_L1, 820'000'000 + line.number}, {"tovfid"_L1, 821'000'000 + line.number}};
    }
    const QJsonObject push{{"type"_L1, type},
                           {"receiver_id"_L1, accountText(account, "account_id"_L1).toLongLong()},
                           {"sender_id"_L1, customer.id.toLongLong()},
                           {"created_at"_L1, weiboTime(line.at)},
                           {"text"_L1, line.text},
                           {"data"_L1, data}};
    const QByteArray timestamp = QByteArray::number(toMillis(line.at));
    const QByteArray nonce = freshNonce();
    HttpRequest request;
    request.headers = {{"Content-Type", "application/json"}};
    request.query = "signature=" + sortedSha1({accountBytes(account, "app_secret"_L1), timestamp, nonce})
        + "&timestamp=" + timestamp + "&nonce=" + nonce;
    request.body = QJsonDocument(push).toJson(QJsonDocument::Compact);
    return request;
}

HttpRequest voice::telegram(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QJsonObject from{{"id"_L1, customer.id.toLongLong()}, {"is_bot"_L1, false}, {"first_name"_L1, customer.name}};
    QJsonObject chat{{"id"_L1, customer.id.toLongLong()}, {"first_name"_L1, customer.name}, {"type"_L1, u"private"_s}};
    if (line.surface == Surface::Public)
        chat = {{"id"_L1, qint64{-1001777000111}}, {"title"_L1, u"Community"_s}, {"type"_L1, u"supergroup"_s}};
    QJsonObject message{
        {"message_id"_L1, line.number}, {"from"_L1, from}, {"chat"_L1, chat}, {"date"_L1, secondsOf(line.at)}};
    if (line.part)
        addTelegramPart(message, line);
    else
        message.insert("text"_L1, line.text);
    HttpRequest request;
    request.headers = {{"Content-Type", "application/json"},
                       {"X-Telegram-Bot-Api-Secret-Token", accountBytes(account, "webhook_secret_token"_L1)}};
    request.body = QJsonDocument(QJsonObject{{"update_id"_L1, 901'000'000 + line.number}, {"message"_L1, message}})
                       .toJson(QJsonDocument::Compact);
    return request;
}

std::optional<HttpRequest> pushOf(const ChannelAccount &account, const RehearsalCustomer &customer,
                                  const CustomerLine &line)
{
    const Voice *voice = voiceOf(account.platform);
    const Voice::Push push = !voice ? nullptr : line.surface == Surface::Public ? voice->comment : voice->push;
    return push ? std::optional(push(account, customer, line)) : std::nullopt;
}

QJsonObject pollItemOf(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    if (account.platform == Platform::WecomKf)
        return wecomKfItem(account, customer, line);
    const QString id = messageIdOf(Platform::Weibo, line);
    const QJsonObject user{{"id"_L1, customer.id.toLongLong()},
                           {"idstr"_L1, customer.id},
                           {"screen_name"_L1, customer.name},
                           {"name"_L1, customer.name}};
    return {{"created_at"_L1, weiboTime(line.at)},
            {"id"_L1, id.toLongLong()},
            {"idstr"_L1, id},
            {"mid"_L1, id},
            {"rootid"_L1, id.toLongLong()},
            {"text"_L1, line.text},
            {"source"_L1, u"微博"_s},
            {"user"_L1, user},
            {"status"_L1,
             QJsonObject{{"id"_L1, line.postId.toLongLong()},
                         {"idstr"_L1, line.postId},
                         {"mid"_L1, line.postId},
                         {"user"_L1, QJsonObject{{"idstr"_L1, accountText(account, "account_id"_L1)}}}}}};
}

} // namespace lianxi
