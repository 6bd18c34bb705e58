// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/views.h"
#include "models/policy/playbook.h"

namespace lianxi
{

/// The numbers by which the projection computes deadlines; read from PlaybookAdopted::rules, so that every desk and
/// every replay gets the same ones. Default-constructed: the shipped defaults of rules.md §1, service hours
/// Mon–Fri 9:00–18:00 Asia/Shanghai.
struct FoldRules {
    FoldRules();
    ServiceHours hours;
    std::vector<ClockPromise> promises[6]; ///< by CaseClass
    std::chrono::hours joinWindow{72}; ///< a contact's new thread joins the open case that was active within this
    std::chrono::hours reopenWindow{48}; ///< a message after resolve reopens within this, later it is a new case
    friend bool operator==(const FoldRules &, const FoldRules &) = default;
};
[[nodiscard]] Result<FoldRules> foldRulesFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const FoldRules &rules);

/// `start` plus `length` of service time. Holidays and closed hours do not count; daylight saving is respected.
/// With no periods at all the service is always open.
[[nodiscard]] Instant addServiceTime(const ServiceHours &hours, Instant start, std::chrono::seconds length);
/// Service time between two moments.
[[nodiscard]] std::chrono::seconds serviceTimeBetween(const ServiceHours &hours, Instant from, Instant to);
/// When a promise that starts at `start` falls due.
[[nodiscard]] Instant dueTime(const ClockPromise &promise, const ServiceHours &hours, Instant start);

enum class ClockColour { Calm, Amber, Red };
/// Amber for the last quarter or the last 15 min, whichever is longer; red once overdue (rules.md §1).
[[nodiscard]] ClockColour colourOf(const RunningClock &clock, Instant now);
/// The moment from which colourOf() is amber.
[[nodiscard]] Instant amberFrom(const RunningClock &clock);
/// Share of the promise still left, 1 → 0; 0 once overdue.
[[nodiscard]] double shareLeft(const RunningClock &clock, Instant now);

} // namespace lianxi
