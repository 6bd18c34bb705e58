// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/training.h"

#include "models/language/calibration.h"
#include "models/language/corpus.h"
#include "models/language/evaluation.h"
#include "models/language/folds.h"
#include "models/language/model_file.h"

#include <QCryptographicHash>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t mostCells = 1'500'000; ///< rows times labels; where more, one way to weigh letters must do

double worthOf(const HoldOut &out, Aim aim)
{
    switch (aim) {
    case Aim::Accuracy:
        return out.accuracy;
    case Aim::MacroF1:
        return out.macroF1;
    case Aim::Both:
        break;
    }
    return (out.accuracy + out.macroF1) / 2;
}

constexpr size_t leastRows = 4;
constexpr double muchWork = 1.5e5; ///< rows times outputs from which one part is put aside instead of each in turn

/// One kind of way to train, and the strengths to try in this order.
struct Kind {
    Way::Loss loss;
    bool bayes;
    std::vector<double> strengths;
};

const std::vector<Kind> &kinds()
{
    static const std::vector<Kind> all{{Way::Loss::SquaredHinge, false, {0.3, 1, 3, 10, 30}},
                                       {Way::Loss::SquaredHinge, true, {0.3, 1, 3, 10, 30}},
                                       {Way::Loss::Logistic, true, {3, 10, 30}}};
    return all;
}

class Trainer
{
public:
    Trainer(const std::vector<LabelledRow> &rows, const TrainOptions &options, const std::function<bool()> &stop)
        : m_options(options)
        , m_stop(stop)
        , m_corpus(makeCorpus(rows, options))
        , m_fold(foldsOf(m_corpus.labelsOf, options.seed))
    {
    }

    [[nodiscard]] const Corpus &corpus() const { return m_corpus; }

    Result<Trained> run()
    {
        putAside();
        if (!compare() || !decideRest())
            return failure(ErrorCode::Cancelled, u"stopped"_s);
        return finish();
    }

private:
    /// Scores of rows by models that have not seen them.
    struct Tried {
        std::vector<Way> ways; ///< several: their scores are added, each brought to the same size
        Decisions decisions; ///< by row put aside, then by output
        std::vector<double> size; ///< of each way's scores
        double worth = 0;
    };

    void putAside()
    {
        const double work = static_cast<double>(m_corpus.rows.size() * m_corpus.outputs());
        m_rounds = work > muchWork ? 1 : folds;
        for (int round = 0; round < m_rounds; ++round)
            for (size_t row = 0; row < m_fold.size(); ++row)
                if (m_fold[row] == round)
                    m_aside.push_back(row);
        for (const size_t row : m_aside)
            m_truth.push_back(m_corpus.labelsOf[row]);
    }

    [[nodiscard]] bool stopped() const { return m_stop && m_stop(); }

    /// Scores of the rows of some folds by models that have not seen them, fold after fold; none when stopped.
    std::optional<Decisions> decide(const Way &way, int firstRound, int endRound)
    {
        Decisions decisions(m_corpus.outputs());
        for (int round = firstRound; round < endRound; ++round) {
            std::vector<size_t> seen;
            for (size_t row = 0; row < m_fold.size(); ++row)
                if (m_fold[row] != round)
                    seen.push_back(row);
            for (size_t output = 0; output < m_corpus.outputs(); ++output) {
                if (stopped())
                    return std::nullopt;
                const Weights weights = solve(m_corpus, seen, output, way);
                for (size_t row = 0; row < m_fold.size(); ++row)
                    if (m_fold[row] == round)
                        decisions.add(output, scoreOf(weights, m_corpus.rows[row]));
            }
        }
        return decisions;
    }

    std::optional<Tried> tryOut(const Way &way)
    {
        std::optional<Decisions> decisions = decide(way, 0, m_rounds);
        if (!decisions)
            return std::nullopt;
        Tried tried{{way}, std::move(*decisions), {}, 0};
        tried.size = {tried.decisions.size()};
        tried.worth = worthOf(tried.decisions);
        note(tried);
        return tried;
    }

    [[nodiscard]] HoldOut measure(const Decisions &decisions) const
    {
        const Calibration calibration = calibrate(decisions, m_truth, shape());
        return heldOut(decisions, calibration);
    }

