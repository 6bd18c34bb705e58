// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/notice_query.h"

#include "models/domain/kinds.h"
#include "models/domain/views.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

namespace lianxi
{

namespace
{
constexpr qint64 stillThere = 30 * 60 * 1000; // ms
} // namespace

Result<std::vector<NoticeSubject>> noticeSubjects(sqlite::Database &db, const std::vector<qint64> &messages)
{
    Result<sqlite::Statement> query = db.prepare(
        "SELECT c.id, t.id, h.id, h.settings, c.brand, m.text, m.at, c.assignee = 0 AND c.human_replied = 0 AND"
        " c.supervisor = 0 AND NOT EXISTS (SELECT 1 FROM bot b WHERE b.case_row = c.row AND b.ended NOT IN ('',"
        " 'finished')), EXISTS (SELECT 1 FROM bot b WHERE b.case_row = c.row AND b.ended = '') FROM message m JOIN "
        "cases c ON c.row = m.case_row"
        " JOIN thread t ON t.row = m.thread JOIN channel h ON h.row = t.channel"
        " WHERE m.row = ?1 AND m.kind = ?2 AND m.direction = ?3 AND t.surface = ?4 AND c.state = ?5 AND h.platform <> "
        "?6"
        " AND h.paused = 0 AND h.removed = 0 AND h.settings LIKE '%\"closed_notice\":true%'"
        " AND NOT EXISTS (SELECT 1 FROM message a WHERE a.case_row = c.row AND a.kind = ?2 AND a.direction = ?7"
        " AND a.author IN (?8, ?9, ?10) AND a.at > m.at - ?11 AND a.row < m.row)");
    if (!query)
        return tl::unexpected(query.error());
    std::vector<NoticeSubject> found;
    for (const qint64 message : messages) {
        query->bind(1, message).bind(2, static_cast<int>(TimelineKind::Message));
        query->bind(3, static_cast<int>(Direction::In)).bind(4, static_cast<int>(Surface::Private));
        query->bind(5, static_cast<int>(CaseState::Open)).bind(6, static_cast<int>(Platform::Import));
        query->bind(7, static_cast<int>(Direction::Out)).bind(8, static_cast<int>(AuthorKind::Agent));
        query->bind(9, static_cast<int>(AuthorKind::Supervisor)).bind(10, static_cast<int>(AuthorKind::Elsewhere));
        query->bind(11, stillThere);
        const Status read = sqlite::forEachRow(*query, [&found](const sqlite::Statement &row) {
            found.push_back({row.id<CaseId>(0), row.id<ThreadId>(1), ChannelId(row.text(2)),
                             QJsonDocument::fromJson(row.text(3).toUtf8()).object(), row.text(4), row.text(5),
                             row.instant(6), row.integer(7) != 0, row.integer(8) != 0});
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return found;
}

} // namespace lianxi
