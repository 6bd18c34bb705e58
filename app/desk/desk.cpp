// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"

#include "app/desk/mentions.h"
#include "app/desk/reply_pieces.h"
#include "app/desk/survey.h"

#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/policy/guard_rules.h"
#include "models/policy/playbook.h"
#include "models/policy/said_parts.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// What the guards said and the agent did not override.
GuardReport standing(GuardReport report, const std::vector<GuardOverride> &overrides)
{
    std::erase_if(report.verdicts, [&](const Verdict &verdict) {
        return verdict.mayOverride && std::ranges::any_of(overrides, [&](const GuardOverride &made) {
                   return made.rule == verdict.rule && !made.reason.isEmpty();
               });
    });
    return report;
}

DeskResult refused(GuardReport report)
{
    return {DeskResult::Kind::Refused, 0, {}, std::move(report), {}};
}

/// Who wrote an event, as far as its payload says.
Actor actorOf(const Event &event)
{
    Actor actor;
    const QJsonObject by = event.data.value("by"_L1).toObject();
    fields::Reader reader{by};
    Actor::fields(actor, reader);
    return actor;
}

/// The person behind a record: what the desk added by itself is nobody's.
Actor lastAgentOf(const std::vector<Event> &events)
{
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (Actor actor = actorOf(*event); !actor.agent.isEmpty())
            return actor;
    return {};
}

} // namespace

