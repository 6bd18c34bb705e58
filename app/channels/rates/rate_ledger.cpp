// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/rates/rate_ledger.h"

#include <algorithm>

namespace lianxi
{

using namespace std::chrono_literals;

namespace
{

std::chrono::seconds lengthOf(RatePeriod period)
{
    switch (period) {
    case RatePeriod::Minute:
        return 1min;
    case RatePeriod::Window:
    case RatePeriod::Hour:
        return 1h;
    case RatePeriod::Day:
        return 24h;
    case RatePeriod::Month:
        return 30 * 24h;
    }
    return 1h;
}

int percentOf(qint64 used, qint64 limit)
{
    if (limit <= 0)
        return 100;
    const double part = static_cast<double>(used) * 100.0 / static_cast<double>(limit);
    return static_cast<int>(std::clamp(part, 0.0, 100.0));
}

} // namespace

void RateLedger::told(const std::vector<RateReading> &readings, Instant now)
{
    for (const RateReading &fresh : readings) {
        Told &kept = m_told[fresh.key];
        const bool over = kept.reading.until && *kept.reading.until <= now;
        const auto limit = fresh.limit ? fresh.limit : kept.reading.limit;
        // A limit without its use, or a use without its limit: the other half came in another answer.
        const bool half = fresh.limit && !fresh.left && !fresh.used && !fresh.usedPercent;
        const auto used = half && !over ? kept.reading.used : fresh.used;
        kept = {fresh, now};
        kept.reading.limit = limit;
        kept.reading.used = used;
    }
}

void RateLedger::counted(const std::vector<DocumentedLimit> &limits, Instant now)
{
    for (const DocumentedLimit &documented : limits) {
        Count &count = m_counts[documented.key];
        if (count.used == 0 || now - count.began >= lengthOf(documented.key.period) || now < count.began)
            count = {now, 0, 0};
        ++count.used;
        count.limit = documented.limit;
    }
}

std::vector<RateBudget> RateLedger::budgets() const
{
    std::vector<RateBudget> all;
    for (const auto &[key, told] : m_told) {
        const RateReading &reading = told.reading;
        RateBudget budget{key, reading.limit, reading.left, reading.usedPercent, reading.until, told.at, false};
        if (!budget.left && reading.limit && reading.used)
            budget.left = std::max<qint64>(0, *reading.limit - *reading.used);
        if (!budget.usedPercent && budget.limit && budget.left)
            budget.usedPercent = percentOf(*budget.limit - *budget.left, *budget.limit);
        if (budget.left || budget.usedPercent)
            all.push_back(budget);
    }
    for (const auto &[key, count] : m_counts) {
        const qint64 left = std::max<qint64>(0, count.limit - count.used);
        all.push_back({key, count.limit, left, percentOf(count.used, count.limit), count.began + lengthOf(key.period),
                       count.began, true});
    }
    return all;
}

} // namespace lianxi
