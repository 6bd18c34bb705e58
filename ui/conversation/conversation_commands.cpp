// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent does in a conversation: each wish becomes one desk command.
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/words.h"

#include <QDesktopServices>
#include <QPointer>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void ConversationPanel::connectHeader()
{
    connect(m_header, &CaseHeader::claimRequested, this, &ConversationPanel::claim);
    connect(m_header, &CaseHeader::releaseRequested, this, &ConversationPanel::release);
    connect(m_header, &CaseHeader::resolveRequested, this, &ConversationPanel::resolve);
    connect(m_header, &CaseHeader::reopenRequested, this, [this] {
        if (m_view)
            m_services.desk.reopen(m_view->head, told());
    });
    connect(m_header, &CaseHeader::snoozeRequested, this, &ConversationPanel::snooze);
    connect(m_header, &CaseHeader::snoozeUntilTomorrowRequested, this, [this] { snoozeTo(1); });
    connect(m_header, &CaseHeader::snoozeUntilNextWeekRequested, this, [this] {
        // Monday, when the week begins: seven days on from a Friday is another Friday.
        const int today = toDateTime(m_services.clock.now()).toTimeZone(m_services.zone).date().dayOfWeek();
        snoozeTo(8 - today);
    });
    connect(m_header, &CaseHeader::snoozeFormRequested, this, &ConversationPanel::openSnoozeForm);
    connect(m_header, &CaseHeader::wakeRequested, this, [this] {
        if (m_view)
            m_services.desk.wake(m_view->head, told());
    });
    connect(m_header, &CaseHeader::transferFormRequested, this, &ConversationPanel::openTransferForm);
    connect(m_header, &CaseHeader::followUpFormRequested, this, &ConversationPanel::openFollowUpForm);
    connect(m_header, &CaseHeader::consentFormRequested, this, &ConversationPanel::openConsentForm);
    connect(m_header, &CaseHeader::departmentFormRequested, this, &ConversationPanel::openDepartmentForm);
    connect(m_header, &CaseHeader::feedbackFormRequested, this, [this] { openFeedbackForm({}); });
    connect(m_header, &CaseHeader::watchRequested, this, [this](bool watching) {
        if (m_view)
            m_services.desk.watch(m_view->head, watching, told());
    });
    connect(m_header, &CaseHeader::tagFormRequested, this, &ConversationPanel::openTagForm);
    connect(m_header, &CaseHeader::judgementFormRequested, this, &ConversationPanel::openJudgementForm);
    connect(m_header, &CaseHeader::mergeFormRequested, this, &ConversationPanel::openMergeForm);
    connect(m_header, &CaseHeader::unmergeFormRequested, this, &ConversationPanel::openUnmergeForm);
    connect(m_header, &CaseHeader::partFormRequested, this, &ConversationPanel::openPartForm);
    connect(m_header, &CaseHeader::takeOverRequested, this, &ConversationPanel::takeOver);
    connect(m_header, &CaseHeader::routingFormRequested, this, &ConversationPanel::openRoutingForm);
    takeRights();
    m_header->offerRouting(static_cast<bool>(m_services.askRouting));
    connect(m_offer, &OfferBar::answered, this, &ConversationPanel::answerOffer);
    connect(m_resolveGuard, &GuardLine::remedyRequested, this, [this](const Verdict &verdict) {
        if (const auto *mark = std::get_if<MarkStep>(&verdict.remedy); mark && m_view)
            m_services.desk.markStep(m_view->head, mark->step, true, told());
        else if (std::holds_alternative<ScheduleFollowUp>(verdict.remedy))
            openFollowUpForm();
        else if (std::holds_alternative<RecordConsent>(verdict.remedy))
            openConsentForm();
        m_resolveGuard->setReport({});
    });
    connect(m_resolveGuard, &GuardLine::overrideRequested, this, [this](const Verdict &verdict) {
        auto *form = new OverrideForm(verdict, this);
        connect(form, &QDialog::accepted, this, [this, form] {
            if (m_view)
                m_services.desk.resolve(*m_view, {form->value()}, told());
        });
        form->open();
    });
}

