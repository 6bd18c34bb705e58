// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/nats_connection.h"
#include "app/nats/record_codec.h"
#include "app/nats/stream_raw.h"

#include <atomic>
#include <deque>

namespace lianxi::nats
{

/// A team's stream: one for all that is on its log.
struct StreamOptions {
    QString team; ///< letters, digits, "-" and "_"
    int replicas = 1; ///< 1, 3 or 5; for a stream that has to be made
    std::chrono::milliseconds patience{10'000}; ///< how long an append tries before it is Unavailable
    [[nodiscard]] QByteArray stream() const { return "LX_" + team.toUtf8(); }
    [[nodiscard]] QByteArray prefix() const { return "lx." + team.toUtf8() + '.'; }
};

/// The writing side of a team's log, on the connection's thread: makes the stream when there is none, appends with
/// JetStream's own expectation of a subject's last sequence and its own recognition of repetitions, and asks again when
/// an answer was lost.
class JetStream final : public QObject, public StreamAccess
{
    Q_OBJECT
public:
    /// Without a codec everything is plain.
    JetStream(ConnectionOptions connection, StreamOptions options, std::shared_ptr<RecordCodec> codec = {});
    ~JetStream() override; ///< appends under way are answered with Unavailable

    void open() { m_connection.open(); }
    /// How one append is sent, where it is not as all are.
    struct Sending {
        std::optional<std::chrono::milliseconds> patience; ///< instead of the options'
        QByteArray id; ///< made up already, so that another program's repetition is recognised; only without a key
    };
    void append(Append what, Log::AppendDone done, Sending how = {});
    void put(Append what, Log::AppendDone done) override;
    void next(const QString &subject, Sequence from, Found found) override;
    /// Takes a message out and overwrites its bytes. Only the codec's own: an event is never taken back.
    void erase(Sequence sequence, std::function<void(Status)> done);
    /// A message of the stream as a record; `decoded` may come later, in whatever order.
    void decode(StreamMessage message, RecordCodec::Decoded decoded);
    /// Asked whenever the stream is there (again): nothing is read or written until it has called `pass` with the
    /// stream's last sequence. `pass` does nothing when the connection was lost meanwhile.
    using Gate = std::function<void(const StreamState &, std::function<void(Sequence last)> pass)>;
    void setGate(Gate gate) { m_gate = std::move(gate); }
    /// Sees every message that is read, and every one that the server took from here (its time is 0), before anybody
    /// is told of it.
    using Witness = std::function<void(Stored)>;
    void setWitness(Witness witness) { m_witness = std::move(witness); }
    void witness(Stored message);
    /// As after a lost connection: the stream is not what it was.
    void lookAgain();
    [[nodiscard]] Connection &connection() { return m_connection; }
    [[nodiscard]] const StreamOptions &options() const { return m_options; }
    /// The stream is there and the server answers.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// Any thread.
    [[nodiscard]] Sequence lastSequence() const { return m_last; }
    void noteSequence(Sequence sequence);

Q_SIGNALS:
    /// isReady() or trouble() changed.
    void changed();

private:
    struct Open {
        Append what;
        Log::AppendDone done;
        QByteArray payload, id;
        std::chrono::milliseconds patience;
        QElapsedTimer since;
        bool own = false; ///< the codec's: plain and out of turn
        bool encoded = false, finished = false;
    };
    using OpenPtr = std::shared_ptr<Open>;

    void onConnection();
    void ensureStream();
    void createStream();
    void onStream(const QJsonObject &answer);
    void beginCodec(const StreamState &state);
    void onCodec(const Status &begun);
    void take(Append what, Log::AppendDone done, const Sending &how, bool own);
    [[nodiscard]] RecordCodec &codecOf(const Open &open) { return open.own ? m_plain : *m_codec; }
    void decodeWith(RecordCodec &codec, StreamMessage message, RecordCodec::Decoded decoded);
    void encode(const OpenPtr &open);
    void sendInTurn();
    void send(const OpenPtr &open);
    [[nodiscard]] QByteArray subjectFor(const Open &open);
    void sendGuarded(const OpenPtr &open);
    void publish(const OpenPtr &open, std::optional<Sequence> end);
    void askLast(const OpenPtr &open, Connection::Answered answered);
    void onAnswer(const OpenPtr &open, const Result<Message> &answer, bool guarded);
    void explainConflict(const OpenPtr &open);
    void again(const OpenPtr &open, const Error &why);
    void finish(const OpenPtr &open, AppendOutcome outcome);
    void setTrouble(const QString &trouble);

    StreamOptions m_options;
    PlainCodec m_plain;
    std::shared_ptr<RecordCodec> m_codec;
    Gate m_gate;
    Witness m_witness;
    std::vector<OpenPtr> m_appends; ///< in the order they came
    std::deque<OpenPtr> m_unsent; ///< those of them that wait for their turn
    quint64 m_turn = 0; ///< what was begun in an earlier one is not answered any more
    bool m_ready = false;
    int m_copies = 1; ///< of the stream, on as many servers
    QString m_trouble;
    std::atomic<Sequence> m_last{0};
    Connection m_connection; ///< goes first: it answers what is still asked
};

} // namespace lianxi::nats
