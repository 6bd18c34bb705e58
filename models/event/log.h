// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/event.h"

#include <functional>
#include <memory>
#include <variant>

namespace lianxi
{

/// One atomic addition to the log.
struct Append {
    QString subject;
    QByteArray key; ///< idempotency key: a second append with the same non-empty key changes nothing
    std::vector<Event> events; ///< at least one
    /// The last sequence on `subject` that the writer has seen (0: none). Absent: append in any case.
    std::optional<Sequence> expectedLast;
    /// Where the log cannot be reached for now, it may be accepted by being kept on this machine (Accepted::waiting).
    bool mayWait = false;
};

struct Accepted {
    Sequence sequence = 0;
    bool duplicate = false; ///< the key was there already; `sequence` is the first one's
    bool waiting = false; ///< durable on this machine, with no sequence yet; it goes to the log when that is back
};
/// Somebody else wrote to the subject first; `last` is the subject's last sequence, `lastEvents` what it says.
struct Conflict {
    Sequence last = 0;
    std::vector<Event> lastEvents;
};
struct Unavailable {
    Error error;
};
using AppendOutcome = std::variant<Accepted, Conflict, Unavailable>;

/// Following ends when this is destroyed; the destructor waits for a delivery that is under way.
class Subscription
{
public:
    virtual ~Subscription() = default;
};

/// The ordered events: the one source of truth. Implementations: SqliteLog (embedded), JetStreamLog (a team's
/// engine). Both pass tests/contract/log_contract.h.
///
/// Guarantees: Accepted means durable (survives power loss). Sequences rise, without gaps on one machine.
/// Per subject, at most one append with the same `expectedLast` is accepted.
class Log
{
public:
    using AppendDone = std::function<void(AppendOutcome)>;
    /// Called with consecutive records, oldest first, on the subscription's own thread. Must return when it has taken
    /// them; the next call brings what follows. Returning false stops delivery for good.
    using RecordSink = std::function<bool(const std::vector<Record> &)>;

    virtual ~Log() = default;
    /// Returns at once. `done` is called exactly once, on a thread of the log, and must not block.
    virtual void append(Append what, AppendDone done) = 0;
    /// Delivers every record with sequence > `after`, then all that come later.
    [[nodiscard]] virtual std::unique_ptr<Subscription> follow(Sequence after, RecordSink sink) = 0;
    /// The newest sequence this process knows of.
    [[nodiscard]] virtual Sequence lastSequence() const = 0;
};

/// Blocks until the outcome is there. For the gateway's worker threads, the command line and tests; never for views.
[[nodiscard]] AppendOutcome appendAndWait(Log &log, Append what);

} // namespace lianxi
