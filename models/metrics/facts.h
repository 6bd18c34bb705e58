// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/kinds.h"

#include <QString>

#include <optional>

namespace lianxi::metrics
{

// What the fold notes beside the timeline so that figures need not read messages. Rows are numbers of the store.

/// One case of a customer who has written. Cases that were merged are one.
struct CaseFact {
    Instant asked; ///< the customer's first message
    qint64 caseRow = 0;
    qint64 contact = 0; ///< the person, after merges of contacts
    qint64 channel = 0; ///< where they first wrote
    Surface surface = Surface::Private;
    CaseClass caseClass = CaseClass::Normal;
    QString category;
    qint64 agent = 0; ///< whose case it is; 0: nobody's
    bool human = false; ///< a person has answered
    int steps = 0; ///< bit n: ScriptStep n is done
    std::optional<Instant> firstResolved;
    std::optional<Instant> resolved; ///< the last time, if it is resolved
    int resolves = 0; ///< how often it was; two merged cases have both's
    friend bool operator==(const CaseFact &, const CaseFact &) = default;
};

/// A clock that has ended: by what was promised, or by the case's end after it was due.
struct Promise {
    Instant started, due, ended;
    ClockKind kind = ClockKind::FirstResponse;
    qint64 caseRow = 0, channel = 0;
    Surface surface = Surface::Private;
    CaseClass caseClass = CaseClass::Normal; ///< when it ended
    qint64 agent = 0; ///< who ended it; 0: nobody, or elsewhere than in this product
    [[nodiscard]] bool kept() const { return ended <= due; }
};

enum class DeedKind { Guard, Transfer, Move };
enum class GuardOutcome { Reminded, Blocked, Overridden };

/// Something that was done in a case and is counted.
struct Deed {
    DeedKind kind = DeedKind::Guard;
    Instant at;
    qint64 caseRow = 0, channel = 0;
    Surface surface = Surface::Private;
    qint64 agent = 0;
    QString rule; ///< Guard
    GuardOutcome outcome = GuardOutcome::Reminded; ///< Guard
    qint64 words = 0; ///< Guard, overridden: the same for the same reason and words
    bool toSupervisor = false; ///< Transfer
    std::optional<std::chrono::milliseconds> took; ///< Move: until the customer wrote in private; none: not yet
};

/// A customer was asked how it was.
struct Survey {
    Instant sent;
    qint64 caseRow = 0, channel = 0; ///< the channel of the conversation in which they were asked
    Surface surface = Surface::Private;
    qint64 agent = 0; ///< whose work is judged; 0: nobody's
    int score = 0; ///< 1 (bad) to 5 (good), the last that was given; 0: no answer yet
    [[nodiscard]] bool answered() const { return score > 0; }
};

enum class CallOutcome {
    Open, ///< it goes on
    Answered,
    Missed, ///< the caller hung up before anybody took it
    Busy,
    Rejected,
    Failed,
    HandedOn, ///< given to another number before anybody here took it
    Unseen, ///< it ended while nobody listened
};

/// A telephone call. Its line at the exchange begins and ends once.
struct Call {
    Instant began;
    std::optional<Instant> answered, ended;
    qint64 caseRow = 0, channel = 0;
    qint64 agent = 0; ///< who took it here, else whose case it was when it ended; 0: nobody
    bool inbound = true;
    CallOutcome outcome = CallOutcome::Open;
};

/// How somebody was there for a while.
struct PresenceSpan {
    qint64 agent = 0;
    Instant since, until;
    Presence presence = Presence::Offline;
};

} // namespace lianxi::metrics

namespace lianxi
{
template <>
struct EnumNames<metrics::CallOutcome> {
    static constexpr std::array<std::string_view, 8> names{"open",     "answered", "missed",      "busy",
                                                           "rejected", "failed",   "transferred", "unseen"};
};
} // namespace lianxi
