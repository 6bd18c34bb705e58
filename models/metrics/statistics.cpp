// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/statistics.h"

#include <algorithm>
#include <numeric>

namespace lianxi::metrics
{

namespace
{

using Times = std::vector<std::chrono::milliseconds>;

double seconds(std::chrono::milliseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

/// The k-th smallest, counted from 0; everything before it is smaller afterwards.
std::chrono::milliseconds select(Times &times, size_t k)
{
    const auto at = times.begin() + static_cast<std::ptrdiff_t>(k);
    std::nth_element(times.begin(), at, times.end());
    return *at;
}

double medianOf(Times &times)
{
    const size_t half = times.size() / 2;
    const std::chrono::milliseconds upper = select(times, half);
    if (times.size() % 2 == 1)
        return seconds(upper);
    const auto lower = *std::max_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(half));
    return (seconds(lower) + seconds(upper)) / 2;
}

double shareWithin(const Times &times, std::chrono::milliseconds limit)
{
    return share(std::count_if(times.begin(), times.end(), [limit](auto time) { return time <= limit; }),
                 std::ssize(times));
}

} // namespace

double share(qint64 part, qint64 whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Waits summarise(std::vector<std::chrono::milliseconds> times)
{
    using namespace std::chrono_literals;
    Waits waits;
    if (times.empty())
        return waits;
    waits.n = std::ssize(times);
    const auto total = std::accumulate(times.begin(), times.end(), std::chrono::milliseconds(0));
    waits.mean = seconds(total) / static_cast<double>(waits.n);
    waits.median = medianOf(times);
    waits.p90 = seconds(select(times, (times.size() * 9 + 9) / 10 - 1));
    waits.within15Min = shareWithin(times, 15min);
    waits.within60Min = shareWithin(times, 60min);
    waits.within24Hours = shareWithin(times, 24h);
    return waits;
}

} // namespace lianxi::metrics
