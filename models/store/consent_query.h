// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/store/sqlite.h"

#include <vector>

namespace lianxi
{

/// A guardian's consent that ends by itself.
struct ExpiringConsent {
    CaseId caseId; ///< in which it was recorded
    ContactId contact;
    Instant expires;
};
/// Those in force, the one that ends next first.
[[nodiscard]] Result<std::vector<ExpiringConsent>> nextExpiringConsents(sqlite::Database &db, int limit);

} // namespace lianxi
