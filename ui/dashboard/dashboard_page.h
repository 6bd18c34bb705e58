// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/chart_card.h"
#include "ui/dashboard/dashboard_controls.h"
#include "ui/dashboard/figure_tile.h"
#include "ui/dashboard/plots.h"

#include <QTimer>

#include <map>

class QVBoxLayout;

namespace lianxi
{

/// The lead's page: the live queue, the figures of a period, and their charts. It asks while it is visible and knows
/// neither store nor threads.
class DashboardPage final : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardPage(ThemeSource &themes, QWidget *parent = nullptr);
    void setCategoryTitles(std::function<QString(const QString &)> title) { m_names.category = std::move(title); }
    [[nodiscard]] DashboardQuery query() const { return m_controls->query(); }
    void showFigures(std::shared_ptr<const DashboardFigures> figures);
    void showQueue(std::shared_ptr<const LiveQueue> queue);
    /// The store could not be read; what was shown before stays.
    void showTrouble(const QString &sentence);
    /// The store has changed: the queue is asked for again, though not more often than can be read.
    void storeChanged();

Q_SIGNALS:
    void figuresWanted(const lianxi::DashboardQuery &query);
    void queueWanted();
    void casesRequested(const QString &words, const std::vector<qint64> &cases);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeLive(QVBoxLayout &column);
    void makePeriod(QVBoxLayout &column);
    ChartCard *addCard(FlowGrid &grid, metrics::ChartKind kind);
    void openHead(size_t at); ///< the cases behind a number, or what it is
    void ask();
    void retranslate();
    void refresh(); ///< shows again what was answered, in the language in force
    void showTiles();
    void showHeads();

    ThemeSource &m_themes;
    PlotNames m_names;
    std::shared_ptr<const DashboardFigures> m_figures;
    std::shared_ptr<const LiveQueue> m_queue;
    QTimer m_live, m_slow; ///< ask while the page is visible: the queue, and the figures
    DashboardControls *m_controls = nullptr;
    PlainLabel *m_trouble = nullptr, *m_liveTitle = nullptr, *m_periodTitle = nullptr, *m_callTitle = nullptr;
    FlowGrid *m_calls = nullptr; ///< shown where there were any
    std::vector<FigureTile *> m_tiles, m_heads;
    FlowGrid *m_headGrid = nullptr;
    std::map<metrics::ChartKind, ChartCard *> m_cards;
};

} // namespace lianxi
