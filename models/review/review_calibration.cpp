// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/review_calibration.h"

namespace lianxi
{

namespace
{

/// Null: not answered.
const CriterionScore *answerTo(const QString &criterion, const std::vector<CriterionScore> &scores)
{
    const auto found = std::find_if(scores.rbegin(), scores.rend(),
                                    [&criterion](const CriterionScore &one) { return one.criterion == criterion; });
    return found == scores.rend() ? nullptr : &*found;
}

} // namespace

ReviewCalibration calibrationOf(const ScoreCard &card, const std::vector<ComparedReviews> &compared)
{
    ReviewCalibration made;
    made.pairs = static_cast<int>(compared.size());
    std::vector<std::pair<double, ScoreDifference>> differences;
    for (const CardCriterion &one : card.criteria) {
        if (one.count != AutomaticCount::None)
            continue;
        CriterionAgreement agreement{one.id, {}, 0};
        std::vector<std::pair<int, int>> points;
        for (const ComparedReviews &pair : compared) {
            const CriterionScore *a = answerTo(one.id, pair.a), *b = answerTo(one.id, pair.b);
            if (!a || !b)
                continue;
            if (a->points && b->points)
                points.emplace_back(*a->points, *b->points);
            else if (a->points || b->points)
                ++agreement.applies;
            if (a->points == b->points)
                continue;
            const ScoreDifference difference{pair.first, pair.second, one.id, a->points, b->points};
            differences.emplace_back(static_cast<double>(difference.apart(one.points)) / one.points, difference);
        }
        agreement.agreement = agreementOf(points, one.points, KappaWeights::Quadratic);
        made.criteria.push_back(agreement);
    }
    std::stable_sort(differences.begin(), differences.end(),
                     [](const auto &x, const auto &y) { return x.first > y.first; });
    for (auto &[apart, difference] : differences)
        made.differences.push_back(std::move(difference));
    return made;
}

} // namespace lianxi
