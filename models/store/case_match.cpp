// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/case_match.h"

#include "models/store/queries.h"
#include "models/store/search_plan.h"
#include "models/store/sqlite_rows.h"

#include <QDateTime>

namespace lianxi
{

namespace
{

/// What a filter's plain conditions look at.
Result<std::optional<CaseRow>> plainRow(sqlite::Database &db, qint64 caseRow)
{
    return sqlite::readFirst(
        db,
        "SELECT state, surface, unread, supervisor, (SELECT platform FROM channel WHERE row = cases.channel),"
        " (SELECT id FROM agent WHERE row = cases.assignee) FROM cases WHERE row = ?1",
        [caseRow](sqlite::Statement &query) { query.bind(1, caseRow); },
        [caseRow](const sqlite::Statement &found) {
            CaseRow row;
            row.row = caseRow;
            row.state = static_cast<CaseState>(found.integer(0));
            row.surface = static_cast<Surface>(found.integer(1));
            row.unread = static_cast<int>(found.integer(2));
            row.supervisor = found.integer(3) != 0;
            row.platform = static_cast<Platform>(found.integer(4));
            row.assignee = AgentId(found.text(5));
            return row;
        });
}

Result<bool> hasRow(sqlite::Database &db, const BoundSql &sql)
{
    Result<sqlite::Statement> statement = db.prepare(sql.sql.constData());
    if (!statement)
        return tl::unexpected(statement.error());
    int at = 0;
    for (const auto &value : sql.values)
        std::visit([&](const auto &one) { statement->bind(++at, one); }, value);
    statement->bind(++at, 1);
    return statement->step();
}

} // namespace

Result<bool> passesFilter(sqlite::Database &db, const CaseFilter &filter, qint64 caseRow, Instant now)
{
    const Result<std::optional<CaseRow>> row = plainRow(db, caseRow);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || !matches(filter, **row))
        return false;
    if (filter.query.trimmed().isEmpty())
        return true;
    const SearchQuery query = parseSearch(filter.query, QDateTime::fromMSecsSinceEpoch(toMillis(now)).date());
    for (const BoundSql &statement : planCaseSearch(query, now, caseRow).statements) {
        const Result<bool> found = hasRow(db, statement);
        if (!found || *found)
            return found;
    }
    return false;
}

} // namespace lianxi
