// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/linear_model.h"

#include <cmath>
#include <functional>
#include <numeric>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int bucketBits = 16;
constexpr double likelyEnough = 0.5; ///< where several labels may hold, each that is more likely than not

double squash(double x)
{
    return 1 / (1 + std::exp(-x));
}

bool fits(const LinearModel::Parts &p)
{
    const size_t keys = p.keys.size(), outputs = p.outputs.size();
    const size_t labels = static_cast<size_t>(p.labels.size());
    const bool shaped = p.rarity.size() == keys && p.scale.size() == keys && p.weights.size() == keys * outputs;
    const bool counted = labels > 0 && outputs == (labels == 2 && !p.several ? 1 : labels);
    return shaped && counted && p.handicaps.size() == labels && p.lexicon
        && std::adjacent_find(p.keys.begin(), p.keys.end(), std::greater_equal<>()) == p.keys.end();
}

} // namespace

Result<LinearModel> LinearModel::make(Parts parts)
{
    if (!fits(parts))
        return failure(ErrorCode::InvalidInput, u"the parts of the model do not fit together"_s);
    return LinearModel(std::move(parts));
}

LinearModel::LinearModel(Parts parts)
    : m_parts(std::move(parts))
    , m_extractor(m_parts.recipe, m_parts.lexicon)
    , m_first((1U << bucketBits) + 1, 0)
{
    for (const quint32 key : m_parts.keys)
        ++m_first[(key >> (32 - bucketBits)) + 1];
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
}

qsizetype LinearModel::indexOf(quint32 key) const
{
    const size_t bucket = key >> (32 - bucketBits);
    const auto from = m_parts.keys.begin() + m_first[bucket], to = m_parts.keys.begin() + m_first[bucket + 1];
    const auto found = std::lower_bound(from, to, key);
    return found != to && *found == key ? found - m_parts.keys.begin() : -1;
}

std::vector<double> LinearModel::outputsOf(const std::vector<std::pair<quint32, float>> &row) const
{
    const size_t outputs = m_parts.outputs.size();
    std::vector<double> scores(outputs);
    for (size_t k = 0; k < outputs; ++k)
        scores[k] = static_cast<double>(m_parts.outputs[k].bias);
    for (const auto &[index, value] : row) {
        const double scaled = static_cast<double>(value * m_parts.scale[index]);
        const qint8 *weights = m_parts.weights.data() + index * outputs;
        for (size_t k = 0; k < outputs; ++k)
            scores[k] += scaled * weights[k];
    }
    return scores;
}

void LinearModel::choose(Classified &result) const
{
    const size_t labels = static_cast<size_t>(m_parts.labels.size());
    if (m_parts.several) {
        QStringList holding;
        for (size_t k = 0; k < labels; ++k)
            if (result.scores[k] >= likelyEnough)
                holding << m_parts.labels[static_cast<qsizetype>(k)];
        const double most = *std::max_element(result.scores.begin(), result.scores.end());
        result.rejected = holding.isEmpty();
        result.label = holding.isEmpty() ? m_parts.rest : holding.join(u'+');
        result.score = holding.isEmpty() ? 1 - most : most;
        return;
    }
    size_t best = 0;
    const auto worth = [&](size_t k) {
        return std::log(std::max(result.scores[k], 1e-12)) - static_cast<double>(m_parts.handicaps[k]);
    };
    for (size_t k = 1; k < labels; ++k)
        if (worth(k) > worth(best))
            best = k;
    result.label = m_parts.labels[static_cast<qsizetype>(best)];
    result.score = result.scores[best];
}

Classified LinearModel::classify(const QString &text, const QString &other, int reasons) const
{
    const std::vector<Feature> features = m_extractor.extract(text, other);
    const auto row = rowOf(
        features, [this](quint32 key) { return indexOf(key); }, m_parts.rarity, m_parts.recipe.evenLetters);
    std::vector<double> scores = outputsOf(row);
    for (size_t k = 0; k < scores.size(); ++k)
        scores[k] = squash(static_cast<double>(m_parts.outputs[k].slope) * scores[k]
                           + static_cast<double>(m_parts.outputs[k].offset));
    Classified result;
    if (!m_parts.several && m_parts.labels.size() == 2) {
        result.scores = {1 - scores[0], scores[0]};
    } else {
        result.scores = scores;
        const double sum = std::accumulate(result.scores.begin(), result.scores.end(), 0.0);
        if (!m_parts.several && sum > 0)
            for (double &score : result.scores)
                score /= sum;
    }
    const std::vector<double> &raw = scores.size() == 1 ? result.scores : scores;
    choose(result);
    if (!m_parts.several
        && raw[static_cast<size_t>(std::max<qsizetype>(m_parts.labels.indexOf(result.label), 0))] < m_parts.rejectBelow)
        result.rejected = true;
    if (reasons > 0)
        explain(result, features, text, reasons);
    return result;
}

void LinearModel::explain(Classified &result, const std::vector<Feature> &features, const QString &text,
                          int reasons) const
{
    const auto strongest = std::max_element(result.scores.begin(), result.scores.end());
    qsizetype label = m_parts.labels.indexOf(result.label);
    if (label < 0)
        label = strongest - result.scores.begin();
    const size_t outputs = m_parts.outputs.size();
    const size_t output = outputs == 1 ? 0 : static_cast<size_t>(label);
    const double sign = outputs == 1 && label == 0 ? -1 : 1;
    std::map<quint32, std::pair<float, const Feature *>> byIndex;
    const auto row = rowOf(
        features, [this](quint32 key) { return indexOf(key); }, m_parts.rarity, m_parts.recipe.evenLetters);
    for (const auto &[index, value] : row)
        byIndex[index] = {value, nullptr};
    for (const Feature &feature : features)
        if (const qsizetype index = indexOf(feature.key); index >= 0)
            if (const Feature *&shown = byIndex[static_cast<quint32>(index)].second; !shown)
                shown = &feature;
    for (const auto &[index, seen] : byIndex) {
        const double weight =
            sign * static_cast<double>(seen.first * m_parts.scale[index]) * m_parts.weights[index * outputs + output];
        if (weight > 0)
            result.why.push_back(
                {describe(*seen.second, text, *m_parts.lexicon), seen.second->start, seen.second->end, weight});
    }
    const auto stronger = [](const Classified::Reason &a, const Classified::Reason &b) {
        return std::tuple(-a.weight, a.start, a.end) < std::tuple(-b.weight, b.start, b.end);
    };
    std::sort(result.why.begin(), result.why.end(), stronger);
    // A word and its letters say the same thing twice.
    std::vector<Classified::Reason> told;
    for (const Classified::Reason &reason : result.why) {
        const bool known = std::any_of(told.begin(), told.end(), [&](const Classified::Reason &t) {
            return t.text == reason.text || (reason.end > reason.start && reason.start < t.end && t.start < reason.end);
        });
        if (!known)
            told.push_back(reason);
        if (static_cast<int>(told.size()) == reasons)
            break;
    }
    result.why = std::move(told);
}

} // namespace lianxi