    [[nodiscard]] HoldOut heldOut(const Decisions &decisions, const Calibration &calibration) const
    {
        Confusion confusion;
        for (size_t i = 0; i < m_truth.size(); ++i) {
            const std::vector<int> said = calibration.choose(decisions.row(i), shape());
            if (shape().several)
                confusion.addSeveral(names(m_truth[i]), names(said));
            else if (!m_truth[i].empty())
                confusion.add(names(m_truth[i]).front(), names(said).front());
        }
        return {confusion.rows(), confusion.accuracy(), confusion.macroF1()};
    }

    [[nodiscard]] QStringList names(const std::vector<int> &labels) const
    {
        QStringList found;
        for (const int label : labels)
            found << m_corpus.labels[label];
        return found;
    }

    [[nodiscard]] Shape shape() const
    {
        return {static_cast<size_t>(m_corpus.labels.size()), m_corpus.several, m_options.aim};
    }

    [[nodiscard]] double worthOf(const Decisions &decisions) const
    {
        return lianxi::worthOf(measure(decisions), m_options.aim);
    }

    void note(const Tried &tried)
    {
        QStringList parts;
        for (const Way &way : tried.ways)
            parts << u"%1%2 C=%3"_s.arg(way.loss == Way::Loss::SquaredHinge ? u"svm"_s : u"logistic"_s,
                                        way.bayes ? u" nb"_s : QString(), QString::number(way.strength));
        const HoldOut out = measure(tried.decisions);
        m_tried << u"%1: accuracy %2, macro-F1 %3"_s.arg(parts.join(u" + "_s), QString::number(out.accuracy, 'f', 4),
                                                         QString::number(out.macroF1, 'f', 4));
    }

    /// Climbs the strengths of one kind for as long as it gets better.
    std::optional<Tried> best(const Kind &kind)
    {
        std::optional<Tried> most;
        for (const double strength : kind.strengths) {
            std::optional<Tried> tried = tryOut({kind.loss, kind.bayes, strength});
            if (!tried)
                return std::nullopt;
            if (most && tried->worth <= most->worth)
                break;
            most = std::move(tried);
        }
        return most;
    }

    [[nodiscard]] Tried join(const std::vector<Tried> &singles, unsigned which) const
    {
        Tried all;
        std::vector<const Decisions *> parts;
        for (size_t i = 0; i < singles.size(); ++i) {
            if (!(which & (1U << i)))
                continue;
            all.ways.push_back(singles[i].ways.front());
            all.size.push_back(singles[i].size.front());
            parts.push_back(&singles[i].decisions);
        }
        all.decisions = Decisions::joined(parts);
        all.worth = worthOf(all.decisions);
        return all;
    }

    /// Each kind at its best strength, alone and with the others.
    bool compare()
    {
        std::vector<Tried> singles;
        for (const Kind &kind : kinds()) {
            if (kind.loss == Way::Loss::Logistic && m_rounds < folds)
                continue; // slow, and no better where there are many labels
            std::optional<Tried> single = best(kind);
            if (!single)
                return false;
            singles.push_back(std::move(*single));
        }
        for (unsigned which = 1; which < (1U << singles.size()); ++which) {
            if (std::has_single_bit(which)) {
                Tried &single = singles[static_cast<size_t>(std::countr_zero(which))];
                if (m_best.ways.empty() || single.worth > m_best.worth)
                    m_best = single;
                continue;
            }
            Tried joined = join(singles, which);
            note(joined);
            // Several that err differently are steadier than one: a tie goes to them.
            if (joined.worth > m_best.worth
                || (joined.worth == m_best.worth && joined.ways.size() > m_best.ways.size()))
                m_best = std::move(joined);
        }
        return true;
    }

