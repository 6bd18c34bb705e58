// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/scenario.h"
#include "models/domain/views.h"
#include "models/store/sqlite.h"

#include <vector>

namespace lianxi
{

/// Everything the projection holds of one case.
struct CaseFacts {
    CaseView view;
    std::vector<TimelineRow> timeline; ///< oldest first
};

/// NotFound when there is no such case.
[[nodiscard]] Result<CaseFacts> caseFacts(sqlite::Database &db, qint64 caseRow);
/// All cases of the store; for rehearsals, which have a few dozen.
[[nodiscard]] Result<std::vector<CaseFacts>> allCaseFacts(sqlite::Database &db);
/// Whether the case is with the scenario's customer.
[[nodiscard]] bool isWith(const CaseView &view, const Scenario &scenario);

} // namespace lianxi
