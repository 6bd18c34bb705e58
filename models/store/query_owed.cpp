// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/owed_query.h"
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"

#include <QHash>

namespace lianxi
{

namespace
{

/// The rows of one statement: id, case, due, text, place, who; `kind` says what they are.
template <class Fill>
Status readOwed(sqlite::Database &db, const char *sql, int limit, std::vector<OwedRow> &rows, const Fill &fill)
{
    return sqlite::forEachRow(
        db, sql, [limit](sqlite::Statement &query) { query.bind(1, limit); },
        [&](const sqlite::Statement &row) {
            OwedRow one;
            one.head.row = row.integer(1);
            one.due = row.instant(2);
            one.what = row.text(3);
            one.where = row.text(4);
            fill(row, one);
            rows.push_back(std::move(one));
        });
}

Status readHeads(sqlite::Database &db, std::vector<OwedRow> &rows)
{
    std::vector<qint64> cases;
    for (const OwedRow &row : rows)
        cases.push_back(row.head.row);
    const Result<std::vector<CaseRow>> heads = caseRows(db, cases);
    if (!heads)
        return tl::unexpected(heads.error());
    QHash<qint64, CaseRow> byRow;
    for (const CaseRow &head : *heads)
        byRow.insert(head.row, head);
    for (OwedRow &row : rows)
        row.head = byRow.value(row.head.row, row.head);
    return {};
}

} // namespace

Result<std::vector<OwedRow>> owed(sqlite::Database &db, int limit)
{
    std::vector<OwedRow> rows;
    const Status read =
        readOwed(
            db,
            "SELECT f.id, f.case_row, f.due, f.promise, coalesce(h.name, f.channel), f.channel FROM follow_up f"
            " LEFT JOIN channel h ON h.id = f.channel AND f.channel <> '' WHERE f.done = 0 ORDER BY f.due LIMIT ?1",
            limit, rows,
            [](const sqlite::Statement &row, OwedRow &one) {
                one.kind = one.where.isEmpty() ? OwedKind::Call : OwedKind::Message;
                one.channel = ChannelId(row.text(5));
                one.followUp = row.id<FollowUpId>(0);
            })
            .and_then([&] {
                // A case that was merged is part of another one now.
                return readOwed(db,
                                "SELECT r.id, coalesce(nullif(c.merged_into, 0), c.row), r.due, r.text, r.department,"
                                " coalesce(a.id, '') FROM request r JOIN cases c ON c.row = r.case_row"
                                " LEFT JOIN agent a ON a.row = r.asked_by WHERE r.answered_at IS NULL"
                                " ORDER BY r.due LIMIT ?1",
                                limit, rows, [](const sqlite::Statement &row, OwedRow &one) {
                                    one.kind = OwedKind::Request;
                                    one.by = AgentId(row.text(5));
                                    one.request = row.id<RequestId>(0);
                                });
            })
            .and_then([&] { return readHeads(db, rows); });
    if (!read)
        return tl::unexpected(read.error());
    std::stable_sort(rows.begin(), rows.end(), [](const OwedRow &a, const OwedRow &b) { return a.due < b.due; });
    if (rows.size() > static_cast<size_t>(limit))
        rows.resize(static_cast<size_t>(limit));
    return rows;
}

} // namespace lianxi
