// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <vector>

namespace lianxi::metrics
{

/// How long something took, over `n` times of it; all zero when n is 0.
struct Waits {
    qint64 n = 0;
    double mean = 0; ///< seconds
    double median = 0; ///< seconds; of an even number the mean of the two in the middle
    double p90 = 0; ///< seconds; nearest rank: the ceil(0.9 n)-th
    double within15Min = 0, within60Min = 0, within24Hours = 0; ///< shares of n, 0 to 1
    friend bool operator==(const Waits &, const Waits &) = default;
};
/// Takes the times by value: it moves them about instead of sorting them.
[[nodiscard]] Waits summarise(std::vector<std::chrono::milliseconds> times);

/// part / whole; 0 of nothing is 0.
[[nodiscard]] double share(qint64 part, qint64 whole);

} // namespace lianxi::metrics
