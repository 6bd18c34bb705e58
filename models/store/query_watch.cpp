// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"
#include "models/store/watch_query.h"

#include <QHash>

namespace lianxi
{

namespace
{

bool isDueBefore(const CaseRow &a, const CaseRow &b)
{
    if (a.clock && b.clock && a.clock->due != b.clock->due)
        return a.clock->due < b.clock->due;
    if (a.clock.has_value() != b.clock.has_value())
        return a.clock.has_value();
    return a.lastAt < b.lastAt;
}

Result<std::vector<CaseRow>> casesInHand(sqlite::Database &db, int limit)
{
    std::vector<qint64> rows;
    return sqlite::forEachRow(
               db, "SELECT row FROM cases INDEXED BY case_owner_due WHERE state = 0 AND assignee > 0 LIMIT ?1",
               [limit](sqlite::Statement &query) { query.bind(1, limit); },
               [&rows](const sqlite::Statement &row) { rows.push_back(row.integer(0)); })
        .and_then([&] { return caseRows(db, rows); });
}

} // namespace

Result<std::vector<WatchedAgent>> watchedTeam(sqlite::Database &db, int limit)
{
    const Result<std::vector<Member>> described = members(db);
    if (!described)
        return tl::unexpected(described.error());
    Result<std::vector<CaseRow>> inHand = casesInHand(db, limit);
    if (!inHand)
        return tl::unexpected(inHand.error());
    std::vector<WatchedAgent> team;
    QHash<AgentId, size_t> at;
    for (const Member &member : *described) {
        at.insert(member.described.agent, team.size());
        team.push_back({member.described.agent,
                        member.described.name,
                        member.presence,
                        member.since,
                        member.described.capacity,
                        {}});
    }
    std::sort(inHand->begin(), inHand->end(), isDueBefore);
    for (CaseRow &row : *inHand) {
        if (!at.contains(row.assignee)) {
            at.insert(row.assignee, team.size());
            team.push_back({row.assignee, row.assigneeName, Presence::Offline, std::nullopt, 0, {}});
        }
        team.at(at.value(row.assignee)).cases.push_back(std::move(row));
    }
    std::stable_sort(team.begin(), team.end(),
                     [](const WatchedAgent &a, const WatchedAgent &b) { return a.name < b.name; });
    return team;
}

} // namespace lianxi