    /// Where rows of the rest were put aside in one fold only, they are too few to tell by: has all folds decided.
    bool decideRest()
    {
        m_restDecisions = m_best.decisions;
        m_restTruth = m_truth;
        const bool rest = std::any_of(m_corpus.labelsOf.begin(), m_corpus.labelsOf.end(),
                                      [](const std::vector<int> &labels) { return labels.empty(); });
        if (!rest || m_options.several || m_rounds == folds)
            return true;
        std::vector<Decisions> parts;
        for (const Way &way : m_best.ways) {
            std::optional<Decisions> part = decide(way, m_rounds, folds);
            if (!part)
                return false;
            parts.push_back(std::move(*part));
        }
        for (int round = m_rounds; round < folds; ++round)
            for (size_t row = 0; row < m_fold.size(); ++row)
                if (m_fold[row] == round)
                    m_restTruth.push_back(m_corpus.labelsOf[row]);
        for (size_t k = 0; k < m_corpus.outputs(); ++k)
            for (size_t i = 0; i < parts.front().rows(); ++i) {
                double sum = 0;
                for (size_t w = 0; w < parts.size(); ++w)
                    sum += parts[w].column(k)[i] * static_cast<double>(shareOf(w));
                m_restDecisions.add(k, sum);
            }
        return true;
    }

    /// What the scores of one way count with.
    [[nodiscard]] float shareOf(size_t way) const
    {
        return m_best.ways.size() == 1 ? 1 : static_cast<float>(1 / m_best.size[way]);
    }

    Result<Trained> finish()
    {
        std::vector<size_t> all(m_corpus.rows.size());
        std::iota(all.begin(), all.end(), 0);
        const size_t outputs = m_corpus.outputs(), keys = m_corpus.keys.size();
        std::vector<Weights> weights(outputs, Weights(keys + 1, 0));
        for (size_t w = 0; w < m_best.ways.size(); ++w) {
            const float share = shareOf(w);
            for (size_t output = 0; output < outputs; ++output) {
                if (stopped())
                    return failure(ErrorCode::Cancelled, u"stopped"_s);
                const Weights one = solve(m_corpus, all, output, m_best.ways[w]);
                for (size_t i = 0; i <= keys; ++i)
                    weights[output][i] += share * one[i];
            }
        }
        const Calibration calibration = calibrate(m_best.decisions, m_truth, shape());
        LinearModel::Parts parts;
        parts.name = m_options.name;
        parts.task = m_options.task;
        parts.version = m_options.version;
        parts.holdOut = heldOut(m_best.decisions, calibration);
        parts.labels = m_corpus.labels;
        parts.rest = m_options.rest;
        parts.several = m_options.several;
        parts.recipe = m_options.recipe;
        parts.lexicon = m_options.lexicon ? m_options.lexicon : std::make_shared<const Lexicon>();
        parts.handicaps = calibration.handicaps;
        parts.rejectBelow = rejection(calibration);
        for (size_t k = 0; k < outputs; ++k)
            parts.outputs.push_back({weights[k].back(), static_cast<float>(calibration.slopes[k]),
                                     static_cast<float>(calibration.offsets[k])});
        quantise(weights, parts);
        TrainReport report{static_cast<int>(all.size()), static_cast<int>(parts.keys.size()), parts.holdOut, m_tried};
        Result<LinearModel> model = LinearModel::make(std::move(parts));
        if (!model)
            return tl::unexpected(model.error());
        return Trained{std::move(*model), std::move(report)};
    }

    /// Where rows of the rest are told from the others best: mean of the share of both that is kept apart.
    [[nodiscard]] double rejection(const Calibration &calibration) const
    {
        if (m_options.several)
            return 0;
        std::vector<double> inside, outside;
        for (size_t i = 0; i < m_restTruth.size(); ++i) {
            const auto likely = calibration.probabilities(m_restDecisions.row(i), shape());
            const double most = *std::max_element(likely.begin(), likely.end());
            if (m_restTruth[i].empty())
                outside.push_back(most);
            else if (calibration.choose(m_restDecisions.row(i), shape()) == m_restTruth[i])
                inside.push_back(most);
        }
        if (outside.empty() || inside.empty())
            return 0;
        double best = 0, mark = 0;
        for (int step = 1; step < 100; ++step) {
            const double at = step / 100.0;
            const auto share = [at](const std::vector<double> &values, bool over) {
                return static_cast<double>(
                           std::count_if(values.begin(), values.end(), [&](double v) { return (v >= at) == over; }))
                    / static_cast<double>(values.size());
            };
            const double apart = share(inside, true) + share(outside, false);
            if (apart > best) {
                best = apart;
                mark = at;
            }
        }
        return mark;
    }

