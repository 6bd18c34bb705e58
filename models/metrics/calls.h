// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/facts.h"
#include "models/metrics/statistics.h"

#include <map>
#include <span>
#include <vector>

namespace lianxi::metrics
{

/// What became of a call. By the usual definitions of call centres, which differ in details; these are ours:
struct CallRules {
    std::chrono::seconds within{20}; ///< playbook: figures.call_answer_seconds
};
struct CallFigures {
    qint64 offered =
        0; ///< calls of customers that have ended, without those that were handed on before anybody took them
    qint64 answered = 0; ///< of them
    qint64 inTime = 0; ///< of them, those that rang no longer than `within`
    qint64 abandoned = 0; ///< of the offered, those whose caller hung up before anybody took them
    Waits ringing; ///< until it was taken, of the answered
    Waits handling; ///< from taking to the end, holding included, of every call that was taken, ours to customers too;
                    ///< what is written afterwards is not in it
    [[nodiscard]] double serviceLevel() const { return share(inTime, offered); }
    [[nodiscard]] double abandonment() const { return share(abandoned, offered); }
    friend bool operator==(const CallFigures &, const CallFigures &) = default;
};
[[nodiscard]] bool isOffered(const Call &call);
[[nodiscard]] bool isAnsweredWithin(const Call &call, std::chrono::milliseconds within);
[[nodiscard]] CallFigures callFigures(std::span<const Call> calls, const CallRules &rules);

/// How much of the time in which somebody was there they spoke with customers.
struct Occupancy {
    std::chrono::milliseconds there{}; ///< online, busy or finishing
    std::chrono::milliseconds spoken{}; ///< of it, in calls
    [[nodiscard]] double share() const
    {
        return there.count() > 0 ? static_cast<double>(spoken.count()) / static_cast<double>(there.count()) : 0;
    }
    friend bool operator==(const Occupancy &, const Occupancy &) = default;
};
/// By agent, of those who had a call in the period [from, to).
[[nodiscard]] std::map<qint64, Occupancy> occupancy(std::span<const Call> calls, std::span<const PresenceSpan> presence,
                                                    Instant from, Instant to);

} // namespace lianxi::metrics
