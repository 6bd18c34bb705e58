// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/score_sheet.h"
#include "ui/theme/theme_source.h"

#include <QAbstractTableModel>

namespace lianxi
{

/// One row a scenario. Text is plain; a step's cell is a tick, and words for screen readers.
class ScoreTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, State, Introduce, Confirm, Solve, FollowUp, Response, Guards, ColumnCount };
    Q_ENUM(Column)
    /// `themes` outlives this.
    explicit ScoreTable(ThemeSource &themes, QObject *parent = nullptr);
    /// Rows of the same scenarios are updated in place, so that a selection stays.
    void setSheet(const ScoreSheet &sheet);
    [[nodiscard]] const ScoreSheet &sheet() const { return m_sheet; }
    /// Words of all cells are made anew (language, theme).
    void refresh();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const ScenarioScore &score, int column) const;
    [[nodiscard]] QString state(const ScenarioScore &score) const;
    ThemeSource &m_themes;
    ScoreSheet m_sheet;
};

/// A scenario's title and aim in the language of the window.
[[nodiscard]] QString scenarioTitle(const ScenarioScore &score);
[[nodiscard]] QString scenarioAim(const ScenarioScore &score);
/// "3.5 s", "2 min 05 s".
[[nodiscard]] QString responseTime(const std::optional<std::chrono::milliseconds> &time);

} // namespace lianxi
