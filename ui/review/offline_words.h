// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/case_taking.h"

#include <QCoreApplication>

namespace lianxi
{

/// What cases taken along are called for people. View thread.
class OfflineWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::OfflineWords)
public:
    /// What is wrong and what to do about it.
    [[nodiscard]] static QString trouble(CaseFileTrouble trouble);
    [[nodiscard]] static QString trouble(ResultFileTrouble trouble);
    /// What came of a file of results.
    [[nodiscard]] static QString taken(const TakenResults &taken);
    /// At the head of a printed case.
    [[nodiscard]] static QString paperTitle(const ReviewRow &row);
    [[nodiscard]] static QString verdict(const HandIn &result);
};

} // namespace lianxi
