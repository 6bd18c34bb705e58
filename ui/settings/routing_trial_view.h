// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/routing/roster.h"
#include "ui/theme/plain_label.h"

#include <QTimeZone>
#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace lianxi
{

/// What a changed standard would have done with last week's cases: a line for each that would have gone elsewhere.
class RoutingTrialView final : public QWidget
{
    Q_OBJECT
public:
    explicit RoutingTrialView(Roster &roster, const QTimeZone &zone, QWidget *parent = nullptr);
    ~RoutingTrialView() override;
    /// Begins a trial; one that runs is ended.
    void start(const RoutingStandard &changed);
    void cancel();
    void clear();

Q_SIGNALS:
    /// CaseRow::row.
    void caseRequested(qint64 caseRow);

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(const Result<RoutingTrial> &trial);
    void fill();
    void refresh();
    Roster &m_roster;
    QTimeZone m_zone;
    Roster::CancelFlag m_cancelled; ///< of the trial that runs; null: none does
    std::optional<Result<RoutingTrial>> m_trial;
    PlainLabel *m_words;
    QPushButton *m_cancel;
    QTreeWidget *m_table;
};

} // namespace lianxi