    /// One byte a weight, with a scale a feature; features that come out as nothing still count for the row's length.
    void quantise(const std::vector<Weights> &weights, LinearModel::Parts &parts) const
    {
        const size_t outputs = weights.size();
        parts.keys = m_corpus.keys;
        parts.rarity = m_corpus.rarity;
        parts.scale.resize(parts.keys.size());
        parts.weights.resize(parts.keys.size() * outputs);
        for (size_t i = 0; i < parts.keys.size(); ++i) {
            float most = 0;
            for (const Weights &own : weights)
                most = std::max(most, std::abs(own[i]));
            parts.scale[i] = shortened(most / 127);
            for (size_t k = 0; k < outputs; ++k)
                parts.weights[i * outputs + k] = parts.scale[i] > 0
                    ? static_cast<qint8>(std::clamp(std::lround(weights[k][i] / parts.scale[i]), -127L, 127L))
                    : qint8(0);
        }
    }

    const TrainOptions &m_options;
    const std::function<bool()> &m_stop;
    const Corpus m_corpus;
    const std::vector<int> m_fold;
    int m_rounds = folds;
    std::vector<size_t> m_aside; ///< rows put aside, round after round
    std::vector<std::vector<int>> m_truth; ///< their labels
    Tried m_best;
    Decisions m_restDecisions; ///< for telling the rest apart: those of m_best, and of more rows where needed
    std::vector<std::vector<int>> m_restTruth;
    QStringList m_tried;
};

} // namespace

QByteArray fingerprintOf(const std::vector<LabelledRow> &rows)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const LabelledRow &row : rows)
        for (const QString *field : {&row.text, &row.other, &row.label}) {
            hash.addData(field->toUtf8());
            hash.addData(QByteArrayView("\0", 1));
        }
    return hash.result();
}

namespace
{

Result<Trained> trainOnce(const std::vector<LabelledRow> &rows, const TrainOptions &options,
                          const std::function<bool()> &stop)
{
    Trainer trainer(rows, options, stop);
    if (trainer.corpus().labels.size() < (options.several ? 1 : 2))
        return failure(ErrorCode::InvalidInput, u"training needs two different labels"_s);
    return trainer.run();
}

/// Written in letters, most of them: how letters within words are weighed makes a difference.
bool areSpelled(const std::vector<LabelledRow> &rows)
{
    const auto spelled = std::count_if(rows.begin(), rows.end(), [](const LabelledRow &row) {
        const auto letters =
            std::count_if(row.text.begin(), row.text.end(), [](QChar c) { return c.script() == QChar::Script_Latin; });
        return letters * 2 > row.text.size();
    });
    return static_cast<size_t>(spelled) * 2 > rows.size();
}

/// Weighs letters within words both ways, and keeps what did better on the rows put aside.
Result<Trained> trainBetter(const std::vector<LabelledRow> &rows, const TrainOptions &options,
                            const std::function<bool()> &stop)
{
    Result<Trained> even = trainOnce(rows, options, stop);
    if (!even || options.recipe.compares || !options.recipe.evenLetters || !areSpelled(rows)
        || rows.size() * static_cast<size_t>(even->model.parts().labels.size()) > mostCells)
        return even;
    TrainOptions asCounted = options;
    asCounted.recipe.evenLetters = false;
    Result<Trained> counted = trainOnce(rows, asCounted, stop);
    if (!counted)
        return counted;
    const bool better =
        worthOf(counted->report.crossValidated, options.aim) > worthOf(even->report.crossValidated, options.aim);
    Trained &best = better ? *counted : *even;
    for (const QString &line : (better ? *even : *counted).report.tried)
        best.report.tried << (better ? u"even letters: "_s : u"letters as counted: "_s) + line;
    return std::move(best);
}

} // namespace

Result<Trained> train(const std::vector<LabelledRow> &rows, const TrainOptions &options,
                      const std::function<bool()> &stop)
{
    if (rows.size() < leastRows)
        return failure(ErrorCode::InvalidInput, u"training needs at least %1 rows"_s.arg(leastRows));
    Result<Trained> trained = trainBetter(rows, options, stop);
    if (!trained)
        return trained;
    LinearModel::Parts parts = trained->model.parts();
    parts.fingerprint = fingerprintOf(rows);
    Result<LinearModel> named = LinearModel::make(std::move(parts));
    if (!named)
        return tl::unexpected(named.error());
    trained->model = std::move(*named);
    return trained;
}

} // namespace lianxi
