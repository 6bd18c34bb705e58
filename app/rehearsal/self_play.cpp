// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/self_play.h"

#include "models/policy/playbook.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr auto reading = std::chrono::milliseconds(1500); ///< before a step that is no typing
constexpr auto perCharacter = std::chrono::milliseconds(120); ///< about 60 Chinese characters in 7 s: a fast typist
constexpr auto longestTyping = std::chrono::milliseconds(6000); ///< a demonstration must not bore
constexpr auto untilFollowUp = std::chrono::hours(24);
constexpr auto consentLasts = std::chrono::hours(24 * 365);

bool isAnswer(const ModelLine &line)
{
    return line.kind == ModelLine::Kind::Reply || line.kind == ModelLine::Kind::Invite;
}

bool isInbound(const TimelineRow &row)
{
    return row.kind == TimelineKind::Message && row.direction == Direction::In;
}

/// A message, or what happened to a call.
bool hasArrived(const TimelineRow &row)
{
    return isInbound(row) || (row.kind == TimelineKind::Activity && row.activity == "platform.call"_L1);
}

/// Until every word of the customer is judged, the guards do not know all that they will know.
bool allJudged(const std::vector<TimelineRow> &timeline)
{
    return std::ranges::all_of(timeline, [](const TimelineRow &row) {
        return !isInbound(row) || row.text.isEmpty() || !row.emotion.isEmpty();
    });
}

bool blocks(const GuardReport &report, const QString &rule)
{
    return std::ranges::any_of(report.verdicts, [&](const Verdict &verdict) {
        return verdict.level == GuardLevel::Block && verdict.rule == rule;
    });
}

QString rulesOf(const GuardReport &report)
{
    QStringList rules;
    for (const Verdict &verdict : report.verdicts)
        rules.append(verdict.rule);
    return rules.isEmpty() ? u"none"_s : rules.join(u", "_s);
}

} // namespace

