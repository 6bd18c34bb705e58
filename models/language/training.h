// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/linear_model.h"

#include <functional>

namespace lianxi
{

/// One example to learn from.
struct LabelledRow {
    QString text;
    QString other; ///< the second text of a pair
    QString label; ///< of several at once: joined by '+'
};

/// What the choice among ways to train goes by.
enum class Aim { Both, Accuracy, MacroF1 };

struct TrainOptions {
    QString name, task;
    quint32 version = 1;
    FeatureRecipe recipe;
    std::shared_ptr<const Lexicon> lexicon;
    bool several = false; ///< labels do not exclude each other
    QString rest; ///< label of rows that belong to no label: they teach what to reject
    Aim aim = Aim::Both;
    quint32 seed = 20261122;
    size_t mostFeatures = size_t(1) << 20; ///< the commonest are kept
    int least = 0; ///< rows that must have a feature; 0: by the number of rows
};

/// What training found out on rows that it had put aside.
struct TrainReport {
    int rows = 0, features = 0;
    HoldOut crossValidated;
    QStringList tried; ///< a line a way to train
};

struct Trained {
    LinearModel model;
    TrainReport report;
};

/// Trains a model: the ways to train (loss, strength, weighting) are compared by cross-validation on `rows` alone. The
/// same rows and options give the same model.
///
/// Takes seconds to minutes; any thread, one at a time in a process (the solver draws from rand()).
/// \param stop  asked now and then; true ends the work with Cancelled.
/// \return InvalidInput with fewer than two labels.
[[nodiscard]] Result<Trained> train(const std::vector<LabelledRow> &rows, const TrainOptions &options,
                                    const std::function<bool()> &stop = {});

/// SHA-256 over the rows in their order.
[[nodiscard]] QByteArray fingerprintOf(const std::vector<LabelledRow> &rows);

} // namespace lianxi
