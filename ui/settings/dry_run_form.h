// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/rule_board.h"
#include "ui/theme/plain_label.h"

#include <QDialog>
#include <QTimeZone>

class QPushButton;
class QTreeWidget;

namespace lianxi
{

/// What a rule would have done in the last week, case by case. Looking ends when the form is closed.
class DryRunForm final : public QDialog
{
    Q_OBJECT
public:
    DryRunForm(const RuleBoard &board, const Rule &rule, const QString &name, const QTimeZone &zone, QWidget *parent);
    ~DryRunForm() override;

private:
    void show(const Result<DryRun> &found);
    void openCase();

    const RuleBoard &m_board;
    QTimeZone m_zone;
    std::function<void()> m_cancel;
    PlainLabel *m_said;
    QTreeWidget *m_rows;
    QPushButton *m_open;
};

} // namespace lianxi
