// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/platform_event.h"

#include <QJsonArray>
#include <QVarLengthArray>

#include <cstdlib>

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

/// A high-water mark in milliseconds is a number, as platforms write it; every other spelling is text.
void putWatermark(QJsonObject &json, const QString &watermark)
{
    bool isNumber = false;
    const qint64 ms = watermark.toLongLong(&isNumber);
    if (isNumber && std::abs(ms) < (qint64(1) << 53) && QString::number(ms) == watermark)
        json.insert("watermark"_L1, ms);
    else
        put(json, "watermark"_L1, watermark);
}

QString watermarkText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

/// Reads members and remembers which, so that what is left over is "more". Looking is much cheaper than taking
/// members out of a copy, and most objects have nothing left over.
class Members
{
public:
    explicit Members(const QJsonObject &json)
        : m_json(json)
    {
    }
    QJsonValue value(QLatin1StringView key)
    {
        const auto at = m_json.constFind(key);
        if (at == m_json.constEnd())
            return QJsonValue(QJsonValue::Undefined);
        m_seen.append(key);
        return *at;
    }
    QString text(QLatin1StringView key) { return value(key).toString(); }
    std::optional<double> number(QLatin1StringView key)
    {
        const QJsonValue found = value(key);
        return found.isDouble() ? std::optional(found.toDouble()) : std::nullopt;
    }
    template <class T>
    std::optional<T> integer(QLatin1StringView key)
    {
        const QJsonValue found = value(key);
        return found.isDouble() ? std::optional(static_cast<T>(found.toInteger())) : std::nullopt;
    }
    [[nodiscard]] QJsonObject rest() const
    {
        if (m_seen.size() == m_json.size())
            return {};
        QJsonObject left = m_json;
        for (const QLatin1StringView key : m_seen)
            left.remove(key);
        return left;
    }

private:
    const QJsonObject &m_json;
    QVarLengthArray<QLatin1StringView, 24> m_seen;
};

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
    Members members(source);
    Part part;
    const QString type = members.text("type"_L1);
    const std::optional<PartType> known = fromText<PartType>(type);
    part.type = known.value_or(PartType::Card);
    part.text = members.text("text"_L1);
    part.ref = members.text("ref"_L1);
    part.name = members.text("name"_L1);
    part.mime = members.text("mime"_L1);
    part.title = members.text("title"_L1);
    if (!known && part.title.isEmpty())
        part.title = type;
    part.bytes = members.integer<qint64>("bytes"_L1);
    part.seconds = members.number("seconds"_L1);
    part.width = members.integer<int>("width"_L1);
    part.height = members.integer<int>("height"_L1);
    part.lat = members.number("lat"_L1);
    part.lon = members.number("lon"_L1);
    part.more = members.rest();
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
    putWatermark(json, event.watermark);
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

std::vector<Part> partsFromJson(const QJsonArray &json)
{
    std::vector<Part> parts;
    parts.reserve(static_cast<size_t>(json.size()));
    for (const QJsonValue &part : json)
        parts.push_back(partFromJson(part.toObject()));
    return parts;
}

Result<PlatformEvent> platformEventFromJson(const QJsonObject &source)
{
    Members members(source);
    const auto kind = fromText<PlatformEventKind>(members.text("kind"_L1));
    const auto surface = fromText<Surface>(members.text("surface"_L1));
    const auto direction = fromText<Direction>(members.text("direction"_L1));
    if (!kind || !surface || !direction)
        return failure(ErrorCode::InvalidInput, u"kind, surface and direction must be named and known"_s);
    PlatformEvent event;
    event.kind = *kind;
    event.surface = *surface;
    event.direction = *direction;
    event.account = members.text("account"_L1);
    event.eventKey = members.text("event_key"_L1);
    event.messageId = members.text("message_id"_L1);
    event.threadId = members.text("thread_id"_L1);
    event.target = members.text("target"_L1);
    event.watermark = watermarkText(members.value("watermark"_L1));
    event.sender = senderFromJson(members.value("sender"_L1).toObject());
    event.at = parseRfc3339(members.text("at"_L1));
    event.text = members.text("text"_L1);
    event.newText = members.text("new_text"_L1);
    event.parts = partsFromJson(members.value("parts"_L1).toArray());
    event.replyTo = members.text("reply_to"_L1);
    event.payload = members.text("payload"_L1);
    event.what = members.text("what"_L1);
    event.phase = members.text("phase"_L1);
    const QJsonArray flags = members.value("flags"_L1).toArray();
    for (const QJsonValue &flag : flags)
        event.flags.append(flag.toString());
    event.extra = members.value("extra"_L1).toObject();
    event.more = members.rest();
    return event;
}

} // namespace lianxi
