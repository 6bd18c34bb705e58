// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inbox_panel.h"

#include "ui/inbox/case_list_view.h"
#include "ui/inbox/view_bar.h"
#include "ui/theme/icon_mark.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;
using Box = CaseFilter::Box;

namespace
{
constexpr std::array<Box, 3> firstBoxes{Box::Open, Box::Mine, Box::Unassigned};
constexpr std::array<Box, 4> moreBoxes{Box::Supervisor, Box::Snoozed, Box::Resolved, Box::All};
constexpr int typingPauseMs = 120;
constexpr int countingPauseMs = 200; ///< numbers that change more often cannot be read, and cost a layout each time
constexpr int searchHits = 200;
} // namespace

InboxPanel::InboxPanel(const InboxServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(services.store)
{
    setObjectName(u"inbox"_s);
    m_filter.agent = services.me;
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::small, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(makeBoxes());
    makeViews();
    column->addWidget(makeSearch());
    column->addWidget(makeBody(), 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &InboxPanel::runSearch);
    m_counting.setObjectName(u"counting"_s);
    m_counting.setSingleShot(true);
    m_counting.setInterval(countingPauseMs);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        if (std::exchange(m_countAgain, false))
            countersMoved();
    });
    connect(&m_model, &CaseListModel::loadingChanged, this, &InboxPanel::showBody);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &InboxPanel::showBody);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &InboxPanel::showBody);
    connect(&m_services.themes, &ThemeSource::changed, this, &InboxPanel::takeTheme);
    retranslate();
    takeTheme();
}

QWidget *InboxPanel::makeBoxes()
{
    auto *row = m_boxes = new QWidget(this);
    row->setMinimumWidth(1); // the words follow the width, not the other way round
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(Theme::small, 0, Theme::small, 0);
    line->setSpacing(Theme::tiny);
    for (size_t i = 0; i < m_tabs.size(); ++i) {
        auto *tab = new QToolButton(row);
        tab->setCheckable(true);
        tab->setFocusPolicy(Qt::TabFocus);
        tab->setToolButtonStyle(Qt::ToolButtonTextOnly);
        tab->setProperty("kind", u"tab"_s);
        tab->setObjectName(i < firstBoxes.size() ? u"box-%1"_s.arg(i) : u"box-more"_s);
        m_tabs.at(i) = tab;
        line->addWidget(tab);
        if (i < firstBoxes.size())
            connect(tab, &QToolButton::clicked, this, [this, i] { setBox(firstBoxes.at(i)); });
    }
    m_moreMenu = new QMenu(this);
    for (const Box box : moreBoxes)
        connect(m_moreMenu->addAction(QString()), &QAction::triggered, this, [this, box] { setBox(box); });
    m_tabs.back()->setMenu(m_moreMenu);
    m_tabs.back()->setPopupMode(QToolButton::InstantPopup);
    m_tabs.back()->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tabs.back()->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    line->addStretch();
    return row;
}

QWidget *InboxPanel::makeSearch()
{
    auto *block = new QWidget(this);
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(Theme::medium, 0, Theme::medium, 0);
    column->setSpacing(Theme::tiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::tiny);
    m_search = new QLineEdit(block);
    m_search->setObjectName(u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_searchMark = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    line->addWidget(m_search, 1);
    m_filterMenu = new QMenu(this);
    m_orderMenu = new QMenu(this);
    m_filterButton = new QToolButton(block);
    m_orderButton = new QToolButton(block);
    for (auto [button, menu, name] :
         {std::tuple(m_filterButton, m_filterMenu, u"filter"_s), {m_orderButton, m_orderMenu, u"order"_s}}) {
        button->setObjectName(name);
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    connect(m_filterMenu, &QMenu::aboutToShow, this, &InboxPanel::fillFilterMenu);
    connect(m_orderMenu, &QMenu::aboutToShow, this, &InboxPanel::fillOrderMenu);
    column->addLayout(line);

    m_filterLine = new QWidget(block);
    auto *filterLine = new QHBoxLayout(m_filterLine);
    filterLine->setContentsMargins(0, 0, 0, 0);
    m_filterText = new PlainLabel(m_filterLine);
    m_filterText->setProperty("kind", u"caption"_s);
    m_clearFilter = new QToolButton(m_filterLine);
    m_clearFilter->setObjectName(u"clearFilter"_s);
    m_clearFilter->setFocusPolicy(Qt::TabFocus);
    connect(m_clearFilter, &QToolButton::clicked, this, [this] {
        m_filter.platform.reset();
        m_filter.surface.reset();
        m_filter.unreadOnly = false;
        setBox(m_beforeChoice ? m_beforeChoice->box : m_filter.box);
    });
    filterLine->addWidget(m_filterText, 1);
    filterLine->addWidget(m_clearFilter);
    m_filterLine->hide();
    column->addWidget(m_filterLine);
    for (PlainLabel **label : {&m_complaint, &m_trouble}) {
        *label = new PlainLabel(block);
        (*label)->setElideMode(Qt::ElideNone);
        (*label)->hide();
        column->addWidget(*label);
    }
    m_complaint->setObjectName(u"searchComplaint"_s);
    m_complaint->setProperty("kind", u"warning"_s);
    m_trouble->setProperty("kind", u"danger"_s);
    return block;
}

QWidget *InboxPanel::makeBody()
{
    m_body = new QStackedWidget(this);
    m_list = new CaseListView(m_services.themes, m_services.clock, m_body);
    m_list->setCases(&m_model);
    connect(m_list, &CaseListView::caseChosen, this, &InboxPanel::caseActivated);
    connect(m_list, &CaseListView::caseEntered, this, &InboxPanel::caseEntered);
    m_body->addWidget(m_list);
    auto *empty = new QWidget(m_body);
    auto *column = new QVBoxLayout(empty);
    column->setContentsMargins(Theme::huge, Theme::huge, Theme::huge, Theme::huge);
    column->setSpacing(Theme::small);
    m_emptyMark = new IconMark(m_services.themes, empty, 48);
    m_emptyMark->showIcon(IconName::Inbox, ColorRole::TextMuted);
    m_emptyTitle = new PlainLabel(empty);
    m_emptyTitle->setProperty("kind", u"title"_s);
    m_emptyHint = new PlainLabel(empty);
    m_emptyHint->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_emptyTitle, m_emptyHint}) {
        label->setElideMode(Qt::ElideNone);
        label->setAlignment(Qt::AlignCenter);
    }
    column->addStretch(2);
    column->addWidget(m_emptyMark, 0, Qt::AlignHCenter);
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyHint);
    column->addStretch(3);
    m_body->addWidget(empty);
    return m_body;
}

