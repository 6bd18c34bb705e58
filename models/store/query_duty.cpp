// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/consent_query.h"
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"

namespace lianxi
{

Result<std::vector<UnjudgedMessage>> unjudged(sqlite::Database &db, qint64 afterRow, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT message.row, cases.id, message.id, message.text FROM message JOIN cases ON cases.row = message.case_row"
        " JOIN thread ON thread.row = message.thread JOIN channel ON channel.row = thread.channel"
        " WHERE message.row > ?1 AND message.kind = ?2 AND message.direction = ?3 AND message.text <> ''"
        " AND channel.platform <> ?4 ORDER BY message.row LIMIT ?5",
        [=](sqlite::Statement &query) {
            query.bind(1, afterRow).bind(2, static_cast<int>(TimelineKind::Message));
            query.bind(3, static_cast<int>(Direction::In)).bind(4, static_cast<int>(Platform::Import)).bind(5, limit);
        },
        [](const sqlite::Statement &row) {
            return UnjudgedMessage{row.integer(0), row.id<CaseId>(1), row.id<MessageId>(2), row.text(3)};
        });
}

Result<UnknownPeople> unknownPeople(sqlite::Database &db, const UnknownSince &since, qint64 window)
{
    Result<sqlite::Statement> newest = db.prepare("SELECT coalesce(max(row), 0) FROM message");
    Result<sqlite::Statement> query = db.prepare(
        "SELECT p.id, h.id, h.platform, i.external, t.external, t.surface FROM message m"
        " JOIN identity i ON i.row = m.author_row JOIN contact p ON p.row = i.contact"
        " JOIN thread t ON t.row = m.thread JOIN channel h ON h.row = t.channel"
        " WHERE m.row > ?1 AND m.row <= ?2 AND m.kind = ?3 AND m.direction = ?4 AND m.at >= ?5 AND h.platform <> ?6"
        " AND ((i.profiled IS NULL AND (i.name = '' OR i.avatar = '')) OR i.profiled < ?7)"
        " GROUP BY i.row ORDER BY min(m.row)");
    if (!newest || !query)
        return tl::make_unexpected(newest ? query.error() : newest.error());
    if (const Result<bool> counted = newest->step(); !counted)
        return tl::make_unexpected(counted.error());
    UnknownPeople found;
    const qint64 last = newest->integer(0);
    found.upTo = std::max(since.afterRow, std::min(last, since.afterRow + window));
    found.more = found.upTo < last;
    query->bind(1, since.afterRow).bind(2, found.upTo).bind(3, static_cast<int>(TimelineKind::Message));
    query->bind(4, static_cast<int>(Direction::In)).bind(5, since.writtenAfter);
    query->bind(6, static_cast<int>(Platform::Import)).bind(7, since.profiledBefore);
    const Status read = sqlite::forEachRow(*query, [&found](const sqlite::Statement &row) {
        found.people.push_back({row.id<ContactId>(0), ChannelId(row.text(1)), static_cast<Platform>(row.integer(2)),
                                row.text(3), row.text(4), static_cast<Surface>(row.integer(5))});
    });
    if (!read)
        return tl::make_unexpected(read.error());
    return found;
}

Result<std::vector<SnoozedCase>> nextSnoozed(sqlite::Database &db, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT id, sequence, snoozed_until FROM cases INDEXED BY case_snoozed WHERE state = 1"
        " AND snoozed_until IS NOT NULL ORDER BY snoozed_until LIMIT ?1",
        [limit](sqlite::Statement &query) { query.bind(1, limit); },
        [](const sqlite::Statement &row) {
            return SnoozedCase{row.id<CaseId>(0), row.integer(1), row.instant(2)};
        });
}

Result<std::vector<ExpiringConsent>> nextExpiringConsents(sqlite::Database &db, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT c.id, p.id, s.expires FROM consent s JOIN cases c ON c.row = s.case_row JOIN contact p ON p.row ="
        " s.contact WHERE s.withdrawn = 0 AND s.expires IS NOT NULL ORDER BY s.expires LIMIT ?1",
        [limit](sqlite::Statement &query) { query.bind(1, limit); },
        [](const sqlite::Statement &row) {
            return ExpiringConsent{row.id<CaseId>(0), row.id<ContactId>(1), row.instant(2)};
        });
}

Result<std::vector<OfferedCase>> nextOffered(sqlite::Database &db, int limit)
{
    return sqlite::readAll(
        db,
        "SELECT id, sequence, offered_at FROM cases INDEXED BY case_offered WHERE offered_at IS NOT NULL"
        " ORDER BY offered_at LIMIT ?1",
        [limit](sqlite::Statement &query) { query.bind(1, limit); },
        [](const sqlite::Statement &row) {
            return OfferedCase{row.id<CaseId>(0), row.integer(1), row.instant(2)};
        });
}

} // namespace lianxi
