// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/routing.h"

namespace lianxi
{

/// A case of the past, as it looked when it came.
struct PastCase {
    RoutingSubject subject; ///< waitingSince: when it came
    QString customer;
    Instant until; ///< when its work was done; for a case that is open: the present
    QString queue; ///< where it really went
    AgentId agent; ///< who really had it; empty: nobody
    QString agentName;
};

/// One case that a changed standard would send elsewhere.
struct TrialRow {
    size_t place = 0; ///< among the past cases
    RoutingDecision before, after; ///< before: empty where no standard was in force, and PastCase tells what was
};

/// Plays cases through a standard in the order in which they came: everybody described is there, and a case is in
/// hand from its coming to its end. Whom nobody could take waits no longer: the trial asks who is chosen at first.
/// Pure.
[[nodiscard]] std::vector<RoutingDecision> play(const std::vector<PastCase> &cases, std::vector<RoutingMember> members,
                                                const RoutingStandard &standard);

/// What `changed` would do differently from `inForce`, or from what really happened where that is switched off.
/// `cases` and `changedCases` are the same cases, their rules matched against the one standard and the other.
[[nodiscard]] std::vector<TrialRow> differences(const std::vector<PastCase> &cases,
                                                const std::vector<PastCase> &changedCases,
                                                const std::vector<RoutingMember> &members,
                                                const RoutingStandard &inForce, const RoutingStandard &changed);

} // namespace lianxi
