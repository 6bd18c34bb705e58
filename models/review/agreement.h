// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <utility>

namespace lianxi
{

/// How much two different answers count as a disagreement.
enum class KappaWeights {
    None, ///< every difference the same
    Linear, ///< by how far apart they are
    Quadratic, ///< by the square of that: what is usual for points
};

/// How far two people agree beyond what chance alone would give.
struct Agreement {
    int pairs = 0;
    double observed = 0; ///< 0 to 1: (weighted) share of agreement; 0 without pairs
    double expected = 0; ///< the same if both had answered at random, each in their own proportions
    /// −1 to 1; absent where chance alone agrees always (one answer was ever given), or there are no pairs.
    std::optional<double> kappa;
};

/// Cohen's kappa (1960; weighted 1968) of answers 0 … `most`, of one and the other. Answers outside are passed over.
/// Pure.
[[nodiscard]] Agreement agreementOf(std::span<const std::pair<int, int>> answers, int most, KappaWeights weights);

} // namespace lianxi
