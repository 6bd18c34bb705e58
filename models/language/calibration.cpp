// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/calibration.h"

#include "models/language/evaluation.h"

#include <algorithm>
#include <cmath>

namespace lianxi
{

namespace
{

constexpr int mostSteps = 100;
constexpr double smallest = 1e-12; ///< probability whose logarithm is still taken

double squash(double x)
{
    return 1 / (1 + std::exp(-x));
}

/// Minimises the cross-entropy of `slope * score + offset` by Newton's method with a halving line search.
class Platt
{
public:
    Platt(const std::vector<double> &scores, const std::vector<char> &positive)
        : m_scores(scores)
        , m_goal(scores.size())
    {
        const double yes = static_cast<double>(std::count(positive.begin(), positive.end(), 1));
        const double no = static_cast<double>(positive.size()) - yes;
        for (size_t i = 0; i < m_goal.size(); ++i)
            m_goal[i] = positive[i] ? (yes + 1) / (yes + 2) : 1 / (no + 2);
        m_offset = std::log((yes + 1) / (no + 1));
    }

    std::pair<double, double> fit()
    {
        double loss = lossAt(m_slope, m_offset);
        for (int step = 0; step < mostSteps; ++step) {
            const auto [a, b] = direction();
            if (std::abs(a) < 1e-7 && std::abs(b) < 1e-7)
                break;
            double width = 1, next = loss;
            while (width > 1e-10 && (next = lossAt(m_slope + width * a, m_offset + width * b)) >= loss)
                width /= 2;
            if (width <= 1e-10)
                break;
            m_slope += width * a;
            m_offset += width * b;
            loss = next;
        }
        return {m_slope, m_offset};
    }

private:
    [[nodiscard]] double lossAt(double slope, double offset) const
    {
        double sum = 0;
        for (size_t i = 0; i < m_scores.size(); ++i) {
            const double x = slope * m_scores[i] + offset;
            sum += (x > 0 ? std::log1p(std::exp(-x)) : std::log1p(std::exp(x)) - x) + (1 - m_goal[i]) * x;
        }
        return sum;
    }

    [[nodiscard]] std::pair<double, double> direction() const
    {
        double aa = 1e-9, ab = 0, bb = 1e-9, a = 0, b = 0;
        for (size_t i = 0; i < m_scores.size(); ++i) {
            const double p = squash(m_slope * m_scores[i] + m_offset), spread = p * (1 - p), miss = p - m_goal[i];
            aa += m_scores[i] * m_scores[i] * spread;
            ab += m_scores[i] * spread;
            bb += spread;
            a += m_scores[i] * miss;
            b += miss;
        }
        const double determinant = aa * bb - ab * ab;
        if (std::abs(determinant) < 1e-18)
            return {0, 0};
        return {-(bb * a - ab * b) / determinant, -(aa * b - ab * a) / determinant};
    }

