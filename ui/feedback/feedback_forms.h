// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/work_payloads.h"
#include "ui/conversation/forms.h"

namespace lianxi
{

/// Feedback in words, in the language of the window.
class FeedbackWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::FeedbackWords)
public:
    [[nodiscard]] static QString kind(FeedbackKind kind);
};

/// What a customer said, for people who do not know the case: what they read has no personal data.
class FeedbackForm final : public Form
{
    Q_OBJECT
public:
    /// \param said    what is noted or changed; its text is shown masked.
    /// \param topics  of which customers have spoken; another may be written.
    FeedbackForm(const FeedbackNoted &said, const QStringList &topics, QWidget *parent);
    /// Case and actor are filled in by the caller.
    [[nodiscard]] FeedbackNoted value() const;

private:
    FeedbackNoted m_said;
    QComboBox *m_kind, *m_about;
    QPlainTextEdit *m_text;
};

/// What came of it.
class FeedbackOutcomeForm final : public Form
{
    Q_OBJECT
public:
    /// \param count  of how many words of customers.
    FeedbackOutcomeForm(int count, const QString &outcome, QWidget *parent);
    [[nodiscard]] QString outcome() const { return m_outcome->toPlainText().trimmed(); }

private:
    QPlainTextEdit *m_outcome;
};

} // namespace lianxi
