// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/nats/stream_pull.h"

#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::nats
{

namespace
{

constexpr auto answerPatience = 4s;
constexpr auto requestLife = 30s; ///< of one request for messages; then it is made again
constexpr auto heartbeat = 5s;
constexpr auto silence = 3 * heartbeat; ///< longer than this nothing, not even a heartbeat: the consumer is gone

qint64 nanoseconds(std::chrono::nanoseconds time)
{
    return time.count();
}

struct Place {
    Sequence sequence = 0; ///< in the stream
    qint64 count = 0; ///< the consumer's own count
    qint64 time = 0; ///< when the server took it, nanoseconds
};

/// From "$JS.ACK.<stream>.<consumer>.<delivered>.<sequence>.<count>.<time>.<pending>"; newer servers write domain and
/// account behind ACK, and a token at the end.
std::optional<Place> placeOf(const QByteArray &reply)
{
    const QList<QByteArray> tokens = reply.split('.');
    if (!reply.startsWith("$JS.ACK.") || tokens.size() < 9)
        return std::nullopt;
    const qsizetype first = tokens.size() == 9 ? 2 : 4;
    if (tokens.size() < first + 7)
        return std::nullopt;
    const Place place{tokens[first + 3].toLongLong(), tokens[first + 4].toLongLong(), tokens[first + 5].toLongLong()};
    return place.sequence > 0 && place.count > 0 ? std::optional(place) : std::nullopt;
}

} // namespace

StreamPull::StreamPull(JetStream &stream, Sequence after, Take take)
    : m_stream(stream)
    , m_take(std::move(take))
    , m_position(after)
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { restart("silence"); });
    connect(&m_stream, &JetStream::changed, this, &StreamPull::onStream);
    onStream();
}

StreamPull::~StreamPull()
{
    if (m_subscription != 0)
        m_stream.connection().unsubscribe(m_subscription);
}

void StreamPull::onStream()
{
    if (!m_stream.isReady()) {
        m_silence.stop();
        m_starting = false;
        ++m_turn; // what is under way is not ours any more
        m_consumer.clear();
    } else if (m_consumer.isEmpty()) {
        start();
    }
}

void StreamPull::restart(const char *why)
{
    qInfo("JetStream: reading anew after %lld (%s)", static_cast<long long>(m_position), why);
    m_consumer.clear();
    m_starting = false;
    ++m_turn;
    if (m_stream.isReady())
        start();
}

void StreamPull::start()
{
    if (std::exchange(m_starting, true))
        return;
    Connection &connection = m_stream.connection();
    if (m_subscription != 0)
        connection.unsubscribe(m_subscription);
    m_inbox = connection.newInbox();
    m_subscription = connection.subscribe(m_inbox, [this](const Message &message) { onMessage(message); });
    m_asked = m_lastDelivered = 0;
    const QByteArray stream = m_stream.options().stream();
    const QJsonObject config{{"deliver_policy"_L1, u"by_start_sequence"_s},
                             {"opt_start_seq"_L1, m_position + 1},
                             {"ack_policy"_L1, u"none"_s},
                             {"replay_policy"_L1, u"instant"_s},
                             {"max_waiting"_L1, 16},
                             {"mem_storage"_L1, true},
                             {"num_replicas"_L1, 1},
                             {"inactive_threshold"_L1, nanoseconds(2min)}};
    const QJsonObject question{{"stream_name"_L1, QString::fromUtf8(stream)}, {"config"_L1, config}};
    connection.request("$JS.API.CONSUMER.CREATE." + stream, {}, QJsonDocument(question).toJson(QJsonDocument::Compact),
                       answerPatience, [self = QPointer(this), turn = m_turn](const Result<Message> &answer) {
                           if (self && self->m_turn == turn)
                               self->onConsumer(answer);
                       });
}

void StreamPull::onConsumer(const Result<Message> &answer)
{
    m_starting = false;
    const QJsonObject json = answer ? QJsonDocument::fromJson(answer->payload).object() : QJsonObject();
    m_consumer = json.value("name"_L1).toString().toUtf8();
    if (!m_consumer.isEmpty()) {
        fetch();
        return;
    }
    qWarning("JetStream: no consumer: %s", answer ? answer->payload.constData() : qPrintable(answer.error().detail));
    QTimer::singleShot(500ms, this, [this, turn = m_turn] {
        if (turn == m_turn && m_consumer.isEmpty() && m_stream.isReady())
            start();
    });
}

void StreamPull::fetch()
{
    const qsizetype more = window - m_held - m_asked;
    // Not for every record that was taken.
    if (m_consumer.isEmpty() || more < window / 4)
        return;
    const QJsonObject question{{"batch"_L1, static_cast<qint64>(more)},
                               {"expires"_L1, nanoseconds(requestLife)},
                               {"idle_heartbeat"_L1, nanoseconds(heartbeat)}};
    const Status asked =
        m_stream.connection().publish("$JS.API.CONSUMER.MSG.NEXT." + m_stream.options().stream() + '.' + m_consumer, {},
                                      QJsonDocument(question).toJson(QJsonDocument::Compact), m_inbox);
    if (!asked)
        return; // the connection is lost, onStream() follows
    m_asked += more;
    m_silence.start(silence);
}

void StreamPull::taken(qsizetype records)
{
    m_held -= records;
    fetch();
}

void StreamPull::onMessage(const Message &message)
{
    m_silence.start(silence);
    if (message.status == 100) // a heartbeat
        return;
    if (message.status != 0) {
        // A request that ran out says how much of it is left; anything else is the end of the consumer.
        const QByteArray left = header(message.headers, "Nats-Pending-Messages");
        if (message.status != 404 && message.status != 408 && left.isEmpty()) {
            restart(message.statusText.constData());
            return;
        }
        m_asked = left.isEmpty() ? 0 : std::max<qsizetype>(0, m_asked - left.toLongLong());
        fetch();
        return;
    }
    const auto place = placeOf(message.reply);
    if (!place || place->count != m_lastDelivered + 1) {
        restart("a message is missing");
        return;
    }
    if (place->sequence <= m_position) { // what the server had is lost
        m_stream.lookAgain();
        return;
    }
    m_lastDelivered = place->count;
    m_asked = std::max<qsizetype>(0, m_asked - 1);
    ++m_held;
    m_position = place->sequence;
    m_stream.noteSequence(m_position);
    m_stream.witness({m_position, place->time, message.subject, message.headers, message.payload});
    m_decoding.emplace_back();
    m_stream.decode({m_position, message.subject, message.headers, message.payload},
                    [self = QPointer(this), number = m_firstDecoding + m_decoding.size() - 1](Record record) {
                        if (self)
                            self->onDecoded(number, std::move(record));
                    });
    fetch();
}

/// Records are handed on in the order they came, whatever was read first.
void StreamPull::onDecoded(size_t number, Record record)
{
    m_decoding.at(number - m_firstDecoding) = std::move(record);
    while (!m_decoding.empty() && m_decoding.front()) {
        Record next = std::move(*m_decoding.front());
        m_decoding.pop_front();
        ++m_firstDecoding;
        m_take(std::move(next));
    }
}

} // namespace lianxi::nats
