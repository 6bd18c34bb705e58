// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/article.h"
#include "ui/conversation/forms.h"

namespace lianxi
{

/// Knowledge made from a case: filled in already, to be looked at and saved.
class ArticleForm final : public Form
{
    Q_OBJECT
public:
    ArticleForm(const Article &article, QWidget *parent);
    [[nodiscard]] QString name() const { return m_name->text().trimmed(); }
    [[nodiscard]] Article article() const;

private:
    void look();
    QString m_category;
    QLineEdit *m_name;
    QPlainTextEdit *m_problem, *m_solution;
    class PlainLabel *m_mistake;
};

/// A rehearsal made from a case: what it is called and what is to be learned.
class RehearsalForm final : public Form
{
    Q_OBJECT
public:
    explicit RehearsalForm(QWidget *parent);
    [[nodiscard]] QString name() const { return m_name->text().trimmed(); }
    [[nodiscard]] QString aim() const { return m_aim->text().trimmed(); }

private:
    QLineEdit *m_name, *m_aim;
};

/// How a case is printed. With personal data only for a reason, which is recorded.
class PrintForm final : public Form
{
    Q_OBJECT
public:
    /// \param mayShow  the data are there and may be printed.
    PrintForm(bool mayShow, QWidget *parent);
    [[nodiscard]] bool masked() const;
    [[nodiscard]] QString reason() const { return m_reason->text().trimmed(); }

private:
    class QCheckBox *m_masked;
    QLineEdit *m_reason;
};

} // namespace lianxi
