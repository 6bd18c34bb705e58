// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/line/line_events.h"

#include "app/channels/common/json_text.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::line
{

using channels::idText;
using channels::integer;

namespace
{

constexpr qint64 latest = 253'402'300'799'000; ///< end of the year 9999, milliseconds

void placeIn(PlatformEvent &event, const QJsonObject &source)
{
    const QString type = source.value("type"_L1).toString();
    event.sender.id = idText(source.value("userId"_L1));
    // Whoever else can read it: in a group, and in whatever kind of place comes next.
    event.surface = type == "user"_L1 ? Surface::Private : Surface::Public;
    if (type == "user"_L1) {
        event.threadId = event.sender.id;
    } else if (type == "group"_L1 || type == "room"_L1) {
        event.threadId = idText(source.value(type == "group"_L1 ? "groupId"_L1 : "roomId"_L1));
        event.flags.append(u"group"_s);
    }
}

void put(QJsonObject &json, QLatin1StringView name, const QJsonValue &value)
{
    if (const QString text = idText(value); !text.isEmpty())
        json.insert(name, text);
}

/// Milliseconds as seconds; a length that cannot be is none.
std::optional<double> secondsOf(const QJsonValue &value)
{
    const std::optional<qint64> ms = integer(value);
    return ms && *ms >= 0 && *ms <= latest ? std::optional(static_cast<double>(*ms) / 1000.0) : std::nullopt;
}

Part mediaPart(PartType type, const QJsonObject &message)
{
    Part part;
    part.type = type;
    const QJsonObject provider = message.value("contentProvider"_L1).toObject();
    if (provider.value("type"_L1) == "external"_L1) {
        part.ref = provider.value("originalContentUrl"_L1).toString();
        put(part.more, "preview"_L1, provider.value("previewImageUrl"_L1));
    } else {
        part.ref = idText(message.value("id"_L1));
    }
    part.seconds = secondsOf(message.value("duration"_L1));
    return part;
}

Part filePart(const QJsonObject &message)
{
    Part part;
    part.type = PartType::File;
    part.ref = idText(message.value("id"_L1));
    part.name = message.value("fileName"_L1).toString();
    part.bytes = integer(message.value("fileSize"_L1));
    return part;
}

Part locationPart(const QJsonObject &message)
{
    Part part;
    part.type = PartType::Location;
    part.title = message.value("title"_L1).toString();
    put(part.more, "address"_L1, message.value("address"_L1));
    if (message.value("latitude"_L1).isDouble() && message.value("longitude"_L1).isDouble()) {
        part.lat = message.value("latitude"_L1).toDouble();
        part.lon = message.value("longitude"_L1).toDouble();
    }
    return part;
}

Part stickerPart(const QJsonObject &message)
{
    Part part;
    part.type = PartType::Sticker;
    part.more.insert("id"_L1, idText(message.value("packageId"_L1)) + u'/' + idText(message.value("stickerId"_L1)));
    for (const auto name : {"keywords"_L1, "stickerResourceType"_L1}) {
        if (message.contains(name))
            part.more.insert(name, message.value(name));
    }
    return part;
}

bool namesUs(const QJsonObject &message)
{
    const QJsonArray mentionees = message["mention"_L1]["mentionees"_L1].toArray();
    return std::any_of(mentionees.begin(), mentionees.end(),
                       [](const QJsonValue &one) { return one["isSelf"_L1].toBool() || one["type"_L1] == "all"_L1; });
}

struct MediaType {
    QLatin1StringView name;
    PartType type;
};
constexpr std::array mediaTypes{
    MediaType{"image"_L1, PartType::Image},
    MediaType{"video"_L1, PartType::Video},
    MediaType{"audio"_L1, PartType::Voice},
};

void fillContent(PlatformEvent &event, const QJsonObject &message)
{
    const QString type = message.value("type"_L1).toString();
    const auto media =
        std::find_if(mediaTypes.begin(), mediaTypes.end(), [&type](const MediaType &m) { return type == m.name; });
    if (media != mediaTypes.end()) {
        event.parts.push_back(mediaPart(media->type, message));
    } else if (type == "file"_L1) {
        event.parts.push_back(filePart(message));
    } else if (type == "location"_L1) {
        event.parts.push_back(locationPart(message));
    } else if (type == "sticker"_L1) {
        event.text = message.value("text"_L1).toString();
        event.parts.push_back(stickerPart(message));
    } else if (type == "text"_L1) {
        event.text = message.value("text"_L1).toString();
    } else {
        event.flags.append(u"unsupported"_s);
        event.extra.insert("type"_L1, type);
    }
}

void fillMessage(PlatformEvent &event, const QJsonObject &message)
{
    event.kind = PlatformEventKind::Message;
    event.messageId = idText(message.value("id"_L1));
    event.replyTo = idText(message.value("quotedMessageId"_L1));
    fillContent(event, message);
    if (namesUs(message))
        event.flags.append(u"mention"_s);
    put(event.more, "quote_token"_L1, message.value("quoteToken"_L1));
    put(event.more, "read_token"_L1, message.value("markAsReadToken"_L1));
    const QJsonObject set = message.value("imageSet"_L1).toObject();
    put(event.more, "album"_L1, set.value("id"_L1));
    if (const std::optional<qint64> index = integer(set.value("index"_L1)))
        event.more.insert("album_index"_L1, *index);
    if (message.contains("emojis"_L1))
        event.extra.insert("emojis"_L1, message.value("emojis"_L1));
}

struct SystemType {
    QLatin1StringView type;
    QLatin1StringView what;
};
constexpr std::array systemTypes{
    SystemType{"join"_L1, "joined"_L1},
    SystemType{"leave"_L1, "left"_L1},
    SystemType{"memberJoined"_L1, "members_joined"_L1},
    SystemType{"memberLeft"_L1, "member_left"_L1},
    SystemType{"beacon"_L1, "beacon"_L1},
    SystemType{"accountLink"_L1, "account_linked"_L1},
    SystemType{"videoPlayComplete"_L1, "video_played"_L1},
    SystemType{"membership"_L1, "membership"_L1},
    SystemType{"module"_L1, "module"_L1},
    SystemType{"activated"_L1, "activated"_L1},
    SystemType{"deactivated"_L1, "deactivated"_L1},
    SystemType{"botSuspended"_L1, "account_suspended"_L1},
    SystemType{"botResumed"_L1, "account_resumed"_L1},
};

/// The kinds that are no message.
void fillOther(PlatformEvent &event, const QString &type, const QJsonObject &json)
{
    const QJsonObject detail = json.value(type).toObject();
    if (type == "unsend"_L1) {
        event.kind = PlatformEventKind::Delete;
        event.target = idText(detail.value("messageId"_L1));
    } else if (type == "follow"_L1 || type == "unfollow"_L1) {
        event.kind = PlatformEventKind::Follow;
        event.what = type == "follow"_L1 ? u"followed"_s : u"unfollowed"_s;
        if (detail.value("isUnblocked"_L1).toBool())
            event.extra.insert("unblocked"_L1, true);
    } else if (type == "postback"_L1) {
        event.kind = PlatformEventKind::Postback;
        event.payload = detail.value("data"_L1).toString();
        if (detail.contains("params"_L1))
            event.more.insert("params"_L1, detail.value("params"_L1));
    } else {
        const auto system = std::find_if(systemTypes.begin(), systemTypes.end(),
                                         [&type](const SystemType &s) { return type == s.type; });
        event.kind = system == systemTypes.end() ? PlatformEventKind::Unknown : PlatformEventKind::System;
        if (system != systemTypes.end())
            event.what = system->what;
        event.extra.insert("type"_L1, type);
        if (!detail.isEmpty())
            event.extra.insert("detail"_L1, detail);
    }
}

/// Every event has an id; should one come without, its content tells it from others.
QString keyOf(const QJsonObject &json)
{
    const QString id = idText(json.value("webhookEventId"_L1));
    if (!id.isEmpty())
        return u"e:"_s + id;
    QJsonObject same = json;
    same.remove("deliveryContext"_L1);
    return u"h:"_s
        + QString::fromLatin1(QCryptographicHash::hash(channels::writeJson(same), QCryptographicHash::Sha256).toHex());
}

} // namespace

PlatformEvent eventOf(const QJsonObject &json, const QString &account)
{
    PlatformEvent event;
    event.account = account;
    event.eventKey = keyOf(json);
    if (const std::optional<qint64> at = integer(json.value("timestamp"_L1)); at && *at >= 0 && *at <= latest)
        event.at = fromMillis(*at);
    placeIn(event, json.value("source"_L1).toObject());
    put(event.more, "reply_token"_L1, json.value("replyToken"_L1));
    const QString type = json.value("type"_L1).toString();
    if (type == "message"_L1 && json.value("message"_L1).isObject())
        fillMessage(event, json.value("message"_L1).toObject());
    else
        fillOther(event, type, json);
    if (json["deliveryContext"_L1]["isRedelivery"_L1].toBool())
        event.flags.append(u"redelivery"_s);
    if (json.value("mode"_L1) == "standby"_L1)
        event.flags.append(u"standby"_s);
    return event;
}

} // namespace lianxi::line