    const std::vector<double> &m_scores;
    std::vector<double> m_goal;
    double m_slope = 0, m_offset = 0;
};

/// How far common labels must be ahead of rare ones: a share of the difference of their frequencies.
void fitHandicaps(Calibration &calibration, const Decisions &decisions, const std::vector<std::vector<int>> &truth,
                  const Shape &shape)
{
    std::vector<double> frequency(shape.labels, 1);
    std::vector<std::vector<double>> logs;
    for (size_t i = 0; i < truth.size(); ++i) {
        for (const int label : truth[i])
            frequency[static_cast<size_t>(label)] += 1;
        logs.push_back(calibration.probabilities(decisions.row(i), shape));
        for (double &p : logs.back())
            p = std::log(std::max(p, smallest));
    }
    double best = -1, share = 0;
    for (int tenth = 0; tenth <= 10; ++tenth) {
        IndexedConfusion confusion(shape.labels);
        for (size_t i = 0; i < truth.size(); ++i) {
            if (truth[i].empty())
                continue;
            size_t first = 0;
            const auto worth = [&](size_t k) { return logs[i][k] - 0.1 * tenth * std::log(frequency[k]); };
            for (size_t k = 1; k < shape.labels; ++k)
                if (worth(k) > worth(first))
                    first = k;
            confusion.add(static_cast<size_t>(truth[i].front()), first);
        }
        const double worth =
            shape.aim == Aim::MacroF1 ? confusion.macroF1() : (confusion.accuracy() + confusion.macroF1()) / 2;
        if (worth > best + 1e-9) {
            best = worth;
            share = 0.1 * tenth;
        }
    }
    for (size_t k = 0; k < shape.labels; ++k)
        calibration.handicaps[k] = static_cast<float>(share * std::log(frequency[k]));
}

} // namespace

std::vector<double> Decisions::row(size_t i) const
{
    std::vector<double> scores;
    scores.reserve(m_columns.size());
    for (const std::vector<double> &column : m_columns)
        scores.push_back(column[i]);
    return scores;
}

double Decisions::size() const
{
    double sum = 0;
    for (const std::vector<double> &column : m_columns)
        for (const double score : column)
            sum += score * score;
    const double all = static_cast<double>(rows() * m_outputs);
    return sum > 0 ? std::sqrt(sum / all) : 1;
}

Decisions Decisions::joined(const std::vector<const Decisions *> &parts)
{
    Decisions all(parts.front()->outputs());
    std::vector<double> sizes;
    for (const Decisions *part : parts)
        sizes.push_back(part->size());
    for (size_t k = 0; k < all.outputs(); ++k)
        for (size_t i = 0; i < parts.front()->rows(); ++i) {
            double sum = 0;
            for (size_t p = 0; p < parts.size(); ++p)
                sum += parts[p]->m_columns[k][i] / sizes[p];
            all.add(k, sum);
        }
    return all;
}

std::vector<double> Calibration::probabilities(const std::vector<double> &scores, const Shape &shape) const
{
    std::vector<double> likely;
    likely.reserve(shape.labels);
    for (size_t k = 0; k < scores.size(); ++k)
        likely.push_back(squash(slopes[k] * scores[k] + offsets[k]));
    if (scores.size() == 1 && shape.labels == 2)
        likely = {1 - likely.front(), likely.front()};
    return likely;
}

std::vector<int> Calibration::choose(const std::vector<double> &scores, const Shape &shape) const
{
    const std::vector<double> likely = probabilities(scores, shape);
    std::vector<int> chosen;
    if (shape.several) {
        for (size_t k = 0; k < likely.size(); ++k)
            if (likely[k] >= 0.5)
                chosen.push_back(static_cast<int>(k));
        return chosen;
    }
    size_t best = 0;
    const auto worth = [&](size_t k) {
        return std::log(std::max(likely[k], smallest)) - static_cast<double>(handicaps[k]);
    };
    for (size_t k = 1; k < likely.size(); ++k)
        if (worth(k) > worth(best))
            best = k;
    return {static_cast<int>(best)};
}

Calibration calibrate(const Decisions &decisions, const std::vector<std::vector<int>> &truth, const Shape &shape)
{
    Calibration calibration;
    calibration.handicaps.assign(shape.labels, 0);
    for (size_t k = 0; k < decisions.outputs(); ++k) {
        const int label = decisions.outputs() == 1 && !shape.several ? 1 : static_cast<int>(k);
        std::vector<char> positive;
        for (const std::vector<int> &labels : truth)
            positive.push_back(std::find(labels.begin(), labels.end(), label) != labels.end() ? 1 : 0);
        const auto [slope, offset] = Platt(decisions.column(k), positive).fit();
        calibration.slopes.push_back(slope);
        calibration.offsets.push_back(offset);
    }
    if (!shape.several && shape.aim != Aim::Accuracy)
        fitHandicaps(calibration, decisions, truth, shape);
    return calibration;
}

} // namespace lianxi
