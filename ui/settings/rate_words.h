// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/rates/rate_budget.h"

#include <QCoreApplication>

namespace lianxi
{

/// What is said of the counts that platforms keep.
class RateWords
{
    Q_DECLARE_TR_FUNCTIONS(RateWords)
public:
    /// "private messages a day"
    [[nodiscard]] static QString subject(const RateKey &key);
    /// "3 of 15 left, full again in 9 minutes"
    [[nodiscard]] static QString rest(const RateBudget &budget, Instant now);
    /// "Near the platform's limit: private messages, 3 of 15 left …"
    [[nodiscard]] static QString warning(const RateBudget &budget, Instant now);
};

} // namespace lianxi
