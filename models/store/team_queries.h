// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/team_payloads.h"
#include "models/policy/rights.h"
#include "models/store/sqlite.h"

#include <vector>

namespace lianxi
{

/// One version of something a team wrote down.
struct TeamItem {
    TeamItemSaved saved;
    int version = 0; ///< 1 is the first; the highest is in force
    Instant at;
    friend bool operator==(const TeamItem &a, const TeamItem &b)
    {
        return a.saved.kind == b.saved.kind && a.saved.id == b.saved.id && a.version == b.version;
    }
};

/// What is in force of a kind, by name: the team's, and what belongs to `agent` alone.
[[nodiscard]] Result<std::vector<TeamItem>> teamItems(sqlite::Database &db, TeamItemKind kind, const AgentId &agent);
/// Every version of one item, newest first, removals included.
[[nodiscard]] Result<std::vector<TeamItem>> teamItemVersions(sqlite::Database &db, TeamItemKind kind,
                                                             const QString &id);

/// Somebody of the team.
struct Member {
    MemberDescribed described;
    Presence presence = Presence::Offline;
    Instant since; ///< of the presence
    int openCases = 0; ///< assigned to them
};
/// Everybody described and not removed, by name.
[[nodiscard]] Result<std::vector<Member>> members(sqlite::Database &db);

/// What this person may do: limited once somebody is described as administrator; who is not described is an agent then.
[[nodiscard]] Rights rightsOf(const std::vector<Member> &members, const AgentId &who);

/// Everybody who has worked on a case or is described, bots not; by name.
struct NamedAgent {
    AgentId id;
    QString name;
};
[[nodiscard]] Result<std::vector<NamedAgent>> namedAgents(sqlite::Database &db);
/// Queues that channels or members name, by name.
[[nodiscard]] Result<QStringList> knownQueues(sqlite::Database &db);

} // namespace lianxi
