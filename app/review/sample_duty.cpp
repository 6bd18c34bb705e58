// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/sample_duty.h"

#include "app/review/sample_draw.h"
#include "models/store/team_queries.h"

namespace lianxi
{

using namespace std::chrono_literals;

namespace
{

/// How often it is looked whether a new day has begun; a sleeping machine's timers stand still.
constexpr auto pause = 1h;

std::chrono::sys_days dayOf(Instant at)
{
    return std::chrono::floor<std::chrono::days>(at); // the weeks of plans are of UTC, too
}

} // namespace

SampleDuty::SampleDuty(Parts parts)
    : m_parts(std::move(parts))
    , m_post(&m_context)
{
}

SampleDuty::~SampleDuty()
{
    m_post.close();
}

void SampleDuty::begin()
{
    look();
    wait();
}

void SampleDuty::wait()
{
    m_parts.scheduler.after(pause, &m_context, [this] {
        if (m_drawn != dayOf(m_parts.clock.now()))
            look();
        wait();
    });
}

void SampleDuty::follow(const ChangeSet &changes)
{
    if (changes.team) // a plan, or what somebody may do
        look();
}

void SampleDuty::look()
{
    if (std::exchange(m_looking, true)) {
        m_again = true;
        return;
    }
    const Instant now = m_parts.clock.now();
    m_parts.reader.askForDuty([this, post = m_post, me = m_parts.me, now](sqlite::Database &db) {
        using Wanted = Result<std::vector<ReviewAssigned>>;
        const Result<std::vector<Member>> people = members(db);
        const bool may = people && rightsOf(*people, me).may(Right::Review);
        Wanted wanted = may ? wantedReviews(db, me, now) : Wanted();
        post([this, now, wanted = std::move(wanted)] {
            m_looking = false;
            m_drawn = wanted ? std::optional(dayOf(now)) : std::nullopt; // else it is tried again
            if (wanted)
                draw(*wanted);
            if (std::exchange(m_again, false))
                look();
        });
    });
}

void SampleDuty::draw(const std::vector<ReviewAssigned> &wanted)
{
    for (ReviewAssigned one : wanted) {
        one.by = {AuthorKind::System, {}, {}};
        const EventId id = EventId::derive(drawnOnce(one.review));
        m_parts.log.append({reviewSubject(one.caseId),
                            id.toBytes(),
                            {makeEvent(one, m_parts.source, m_parts.clock.now(), id)},
                            std::nullopt},
                           [this, post = m_post](const AppendOutcome &outcome) {
                               if (std::holds_alternative<Unavailable>(outcome))
                                   post([this] { m_drawn.reset(); });
                           });
    }
}

} // namespace lianxi
