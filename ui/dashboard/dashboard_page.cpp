// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_page.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

constexpr int livePauseMs = 5'000, changedPauseMs = 1'000, slowPauseMs = 60'000;
constexpr std::array periods{1, 7, 30, 90};
constexpr std::array breakdowns{Breakdown::Channel, Breakdown::Platform, Breakdown::Brand, Breakdown::Surface,
                                Breakdown::Agent,   Breakdown::Category, Breakdown::Class};
constexpr std::array liveCharts{ChartKind::LiveClasses, ChartKind::LiveChannels, ChartKind::LiveAgents,
                                ChartKind::Backlog};
constexpr std::array periodCharts{
    ChartKind::FirstResponse, ChartKind::ResponseRate, ChartKind::WaitSpread,      ChartKind::Groups,
    ChartKind::Arrivals,      ChartKind::Attainment,   ChartKind::Resolution,      ChartKind::Categories,
    ChartKind::Script,        ChartKind::Privacy,      ChartKind::Moves,           ChartKind::Funnel,
    ChartKind::FirstContact,  ChartKind::Satisfaction, ChartKind::SatisfiedAgents, ChartKind::SatisfiedChannels};

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
    outer->addWidget(makeControls());
    m_trouble = label(u"danger"_s, this);
    m_trouble->setElideMode(Qt::ElideNone);
    m_trouble->hide();
    outer->addWidget(m_trouble);
    auto *scroll = new QScrollArea(this);
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
    outer->addWidget(scroll, 1);
    m_live.setInterval(livePauseMs);
    m_slow.setInterval(slowPauseMs);
    connect(&m_live, &QTimer::timeout, this, [this] {
        m_live.setInterval(livePauseMs);
        Q_EMIT queueWanted();
    });
    connect(&m_slow, &QTimer::timeout, this, &DashboardPage::ask);
    retranslate();
}

QWidget *DashboardPage::makeControls()
{
    auto *bar = new QWidget(this);
    auto *lines = new QVBoxLayout(bar);
    lines->setContentsMargins(0, 0, Theme::small, 0);
    lines->setSpacing(Theme::small);
    auto *head = new QHBoxLayout;
    m_heading = label(u"headline"_s, bar);
    head->addWidget(m_heading);
    m_state = label(u"muted"_s, bar);
    head->addWidget(m_state, 1);
    lines->addLayout(head);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    lines->addLayout(line);
    m_period = new QComboBox(bar);
    m_compare = new QComboBox(bar);
    m_by = new QComboBox(bar);
    m_hours = new QCheckBox(bar);
    m_bots = new QCheckBox(bar);
    for (auto [box, name] : {std::pair(m_period, u"period"_s), {m_compare, u"compare"_s}, {m_by, u"breakdown"_s}}) {
        box->setObjectName(u"dashboard-"_s + name);
        box->setMinimumWidth(m_themes.theme().scaled(90)); // a narrow window cuts their words, not the page
        line->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &DashboardPage::ask);
    }
    for (auto [box, name] : {std::pair(m_hours, u"hours"_s), {m_bots, u"bots"_s}}) {
        box->setObjectName(u"dashboard-"_s + name);
        line->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &DashboardPage::ask);
    }
    line->addStretch();
    fillChoices();
    m_period->setCurrentIndex(2);
    m_compare->setCurrentIndex(1);
    return bar;
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

DashboardQuery DashboardPage::query() const
{
    DashboardQuery query;
    query.days = periods.at(static_cast<size_t>(std::max(0, m_period->currentIndex())));
    query.compare = static_cast<DashboardQuery::Compare>(std::max(0, m_compare->currentIndex()));
    query.by = breakdowns.at(static_cast<size_t>(std::max(0, m_by->currentIndex())));
    query.serviceHours = m_hours->isChecked();
    query.bots = m_bots->isChecked();
    return query;
}

void DashboardPage::ask()
{
    if (!isVisible())
        return;
    m_state->setText(tr("Counting …"));
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
    m_live.stop();
    m_slow.stop();
    QWidget::hideEvent(event);
}

void DashboardPage::storeChanged()
{
    if (isVisible() && m_live.interval() != changedPauseMs)
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
    showTiles();
    for (const ChartKind kind : liveCharts)
        if (const Chart *chart = chartOf(m_queue->queue.charts, kind))
            m_cards.at(kind)->setPlot(livePlot(*chart, m_names));
}

void DashboardPage::showTrouble(const QString &sentence)
{
    m_trouble->setText(sentence);
    m_trouble->show();
    m_state->setText(QString());
}

void DashboardPage::refresh()
{
    showTiles();
    showHeads();
    if (!m_figures)
        return;
    for (const ChartKind kind : periodCharts)
        if (const Chart *chart = chartOf(m_figures->charts, kind))
            m_cards.at(kind)->setPlot(plotOf(*chart, chartOf(m_figures->chartsBefore, kind), *m_figures, m_names));
    const QLocale locale;
    const auto day = [&locale](Instant at) {
        return locale.toString(toDateTime(at).toLocalTime().date(), QLocale::ShortFormat);
    };
    m_state->setText(m_figures->query.days == 1 ? day(m_figures->to - std::chrono::hours(12))
                                                : tr("%1 to %2")
                                                      .arg(day(m_figures->from + std::chrono::hours(12)),
                                                           day(m_figures->to - std::chrono::hours(12))));
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

void DashboardPage::fillChoices()
{
    const auto fill = [](QComboBox *box, const QStringList &words) {
        const QSignalBlocker quiet(box);
        const int kept = std::max(0, box->currentIndex());
        box->clear();
        box->addItems(words);
        box->setCurrentIndex(kept);
    };
    fill(m_period, {tr("Today"), tr("7 days"), tr("30 days"), tr("90 days")});
    fill(m_compare, {tr("No comparison"), tr("Against the days before"), tr("Against a year before")});
    QStringList names;
    for (const Breakdown by : breakdowns)
        names += tr("By %1").arg(breakdownName(by));
    fill(m_by, names);
}

void DashboardPage::retranslate()
{
    fillChoices();
    m_heading->setText(tr("Dashboard"));
    m_liveTitle->setText(tr("Now"));
    m_periodTitle->setText(tr("In the period"));
    m_hours->setText(tr("Service hours"));
    m_hours->setToolTip(tr("Count service time only"));
    m_bots->setText(tr("With bots"));
    m_bots->setToolTip(tr("A bot's reply is an answer"));
    m_period->setAccessibleName(tr("Period"));
    m_compare->setAccessibleName(tr("Comparison"));
    m_by->setAccessibleName(tr("Breakdown"));
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
