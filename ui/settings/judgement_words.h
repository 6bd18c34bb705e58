// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/teaching_view.h"

#include <QCoreApplication>

namespace lianxi
{

/// What the page "Judgement" says.
class JudgementWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::JudgementWords)

public:
    [[nodiscard]] static QString task(Task task);
    /// A label of a task that names its labels itself; categories are named by `category`.
    [[nodiscard]] static QString label(Task task, const QString &id);
    /// Name, version, languages.
    [[nodiscard]] static QString modelTitle(const ModelCard &card);
    /// When it was made, from which rows, and how it did.
    [[nodiscard]] static QString modelFacts(const ModelCard &card);
    [[nodiscard]] static QString problem(const TeachingProblem &problem);
    [[nodiscard]] static QString rejected(RejectedWhy why);
    [[nodiscard]] static QString report(const RowsImported &report);
    /// How the new model did beside the one in force.
    [[nodiscard]] static QString verdict(const Comparison &compared, const TeachingRules &rules);
    [[nodiscard]] static QString percent(double share);
};

} // namespace lianxi
