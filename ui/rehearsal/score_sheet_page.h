// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rehearsal/score_table.h"
#include "ui/theme/plain_label.h"

#include <QWidget>

#include <array>

class QPushButton;
class QTableView;
class QVBoxLayout;

namespace lianxi
{

/// The score sheet of a rehearsal: totals, one row a customer, and beside each other what the agent wrote and what the
/// model solution writes.
class ScoreSheetPage final : public QWidget
{
    Q_OBJECT
public:
    /// `themes` outlives this.
    explicit ScoreSheetPage(ThemeSource &themes, QWidget *parent = nullptr);
    void setSheet(const ScoreSheet &sheet);
    [[nodiscard]] const ScoreSheet &sheet() const { return m_table.sheet(); }
    /// Makes a scenario current, by its place in the sheet.
    void select(int row);

Q_SIGNALS:
    /// The conversation of a customer shall be shown: CaseRow::row.
    void caseRequested(qint64 caseRow);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Figure { Arrived, Resolved, Adherent, Response, Guards, FigureCount };
    QWidget *makeFigures();
    QWidget *makeTable();
    QWidget *makeComparison();
    QWidget *makeColumn(PlainLabel *&heading, QVBoxLayout *&lines);
    void retranslate();
    void showFigures();
    void showScenario();
    void takeTheme();
    [[nodiscard]] const ScenarioScore *current() const;

    ThemeSource &m_themes;
    ScoreTable m_table;
    PlainLabel *m_heading = nullptr;
    std::array<PlainLabel *, FigureCount> m_figures{}, m_captions{};
    QTableView *m_view = nullptr;
    PlainLabel *m_aim = nullptr, *m_rules = nullptr, *m_writtenHeading = nullptr, *m_modelHeading = nullptr;
    QVBoxLayout *m_written = nullptr, *m_model = nullptr;
    QPushButton *m_open = nullptr;
};

/// A guard's rule for people; a rule of a team's own is shown by its name.
[[nodiscard]] QString ruleTitle(const QString &rule);

} // namespace lianxi
