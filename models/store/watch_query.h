// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/sqlite.h"
#include "models/store/team_queries.h"

namespace lianxi
{

/// Somebody of the team with what they have in hand.
struct WatchedAgent {
    AgentId id;
    QString name;
    Presence presence = Presence::Offline;
    std::optional<Instant> since; ///< of the presence; absent: never told
    int capacity = 0; ///< 0: nobody described them
    std::vector<CaseRow> cases; ///< open ones, the promise due next first
    friend bool operator==(const WatchedAgent &, const WatchedAgent &) = default;
};

/// Everybody described, and whoever else has open cases; by name. At most `limit` cases are read.
[[nodiscard]] Result<std::vector<WatchedAgent>> watchedTeam(sqlite::Database &db, int limit);

} // namespace lianxi
