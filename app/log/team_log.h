// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/jet_stream_log.h"
#include "app/log/team_session.h"

namespace lianxi
{

/// A team's log that loses nothing: a JetStream log with an encrypted file of its own in front of it.
/// Accepted means that the record is on the stream and fully synced here as well; where the server loses it, it is put
/// back at its own sequence. An append that may wait is kept here while the server cannot be reached, and sent in order
/// when everything missed was followed.
class TeamLog final : public Log
{
public:
    struct Options {
        JetStreamLog::Options server;
        QString file;
        std::optional<sqlite::PageKey> key;
        const Clock *clock = nullptr; ///< outlives the log; null: the machine's
        /// Called when standing(), pending() or returned() has changed, on a thread of the log; must not block.
        std::function<void()> changed;
    };
    struct Pending {
        qint64 number = 0; ///< their order
        Instant since;
        QString subject;
        std::vector<Event> events; ///< none: a record that lost its place on the stream, sealed as it was there
    };
    /// An append that waited in vain. Nothing of it is on the log.
    struct Returned {
        qint64 number = 0;
        Instant since;
        QString subject;
        std::vector<Event> events;
        std::optional<Conflict> conflict; ///< set: somebody was first
        QString why; ///< English, for the log
    };

    /// Errors as sqlite::openPrepared(); InvalidInput for the file of another team. The server need not be there.
    [[nodiscard]] static Result<std::unique_ptr<TeamLog>> open(Options options);
    ~TeamLog() override; ///< waits for appends under way, no longer than their patience; subscriptions go before

    void append(Append what, AppendDone done) override;
    [[nodiscard]] std::unique_ptr<Subscription> follow(Sequence after, RecordSink sink) override;
    [[nodiscard]] Sequence lastSequence() const override;

    // Any thread.
    [[nodiscard]] TeamStanding standing() const;
    [[nodiscard]] std::vector<Pending> pending() const;
    [[nodiscard]] std::vector<Returned> returned() const;
    /// The person has it back (a draft, a notice): it is forgotten.
    void forgetReturned(qint64 number);
    /// The projection was made anew from the beginning: standing().mustRefold is over.
    void refolded();
    /// Blocks until the stream is there and whole. \return false when it was not within the time. Never for views.
    [[nodiscard]] bool waitUntilReady(std::chrono::milliseconds patience);

private:
    class Impl;
    explicit TeamLog(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m_impl;
};

} // namespace lianxi
