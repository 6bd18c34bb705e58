// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_bench.h"

#include "app/media/file_kind.h"
#include "models/language/personal_data.h"
#include "ui/conversation/picture_viewer.h"
#include "ui/conversation/words.h"
#include "ui/review/review_forms.h"
#include "ui/review/review_words.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>

namespace lianxi
{

using namespace Qt::StringLiterals;

ReviewBench::ReviewBench(Services services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_model(m_services.store)
    , m_media(m_services.media)
    , m_timeline(new TimelineView(m_model, m_services.clock, m_services.theme, m_services.finder))
    , m_form(new ScoreForm(m_services.theme))
    , m_headline(new PlainLabel(this))
    , m_story(new PlainLabel(this))
    , m_remarkLabel(new PlainLabel(this))
    , m_commentLabel(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_list(new QListWidget(this))
    , m_comment(new QPlainTextEdit(this))
    , m_remark(new QPushButton(this))
    , m_mark(new QPushButton(this))
    , m_unremark(new QPushButton(this))
    , m_give(new QPushButton(this))
    , m_appeal(new QPushButton(this))
    , m_decide(new QPushButton(this))
    , m_coach(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_print(new QAction(this))
    , m_article(new QAction(this))
    , m_rehearsal(new QAction(this))
    , m_content(new QWidget(this))
{
    setObjectName(u"reviewBench"_s);
    m_model.setZone(m_services.zone);
    m_timeline->setReadOnly(true);
    build();
    const std::pair<QPushButton *, void (ReviewBench::*)()> deeds[] = {{m_unremark, &ReviewBench::removeRemark},
                                                                       {m_give, &ReviewBench::give},
                                                                       {m_appeal, &ReviewBench::appeal},
                                                                       {m_decide, &ReviewBench::decide},
                                                                       {m_coach, &ReviewBench::coach}};
    for (const auto &[button, deed] : deeds)
        connect(button, &QPushButton::clicked, this, deed);
    auto *menu = new QMenu(m_more);
    menu->addActions({m_article, m_rehearsal, m_print});
    m_more->setMenu(menu);
    connect(m_print, &QAction::triggered, this, &ReviewBench::printRequested);
    connect(m_article, &QAction::triggered, this, &ReviewBench::articleRequested);
    connect(m_rehearsal, &QAction::triggered, this, &ReviewBench::rehearsalRequested);
    connect(m_remark, &QPushButton::clicked, this, [this] { remark(true); });
    connect(m_mark, &QPushButton::clicked, this, [this] { remark(false); });
    connect(m_list, &QListWidget::itemActivated, this, &ReviewBench::goToRemark);
    connect(m_list, &QListWidget::currentRowChanged, this, &ReviewBench::refresh);
    connect(m_form, &ScoreForm::edited, this, &ReviewBench::keep);
    connect(m_comment, &QPlainTextEdit::textChanged, this, &ReviewBench::keep);
    connect(m_timeline, &TimelineView::currentChanged, this, &ReviewBench::refresh);
    connect(&m_model, &TimelineModel::caseShown, this, &ReviewBench::showRemarks);
    if (m_services.media) {
        m_timeline->setMedia(&m_media);
        connect(m_timeline, &TimelineView::pictureRequested, this, &ReviewBench::openPicture);
        connect(m_timeline, &TimelineView::playRequested, this, &ReviewBench::play);
        connect(&m_player, &VoicePlayer::failed, this,
                [this] { say(tr("This recording cannot be played on this machine."), u"warning"_s); });
    }
    retranslate();
    showNothing();
}

void ReviewBench::build()
{
    const std::pair<QWidget *, QString> named[] = {
        {m_timeline, u"reviewTimeline"_s}, {m_headline, u"reviewHeadline"_s}, {m_story, u"reviewStory"_s},
        {m_answer, u"reviewAnswer"_s},     {m_empty, u"reviewEmpty"_s},       {m_list, u"reviewRemarks"_s},
        {m_comment, u"reviewComment"_s},   {m_remark, u"addRemark"_s},        {m_mark, u"addMark"_s},
        {m_unremark, u"removeRemark"_s},   {m_give, u"giveReview"_s},         {m_appeal, u"appealReview"_s},
        {m_decide, u"decideAppeal"_s},     {m_coach, u"coachAgent"_s}};
    for (const auto &[part, name] : named)
        part->setObjectName(name);
    m_more->setObjectName(u"moreOfCase"_s);
    m_headline->setProperty("kind", u"title"_s);
    m_empty->setProperty("kind", u"muted"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    for (PlainLabel *label : {m_story, m_answer, m_empty})
        label->setElideMode(Qt::ElideNone);
    m_give->setProperty("kind", u"primary"_s);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int line = fontMetrics().lineSpacing();
    m_list->setMaximumHeight(line * 4);
    m_comment->setMaximumHeight(line * 3 + Theme::medium);
    m_comment->setTabChangesFocus(true);

    auto *left = new QWidget;
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(Theme::tiny);
    leftColumn->addWidget(m_timeline, 1);
    auto *marks = new QHBoxLayout;
    marks->setContentsMargins(Theme::small, 0, Theme::small, Theme::small);
    marks->setSpacing(Theme::small);
    for (QPushButton *button : {m_remark, m_mark})
        marks->addWidget(button);
    marks->addStretch();
    leftColumn->addLayout(marks);

    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(Theme::medium, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_form, 1);
    auto *remarks = new QHBoxLayout;
    remarks->addWidget(m_remarkLabel, 1);
    remarks->addWidget(m_unremark);
    column->addLayout(remarks);
    column->addWidget(m_list);
    column->addWidget(m_commentLabel);
    column->addWidget(m_comment);
    column->addWidget(m_story);
    column->addWidget(m_answer);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    for (QPushButton *button : {m_give, m_appeal, m_decide, m_coach, m_more})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);

    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(right);
    split->setStretchFactor(0, 4);
    split->setStretchFactor(1, 5);
    const Theme &theme = m_services.theme.theme();
    split->setSizes({theme.scaled(380), theme.scaled(460)});
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(Theme::small);
    m_headline->setContentsMargins(Theme::medium, Theme::small, 0, 0);
    content->addWidget(m_headline);
    content->addWidget(split, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_content, 1);
    outer->addWidget(m_empty, 1);
}

void ReviewBench::showNothing()
{
    m_task.reset();
    m_content->hide();
    m_empty->show();
    m_model.showCase(0);
}

void ReviewBench::show(Task task)
{
    const bool same = m_task && m_task->row.id == task.row.id;
    if (same && m_task->row == task.row && m_task->mayDecide == task.mayDecide)
        return; // nothing typed or selected is lost when other reviews change
    m_task = std::move(task);
    m_haveWork = same && m_haveWork;
    m_content->show();
    m_empty->hide();
    if (!same)
        say({}, {});
    m_model.showCase(m_task->row.head.row);
    showRow();
}

/// The written scores, or what was typed before, or what could be counted.
void ReviewBench::showRow()
{
    m_showing = true;
    const ReviewRow &row = m_task->row;
    const auto draft = m_drafts.constFind(row.id.toString());
    const bool drafted = draft != m_drafts.constEnd() && (m_task->mayWrite || m_task->mayDecide);
    std::vector<CriterionScore> scores = drafted ? draft->scores : row.counting();
    if (m_haveWork && m_task->mayWrite)
        for (CriterionScore &counted : automaticScores(m_task->card, m_work))
            scores.push_back(std::move(counted));
    m_remarks = drafted ? draft->remarks : row.remarks;
    m_form->show(m_task->card, scores, m_task->mayWrite || m_task->mayDecide);
    m_comment->setPlainText(drafted ? draft->comment : row.comment);
    m_comment->setReadOnly(!m_task->mayWrite);
    m_changed = drafted;
    m_showing = false;
    m_headline->setText(headline());
    m_story->setText(story());
    m_story->setVisible(!m_story->fullText().isEmpty());
    showRemarks();
    refresh();
}

void ReviewBench::setWork(const Workmanship &work)
{
    m_work = work;
    m_haveWork = true;
    if (m_task && m_task->mayWrite)
        showRow();
}

QString ReviewBench::headline() const
{
    const ReviewRow &row = m_task->row;
    return tr("%1 · work of %2 · %3").arg(row.head.contactName, row.agentName, ReviewWords::why(row.why));
}

/// What came after the review was written.
QString ReviewBench::story() const
{
    const ReviewRow &row = m_task->row;
    QStringList lines;
    if (row.givenAt)
        lines << (row.offline ? tr("Written by %1 on %2, away from the network.") : tr("Written by %1 on %2."))
                     .arg(row.givenByName, ReviewWords::day(row.writtenAt.value_or(*row.givenAt), m_services.zone));
    if (row.appealedAt)
        lines << tr("%1 appealed on %2: %3")
                     .arg(row.agentName, ReviewWords::day(*row.appealedAt, m_services.zone), row.appeal);
    if (row.decidedAt)
        lines << (row.upheld ? tr("%1 decided that the agent is right: %2")
                             : tr("%1 decided that the review stands: %2"))
                     .arg(row.decidedBy, row.decision);
    if (m_task->mayAppeal && m_task->appealUntil)
        lines << tr("You can appeal until %1.").arg(ReviewWords::day(*m_task->appealUntil, m_services.zone));
    return lines.join(u'\n');
}

void ReviewBench::showRemarks()
{
    const int before = m_list->currentRow();
    m_list->clear();
    for (const ReviewRemark &one : m_remarks) {
        const int at = m_model.positionOf(one.message);
        QString said = at < 0 ? tr("an earlier message") : m_model.entry(at).text.simplified();
        said = maskPersonalData(said);
        m_list->addItem(one.text.isEmpty() ? tr("marked: “%1”").arg(said) : tr("%1 — “%2”").arg(one.text, said));
    }
    m_list->setCurrentRow(std::min(before, m_list->count() - 1));
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_unremark->setVisible(any && m_task && m_task->mayWrite);
    m_remarkLabel->setVisible(any);
}

void ReviewBench::keep()
{
    if (m_showing || !m_task)
        return;
    m_changed = true;
    m_drafts.insert(m_task->row.id.toString(), {m_form->scores(), m_remarks, m_comment->toPlainText()});
    refresh();
}

void ReviewBench::refresh()
{
    if (!m_task || m_showing)
        return;
    const bool onMessage = m_timeline->current() >= 0 && m_timeline->current() < m_model.rowCount()
        && m_model.entry(m_timeline->current()).kind == TimelineKind::Message;
    for (QPushButton *button : {m_remark, m_mark}) {
        button->setVisible(m_task->mayWrite);
        button->setEnabled(onMessage);
    }
    m_unremark->setEnabled(m_list->currentRow() >= 0);
    m_give->setVisible(m_task->mayWrite);
    m_give->setEnabled(m_form->result().whole() && (m_changed || !m_task->row.givenAt));
    nameGiving();
    m_appeal->setVisible(m_task->mayAppeal);
    m_decide->setVisible(m_task->mayDecide);
    m_coach->setVisible(m_task->mayCoach);
    m_article->setVisible(m_task->mayKeep);
    m_rehearsal->setVisible(m_task->mayKeep);
    const bool comments = m_task->mayWrite || !m_task->row.comment.isEmpty();
    m_comment->setVisible(comments);
    m_commentLabel->setVisible(comments);
}

void ReviewBench::nameGiving()
{
    m_give->setText(m_task && m_task->row.givenAt ? tr("Replace the review") : tr("Write the review"));
    m_give->setAccessibleName(m_give->text());
}

void ReviewBench::remark(bool withWords)
{
    const int at = m_timeline->current();
    if (at < 0 || at >= m_model.rowCount())
        return;
    const MessageId message = m_model.entry(at).id;
    const auto add = [this, message](const QString &words) {
        m_remarks.push_back({message, words});
        showRemarks();
        keep();
    };
    if (!withWords)
        return add({});
    auto *form = new WordsForm(tr("Remark on a message"), {}, tr("Remark, shown to the agent"), tr("Add"), this);
    connect(form, &QDialog::accepted, this, [form, add] { add(form->words()); });
    form->open();
}

void ReviewBench::removeRemark()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_remarks.size()))
        return;
    m_remarks.erase(m_remarks.begin() + row);
    showRemarks();
    keep();
}

void ReviewBench::goToRemark()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < static_cast<int>(m_remarks.size()))
        m_timeline->setCurrent(m_model.positionOf(m_remarks.at(static_cast<size_t>(row)).message));
}

