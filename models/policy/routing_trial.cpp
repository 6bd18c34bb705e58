// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/routing_trial.h"

#include <algorithm>

namespace lianxi
{

namespace
{

/// A case that somebody has in hand.
struct InHand {
    Instant until;
    size_t member = 0;
};

} // namespace

std::vector<RoutingDecision> play(const std::vector<PastCase> &cases, std::vector<RoutingMember> members,
                                  const RoutingStandard &standard)
{
    for (RoutingMember &member : members) {
        member.presence = Presence::Online;
        member.load = member.exposure = 0;
        member.lastGiven.reset();
    }
    std::vector<RoutingDecision> decisions;
    std::vector<InHand> work;
    for (const PastCase &past : cases) {
        const Instant now = past.subject.waitingSince;
        std::erase_if(work, [&members, now](const InHand &one) {
            if (one.until > now)
                return false;
            --members[one.member].load;
            return true;
        });
        RoutingDecision decision = route(past.subject, members, standard, now);
        for (size_t i = 0; i < members.size(); ++i) {
            if (decision.to.isEmpty() || members[i].described.agent != decision.to)
                continue;
            ++members[i].load;
            members[i].exposure += past.subject.hard ? 1 : 0;
            members[i].lastGiven = now;
            work.push_back({std::max(past.until, now), i});
        }
        decisions.push_back(std::move(decision));
    }
    return decisions;
}

std::vector<TrialRow> differences(const std::vector<PastCase> &cases, const std::vector<PastCase> &changedCases,
                                  const std::vector<RoutingMember> &members, const RoutingStandard &inForce,
                                  const RoutingStandard &changed)
{
    const std::vector<RoutingDecision> after = play(changedCases, members, changed);
    const std::vector<RoutingDecision> before =
        inForce.on ? play(cases, members, inForce) : std::vector<RoutingDecision>{};
    std::vector<TrialRow> rows;
    for (size_t i = 0; i < std::min(cases.size(), after.size()); ++i) {
        const QString queue = inForce.on ? before[i].queue : cases[i].queue;
        const AgentId agent = inForce.on ? before[i].to : cases[i].agent;
        if (queue != after[i].queue || agent != after[i].to)
            rows.push_back({i, inForce.on ? before[i] : RoutingDecision{}, after[i]});
    }
    return rows;
}

} // namespace lianxi
