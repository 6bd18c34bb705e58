// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/json_text.h"
#include "app/channels/x/x_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::x
{

using namespace detail;
using channels::idText;
using channels::integer;

namespace
{

/// Of a video's renditions the mp4 with most bits; a list of pieces (m3u8) is no file.
QString bestVariant(const QJsonArray &variants)
{
    QString best;
    qint64 most = -1;
    for (const QJsonValue &variant : variants) {
        const qint64 rate =
            std::max<qint64>(integer(variant["bitrate"_L1]).value_or(integer(variant["bit_rate"_L1]).value_or(0)), 0);
        if (variant["content_type"_L1] == "video/mp4"_L1 && rate > most) {
            most = rate;
            best = variant["url"_L1].toString();
        }
    }
    return best;
}

/// The text without the short link to its own attachment that ends it.
QString withoutLink(const QString &text, const QString &link)
{
    if (link.isEmpty() || !text.endsWith(link))
        return text;
    const QString rest = text.chopped(link.size());
    return rest.endsWith(u' ') ? rest.chopped(1) : rest;
}

void fillAttachment(PlatformEvent &event, const QJsonObject &data)
{
    const QJsonObject attachment = data.value("attachment"_L1).toObject();
    if (attachment.isEmpty())
        return;
    const QJsonObject media = attachment.value("media"_L1).toObject();
    if (attachment.value("type"_L1) != "media"_L1 || media.isEmpty()) {
        event.flags.append(u"unsupported"_s);
        event.extra.insert("attachment"_L1, attachment);
        return;
    }
    event.text = withoutLink(event.text, media.value("url"_L1).toString());
    if (std::optional<Part> part = mediaPart(media))
        event.parts.push_back(std::move(*part));
    else
        event.flags.append(u"unsupported"_s);
}

QJsonObject mediaByKey(const QJsonArray &media, const QString &key)
{
    for (const QJsonValue &one : media) {
        if (one["media_key"_L1].toString() == key)
            return one.toObject();
    }
    return {};
}

} // namespace

std::optional<Part> mediaPart(const QJsonObject &media)
{
    const QString type = media.value("type"_L1).toString();
    Part part;
    if (type == "photo"_L1) {
        part.type = PartType::Image;
        part.ref = media.value("media_url_https"_L1).toString(media.value("url"_L1).toString());
    } else if (type == "video"_L1 || type == "animated_gif"_L1) {
        part.type = PartType::Video;
        const QJsonObject info = media.value("video_info"_L1).toObject();
        part.ref = bestVariant((info.isEmpty() ? media : info).value("variants"_L1).toArray());
        const std::optional<qint64> ms =
            integer(info.isEmpty() ? media.value("duration_ms"_L1) : info.value("duration_millis"_L1));
        if (ms && *ms >= 0)
            part.seconds = static_cast<double>(*ms) / 1000.0;
    } else {
        return std::nullopt;
    }
    QString id = idText(media.value("id_str"_L1));
    if (id.isEmpty())
        id = idText(media.value("media_key"_L1));
    if (!id.isEmpty())
        part.more.insert("media_id"_L1, id);
    return part;
}

PlatformEvent messageV1(const QJsonObject &json, const QJsonObject &users, const Brand &brand)
{
    PlatformEvent event;
    event.account = brand.id;
    event.messageId = idText(json.value("id"_L1));
    event.eventKey = u"m:"_s + event.messageId;
    event.at = millisOf(json.value("created_timestamp"_L1));
    const QJsonObject create = json.value("message_create"_L1).toObject();
    if (json.value("type"_L1) != "message_create"_L1 || create.isEmpty() || event.messageId.isEmpty()) {
        event.eventKey = u"dm:"_s + event.messageId + u':' + json.value("type"_L1).toString();
        event.extra.insert("raw"_L1, json);
        return event;
    }
    event.kind = PlatformEventKind::Message;
    const QString sender = idText(create.value("sender_id"_L1));
    event.sender = personOf(users.value(sender).toObject());
    event.sender.id = sender;
    event.direction = !brand.id.isEmpty() && sender == brand.id ? Direction::Out : Direction::In;
    event.threadId = idText(json.value("dm_conversation_id"_L1));
    if (event.threadId.isEmpty())
        event.threadId = conversationOf(sender, idText(create["target"_L1]["recipient_id"_L1]));
    const QJsonObject data = create.value("message_data"_L1).toObject();
    event.text = data.value("text"_L1).toString();
    fillAttachment(event, data);
    event.text = unescaped(event.text);
    event.payload = data["quick_reply_response"_L1]["metadata"_L1].toString();
    addTextPart(event);
    return event;
}

std::optional<PlatformEvent> messageV2(const QJsonObject &json, const QJsonObject &includes, const Brand &brand)
{
    PlatformEvent event;
    event.account = brand.id;
    event.messageId = idText(json.value("id"_L1));
    if (event.messageId.isEmpty())
        return std::nullopt;
    event.eventKey = u"m:"_s + event.messageId;
    event.at = parseRfc3339(json.value("created_at"_L1).toString());
    event.threadId = idText(json.value("dm_conversation_id"_L1));
    event.sender.id = idText(json.value("sender_id"_L1));
    const QJsonArray people = includes.value("users"_L1).toArray();
    for (const QJsonValue &person : people) {
        if (Sender known = personOf(person.toObject()); known.id == event.sender.id)
            event.sender = std::move(known);
    }
    event.direction = !brand.id.isEmpty() && event.sender.id == brand.id ? Direction::Out : Direction::In;
    const QString type = json.value("event_type"_L1).toString();
    if (type != "MessageCreate"_L1) {
        const bool known = type == "ParticipantsJoin"_L1 || type == "ParticipantsLeave"_L1;
        event.kind = known ? PlatformEventKind::System : PlatformEventKind::Unknown;
        event.what = !known ? QString() : type == "ParticipantsJoin"_L1 ? u"members_joined"_s : u"member_left"_s;
        event.extra.insert("type"_L1, type);
        return event;
    }
    event.kind = PlatformEventKind::Message;
    event.text = json.value("text"_L1).toString();
    const QJsonArray keys = json["attachments"_L1]["media_keys"_L1].toArray();
    for (const QJsonValue &key : keys) {
        if (std::optional<Part> part = mediaPart(mediaByKey(includes.value("media"_L1).toArray(), key.toString())))
            event.parts.push_back(std::move(*part));
        else if (!event.flags.contains(u"unsupported"_s))
            event.flags.append(u"unsupported"_s);
    }
    // Here nothing says which short link is the attachment's; with one attachment it is the last.
    const qsizetype space = event.text.lastIndexOf(u' ');
    if (!event.parts.empty() && QStringView(event.text).sliced(space + 1).startsWith("https://t.co/"_L1))
        event.text.truncate(std::max<qsizetype>(space, 0));
    event.text = unescaped(event.text);
    addTextPart(event);
    return event;
}

} // namespace lianxi::x
