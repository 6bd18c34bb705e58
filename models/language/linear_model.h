// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/language/text_features.h"

#include <QByteArray>

namespace lianxi
{

/// A figure measured on rows that a model was not trained on.
struct HoldOut {
    int rows = 0;
    double accuracy = 0, macroF1 = 0;
    friend bool operator==(const HoldOut &, const HoldOut &) = default;
};

/// What a model says about one text.
struct Classified {
    struct Reason {
        QString text; ///< what was seen, see describe()
        int start = 0, end = 0; ///< UTF-16 offsets; equal: the whole text
        double weight = 0; ///< how much it spoke for the label
    };
    QString label; ///< of several that hold at once: joined by '+'; the model's rest label when none fits
    double score = 0; ///< probability of the label, 0 to 1
    std::vector<double> scores; ///< by label
    bool rejected = false; ///< no label is likely enough
    std::vector<Reason> why; ///< the features that decided, strongest first
};

/// A linear text classifier: weights of hashed features, one row of them a label. Immutable; any thread.
class LinearModel
{
public:
    /// One answer of the classifier: a label against all others.
    struct Output {
        float bias = 0;
        float slope = 1, offset = 0; ///< probability = 1 / (1 + exp(-(slope * score + offset)))
    };
    struct Parts {
        QString name, task;
        quint32 version = 1;
        QByteArray fingerprint; ///< of the training rows, SHA-256
        HoldOut holdOut;
        QStringList labels;
        QString rest; ///< label for what is rejected, or where none of several labels holds; may be empty
        bool several = false; ///< labels do not exclude each other
        double rejectBelow = 0; ///< least probability of a label; 0: never rejects
        FeatureRecipe recipe;
        std::shared_ptr<const Lexicon> lexicon;
        std::vector<quint32> keys; ///< ascending
        std::vector<float> rarity; ///< inverse document frequency, by key
        std::vector<float> scale; ///< by key
        std::vector<qint8> weights; ///< by key, then by output; times scale
        std::vector<Output> outputs; ///< one for two labels (the second against the first), else one a label
        std::vector<float> handicaps; ///< by label, subtracted from the log probability when the best is chosen
    };
    /// \return InvalidInput when the parts do not fit together.
    [[nodiscard]] static Result<LinearModel> make(Parts parts);

    [[nodiscard]] const Parts &parts() const { return m_parts; }
    /// \param reasons  how many of the deciding features to give; 0 costs least.
    [[nodiscard]] Classified classify(const QString &text, const QString &other = {}, int reasons = 0) const;

private:
    explicit LinearModel(Parts parts);
    [[nodiscard]] std::vector<double> outputsOf(const std::vector<std::pair<quint32, float>> &row) const;
    [[nodiscard]] qsizetype indexOf(quint32 key) const;
    void explain(Classified &result, const std::vector<Feature> &features, const QString &text, int reasons) const;
    void choose(Classified &result) const;

    Parts m_parts;
    FeatureExtractor m_extractor;
    std::vector<quint32> m_first; ///< where the keys with the same upper bits begin
};

/// Features of one text as a row: index and value. Counts are damped (1 + ln), weighted by rarity and brought to length
/// 1; plain kinds stand beside them as they are.
/// \param evenLetters  see FeatureRecipe.
/// \param indexOf  index of a key, negative when it is unknown.
template <class IndexOf>
[[nodiscard]] std::vector<std::pair<quint32, float>> rowOf(const std::vector<Feature> &features, IndexOf &&indexOf,
                                                           const std::vector<float> &rarity, bool evenLetters);

} // namespace lianxi

#include "models/language/linear_model_row.h"
