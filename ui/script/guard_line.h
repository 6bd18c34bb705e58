// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/guard.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QFrame>
#include <QPushButton>

namespace lianxi
{

/// What the guards say about the draft, in one line: the hardest verdict with its reason, the remedy as a button, the
/// way round it where there is one. Hidden while nobody objects.
class GuardLine final : public QFrame
{
    Q_OBJECT
public:
    explicit GuardLine(ThemeSource &theme, QWidget *parent = nullptr);
    /// `overridden`: rules the agent has already given a reason for; they are not shown again.
    void setReport(const GuardReport &report, const QStringList &overridden = {});
    /// Null when the line is hidden.
    [[nodiscard]] const Verdict *shown() const { return m_shown ? &*m_shown : nullptr; }

Q_SIGNALS:
    void remedyRequested(const Verdict &verdict);
    void overrideRequested(const Verdict &verdict);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void dress(bool block);
    std::optional<Verdict> m_shown;
    IconMark *m_icon;
    PlainLabel *m_reason;
    PlainLabel *m_more;
    QPushButton *m_remedy, *m_override;
};

} // namespace lianxi
