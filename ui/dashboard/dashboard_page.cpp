// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_page.h"

#include "models/domain/day.h"
#include "ui/dashboard/wallboard.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

constexpr int livePauseMs = 5'000, changedPauseMs = 1'000, slowPauseMs = 60'000;
constexpr std::array liveCharts{ChartKind::LiveClasses, ChartKind::LiveChannels, ChartKind::LiveAgents,
                                ChartKind::Backlog};
constexpr std::array periodCharts{
    ChartKind::FirstResponse, ChartKind::ResponseRate, ChartKind::WaitSpread,      ChartKind::Groups,
    ChartKind::Arrivals,      ChartKind::Attainment,   ChartKind::Resolution,      ChartKind::Categories,
    ChartKind::Script,        ChartKind::Privacy,      ChartKind::Moves,           ChartKind::Funnel,
    ChartKind::FirstContact,  ChartKind::Satisfaction, ChartKind::SatisfiedAgents, ChartKind::SatisfiedChannels,
    ChartKind::Exams};
constexpr std::array callCharts{ChartKind::CallService, ChartKind::CallHandling, ChartKind::Occupancy};

/// "3 h 12 min": how long somebody has waited.
QString waited(std::chrono::milliseconds time)
{
    return plotValue(static_cast<double>(time.count()) / 1000, PlotUnit::Seconds);
}

ColorRole tileColour(Queue::Tile tile, size_t count)
{
    if (count == 0)
        return ColorRole::Text;
    if (tile == Queue::Broken)
        return ColorRole::Danger;
    return tile == Queue::Soon ? ColorRole::Warning : ColorRole::Text;
}

const Chart *chartOf(const std::vector<Chart> &charts, ChartKind kind)
{
    const auto found =
        std::find_if(charts.begin(), charts.end(), [kind](const Chart &one) { return one.kind == kind; });
    return found == charts.end() ? nullptr : &*found;
}

QString periodWords(const DashboardFigures &figures)
{
    const QLocale locale;
    const auto day = [&locale](std::chrono::sys_days one) {
        return locale.toString(toDate(one), QLocale::ShortFormat);
    };
    return figures.first == figures.last ? day(figures.last)
                                         : DashboardPage::tr("%1 to %2").arg(day(figures.first), day(figures.last));
}

PlainLabel *label(const QString &kind, QWidget *parent)
{
    auto *made = new PlainLabel(parent);
    made->setProperty("kind", kind);
    return made;
}

} // namespace

DashboardPage::DashboardPage(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setObjectName(u"dashboard"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(Theme::huge, Theme::large, Theme::large, 0);
    outer->setSpacing(Theme::small);
    m_stack = new QStackedLayout;
    m_board = new QWidget(this);
    auto *board = new QVBoxLayout(m_board);
    board->setContentsMargins(0, 0, 0, 0);
    board->setSpacing(Theme::small);
    m_controls = new DashboardControls(themes, m_board);
    m_controls->setObjectName(u"dashboardControls"_s);
    connect(m_controls, &DashboardControls::changed, this, &DashboardPage::ask);
    board->addWidget(m_controls);
    m_trouble = label(u"danger"_s, this);
    m_trouble->setElideMode(Qt::ElideNone);
    m_trouble->hide();
    m_briefTrouble = label(u"danger"_s, this);
    m_briefTrouble->setObjectName(u"briefTrouble"_s);
    m_briefTrouble->setElideMode(Qt::ElideNone);
    m_briefTrouble->hide();
    outer->addWidget(m_briefTrouble);
    outer->addLayout(m_stack, 1);
    m_stack->addWidget(m_board);
    board->addWidget(m_trouble);
    auto *scroll = new QScrollArea(m_board);
    scroll->setObjectName(u"dashboardScroll"_s);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it can be reached, and scrolls it
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, Theme::small, Theme::large);
    column->setSpacing(Theme::small);
    makeLive(*column);
    makePeriod(*column);
    column->addStretch();
    scroll->setWidget(inside);
    board->addWidget(scroll, 1);
    makeButtons();
    m_live.setInterval(livePauseMs);
    m_slow.setInterval(slowPauseMs);
    connect(&m_live, &QTimer::timeout, this, [this] {
        m_live.setInterval(livePauseMs);
        Q_EMIT queueWanted();
    });
    connect(&m_slow, &QTimer::timeout, this, &DashboardPage::ask);
    retranslate();
}

