// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/courtesy_query.h"

#include <QJsonDocument>

namespace lianxi
{

Result<std::vector<CourtesySubject>> courtesySubjects(sqlite::Database &db, qint64 caseRow)
{
    Result<sqlite::Statement> select =
        db.prepare("SELECT t.id, h.id, h.platform, t.external, t.person, t.last_in_platform_id, t.last_in_at,"
                   " (SELECT m.details FROM message m WHERE m.case_row = ct.case_row AND m.thread = t.row"
                   " AND m.kind = 0 AND m.direction = ?3 ORDER BY m.row DESC LIMIT 1)"
                   " FROM case_thread ct JOIN thread t ON t.row = ct.thread JOIN channel h ON h.row = t.channel"
                   " WHERE ct.case_row = ?1 AND t.surface = ?2 AND t.last_in_at IS NOT NULL"
                   " ORDER BY t.last_in_at DESC, t.row DESC");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(1, caseRow).bind(2, static_cast<qint64>(Surface::Private)).bind(3, static_cast<qint64>(Direction::In));
    std::vector<CourtesySubject> found;
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        CourtesySubject subject;
        subject.thread = select->id<ThreadId>(0);
        subject.channel = ChannelId(select->text(1));
        subject.platform = static_cast<Platform>(select->integer(2));
        subject.threadId = select->text(3);
        subject.person = select->text(4);
        subject.lastMessage = select->text(5);
        subject.lastAt = select->maybeInstant(6);
        if (!select->isNull(7))
            subject.needed = QJsonDocument::fromJson(select->text(7).toUtf8()).object();
        found.push_back(std::move(subject));
    }
}

} // namespace lianxi