void ReviewBench::give()
{
    ReviewGiven given;
    given.caseId = m_task->row.head.id;
    given.review = m_task->row.id;
    given.agent = m_task->row.agent;
    given.card = m_task->cardId;
    given.version = m_task->cardVersion;
    given.scores = m_form->scores();
    given.remarks = m_remarks;
    given.comment = m_comment->toPlainText().trimmed();
    given.at = m_services.clock.now();
    Q_EMIT giveRequested(given);
}

void ReviewBench::appeal()
{
    auto *form = new WordsForm(tr("Appeal"), tr("The review is closed to its writer then; a supervisor decides."),
                               tr("What is wrong with the review"), tr("Appeal"), this);
    connect(form, &QDialog::accepted, this, [this, form] { Q_EMIT appealRequested(form->words()); });
    form->open();
}

void ReviewBench::decide()
{
    const std::vector<CriterionScore> scores = m_form->scores();
    const bool changed = scores != m_task->row.scores && m_changed;
    auto *form = new DecisionForm(m_task->row, changed, this);
    connect(form, &QDialog::accepted, this, [this, form, scores, changed] {
        AppealDecided decided;
        decided.upheld = form->upheld();
        decided.words = form->words();
        if (changed)
            decided.scores = scores;
        Q_EMIT decideRequested(decided);
    });
    form->open();
}

