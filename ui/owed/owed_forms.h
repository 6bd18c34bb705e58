// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/owed_query.h"
#include "ui/conversation/forms.h"

namespace lianxi
{

/// How something that was owed ended.
class OutcomeForm final : public Form
{
    Q_OBJECT
public:
    OutcomeForm(const OwedRow &row, QWidget *parent);
    [[nodiscard]] QString outcome() const { return m_outcome->toPlainText().trimmed(); }

private:
    QPlainTextEdit *m_outcome;
};

/// When a promise is kept instead.
class PostponeForm final : public Form
{
    Q_OBJECT
public:
    PostponeForm(const OwedRow &row, Instant now, const QTimeZone &zone, QWidget *parent);
    [[nodiscard]] Instant due() const;

private:
    QDateTimeEdit *m_due;
};

/// What another department is asked for.
class DepartmentForm final : public Form
{
    Q_OBJECT
public:
    /// \param departments  that are known; another name may be written.
    DepartmentForm(const QStringList &departments, Instant now, const QTimeZone &zone, QWidget *parent);
    /// What is asked, to begin with.
    void setText(const QString &text);
    [[nodiscard]] QString department() const;
    [[nodiscard]] QString text() const { return m_text->toPlainText().trimmed(); }
    [[nodiscard]] Instant due() const;

private:
    QComboBox *m_department;
    QPlainTextEdit *m_text;
    QDateTimeEdit *m_due;
};

} // namespace lianxi
