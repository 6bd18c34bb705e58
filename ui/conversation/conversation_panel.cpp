// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversation_panel.h"

#include "app/desk/macro_run.h"
#include "app/desk/team_shelf.h"
#include "ui/conversation/draft_state.h"
#include "ui/conversation/waiting_bar.h"
#include "ui/conversation/words.h"

#include <QPointer>
#include <QVBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;

ConversationPanel::ConversationPanel(ConversationServices services, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_model(m_services.store)
    , m_media(m_services.media)
    , m_header(new CaseHeader(m_services.clock, m_services.theme, m_services.desk.me().id, m_services.faces))
    , m_offer(new OfferBar(m_services.theme, m_services.desk.me().id))
    , m_timeline(new TimelineView(m_model, m_services.clock, m_services.theme, m_services.personalData))
    , m_noticeBar(new QFrame)
    , m_noticeIcon(new IconMark(m_services.theme, m_noticeBar))
    , m_notice(new PlainLabel(m_noticeBar))
    , m_resolveGuard(new GuardLine(m_services.theme))
    , m_call(new CallBar(m_services.theme))
    , m_waiting(new WaitingBar(m_services.theme, m_services.zone))
    , m_composer(new Composer(m_services))
    , m_empty(new PlainLabel(this))
    , m_content(new QWidget(this))
{
    setObjectName(u"conversation"_s);
    m_model.setZone(m_services.zone);
    m_notice->setObjectName(u"notice"_s);
    m_notice->setElideMode(Qt::ElideNone);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setProperty("kind", u"muted"_s);
    auto *notice = new QHBoxLayout(m_noticeBar);
    notice->setContentsMargins(Theme::large, Theme::tiny, Theme::medium, Theme::tiny);
    notice->addWidget(m_noticeIcon);
    notice->addWidget(m_notice, 1);
    m_noticeBar->hide();
    auto *line = new QFrame;
    line->setProperty("kind", u"line"_s);
    line->setFixedHeight(1);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_header, line, m_offer, m_timeline, m_noticeBar,
                                                          m_resolveGuard, m_call, m_waiting, m_composer})
        column->addWidget(part, part == m_timeline ? 1 : 0);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_content);
    outer->addWidget(m_empty);
    m_content->hide();
    connectHeader();
    connectTimeline();
    connectMedia();
    connectMade();
    if (m_services.connection)
        connect(m_services.connection, &TeamConnection::changed, this, &ConversationPanel::showWaiting);
    connect(m_composer, &Composer::sendRequested, this, &ConversationPanel::send);
    connect(m_composer, &Composer::undoSendRequested, this, &ConversationPanel::undoSend);
    connect(m_composer, &Composer::draftChanged, this, &ConversationPanel::saveDraft);
    connect(m_composer, &Composer::draftChanged, this, &ConversationPanel::tellWriting);
    connect(m_call, &CallBar::actionRequested, this, &ConversationPanel::actOnCall);
    for (const auto change : {&TimelineModel::rowsInserted, &TimelineModel::rowsRemoved})
        connect(&m_model, change, this, &ConversationPanel::showCall);
    connect(&m_model, &TimelineModel::modelReset, this, &ConversationPanel::showCall);
    connect(&m_model, &TimelineModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        hearWhispers(first, last);
        explainOffer();
    });
    connect(&m_model, &TimelineModel::modelReset, this, &ConversationPanel::explainOffer);
    connect(&m_model, &TimelineModel::dataChanged, this, &ConversationPanel::showCall);
    connect(m_composer, &Composer::overrideRequested, this, &ConversationPanel::overrideRule);
    connect(m_composer, &Composer::followUpFormRequested, this, &ConversationPanel::openFollowUpForm);
    connect(m_composer, &Composer::consentFormRequested, this, &ConversationPanel::openConsentForm);
    connect(m_composer, &Composer::macrosRequested, this, &ConversationPanel::openMacroMenu);
    if (m_services.team)
        m_services.team->watch(TeamItemKind::Macro);
    connectCards();
    connect(m_composer, &Composer::templateRequested, this, &ConversationPanel::openTemplateForm);
    connect(m_composer, &Composer::leaveRequested, this, &ConversationPanel::leaveRequested);
    connectAssist();
    connect(&m_model, &TimelineModel::caseShown, this, [this] {
        if (m_view)
            showHeader();
        divideNew();
    });
    connect(&m_model, &TimelineModel::olderLoaded, this, &ConversationPanel::divideNew);
    retranslate();
}

