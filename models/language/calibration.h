// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/training.h"

namespace lianxi
{

/// Scores of rows that a model has not seen, by row and output.
class Decisions
{
public:
    Decisions() = default;
    explicit Decisions(size_t outputs)
        : m_outputs(outputs)
        , m_columns(outputs)
    {
    }
    void add(size_t output, double score) { m_columns[output].push_back(score); }
    [[nodiscard]] size_t outputs() const { return m_outputs; }
    [[nodiscard]] size_t rows() const { return m_columns.empty() ? 0 : m_columns.front().size(); }
    [[nodiscard]] const std::vector<double> &column(size_t output) const { return m_columns[output]; }
    [[nodiscard]] std::vector<double> row(size_t i) const;
    /// Root of the mean square of all scores.
    [[nodiscard]] double size() const;
    /// All added, each brought to size 1.
    [[nodiscard]] static Decisions joined(const std::vector<const Decisions *> &parts);

private:
    size_t m_outputs = 0;
    std::vector<std::vector<double>> m_columns;
};

/// What kind of answer is wanted.
struct Shape {
    size_t labels = 2;
    bool several = false;
    Aim aim = Aim::Both;
};

/// How scores become probabilities and probabilities a choice.
struct Calibration {
    std::vector<double> slopes, offsets; ///< by output: probability = 1 / (1 + exp(-(slope * score + offset)))
    std::vector<float> handicaps; ///< by label, see LinearModel::Parts

    /// By label; of labels that exclude each other not yet brought to the sum 1.
    [[nodiscard]] std::vector<double> probabilities(const std::vector<double> &scores, const Shape &shape) const;
    [[nodiscard]] std::vector<int> choose(const std::vector<double> &scores, const Shape &shape) const;
};

/// Fits probabilities to what was observed (Platt 1999, in the form of Lin, Lin and Weng 2007), then, where rare labels
/// should count as much as common ones, how much a common label must be ahead.
/// \param truth  labels of each row; none: a row of the rest.
[[nodiscard]] Calibration calibrate(const Decisions &decisions, const std::vector<std::vector<int>> &truth,
                                    const Shape &shape);

} // namespace lianxi
