// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/router.h"

#include "models/event/work_payloads.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// A sleeping machine's timers stand still, so a long wait is taken in pieces.
constexpr std::chrono::milliseconds longestWait = 30s;
/// After a log or a store that could not be used.
constexpr std::chrono::milliseconds afterTrouble = 5s;
/// A bot that looks something up takes as long; whoever has heard nothing by then gets a person.
constexpr std::chrono::milliseconds botBegins = 15s;

/// The cases before the people: what is given in between then counts twice for a moment instead of not at all.
Result<Router::View> readView(sqlite::Database &db, const std::vector<qint64> &only, bool all, Instant now)
{
    Result<RoutingInForce> inForce = routingInForce(db);
    if (!inForce)
        return tl::unexpected(inForce.error());
    Router::View view{std::move(*inForce), {}, {}};
    if (!view.inForce.standard.on)
        return view;
    if (all || !only.empty()) {
        Result<WaitingCases> waiting = waitingCases(db, view.inForce.standard, now, all ? std::vector<qint64>{} : only);
        if (!waiting)
            return tl::unexpected(waiting.error());
        view.waiting = std::move(*waiting);
    }
    Result<std::vector<RoutingMember>> members = routingMembers(db, now);
    if (!members)
        return tl::unexpected(members.error());
    view.members = std::move(*members);
    return view;
}

} // namespace

Router::Router(Parts parts)
    : m_parts(std::move(parts))
    , m_post(&m_context)
{
}

Router::~Router()
{
    m_post.close();
}

void Router::begin()
{
    look();
}

void Router::follow(const ChangeSet &changes)
{
    if (changes.cases.empty() && !changes.team && !changes.channels)
        return;
    m_changed.insert(changes.cases.begin(), changes.cases.end());
    look();
}

void Router::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_asked = std::exchange(m_changed, {});
    m_readAll = std::exchange(m_all, false);
    const std::vector<qint64> only(m_asked.begin(), m_asked.end());
    m_parts.reader.askForDuty(
        [this, only, all = m_readAll, clock = &m_parts.clock, post = m_post](sqlite::Database &db) {
            post([this, view = readView(db, only, all, clock->now())] { onView(view); });
        });
}
void Router::onView(const Result<View> &read)
{
    m_looking = false;
    if (!read) {
        // A standard that cannot be read is said where it is written; whoever mends it wakes this.
        if (read.error().code != ErrorCode::Corrupt) {
            m_all = true;
            wakeAt(m_parts.clock.now() + afterTrouble);
        }
    } else if (read->inForce.standard.on && !read->members.empty()) {
        View view = *read;
        const bool moreRoom = takeRoom(view);
        const bool otherRules = std::exchange(m_version, view.inForce.version) != view.inForce.version;
        // Whoever has room again may take what has waited for long, and another standard sends all of it elsewhere.
        if ((moreRoom || otherRules) && !m_readAll) {
            m_all = m_lookAgain = true;
        } else {
            countPending(view);
            leaveToBot(view);
            decide(view);
        }
    } else {
        m_version = -1;
        m_room.clear();
    }
    if (std::exchange(m_lookAgain, false))
        look();
}

/// Whether somebody can take more than when this was asked last.
bool Router::takeRoom(const View &view)
{
    std::map<AgentId, Room> room;
    bool more = false;
    for (const RoutingMember &member : view.members) {
        const int free = member.presence == Presence::Online ? std::max(0, member.described.capacity - member.load) : 0;
        const auto before = m_room.find(member.described.agent);
        const bool other =
            before == m_room.end() || fields::write(before->second.described) != fields::write(member.described);
        more = more || (free > 0 && (other || free > before->second.free));
        room.insert_or_assign(member.described.agent, Room{free, member.described});
    }
    m_room = std::move(room);
    return more;
}

