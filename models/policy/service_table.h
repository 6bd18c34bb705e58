// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/sla.h"

namespace lianxi
{

/// Service time within one span of time, ready to be asked a hundred thousand times: equal to serviceTimeBetween() and
/// some fifty times faster. Hours begin and end at whole minutes, so each minute is open or closed. Immutable; any
/// thread.
class ServiceTable
{
public:
    /// Covers [from, to), at most 20 years of it; other questions are answered the slow way. Costs 2 ms a year.
    ServiceTable(const ServiceHours &hours, Instant from, Instant to);
    /// Whole seconds, as serviceTimeBetween().
    [[nodiscard]] std::chrono::seconds between(Instant from, Instant to) const;

private:
    struct Hour {
        std::chrono::milliseconds before{}; ///< service time from the table's beginning to this hour's
        quint64 open = 0; ///< bit n: its minute n is service time
    };
    [[nodiscard]] std::chrono::milliseconds upTo(Instant t) const;

    ServiceHours m_hours;
    Instant m_from, m_to;
    std::vector<Hour> m_table; ///< empty: always open, or nothing covered
};

} // namespace lianxi