void DashboardPage::makeLive(QVBoxLayout &column)
{
    m_liveTitle = label(u"title"_s, this);
    column.addWidget(m_liveTitle);
    auto *tiles = new FlowGrid(m_themes, 116, Queue::TileCount, this);
    for (int i = 0; i < Queue::TileCount; ++i) {
        auto *tile = new FigureTile(m_themes, tiles);
        tile->setObjectName(u"tile-%1"_s.arg(i));
        connect(tile, &QAbstractButton::clicked, this, [this, i, tile] {
            if (m_queue && !m_queue->queue.tiles.at(static_cast<size_t>(i)).empty())
                Q_EMIT casesRequested(tileName(static_cast<Queue::Tile>(i)),
                                      m_queue->queue.tiles.at(static_cast<size_t>(i)));
            else
                tile->sayDefinition();
        });
        m_tiles.push_back(tile);
        tiles->add(tile);
    }
    column.addWidget(tiles);
    auto *cards = new FlowGrid(m_themes, 400, 2, this);
    for (const ChartKind kind : liveCharts)
        addCard(*cards, kind);
    column.addWidget(cards);
}

void DashboardPage::makePeriod(QVBoxLayout &column)
{
    column.addSpacing(Theme::small);
    m_periodTitle = label(u"title"_s, this);
    column.addWidget(m_periodTitle);
    m_headGrid = new FlowGrid(m_themes, 150, 9, this);
    for (int i = 0; i < static_cast<int>(headFigures(DashboardFigures()).size()); ++i) {
        auto *tile = new FigureTile(m_themes, m_headGrid);
        tile->setObjectName(u"figure-%1"_s.arg(i));
        connect(tile, &QAbstractButton::clicked, this, [this, i] { openHead(static_cast<size_t>(i)); });
        m_heads.push_back(tile);
        m_headGrid->add(tile);
    }
    column.addWidget(m_headGrid);
    auto *cards = new FlowGrid(m_themes, 400, 2, this);
    for (const ChartKind kind : periodCharts)
        addCard(*cards, kind);
    column.addWidget(cards);
    m_callTitle = label(u"title"_s, this);
    column.addWidget(m_callTitle);
    m_calls = new FlowGrid(m_themes, 400, 2, this);
    for (const ChartKind kind : callCharts)
        addCard(*m_calls, kind);
    column.addWidget(m_calls);
    m_callTitle->hide(); // a desk without a telephone
    m_calls->hide();
}

void DashboardPage::openHead(size_t at)
{
    std::vector<HeadFigure> figures;
    if (m_figures)
        figures = headFigures(*m_figures);
    const std::vector<qint64> cases =
        at < figures.size() ? casesBehind(figures[at], *m_figures) : std::vector<qint64>();
    if (cases.empty())
        m_heads.at(at)->sayDefinition();
    else
        Q_EMIT casesRequested(figures[at].title + u" · "_s + figures[at].value, cases);
}

ChartCard *DashboardPage::addCard(FlowGrid &grid, ChartKind kind)
{
    auto *card = new ChartCard(u"chart-"_s + toText(kind), m_themes, &grid);
    connect(card, &ChartCard::casesRequested, this, &DashboardPage::casesRequested);
    connect(card, &ChartCard::saveFailed, this, &DashboardPage::showTrouble);
    m_cards.emplace(kind, card);
    grid.add(card);
    return card;
}

void DashboardPage::ask()
{
    if (!isVisible())
        return;
    m_controls->setState(tr("Counting …"));
    Q_EMIT figuresWanted(query());
}

void DashboardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
    Q_EMIT queueWanted();
    m_live.start();
    m_slow.start();
}

void DashboardPage::hideEvent(QHideEvent *event)
{
    if (!m_wall) // it hangs somewhere else and goes on
        m_live.stop();
    m_slow.stop();
    QWidget::hideEvent(event);
}

void DashboardPage::storeChanged()
{
    if ((isVisible() || m_wall) && m_live.interval() != changedPauseMs)
        m_live.start(changedPauseMs); // counted from here; what changes meanwhile is seen then, too
}

void DashboardPage::showFigures(std::shared_ptr<const DashboardFigures> figures)
{
    m_figures = std::move(figures);
    m_trouble->hide();
    m_names.agents = m_figures->agents;
    m_names.channels = m_figures->channels;
    refresh();
}

