// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/forms.h"

#include <QListWidget>
#include <QTimeZone>

namespace lianxi
{

/// Which other case of the same customer belongs to this one.
class MergeCaseForm final : public Form
{
    Q_OBJECT
public:
    /// `others`: newest first, without the case itself.
    MergeCaseForm(std::vector<CaseRow> others, const QTimeZone &zone, QWidget *parent);
    [[nodiscard]] CaseRow chosen() const;
    [[nodiscard]] QString why() const { return m_why->text().trimmed(); }

private:
    std::vector<CaseRow> m_others;
    QListWidget *m_cases;
    QLineEdit *m_why;
};

/// Which of the merged cases is taken out again.
class UnmergeCaseForm final : public Form
{
    Q_OBJECT
public:
    UnmergeCaseForm(std::vector<MergedCase> merged, const QTimeZone &zone, QWidget *parent);
    [[nodiscard]] CaseId chosen() const;

private:
    std::vector<MergedCase> m_merged;
    QListWidget *m_cases;
};

/// Which conversations of a case get a case of their own.
class PartCaseForm final : public Form
{
    Q_OBJECT
public:
    PartCaseForm(const CaseView &view, const QTimeZone &zone, QWidget *parent);
    [[nodiscard]] std::vector<ThreadId> chosen() const;
    [[nodiscard]] QString why() const { return m_why->text().trimmed(); }

private:
    std::vector<ThreadRow> m_threads;
    QListWidget *m_list;
    QLineEdit *m_why;
};

} // namespace lianxi