/// What this process gave and the projection does not show yet is work all the same, and not given twice.
void Router::countPending(View &view)
{
    std::erase_if(m_pending, [&view, this](const auto &pending) {
        const auto shown = std::find_if(view.waiting.subjects.begin(), view.waiting.subjects.end(),
                                        [&pending](const RoutingSubject &one) { return one.row == pending.first; });
        return (m_readAll || m_asked.contains(pending.first))
            && (shown == view.waiting.subjects.end() || shown->sequence != pending.second.expected);
    });
    std::erase_if(view.waiting.subjects, [this](const RoutingSubject &one) { return m_pending.contains(one.row); });
    for (RoutingMember &member : view.members) {
        const auto given = m_given.find(member.described.agent);
        if (given != m_given.end())
            member.lastGiven = given->second;
        for (const auto &[row, pending] : m_pending) {
            if (pending.to != member.described.agent)
                continue;
            ++member.load;
            member.exposure += pending.hard ? 1 : 0;
        }
    }
}

/// What a bot is about to answer is not taken from it.
void Router::leaveToBot(View &view)
{
    if (!m_parts.botSpeaks)
        return;
    const Instant now = m_parts.clock.now();
    std::erase_if(view.waiting.subjects, [this, now](const RoutingSubject &one) {
        if (!one.unheard || *one.unheard + botBegins <= now || !m_parts.botSpeaks(one.channel, one.settings))
            return false;
        wakeAt(*one.unheard + botBegins);
        return true;
    });
}

void Router::decide(const View &view)
{
    const Instant now = m_parts.clock.now();
    if (view.waiting.ripe)
        wakeAt(*view.waiting.ripe);
    for (const RoutingStep &step : routeAll(view.waiting.subjects, view.members, view.inForce.standard, now)) {
        const RoutingSubject &subject = view.waiting.subjects[step.subject];
        const RoutingDecision &decision = step.decision;
        if (decision.again)
            wakeAt(*decision.again);
        const bool queued = decision.queue != subject.queue || decision.priority;
        if (!decision.to.isEmpty() || queued)
            append(subject, decision);
    }
}

void Router::append(const RoutingSubject &subject, const RoutingDecision &decision)
{
    const Instant now = m_parts.clock.now();
    CaseRouted routed{subject.id, decision.to, decision.toName, decision.queue, decision.rule, {}};
    if (!decision.to.isEmpty()) {
        routed.why = whyText(factsOf(subject, decision));
        m_given[decision.to] = now;
    }
    std::vector<Event> events;
    if (decision.priority) {
        CaseClassified raised;
        raised.caseId = subject.id;
        raised.by = Actor{AuthorKind::System, {}, {}};
        raised.priority = decision.priority;
        raised.why = decision.rule;
        events.push_back(makeEvent(raised, m_parts.source, now));
    }
    events.push_back(makeEvent(routed, m_parts.source, now));
    m_pending[subject.row] = {subject.sequence, decision.to, subject.hard};
    m_parts.log.append({caseSubject(subject.id), {}, std::move(events), subject.sequence},
                       [this, row = subject.row, post = m_post](const AppendOutcome &outcome) {
                           if (std::holds_alternative<Accepted>(outcome))
                               return; // the projection will tell
                           const bool later = std::holds_alternative<Unavailable>(outcome);
                           post([this, row, later] {
                               m_pending.erase(row);
                               m_changed.insert(row);
                               if (later)
                                   wakeAt(m_parts.clock.now() + afterTrouble);
                           });
                       });
}

void Router::wakeAt(Instant due)
{
    const Instant now = m_parts.clock.now();
    const Instant at = std::clamp(due, now, now + longestWait);
    if (m_timer && *m_timer > now && at >= *m_timer)
        return;
    m_timer = at;
    m_parts.scheduler.after(at - now, &m_context, [this, at] {
        if (m_timer == at)
            m_timer.reset();
        m_all = true;
        look();
    });
}

} // namespace lianxi