void DashboardPage::showQueue(std::shared_ptr<const LiveQueue> queue)
{
    m_queue = std::move(queue);
    m_names.agents = m_queue->agents;
    m_names.channels = m_queue->channels;
    m_names.members = m_queue->members;
    if (m_wall)
        m_wall->showQueue(m_queue);
    showTiles();
    for (const ChartKind kind : liveCharts)
        if (const Chart *chart = chartOf(m_queue->queue.charts, kind))
            m_cards.at(kind)->setPlot(livePlot(*chart, m_names));
}

void DashboardPage::showTrouble(const QString &sentence)
{
    if (m_wall)
        m_wall->showTrouble(sentence);
    m_trouble->setText(sentence);
    m_trouble->show();
    m_controls->setState(QString());
}

void DashboardPage::refresh()
{
    showTiles();
    showHeads();
    if (!m_figures)
        return;
    for (const auto &[kind, card] : m_cards)
        if (const Chart *chart = chartOf(m_figures->charts, kind)) {
            Plot plot = plotOf(*chart, chartOf(m_figures->chartsBefore, kind), *m_figures, m_names);
            markMeasures(plot, *chart);
            card->setPlot(std::move(plot));
        }
    const bool calls = m_figures->whole.calls.handling.n + m_figures->whole.calls.offered > 0;
    m_callTitle->setVisible(calls);
    m_calls->setVisible(calls);
    m_controls->setState(periodWords(*m_figures));
}

void DashboardPage::showTiles()
{
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        const auto tile = static_cast<Queue::Tile>(i);
        FigureTile::Face face{tileName(tile), u"–"_s, {}, tileDefinition(tile), ColorRole::Text};
        if (m_queue) {
            const size_t count = m_queue->queue.tiles.at(i).size();
            face.value = QLocale().toString(static_cast<qint64>(count));
            face.colour = tileColour(tile, count);
            const size_t open = m_queue->queue.tiles[Queue::Open].size();
            if (tile == Queue::Bot && open > 0)
                face.detail =
                    tr("%1 of all open")
                        .arg(plotValue(share(static_cast<qint64>(count), static_cast<qint64>(open)), PlotUnit::Share));
            if (tile == Queue::Waiting && m_queue->queue.oldest)
                face.detail = tr("longest %1").arg(waited(m_queue->at - *m_queue->queue.oldest));
        }
        m_tiles[i]->setFace(face);
    }
}

void DashboardPage::showHeads()
{
    const std::vector<HeadFigure> figures = headFigures(m_figures ? *m_figures : DashboardFigures());
    for (size_t i = 0; i < figures.size(); ++i) {
        const HeadFigure &figure = figures[i];
        QStringList detail;
        if (m_figures && !figure.beside.isEmpty())
            detail += figure.beside;
        if (m_figures && !figure.change.isEmpty())
            detail += figure.change;
        if (figure.few)
            detail += tr("few");
        m_heads[i]->setFace({figure.title, m_figures ? figure.value : u"–"_s, detail.join(u" · "_s), figure.definition,
                             figure.few ? ColorRole::TextMuted : ColorRole::Text});
    }
}

void DashboardPage::retranslate()
{
    m_liveTitle->setText(tr("Now"));
    m_periodTitle->setText(tr("In the period"));
    m_callTitle->setText(tr("Calls"));
    m_measuresButton->setText(tr("Before and after"));
    m_measuresButton->setToolTip(tr("What the team changed, and what came of it"));
    m_wallButton->setText(tr("Wallboard"));
    m_wallButton->setToolTip(tr("The live queue over the whole screen; Esc ends it"));
    m_reportButton->setText(tr("Report"));
    m_reportButton->setAccessibleName(tr("Report"));
    m_asPdf->setText(tr("Save as PDF …"));
    m_asHtml->setText(tr("Save as HTML …"));
    m_briefsAction->setText(tr("Briefs …"));
    m_back->setText(tr("Back to the figures"));
    const PlotNames none;
    for (const auto &[kind, card] : m_cards)
        card->announce(plotOf({kind, {}}, nullptr, m_figures ? *m_figures : DashboardFigures(), none));
    if (m_queue)
        showQueue(m_queue);
    refresh();
}

void DashboardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
