// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/lost_desk_part.h"

#include "models/event/payloads.h"
#include "models/store/routing_queries.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

/// A sleeping machine's timers stand still, so a long wait is taken in pieces.
constexpr std::chrono::milliseconds longestWait = 30s;
constexpr std::chrono::milliseconds afterTrouble = 5s;

Result<std::vector<UnansweredCase>> casesOf(sqlite::Database &db, const AgentId &agent, Instant now)
{
    const Result<RoutingInForce> inForce = routingInForce(db);
    const Result<std::vector<RoutingMember>> members = routingMembers(db, now);
    if (!inForce || !members)
        return tl::unexpected(inForce ? members.error() : inForce.error());
    if (!inForce->standard.on || members->empty())
        return std::vector<UnansweredCase>{};
    return unansweredCases(db, agent);
}

} // namespace

LostDeskPart::LostDeskPart(Parts parts)
    : m_parts(std::move(parts))
    , m_post(&m_context)
{
}

LostDeskPart::~LostDeskPart()
{
    m_post.close();
}

void LostDeskPart::look()
{
    const Instant now = m_parts.clock.now();
    const LostDesks found = lostDesks(m_parts.signs(), m_parts.grace, now);
    for (const AgentId &agent : found.lost)
        bringBack(agent);
    if (found.next)
        m_parts.scheduler.after(std::min<std::chrono::milliseconds>(*found.next - now, longestWait), &m_context,
                                [this] { look(); });
}

void LostDeskPart::bringBack(const AgentId &agent)
{
    if (std::find(m_underWay.begin(), m_underWay.end(), agent) != m_underWay.end())
        return;
    m_underWay.push_back(agent);
    m_parts.reader.askForDuty([this, agent, clock = &m_parts.clock, post = m_post](sqlite::Database &db) {
        post([this, agent, cases = casesOf(db, agent, clock->now())] {
            if (cases)
                return release(agent, *cases);
            if (cases.error().code != ErrorCode::Corrupt)
                return tryAgain(agent);
            std::erase(m_underWay, agent);
        });
    });
}

void LostDeskPart::release(const AgentId &agent, const std::vector<UnansweredCase> &cases)
{
    if (cases.empty())
        return onReleased(agent, false);
    struct Outcomes {
        size_t open = 0;
        bool unavailable = false;
    };
    const auto outcomes = std::make_shared<Outcomes>(Outcomes{cases.size()}); // of the duty thread alone
    for (const UnansweredCase &one : cases) {
        CaseReleased back;
        back.caseId = one.id;
        back.by = Actor{AuthorKind::System, {}, {}};
        back.reason = u"lost_desk"_s;
        // A conflict means that somebody worked on the case meanwhile: nothing is left to do.
        m_parts.log.append(
            {caseSubject(one.id), {}, {makeEvent(back, m_parts.source, m_parts.clock.now())}, one.sequence},
            [this, agent, outcomes, post = m_post](const AppendOutcome &outcome) {
                post([this, agent, outcomes, unavailable = std::holds_alternative<Unavailable>(outcome)] {
                    outcomes->unavailable = outcomes->unavailable || unavailable;
                    if (--outcomes->open == 0)
                        onReleased(agent, outcomes->unavailable);
                });
            });
    }
}

void LostDeskPart::onReleased(const AgentId &agent, bool unavailable)
{
    if (unavailable)
        return tryAgain(agent);
    std::erase(m_underWay, agent);
    m_parts.settle(agent);
}

void LostDeskPart::tryAgain(const AgentId &agent)
{
    m_parts.scheduler.after(afterTrouble, &m_context, [this, agent] {
        std::erase(m_underWay, agent);
        const LostDesks found = lostDesks(m_parts.signs(), m_parts.grace, m_parts.clock.now());
        if (std::find(found.lost.begin(), found.lost.end(), agent) != found.lost.end()) // not heard of meanwhile
            bringBack(agent);
    });
}

} // namespace lianxi
