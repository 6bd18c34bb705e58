// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/satisfaction.h"

#include <algorithm>

namespace lianxi::metrics
{

double Satisfaction::meanScore() const
{
    qint64 sum = 0;
    for (size_t score = 0; score < scores.size(); ++score)
        sum += scores[score] * static_cast<qint64>(score + 1);
    return share(sum, answered);
}

Satisfaction satisfaction(std::span<const Survey> surveys, int satisfiedFrom)
{
    Satisfaction counted;
    for (const Survey &survey : surveys) {
        ++counted.asked;
        if (!survey.answered())
            continue;
        ++counted.answered;
        counted.positive += survey.score >= satisfiedFrom;
        ++counted.scores.at(static_cast<size_t>(std::clamp(survey.score, 1, 5) - 1));
    }
    return counted;
}

} // namespace lianxi::metrics
