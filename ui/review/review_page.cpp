// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "ui/conversation/words.h"
#include "ui/review/review_figures.h"
#include "ui/review/review_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>

namespace lianxi
{

using namespace Qt::StringLiterals;

ReviewPage::ReviewPage(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_tabs(new QTabWidget(this))
{
    setObjectName(u"reviewPage"_s);
    m_tabs->setObjectName(u"reviewTabs"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::medium, Theme::small, Theme::medium, Theme::medium);
    column->addWidget(m_tabs);
    addTab(makeReviews(), [] { return tr("Reviews"); });
    m_figures = new ReviewFigures(m_services.bench.theme, m_services.goodKappa, m_services.leastPairs);
    connect(m_figures, &ReviewFigures::reviewRequested, this, &ReviewPage::choose);
    addTab(m_figures, [] { return tr("Agreement and trend"); });
    m_words = new CoachingView(m_services.bench.zone);
    connect(m_words, &CoachingView::caseRequested, this, &ReviewPage::caseRequested);
    addTab(m_words, [] { return tr("Coaching"); });

    ReviewDesk &desk = m_services.desk;
    connect(m_bench, &ReviewBench::giveRequested, this, [this, &desk](const ReviewGiven &given) {
        desk.give(given, told(tr("The review is written."), given.review));
    });
    connect(m_bench, &ReviewBench::appealRequested, this, [this, &desk](const QString &words) {
        const ReviewRow &row = m_bench->task()->row;
        desk.appeal(row, words, told(tr("Your appeal is with the supervisors."), row.id));
    });
    connect(m_bench, &ReviewBench::decideRequested, this, [this, &desk](const AppealDecided &decided) {
        const ReviewRow &row = m_bench->task()->row;
        desk.decide(row, decided, told(tr("The appeal is decided."), row.id));
    });
    connect(m_bench, &ReviewBench::coachRequested, this, [this, &desk](const QString &words) {
        const ReviewRow &row = m_bench->task()->row;
        CoachingNoted word;
        word.caseId = row.head.id;
        word.review = row.id;
        word.agent = row.agent;
        word.text = words;
        desk.coach(word, told(tr("%1 can read it.").arg(row.agentName), {}));
    });
    connectStories();
    retranslate();
    say({}, {});
    m_choice->setCurrentIndex(0);
    takeChoice();
}

QWidget *ReviewPage::makeReviews()
{
    auto *page = new QWidget;
    m_table = new QTreeView(page);
    m_choice = new QComboBox(page);
    m_empty = new PlainLabel(page);
    m_answer = new PlainLabel(page);
    m_draw = new QPushButton(page);
    m_new = new QPushButton(page);
    m_open = new QPushButton(page);
    m_bench = new ReviewBench(m_services.bench, page);
    m_table->setObjectName(u"reviews"_s);
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setTextElideMode(Qt::ElideRight);
    const Theme &theme = m_services.bench.theme.theme();
    const std::array widths{theme.scaled(96), theme.scaled(66), theme.scaled(92), theme.scaled(92)};
    for (size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths.at(i));
    m_table->setColumnHidden(ReviewModel::Why, true); // stands above the case
    m_choice->setObjectName(u"reviewChoice"_s);
    m_choice->addItems({{}, {}, {}, {}, {}});
    m_empty->setObjectName(u"reviewsEmpty"_s);
    m_empty->setProperty("kind", u"muted"_s);
    m_answer->setObjectName(u"reviewsAnswer"_s);
    for (PlainLabel *label : {m_empty, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_draw->setObjectName(u"drawSample"_s);
    m_new->setObjectName(u"reviewShown"_s);
    m_open->setObjectName(u"openReviewedCase"_s);
    connect(m_choice, &QComboBox::activated, this, &ReviewPage::takeChoice);
    connect(m_draw, &QPushButton::clicked, this, &ReviewPage::draw);
    connect(m_new, &QPushButton::clicked, this,
            [this] { m_services.askShown(this, [this](const std::optional<CaseRow> &head) { beginByHand(head); }); });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_bench->task())
            Q_EMIT caseRequested(m_bench->task()->row.head.row);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReviewPage::showChosen);

    auto *left = new QWidget(page);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, Theme::small, Theme::small, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_choice);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_answer);
    for (QPushButton *button : {m_new, m_draw, m_open})
        column->addWidget(button);
    auto *split = new QSplitter(Qt::Horizontal, page);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(m_bench);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 5);
    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(split);
    return page;
}

