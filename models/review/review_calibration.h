// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/agreement.h"
#include "models/review/score_card.h"

#include <vector>

namespace lianxi
{

/// Two reviews of the same case, neither of whom has seen the other's.
struct ComparedReviews {
    ReviewId first, second;
    std::vector<CriterionScore> a, b;
};

/// How two reviewers see one criterion.
struct CriterionAgreement {
    QString criterion;
    Agreement agreement; ///< weighted by squares; points as answers, cases where it does not apply for one left out
    int applies = 0; ///< pairs where one gave points and the other said that it does not apply
};
/// A criterion of a pair that the two see differently.
struct ScoreDifference {
    ReviewId first, second;
    QString criterion;
    std::optional<int> a, b;
    [[nodiscard]] int apart(int most) const { return a && b ? std::abs(*a - *b) : most; }
    friend bool operator==(const ScoreDifference &, const ScoreDifference &) = default;
};
struct ReviewCalibration {
    int pairs = 0;
    std::vector<CriterionAgreement> criteria; ///< in the card's order; counted ones are left out: machines agree
    std::vector<ScoreDifference> differences; ///< the widest first
};
/// Pure.
[[nodiscard]] ReviewCalibration calibrationOf(const ScoreCard &card, const std::vector<ComparedReviews> &compared);

} // namespace lianxi