void ConversationPanel::connectTimeline()
{
    connect(m_timeline, &TimelineView::retryRequested, this, [this](const MessageId &message) {
        if (m_view)
            m_services.desk.retry(m_view->head, message, told());
    });
    connect(m_timeline, &TimelineView::undoRequested, this, &ConversationPanel::undoSending);
    connect(m_timeline, &TimelineView::revealRequested, this, &ConversationPanel::reveal);
    connect(m_timeline, &TimelineView::writeAnewRequested, this, &ConversationPanel::writeAnew);
    connect(m_timeline, &TimelineView::linkRequested, this, &ConversationPanel::openLink);
    connect(m_timeline, &TimelineView::quoteRequested, m_composer, &Composer::insertQuote);
    m_timeline->setActions([this](const TimelineRow &entry) { return offeredActions(entry); });
    connect(m_timeline, &TimelineView::actionRequested, this, &ConversationPanel::act);
    connect(m_timeline, &TimelineView::feedbackRequested, this, &ConversationPanel::openFeedbackForm);
    connect(m_timeline, &TimelineView::replyRequested, this, [this](const MessageId &message) {
        if (const int position = m_model.positionOf(message); position >= 0)
            m_composer->setReplyTo(m_model.entry(position));
    });
    connect(m_composer, &Composer::stepMarkRequested, this, [this](ScriptStep step, bool done) {
        if (m_view)
            m_services.desk.markStep(m_view->head, step, done, told());
    });
    connect(m_composer, &Composer::remedied, this, [this](const Verdict &verdict) {
        if (m_view)
            m_services.desk.recordGuard(
                m_view->head, {m_view->head.id, {}, verdict.rule, verdict.level, u"remedied"_s, {}, {}}, told());
    });
}

void ConversationPanel::claim()
{
    if (!m_view)
        return;
    if (m_view->head.offeredAt && m_view->head.assignee == m_services.desk.me().id)
        answerOffer(true, {});
    else
        m_services.desk.claim(m_view->head, told());
}

void ConversationPanel::release()
{
    if (m_view)
        m_services.desk.release(m_view->head, told());
}

void ConversationPanel::markUnread()
{
    if (m_view)
        m_services.desk.markUnread(m_view->head, told());
}

void ConversationPanel::answerOffer(bool accepts, const QString &reason)
{
    if (m_view && m_view->head.offeredAt)
        m_services.desk.answerTransfer(m_view->head, accepts, reason, told());
}

void ConversationPanel::resolve()
{
    if (!m_view)
        return;
    if (const std::optional<Instant> leaves = nextScheduled())
        return say(tr("A message is still to leave at %1. Resolve after it, or take it back first.")
                       .arg(QLocale().toString(toDateTime(*leaves).toTimeZone(m_services.zone), QLocale::ShortFormat)),
                   u"warning"_s);
    m_services.desk.resolve(*m_view, m_composer->state().overrides,
                            [self = QPointer(this), row = m_case, hard = wasHard()](const DeskResult &result) {
                                if (!self)
                                    return;
                                if (self->m_case == row)
                                    self->tell(result);
                                if (!result.done())
                                    return;
                                Q_EMIT self->caseResolved(row);
                                if (hard && self)
                                    Q_EMIT self->hardCaseEnded();
                            });
}

/// When a message leaves that was sent for later; the moments of undoing are none.
std::optional<Instant> ConversationPanel::nextScheduled() const
{
    const Instant soon = m_services.clock.now() + m_services.undoWindow;
    std::optional<Instant> next;
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const TimelineRow &entry = m_model.entry(i);
        if (entry.direction == Direction::Out && entry.delivery == DeliveryState::Queued && entry.notBefore
            && *entry.notBefore > soon && (!next || *entry.notBefore < *next))
            next = entry.notBefore;
    }
    return next;
}

void ConversationPanel::send(bool andResolve)
{
    if (!m_view || m_composer->isEmpty() || m_composer->isWriting())
        return;
    if (m_composer->state().note)
        saveNote();
    else if (m_composer->mayLeave())
        sendReply(andResolve);
}

void ConversationPanel::saveNote()
{
    m_composer->setBusy(true);
    const CaseId id = m_view->head.id;
    std::vector<Mentionable> people;
    for (const Colleague &one : m_services.colleagues ? m_services.colleagues() : std::vector<Colleague>())
        people.push_back({one.id, one.name});
    m_services.desk.addNote(m_view->head, m_composer->state().text, people,
                            [self = QPointer(this), row = m_case, id](const DeskResult &result) {
                                if (!self)
                                    return;
                                if (result.done())
                                    self->m_services.drafts.save(id, {}, {});
                                if (self->m_case != row)
                                    return;
                                self->m_composer->setBusy(false);
                                self->tell(result);
                                if (result.done())
                                    self->m_composer->clearText();
                            });
}

