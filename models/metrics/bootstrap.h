// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace lianxi::metrics
{

/// What is made of a day's values.
enum class Statistic {
    Mean, ///< of a share, too: its values are 0 and 1
    Median,
    P90,
    PerDay, ///< sum of the values ÷ days; days without values count
};

/// What was counted on one day.
struct DaySample {
    std::chrono::sys_days day;
    std::vector<double> values;
};

struct BootstrapRules {
    quint32 seed = 1; ///< the same days give the same interval
    int rounds = 1000;
    int leastDays = 5; ///< with values, on each side; playbook: figures.measure_least_days
    int leastCount = 10; ///< values on each side; playbook: figures.least_count
};

struct Interval {
    double low = 0, high = 0;
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
    friend bool operator==(const Interval &, const Interval &) = default;
};

/// A figure before and after, and how much of the difference may be chance.
struct Change {
    double before = 0, after = 0;
    qint64 nBefore = 0, nAfter = 0; ///< values
    int daysBefore = 0, daysAfter = 0; ///< with values
    std::optional<Interval> difference; ///< of after − before, in 95 of 100; none: too little to tell
    [[nodiscard]] double found() const { return after - before; }
    /// The interval leaves no difference out.
    [[nodiscard]] bool isTold() const { return difference && !difference->contains(0); }
    friend bool operator==(const Change &, const Change &) = default;
};

/// The statistic of all days' values together; 0 of nothing.
[[nodiscard]] double statisticOf(std::span<const DaySample> days, Statistic statistic);

/// Compares two periods by the bootstrap. Whole days are drawn, because what happens on one day (a rush, somebody ill)
/// happens to all its cases together: drawing cases would promise more than the days can hold. The percentiles are
/// widened for few days (t instead of the normal distribution; Hesterberg 2015, "expanded percentile").
/// Cost: rounds × values.
[[nodiscard]] Change compareDays(std::span<const DaySample> before, std::span<const DaySample> after,
                                 Statistic statistic, const BootstrapRules &rules);

} // namespace lianxi::metrics
