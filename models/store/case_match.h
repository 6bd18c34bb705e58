// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/sqlite.h"

namespace lianxi
{

/// Whether a case is one of those that a view with this filter shows at `now`, whatever their number: box, platform,
/// surface, unread, `only` and the search query. Looks at the one case and, for words, at its own messages. A case that
/// does not exist or is part of another one passes nothing.
[[nodiscard]] Result<bool> passesFilter(sqlite::Database &db, const CaseFilter &filter, qint64 caseRow, Instant now);

} // namespace lianxi
