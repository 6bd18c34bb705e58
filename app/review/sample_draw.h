// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/event/review_payloads.h"
#include "models/store/sqlite.h"

namespace lianxi
{

/// What every sampling plan in use still asks for of last week, the same on every desk. `me` sees the plans. Scans
/// resolved cases: never on the list thread.
[[nodiscard]] Result<std::vector<ReviewAssigned>> wantedReviews(sqlite::Database &db, const AgentId &me, Instant now);

/// An event of a draw follows from the review that it asks for: whoever draws it, it is on the log once.
[[nodiscard]] inline QByteArray drawnOnce(const ReviewId &review)
{
    return "review drawn\n" + review.toBytes();
}

} // namespace lianxi