void ConversationPanel::sendReply(bool andResolve, const std::optional<SendLater> &later)
{
    const ThreadRow *to = m_composer->thread();
    if (!to)
        return;
    const ComposerState state = m_composer->state();
    Reply reply;
    reply.caseView = *m_view;
    reply.thread = *to;
    reply.text = state.text;
    reply.parts = state.attachments;
    reply.replyTo = state.replyTo;
    reply.replyToPlatformId = state.replyToPlatformId.isEmpty() ? to->lastInboundPlatformId : state.replyToPlatformId;
    reply.steps = state.steps;
    if (state.late)
        reply.late = state.late->more;
    reply.overrides = state.overrides;
    if (later) {
        reply.notBefore = later->at;
        reply.holdBack = later->holdBack;
    } else if (m_services.undoWindow > 0s)
        reply.notBefore = m_services.clock.now() + m_services.undoWindow;
    m_composer->setBusy(true);
    const DeskDone done = [self = QPointer(this), row = m_case, id = m_view->head.id, state,
                           andResolve](const DeskResult &result) {
        if (!self)
            return;
        if (result.done())
            self->m_services.drafts.save(id, {}, {});
        if (self->m_case != row)
            return;
        self->m_composer->setBusy(false);
        self->tell(result);
        if (!result.done())
            return;
        self->afterSend(state);
        if (!andResolve)
            return;
        if (result.waiting)
            return self->say(tr("It leaves when the connection is back. Resolve the case then."), u"warning"_s);
        self->m_resolveFrom = result.sequence;
        self->resolveWhenKnown();
    };
    if (state.invitation && m_services.answersPrivately(*to))
        reply.privateText = state.keptForPrivate.trimmed();
    if (state.invitation)
        m_services.desk.inviteToPrivate(reply, done);
    else
        m_services.desk.reply(reply, done);
}

// An invitation leaves what could not be said in public to the private side.
void ConversationPanel::afterSend(const ComposerState &sent)
{
    m_lastSent = sent;
    m_composer->clearText();
    m_timeline->jumpToEnd();
    const ThreadRow *to = m_composer->thread();
    const bool carried = sent.invitation && to && m_services.answersPrivately(*to);
    if (!sent.keptForPrivate.isEmpty() && !carried && m_view) {
        const auto aside = std::find_if(m_view->threads.begin(), m_view->threads.end(),
                                        [](const ThreadRow &thread) { return thread.surface == Surface::Private; });
        if (aside != m_view->threads.end()) {
            ComposerState kept;
            kept.text = sent.keptForPrivate;
            kept.thread = aside->id;
            m_composer->restore(kept);
            saveDraft();
        }
    }
}

void ConversationPanel::undoSend()
{
    undoSending({});
}

void ConversationPanel::undoSending(const MessageId &message)
{
    if (!m_view)
        return;
    for (int i = m_model.rowCount() - 1; i >= 0; --i) {
        const TimelineRow &entry = m_model.entry(i);
        if (!message.isNull() && entry.id != message)
            continue;
        const bool mine = entry.direction == Direction::Out && entry.agent == m_services.desk.me().id;
        const Instant now = m_services.clock.now();
        if (!mine || entry.delivery != DeliveryState::Queued || !entry.notBefore || *entry.notBefore <= now)
            continue;
        // The key takes back what was just sent; what leaves another day has a button of its own.
        const bool scheduled = *entry.notBefore > now + m_services.undoWindow;
        if (scheduled && message.isNull())
            continue;
        if (scheduled && !m_composer->isEmpty())
            return say(tr("Send or clear what stands in the reply first; nothing is overwritten."), u"warning"_s);
        // What was sent as several messages is taken back as one.
        std::vector<MessageId> pieces;
        ComposerState back;
        for (const int at : piecesOf(i)) {
            const TimelineRow &piece = m_model.entry(at);
            pieces.push_back(piece.id);
            back.text += piece.text;
            back.attachments.insert(back.attachments.end(), piece.parts.begin(), piece.parts.end());
        }
        if (m_lastSent && m_lastSent->text == back.text) {
            const std::vector<Part> attachments = back.attachments;
            back = *m_lastSent;
            back.attachments = attachments;
        }
        back.thread = entry.thread;
        withdrawPieces(std::move(pieces), back);
        return;
    }
    say(tr("The message has already left; it cannot be taken back."), u"warning"_s);
}

// In the order in which they would leave: when the first has left already, the others follow it.
void ConversationPanel::withdrawPieces(std::vector<MessageId> pieces, const ComposerState &back)
{
    const MessageId first = pieces.front();
    pieces.erase(pieces.begin());
    m_services.desk.withdraw(m_view->head, first,
                             [self = QPointer(this), row = m_case, pieces, back](const DeskResult &result) {
                                 if (!self || self->m_case != row)
                                     return;
                                 if (result.done() && !pieces.empty()) {
                                     self->withdrawPieces(pieces, back);
                                     return;
                                 }
                                 self->tell(result);
                                 if (result.done() && self->m_composer->isEmpty()) {
                                     self->m_composer->restore(back);
                                     self->saveDraft();
                                 }
                             });
}

