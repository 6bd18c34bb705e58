// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/event/work_payloads.h"
#include "models/policy/playbook.h"
#include "models/policy/rule.h"

#include <QHash>

namespace lianxi
{

/// A rule in force.
struct LoadedRule {
    QString id;
    int version = 0;
    QString name;
    Instant savedAt; ///< what happened earlier is not its business
    Rule rule;
};

/// What a run works on.
struct RunSite {
    const CaseView &view;
    const Playbook &playbook;
    Instant now;
    QString source; ///< Event::source; the desk that brings web calls out is known by it
    EventId run; ///< every event's id follows from it
    int depth = 0; ///< rules that led here, one after another; this one counted
    QHash<QString, QString> names = {}; ///< of agents, by id
};

/// What a run writes: its deeds and, last, the line that tells of it; in one record, or not at all.
struct PlannedRun {
    std::vector<Event> events; ///< empty: there is nothing to do
    RuleRan ran;
    bool races = false; ///< somebody who works on the case at the same moment must win
};

/// Does the steps of a rule from one on, up to the next Wait, on a case as it is. Pure.
///
/// RuleRan::did and ::trouble hold words for programs, "deed" or "deed:argument", which RuleWords makes sentences of.
/// RuleRan::rest: "depth", "desk", "calls" (steps whose web calls `desk` brings out), "wait" ("step", "until" in ms).
[[nodiscard]] PlannedRun planRun(const LoadedRule &rule, size_t fromStep, const RunSite &site);

/// A text's variables, filled in.
[[nodiscard]] QString filledText(const QString &text, const CaseView &view);

} // namespace lianxi
