// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/taught_row.h"
#include "models/language/judgement.h"
#include "models/language/training.h"

#include <QJsonObject>

#include <map>
#include <set>
#include <vector>

namespace lianxi
{

class Playbook;

/// Which rows are put aside to examine a model on. ByTime: the newest; it shows how the model does on what comes next.
/// ByHash: by the text's own hash, so that a row stays aside in every training.
enum class Split { ByTime, ByHash };

/// The numbers that teaching goes by: section "judging" of the playbook.
struct TeachingRules {
    int holdOutPercent = 20; ///< of the rows that are put aside
    int leastRows = 40; ///< that training wants at all
    int fewRows = 20; ///< of a label put aside, below which its figures are noise
    int lookedAt = 2000; ///< newest messages looked at for the least certain
    int shown = 60; ///< of these, how many wait for a label at a time
    [[nodiscard]] static TeachingRules of(const Playbook &playbook);
};

/// How a judge did on rows whose labels people gave.
struct Scores {
    struct Line {
        QString label;
        int rows = 0; ///< that have the label
        int said = 0; ///< that were given it
        double precision = 0, recall = 0, f1 = 0;
        friend bool operator==(const Line &, const Line &) = default;
    };
    int rows = 0;
    double accuracy = 0, macroF1 = 0;
    std::vector<Line> labels; ///< true or said at least once, by name
    /// Rows with the first label that were given the second. Empty where several labels may hold at once.
    std::map<std::pair<QString, QString>, int> cells;
    friend bool operator==(const Scores &, const Scores &) = default;
};
[[nodiscard]] Scores examine(const Judge &judge, Task task, const std::vector<TaughtRow> &rows);
[[nodiscard]] QJsonObject toJson(const Scores &scores);
[[nodiscard]] Scores scoresFromJson(const QJsonObject &json);

/// A new judge beside the one in force, on the same rows, which neither has learnt from.
struct Comparison {
    Scores candidate, inForce;
    int trainedOn = 0;
    int leftOut = 0; ///< rows put aside that one of the two had learnt from before
    friend bool operator==(const Comparison &, const Comparison &) = default;
};

[[nodiscard]] QJsonObject toJson(const Comparison &comparison);
[[nodiscard]] Comparison comparisonFromJson(const QJsonObject &json);

struct SplitRows {
    std::vector<TaughtRow> training, aside;
};
/// \param rows  oldest first.
[[nodiscard]] SplitRows splitRows(const std::vector<TaughtRow> &rows, Split split, const TeachingRules &rules);

/// By which it is known that a model has learnt from a text, however the text is written: 8 bytes.
[[nodiscard]] QByteArray seenMark(const QString &text);
[[nodiscard]] std::set<QByteArray> seenMarks(const QByteArray &joined);

/// The languages that rows are of: "zh", "en", or empty for both. A language with fewer than `least` rows does not
/// count, unless there is no other.
[[nodiscard]] QString languagesOf(const std::vector<TaughtRow> &rows, int least);
/// Whether a model for these languages learns from, and answers, this text.
[[nodiscard]] bool isFor(const QString &languages, const QString &text);

/// Options under which a task's rows are learnt. \param version  of the model.
[[nodiscard]] TrainOptions teachingOptions(Task task, const QString &languages, quint32 version);
/// The languages that a model of this name is for, as teachingOptions() names it: "zh", "en", or empty for every one.
[[nodiscard]] QString languagesOfName(const QString &modelName);
[[nodiscard]] std::vector<LabelledRow> labelledRows(const std::vector<TaughtRow> &rows);

} // namespace lianxi