SelfPlay::SelfPlay(Parts parts, const std::vector<Scenario> &scenarios, double speed, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_scenarios(scenarios)
    , m_roles(scenarios.size())
    , m_speed(speed)
{
}

void SelfPlay::follow(const ChangeSet &changes)
{
    for (const qint64 row : changes.cases)
        look(row);
}

bool SelfPlay::isFinished() const
{
    for (size_t i = 0; i < m_roles.size(); ++i) {
        if (!m_roles[i].strayed && !m_roles[i].shown)
            return false;
    }
    return true;
}

void SelfPlay::noteShown(Sequence position)
{
    bool news = false;
    for (size_t i = 0; i < m_scenarios.size(); ++i) {
        Role &role = m_roles[i];
        if (!role.shown && !role.busy && role.next >= m_scenarios[i].model.size() && position >= role.seen)
            news = role.shown = true;
    }
    if (news && isFinished())
        Q_EMIT finished();
}

void SelfPlay::look(qint64 caseRow)
{
    using Answer = std::pair<Sequence, Result<CaseFacts>>;
    m_parts.reader.ask<Answer>(
        this,
        [caseRow, &projector = m_parts.projector](sqlite::Database &db) {
            const Sequence position = projector.position(); // first: what is read after it is at least as new
            return Answer(position, caseFacts(db, caseRow));
        },
        [this](const Answer &answer) {
            noteShown(answer.first);
            if (answer.second)
                consider(answer.first, *answer.second);
        });
}

void SelfPlay::consider(Sequence position, const CaseFacts &facts)
{
    for (size_t i = 0; i < m_scenarios.size(); ++i) {
        if (!isWith(facts.view, m_scenarios[i]) || !isTime(i, position, facts))
            continue;
        if (m_roles[i].thought)
            play(i, facts);
        else
            think(i, facts.view.head.row);
    }
}

bool SelfPlay::isTime(size_t scenario, Sequence position, const CaseFacts &facts) const
{
    const Role &role = m_roles[scenario];
    const Scenario &what = m_scenarios[scenario];
    if (role.busy || role.strayed || role.next >= what.model.size() || position < role.seen)
        return false;
    const auto arrived = std::ranges::count_if(facts.timeline, hasArrived);
    return static_cast<size_t>(arrived) >= turnsSaid(what, role.answers) && allJudged(facts.timeline);
}

void SelfPlay::think(size_t scenario, qint64 caseRow)
{
    Role &role = m_roles[scenario];
    const ModelLine &line = m_scenarios[scenario].model[role.next];
    const bool types = isAnswer(line) || line.kind == ModelLine::Kind::Blocked || line.kind == ModelLine::Kind::Spoken;
    const auto time =
        types ? std::min<std::chrono::milliseconds>(perCharacter * line.text.size(), longestTyping) : reading;
    role.busy = true;
    m_parts.scheduler.after(std::chrono::duration_cast<std::chrono::milliseconds>(time * m_speed), this,
                            [this, scenario, caseRow] {
                                m_roles[scenario].busy = false;
                                m_roles[scenario].thought = true;
                                look(caseRow);
                            });
}

void SelfPlay::play(size_t scenario, const CaseFacts &facts)
{
    Role &role = m_roles[scenario];
    const CaseRow &head = facts.view.head;
    role.busy = true;
    if (!std::exchange(role.claimed, true)) {
        m_parts.desk.claim(head, after(scenario, head.row, false));
        return;
    }
    switch (m_scenarios[scenario].model[role.next].kind) {
    case ModelLine::Kind::Reply:
    case ModelLine::Kind::Invite:
        say(scenario, facts);
        break;
    case ModelLine::Kind::Spoken:
        speak(scenario, facts);
        break;
    case ModelLine::Kind::Blocked:
        blunder(scenario, facts);
        break;
    case ModelLine::Kind::Consent:
        consent(scenario, facts);
        break;
    case ModelLine::Kind::FollowUp:
        schedule(scenario, facts);
        break;
    case ModelLine::Kind::Resolve:
        m_parts.desk.resolve(facts.view, {}, after(scenario, head.row, true));
        break;
    }
}

QString SelfPlay::words(size_t scenario, const CaseFacts &facts) const
{
    return filledIn(m_scenarios[scenario].model[m_roles[scenario].next].text, m_parts.desk.me().name, facts.view.brand);
}

void SelfPlay::say(size_t scenario, const CaseFacts &facts)
{
    const ThreadRow &thread = facts.view.threads.front();
    Reply reply;
    reply.caseView = facts.view;
    reply.thread = thread;
    reply.text = words(scenario, facts);
    const GuardReport report =
        checkDraft({reply.text, {}}, contextOf(facts.view, thread, m_parts.desk.me()), m_parts.playbook);
    recordShown(facts.view.head, report);
    const DeskDone done = after(scenario, facts.view.head.row, true);
    if (m_scenarios[scenario].model[m_roles[scenario].next].kind == ModelLine::Kind::Invite)
        m_parts.desk.inviteToPrivate(reply, done);
    else
        m_parts.desk.reply(reply, done);
}

void SelfPlay::speak(size_t scenario, const CaseFacts &facts)
{
    const GuardReport report =
        checkDraft({words(scenario, facts), {}}, contextOf(facts.view, facts.view.threads.front(), m_parts.desk.me()),
                   m_parts.playbook);
    recordShown(facts.view.head, report);
    if (report.steps.empty() || report.level() == GuardLevel::Block) {
        stray(scenario, u"spoken words that are no step, or that a rule stops: %1"_s.arg(rulesOf(report)));
        return;
    }
    for (size_t i = 0; i < report.steps.size(); ++i) {
        const bool isLast = i + 1 == report.steps.size();
        m_parts.desk.markStep(
            facts.view.head, report.steps[i], true,
            isLast ? after(scenario, facts.view.head.row, true) : [](const DeskResult &) {});
    }
}

void SelfPlay::blunder(size_t scenario, const CaseFacts &facts)
{
    const ModelLine &line = m_scenarios[scenario].model[m_roles[scenario].next];
    const ThreadRow &thread = facts.view.threads.front();
    Reply reply;
    reply.caseView = facts.view;
    reply.thread = thread;
    reply.text = words(scenario, facts);
    // Looked at before it is handed over: a mistake that no guard stops must not reach the customer.
    const GuardReport report =
        checkDraft({reply.text, {}}, contextOf(facts.view, thread, m_parts.desk.me()), m_parts.playbook);
    if (!blocks(report, line.rule)) {
        stray(scenario, u"not stopped by %1; what spoke: %2"_s.arg(line.rule, rulesOf(report)));
        return;
    }
    m_parts.desk.reply(reply, [self = QPointer(this), scenario, head = facts.view.head](const DeskResult &result) {
        if (!self)
            return;
        if (result.kind != DeskResult::Kind::Refused) {
            self->stray(scenario, u"the desk sent what its guards stop"_s);
            return;
        }
        self->recordShown(head, result.report);
        self->m_roles[scenario].busy = false;
        self->advance(scenario);
        self->look(head.row);
    });
}

void SelfPlay::recordShown(const CaseRow &row, const GuardReport &report)
{
    for (const Verdict &verdict : report.verdicts) {
        m_parts.desk.recordGuard(row, {row.id, {}, verdict.rule, verdict.level, u"shown"_s, {}, {}},
                                 [](const DeskResult &) {});
    }
}

void SelfPlay::schedule(size_t scenario, const CaseFacts &facts)
{
    m_parts.desk.scheduleFollowUp(facts.view.head, m_parts.clock.now() + untilFollowUp,
                                  facts.view.threads.front().channel, words(scenario, facts),
                                  after(scenario, facts.view.head.row, true));
}

void SelfPlay::consent(size_t scenario, const CaseFacts &facts)
{
    ConsentRecorded consent;
    consent.guardian = words(scenario, facts);
    consent.relation = u"guardian"_s;
    consent.verifiedHow = u"rehearsal"_s;
    consent.expires = m_parts.clock.now() + consentLasts;
    m_parts.desk.recordConsent(facts.view.head, consent, after(scenario, facts.view.head.row, true));
}

DeskDone SelfPlay::after(size_t scenario, qint64 caseRow, bool advances)
{
    return [self = QPointer(this), scenario, caseRow, advances](const DeskResult &result) {
        if (!self)
            return;
        Role &role = self->m_roles[scenario];
        if (result.kind == DeskResult::Kind::Refused || result.kind == DeskResult::Kind::Unavailable) {
            self->stray(scenario,
                        result.kind == DeskResult::Kind::Refused ? rulesOf(result.report) : result.error.detail);
            return;
        }
        role.busy = false;
        role.seen = std::max(role.seen, result.sequence);
        if (result.done() && advances)
            self->advance(scenario);
        self->look(caseRow); // the projection may be there already; else its next change brings us back
    };
}

void SelfPlay::stray(size_t scenario, const QString &why)
{
    Role &role = m_roles[scenario];
    role.busy = false;
    role.strayed = true;
    Q_EMIT strayed(m_scenarios[scenario].id, static_cast<int>(role.next), why);
    if (isFinished())
        Q_EMIT finished();
}

void SelfPlay::advance(size_t scenario)
{
    Role &role = m_roles[scenario];
    if (isAnswer(m_scenarios[scenario].model[role.next]))
        ++role.answers;
    role.thought = false;
    Q_EMIT played(m_scenarios[scenario].id, static_cast<int>(role.next++));
}

} // namespace lianxi
