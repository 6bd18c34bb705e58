// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/telegram/telegram_address.h"

#include "app/channels/common/json_text.h"

using namespace Qt::StringLiterals;

namespace lianxi::telegram
{

using channels::idText;

Address Address::ofThread(const QString &threadId)
{
    const qsizetype slash = threadId.lastIndexOf(u'/');
    if (slash < 0)
        return {{}, threadId, {}, {}};
    const QString left = threadId.left(slash), right = threadId.mid(slash + 1);
    bool isChat = false;
    (void)left.toLongLong(&isChat);
    return isChat ? Address{{}, left, right, {}} : Address{left, right, {}, {}};
}

Address Address::ofMessage(const QString &messageId)
{
    const qsizetype colon = messageId.lastIndexOf(u':');
    if (colon < 0)
        return {};
    Address address = ofThread(messageId.left(colon));
    address.message = messageId.mid(colon + 1);
    return address;
}

Address Address::ofJson(const QJsonObject &message)
{
    Address address;
    address.connection = message.value("business_connection_id"_L1).toString();
    address.chat = idText(message.value("chat"_L1).toObject().value("id"_L1));
    if (message.value("is_topic_message"_L1).toBool() && address.connection.isEmpty())
        address.topic = idText(message.value("message_thread_id"_L1));
    return address;
}

QString Address::threadId() const
{
    if (!connection.isEmpty())
        return connection + u'/' + chat;
    return topic.isEmpty() ? chat : chat + u'/' + topic;
}

QString Address::messageKey(const QString &id) const
{
    return (connection.isEmpty() ? chat : connection + u'/' + chat) + u':' + id;
}

} // namespace lianxi::telegram
