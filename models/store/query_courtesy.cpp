// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/courtesy_query.h"

#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

namespace lianxi
{

Result<std::vector<CourtesySubject>> courtesySubjects(sqlite::Database &db, qint64 caseRow)
{
    return sqlite::readAll(
        db,
        "SELECT t.id, h.id, h.platform, t.external, t.person, t.last_in_platform_id, t.last_in_at,"
        " (SELECT m.details FROM message m WHERE m.case_row = ct.case_row AND m.thread = t.row"
        " AND m.kind = 0 AND m.direction = ?3 ORDER BY m.row DESC LIMIT 1)"
        " FROM case_thread ct JOIN thread t ON t.row = ct.thread JOIN channel h ON h.row = t.channel"
        " WHERE ct.case_row = ?1 AND t.surface = ?2 AND t.last_in_at IS NOT NULL"
        " ORDER BY t.last_in_at DESC, t.row DESC",
        [caseRow](sqlite::Statement &query) {
            query.bind(1, caseRow).bind(2, static_cast<int>(Surface::Private)).bind(3, static_cast<int>(Direction::In));
        },
        [](const sqlite::Statement &row) {
            CourtesySubject subject;
            subject.thread = row.id<ThreadId>(0);
            subject.channel = ChannelId(row.text(1));
            subject.platform = static_cast<Platform>(row.integer(2));
            subject.threadId = row.text(3);
            subject.person = row.text(4);
            subject.lastMessage = row.text(5);
            subject.lastAt = row.maybeInstant(6);
            if (!row.isNull(7))
                subject.needed = QJsonDocument::fromJson(row.text(7).toUtf8()).object();
            return subject;
        });
}

} // namespace lianxi
