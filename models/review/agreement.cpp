// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/agreement.h"

#include <cmath>
#include <vector>

namespace lianxi
{

namespace
{

/// 1 for the same answer, 0 for the two ends.
double likeness(int a, int b, int most, KappaWeights weights)
{
    const double apart = most == 0 ? 0.0 : std::abs(a - b) / static_cast<double>(most);
    switch (weights) {
    case KappaWeights::None:
        return a == b ? 1.0 : 0.0;
    case KappaWeights::Linear:
        return 1.0 - apart;
    case KappaWeights::Quadratic:
        return 1.0 - apart * apart;
    }
    return 0.0;
}

} // namespace

Agreement agreementOf(std::span<const std::pair<int, int>> answers, int most, KappaWeights weights)
{
    Agreement made;
    if (most < 0)
        return made;
    std::vector<double> first(static_cast<size_t>(most) + 1), second(first.size());
    double alike = 0;
    for (const auto &[a, b] : answers) {
        if (a < 0 || a > most || b < 0 || b > most)
            continue;
        ++made.pairs;
        ++first.at(static_cast<size_t>(a));
        ++second.at(static_cast<size_t>(b));
        alike += likeness(a, b, most, weights);
    }
    if (made.pairs == 0)
        return made;
    made.observed = alike / made.pairs;
    for (int a = 0; a <= most; ++a)
        for (int b = 0; b <= most; ++b)
            made.expected += first.at(static_cast<size_t>(a)) * second.at(static_cast<size_t>(b))
                * likeness(a, b, most, weights) / made.pairs / made.pairs;
    constexpr double certain = 1.0 - 1e-12; // rounding of a sum of products
    if (made.expected < certain)
        made.kappa = (made.observed - made.expected) / (1.0 - made.expected);
    return made;
}

} // namespace lianxi
