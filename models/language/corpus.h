// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/training.h"

#include <span>

namespace lianxi
{

/// Rows as numbers, ready for the solver.
struct Corpus {
    QStringList labels;
    std::vector<quint32> keys; ///< ascending
    std::vector<float> rarity; ///< by key
    std::vector<std::vector<std::pair<quint32, float>>> rows; ///< index of key, value
    std::vector<std::vector<int>> labelsOf; ///< by row; empty: the rest

    [[nodiscard]] size_t outputs() const;
    [[nodiscard]] bool isPositive(size_t row, size_t output) const;
    bool several = false;
};

[[nodiscard]] Corpus makeCorpus(const std::vector<LabelledRow> &rows, const TrainOptions &options);

/// A way to train one output against the others.
struct Way {
    enum class Loss { SquaredHinge, Logistic };
    Loss loss = Loss::SquaredHinge;
    bool bayes = true; ///< features weighted by their naive Bayes log-count ratio
    double strength = 1; ///< C
    friend bool operator==(const Way &, const Way &) = default;
};

/// Weights of one output; the last is the bias.
using Weights = std::vector<float>;

/// Trains one output on the rows named by `which`.
[[nodiscard]] Weights solve(const Corpus &corpus, std::span<const size_t> which, size_t output, const Way &way);
[[nodiscard]] double scoreOf(const Weights &weights, const std::vector<std::pair<quint32, float>> &row);

} // namespace lianxi
