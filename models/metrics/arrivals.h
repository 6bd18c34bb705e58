// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/facts.h"
#include "models/policy/zone_offsets.h"

#include <array>
#include <span>
#include <vector>

namespace lianxi::metrics
{

constexpr size_t daysOfWeek = 7, hoursOfDay = 24;

/// Day of the week from 0 (Monday), hour of the day, and date in a zone.
struct LocalHour {
    size_t day = 0, hour = 0;
    std::chrono::sys_days date; ///< the local date
    friend bool operator==(const LocalHour &, const LocalHour &) = default;
};
[[nodiscard]] LocalHour localHour(Instant at, const ZoneOffsets &zone);
/// When a local date begins. Where daylight saving skips midnight: the first moment of it.
[[nodiscard]] Instant beginOfDay(std::chrono::sys_days date, const ZoneOffsets &zone);

/// Cases that customers opened, by the hour they did.
struct ArrivalCell {
    qint64 cases = 0;
    double hours = 0; ///< how many such hours the period has; with daylight saving not always whole weeks of them
    [[nodiscard]] double perHour() const { return hours > 0 ? static_cast<double>(cases) / hours : 0; }
    friend bool operator==(const ArrivalCell &, const ArrivalCell &) = default;
};
using ArrivalGrid = std::array<std::array<ArrivalCell, hoursOfDay>, daysOfWeek>;
[[nodiscard]] ArrivalGrid arrivalGrid(std::span<const CaseFact> cases, Instant from, Instant to,
                                      const ZoneOffsets &zone);

/// What a suggestion of staff rests on; playbook: figures.staffing_…
struct StaffingRules {
    std::chrono::seconds handling{}; ///< an agent's time for one case
    std::chrono::seconds within{}; ///< in which `share` of the customers shall be taken up
    double share = 0; ///< 0 to 1
    friend bool operator==(const StaffingRules &, const StaffingRules &) = default;
};
/// Erlang C: the chance that somebody has to wait, with `agents` who are busy for `load` agent hours an hour. 1 when
/// they cannot keep up.
[[nodiscard]] double waitingChance(int agents, double load);
/// The share of customers who are taken up within the time. 0 when the agents cannot keep up.
[[nodiscard]] double serviceLevel(int agents, double casesPerHour, const StaffingRules &rules);
/// The fewest agents with whom the rules are met; 0 when nobody comes. Erlang C: arrivals by chance, handling times
/// spread like waiting for a bus, one case at a time, nobody gives up.
[[nodiscard]] int agentsNeeded(double casesPerHour, const StaffingRules &rules);

} // namespace lianxi::metrics