void ConversationPanel::snooze(std::optional<std::chrono::minutes> length)
{
    if (!m_view)
        return;
    std::optional<Instant> until;
    if (length)
        until = m_services.clock.now() + *length;
    m_services.desk.snooze(m_view->head, until, told());
}

// Nine in the morning, when the desk opens.
void ConversationPanel::snoozeTo(int days)
{
    if (!m_view)
        return;
    QDateTime morning = toDateTime(m_services.clock.now()).toTimeZone(m_services.zone).addDays(days);
    morning.setTime(QTime(9, 0));
    m_services.desk.snooze(m_view->head, fromMillis(morning.toMSecsSinceEpoch()), told());
}

void ConversationPanel::openSnoozeForm()
{
    if (!m_view)
        return;
    auto *form = new SnoozeForm(m_services.clock.now(), m_services.zone, this);
    connect(form, &QDialog::accepted, this, [this, form, head = m_view->head] {
        m_services.desk.snooze(head, form->until(), [self = QPointer(this), done = told()](const DeskResult &result) {
            if (self && result.error.code == ErrorCode::InvalidInput && !result.done())
                return self->say(tr("That time is over already. Choose a later one."), u"warning"_s);
            done(result);
        });
    });
    form->open();
}

void ConversationPanel::openTransferForm()
{
    if (!m_view)
        return;
    auto *form = new TransferForm(m_services.colleagues ? m_services.colleagues() : std::vector<Colleague>{},
                                  m_services.queues(), summariser(), this);
    connect(form, &QDialog::accepted, this, [this, form, head = m_view->head] {
        CaseTransferred to = form->value();
        to.caseId = head.id;
        m_services.desk.transfer(head, to, told());
    });
    form->open();
}

void ConversationPanel::openFollowUpForm()
{
    if (!m_view)
        return;
    auto *form = new FollowUpForm(*m_view, m_services.clock.now(), m_services.zone, this);
    connect(form, &QDialog::accepted, this, [this, form, head = m_view->head] {
        m_services.desk.scheduleFollowUp(head, form->due(), form->channel(), form->promise(), told());
    });
    form->open();
}

void ConversationPanel::openConsentForm()
{
    if (!m_view)
        return;
    auto *form = new ConsentForm(m_services.clock.now(), m_services.zone, this);
    connect(form, &QDialog::accepted, this, [this, form, head = m_view->head] {
        ConsentRecorded consent = form->value();
        consent.caseId = head.id;
        consent.contact = head.contact;
        m_services.desk.recordConsent(head, consent, told());
    });
    form->open();
}

void ConversationPanel::openTagForm(TagFamily family)
{
    if (!m_view)
        return;
    auto *form = new TagForm(family, this);
    connect(form, &QDialog::accepted, this,
            [this, form, family, head = m_view->head] { m_services.desk.tag(head, family, form->tag(), told()); });
    form->open();
}

void ConversationPanel::openJudgementForm()
{
    if (!m_view)
        return;
    auto *form = new JudgementForm(m_services.categories(), m_view->head, this);
    connect(form, &QDialog::accepted, this, [this, form, head = m_view->head] {
        if (const std::optional<CaseClassified> what = form->classified())
            m_services.desk.classify(head, *what, told());
        if (const QString feeling = form->feeling(); !feeling.isEmpty())
            m_services.desk.tag(head, TagFamily::Emotion, feeling, told());
    });
    form->open();
}

void ConversationPanel::reveal(const MessageId &message, const QString &kind)
{
    if (!m_view)
        return;
    auto *form = new RevealForm(this);
    connect(form, &QDialog::accepted, this, [this, form, message, kind, head = m_view->head] {
        m_services.desk.recordReveal(head, message, kind, form->reason(),
                                     [self = QPointer(this), row = m_case, message](const DeskResult &result) {
                                         if (!self || self->m_case != row)
                                             return;
                                         self->tell(result);
                                         if (result.done()) // shown only once it is on record
                                             self->m_timeline->reveal(message);
                                     });
    });
    form->open();
}

void ConversationPanel::openLink(const QUrl &link)
{
    auto *form = new LinkForm(link, this);
    connect(form, &QDialog::accepted, this, [link] { QDesktopServices::openUrl(link); });
    form->open();
}

void ConversationPanel::overrideRule(const Verdict &verdict)
{
    auto *form = new OverrideForm(verdict, this);
    connect(form, &QDialog::accepted, this, [this, form, row = m_case] {
        if (row != m_case || !m_view)
            return;
        const GuardOverride why = form->value();
        m_composer->addOverride(why);
        // The record of it goes to the log with what it lets through, in one piece.
    });
    form->open();
}

} // namespace lianxi
