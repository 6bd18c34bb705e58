// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/event.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr std::array attributes{"specversion"_L1, "id"_L1, "time"_L1, "type"_L1, "source"_L1, "data"_L1};

EventType typeFromName(const QString &name)
{
    // A hash, because a linear search over all names costs as much as the rest of decoding.
    static const QHash<QString, EventType> types = [] {
        QHash<QString, EventType> table;
        for (size_t i = 1; i < EnumNames<EventType>::names.size(); ++i)
            table.insert(toText(static_cast<EventType>(i)), static_cast<EventType>(i));
        return table;
    }();
    return types.value(name, EventType::Unknown);
}

/// Text that stands in JSON as it is.
bool needsNoEscape(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= u' ' && c < QChar(0x7f) && c != u'"' && c != u'\\'; });
}

/// Whether the event has its six attributes and no more, and only `data` needs an encoder.
bool isPlain(const Event &event)
{
    return event.type != EventType::Unknown && event.extensions.isEmpty() && needsNoEscape(event.source);
}

/// The bytes that QJsonDocument makes of toJson(): members in the order of their names. Making the object costs as much
/// as everything else here.
void appendPlain(QByteArray &batch, const Event &event)
{
    const std::string_view type = EnumNames<EventType>::names[static_cast<size_t>(event.type)];
    batch += R"({"data":)";
    batch += QJsonDocument(event.data).toJson(QJsonDocument::Compact);
    batch += R"(,"id":")";
    batch += event.id.toString().toLatin1();
    batch += R"(","source":")";
    batch += event.source.toLatin1();
    batch += R"(","specversion":"1.0","time":")";
    batch += toRfc3339(event.time).toLatin1();
    batch += R"(","type":")";
    batch.append(type.data(), static_cast<qsizetype>(type.size()));
    batch += R"("})";
}

} // namespace

QJsonObject toJson(const Event &event)
{
    QJsonObject json = event.extensions;
    json.insert("specversion"_L1, "1.0"_L1);
    json.insert("id"_L1, event.id.toString());
    json.insert("source"_L1, event.source);
    json.insert("type"_L1, event.type == EventType::Unknown ? event.typeName : QString(toText(event.type)));
    json.insert("time"_L1, toRfc3339(event.time));
    json.insert("data"_L1, event.data);
    return json;
}

Result<Event> eventFromJson(const QJsonObject &json)
{
    if (!json.value("specversion"_L1).toString().startsWith("1."_L1))
        return failure(ErrorCode::Corrupt, u"not CloudEvents 1.x"_s);
    const std::optional<EventId> id = EventId::parse(json.value("id"_L1).toString());
    const std::optional<Instant> time = parseRfc3339(json.value("time"_L1).toString());
    if (!id || !time)
        return failure(ErrorCode::Corrupt, u"event without id or time"_s);
    Event event;
    event.id = *id;
    event.time = *time;
    event.typeName = json.value("type"_L1).toString();
    event.type = typeFromName(event.typeName);
    event.source = json.value("source"_L1).toString();
    event.data = json.value("data"_L1).toObject();
    // An event that has its six attributes and no more is not copied: every event passes here.
    const bool plain = json.size() == static_cast<qsizetype>(attributes.size()) && json.contains("type"_L1)
        && json.contains("source"_L1) && json.contains("data"_L1);
    if (!plain) {
        event.extensions = json;
        for (const QLatin1StringView key : attributes)
            event.extensions.remove(key);
    }
    return event;
}

QByteArray encodeEvents(const std::vector<Event> &events)
{
    QByteArray batch = "[";
    for (const Event &event : events) {
        if (batch.size() > 1)
            batch += ',';
        if (isPlain(event))
            appendPlain(batch, event);
        else
            batch += QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact);
    }
    batch += ']';
    // A mark U+FEFF that begins a text is dropped by Qt's reader (6.4, QUtf8), unless it is written as an escape; what
    // is replayed must be what was live.
    if (batch.contains("\"\xef\xbb\xbf"))
        batch.replace("\"\xef\xbb\xbf", "\"\\ufeff");
    return batch;
}

Result<std::vector<Event>> decodeEvents(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isArray())
        return failure(ErrorCode::Corrupt, u"no CloudEvents batch"_s);
    std::vector<Event> events;
    const QJsonArray batch = document.array();
    events.reserve(static_cast<size_t>(batch.size()));
    for (const QJsonValue &value : batch) {
        Result<Event> event = eventFromJson(value.toObject());
        if (!event)
            return tl::unexpected(event.error());
        events.push_back(std::move(*event));
    }
    return events;
}

QString channelSubject(const ChannelId &channel)
{
    return u"channel."_s + channel.text();
}
QString caseSubject(CaseId id)
{
    return u"case."_s + id.toString();
}
QString workSubject(CaseId id)
{
    return u"work."_s + id.toString();
}
QString replySubject(MessageId id)
{
    return u"reply."_s + id.toString();
}
QString contactSubject(ContactId id)
{
    return u"contact."_s + id.toString();
}
QString teamSubject()
{
    return u"team"_s;
}
QString memberSubject()
{
    return u"members"_s;
}
QString ownSubject(const AgentId &agent)
{
    return u"own."_s + agent.text();
}
QString reviewSubject(CaseId id)
{
    return u"review."_s + (id.isNull() ? u"team"_s : id.toString());
}
QString setupSubject(const ChannelId &channel)
{
    return u"setup."_s + channel.text();
}

std::optional<CaseId> caseOfSubject(QStringView subject)
{
    return subject.startsWith("case."_L1) ? CaseId::parse(subject.sliced(5)) : std::nullopt;
}

} // namespace lianxi
