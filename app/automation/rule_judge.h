// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/automation/rule_deeds.h"
#include "models/store/occasions.h"

#include <memory>

namespace lianxi
{

/// One rule and what it may begin with, or go on with.
struct RuleTask {
    std::shared_ptr<const LoadedRule> rule;
    Occasion occasion;
    size_t step = 0; ///< where it goes on; 0: it begins
};

/// How far rules may go.
struct RuleLimits {
    int chainDepth = 5, runsAnHour = 20;
};

/// What comes of a task.
struct RuleAnswer {
    CaseId caseId; ///< the case it is about, with those that it was merged into
    Sequence sequence = 0; ///< of that case, as it was looked at
    PlannedRun run; ///< no events: nothing
};

/// Who asks, and when.
struct RuleAsking {
    const Playbook &playbook;
    Instant now;
    QString source;
    RuleLimits limits = {};
};

/// Whether a rule runs on what happened, and what it then does: not twice, not on what it did itself, not on a case
/// that fails its conditions; a chain that goes too far becomes one line that says so. Reads; writes nothing.
[[nodiscard]] Result<RuleAnswer> answerOf(sqlite::Database &db, const RuleTask &task, const RuleAsking &asking);

/// The same run on every desk.
[[nodiscard]] EventId runId(const RuleTask &task);

/// The rules in force, those that are switched on and whole, in the order in which they run.
[[nodiscard]] Result<std::vector<std::shared_ptr<const LoadedRule>>> teamRulesInForce(sqlite::Database &db);
/// Whether an occasion is one of those the rule waits for.
[[nodiscard]] bool waitsFor(const LoadedRule &rule, const Occasion &occasion);

/// A moment of a case's clocks, as a rule counts it.
struct RuleMoment {
    Instant at;
    QByteArray key;
};
[[nodiscard]] std::vector<RuleMoment> momentsFor(const Rule &rule, const CaseMoments &moments);

} // namespace lianxi