void ReviewBench::coach()
{
    auto *form = new WordsForm(tr("A word to %1").arg(m_task->row.agentName), tr("Only the two of you read it."),
                               tr("Word"), tr("Send"), this);
    connect(form, &QDialog::accepted, this, [this, form] { Q_EMIT coachRequested(form->words()); });
    form->open();
}

void ReviewBench::openPicture(const MediaKey &key)
{
    constexpr QSize largest(2400, 2400);
    auto *viewer = new PictureViewer(safeFileName(key.part.name, {}), m_services.theme, this);
    viewer->forbidSaving(); // reviewing is looking: what is reviewed stays here
    m_services.media->askPicture(viewer, key, largest, [viewer](const MediaAnswer &answer) {
        if (answer.state == MediaAnswer::State::Ready)
            viewer->show(answer.picture, answer.fullSize);
        else
            viewer->say(ConversationWords::media(PartLook::State::Refused, answer.reason));
    });
    viewer->open();
}

void ReviewBench::play(const MediaKey &key)
{
    if (m_player.playing() == key.source())
        return m_player.stop();
    m_services.media->askFile(this, key, [this, key](const MediaAnswer &answer) {
        if (answer.state == MediaAnswer::State::Ready)
            m_player.play(key.source(), answer.bytes);
        else
            say(ConversationWords::media(PartLook::State::Refused, answer.reason), u"warning"_s);
    });
}