Desk::Desk(Log &log, const Clock &clock, const Playbook &playbook, AgentProfile me, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_clock(clock)
    , m_playbook(playbook)
    , m_me(std::move(me))
    , m_source(u"/desk/"_s + m_me.id.text())
    , m_mailbox(new QObject, [](QObject *mailbox) { mailbox->deleteLater(); })
{
}

Actor Desk::actor() const
{
    return {isSupervisor() ? AuthorKind::Supervisor : m_me.role, m_me.id, m_me.name};
}

bool Desk::isSupervisor() const
{
    return m_rights.limited && (m_rights.role == TeamRole::Lead || m_rights.role == TeamRole::Administrator);
}

void Desk::append(Append what, DeskDone done)
{
    Append again = what; // kept for a repeat after our own event
    m_log.append(std::move(what),
                 [mailbox = m_mailbox, self = QPointer<Desk>(this), again = std::move(again),
                  done = std::move(done)](AppendOutcome outcome) {
                     // On the log's thread: only the mailbox is touched here, it lives as long as this function.
                     QMetaObject::invokeMethod(
                         mailbox.get(),
                         [self, again, done, outcome = std::move(outcome)] {
                             if (self)
                                 self->finish(again, outcome, done);
                         },
                         Qt::QueuedConnection);
                 });
}

void Desk::finish(Append what, const AppendOutcome &outcome, const DeskDone &done)
{
    DeskResult result;
    if (const auto *accepted = std::get_if<Accepted>(&outcome)) {
        result.sequence = accepted->sequence;
        result.waiting = accepted->waiting;
    } else if (const auto *conflict = std::get_if<Conflict>(&outcome)) {
        const Actor winner = lastAgentOf(conflict->lastEvents);
        if (!winner.agent.isEmpty() && winner.agent == m_me.id) {
            what.expectedLast = conflict->last;
            append(std::move(what), done);
            return;
        }
        result.kind = DeskResult::Kind::LostRace;
        result.sequence = conflict->last;
        result.winner = winner.name.isEmpty() ? winner.agent.text() : winner.name;
    } else {
        result.kind = DeskResult::Kind::Unavailable;
        result.error = std::get<Unavailable>(outcome).error;
    }
    if (done)
        done(result);
}

void Desk::race(CaseId caseId, Sequence seen, Event event, DeskDone done)
{
    if (!allowed(Right::WorkCases, done))
        return;
    append({caseSubject(caseId), event.id.toBytes(), {std::move(event)}, seen}, std::move(done));
}

void Desk::note(CaseId caseId, Event event, DeskDone done)
{
    // Whoever reads a case may say something about it, is told of it, and is on record when they reveal something.
    static constexpr std::array everybodys{EventType::NoteAdded, EventType::CaseWatched, EventType::PrivacyRevealed,
                                           EventType::GuardActed};
    if (std::ranges::find(everybodys, event.type) == everybodys.end() && !allowed(Right::WorkCases, done))
        return;
    // Hours later nobody wants a call ended or a comment hidden; and a case is read again when it is opened again.
    const bool mayWait = event.type != EventType::ActionQueued && event.type != EventType::CaseRead;
    append({workSubject(caseId), event.id.toBytes(), {std::move(event)}, std::nullopt, mayWait}, std::move(done));
}

bool Desk::allowed(Right right, const DeskDone &done) const
{
    if (m_rights.may(right))
        return true;
    DeskResult result;
    result.kind = DeskResult::Kind::Forbidden;
    result.error = {ErrorCode::NotAllowed, u"your role in the team does not allow this"_s};
    if (done)
        done(result);
    return false;
}

bool Desk::isColleagues(const CaseRow &row) const
{
    return !row.assignee.isEmpty() && row.assignee != m_me.id;
}

void Desk::claim(const CaseRow &row, DeskDone done)
{
    if (isColleagues(row) && !allowed(Right::TakeOver, done))
        return;
    Actor who = actor();
    // Where nobody leads, whoever takes a supervisor's case is one.
    if (row.supervisor && m_rights.may(Right::TakeOver))
        who.kind = AuthorKind::Supervisor;
    race(row.id, row.sequence, event(CaseClaimed{row.id, who}), std::move(done));
}

void Desk::release(const CaseRow &row, DeskDone done)
{
    if (isColleagues(row) && !allowed(Right::TakeOver, done))
        return;
    race(row.id, row.sequence, event(CaseReleased{row.id, actor(), {}}), std::move(done));
}

void Desk::transfer(const CaseRow &row, const CaseTransferred &to, DeskDone done)
{
    if (isColleagues(row) && !allowed(Right::TakeOver, done))
        return;
    CaseTransferred what = to;
    what.caseId = row.id;
    what.by = actor();
    race(row.id, row.sequence, event(what), std::move(done));
}

void Desk::answerTransfer(const CaseRow &row, bool accepts, const QString &reason, DeskDone done)
{
    race(row.id, row.sequence, event(TransferAnswered{row.id, actor(), accepts, reason}), std::move(done));
}

void Desk::snooze(const CaseRow &row, std::optional<Instant> until, DeskDone done)
{
    if (until && *until <= m_clock.now()) {
        done({DeskResult::Kind::Unavailable,
              0,
              {},
              {},
              {ErrorCode::InvalidInput, u"the time to wake is in the past"_s}});
        return;
    }
    race(row.id, row.sequence, event(CaseSnoozed{row.id, actor(), until}), std::move(done));
}

void Desk::wake(const CaseRow &row, DeskDone done)
{
    race(row.id, row.sequence, event(CaseWoken{row.id, actor()}), std::move(done));
}

void Desk::resolve(const CaseView &view, const std::vector<GuardOverride> &overrides, DeskDone done)
{
    if (!allowed(Right::WorkCases, done))
        return;
    const CaseContext context = contextOf(view, view.threads.empty() ? ThreadRow{} : view.threads.front(), m_me);
    GuardReport report = standing(checkResolve(context, m_playbook), overrides);
    if (report.level() == GuardLevel::Block) {
        done(refused(std::move(report)));
        return;
    }
    const CaseId id = view.head.id;
    Append what{caseSubject(id), {}, {}, view.head.sequence};
    for (const GuardOverride &made : overrides)
        what.events.push_back(
            event(GuardActed{id, actor(), made.rule, GuardLevel::Block, u"overridden"_s, made.reason, made.words}));
    what.events.push_back(event(CaseResolved{id, actor()}));
    what.key = what.events.back().id.toBytes();
    addSurvey(view, context, what.events);
    append(std::move(what), std::move(done));
}

void Desk::addSurvey(const CaseView &view, const CaseContext &context, std::vector<Event> &events) const
{
    const Instant now = m_clock.now();
    const Instant leaves = surveyLeaves(m_playbook, now);
    const std::optional<ThreadRow> thread = surveyThread(view, now, leaves);
    if (!thread)
        return;
    ReplyQueued question;
    question.caseId = view.head.id;
    question.thread = thread->id;
    question.message = MessageId::generate();
    question.channel = thread->channel;
    question.text = sentenceText(Sentence::Survey, context, m_playbook);
    question.notBefore = leaves;
    question.intent = {{surveyMark, true}};
    const AgentId judged = view.head.assignee.isEmpty() ? m_me.id : view.head.assignee;
    events.push_back(event(question));
    events.push_back(event(SurveySent{question.caseId, question.message, thread->id, judged, question.by}));
}

void Desk::reopen(const CaseRow &row, DeskDone done)
{
    race(row.id, row.sequence, event(CaseReopened{row.id, actor()}), std::move(done));
}

void Desk::markRead(const CaseRow &row, DeskDone done)
{
    note(row.id, event(CaseRead{row.id, actor(), false}), std::move(done));
}
void Desk::markUnread(const CaseRow &row, DeskDone done)
{
    note(row.id, event(CaseRead{row.id, actor(), true}), std::move(done));
}

void Desk::tag(const CaseRow &row, TagFamily family, const QString &text, DeskDone done)
{
    note(row.id, event(CaseTagged{row.id, actor(), family, text.trimmed(), false, u"agent"_s}), std::move(done));
}

void Desk::untag(const CaseRow &row, TagFamily family, const QString &text, DeskDone done)
{
    note(row.id, event(CaseTagged{row.id, actor(), family, text, true, u"agent"_s}), std::move(done));
}

void Desk::classify(const CaseRow &row, const CaseClassified &what, DeskDone done)
{
    CaseClassified payload = what;
    payload.caseId = row.id;
    payload.by = actor();
    note(row.id, event(payload), std::move(done));
}

void Desk::markStep(const CaseRow &row, ScriptStep step, bool isDone, DeskDone done)
{
    note(row.id, event(ScriptStepMarked{row.id, actor(), step, isDone, u"marked by hand"_s}), std::move(done));
}

void Desk::addNote(const CaseRow &row, const QString &text, const std::vector<Mentionable> &people, DeskDone done)
{
    QStringList called;
    for (const Mentionable &one : people)
        if (mentions(text, one.id.text()) || mentions(text, one.name))
            called << one.id.text();
    note(row.id, event(NoteAdded{row.id, MessageId::generate(), actor(), text, called}), std::move(done));
}

void Desk::recordConsent(const CaseRow &row, ConsentRecorded consent, DeskDone done)
{
    consent.caseId = row.id;
    consent.contact = row.contact;
    consent.by = actor();
    note(row.id, event(consent), std::move(done));
}

void Desk::recordReveal(const CaseRow &row, MessageId message, const QString &kind, const QString &reason,
                        DeskDone done)
{
    note(row.id, event(PrivacyRevealed{row.id, message, actor(), kind, reason}), std::move(done));
}

void Desk::recordGuard(const CaseRow &row, const GuardActed &what, DeskDone done)
{
    GuardActed payload = what;
    payload.caseId = row.id;
    payload.by = actor();
    note(row.id, event(payload), std::move(done));
}

GuardReport Desk::check(const Draft &draft, const CaseContext &context) const
{
    const std::shared_ptr<const Judge> steps = m_stepJudge ? m_stepJudge() : nullptr;
    return checkDraft(draft, context, m_playbook, steps.get());
}

/// The private half of a move: judged as what it is, a private message. Nothing when a rule forbids it.
std::optional<std::vector<Event>> Desk::privateAnswer(const Reply &reply, GuardReport &report) const
{
    Reply aside = reply;
    aside.text = reply.privateText;
    aside.parts.clear();
    aside.thread.surface = Surface::Private;
    const Draft draft{aside.text, {}, m_me.role};
    report = check(draft, contextOf(aside.caseView, aside.thread, m_me));
    const std::vector<ScriptStep> steps = report.steps;
    report = standing(std::move(report), aside.overrides);
    if (report.level() == GuardLevel::Block)
        return std::nullopt;
    std::vector<Event> events;
    for (ReplyQueued &piece : queuedPieces(aside, steps)) {
        piece.intent.insert("op"_L1, privateAnswerOp);
        piece.intent.insert("reply_to"_L1, reply.replyToPlatformId); // every piece answers the comment
        events.push_back(event(piece));
    }
    return events;
}

void Desk::send(const Reply &reply, bool invites, DeskDone done)
{
    if (!allowed(Right::WorkCases, done))
        return;
    const CaseRow &head = reply.caseView.head;
    const Draft draft{wholeText(reply.text, reply.parts), reply.steps, m_me.role};
    GuardReport report = check(draft, contextOf(reply.caseView, reply.thread, m_me));
    const std::vector<ScriptStep> steps = report.steps;
    report = standing(std::move(report), reply.overrides);
    if (report.level() == GuardLevel::Block) {
        done(refused(std::move(report)));
        return;
    }
    std::vector<Event> aside;
    if (invites && !reply.privateText.isEmpty()) {
        GuardReport privately;
        auto answer = privateAnswer(reply, privately);
        if (!answer) {
            done(refused(std::move(privately)));
            return;
        }
        aside = std::move(*answer);
    }
    const std::vector<ReplyQueued> queued = queuedPieces(reply, steps);
    // Without a connection it waits on this machine; who acts on the case meanwhile makes a draft of it again.
    Append what{caseSubject(head.id), {}, {}, head.sequence, true};
    for (const GuardOverride &made : reply.overrides)
        what.events.push_back(event(
            GuardActed{head.id, actor(), made.rule, GuardLevel::Block, u"overridden"_s, made.reason, made.words}));
    for (const ReplyQueued &piece : queued)
        what.events.push_back(event(piece));
    if (invites)
        what.events.push_back(event(MoveInvited{head.id, reply.thread.id, queued.front().message, actor()}));
    std::ranges::move(aside, std::back_inserter(what.events));
    what.key = queued.front().message.toBytes();
    append(std::move(what), std::move(done));
}

QString lastHeard(const ThreadRow &thread)
{
    return thread.lastInboundAt ? u"%1 %2"_s.arg(toMillis(*thread.lastInboundAt)).arg(thread.lastInboundPlatformId)
                                : QString();
}

// Each piece is a message of its own, so that what became of it is known and kept piece by piece.
std::vector<ReplyQueued> Desk::queuedPieces(const Reply &reply, const std::vector<ScriptStep> &steps) const
{
    std::vector<ReplyQueued> queued;
    QJsonObject heard;
    for (const ThreadRow &thread : reply.caseView.threads)
        heard.insert(thread.id.toString(), lastHeard(thread));
    // A template goes out as the platform approved it: in one piece.
    const bool whole = reply.late.contains("template"_L1);
    for (const ReplyPiece &piece :
         whole ? std::vector{ReplyPiece{reply.text, {}}} : replyPieces(reply.thread, reply.text, reply.parts)) {
        ReplyQueued one;
        one.caseId = reply.caseView.head.id;
        one.thread = reply.thread.id;
        one.message = MessageId::generate();
        one.channel = reply.thread.channel;
        one.by = actor();
        one.surface = reply.thread.surface;
        one.text = piece.text;
        one.parts = piece.parts;
        one.steps = steps;
        one.overrides = reply.overrides;
        one.notBefore = reply.notBefore;
        one.intent = reply.late;
        if (reply.holdBack)
            one.intent.insert(heldBackMark, heard);
        if (queued.empty())
            one.replyTo = reply.replyTo;
        else
            one.intent.insert("continues"_L1, queued.back().message.toString());
        // Every comment answers somebody; of the messages of a conversation the first does.
        if (!reply.replyToPlatformId.isEmpty() && (queued.empty() || reply.thread.surface == Surface::Public))
            one.intent.insert("reply_to"_L1, reply.replyToPlatformId);
        queued.push_back(std::move(one));
    }
    return queued;
}

void Desk::reply(const Reply &reply, DeskDone done)
{
    send(reply, false, std::move(done));
}
void Desk::inviteToPrivate(const Reply &reply, DeskDone done)
{
    send(reply, true, std::move(done));
}

void Desk::withdraw(const CaseRow &row, MessageId message, DeskDone done)
{
    append({replySubject(message), {}, {event(ReplyWithdrawn{row.id, message, actor(), u"undo"_s})}, Sequence{0}},
           std::move(done));
}

void Desk::retry(const CaseRow &row, MessageId message, DeskDone done)
{
    race(row.id, row.sequence, event(ReplyRetried{row.id, message, actor()}), std::move(done));
}

void Desk::act(const CaseRow &row, MessageId target, MessageAction what, DeskDone done)
{
    note(row.id, event(ActionQueued{row.id, MessageId::generate(), target, actor(), what}), std::move(done));
}

void Desk::actOnCall(const CaseRow &row, ThreadId call, MessageAction what, const QString &to, DeskDone done)
{
    note(row.id, event(ActionQueued{row.id, MessageId::generate(), {}, actor(), what, call, to}), std::move(done));
}

void Desk::mergeContacts(ContactId into, ContactId from, const QString &evidence, DeskDone done)
{
    Event what = event(ContactMerged{into, from, actor(), evidence});
    append({contactSubject(into), what.id.toBytes(), {std::move(what)}, std::nullopt}, std::move(done));
}

void Desk::splitContacts(ContactId into, ContactId from, DeskDone done)
{
    Event what = event(ContactSplit{into, from, actor()});
    append({contactSubject(into), what.id.toBytes(), {std::move(what)}, std::nullopt}, std::move(done));
}

void Desk::mergeCase(const CaseRow &from, CaseId into, const QString &why, DeskDone done)
{
    race(from.id, from.sequence, event(CaseMerged{from.id, into, actor(), why}), std::move(done));
}

void Desk::unmergeCase(const CaseRow &into, CaseId from, DeskDone done)
{
    note(from, event(CaseUnmerged{from, into.id, actor()}), std::move(done));
}

void Desk::partCase(const CaseRow &from, const std::vector<ThreadId> &threads, const QString &why, DeskDone done)
{
    race(from.id, from.sequence, event(CaseParted{from.id, CaseId::generate(), threads, actor(), why}),
         std::move(done));
}

void Desk::configureChannel(const ChannelConfigured &channel, DeskDone done)
{
    if (!allowed(Right::ConfigureChannels, done))
        return;
    Event what = event(channel);
    append({setupSubject(channel.channel), what.id.toBytes(), {std::move(what)}, std::nullopt}, std::move(done));
}

void Desk::tellTeam(const QString &subject, Event event, DeskDone done)
{
    append({subject, event.id.toBytes(), {std::move(event)}, std::nullopt}, std::move(done));
}

void Desk::saveTeamItem(TeamItemSaved item, DeskDone done)
{
    item.by = actor();
    const bool own = item.kind == TeamItemKind::Card ? item.id == m_me.id.text() : item.owner == m_me.id;
    if (!own && !allowed(rightToSave(item.kind), done))
        return;
    // Whoever may change the team's may also take one for themselves.
    const bool team = !own || m_rights.may(rightToSave(item.kind));
    tellTeam(team ? teamSubject() : ownSubject(m_me.id), event(item), std::move(done));
}

void Desk::describeMember(MemberDescribed member, DeskDone done)
{
    if (!allowed(Right::DescribeMembers, done))
        return;
    member.by = actor();
    tellTeam(memberSubject(), event(member), std::move(done));
}

void Desk::setPresence(Presence presence, DeskDone done, const QString &reason)
{
    tellTeam(ownSubject(m_me.id), event(PresenceChanged{actor(), presence, reason}), std::move(done));
}

CaseContext contextOf(const CaseView &view, const ThreadRow &thread, const AgentProfile &me)
{
    CaseContext context;
    context.caseId = view.head.id;
    context.answerLanguage = view.answerLanguage;
    context.surface = thread.surface;
    context.platform = thread.platform;
    context.scriptMode = view.scriptMode;
    context.firstHumanReply = !view.humanReplied;
    for (const ScriptStep step :
         {ScriptStep::Introduce, ScriptStep::Confirm, ScriptStep::Solve, ScriptStep::FollowUp}) {
        if (view.head.scriptMask & (1 << static_cast<int>(step)))
            context.done.push_back(step);
    }
    context.followUpPlanned = !view.followUps.empty();
    context.category = view.head.category;
    context.minor = view.minor;
    context.consentOnRecord = view.consent;
    for (const ThreadRow &other : view.threads) {
        context.publicThreadOpen = context.publicThreadOpen || other.surface == Surface::Public;
        context.privateThreadOpen = context.privateThreadOpen || other.surface == Surface::Private;
    }
    context.customerData = view.customerData;
    context.lastCustomerText = view.lastCustomerText;
    context.agentName = me.name;
    context.brand = view.brand;
    context.ownLinks = view.ownLinks;
    return context;
}

} // namespace lianxi