ConversationPanel::~ConversationPanel() = default;

void ConversationPanel::retranslate()
{
    m_empty->setText(tr("Choose a case on the left"));
    m_composer->setAccessibleName(tr("Reply"));
    if (m_view)
        showHeader();
    showRouting();
}

void ConversationPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ActivationChange && m_toRead && m_view && isRead())
        markRead();
    QWidget::changeEvent(event);
}

bool ConversationPanel::isRead() const
{
    return isVisible() && isActiveWindow();
}

void ConversationPanel::showCase(qint64 caseRow)
{
    if (caseRow == m_case)
        return;
    m_case = caseRow;
    m_openedAt = m_services.clock.now();
    m_view.reset();
    m_askingView = false;
    m_lastSent.reset();
    m_unread = 0;
    m_toRead = false;
    m_restoring = true;
    m_noticeBar->hide();
    m_player.stop();
    m_translating.clear();
    m_resolveGuard->setReport({});
    m_call->show({});
    m_waiting->show({});
    m_resolveFrom = 0;
    m_resolveNext = false;
    m_back.clear();
    m_offer->show({});
    m_model.showCase(caseRow);
    m_content->setVisible(caseRow != 0);
    m_empty->setVisible(caseRow == 0);
    m_composer->setBusy(false);
    m_composer->setView({});
    m_routing.reset();
    showRouting();
    if (caseRow != 0)
        askView();
}

void ConversationPanel::apply(const ChangeSet &changes)
{
    m_folded = std::max(m_folded, changes.upTo);
    m_model.apply(changes);
    if (m_macro)
        m_macro->apply(changes);
    if (!changes.cases.empty() || changes.team)
        askRouting(); // the queue moves by other cases, too
    resolveWhenKnown();
    if (m_case == 0 || std::find(changes.cases.begin(), changes.cases.end(), m_case) == changes.cases.end())
        return;
    m_toRead = m_toRead || !changes.messages.empty();
    askView();
}

// The line goes above as many customer's messages as were unread; while some of them are further up, it waits for them.
void ConversationPanel::divideNew()
{
    int left = m_unread;
    for (int i = m_model.rowCount() - 1; i >= 0 && left > 0; --i) {
        const TimelineRow &entry = m_model.entry(i);
        if (entry.kind != TimelineKind::Message || entry.direction != Direction::In || --left > 0)
            continue;
        m_timeline->setFirstNew(entry.row);
        m_unread = 0;
    }
}

void ConversationPanel::showHeader()
{
    CaseView named = *m_view;
    if (!named.head.category.isEmpty())
        named.head.category = m_services.categoryName(named.head.category);
    m_header->setView(named, participants());
    takeRights();
    m_offer->show(named.head);
    explainOffer();
}

/// "Send and resolve": what was just said counts only once the store knows it.
void ConversationPanel::resolveWhenKnown()
{
    if (m_resolveFrom == 0 || m_folded < m_resolveFrom)
        return;
    m_resolveFrom = 0;
    m_resolveNext = true;
    askView();
}

void ConversationPanel::askView()
{
    if (m_askingView) {
        m_askAgain = true;
        return;
    }
    m_askingView = true;
    m_services.store.askCase(this, m_case, [this, asked = m_case](Result<CaseView> view) {
        if (asked != m_case)
            return;
        m_askingView = false;
        if (view && view->head.row != m_case)
            moveOn(*view);
        else if (view)
            takeView(*std::move(view));
        else
            say(ConversationWords::error(view.error()), u"danger"_s);
        if (view && !m_askAgain && std::exchange(m_resolveNext, false))
            resolve();
        if (std::exchange(m_askAgain, false))
            askView();
    });
}

// What was being written goes along, after what may be written there already.
void ConversationPanel::moveOn(const CaseView &survivor)
{
    const QString mine = m_view ? m_composer->state().text : QString();
    const auto go = [this, row = survivor.head.row] {
        showCase(row);
        Q_EMIT caseMovedOn(row);
        say(tr("The case was merged into another one of the same customer, which is shown here."), u"private"_s);
    };
    if (mine.trimmed().isEmpty())
        return go();
    const CaseId into = survivor.head.id, from = m_view->head.id;
    m_services.drafts.ask(into, this, [this, go, mine, into, from](const auto &draft) {
        const QString there = draft ? draft->text : QString();
        m_services.drafts.save(into, there.isEmpty() ? mine : there + u'\n' + mine,
                               draft ? draft->extra : QJsonObject());
        m_services.drafts.save(from, {}, {});
        go();
    });
}

