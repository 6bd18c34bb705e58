// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/review_query.h"
#include "ui/conversation/forms.h"

namespace lianxi
{

/// A few words: a remark, an appeal, a word to an agent.
class WordsForm final : public Form
{
    Q_OBJECT
public:
    WordsForm(const QString &title, const QString &sentence, const QString &label, const QString &confirm,
              QWidget *parent);
    [[nodiscard]] QString words() const { return m_words->toPlainText().trimmed(); }

private:
    QPlainTextEdit *m_words;
};

/// What becomes of an appeal. The new scores are those of the form beside it.
class DecisionForm final : public Form
{
    Q_OBJECT
public:
    DecisionForm(const ReviewRow &row, bool scoresChanged, QWidget *parent);
    [[nodiscard]] bool upheld() const { return m_upheld->currentIndex() == 0; }
    [[nodiscard]] QString words() const { return m_words->toPlainText().trimmed(); }

private:
    QComboBox *m_upheld;
    QPlainTextEdit *m_words;
};

} // namespace lianxi
