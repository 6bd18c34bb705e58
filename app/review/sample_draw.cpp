// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/sample_draw.h"

#include "app/review/review_board.h"
#include "models/store/review_query.h"
#include "models/store/team_queries.h"

namespace lianxi
{

Result<std::vector<ReviewAssigned>> wantedReviews(sqlite::Database &db, const AgentId &me, Instant now)
{
    std::vector<ReviewAssigned> wanted;
    const Result<std::vector<TeamItem>> plans = teamItems(db, TeamItemKind::Sampling, me);
    if (!plans)
        return tl::unexpected(plans.error());
    if (plans->empty())
        return wanted; // most teams: no case is looked at
    const ReviewWeek week = lastWeek(now);
    Result<std::vector<SampleCandidate>> candidates = sampleCandidates(db, week.from, week.to);
    if (!candidates)
        return tl::unexpected(candidates.error());
    for (const TeamItem &item : *plans) {
        const Result<SamplingPlan> plan = fromPlanBody(item.saved.body);
        if (!plan)
            continue; // damaged or of a later version: its page says so
        for (ReviewAssigned &one : assignmentsOf(*plan, item.saved.id, week, *candidates, now)) {
            for (SampleCandidate &drawn : *candidates)
                drawn.reviewed = drawn.reviewed || drawn.id == one.caseId; // one plan is enough
            wanted.push_back(std::move(one));
        }
    }
    return wanted;
}

} // namespace lianxi
