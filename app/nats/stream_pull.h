// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/jet_stream.h"

#include <deque>

namespace lianxi::nats
{

/// Reads a team's stream from a point on, in order and without a gap: an ephemeral pull consumer, made anew from the
/// last record whenever the connection, the consumer or a message was lost. It asks for no more than its reader has
/// taken. Belongs to the connection's thread.
class StreamPull final : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(Record)>;
    StreamPull(JetStream &stream, Sequence after, Take take);
    ~StreamPull() override;
    /// The reader took so many records; without it no more than `window` come.
    void taken(qsizetype records);

    static constexpr qsizetype window = 1024; ///< records on their way or not yet taken

private:
    void onStream();
    void start();
    void onConsumer(const Result<Message> &answer);
    void fetch();
    void onMessage(const Message &message);
    void onDecoded(size_t number, Record record);
    void restart(const char *why);

    JetStream &m_stream;
    Take m_take;
    Sequence m_position;
    quint64 m_subscription = 0, m_turn = 0;
    QByteArray m_inbox, m_consumer;
    qint64 m_lastDelivered = 0; ///< the consumer's own count: a step of more than one is a loss
    qsizetype m_asked = 0; ///< records asked for and not come
    qsizetype m_held = 0; ///< come and not taken
    bool m_starting = false;
    std::deque<std::optional<Record>> m_decoding; ///< in the order they came; empty: still being read
    size_t m_firstDecoding = 0; ///< the number of the first of them
    QTimer m_silence;
};

} // namespace lianxi::nats
