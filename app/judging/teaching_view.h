// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/comparison.h"
#include "app/judging/row_file.h"

#include <array>
#include <optional>

namespace lianxi
{

// What the page "Judgement" shows: plain values.

/// A label that a text of a task can be given.
struct LabelChoice {
    QString id;
    QString title; ///< empty: named by the view, in its language
    bool own = false; ///< the team's own
    int rows = 0; ///< texts that have it
    friend bool operator==(const LabelChoice &, const LabelChoice &) = default;
};

/// A model, for people.
struct ModelCard {
    qint64 row = 0; ///< LabelStore::Kept::row; 0: shipped
    QString name;
    quint32 version = 0;
    std::optional<Instant> made; ///< nullopt: with the program
    QString fingerprint; ///< of the rows it learnt from: the first 12 hexadecimal digits of their SHA-256
    QString languages; ///< "zh", "en", or empty for every language
    HoldOut crossValidated; ///< on its own training rows
    std::optional<Comparison> compared; ///< absent: shipped
    friend bool operator==(const ModelCard &, const ModelCard &) = default;
};

/// A text that waits for a label.
struct WaitingText {
    MessageId message;
    QString text; ///< personal data masked
    QString guess; ///< the label that the judge in force gives
    double sure = 0; ///< 0 to 1
    Instant at;
    friend bool operator==(const WaitingText &, const WaitingText &) = default;
};

/// All about teaching one task.
struct TeachingView {
    Task task = Task::Category;
    TeachingRules rules;
    std::vector<LabelChoice> labels;
    std::vector<ModelCard> inForce; ///< one, or the shipped one of each language; empty: the rules alone
    bool damaged = false; ///< the team's model in force cannot be read, `inForce` stands in
    bool mayGoBack = false;
    std::array<int, 3> rows{}; ///< labelled texts by LabelSource
    std::vector<WaitingText> waiting; ///< least certain first
};

/// What came of reading a file of rows.
struct RowsImported {
    int taken = 0; ///< texts that were not known
    int known = 0; ///< texts whose label was renewed
    QStringList newLabels; ///< that became the team's own
    std::vector<RejectedRow> rejected;
};

/// Why something was not done.
enum class TeachingTrouble {
    TooFewRows, ///< number: how many there are; wanted: how many it takes
    OneLabel,
    NothingAside, ///< no row is left to examine on
    MissingColumn, ///< names: the columns there are
    LabelTaken,
    Damaged, ///< the file is no model
    WrongTask, ///< the model is for another task; names: which
    Cancelled,
    NotRead, ///< names: what the system says
    NotWritten,
};
struct TeachingProblem {
    TeachingTrouble trouble = TeachingTrouble::NotRead;
    int number = 0, wanted = 0;
    QStringList names;
    friend bool operator==(const TeachingProblem &, const TeachingProblem &) = default;
};

} // namespace lianxi

Q_DECLARE_METATYPE(lianxi::TeachingView)
Q_DECLARE_METATYPE(lianxi::TeachingProblem)