void ReviewPage::addTab(QWidget *page, const std::function<QString()> &title)
{
    m_titles.push_back(title);
    m_tabs->addTab(page, title());
}

void ReviewPage::apply(const ChangeSet &changes)
{
    if (changes.cases.empty() && !changes.team)
        return;
    m_stale = true;
    if (isVisible())
        read();
}

void ReviewPage::takeRights()
{
    m_stale = true; // what may be seen follows from the role
    refresh();
    if (isVisible())
        read();
}

void ReviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void ReviewPage::read()
{
    if (m_asking)
        return; // one question at a time: what changes meanwhile is asked for once more afterwards
    m_stale = false;
    m_asking = true;
    m_services.ask(this, [this](std::optional<ReviewBoard> board) {
        m_asking = false;
        if (board)
            take(std::move(*board));
        if (m_stale && isVisible())
            read();
    });
}

void ReviewPage::take(ReviewBoard board)
{
    const std::optional<ReviewRow> before = m_bench->task() ? std::optional(m_bench->task()->row) : std::nullopt;
    m_board = std::move(board);
    m_figures->show(m_board);
    m_words->show(m_board);
    if (m_byHand && std::any_of(m_board.rows.begin(), m_board.rows.end(), [this](const ReviewRow &row) {
            return row.id == m_byHand->id;
        }))
        m_byHand.reset(); // it is written
    std::vector<ReviewRow> rows = m_board.rows;
    if (m_byHand)
        rows.insert(rows.begin(), *m_byHand);
    m_model.setRows(std::move(rows));
    if (before) {
        if (const int at = m_model.find(before->id); at >= 0)
            m_table->setCurrentIndex(m_model.index(at, 0));
        showChosen();
    }
    refresh();
    Q_EMIT boardShown();
}

void ReviewPage::takeChoice()
{
    m_model.setChoice(static_cast<ReviewModel::Choice>(m_choice->currentIndex()), m_services.desk.me().id);
    m_bench->showNothing();
    refresh();
}

const ReviewRow *ReviewPage::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? &m_model.row(index.row()) : nullptr;
}

void ReviewPage::showChosen()
{
    if (const ReviewRow *row = chosen())
        showRow(*row);
    refresh();
}

void ReviewPage::showRow(const ReviewRow &row)
{
    const ReviewDesk &desk = m_services.desk;
    const CardKey key = m_board.cardOf(row);
    ReviewBench::Task task{row,
                           m_board.card(key, ReviewWords::inChinese()),
                           key.id,
                           key.version,
                           desk.mayWrite(row),
                           desk.mayAppeal(row),
                           desk.mayDecide(row),
                           row.agent != desk.me().id && row.givenAt.has_value() && desk.may(Right::Review),
                           desk.appealUntil(row),
                           m_services.saveItem && desk.may(Right::Review)};
    const bool fresh = !m_bench->task() || m_bench->task()->row.id != row.id;
    m_bench->show(std::move(task));
    if (fresh && desk.mayWrite(row))
        m_services.askWork(this, row.head.row, [this, id = row.id](const Workmanship &work) {
            if (m_bench->task() && m_bench->task()->row.id == id)
                m_bench->setWork(work);
        });
}

void ReviewPage::choose(const ReviewId &review)
{
    m_tabs->setCurrentIndex(0);
    if (m_model.find(review) < 0) {
        m_choice->setCurrentIndex(static_cast<int>(ReviewModel::Choice::All));
        takeChoice();
    }
    if (const int at = m_model.find(review); at >= 0)
        m_table->setCurrentIndex(m_model.index(at, 0));
}

