// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/rates/rate_reader.h"

#include <map>

namespace lianxi
{

/// The counts of one channel, from what its answers tell and from what this program has sent. A value.
class RateLedger
{
public:
    /// What was told last holds; limits and uses that came in different answers are put together.
    void told(const std::vector<RateReading> &readings, Instant now);
    /// One more request. A count starts with its first request and over when its period has passed.
    void counted(const std::vector<DocumentedLimit> &limits, Instant now);
    /// What a platform told before what was counted; in the order of RateKey.
    [[nodiscard]] std::vector<RateBudget> budgets() const;

private:
    struct Told {
        RateReading reading;
        Instant at;
    };
    struct Count {
        Instant began;
        qint64 used = 0;
        qint64 limit = 0;
    };
    std::map<RateKey, Told> m_told;
    std::map<RateKey, Count> m_counts;
};

} // namespace lianxi
