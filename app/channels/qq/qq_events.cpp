// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/qq/qq_events.h"

#include "app/channels/common/json_text.h"

#include <QJsonArray>

#include <limits>

using namespace Qt::StringLiterals;

namespace lianxi::qq
{

using channels::idText;
using channels::integer;

namespace
{

/// RFC 3339 text in messages, whole seconds in events about people and groups.
std::optional<Instant> timeOf(const QJsonValue &value)
{
    if (const std::optional<qint64> seconds = integer(value))
        return *seconds > 0 && *seconds <= 253'402'300'799 ? std::optional(fromMillis(*seconds * 1000)) : std::nullopt;
    return parseRfc3339(value.toString());
}

QString addressOf(const QString &url)
{
    if (url.isEmpty() || url.contains("://"_L1))
        return url;
    return (url.startsWith("//"_L1) ? u"https:"_s : u"https://"_s) + url;
}

PartType typeOf(const QString &content)
{
    if (content.startsWith("image"_L1))
        return PartType::Image;
    if (content.startsWith("video"_L1))
        return PartType::Video;
    return content.startsWith("voice"_L1) || content.startsWith("audio"_L1) ? PartType::Voice : PartType::File;
}

std::optional<int> pixels(const QJsonValue &value)
{
    const std::optional<qint64> number = integer(value);
    return number && *number > 0 && *number <= std::numeric_limits<int>::max()
        ? std::optional(static_cast<int>(*number))
        : std::nullopt;
}

Part partOf(const QJsonObject &attachment)
{
    Part part;
    const QString content = attachment.value("content_type"_L1).toString();
    part.type = typeOf(content);
    if (content.contains(u'/'))
        part.mime = content;
    part.name = attachment.value("filename"_L1).toString();
    part.ref = addressOf(attachment.value("url"_L1).toString());
    if (const auto size = integer(attachment.value("size"_L1)); size && *size > 0)
        part.bytes = *size;
    part.width = pixels(attachment.value("width"_L1));
    part.height = pixels(attachment.value("height"_L1));
    // Recognised words and a form of the voice that plays everywhere, where the platform gives them.
    for (const QLatin1StringView member : {"asr_refer_text"_L1, "voice_wav_url"_L1}) {
        if (const QString text = attachment.value(member).toString(); !text.isEmpty())
            part.more.insert(member, text);
    }
    return part;
}

void fillParts(PlatformEvent &event, const QJsonObject &d)
{
    const QJsonArray attachments = d.value("attachments"_L1).toArray();
    for (const QJsonValue &attachment : attachments) {
        if (attachment.isObject())
            event.parts.push_back(partOf(attachment.toObject()));
    }
    for (const QLatin1StringView member : {"ark"_L1, "embeds"_L1}) {
        const QJsonValue card = d.value(member);
        if (card.toObject().isEmpty() && card.toArray().isEmpty())
            continue;
        Part part;
        part.type = PartType::Card;
        part.title = card[member == "ark"_L1 ? "prompt"_L1 : "title"_L1].toString();
        part.more.insert(member, card);
        event.parts.push_back(part);
    }
    // The platform writes a blank where there is nothing but files.
    if (event.text == " "_L1 && !event.parts.empty())
        event.text.clear();
}

void fillMessage(PlatformEvent &event, const QJsonObject &d)
{
    event.kind = PlatformEventKind::Message;
    event.messageId = idText(d.value("id"_L1));
    if (!event.messageId.isEmpty())
        event.eventKey = u"qq:"_s + event.messageId;
    event.text = d.value("content"_L1).toString();
    event.at = timeOf(d.value("timestamp"_L1));
    event.replyTo = idText(d.value("message_reference"_L1)["message_id"_L1]);
    fillParts(event, d);
    for (const QLatin1StringView member : {"seq"_L1, "guild_id"_L1, "channel_id"_L1}) {
        if (d.contains(member))
            event.extra.insert(member, d.value(member));
    }
}

void fillPrivate(PlatformEvent &event, const QJsonObject &d)
{
    fillMessage(event, d);
    const QJsonValue author = d.value("author"_L1);
    event.sender.id = idText(author["user_openid"_L1]);
    if (event.sender.id.isEmpty())
        event.sender.id = idText(author["id"_L1]);
    event.threadId = event.sender.id;
}

void fillGroup(PlatformEvent &event, const QJsonObject &d)
{
    fillMessage(event, d);
    event.surface = Surface::Public;
    event.flags = {u"mention"_s, u"group"_s};
    event.threadId = idText(d.value("group_openid"_L1));
    const QJsonValue author = d.value("author"_L1);
    event.sender.id = idText(author["member_openid"_L1]);
    if (event.sender.id.isEmpty())
        event.sender.id = idText(author["id"_L1]);
    // What is left of the mention that the platform has taken out.
    if (event.text.startsWith(u' '))
        event.text.remove(0, 1);
}

void fillGuildPerson(PlatformEvent &event, const QJsonObject &d)
{
    const QJsonValue author = d.value("author"_L1);
    event.sender.id = idText(author["id"_L1]);
    event.sender.name = author["username"_L1].toString();
    if (author["bot"_L1].toBool())
        event.flags.append(u"bot"_s);
    if (const QString avatar = author["avatar"_L1].toString(); !avatar.isEmpty())
        event.extra.insert("avatar"_L1, avatar);
}

void fillChannel(PlatformEvent &event, const QJsonObject &d)
{
    fillMessage(event, d);
    fillGuildPerson(event, d);
    event.surface = Surface::Public;
    event.threadId = idText(d.value("channel_id"_L1));
    const QJsonArray mentions = d.value("mentions"_L1).toArray();
    const bool named =
        std::any_of(mentions.begin(), mentions.end(), [](const auto &m) { return m["bot"_L1].toBool(); });
    if (event.what == "AT_MESSAGE_CREATE"_L1 || named)
        event.flags.append(u"mention"_s);
}

void fillGuildPrivate(PlatformEvent &event, const QJsonObject &d)
{
    fillMessage(event, d);
    fillGuildPerson(event, d);
    event.threadId = idText(d.value("guild_id"_L1)); // the address of the answer
}

void fillRecall(PlatformEvent &event, const QJsonObject &d)
{
    const QJsonObject inner = d.value("message"_L1).toObject();
    const QJsonObject message = inner.isEmpty() ? d : inner;
    event.kind = PlatformEventKind::Delete;
    event.target = idText(message.value("id"_L1));
    event.sender.id = idText(d.value("op_user"_L1)["id"_L1]);
    if (event.sender.id.isEmpty())
        event.sender.id = idText(message.value("author"_L1)["id"_L1]);
    const bool isPrivate = event.what == "DIRECT_MESSAGE_DELETE"_L1;
    event.surface = isPrivate ? Surface::Private : Surface::Public;
    event.threadId = idText(message.value(isPrivate ? "guild_id"_L1 : "channel_id"_L1));
    if (!event.target.isEmpty())
        event.eventKey = u"qq:recall:"_s + event.target;
}

void fillPostback(PlatformEvent &event, const QJsonObject &d)
{
    event.kind = PlatformEventKind::Postback;
    event.at = timeOf(d.value("timestamp"_L1));
    const QJsonValue pressed = d.value("data"_L1)["resolved"_L1];
    event.payload = pressed["button_data"_L1].toString();
    event.target = idText(pressed["message_id"_L1]);
    event.extra.insert("interaction_id"_L1, idText(d.value("id"_L1)));
    event.extra.insert("button_id"_L1, idText(pressed["button_id"_L1]));
    const QString group = idText(d.value("group_openid"_L1)), channel = idText(d.value("channel_id"_L1));
    event.sender.id = idText(d.value("user_openid"_L1));
    event.threadId = event.sender.id;
    if (!group.isEmpty() || (!channel.isEmpty() && event.sender.id.isEmpty())) {
        event.surface = Surface::Public;
        event.threadId = group.isEmpty() ? channel : group;
        event.sender.id = idText(group.isEmpty() ? pressed["user_id"_L1] : d.value("group_member_openid"_L1));
        if (!group.isEmpty())
            event.flags.append(u"group"_s);
    }
    if (const QString id = idText(d.value("id"_L1)); !id.isEmpty())
        event.eventKey = u"qq:interaction:"_s + id;
}

/// The platform has looked at a message of ours that it held back.
void fillAudit(PlatformEvent &event, const QJsonObject &d)
{
    event.kind = event.what == "MESSAGE_AUDIT_PASS"_L1 ? PlatformEventKind::Delivered : PlatformEventKind::Failed;
    event.direction = Direction::Out;
    event.target = idText(d.value("audit_id"_L1));
    event.threadId = idText(d.value("channel_id"_L1));
    event.at = timeOf(d.value("audit_time"_L1));
    event.extra.insert("message_id"_L1, idText(d.value("message_id"_L1)));
    if (event.kind == PlatformEventKind::Failed)
        event.extra.insert("reason"_L1, "rejected"_L1);
}

struct Notice {
    QLatin1StringView type;
    PlatformEventKind kind;
    QLatin1StringView what;
};
constexpr std::array notices{
    Notice{"FRIEND_ADD"_L1, PlatformEventKind::Follow, "follow"_L1},
    Notice{"FRIEND_DEL"_L1, PlatformEventKind::System, "unfollow"_L1},
    Notice{"C2C_MSG_REJECT"_L1, PlatformEventKind::System, "proactive_denied"_L1},
    Notice{"C2C_MSG_RECEIVE"_L1, PlatformEventKind::System, "proactive_allowed"_L1},
    Notice{"GROUP_ADD_ROBOT"_L1, PlatformEventKind::System, "group_joined"_L1},
    Notice{"GROUP_DEL_ROBOT"_L1, PlatformEventKind::System, "group_left"_L1},
    Notice{"GROUP_MSG_REJECT"_L1, PlatformEventKind::System, "proactive_denied"_L1},
    Notice{"GROUP_MSG_RECEIVE"_L1, PlatformEventKind::System, "proactive_allowed"_L1},
};

bool fillNotice(PlatformEvent &event, const QJsonObject &d, const QString &frame)
{
    const auto notice =
        std::find_if(notices.begin(), notices.end(), [&](const Notice &one) { return one.type == event.what; });
    if (notice == notices.end())
        return false;
    event.kind = notice->kind;
    event.what = notice->what;
    event.at = timeOf(d.value("timestamp"_L1));
    const QString group = idText(d.value("group_openid"_L1));
    event.sender.id = idText(d.value(group.isEmpty() ? "openid"_L1 : "op_member_openid"_L1));
    event.threadId = group;
    // An answer to such an event names it instead of a message.
    event.extra.insert("event_id"_L1, frame);
    return true;
}

using Fill = void (*)(PlatformEvent &, const QJsonObject &);
constexpr std::array<std::pair<QLatin1StringView, Fill>, 11> fills{{
    {"C2C_MESSAGE_CREATE"_L1, fillPrivate},
    {"GROUP_AT_MESSAGE_CREATE"_L1, fillGroup},
    {"AT_MESSAGE_CREATE"_L1, fillChannel},
    {"MESSAGE_CREATE"_L1, fillChannel},
    {"DIRECT_MESSAGE_CREATE"_L1, fillGuildPrivate},
    {"MESSAGE_DELETE"_L1, fillRecall},
    {"PUBLIC_MESSAGE_DELETE"_L1, fillRecall},
    {"DIRECT_MESSAGE_DELETE"_L1, fillRecall},
    {"INTERACTION_CREATE"_L1, fillPostback},
    {"MESSAGE_AUDIT_PASS"_L1, fillAudit},
    {"MESSAGE_AUDIT_REJECT"_L1, fillAudit},
}};

} // namespace

PlatformEvent eventOf(const QJsonObject &frame, const QString &account, const QString &digest)
{
    const QJsonObject d = frame.value("d"_L1).toObject();
    QString id = idText(frame.value("id"_L1));
    if (id.isEmpty())
        id = digest;
    PlatformEvent event;
    event.account = account;
    event.what = frame.value("t"_L1).toString();
    const auto known =
        std::find_if(fills.begin(), fills.end(), [&](const auto &fill) { return fill.first == event.what; });
    if (known != fills.end()) {
        known->second(event, d);
        event.what.clear();
    } else if (!fillNotice(event, d, id)) {
        event.extra.insert("d"_L1, d);
    }
    if (event.eventKey.isEmpty())
        event.eventKey = u"qq:event:"_s + id;
    return event;
}

} // namespace lianxi::qq
