// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/generic_webhook/standard_webhook.h"
#include "app/channels/qq/qq_signature.h"
#include "app/rehearsal/voice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::voice
{

using namespace channels;

namespace
{

QJsonObject douyinMessage(const RehearsalCustomer &customer, const CustomerLine &line)
{
    return {{"conversation_short_id"_L1, u"@conv-%1=="_s.arg(customer.id)},
            {"server_message_id"_L1, messageIdOf(Platform::Douyin, line)},
            {"conversation_type"_L1, 1},
            {"message_type"_L1, "text"_L1},
            {"source"_L1, QString()},
            {"create_time"_L1, toMillis(line.at)},
            {"text"_L1, line.text},
            {"user_infos"_L1,
             QJsonArray{
                 QJsonObject{{"open_id"_L1, customer.id}, {"nick_name"_L1, customer.name}, {"avatar"_L1, QString()}}}}};
}

QJsonObject douyinComment(const RehearsalCustomer &customer, const CustomerLine &line)
{
    return {{"comment_id"_L1, messageIdOf(Platform::Douyin, line)},
            {"comment_user_id"_L1, customer.id},
            {"content"_L1, line.text},
            {"create_time"_L1, secondsOf(line.at)},
            {"digg_count"_L1, 0},
            {"reply_comment_total"_L1, 0},
            {"reply_to_comment_id"_L1, QString()},
            {"reply_to_item_id"_L1, line.postId},
            {"at_user_id"_L1, QString()}};
}

} // namespace

HttpRequest douyin(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const bool isComment = line.surface == Surface::Public;
    HttpRequest request;
    request.body =
        writeJson({{"event"_L1, isComment ? "item_comment_reply"_L1 : "im_receive_msg"_L1},
                   {"client_key"_L1, accountText(account, "client_key"_L1)},
                   {"from_user_id"_L1, customer.id},
                   {"to_user_id"_L1, accountText(account, "account_id"_L1)},
                   {"log_id"_L1, u"log%1"_s.arg(line.number)},
                   {"content"_L1, isComment ? douyinComment(customer, line) : douyinMessage(customer, line)}});
    request.headers = {{"Content-Type", "application/json"},
                       {"Msg-Id", "push" + QByteArray::number(line.number)},
                       {"X-Douyin-Signature", sha1Hex(accountBytes(account, "client_secret"_L1) + request.body)}};
    return request;
}

HttpRequest qq(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const QJsonObject message{{"id"_L1, messageIdOf(Platform::Qq, line)},
                              {"content"_L1, line.text},
                              {"timestamp"_L1, toRfc3339(line.at)},
                              {"author"_L1, QJsonObject{{"id"_L1, customer.id}, {"user_openid"_L1, customer.id}}},
                              {"attachments"_L1, QJsonArray()}};
    HttpRequest request;
    request.body = writeJson({{"id"_L1, u"C2C_MESSAGE_CREATE:%1"_s.arg(line.number)},
                              {"op"_L1, 0},
                              {"s"_L1, 1},
                              {"t"_L1, "C2C_MESSAGE_CREATE"_L1},
                              {"d"_L1, message}});
    const QByteArray timestamp = QByteArray::number(secondsOf(line.at));
    request.headers = {
        {"Content-Type", "application/json"},
        {"User-Agent", "QQBot-Callback"},
        {"X-Bot-Appid", accountBytes(account, "app_id"_L1)},
        {"X-Signature-Timestamp", timestamp},
        {"X-Signature-Ed25519", lianxi::qq::sign(accountBytes(account, "secret"_L1), timestamp + request.body)}};
    return request;
}

HttpRequest bridge(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const bool isComment = line.surface == Surface::Public;
    const QJsonObject data{{"id"_L1, messageIdOf(account.platform, line)},
                           {"surface"_L1, toText(line.surface)},
                           {"direction"_L1, "in"_L1},
                           {"thread"_L1, QJsonObject{{"id"_L1, isComment ? line.postId : u"t-"_s + customer.id}}},
                           {"sender"_L1, QJsonObject{{"id"_L1, customer.id}, {"name"_L1, customer.name}}},
                           {"sent_at"_L1, toRfc3339(line.at)},
                           {"text"_L1, line.text}};
    const QByteArray body =
        writeJson({{"type"_L1, "message.created"_L1}, {"timestamp"_L1, toRfc3339(line.at)}, {"data"_L1, data}});
    const std::vector<QByteArray> keys = webhookKeys(account);
    return signedWebhook({}, body, "msg_rehearsal" + QByteArray::number(line.number),
                         keys.empty() ? QByteArray() : keys.front(), line.at);
}

} // namespace lianxi::voice
