// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/corpus.h"

#include "models/language/model_file.h"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace lianxi
{

namespace
{

constexpr size_t manyRows = 2500; ///< from here on, a feature of a single row teaches nothing

void silent(const char *) { }

struct FreeModel {
    void operator()(model *m) const { free_and_destroy_model(&m); }
};

/// The log-count ratio of each feature: how much more often rows of the output have it than others.
std::vector<float> ratios(const Corpus &corpus, std::span<const size_t> which, size_t output)
{
    std::vector<float> in(corpus.keys.size(), 1), out(corpus.keys.size(), 1); // one imagined row each
    double inRows = 2, outRows = 2;
    for (const size_t row : which) {
        const bool positive = corpus.isPositive(row, output);
        (positive ? inRows : outRows) += 1;
        std::vector<float> &counts = positive ? in : out;
        for (const auto &[index, value] : corpus.rows[row])
            counts[index] += 1;
    }
    const float prior = static_cast<float>(std::log(outRows / inRows));
    for (size_t i = 0; i < in.size(); ++i)
        in[i] = std::log(in[i] / out[i]) + prior;
    return in;
}

} // namespace

size_t Corpus::outputs() const
{
    return labels.size() == 2 && !several ? 1 : static_cast<size_t>(labels.size());
}

bool Corpus::isPositive(size_t row, size_t output) const
{
    const int label = outputs() == 1 ? 1 : static_cast<int>(output);
    return std::find(labelsOf[row].begin(), labelsOf[row].end(), label) != labelsOf[row].end();
}

Corpus makeCorpus(const std::vector<LabelledRow> &rows, const TrainOptions &options)
{
    Corpus corpus;
    corpus.several = options.several;
    std::map<QString, int> known;
    const auto labelsIn = [&](const LabelledRow &row) {
        QStringList names = options.several ? row.label.split(u'+', Qt::SkipEmptyParts) : QStringList{row.label};
        names.removeAll(options.rest);
        return names;
    };
    for (const LabelledRow &row : rows)
        for (const QString &name : labelsIn(row))
            known.emplace(name, 0);
    for (auto &[name, index] : known) {
        index = static_cast<int>(corpus.labels.size());
        corpus.labels << name;
    }
    const FeatureExtractor extractor(options.recipe, options.lexicon);
    std::vector<std::vector<Feature>> features;
    features.reserve(rows.size());
    std::vector<quint32> seen;
    for (const LabelledRow &row : rows) {
        std::vector<int> labels;
        for (const QString &name : labelsIn(row))
            labels.push_back(known[name]);
        corpus.labelsOf.push_back(std::move(labels));
        features.push_back(extractor.extract(row.text, row.other));
        std::vector<quint32> own;
        for (const Feature &feature : features.back())
            own.push_back(feature.key);
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
        seen.insert(seen.end(), own.begin(), own.end());
    }
    std::sort(seen.begin(), seen.end());
    std::vector<std::pair<quint32, quint32>> counted; // key, rows
    for (size_t i = 0; i < seen.size();) {
        const size_t first = i;
        while (i < seen.size() && seen[i] == seen[first])
            ++i;
        counted.emplace_back(seen[first], static_cast<quint32>(i - first));
    }
    const quint32 least = static_cast<quint32>(options.least > 0 ? options.least : rows.size() >= manyRows ? 2 : 1);
    std::erase_if(counted, [&](const auto &entry) { return entry.second < least; });
    if (counted.size() > options.mostFeatures) {
        std::stable_sort(counted.begin(), counted.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
        counted.resize(options.mostFeatures);
        std::sort(counted.begin(), counted.end());
    }
    for (const auto &[key, count] : counted) {
        corpus.keys.push_back(key);
        const double seldom = (1 + static_cast<double>(rows.size())) / (1 + static_cast<double>(count));
        corpus.rarity.push_back(shortened(static_cast<float>(1 + std::log(seldom))));
    }
    const auto indexOf = [&](quint32 key) -> qsizetype {
        const auto found = std::lower_bound(corpus.keys.begin(), corpus.keys.end(), key);
        return found != corpus.keys.end() && *found == key ? found - corpus.keys.begin() : -1;
    };
    for (std::vector<Feature> &row : features) {
        corpus.rows.push_back(rowOf(row, indexOf, corpus.rarity, options.recipe.evenLetters));
        row = {};
    }
    return corpus;
}

Weights solve(const Corpus &corpus, std::span<const size_t> which, size_t output, const Way &way)
{
    const int features = static_cast<int>(corpus.keys.size());
    const std::vector<float> ratio = way.bayes ? ratios(corpus, which, output) : std::vector<float>();
    size_t cells = 0;
    for (const size_t row : which)
        cells += corpus.rows[row].size() + 2;
    std::vector<feature_node> nodes;
    nodes.reserve(cells);
    std::vector<feature_node *> starts;
    std::vector<double> answers;
    for (const size_t row : which) {
        starts.push_back(nodes.data() + nodes.size());
        for (const auto &[index, value] : corpus.rows[row])
            nodes.push_back(
                {static_cast<int>(index) + 1, static_cast<double>(way.bayes ? value * ratio[index] : value)});
        nodes.push_back({features + 1, 1.0});
        nodes.push_back({-1, 0.0});
        answers.push_back(corpus.isPositive(row, output) ? 1 : -1);
    }
    problem task{static_cast<int>(which.size()), features + 1, answers.data(), starts.data(), 1.0};
    parameter how{};
    how.solver_type = way.loss == Way::Loss::SquaredHinge ? L2R_L2LOSS_SVC_DUAL : L2R_LR_DUAL;
    how.eps = 0.1;
    how.C = way.strength;
    how.p = 0.1;
    set_print_string_function(silent);
    std::srand(1); // the solver shuffles with rand()
    const std::unique_ptr<model, FreeModel> found(train(&task, &how));
    Weights weights(corpus.keys.size() + 1);
    // The solver's weights speak for the label of the first row.
    const double sign = found->label[0] == 1 ? 1 : -1;
    for (size_t i = 0; i < weights.size(); ++i) {
        const double weight = found->w[i] * sign;
        weights[i] =
            static_cast<float>(way.bayes && i < ratio.size() ? weight * static_cast<double>(ratio[i]) : weight);
    }
    return weights;
}

double scoreOf(const Weights &weights, const std::vector<std::pair<quint32, float>> &row)
{
    double score = static_cast<double>(weights.back());
    for (const auto &[index, value] : row)
        score += static_cast<double>(value) * static_cast<double>(weights[index]);
    return score;
}

} // namespace lianxi
