// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rehearsal/score_sheet_page.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

PlainLabel *label(const QString &kind, QWidget *parent)
{
    auto *made = new PlainLabel(parent);
    made->setProperty("kind", kind);
    return made;
}

} // namespace

ScoreSheetPage::ScoreSheetPage(ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_table(themes)
{
    setObjectName(u"scoreSheetPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    layout->setSpacing(Theme::medium);
    m_heading = label(u"headline"_s, this);
    layout->addWidget(m_heading);
    layout->addWidget(makeFigures());
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(makeTable());
    splitter->addWidget(makeComparison());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);
    connect(&themes, &ThemeSource::changed, this, &ScoreSheetPage::takeTheme);
    takeTheme();
    retranslate();
}

QWidget *ScoreSheetPage::makeFigures()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::small);
    for (size_t i = 0; i < FigureCount; ++i) {
        auto *card = new QFrame(row);
        card->setProperty("kind", u"card"_s);
        auto *inside = new QVBoxLayout(card);
        inside->setContentsMargins(Theme::medium, Theme::small, Theme::medium, Theme::small);
        inside->setSpacing(Theme::tiny);
        inside->addWidget(m_figures[i] = label(u"title"_s, card));
        inside->addWidget(m_captions[i] = label(u"caption"_s, card));
        inside->addStretch(1);
        m_captions[i]->setElideMode(Qt::ElideNone);
        layout->addWidget(card, 1);
    }
    return row;
}

QWidget *ScoreSheetPage::makeTable()
{
    m_view = new QTableView(this);
    m_view->setObjectName(u"scores"_s);
    m_view->setModel(&m_table);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(ScoreTable::Title, QHeaderView::Stretch);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ScoreSheetPage::showScenario);
    connect(m_view, &QTableView::activated, this, [this] { m_open->click(); });
    return m_view;
}

QWidget *ScoreSheetPage::makeComparison()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, Theme::small, 0, 0);
    auto *top = new QHBoxLayout;
    m_aim = label(u"title"_s, box);
    m_aim->setElideMode(Qt::ElideNone);
    m_open = new QPushButton(box);
    m_open->setObjectName(u"openConversation"_s);
    top->addWidget(m_aim, 1);
    top->addWidget(m_open, 0, Qt::AlignTop);
    layout->addLayout(top);
    m_rules = label(u"muted"_s, box);
    m_rules->setElideMode(Qt::ElideNone);
    layout->addWidget(m_rules);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(Theme::medium);
    columns->addWidget(makeColumn(m_writtenHeading, m_written), 1);
    columns->addWidget(makeColumn(m_modelHeading, m_model), 1);
    layout->addLayout(columns, 1);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const ScenarioScore *score = current(); score && score->arrived())
            Q_EMIT caseRequested(score->caseRow);
    });
    return box;
}

QWidget *ScoreSheetPage::makeColumn(PlainLabel *&heading, QVBoxLayout *&lines)
{
    auto *card = new QFrame(this);
    card->setProperty("kind", u"card"_s);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(Theme::medium, Theme::small, Theme::medium, Theme::small);
    heading = label(u"caption"_s, card);
    layout->addWidget(heading);
    auto *scroll = new QScrollArea(card);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::StrongFocus);
    auto *inside = new QFrame(scroll);
    inside->setProperty("kind", u"plain"_s);
    lines = new QVBoxLayout(inside);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Theme::small);
    scroll->setWidget(inside);
    heading->setBuddy(scroll);
    layout->addWidget(scroll, 1);
    return card;
}

void ScoreSheetPage::setSheet(const ScoreSheet &sheet)
{
    m_table.setSheet(sheet);
    showFigures();
    if (!m_view->currentIndex().isValid())
        select(0);
    showScenario();
}

void ScoreSheetPage::select(int row)
{
    m_view->selectRow(row);
}

const ScenarioScore *ScoreSheetPage::current() const
{
    const int row = m_view->currentIndex().row();
    return row >= 0 && row < m_table.rowCount() ? &m_table.sheet().scenarios[static_cast<size_t>(row)] : nullptr;
}

void ScoreSheetPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ScoreSheetPage::takeTheme()
{
    m_view->verticalHeader()->setDefaultSectionSize(m_themes.theme().scaled(34));
}

} // namespace lianxi
