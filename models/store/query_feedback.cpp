// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback_query.h"
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"

#include <QHash>

namespace lianxi
{

Result<std::vector<FeedbackRow>> feedback(sqlite::Database &db, int limit)
{
    std::vector<FeedbackRow> rows;
    std::vector<qint64> cases;
    // A case that was merged is part of another one now.
    const Status read = sqlite::forEachRow(
        db,
        "SELECT f.id, coalesce(nullif(c.merged_into, 0), c.row), m.id, f.kind, f.about, f.text, coalesce(a.name, ''),"
        " f.noted_at, f.department, f.outcome, f.handled_at FROM feedback f JOIN cases c ON c.row = f.case_row"
        " LEFT JOIN message m ON m.row = f.message AND f.message <> 0 LEFT JOIN agent a ON a.row = f.noted_by"
        " WHERE f.removed = 0 ORDER BY f.noted_at DESC, f.id LIMIT ?1",
        [limit](sqlite::Statement &query) { query.bind(1, limit); },
        [&](const sqlite::Statement &row) {
            FeedbackRow one;
            one.id = row.id<FeedbackId>(0);
            one.head.row = row.integer(1);
            one.message = row.id<MessageId>(2);
            one.kind = static_cast<FeedbackKind>(row.integer(3));
            one.about = row.text(4);
            one.text = row.text(5);
            one.byName = row.text(6);
            one.at = row.instant(7);
            one.department = row.text(8);
            one.outcome = row.text(9);
            one.handledAt = row.maybeInstant(10);
            cases.push_back(one.head.row);
            rows.push_back(std::move(one));
        });
    if (!read)
        return tl::unexpected(read.error());
    std::sort(cases.begin(), cases.end());
    cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
    const Result<std::vector<CaseRow>> heads = caseRows(db, cases);
    if (!heads)
        return tl::unexpected(heads.error());
    QHash<qint64, CaseRow> byRow;
    for (const CaseRow &head : *heads)
        byRow.insert(head.row, head);
    for (FeedbackRow &row : rows)
        row.head = byRow.value(row.head.row, row.head);
    return rows;
}

Result<QStringList> feedbackTopics(sqlite::Database &db, int limit)
{
    QStringList topics;
    const Status read = sqlite::forEachRow(
        db,
        "SELECT about FROM feedback WHERE removed = 0 AND about <> '' GROUP BY about ORDER BY count(*) DESC, about"
        " LIMIT ?1",
        [limit](sqlite::Statement &query) { query.bind(1, limit); },
        [&topics](const sqlite::Statement &row) { topics << row.text(0); });
    if (!read)
        return tl::unexpected(read.error());
    return topics;
}

} // namespace lianxi
