// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/meta_hook.h"
#include "app/rehearsal/voice.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lianxi::voice
{

using namespace channels;

namespace
{

/// Meta writes every character beyond ASCII as an escape, and slashes too; its signature covers those bytes.
QByteArray metaBytes(const QJsonObject &json)
{
    const QString text = QString::fromUtf8(writeJson(json));
    QByteArray bytes;
    for (const QChar c : text) {
        if (c == u'/')
            bytes += "\\/";
        else if (c.unicode() < 0x80)
            bytes += c.toLatin1();
        else
            bytes += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return bytes;
}

HttpRequest metaHook(const ChannelAccount &account, QLatin1StringView object, QJsonObject entry)
{
    HttpRequest request;
    request.body = metaBytes({{"object"_L1, object}, {"entry"_L1, QJsonArray{entry}}});
    request.headers = {
        {"Content-Type", "application/json"},
        {"X-Hub-Signature-256", "sha256=" + meta::hmacHex(accountBytes(account, "app_secret"_L1), request.body)}};
    return request;
}

QJsonObject idObject(const QString &id)
{
    return {{"id"_L1, id}};
}

/// An entry of `messaging`, the same on Messenger and Instagram.
QJsonObject messagingEntry(const QString &ours, Platform platform, const RehearsalCustomer &customer,
                           const CustomerLine &line)
{
    const QJsonObject message{{"mid"_L1, messageIdOf(platform, line)}, {"text"_L1, line.text}};
    return {{"id"_L1, ours},
            {"time"_L1, toMillis(line.at)},
            {"messaging"_L1,
             QJsonArray{QJsonObject{{"sender"_L1, idObject(customer.id)},
                                    {"recipient"_L1, idObject(ours)},
                                    {"timestamp"_L1, toMillis(line.at)},
                                    {"message"_L1, message}}}}};
}

QJsonObject changeEntry(const QString &ours, QLatin1StringView field, const QJsonObject &value, Instant at)
{
    return {{"id"_L1, ours},
            {"time"_L1, secondsOf(at)},
            {"changes"_L1, QJsonArray{QJsonObject{{"field"_L1, field}, {"value"_L1, value}}}}};
}

QJsonObject xPost(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QString brand = accountText(account, "user_id"_L1), handle = accountText(account, "handle"_L1);
    const QJsonObject mention{{"id_str"_L1, brand}, {"screen_name"_L1, handle}};
    return {{"id_str"_L1, messageIdOf(Platform::X, line)},
            {"text"_L1, line.text},
            {"timestamp_ms"_L1, QString::number(toMillis(line.at))},
            {"created_at"_L1, QLocale::c().toString(toDateTime(line.at).toUTC(), u"ddd MMM dd HH:mm:ss +0000 yyyy"_s)},
            {"in_reply_to_status_id_str"_L1, line.postId},
            {"user"_L1,
             QJsonObject{{"id_str"_L1, customer.id},
                         {"name"_L1, customer.name},
                         {"screen_name"_L1, u"user"_s + customer.id.right(6)}}},
            {"entities"_L1, QJsonObject{{"user_mentions"_L1, QJsonArray{mention}}}}};
}

QJsonObject xActivity(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QString brand = accountText(account, "user_id"_L1);
    if (line.surface == Surface::Public)
        return {{"for_user_id"_L1, brand}, {"tweet_create_events"_L1, QJsonArray{xPost(account, customer, line)}}};
    QString escaped = line.text; // as the platform writes its texts
    escaped.replace(u'&', "&amp;"_L1).replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
    const QJsonObject create{{"target"_L1, QJsonObject{{"recipient_id"_L1, brand}}},
                             {"sender_id"_L1, customer.id},
                             {"message_data"_L1, QJsonObject{{"text"_L1, escaped}}}};
    const QJsonObject event{{"type"_L1, "message_create"_L1},
                            {"id"_L1, messageIdOf(Platform::X, line)},
                            {"created_timestamp"_L1, QString::number(toMillis(line.at))},
                            {"message_create"_L1, create}};
    const QJsonObject person{{"id"_L1, customer.id}, {"name"_L1, customer.name}};
    return {{"for_user_id"_L1, brand},
            {"direct_message_events"_L1, QJsonArray{event}},
            {"users"_L1, QJsonObject{{customer.id, person}}}};
}

} // namespace

HttpRequest x(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    HttpRequest request;
    request.body = writeJson(xActivity(account, customer, line));
    const QByteArray proof = hmacSha256(accountBytes(account, "consumer_secret"_L1), {request.body}).toBase64();
    request.headers = {{"Content-Type", "application/json"}, {"x-twitter-webhooks-signature", "sha256=" + proof}};
    return request;
}

HttpRequest facebook(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QString page = accountText(account, "page_id"_L1);
    if (line.surface == Surface::Private)
        return metaHook(account, "page"_L1, messagingEntry(page, Platform::Facebook, customer, line));
    const QJsonObject comment{{"from"_L1, QJsonObject{{"id"_L1, customer.id}, {"name"_L1, customer.name}}},
                              {"item"_L1, "comment"_L1},
                              {"verb"_L1, "add"_L1},
                              {"comment_id"_L1, messageIdOf(Platform::Facebook, line)},
                              {"post_id"_L1, line.postId},
                              {"parent_id"_L1, line.postId},
                              {"created_time"_L1, secondsOf(line.at)},
                              {"message"_L1, line.text}};
    return metaHook(account, "page"_L1, changeEntry(page, "feed"_L1, comment, line.at));
}

HttpRequest instagram(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QString own = accountText(account, "ig_id"_L1);
    if (line.surface == Surface::Private)
        return metaHook(account, "instagram"_L1, messagingEntry(own, Platform::Instagram, customer, line));
    const QJsonObject comment{
        {"id"_L1, messageIdOf(Platform::Instagram, line)},
        {"from"_L1, QJsonObject{{"id"_L1, customer.id}, {"username"_L1, u"user"_s + customer.id.right(6)}}},
        {"text"_L1, line.text},
        {"media"_L1, QJsonObject{{"id"_L1, line.postId}, {"media_product_type"_L1, "FEED"_L1}}}};
    return metaHook(account, "instagram"_L1, changeEntry(own, "comments"_L1, comment, line.at));
}

HttpRequest whatsapp(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QJsonObject message{{"from"_L1, customer.id},
                              {"id"_L1, messageIdOf(Platform::Whatsapp, line)},
                              {"timestamp"_L1, QString::number(secondsOf(line.at))},
                              {"type"_L1, "text"_L1},
                              {"text"_L1, QJsonObject{{"body"_L1, line.text}}}};
    const QJsonObject contact{{"profile"_L1, QJsonObject{{"name"_L1, customer.name}}}, {"wa_id"_L1, customer.id}};
    const QJsonObject metadata{{"display_phone_number"_L1, "15550777"_L1},
                               {"phone_number_id"_L1, accountText(account, "phone_number_id"_L1)}};
    const QJsonObject value{{"messaging_product"_L1, "whatsapp"_L1},
                            {"metadata"_L1, metadata},
                            {"contacts"_L1, QJsonArray{contact}},
                            {"messages"_L1, QJsonArray{message}}};
    return metaHook(account, "whatsapp_business_account"_L1,
                    changeEntry(accountText(account, "waba_id"_L1), "messages"_L1, value, line.at));
}

HttpRequest line(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &said)
{
    const QString id = messageIdOf(Platform::Line, said);
    const QJsonObject event{{"type"_L1, "message"_L1},
                            {"webhookEventId"_L1, u"01HX"_s + id},
                            {"deliveryContext"_L1, QJsonObject{{"isRedelivery"_L1, false}}},
                            {"timestamp"_L1, toMillis(said.at)},
                            {"mode"_L1, "active"_L1},
                            {"source"_L1, QJsonObject{{"type"_L1, "user"_L1}, {"userId"_L1, customer.id}}},
                            {"replyToken"_L1, u"reply"_s + id},
                            {"message"_L1, QJsonObject{{"id"_L1, id}, {"type"_L1, "text"_L1}, {"text"_L1, said.text}}}};
    HttpRequest request;
    request.body =
        writeJson({{"destination"_L1, accountText(account, "bot_user_id"_L1)}, {"events"_L1, QJsonArray{event}}});
    request.headers = {
        {"Content-Type", "application/json; charset=utf-8"},
        {"x-line-signature", hmacSha256(accountBytes(account, "channel_secret"_L1), {request.body}).toBase64()}};
    return request;
}

} // namespace lianxi::voice
