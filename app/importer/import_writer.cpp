// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importer/importer.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{
constexpr size_t batchEvents = 256; ///< events a record
constexpr int inFlightLimit = 32; ///< records under way: bounds memory, keeps the writer's groups full
} // namespace

struct ImportWriter::Flight {
    std::mutex mutex;
    std::condition_variable landed;
    int inFlight = 0;
    qint64 duplicates = 0;
    Sequence last = 0;
    std::optional<Error> error;
};

EventId platformEventId(const ChannelId &channel, const QString &eventKey)
{
    return EventId::derive("platform:" + channel.text().toUtf8() + '\n' + eventKey.toUtf8());
}

ImportWriter::ImportWriter(Log &log, const Clock &clock, QString source)
    : m_log(log)
    , m_clock(clock)
    , m_source(std::move(source))
    , m_flight(std::make_shared<Flight>())
{
}

ImportWriter::~ImportWriter() = default;

void ImportWriter::channel(const ChannelConfigured &channel)
{
    const QString id = channel.channel.text();
    if (!m_known.insert(id).second)
        return;
    const EventId eventId = EventId::derive("import-channel:" + id.toUtf8());
    // A subject of its own, and before anything that comes through it.
    const AppendOutcome told = appendAndWait(m_log,
                                             {setupSubject(channel.channel),
                                              "import-channel:" + id.toUtf8(),
                                              {makeEvent(channel, m_source, m_clock.now(), eventId)},
                                              std::nullopt});
    if (const auto *down = std::get_if<Unavailable>(&told)) {
        const std::lock_guard lock(m_flight->mutex);
        m_flight->error = m_flight->error.value_or(down->error);
    }
}

void ImportWriter::add(const ChannelId &channel, const PlatformEvent &event)
{
    add(channel, event, toJson(event));
}

void ImportWriter::add(const ChannelId &channel, const PlatformEvent &event, QJsonObject json)
{
    using P = PlatformEventReceived;
    std::vector<Event> &open = m_open[channel.text()];
    // What makeEvent() makes of P{channel, event}.
    open.push_back(Event{platformEventId(channel, event.eventKey),
                         P::type,
                         toText(P::type),
                         m_source,
                         event.at ? *event.at : m_clock.now(),
                         QJsonObject{{"channel"_L1, channel.text()}, {"event"_L1, std::move(json)}},
                         {}});
    ++m_events;
    if (open.size() >= batchEvents)
        flush(channel.text(), open);
}

void ImportWriter::flush(const QString &channel, std::vector<Event> &events)
{
    QCryptographicHash key(QCryptographicHash::Sha256);
    for (const Event &event : events)
        key.addData(event.id.toBytes());
    const auto count = static_cast<qint64>(events.size());
    Append what{channelSubject(ChannelId(channel)), "import:" + key.result().toHex().first(32), std::move(events),
                std::nullopt};
    events.clear();
    {
        std::unique_lock lock(m_flight->mutex);
        m_flight->landed.wait(lock, [&] { return m_flight->inFlight < inFlightLimit; });
        ++m_flight->inFlight;
    }
    m_log.append(std::move(what), [flight = m_flight, count](const AppendOutcome &outcome) {
        const std::lock_guard lock(flight->mutex);
        --flight->inFlight;
        if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
            flight->last = std::max(flight->last, accepted->sequence);
            flight->duplicates += accepted->duplicate ? count : 0;
        } else if (!flight->error) {
            const auto *down = std::get_if<Unavailable>(&outcome);
            flight->error = down ? down->error : Error{ErrorCode::Conflict, u"the log refused a batch"_s};
        }
        flight->landed.notify_all();
    });
}

Status ImportWriter::finish(ImportReport &report)
{
    for (auto &[channel, events] : m_open) {
        if (!events.empty())
            flush(channel, events);
    }
    std::unique_lock lock(m_flight->mutex);
    m_flight->landed.wait(lock, [&] { return m_flight->inFlight == 0; });
    report.events = m_events;
    report.duplicates = m_flight->duplicates;
    report.lastSequence = m_flight->last;
    report.channels = static_cast<qint64>(m_known.size());
    return m_flight->error ? Status(tl::make_unexpected(*m_flight->error)) : Status{};
}

} // namespace lianxi
