// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_events.h"

#include "app/channels/chatwoot/chatwoot_parts.h"
#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::chatwoot
{

using channels::accountText;
using channels::idText;
using channels::integer;

namespace
{

enum class MessageType { Incoming, Outgoing, Activity, Template, Other };

MessageType messageTypeOf(const QJsonValue &value)
{
    static constexpr std::array names{"incoming"_L1, "outgoing"_L1, "activity"_L1, "template"_L1};
    if (value.isString()) {
        const auto found = std::find(names.begin(), names.end(), value.toString());
        return static_cast<MessageType>(found - names.begin());
    }
    const qint64 number = integer(value).value_or(-1);
    return number >= 0 && number <= 3 ? static_cast<MessageType>(number) : MessageType::Other;
}

Sender senderOf(const QJsonObject &person)
{
    Sender sender;
    sender.id = idText(person.value("id"_L1));
    sender.name = person.value("name"_L1).toString();
    if (sender.name.isEmpty())
        sender.name = person.value("available_name"_L1).toString();
    return sender;
}

/// Inboxes are listed as numbers, or in a text with commas or blanks between them.
bool listsInbox(const QJsonValue &list, const QString &inbox)
{
    if (inbox.isEmpty())
        return false;
    if (!list.isArray())
        return idText(list).replace(u',', u' ').split(u' ').contains(inbox);
    const QJsonArray inboxes = list.toArray();
    return std::any_of(inboxes.begin(), inboxes.end(), [&](const QJsonValue &one) { return idText(one) == inbox; });
}

/// Private, except inboxes of public posts and those that the administrator marks.
Surface surfaceOf(const QJsonObject &conversation, const QString &inbox, const ChannelAccount &account)
{
    const QString channel = conversation.value("channel"_L1).toString();
    const bool post = conversation["additional_attributes"_L1]["type"_L1] == "tweet"_L1
        && (channel.isEmpty() || channel == "Channel::TwitterProfile"_L1);
    return post || listsInbox(account.settings.value("public_inboxes"_L1), inbox) ? Surface::Public : Surface::Private;
}

/// What all events about a message share.
PlatformEvent aboutMessage(const QJsonObject &message, const ChannelAccount &account)
{
    const QJsonObject conversation = message.value("conversation"_L1).toObject();
    QString inbox = idText(message.value("inbox_id"_L1));
    if (inbox.isEmpty())
        inbox = idText(message["inbox"_L1]["id"_L1]);
    PlatformEvent event;
    event.surface = surfaceOf(conversation, inbox, account);
    event.account = accountText(account, "account_id"_L1);
    event.threadId = idText(message.value("conversation_id"_L1));
    if (event.threadId.isEmpty())
        event.threadId = idText(conversation.value("id"_L1));
    const bool incoming = messageTypeOf(message.value("message_type"_L1)) == MessageType::Incoming;
    event.direction = incoming ? Direction::In : Direction::Out;
    event.sender = senderOf(message.value("sender"_L1).toObject());
    event.at = timeOf(message.value("created_at"_L1));
    event.extra = {{"inbox_id"_L1, inbox}, {"content_type"_L1, message.value("content_type"_L1)}};
    if (const QJsonValue source = conversation["contact_inbox"_L1]["source_id"_L1]; source.isString())
        event.extra.insert("source_id"_L1, source);
    return event;
}

void fillContent(PlatformEvent &event, const QJsonObject &message)
{
    const QJsonObject attributes = message.value("content_attributes"_L1).toObject();
    event.text = textOf(message);
    event.parts = partsOf(message);
    event.replyTo = idText(attributes.value("in_reply_to"_L1));
    if (const QJsonValue subject = attributes["email"_L1]["subject"_L1]; subject.isString())
        event.more.insert("subject"_L1, subject);
    if (const QString echo = message.value("echo_id"_L1).toString(); !echo.isEmpty())
        event.more.insert("send_key"_L1, echo);
    if (message.value("private"_L1).toBool())
        event.flags.append(u"internal_note"_s);
    if (messageTypeOf(message.value("message_type"_L1)) == MessageType::Template)
        event.flags.append(u"automatic"_s);
}

/// The kind of receipt that an outgoing message's status is.
std::optional<PlatformEventKind> receiptOf(const QJsonObject &message)
{
    const QString status = message.value("status"_L1).toString();
    if (messageTypeOf(message.value("message_type"_L1)) == MessageType::Incoming)
        return std::nullopt;
    if (status == "failed"_L1)
        return PlatformEventKind::Failed;
    if (status == "read"_L1)
        return PlatformEventKind::Read;
    return status == "delivered"_L1 ? std::optional(PlatformEventKind::Delivered) : std::nullopt;
}

/// A change of a message: deleted, on its way, or other words.
std::optional<PlatformEvent> changeOf(const QJsonObject &message, const ChannelAccount &account)
{
    const QString id = idText(message.value("id"_L1));
    if (id.isEmpty())
        return std::nullopt;
    const QJsonValue attributes = message.value("content_attributes"_L1);
    const QJsonValue changes = message.value("previous_changes"_L1);
    PlatformEvent event = aboutMessage(message, account);
    event.target = id;
    event.at = timeOf(message.value("updated_at"_L1));
    if (attributes["deleted"_L1].toBool()) {
        event.kind = PlatformEventKind::Delete;
        event.eventKey = u"d:"_s + id;
        return event;
    }
    if (const auto receipt = receiptOf(message)) {
        event.kind = *receipt;
        event.eventKey = toText(*receipt) + u':' + id;
        if (const QString reason = attributes["external_error"_L1].toString(); !reason.isEmpty())
            event.more.insert("reason"_L1, reason);
        return event;
    }
    if (changes.isObject() && !changes.toObject().contains("content"_L1))
        return std::nullopt;
    event.kind = PlatformEventKind::Edit;
    fillContent(event, message);
    const QByteArray version = event.text.toUtf8() + '\n' + idText(message.value("updated_at"_L1)).toUtf8();
    event.eventKey = u"e:"_s + id + u':' + QString::fromLatin1(channels::sha1Hex(version));
    return event;
}

struct SystemEvent {
    QLatin1StringView name;
    QLatin1StringView what;
};
constexpr std::array conversationEvents{
    SystemEvent{"conversation.created"_L1, "thread_opened"_L1},
    SystemEvent{"conversation.status_changed"_L1, "status"_L1},
    SystemEvent{"conversation.updated"_L1, "updated"_L1},
    SystemEvent{"conversation.read"_L1, "seen_by_agent"_L1},
    SystemEvent{"conversation.contact_changed"_L1, "contact_changed"_L1},
    SystemEvent{"conversation.mentioned"_L1, "mentioned"_L1},
    SystemEvent{"conversation.bot_handoff"_L1, "bot_handoff"_L1},
    SystemEvent{"assignee.changed"_L1, "assignee"_L1},
    SystemEvent{"team.changed"_L1, "team"_L1},
};
constexpr std::array contactEvents{
    SystemEvent{"contact.created"_L1, "contact_created"_L1},
    SystemEvent{"contact.updated"_L1, "contact_updated"_L1},
    SystemEvent{"contact.merged"_L1, "contact_merged"_L1},
    SystemEvent{"contact.deleted"_L1, "contact_deleted"_L1},
};

template <size_t N>
QString whatOf(const std::array<SystemEvent, N> &events, const QString &name)
{
    const auto found =
        std::find_if(events.begin(), events.end(), [&name](const SystemEvent &e) { return e.name == name; });
    return found == events.end() ? QString() : QString(found->what);
}

QJsonObject personOf(const QJsonValue &value)
{
    if (!value.isObject())
        return {};
    return {{"id"_L1, idText(value["id"_L1])}, {"name"_L1, value["name"_L1].toString()}};
}

/// There are no ids of such events: the same content is the same event.
QString contentKey(const QString &what, const QJsonObject &data)
{
    return what + u':' + QString::fromLatin1(channels::sha1Hex(channels::writeJson(data)));
}

/// What a conversation's event tells beside its name.
QJsonObject factsOf(const QString &what, const QJsonObject &conversation)
{
    QJsonObject facts;
    const auto copy = [&](std::initializer_list<QLatin1StringView> members) {
        for (const QLatin1StringView member : members) {
            const QJsonValue value = conversation.value(member);
            if (!value.isNull() && !value.isUndefined())
                facts.insert(member, value);
        }
    };
    if (what == "status"_L1)
        copy({"status"_L1, "snoozed_until"_L1});
    else if (what == "updated"_L1)
        copy({"labels"_L1, "priority"_L1, "custom_attributes"_L1});
    else if (what == "assignee"_L1 || what == "team"_L1)
        facts.insert(what, personOf(conversation["meta"_L1][what]));
    return facts;
}

std::optional<PlatformEvent> conversationEvent(const QString &what, const QJsonObject &conversation,
                                               const ChannelAccount &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::System;
    event.what = what;
    event.threadId = idText(conversation.value("id"_L1));
    if (event.threadId.isEmpty())
        return std::nullopt;
    event.surface = surfaceOf(conversation, idText(conversation.value("inbox_id"_L1)), account);
    event.account = accountText(account, "account_id"_L1);
    event.sender = senderOf(conversation["meta"_L1]["sender"_L1].toObject());
    event.eventKey = contentKey(what, conversation);
    event.at = timeOf(conversation.value(what == "thread_opened"_L1 ? "created_at"_L1 : "updated_at"_L1));
    event.more = factsOf(what, conversation);
    return event;
}

std::optional<PlatformEvent> contactEvent(const QString &what, const QJsonObject &contact,
                                          const ChannelAccount &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::System;
    event.what = what;
    event.account = accountText(account, "account_id"_L1);
    event.sender = senderOf(contact);
    if (event.sender.id.isEmpty())
        return std::nullopt;
    event.eventKey = contentKey(what, contact);
    // Evidence for who this is; a person decides about linking.
    for (const auto member : {"email"_L1, "phone_number"_L1, "identifier"_L1}) {
        if (contact.value(member).isString())
            event.more.insert(member, contact.value(member));
    }
    return event;
}

std::optional<PlatformEvent> typingEvent(bool on, const QJsonObject &data, const ChannelAccount &account)
{
    const QJsonObject conversation = data.value("conversation"_L1).toObject();
    const QJsonObject user = data.value("user"_L1).toObject();
    PlatformEvent event;
    event.kind = PlatformEventKind::Typing;
    event.threadId = idText(conversation.value("id"_L1));
    if (event.threadId.isEmpty())
        return std::nullopt;
    event.surface = surfaceOf(conversation, idText(conversation.value("inbox_id"_L1)), account);
    event.account = accountText(account, "account_id"_L1);
    const QString type = user.value("type"_L1).toString();
    event.direction = type.isEmpty() || type == "contact"_L1 ? Direction::In : Direction::Out;
    event.sender = senderOf(user);
    event.eventKey = u"typing:"_s + event.threadId + u':' + event.sender.id + (on ? u":on"_s : u":off"_s);
    event.more.insert("on"_L1, on);
    if (data.value("is_private"_L1).toBool())
        event.flags.append(u"internal_note"_s);
    return event;
}

} // namespace

bool isForeign(const QJsonObject &data, const ChannelAccount &account)
{
    const QString ours = accountText(account, "account_id"_L1);
    QString theirs = idText(data.value("account_id"_L1));
    if (theirs.isEmpty())
        theirs = idText(data["account"_L1]["id"_L1]);
    return !ours.isEmpty() && !theirs.isEmpty() && ours != theirs;
}

std::optional<Instant> timeOf(const QJsonValue &value)
{
    constexpr double latest = 1e11; // seconds; later is milliseconds or nonsense
    if (value.isDouble()) { // some versions give a fraction
        const double seconds = value.toDouble();
        return seconds > 0 && seconds < latest ? std::optional(fromMillis(static_cast<qint64>(seconds * 1000)))
                                               : std::nullopt;
    }
    if (const auto seconds = integer(value))
        return timeOf(QJsonValue(static_cast<double>(*seconds)));
    QString text = value.toString();
    if (text.endsWith(" UTC"_L1)) {
        text.replace(text.size() - 4, 4, u"Z"_s);
        text.replace(text.indexOf(u' '), 1, u"T"_s);
    }
    return parseRfc3339(text);
}

QString baseOf(const ChannelAccount &account)
{
    QString base = channels::apiBase(account, {});
    if (base.isEmpty())
        base = account.settings.value("base"_L1).toString();
    while (base.endsWith(u'/'))
        base.chop(1);
    return base;
}

std::optional<PlatformEvent> messageOf(const QJsonObject &message, const ChannelAccount &account)
{
    const QString id = idText(message.value("id"_L1));
    if (id.isEmpty() || isForeign(message, account))
        return std::nullopt;
    PlatformEvent event = aboutMessage(message, account);
    event.eventKey = u"m:"_s + id;
    switch (messageTypeOf(message.value("message_type"_L1))) {
    case MessageType::Activity:
        event.kind = PlatformEventKind::System;
        event.what = u"activity"_s;
        event.text = message.value("content"_L1).toString();
        return event;
    case MessageType::Other:
        event.kind = PlatformEventKind::Unknown;
        event.direction = Direction::In;
        event.what = idText(message.value("message_type"_L1));
        break;
    case MessageType::Incoming:
    case MessageType::Outgoing:
    case MessageType::Template:
        event.kind = PlatformEventKind::Message;
        break;
    }
    event.messageId = id;
    fillContent(event, message);
    return event;
}

std::optional<PlatformEvent> eventOf(const QString &name, const QJsonObject &data, const ChannelAccount &account)
{
    if (isForeign(data, account))
        return std::nullopt;
    if (name == "message.created"_L1)
        return messageOf(data, account);
    if (name == "message.updated"_L1)
        return changeOf(data, account);
    if (const QString what = whatOf(conversationEvents, name); !what.isEmpty())
        return conversationEvent(what, data, account);
    if (const QString what = whatOf(contactEvents, name); !what.isEmpty())
        return contactEvent(what, data, account);
    if (name == "conversation.typing_on"_L1 || name == "conversation.recording"_L1)
        return typingEvent(true, data, account);
    return name == "conversation.typing_off"_L1 ? typingEvent(false, data, account) : std::nullopt;
}

} // namespace lianxi::chatwoot