void ReviewBench::say(const QString &sentence, const QString &kind)
{
    restyle(*m_answer, kind);
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
}

void ReviewBench::retranslate()
{
    m_timeline->setAccessibleName(tr("Timeline of the case"));
    m_remarkLabel->setText(tr("Remarks"));
    m_list->setAccessibleName(tr("Remarks"));
    m_commentLabel->setText(tr("Comment"));
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setPlaceholderText(tr("What was good, and what to do next time"));
    m_empty->setText(tr("Choose a review from the list."));
    m_remark->setText(tr("Remark on the message …"));
    m_mark->setText(tr("Mark the message"));
    m_unremark->setText(tr("Remove the remark"));
    m_appeal->setText(tr("Appeal …"));
    m_decide->setText(tr("Decide the appeal …"));
    m_coach->setText(tr("A word to the agent …"));
    m_more->setText(tr("Make of it"));
    m_article->setText(tr("Knowledge …"));
    m_rehearsal->setText(tr("A rehearsal …"));
    m_print->setText(tr("A PDF …"));
    for (QPushButton *button : {m_remark, m_mark, m_unremark, m_appeal, m_decide, m_coach, m_more})
        button->setAccessibleName(button->text());
    nameGiving();
    if (m_task) {
        m_headline->setText(headline());
        m_story->setText(story());
        showRemarks();
        refresh();
    }
}

void ReviewBench::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
