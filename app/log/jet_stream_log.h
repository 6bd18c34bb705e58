// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/jet_stream.h"
#include "models/event/log.h"

namespace lianxi
{

/// A team's log: one JetStream stream, reached through NATS' WebSocket listener. Two desks that append for one case
/// with the same expectation are told apart by the engine. It connects, and connects again, by itself; an append that
/// meets no server is Unavailable after its patience.
class JetStreamLog final : public Log
{
public:
    struct Options {
        nats::ConnectionOptions connection;
        nats::StreamOptions stream;
        std::shared_ptr<nats::RecordCodec> codec = {}; ///< of this log alone; absent: what is appended is plain
        /// Called once on the connection's thread, before it is opened.
        std::function<void(nats::JetStream &)> prepare = {};
    };
    struct Standing {
        bool ready = false; ///< the stream is there and the server answers
        QString trouble; ///< why not, for people
    };

    explicit JetStreamLog(Options options);
    ~JetStreamLog() override; ///< waits for appends under way, no longer than their patience

    void append(Append what, AppendDone done) override;
    [[nodiscard]] std::unique_ptr<Subscription> follow(Sequence after, RecordSink sink) override;
    [[nodiscard]] Sequence lastSequence() const override;
    /// Blocks until the stream is there. \return false when it was not within the time. Never for views.
    [[nodiscard]] bool waitUntilReady(std::chrono::milliseconds patience);
    [[nodiscard]] Standing standing() const; ///< any thread
    /// Does something else with the stream, on its thread. What is begun there ends with the log at the latest.
    void post(std::function<void(nats::JetStream &)> work);

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace lianxi