void ReviewPage::draw()
{
    m_draw->setEnabled(false);
    m_services.draw(this, [this](const DeskResult &result, int count) {
        refresh();
        if (!result.done())
            say(ConversationWords::error(result.error), u"danger"_s);
        else
            say(count == 0 ? tr("Nothing to draw: the plans have what they ask for of last week.")
                           : tr("%n review(s) asked for.", nullptr, count),
                u"muted"_s);
    });
}

/// A review of no plan. It is on the log once it is written.
void ReviewPage::beginByHand(const std::optional<CaseRow> &head)
{
    const AgentProfile &me = m_services.desk.me();
    if (!head || head->assignee.isEmpty() || head->assignee == me.id) {
        say(tr("Open a case of a colleague in the inbox first."), u"warning"_s);
        return;
    }
    ReviewRow row;
    row.id = ReviewId::generate();
    row.head = *head;
    row.agent = head->assignee;
    row.agentName = head->assigneeName;
    row.reviewer = me.id;
    row.reviewerName = me.name;
    m_byHand = row;
    std::vector<ReviewRow> rows = m_board.rows;
    rows.insert(rows.begin(), row);
    m_model.setRows(std::move(rows));
    m_choice->setCurrentIndex(static_cast<int>(ReviewModel::Choice::ToWrite));
    takeChoice();
    choose(row.id);
    say({}, {});
}

DeskDone ReviewPage::told(const QString &done, const ReviewId &review)
{
    return [self = QPointer(this), done, review](const DeskResult &result) {
        if (!self)
            return;
        if (!result.done())
            return self->m_bench->say(ConversationWords::error(result.error), u"danger"_s);
        self->m_bench->forgetDraft(review);
        self->m_bench->say(done, u"muted"_s);
    };
}

void ReviewPage::refresh()
{
    const bool reviews = m_services.desk.may(Right::Review);
    m_empty->setVisible(m_model.rowCount() == 0);
    m_table->setVisible(m_model.rowCount() > 0);
    m_draw->setVisible(m_services.desk.mayDraw() && m_services.draw);
    m_draw->setEnabled(true);
    m_new->setVisible(static_cast<bool>(m_services.askShown));
    m_new->setEnabled(reviews);
    m_new->setToolTip(reviews ? QString() : tr("Your role in the team does not write reviews."));
    m_open->setEnabled(m_bench->task().has_value());
}

void ReviewPage::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void ReviewPage::retranslate()
{
    for (size_t i = 0; i < m_titles.size(); ++i)
        m_tabs->setTabText(static_cast<int>(i), m_titles.at(i)());
    const QTimeZone zone = m_services.bench.zone;
    m_model.setWords({{tr("When"), tr("Agent"), tr("Customer"), tr("Why"), tr("Result")},
                      [zone](const ReviewRow &row) {
                          if (row.givenAt)
                              return ReviewWords::day(*row.givenAt, zone);
                          return row.due ? tr("by %1").arg(ReviewWords::day(*row.due, zone)) : tr("open");
                      },
                      [](const ReviewRow &row) { return ReviewWords::why(row.why); },
                      [this](const ReviewRow &row) {
                          const std::optional<CardScore> score = m_board.scoreOfRow(row, ReviewWords::inChinese());
                          const QString words = ReviewWords::standing(row.standing());
                          return score && score->total ? tr("%1 · %2").arg(ReviewWords::percent(*score->total), words)
                                                       : words;
                      }});
    m_tabs->setAccessibleName(tr("Parts of the review page"));
    m_table->setAccessibleName(tr("Reviews"));
    const QStringList choices{tr("To be written by me"), tr("Written by me"), tr("About my work"),
                              tr("Appeals to be decided"), tr("All that I may see")};
    for (int i = 0; i < choices.size(); ++i)
        m_choice->setItemText(i, choices.at(i));
    m_choice->setAccessibleName(tr("Which reviews"));
    m_empty->setText(tr("No review here."));
    m_draw->setText(tr("Draw last week's sample"));
    m_new->setText(tr("Review the case shown in the inbox"));
    m_open->setText(tr("Open the case in the inbox"));
    for (QPushButton *button : {m_draw, m_new, m_open})
        button->setAccessibleName(button->text());
    refresh();
}

void ReviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
