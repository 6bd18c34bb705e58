// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/telegram/telegram_events.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/channels/telegram/telegram_address.h"
#include "app/channels/telegram/telegram_parts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::telegram
{

using channels::idText;
using channels::integer;

namespace
{

std::optional<Instant> timeOf(const QJsonValue &value)
{
    const std::optional<qint64> seconds = integer(value);
    // A date of 0 marks a message that can no longer be read.
    return seconds && *seconds > 0 && *seconds <= 253'402'300'799 ? std::optional(fromMillis(*seconds * 1000))
                                                                  : std::nullopt;
}

Sender personOf(const QJsonObject &user)
{
    Sender sender;
    sender.id = idText(user.value("id"_L1));
    sender.name = (user.value("first_name"_L1).toString() + u' ' + user.value("last_name"_L1).toString()).trimmed();
    sender.handle = user.value("username"_L1).toString();
    return sender;
}

Sender chatAsSender(const QJsonObject &chat)
{
    Sender sender = personOf(chat);
    if (sender.name.isEmpty())
        sender.name = chat.value("title"_L1).toString();
    return sender;
}

void placeIn(PlatformEvent &event, const QJsonObject &chat)
{
    const QString type = chat.value("type"_L1).toString();
    const bool isGroup = type == "group"_L1 || type == "supergroup"_L1;
    // Channel messages to a brand are a private door to a public channel.
    const bool isPrivate = type == "private"_L1 || chat.value("is_direct_messages"_L1).toBool();
    event.surface = isPrivate ? Surface::Private : Surface::Public;
    if (isGroup && !isPrivate)
        event.flags.append(u"group"_s);
}

/// Whether the message names the bot. Without the bot's own name any @name counts: with privacy mode on, a group
/// shows a bot only what is meant for it.
bool mentionsUs(const QJsonObject &message, const ChannelAccount &account)
{
    const QString name = channels::accountText(account, "username"_L1);
    const QString text = message.value("text"_L1).toString();
    const QJsonArray entities = message.value("entities"_L1).toArray();
    for (const QJsonValue &entity : entities) {
        const QString type = entity["type"_L1].toString();
        if (type == "text_mention"_L1
            && idText(entity["user"_L1]["id"_L1]) == channels::accountText(account, "bot_id"_L1))
            return true;
        if (type != "mention"_L1)
            continue;
        const qint64 offset = integer(entity["offset"_L1]).value_or(-1),
                     length = integer(entity["length"_L1]).value_or(0);
        if (offset < 0 || length <= 1 || offset > text.size() || length > text.size() - offset)
            continue;
        if (name.isEmpty() || QStringView(text).sliced(offset + 1, length - 1).compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

struct ServiceMember {
    QLatin1StringView member;
    QLatin1StringView what;
};
constexpr std::array serviceMembers{
    ServiceMember{"new_chat_members"_L1, "members_joined"_L1},
    ServiceMember{"left_chat_member"_L1, "member_left"_L1},
    ServiceMember{"pinned_message"_L1, "message_pinned"_L1},
    ServiceMember{"new_chat_title"_L1, "title_changed"_L1},
    ServiceMember{"new_chat_photo"_L1, "photo_changed"_L1},
    ServiceMember{"delete_chat_photo"_L1, "photo_changed"_L1},
    ServiceMember{"group_chat_created"_L1, "thread_created"_L1},
    ServiceMember{"supergroup_chat_created"_L1, "thread_created"_L1},
    ServiceMember{"channel_chat_created"_L1, "thread_created"_L1},
    ServiceMember{"forum_topic_created"_L1, "topic_created"_L1},
    ServiceMember{"forum_topic_edited"_L1, "topic_edited"_L1},
    ServiceMember{"forum_topic_closed"_L1, "topic_closed"_L1},
    ServiceMember{"forum_topic_reopened"_L1, "topic_reopened"_L1},
    ServiceMember{"migrate_from_chat_id"_L1, "thread_moved_here"_L1},
};

/// \return true when the message only says that something happened in the chat.
bool fillService(PlatformEvent &event, const QJsonObject &message)
{
    if (const QString moved = idText(message.value("migrate_to_chat_id"_L1)); !moved.isEmpty()) {
        event.kind = PlatformEventKind::System;
        event.what = u"thread_moved"_s;
        event.more.insert("new_thread_id"_L1, moved);
        return true;
    }
    const auto found = std::find_if(serviceMembers.begin(), serviceMembers.end(),
                                    [&](const ServiceMember &s) { return message.contains(s.member); });
    if (found == serviceMembers.end())
        return false;
    event.kind = PlatformEventKind::System;
    event.what = found->what;
    return true;
}

void fillSender(PlatformEvent &event, const QJsonObject &message, const ChannelAccount &account)
{
    const QJsonObject chat = message.value("chat"_L1).toObject();
    const QJsonObject from = message.value("from"_L1).toObject();
    // An anonymous administrator or a channel writes under a chat's name; "from" is then a stand-in.
    const QJsonObject senderChat = message.value("sender_chat"_L1).toObject();
    event.sender = senderChat.isEmpty() ? personOf(from) : chatAsSender(senderChat);
    const QString bot = channels::accountText(account, "bot_id"_L1);
    const bool isBusiness = message.contains("business_connection_id"_L1);
    const bool byOwner = isBusiness && event.sender.id != idText(chat.value("id"_L1));
    if (byOwner || (!bot.isEmpty() && event.sender.id == bot))
        event.direction = Direction::Out;
}

void fillMessage(PlatformEvent &event, const QJsonObject &message, const ChannelAccount &account)
{
    const Address address = Address::ofJson(message);
    event.threadId = address.threadId();
    event.at = timeOf(message.value("date"_L1));
    placeIn(event, message.value("chat"_L1).toObject());
    fillSender(event, message, account);
    event.messageId = address.messageKey(idText(message.value("message_id"_L1)));
    if (fillService(event, message))
        return;
    event.kind = PlatformEventKind::Message;
    Content content = contentOf(message);
    event.text = content.text;
    event.parts = std::move(content.parts);
    if (!content.known)
        event.flags.append(u"unsupported"_s);
    if (message.contains("forward_origin"_L1))
        event.flags.append(u"forwarded"_s);
    if (event.surface == Surface::Public && mentionsUs(message, account))
        event.flags.append(u"mention"_s);
    const QJsonObject quoted = message.value("reply_to_message"_L1).toObject();
    // In a topic every message "replies" to the topic's first; that is no quote.
    const bool isTopicRoot = idText(quoted.value("message_id"_L1)) == address.topic && !address.topic.isEmpty();
    if (!quoted.isEmpty() && !isTopicRoot)
        event.replyTo = address.messageKey(idText(quoted.value("message_id"_L1)));
    if (const QString quote = message["quote"_L1]["text"_L1].toString(); !quote.isEmpty())
        event.extra.insert("quote"_L1, quote);
    if (const QString album = message.value("media_group_id"_L1).toString(); !album.isEmpty())
        event.more.insert("album"_L1, album);
}

void fillEdit(PlatformEvent &event, const QJsonObject &message, const ChannelAccount &account)
{
    fillMessage(event, message, account);
    event.kind = PlatformEventKind::Edit;
    event.target = event.messageId;
    event.newText = event.text;
    if (const std::optional<Instant> edited = timeOf(message.value("edit_date"_L1)))
        event.at = edited;
}

void fillPostback(PlatformEvent &event, const QJsonObject &query)
{
    event.kind = PlatformEventKind::Postback;
    event.sender = personOf(query.value("from"_L1).toObject());
    event.payload = query.value("data"_L1).toString();
    event.more.insert("callback_id"_L1, idText(query.value("id"_L1)));
    const QJsonObject message = query.value("message"_L1).toObject();
    if (message.isEmpty())
        return;
    const Address address = Address::ofJson(message);
    placeIn(event, message.value("chat"_L1).toObject());
    event.threadId = address.threadId();
    event.target = address.messageKey(idText(message.value("message_id"_L1)));
}

void fillReaction(PlatformEvent &event, const QJsonObject &reaction)
{
    event.kind = PlatformEventKind::Reaction;
    const Address address = Address::ofJson(reaction);
    placeIn(event, reaction.value("chat"_L1).toObject());
    event.threadId = address.threadId();
    event.target = address.messageKey(idText(reaction.value("message_id"_L1)));
    const QJsonObject chat = reaction.value("actor_chat"_L1).toObject();
    event.sender = chat.isEmpty() ? personOf(reaction.value("user"_L1).toObject()) : chatAsSender(chat);
    event.at = timeOf(reaction.value("date"_L1));
    QJsonArray emoji; // the whole truth: what is not in the new list is taken back
    const QJsonArray given = reaction.value("new_reaction"_L1).toArray();
    for (const QJsonValue &one : given) {
        const QString custom = idText(one["custom_emoji_id"_L1]);
        emoji.append(custom.isEmpty() ? one["emoji"_L1].toString() : u"custom:"_s + custom);
    }
    event.more.insert("emoji"_L1, emoji);
}

void fillMembership(PlatformEvent &event, const QJsonObject &change)
{
    event.kind = PlatformEventKind::System;
    const Address address = Address::ofJson(change);
    placeIn(event, change.value("chat"_L1).toObject());
    event.threadId = address.threadId();
    event.sender = personOf(change.value("from"_L1).toObject());
    event.at = timeOf(change.value("date"_L1));
    const QString status = change["new_chat_member"_L1]["status"_L1].toString();
    const bool gone = status == "kicked"_L1 || status == "left"_L1;
    if (event.surface == Surface::Private)
        event.what = gone ? u"blocked"_s : u"unblocked"_s;
    else
        event.what = gone ? u"bot_removed"_s : u"bot_added"_s;
    event.extra.insert("status"_L1, status);
}

void fillConnection(PlatformEvent &event, const QJsonObject &connection)
{
    event.kind = PlatformEventKind::System;
    const bool enabled = connection.value("is_enabled"_L1).toBool();
    event.what = enabled ? u"business_connected"_s : u"business_disconnected"_s;
    event.sender = personOf(connection.value("user"_L1).toObject());
    event.at = timeOf(connection.value("date"_L1));
    event.more.insert("business_connection_id"_L1, connection.value("id"_L1).toString());
    event.more.insert("can_reply"_L1, enabled && connection["rights"_L1]["can_reply"_L1].toBool());
}

std::vector<PlatformEvent> deletions(const PlatformEvent &empty, const QJsonObject &deleted)
{
    const Address address = Address::ofJson(deleted);
    std::vector<PlatformEvent> events;
    const QJsonArray ids = deleted.value("message_ids"_L1).toArray();
    for (const QJsonValue &id : ids) {
        PlatformEvent event = empty;
        event.kind = PlatformEventKind::Delete;
        placeIn(event, deleted.value("chat"_L1).toObject());
        event.threadId = address.threadId();
        event.target = address.messageKey(idText(id));
        if (!events.empty())
            event.eventKey += u'#' + QString::number(events.size());
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace

std::optional<std::vector<PlatformEvent>> eventsOf(const QJsonObject &update, const ChannelAccount &account)
{
    const QString id = idText(update.value("update_id"_L1));
    if (id.isEmpty())
        return std::nullopt;
    PlatformEvent event;
    event.eventKey = u"u:"_s + id;
    event.account = channels::accountText(account, "bot_id"_L1);
    const auto member = [&update](QLatin1StringView name) { return update.value(name).toObject(); };
    for (const auto name : {"message"_L1, "channel_post"_L1, "business_message"_L1}) {
        if (update.contains(name))
            fillMessage(event, member(name), account);
    }
    for (const auto name : {"edited_message"_L1, "edited_channel_post"_L1, "edited_business_message"_L1}) {
        if (update.contains(name))
            fillEdit(event, member(name), account);
    }
    if (update.contains("channel_post"_L1) || update.contains("edited_channel_post"_L1))
        event.direction = Direction::Out;
    if (update.contains("callback_query"_L1))
        fillPostback(event, member("callback_query"_L1));
    else if (update.contains("message_reaction"_L1))
        fillReaction(event, member("message_reaction"_L1));
    else if (update.contains("my_chat_member"_L1))
        fillMembership(event, member("my_chat_member"_L1));
    else if (update.contains("business_connection"_L1))
        fillConnection(event, member("business_connection"_L1));
    else if (update.contains("deleted_business_messages"_L1))
        return deletions(event, member("deleted_business_messages"_L1));
    return std::vector{std::move(event)};
}

} // namespace lianxi::telegram
