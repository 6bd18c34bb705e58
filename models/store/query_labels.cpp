// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/label_queries.h"

#include "models/domain/views.h"
#include "models/store/row_keys.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

namespace lianxi
{

namespace
{

constexpr int message = static_cast<int>(TimelineKind::Message);
constexpr int activity = static_cast<int>(TimelineKind::Activity);
constexpr int agent = static_cast<int>(AuthorKind::Agent);
constexpr int supervisor = static_cast<int>(AuthorKind::Supervisor);

CaseText textOf(const sqlite::Statement &row)
{
    return {row.integer(0), row.integer(1), row.id<MessageId>(2), row.text(3), row.instant(4)};
}

} // namespace

Result<std::vector<CaseText>> newestTexts(sqlite::Database &db, Direction direction, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT row, case_row, id, text, at FROM message WHERE kind = ?1 AND direction = ?2 AND text <> ''"
        " AND id IS NOT NULL AND deleted IS NOT 1 AND (direction = ?3 OR author IN (?4, ?5))"
        " ORDER BY row DESC LIMIT ?6",
        [&](sqlite::Statement &query) {
            query.bind(1, message).bind(2, static_cast<int>(direction)).bind(3, static_cast<int>(Direction::In));
            query.bind(4, agent).bind(5, supervisor).bind(6, limit);
        },
        textOf);
}

Result<std::vector<CaseText>> textsOf(sqlite::Database &db, const std::vector<MessageId> &messages)
{
    Result<sqlite::Statement> query =
        db.prepare("SELECT m.row, m.case_row, m.id, m.text, m.at FROM ref r JOIN message m ON m.row = r.target"
                   " WHERE r.key = ?1 AND m.id = ?2 AND m.kind = ?3 AND m.text <> '' AND m.deleted IS NOT 1");
    if (!query)
        return tl::make_unexpected(query.error());
    std::vector<CaseText> all;
    for (const MessageId &id : messages) {
        query->bind(1, keys::of(keys::Kind::Message, id)).bind(2, id).bind(3, message);
        const Result<bool> found = query->step();
        if (!found)
            return tl::make_unexpected(found.error());
        if (*found)
            all.push_back(textOf(*query));
        query->reset();
    }
    return all;
}

Result<std::vector<CaseText>> customerTextsBefore(sqlite::Database &db, qint64 caseRow, qint64 row, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT row, case_row, id, text, at FROM message WHERE case_row = ?1 AND row < ?2 AND kind = ?3"
        " AND direction = ?4 AND text <> '' AND id IS NOT NULL AND deleted IS NOT 1 ORDER BY row DESC LIMIT ?5",
        [&](sqlite::Statement &query) {
            query.bind(1, caseRow)
                .bind(2, row)
                .bind(3, message)
                .bind(4, static_cast<int>(Direction::In))
                .bind(5, limit);
        },
        textOf);
}

Result<std::vector<HandMark>> handMarks(sqlite::Database &db, qint64 entries)
{
    return sqlite::readAll(
        db,
        "SELECT row, case_row, activity, details, at FROM message"
        " WHERE row > (SELECT coalesce(max(row), 0) FROM message) - ?4 AND kind = ?1 AND author IN (?2, ?3)"
        " AND ((activity = 'case.classified' AND details LIKE '%\"category\"%')"
        " OR (activity = 'case.tagged' AND details LIKE '%\"family\":\"emotion\"%')) ORDER BY row",
        [entries](sqlite::Statement &query) {
            query.bind(1, activity).bind(2, agent).bind(3, supervisor).bind(4, entries);
        },
        [](const sqlite::Statement &row) {
            return HandMark{row.integer(0), row.integer(1), row.text(2),
                            QJsonDocument::fromJson(row.text(3).toUtf8()).object(), row.instant(4)};
        });
}

Result<std::vector<SentSteps>> sentSteps(sqlite::Database &db, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT m.row, m.case_row, m.id, m.text, m.at, o.steps FROM outbox o JOIN message m ON m.row = o.message"
        " WHERE o.human = 1 AND o.withdrawn = 0 AND m.kind = ?1 AND m.text <> '' AND m.deleted IS NOT 1"
        " AND coalesce(o.intent, '') NOT LIKE '%\"continues\"%' AND NOT EXISTS (SELECT 1 FROM outbox n"
        " WHERE n.message = o.message + 1 AND n.case_row = o.case_row AND n.intent LIKE '%\"continues\"%')"
        " ORDER BY o.message DESC LIMIT ?2",
        [limit](sqlite::Statement &query) { query.bind(1, message).bind(2, limit); },
        [](const sqlite::Statement &row) {
            SentSteps sent{textOf(row), {}};
            for (size_t step = 0; step < EnumNames<ScriptStep>::names.size(); ++step)
                if ((row.integer(5) >> step) & 1)
                    sent.steps.push_back(static_cast<ScriptStep>(step));
            return sent;
        });
}

} // namespace lianxi
