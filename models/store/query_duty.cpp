// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries.h"

namespace lianxi
{

Result<std::vector<UnjudgedMessage>> unjudged(sqlite::Database &db, qint64 afterRow, int limit)
{
    Result<sqlite::Statement> query = db.prepare(
        "SELECT message.row, cases.id, message.id, message.text FROM message JOIN cases ON cases.row = message.case_row"
        " JOIN thread ON thread.row = message.thread JOIN channel ON channel.row = thread.channel"
        " WHERE message.row > ?1 AND message.kind = ?2 AND message.direction = ?3 AND message.text <> ''"
        " AND channel.platform <> ?4 ORDER BY message.row LIMIT ?5");
    if (!query)
        return tl::make_unexpected(query.error());
    query->bind(1, afterRow).bind(2, static_cast<int>(TimelineKind::Message)).bind(3, static_cast<int>(Direction::In));
    query->bind(4, static_cast<int>(Platform::Import)).bind(5, limit);
    std::vector<UnjudgedMessage> messages;
    for (;;) {
        const Result<bool> more = query->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return messages;
        messages.push_back({query->integer(0), query->id<CaseId>(1), query->id<MessageId>(2), query->text(3)});
    }
}

Result<std::vector<SnoozedCase>> nextSnoozed(sqlite::Database &db, int limit)
{
    Result<sqlite::Statement> query =
        db.prepare("SELECT id, sequence, snoozed_until FROM cases INDEXED BY case_snoozed WHERE state = 1"
                   " AND snoozed_until IS NOT NULL ORDER BY snoozed_until LIMIT ?1");
    if (!query)
        return tl::make_unexpected(query.error());
    query->bind(1, limit);
    std::vector<SnoozedCase> cases;
    for (;;) {
        const Result<bool> more = query->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return cases;
        cases.push_back({query->id<CaseId>(0), query->integer(1), query->instant(2)});
    }
}

} // namespace lianxi
