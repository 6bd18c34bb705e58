// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/queue_wait.h"
#include "models/policy/routing.h"
#include "models/policy/routing_trial.h"
#include "models/store/sqlite.h"

namespace lianxi
{

// What routing asks the projection. Reads only.

/// The written standard as it stands.
struct RoutingInForce {
    RoutingStandard standard; ///< as made, and switched off, when nobody wrote one
    int version = 0; ///< 0: nobody wrote one
};
/// Errors: Corrupt when it is damaged or was written by a later version; then nothing is routed.
[[nodiscard]] Result<RoutingInForce> routingInForce(sqlite::Database &db);

/// Everybody described, with what they have in hand and what hard cases they had in the last seven days.
[[nodiscard]] Result<std::vector<RoutingMember>> routingMembers(sqlite::Database &db, Instant now);

/// Cases that wait for somebody.
struct WaitingCases {
    std::vector<RoutingSubject> subjects;
    /// Some are left out, because what their customers wrote is not judged yet; they are ripe by then at the latest.
    std::optional<Instant> ripe;
};
/// Open cases without an assignee whose customers wait, that no bot talks to and that are not the supervisor's;
/// imported ones and those without a message for 14 days are left out, and at most 2,000 are read. \param only  if not
/// empty: CaseRow::row of those to look at.
[[nodiscard]] Result<WaitingCases> waitingCases(sqlite::Database &db, const RoutingStandard &standard, Instant now,
                                                const std::vector<qint64> &only = {});
/// The same for one case, whatever its state: what the standard would say. nullopt: there is none.
[[nodiscard]] Result<std::optional<RoutingSubject>>
routingSubject(sqlite::Database &db, const RoutingStandard &standard, Instant now, qint64 caseRow);

/// What cases opened since then looked like when they came, oldest first, at most `limit`. Rules are matched with what
/// is known of the cases today. `goOn` is asked before each; false ends it with Cancelled.
[[nodiscard]] Result<std::vector<PastCase>> pastCases(sqlite::Database &db, const RoutingStandard &standard,
                                                      Instant since, Instant now, int limit,
                                                      const std::function<bool()> &goOn);

/// Where a case stands in its queue, and how fast that moves. `handling`: playbook, figures.staffing_handling_minutes.
[[nodiscard]] Result<QueuePlace> queuePlace(sqlite::Database &db, qint64 caseRow, std::chrono::seconds handling,
                                            Instant now);

/// A case that somebody has and whose customer waits; no answer is on its way.
struct UnansweredCase {
    CaseId id;
    Sequence sequence = 0; ///< last record on the case's own subject
};
[[nodiscard]] Result<std::vector<UnansweredCase>> unansweredCases(sqlite::Database &db, const AgentId &agent);

} // namespace lianxi
