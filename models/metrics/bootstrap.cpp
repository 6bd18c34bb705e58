// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/bootstrap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace lianxi::metrics
{

namespace
{

/// Student's t at 0.975 for 1 to 30 degrees of freedom; beyond them the normal distribution is near enough.
constexpr std::array studentT{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                              2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                              2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};

/// Which share of the rounds is cut off at each end, so that the interval holds in 95 of 100 for so few days.
double tailOf(int days)
{
    const double degrees = days - 1;
    const double t =
        days - 2 < static_cast<int>(studentT.size()) ? studentT.at(static_cast<size_t>(std::max(0, days - 2))) : 1.96;
    const double wide = std::sqrt(days / degrees) * t;
    return std::erfc(wide / std::sqrt(2)) / 2; // the normal distribution's share below −wide
}

/// A side's days, ready to be drawn again and again.
class Side
{
public:
    Side(std::span<const DaySample> days, Statistic statistic)
        : m_statistic(statistic)
        , m_weights(days.size(), 1)
    {
        for (size_t day = 0; day < days.size(); ++day) {
            double sum = 0;
            for (const double value : days[day].values) {
                sum += value;
                if (isQuantile())
                    m_values.push_back({value, static_cast<quint32>(day)});
            }
            m_sums.push_back(sum);
            m_counts.push_back(std::ssize(days[day].values));
        }
        std::ranges::sort(m_values, {}, &Value::value);
    }
    /// With every day as often as drawn; at first each once.
    [[nodiscard]] double statistic() const
    {
        qint64 count = 0;
        double sum = 0;
        for (size_t day = 0; day < m_weights.size(); ++day) {
            count += m_weights[day] * m_counts[day];
            sum += static_cast<double>(m_weights[day]) * m_sums[day];
        }
        switch (m_statistic) {
        case Statistic::Mean:
            return count > 0 ? sum / static_cast<double>(count) : 0;
        case Statistic::PerDay:
            return m_weights.empty() ? 0 : sum / static_cast<double>(m_weights.size());
        case Statistic::Median:
            return count > 0 ? (ranked((count - 1) / 2) + ranked(count / 2)) / 2 : 0;
        case Statistic::P90:
            return count > 0 ? ranked((count * 9 + 9) / 10 - 1) : 0;
        }
        return 0;
    }
    void draw(std::mt19937 &random)
    {
        std::ranges::fill(m_weights, 0);
        const quint64 days = m_weights.size();
        for (quint64 n = 0; n < days; ++n)
            ++m_weights[(random() * days) >> 32]; // of 32 bits: the same on every machine
    }

private:
    struct Value {
        double value;
        quint32 day;
    };
    [[nodiscard]] bool isQuantile() const { return m_statistic == Statistic::Median || m_statistic == Statistic::P90; }
    /// The value at a place among the drawn ones, counted from 0.
    [[nodiscard]] double ranked(qint64 place) const
    {
        for (const Value &value : m_values)
            if ((place -= m_weights[value.day]) < 0)
                return value.value;
        return m_values.empty() ? 0 : m_values.back().value;
    }

    Statistic m_statistic;
    std::vector<qint64> m_weights; ///< by day
    std::vector<double> m_sums; ///< by day
    std::vector<qint64> m_counts; ///< by day
    std::vector<Value> m_values; ///< ascending; only for quantiles
};

/// Between the neighbours of a place that is no whole number.
double percentile(const std::vector<double> &sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<size_t>(place);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - std::floor(place));
}

void count(std::span<const DaySample> days, qint64 &values, int &withValues)
{
    for (const DaySample &day : days) {
        values += std::ssize(day.values);
        withValues += !day.values.empty();
    }
}

} // namespace

double statisticOf(std::span<const DaySample> days, Statistic statistic)
{
    return Side(days, statistic).statistic();
}

Change compareDays(std::span<const DaySample> before, std::span<const DaySample> after, Statistic statistic,
                   const BootstrapRules &rules)
{
    Change change;
    count(before, change.nBefore, change.daysBefore);
    count(after, change.nAfter, change.daysAfter);
    Side earlier(before, statistic), later(after, statistic);
    change.before = earlier.statistic();
    change.after = later.statistic();
    const int days = std::min(change.daysBefore, change.daysAfter);
    if (days < std::max(2, rules.leastDays) || std::min(change.nBefore, change.nAfter) < rules.leastCount)
        return change;
    std::mt19937 random(rules.seed);
    std::vector<double> differences(static_cast<size_t>(std::max(2, rules.rounds)));
    for (double &difference : differences) {
        earlier.draw(random);
        later.draw(random);
        difference = later.statistic() - earlier.statistic();
    }
    std::sort(differences.begin(), differences.end());
    const double tail = tailOf(days);
    change.difference = Interval{percentile(differences, tail), percentile(differences, 1 - tail)};
    return change;
}

} // namespace lianxi::metrics
