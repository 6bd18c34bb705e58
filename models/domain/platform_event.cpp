// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/platform_event.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

void put(QJsonObject &json, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

template <class T>
void put(QJsonObject &json, QLatin1StringView key, const std::optional<T> &value)
{
    if (value)
        json.insert(key, QJsonValue(*value));
}

/// Takes a member out of `json`, so that what is left over is "more".
QJsonValue take(QJsonObject &json, QLatin1StringView key)
{
    const auto at = json.find(key);
    if (at == json.end())
        return QJsonValue(QJsonValue::Undefined);
    const QJsonValue value = *at;
    json.erase(at);
    return value;
}

QString takeText(QJsonObject &json, QLatin1StringView key)
{
    return take(json, key).toString();
}

std::optional<double> takeNumber(QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = take(json, key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

template <class T>
std::optional<T> takeInteger(QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = take(json, key);
    return value.isDouble() ? std::optional(static_cast<T>(value.toInteger())) : std::nullopt;
}

Sender senderFromJson(const QJsonObject &json)
{
    return {json.value("id"_L1).toString(), json.value("name"_L1).toString(), json.value("handle"_L1).toString(),
            json.value("alias"_L1).toString()};
}

QJsonObject toJson(const Sender &sender)
{
    QJsonObject json;
    put(json, "id"_L1, sender.id);
    put(json, "name"_L1, sender.name);
    put(json, "handle"_L1, sender.handle);
    put(json, "alias"_L1, sender.alias);
    return json;
}

} // namespace

QJsonObject toJson(const Part &part)
{
    QJsonObject json = part.more;
    json.insert("type"_L1, toText(part.type));
    put(json, "text"_L1, part.text);
    put(json, "ref"_L1, part.ref);
    put(json, "name"_L1, part.name);
    put(json, "mime"_L1, part.mime);
    put(json, "title"_L1, part.title);
    put(json, "bytes"_L1, part.bytes);
    put(json, "seconds"_L1, part.seconds);
    put(json, "width"_L1, part.width);
    put(json, "height"_L1, part.height);
    put(json, "lat"_L1, part.lat);
    put(json, "lon"_L1, part.lon);
    return json;
}

Part partFromJson(const QJsonObject &source)
{
    QJsonObject json = source;
    Part part;
    const QString type = takeText(json, "type"_L1);
    const std::optional<PartType> known = fromText<PartType>(type);
    part.type = known.value_or(PartType::Card);
    part.text = takeText(json, "text"_L1);
    part.ref = takeText(json, "ref"_L1);
    part.name = takeText(json, "name"_L1);
    part.mime = takeText(json, "mime"_L1);
    part.title = takeText(json, "title"_L1);
    if (!known && part.title.isEmpty())
        part.title = type;
    part.bytes = takeInteger<qint64>(json, "bytes"_L1);
    part.seconds = takeNumber(json, "seconds"_L1);
    part.width = takeInteger<int>(json, "width"_L1);
    part.height = takeInteger<int>(json, "height"_L1);
    part.lat = takeNumber(json, "lat"_L1);
    part.lon = takeNumber(json, "lon"_L1);
    part.more = json;
    return part;
}

QJsonObject toJson(const PlatformEvent &event)
{
    QJsonObject json = event.more;
    json.insert("kind"_L1, toText(event.kind));
    json.insert("surface"_L1, toText(event.surface));
    json.insert("direction"_L1, toText(event.direction));
    put(json, "account"_L1, event.account);
    put(json, "event_key"_L1, event.eventKey);
    put(json, "message_id"_L1, event.messageId);
    put(json, "thread_id"_L1, event.threadId);
    put(json, "target"_L1, event.target);
    put(json, "watermark"_L1, event.watermark);
    if (event.sender != Sender{})
        json.insert("sender"_L1, toJson(event.sender));
    if (event.at)
        json.insert("at"_L1, toRfc3339(*event.at));
    put(json, "text"_L1, event.text);
    put(json, "new_text"_L1, event.newText);
    if (!event.parts.empty()) {
        QJsonArray parts;
        for (const Part &part : event.parts)
            parts.append(toJson(part));
        json.insert("parts"_L1, parts);
    }
    put(json, "reply_to"_L1, event.replyTo);
    put(json, "payload"_L1, event.payload);
    put(json, "what"_L1, event.what);
    put(json, "phase"_L1, event.phase);
    if (!event.flags.isEmpty())
        json.insert("flags"_L1, QJsonArray::fromStringList(event.flags));
    if (!event.extra.isEmpty())
        json.insert("extra"_L1, event.extra);
    return json;
}

Result<PlatformEvent> platformEventFromJson(const QJsonObject &source)
{
    QJsonObject json = source;
    const auto kind = fromText<PlatformEventKind>(takeText(json, "kind"_L1));
    const auto surface = fromText<Surface>(takeText(json, "surface"_L1));
    const auto direction = fromText<Direction>(takeText(json, "direction"_L1));
    if (!kind || !surface || !direction)
        return failure(ErrorCode::InvalidInput, u"kind, surface and direction must be named and known"_s);
    PlatformEvent event;
    event.kind = *kind;
    event.surface = *surface;
    event.direction = *direction;
    event.account = takeText(json, "account"_L1);
    event.eventKey = takeText(json, "event_key"_L1);
    event.messageId = takeText(json, "message_id"_L1);
    event.threadId = takeText(json, "thread_id"_L1);
    event.target = takeText(json, "target"_L1);
    event.watermark = takeText(json, "watermark"_L1);
    event.sender = senderFromJson(take(json, "sender"_L1).toObject());
    event.at = parseRfc3339(takeText(json, "at"_L1));
    event.text = takeText(json, "text"_L1);
    event.newText = takeText(json, "new_text"_L1);
    const QJsonArray parts = take(json, "parts"_L1).toArray();
    for (const QJsonValue &part : parts)
        event.parts.push_back(partFromJson(part.toObject()));
    event.replyTo = takeText(json, "reply_to"_L1);
    event.payload = takeText(json, "payload"_L1);
    event.what = takeText(json, "what"_L1);
    event.phase = takeText(json, "phase"_L1);
    const QJsonArray flags = take(json, "flags"_L1).toArray();
    for (const QJsonValue &flag : flags)
        event.flags.append(flag.toString());
    event.extra = take(json, "extra"_L1).toObject();
    event.more = json;
    return event;
}

} // namespace lianxi
