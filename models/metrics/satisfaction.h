// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/facts.h"
#include "models/metrics/statistics.h"

#include <array>
#include <span>

namespace lianxi::metrics
{

/// What customers thought, of those who were asked in the period (rules.md §6: positive ÷ answered, always with
/// participation).
struct Satisfaction {
    qint64 asked = 0; ///< questions; a case may have had several
    qint64 answered = 0;
    qint64 positive = 0; ///< of them
    std::array<qint64, 5> scores{}; ///< of them, by score from 1 (bad) to 5 (good)
    [[nodiscard]] double rate() const { return share(positive, answered); }
    [[nodiscard]] double participation() const { return share(answered, asked); }
    [[nodiscard]] double meanScore() const; ///< 1 to 5; 0 when nobody has answered
    friend bool operator==(const Satisfaction &, const Satisfaction &) = default;
};
/// \param satisfiedFrom  the lowest score that is positive; playbook: figures.satisfied_score
[[nodiscard]] Satisfaction satisfaction(std::span<const Survey> surveys, int satisfiedFrom);

} // namespace lianxi::metrics
