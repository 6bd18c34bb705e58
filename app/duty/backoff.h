// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace lianxi
{

/// How long to wait after the `failures`-th failure in a row: `first` doubled each time, at most `longest`, spread
/// over the upper half by `jitter` (0 ≤ x < 1). A time that the platform named is kept to, plus up to a tenth.
[[nodiscard]] std::chrono::milliseconds backOff(int failures, double jitter,
                                                std::optional<std::chrono::seconds> named = std::nullopt,
                                                std::chrono::seconds first = std::chrono::seconds(2),
                                                std::chrono::seconds longest = std::chrono::minutes(5));

} // namespace lianxi
