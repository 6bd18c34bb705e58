// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dashboard/chart_card.h"
#include "ui/dashboard/dashboard_controls.h"
#include "ui/dashboard/figure_tile.h"
#include "ui/dashboard/plots.h"

#include <QTimer>

#include <QPointer>

#include <map>

class QAction;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace lianxi
{

class BriefEditor;
class MeasureEditor;
class TeamShelf;
class Wallboard;
struct Brief;
struct MeasureQuery;
struct MeasureResult;

/// What the page needs for what the team writes down. All of it outlives the page.
struct DashboardTools {
    TeamShelf *shelf = nullptr;
    AgentId me;
    std::function<QString(const AgentId &)> agentName;
    QString desk = {}; ///< which of this person's workstations this is
};

/// The lead's page: the live queue, the figures of a period, and their charts. It asks while it is visible and knows
/// neither store nor threads.
class DashboardPage final : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardPage(ThemeSource &themes, QWidget *parent = nullptr);
    ~DashboardPage() override;
    void setCategoryTitles(std::function<QString(const QString &)> title) { m_names.category = std::move(title); }
    [[nodiscard]] DashboardQuery query() const { return m_controls->query(); }
    void showFigures(std::shared_ptr<const DashboardFigures> figures);
    void showQueue(std::shared_ptr<const LiveQueue> queue);
    /// The store could not be read; what was shown before stays.
    void showTrouble(const QString &sentence);
    [[nodiscard]] QString agentName(const AgentId &id) const { return m_names.agents.value(id.text(), id.text()); }
    /// Measures and briefs can be written down from here on.
    void offerTools(DashboardTools tools);
    void showMeasure(std::shared_ptr<const MeasureResult> result);
    /// What came of a brief that was tried; the sentence is empty when it was written.
    void showBriefTrial(const QString &trouble);
    /// A brief that was due could not be written; empty: one was. It stays in sight until then.
    void showBriefTrouble(const QString &sentence);
    /// The store has changed: the queue is asked for again, though not more often than can be read.
    void storeChanged();

Q_SIGNALS:
    void figuresWanted(const lianxi::DashboardQuery &query);
    void queueWanted();
    void casesRequested(const QString &words, const std::vector<qint64> &cases);
    void measureWanted(const lianxi::MeasureQuery &query);
    void briefTrialWanted(const QString &name, const lianxi::Brief &brief);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeLive(QVBoxLayout &column);
    void makePeriod(QVBoxLayout &column);
    ChartCard *addCard(FlowGrid &grid, metrics::ChartKind kind);
    void makeButtons();
    void openMeasures();
    void openBriefs();
    void openWallboard();
    void showTool(QWidget *tool, const QString &title);
    void showBoard();
    void saveReport(const QString &ending);
    void markMeasures(Plot &plot, const metrics::Chart &chart) const;
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
    DashboardTools m_tools;
    QStackedLayout *m_stack = nullptr; ///< the figures, and what the team writes down
    QWidget *m_board = nullptr, *m_toolHead = nullptr;
    PlainLabel *m_toolTitle = nullptr, *m_briefTrouble = nullptr;
    QPushButton *m_measuresButton = nullptr, *m_wallButton = nullptr, *m_reportButton = nullptr, *m_back = nullptr;
    QAction *m_asPdf = nullptr, *m_asHtml = nullptr, *m_briefsAction = nullptr;
    QWidget *m_measuresPage = nullptr, *m_briefsPage = nullptr; ///< made when they are first wanted
    MeasureEditor *m_measure = nullptr;
    BriefEditor *m_brief = nullptr;
    QPointer<Wallboard> m_wall;
    std::vector<FigureTile *> m_tiles, m_heads;
    FlowGrid *m_headGrid = nullptr;
    std::map<metrics::ChartKind, ChartCard *> m_cards;
};

} // namespace lianxi
