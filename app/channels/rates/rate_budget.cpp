// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/rates/rate_budget.h"

namespace lianxi
{

using namespace std::chrono_literals;

bool isNearlyUsed(const RateBudget &budget)
{
    return isUsedUp(budget) || budget.usedPercent.value_or(0) >= rateNearlyUsedPercent;
}

bool isUsedUp(const RateBudget &budget)
{
    return budget.left ? *budget.left <= 0 : budget.usedPercent.value_or(0) >= 100;
}

bool isCurrent(const RateBudget &budget, Instant now)
{
    if (budget.until)
        return now < *budget.until;
    return now - budget.asOf < (budget.key.period == RatePeriod::Month ? 24h : 1h);
}

const RateBudget *tightest(const std::vector<RateBudget> &budgets, Instant now)
{
    const RateBudget *worst = nullptr;
    for (const RateBudget &budget : budgets) {
        if (!isCurrent(budget, now) || !isNearlyUsed(budget))
            continue;
        const auto used = [](const RateBudget &of) { return isUsedUp(of) ? 100 : of.usedPercent.value_or(0); };
        if (!worst || used(budget) > used(*worst))
            worst = &budget;
    }
    return worst;
}

} // namespace lianxi