void InboxPanel::start()
{
    m_model.setFilter(m_filter);
    askCounters();
}

void InboxPanel::showFirstPage(const std::vector<CaseRow> &rows, const Counters &counters)
{
    m_counters = counters;
    m_model.showFirstPage(m_filter, rows);
    showCounters();
    showBody();
}

void InboxPanel::setFaces(FaceBoard *faces)
{
    m_list->setFaces(faces);
}

void InboxPanel::apply(const ChangeSet &changes)
{
    m_model.apply(changes);
    if (changes.counters)
        countersMoved();
    if (m_views && !changes.cases.empty())
        m_views->countLater();
}

void InboxPanel::countersMoved()
{
    if (m_counting.isActive()) {
        m_countAgain = true;
        return;
    }
    m_counting.start();
    askCounters();
}

void InboxPanel::showTrouble(const QString &sentence)
{
    m_trouble->setText(sentence);
    m_trouble->setVisible(!sentence.isEmpty());
}

void InboxPanel::setBox(Box box)
{
    if (isInView()) {
        m_filter = m_beforeView.value_or(m_filter);
        m_beforeView.reset();
        m_views->leave();
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    leaveChoice();
    m_filter.box = box;
    refilter();
}

void InboxPanel::leaveChoice()
{
    if (!m_beforeChoice)
        return;
    m_filter = *m_beforeChoice;
    m_beforeChoice.reset();
    m_choice.clear();
}

void InboxPanel::showCases(const QString &words, std::vector<qint64> rows)
{
    setBox(m_beforeChoice ? m_beforeChoice->box : m_filter.box); // out of a view, or of another choice
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    m_filter.query.clear();
    m_beforeChoice = m_filter;
    m_filter.platform.reset();
    m_filter.surface.reset();
    m_filter.unreadOnly = false;
    m_filter.box = Box::All;
    m_filter.order = CaseFilter::Order::Newest;
    m_list->clearMarks();
    std::sort(rows.begin(), rows.end());
    m_filter.only = std::move(rows);
    m_choice = words;
    m_complaint->hide();
    m_list->setSnippets({});
    showCounters();
    describeFilter();
    m_model.setFilter(m_filter);
}

void InboxPanel::refilter()
{
    showCounters();
    describeFilter();
    const CaseFilter filter = shown();
    if (m_views)
        m_views->setShown(filter);
    if (filter == m_model.filter())
        return;
    m_list->clearMarks();
    m_model.setFilter(filter);
}

void InboxPanel::askCounters()
{
    m_services.store.askCounters(this, m_services.me, [this](const Counters &counters) {
        if (counters == m_counters)
            return;
        m_counters = counters;
        showCounters();
        Q_EMIT countersChanged(counters);
    });
}

void InboxPanel::runSearch()
{
    m_filter.query = m_search->text().trimmed();
    refilter();
    const QString complaint = searchComplaints(m_filter.query, toDateTime(m_services.clock.now()).toLocalTime().date());
    m_complaint->setText(complaint);
    m_complaint->setVisible(!complaint.isEmpty());
    if (m_filter.query.isEmpty()) {
        m_list->setSnippets({});
        return;
    }
    m_services.store.askSearch(this, m_filter.query, searchHits,
                               [this, query = m_filter.query](const SearchResult &result) {
                                   if (query != m_filter.query)
                                       return;
                                   QHash<qint64, QString> snippets;
                                   for (const SearchHit &hit : result.hits)
                                       if (hit.messageRow != 0 && !snippets.contains(hit.caseRow)) // newest first
                                           snippets.insert(hit.caseRow, hit.snippet);
                                   m_list->setSnippets(std::move(snippets));
                               });
}

void InboxPanel::stepCase(int by)
{
    m_list->step(by);
}

void InboxPanel::selectCase(qint64 caseRow)
{
    if (const int position = m_model.positionOf(caseRow); position >= 0)
        m_list->setCurrentIndex(m_model.index(position));
}

qint64 InboxPanel::currentCase() const
{
    return m_model.caseRowAt(m_list->currentIndex().row());
}

void InboxPanel::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void InboxPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool InboxPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return) {
        m_list->setFocus(Qt::TabFocusReason);
        if (!m_list->currentIndex().isValid())
            m_list->step(1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void InboxPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        showCounters();
    QWidget::changeEvent(event);
}

void InboxPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showCounters();
}

} // namespace lianxi
