// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/generic_webhook/generic_webhook_events.h"

#include "app/channels/common/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::generic_webhook
{

using channels::idText;

namespace
{

constexpr qsizetype mostParts = 50;
constexpr qsizetype mostText = 100'000; ///< characters

/// One envelope while it is read.
struct Envelope {
    QString type;
    QString webhookId;
    QString stamp; ///< its "timestamp" as it stands
    QJsonObject data;
    PlatformEvent event; ///< with everything that all types share

    [[nodiscard]] QString text(QLatin1StringView name) const { return data.value(name).toString(); }
};

using Events = Result<std::vector<PlatformEvent>>;

auto refuse(const QString &words)
{
    return failure(ErrorCode::InvalidInput, words);
}

Events one(PlatformEvent event)
{
    return std::vector{std::move(event)};
}

std::optional<Instant> timeOf(const QJsonValue &value)
{
    return parseRfc3339(value.toString());
}

Sender senderOf(const QJsonObject &json)
{
    return {idText(json.value("id"_L1)), json.value("name"_L1).toString(), json.value("handle"_L1).toString(), {}};
}

PlatformEvent commonOf(const Envelope &envelope, const QString &source, const std::optional<Instant> &at)
{
    const QJsonObject &data = envelope.data;
    PlatformEvent event;
    event.account = source;
    event.at = at;
    // Whoever does not say that nobody else can read it is taken at the careful word.
    event.surface = envelope.text("surface"_L1) == "private"_L1 ? Surface::Private : Surface::Public;
    event.direction = envelope.text("direction"_L1) == "out"_L1 ? Direction::Out : Direction::In;
    const QJsonObject thread = data.value("thread"_L1).toObject();
    event.threadId = thread.value("id"_L1).toString();
    for (const auto &[name, kept] : {std::pair{"url"_L1, "thread_url"_L1}, std::pair{"title"_L1, "thread_title"_L1}}) {
        if (const QString value = thread.value(name).toString(); !value.isEmpty())
            event.extra.insert(kept, value);
    }
    const QJsonObject sender = data.value("sender"_L1).toObject();
    event.sender = senderOf(sender);
    if (const QString avatar = sender.value("avatar"_L1).toString(); !avatar.isEmpty())
        event.extra.insert("avatar"_L1, avatar);
    return event;
}

/// \return nullopt for a type that this version does not know.
std::optional<Part> partOf(QJsonObject json)
{
    if (!fromText<PartType>(json.value("type"_L1).toString()))
        return std::nullopt;
    if (const QJsonValue url = json.take("url"_L1); url.isString())
        json.insert("ref"_L1, url);
    Part part = partFromJson(json);
    // A number too large to be a size or a length is none.
    if (part.bytes && *part.bytes < 0)
        part.bytes.reset();
    return part;
}

void fillParts(PlatformEvent &event, const QJsonArray &parts)
{
    QJsonArray unknown;
    for (const QJsonValue &json : parts) {
        if (std::optional<Part> part = partOf(json.toObject()))
            event.parts.push_back(std::move(*part));
        else
            unknown.append(json);
    }
    if (!unknown.isEmpty()) {
        event.flags.append(u"unsupported"_s);
        event.extra.insert("unsupported_parts"_L1, unknown);
    }
    if (event.parts.empty() || event.text.isEmpty())
        return;
    const bool said = std::any_of(event.parts.begin(), event.parts.end(), [&event](const Part &part) {
        return part.type == PartType::Text && part.text == event.text;
    });
    if (said)
        return;
    Part text;
    text.text = event.text;
    event.parts.push_back(std::move(text));
}

Events messageOf(const Envelope &envelope)
{
    PlatformEvent event = envelope.event;
    event.kind = PlatformEventKind::Message;
    event.messageId = envelope.text("id"_L1);
    if (event.messageId.isEmpty())
        return refuse(u"data.id is missing"_s);
    if (event.threadId.isEmpty())
        return refuse(u"data.thread.id is missing"_s);
    event.eventKey = u"m:"_s + event.messageId;
    if (const auto sent = timeOf(envelope.data.value("sent_at"_L1)))
        event.at = sent;
    event.text = envelope.text("text"_L1);
    if (event.text.size() > mostText)
        return refuse(u"data.text is longer than %1 characters"_s.arg(mostText));
    const QJsonArray parts = envelope.data.value("parts"_L1).toArray();
    if (parts.size() > mostParts)
        return refuse(u"data.parts has more than %1 members"_s.arg(mostParts));
    event.replyTo = envelope.text("reply_to"_L1);
    fillParts(event, parts);
    return one(std::move(event));
}

Events editOf(const Envelope &envelope)
{
    Events message = messageOf(envelope);
    if (!message)
        return message;
    PlatformEvent &event = message->front();
    event.kind = PlatformEventKind::Edit;
    event.target = event.messageId;
    event.newText = event.text;
    const QString edited = envelope.text("edited_at"_L1);
    event.at = timeOf(edited) ? timeOf(edited) : envelope.event.at;
    const QString which = edited.isEmpty() ? envelope.stamp : edited;
    event.eventKey = u"e:%1:%2"_s.arg(event.target, which.isEmpty() ? envelope.webhookId : which);
    return message;
}

Events deletionOf(const Envelope &envelope)
{
    PlatformEvent event = envelope.event;
    event.kind = PlatformEventKind::Delete;
    event.target = envelope.text("id"_L1);
    if (event.target.isEmpty())
        return refuse(u"data.id is missing"_s);
    event.eventKey = u"d:"_s + event.target;
    return one(std::move(event));
}

Events reactionOf(const Envelope &envelope)
{
    PlatformEvent event = envelope.event;
    event.kind = PlatformEventKind::Reaction;
    event.target = envelope.text("target"_L1);
    if (event.target.isEmpty())
        return refuse(u"data.target is missing"_s);
    // The list is the whole truth, so none at all must not be taken for an empty one.
    if (!envelope.data.value("emoji"_L1).isArray())
        return refuse(u"data.emoji is missing"_s);
    event.more.insert("emoji"_L1, envelope.data.value("emoji"_L1));
    const QByteArray list = QJsonDocument(envelope.data.value("emoji"_L1).toArray()).toJson(QJsonDocument::Compact);
    event.eventKey =
        u"r:%1:%2:%3:%4"_s.arg(event.target, event.sender.id,
                               envelope.stamp.isEmpty() ? envelope.webhookId : envelope.stamp, QString::fromUtf8(list));
    return one(std::move(event));
}

Events receiptsOf(const Envelope &envelope)
{
    if (!envelope.data.value("receipts"_L1).isArray())
        return refuse(u"data.receipts is missing"_s);
    std::vector<PlatformEvent> events;
    const QJsonArray receipts = envelope.data.value("receipts"_L1).toArray();
    for (const QJsonValue &receipt : receipts) {
        PlatformEvent event = envelope.event;
        event.target = receipt["id"_L1].toString();
        if (event.target.isEmpty())
            return refuse(u"data.receipts[%1].id is missing"_s.arg(events.size()));
        const QString state = receipt["state"_L1].toString();
        if (state == "delivered"_L1)
            event.kind = PlatformEventKind::Delivered;
        else if (state == "read"_L1)
            event.kind = PlatformEventKind::Read;
        else if (state == "failed"_L1)
            event.kind = PlatformEventKind::Failed;
        else
            event.extra.insert("receipt"_L1, receipt);
        event.eventKey = u"%1:%2"_s.arg(state.isEmpty() ? u"receipt"_s : state, event.target);
        if (const auto at = timeOf(receipt["at"_L1]))
            event.at = at;
        if (const QString reason = receipt["reason"_L1].toString(); !reason.isEmpty())
            event.more.insert("reason"_L1, reason);
        events.push_back(std::move(event));
    }
    return events;
}

Events contactOf(const Envelope &envelope)
{
    PlatformEvent event = envelope.event;
    event.kind = PlatformEventKind::System;
    event.what = u"contact_updated"_s;
    event.surface = Surface::Private; // about a person, to nobody
    event.sender = {envelope.text("id"_L1), envelope.text("name"_L1), envelope.text("handle"_L1), {}};
    if (event.sender.id.isEmpty())
        return refuse(u"data.id is missing"_s);
    for (const auto name : {"email"_L1, "phone"_L1, "fields"_L1}) {
        if (envelope.data.contains(name))
            event.more.insert(name, envelope.data.value(name));
    }
    event.eventKey =
        u"contact:%1:%2"_s.arg(event.sender.id, envelope.stamp.isEmpty() ? envelope.webhookId : envelope.stamp);
    return one(std::move(event));
}

Events callOf(const Envelope &envelope)
{
    PlatformEvent event = envelope.event;
    event.kind = PlatformEventKind::Call;
    // A call has two ends only, whatever the sender forgot to say.
    event.surface = Surface::Private;
    event.messageId = envelope.text("id"_L1);
    if (event.messageId.isEmpty())
        return refuse(u"data.id is missing"_s);
    if (event.threadId.isEmpty())
        event.threadId = event.messageId;
    event.phase = u"ended"_s;
    event.eventKey = u"c:"_s + event.messageId;
    const auto answered = timeOf(envelope.data.value("answered_at"_L1));
    const auto ended = timeOf(envelope.data.value("ended_at"_L1));
    if (ended)
        event.at = ended;
    event.more.insert("outcome"_L1, envelope.text("outcome"_L1));
    for (const auto name : {"started_at"_L1, "answered_at"_L1, "ended_at"_L1}) {
        if (const QString value = envelope.text(name); !value.isEmpty())
            event.more.insert(name, value);
    }
    const QString recording = envelope.data.value("recording"_L1).toObject().value("url"_L1).toString();
    if (recording.isEmpty())
        return one(std::move(event));
    Part part;
    part.type = PartType::Voice;
    part.ref = recording;
    if (answered && ended && *ended >= *answered)
        part.seconds = std::chrono::duration<double>(*ended - *answered).count();
    event.parts.push_back(std::move(part));
    return one(std::move(event));
}

struct Reader {
    QLatin1StringView type;
    Events (*read)(const Envelope &envelope);
};
constexpr std::array readers{
    Reader{"message.created"_L1, messageOf},  Reader{"message.updated"_L1, editOf},
    Reader{"message.deleted"_L1, deletionOf}, Reader{"message.reaction"_L1, reactionOf},
    Reader{"message.receipt"_L1, receiptsOf}, Reader{"contact.updated"_L1, contactOf},
    Reader{"call.ended"_L1, callOf},
};

} // namespace

Result<std::vector<PlatformEvent>> eventsOf(const QJsonObject &json, const QString &webhookId, const QString &source)
{
    Envelope envelope{json.value("type"_L1).toString(),
                      webhookId,
                      json.value("timestamp"_L1).toString(),
                      json.value("data"_L1).toObject(),
                      {}};
    envelope.event = commonOf(envelope, source, timeOf(json.value("timestamp"_L1)));
    const auto reader =
        std::find_if(readers.begin(), readers.end(), [&envelope](const Reader &r) { return r.type == envelope.type; });
    if (reader != readers.end())
        return reader->read(envelope);
    PlatformEvent event = std::move(envelope.event);
    event.eventKey = u"w:"_s + webhookId;
    event.extra.insert("type"_L1, envelope.type);
    event.extra.insert("raw"_L1, json);
    return one(std::move(event));
}

} // namespace lianxi::generic_webhook
