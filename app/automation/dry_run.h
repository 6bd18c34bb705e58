// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/automation/rule_deeds.h"
#include "models/store/sqlite.h"

#include <functional>

namespace lianxi
{

/// A case that a rule would have touched.
struct DryRow {
    qint64 caseRow = 0;
    QString customer = {};
    Platform platform = Platform::Import;
    Instant at = {}; ///< of the first time
    int times = 0; ///< how often it would have begun
    QStringList did = {}; ///< as RuleRan::did; empty without `trouble`: all of it is so already
    QString trouble = {}; ///< as RuleRan::trouble
};
struct DryRun {
    std::vector<DryRow> rows; ///< newest first
    int begun = 0; ///< what the rule would have looked at
    bool cut = false; ///< there was more than is looked at
};

/// What a rule would have done in the days before `now`, had it been there. When it would have begun is as it was;
/// conditions and deeds are looked at on cases as they are now. Writes nothing. Cancelled when `cancelled` says so.
[[nodiscard]] Result<DryRun> dryRun(sqlite::Database &db, const Rule &rule, const Playbook &playbook, Instant now,
                                    const std::function<bool()> &cancelled,
                                    std::chrono::hours span = std::chrono::hours(24 * 7));

} // namespace lianxi