void ConversationPanel::takeView(CaseView view)
{
    const bool first = !m_view;
    m_view = std::move(view);
    m_composer->setView(*m_view);
    showHeader();
    showCall();
    askRouting();
    if (first)
        Q_EMIT contactShown(m_view->head.contact);
    Q_EMIT viewChanged();
    if (!first) {
        if (m_toRead && isRead())
            markRead();
        return;
    }
    m_unread = m_view->head.unread;
    divideNew();
    m_services.drafts.ask(m_view->head.id, this, [this, asked = m_case](std::optional<LocalStore::SavedDraft> draft) {
        if (asked != m_case || !m_restoring)
            return;
        m_restoring = false;
        if (draft && m_composer->isEmpty())
            takeDraft(*draft);
        else if (!m_composer->isEmpty())
            saveDraft();
        for (const CameBack &back : std::exchange(m_back, {}))
            takeBack(back);
    });
    showWaiting();
    markRead();
}

// It stays unread when the log is away, and is asked for again next time.
void ConversationPanel::markRead()
{
    m_toRead = false;
    // A colleague's case stays unread until the colleague has read it: looking on is not reading for them.
    const AgentId &whose = m_view->head.assignee;
    if (!m_services.desk.may(Right::WorkCases))
        return;
    if (m_view->head.unread == 0 || (!whose.isEmpty() && whose != m_services.desk.me().id))
        return;
    m_services.desk.markRead(m_view->head, [](const DeskResult &) {});
    if (m_services.seen)
        m_services.seen(m_case);
}

void ConversationPanel::takeDraft(const LocalStore::SavedDraft &draft)
{
    m_composer->restore(draftState(draft.text, draft.extra));
    if (const QString words = cameBackWords(draft.extra, m_services.zone); !words.isEmpty())
        say(words, u"warning"_s);
}

void ConversationPanel::saveDraft()
{
    if (!m_view || m_restoring || m_composer->isWriting()) // what is being written is not the agent's yet
        return;
    const ComposerState &state = m_composer->state();
    m_services.drafts.save(m_view->head.id, state.text, draftExtra(state));
}

QStringList ConversationPanel::participants() const
{
    QStringList names;
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const TimelineRow &entry = m_model.entry(i);
        const QString name = ConversationWords::author(entry);
        const bool colleague = entry.author == AuthorKind::Agent || entry.author == AuthorKind::Supervisor;
        if (colleague && entry.agent != m_services.desk.me().id && !names.contains(name))
            names << name;
    }
    return names;
}

QString ConversationPanel::notice() const
{
    return m_noticeBar->isHidden() ? QString() : m_notice->fullText();
}

void ConversationPanel::say(const QString &sentence, const QString &kind)
{
    restyle(*m_noticeBar, kind);
    const bool danger = kind == u"danger"_s;
    m_noticeIcon->showIcon(danger ? IconName::Warning : IconName::Info,
                           danger ? ColorRole::Danger : ColorRole::Warning);
    m_notice->setText(sentence);
    m_noticeBar->setVisible(!sentence.isEmpty());
}

void ConversationPanel::tell(const DeskResult &result)
{
    switch (result.kind) {
    case DeskResult::Kind::Done:
        m_noticeBar->hide();
        return;
    case DeskResult::Kind::LostRace:
        say(result.winner.isEmpty()
                ? tr(
                    "The case has moved on meanwhile, so this was not done. Look again and repeat it if it still fits.")
                : tr("%1 took this case first. What you wrote stays here as a draft.").arg(result.winner),
            u"warning"_s);
        return;
    case DeskResult::Kind::Refused:
        m_resolveGuard->setReport(result.report);
        return;
    case DeskResult::Kind::Forbidden:
        say(ConversationWords::error(result.error), u"warning"_s);
        return;
    case DeskResult::Kind::Unavailable:
        say(ConversationWords::error(result.error), u"danger"_s);
        return;
    }
}

DeskDone ConversationPanel::told()
{
    return [self = QPointer(this), asked = m_case](const DeskResult &result) {
        if (self && self->m_case == asked)
            self->tell(result);
    };
}

void ConversationPanel::toggleNote()
{
    m_composer->setNoteMode(!m_composer->state().note);
}

void ConversationPanel::focusComposer()
{
    m_composer->edit().setFocus();
}

} // namespace lianxi
