// SPDX-License-Identifier: GPL-3.0-or-later
// Channels, counters, the outbox, and figures of the file itself.
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"
#include "models/store/tables.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QJsonObject objectOf(const sqlite::Statement &row, int column)
{
    return row.isNull(column) ? QJsonObject() : QJsonDocument::fromJson(row.text(column).toUtf8()).object();
}

OutboxRow outboxRowOf(const sqlite::Statement &row)
{
    OutboxRow out;
    out.caseRow = row.integer(0);
    out.caseId = row.id<CaseId>(1);
    out.message = row.id<MessageId>(2);
    out.channel = ChannelId(row.text(3));
    out.thread.id = row.id<ThreadId>(4);
    out.thread.channel = out.channel;
    out.thread.channelName = row.text(5);
    out.thread.platform = static_cast<Platform>(row.integer(6));
    out.thread.surface = out.surface = static_cast<Surface>(row.integer(7));
    out.thread.externalId = row.text(8);
    out.thread.personId = row.text(9);
    out.thread.lastInboundAt = row.maybeInstant(10);
    out.thread.sentSinceInbound = static_cast<int>(row.integer(11));
    out.thread.lastInboundPlatformId = row.text(12);
    out.by = Actor{static_cast<AuthorKind>(row.integer(13)), AgentId(row.text(14)), row.text(15)};
    out.text = row.text(16);
    if (!row.isNull(17))
        out.parts = partsFromJson(QJsonDocument::fromJson(row.text(17).toUtf8()).array());
    out.replyToPlatformId = row.text(18);
    // A public answer always answers somebody.
    if (out.replyToPlatformId.isEmpty() && out.surface == Surface::Public)
        out.replyToPlatformId = out.thread.lastInboundPlatformId;
    for (size_t step = 0; step < EnumNames<ScriptStep>::names.size(); ++step)
        if ((row.integer(19) >> step) & 1)
            out.steps.push_back(static_cast<ScriptStep>(step));
    const QJsonObject overrides = objectOf(row, 20);
    fields::Reader{overrides}("overrides", out.overrides);
    out.intent = objectOf(row, 21);
    if (out.intent.value("op"_L1) == privateAnswerOp)
        out.surface = Surface::Private;
    if (const QJsonObject answered = objectOf(row, 27); !answered.isEmpty())
        out.intent.insert("answered"_L1, answered);
    out.state = static_cast<DeliveryState>(row.integer(22));
    out.attempt = static_cast<int>(row.integer(23));
    out.due = row.instant(24);
    out.queuedAt = row.instant(25);
    out.humanBefore = row.integer(26) != 0;
    out.thread.personHandle = row.text(28);
    return out;
}

/// Few rows continue another one, so they are asked for one by one.
Status tellBefore(sqlite::Database &db, std::vector<OutboxRow> &rows)
{
    for (OutboxRow &row : rows) {
        const auto first = MessageId::parse(row.intent.value("continues"_L1).toString());
        if (!first)
            continue;
        Result<sqlite::Statement> select = db.prepare("SELECT m.delivery FROM outbox o JOIN message m ON m.row = "
                                                      "o.message WHERE o.case_row = ? AND m.id = ?");
        if (!select)
            return tl::unexpected(select.error());
        const Result<bool> known = select->bind(1, row.caseRow).bind(2, *first).step();
        if (!known)
            return tl::unexpected(known.error());
        if (*known)
            row.before = static_cast<DeliveryState>(select->integer(0));
    }
    return {};
}

Result<qint64> single(sqlite::Database &db, const char *sql)
{
    Result<sqlite::Statement> select = db.prepare(sql);
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? select->integer(0) : 0;
}

} // namespace

Result<Counters> counters(sqlite::Database &db, const AgentId &agent)
{
    Result<sqlite::Statement> select = db.prepare("SELECT kind, value FROM counter WHERE agent = 0 OR agent ="
                                                  " (SELECT row FROM agent WHERE id = ?)");
    if (!select)
        return tl::unexpected(select.error());
    Counters counters;
    select->bind(1, agent.text());
    const Status read = sqlite::forEachRow(*select, [&counters](const sqlite::Statement &row) {
        const qint64 value = row.integer(1);
        switch (static_cast<store::CounterKind>(row.integer(0))) {
        case store::CounterKind::Open:
            counters.open = value;
            break;
        case store::CounterKind::Unassigned:
            counters.unassigned = value;
            break;
        case store::CounterKind::Mine:
            counters.mine = value;
            break;
        case store::CounterKind::Supervisor:
            counters.supervisor = value;
            break;
        case store::CounterKind::Snoozed:
            counters.snoozed = value;
            break;
        case store::CounterKind::Resolved:
            counters.resolved = value;
            break;
        case store::CounterKind::UnreadCases:
            counters.unreadCases = value;
            break;
        case store::CounterKind::QueuedReplies:
            counters.queuedReplies = value;
            break;
        }
    });
    if (!read)
        return tl::unexpected(read.error());
    return counters;
}

Result<std::vector<ChannelConfigured>> configuredChannels(sqlite::Database &db)
{
    Result<sqlite::Statement> select =
        db.prepare("SELECT id, platform, name, brand, purpose, account, script_mode, paused,"
                   " removed, settings FROM channel WHERE configured = 1 ORDER BY row");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<ChannelConfigured> found;
    const Status read = sqlite::forEachRow(*select, [&found](const sqlite::Statement &row) {
        ChannelConfigured channel;
        channel.channel = ChannelId(row.text(0));
        channel.platform = static_cast<Platform>(row.integer(1));
        channel.name = row.text(2);
        channel.brand = row.text(3);
        channel.purpose = static_cast<ChannelPurpose>(row.integer(4));
        channel.account = row.text(5);
        channel.scriptMode = static_cast<ScriptMode>(row.integer(6));
        channel.paused = row.integer(7) != 0;
        channel.removed = row.integer(8) != 0;
        channel.settings = objectOf(row, 9);
        found.push_back(std::move(channel));
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<QHash<QString, QJsonObject>> cursors(sqlite::Database &db, const ChannelId &channel)
{
    Result<sqlite::Statement> select = db.prepare("SELECT c.name, c.cursor FROM channel_cursor c JOIN channel h"
                                                  " ON h.row = c.channel WHERE h.id = ?");
    if (!select)
        return tl::unexpected(select.error());
    QHash<QString, QJsonObject> found;
    select->bind(1, channel.text());
    const Status read = sqlite::forEachRow(
        *select, [&found](const sqlite::Statement &row) { found.insert(row.text(0), objectOf(row, 1)); });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<std::vector<OutboxRow>> outbox(sqlite::Database &db)
{
    Result<sqlite::Statement> select = db.prepare(
        "SELECT m.case_row, c.id, m.id, h.id, t.id, h.name, h.platform, t.surface, t.external, t.person, t.last_in_at,"
        " t.sent_since, t.last_in_platform_id, m.author, a.id, a.name, m.text, m.parts, r.platform_id, o.steps, "
        "o.overrides,"
        " o.intent, m.delivery, o.attempt, o.due, o.queued_at,"
        " c.human_replied OR EXISTS(SELECT 1 FROM outbox p"
        " WHERE p.case_row = o.case_row AND p.human = 1 AND p.withdrawn = 0 AND p.message < o.message),"
        " coalesce(CASE r.kind WHEN 0 THEN r.details END, (SELECT x.details FROM message x WHERE x.case_row = "
        "o.case_row AND x.thread = t.row"
        " AND x.kind = 0 AND x.direction = 0 ORDER BY x.row DESC LIMIT 1)),"
        " (SELECT i.handle FROM identity i WHERE i.contact = t.contact AND i.external = t.person LIMIT 1)"
        " FROM outbox o INDEXED BY outbox_waiting"
        " JOIN message m ON m.row = o.message JOIN cases c ON c.row = o.case_row JOIN thread t ON t.row = m.thread"
        " JOIN channel h ON h.row = t.channel LEFT JOIN agent a ON a.row = m.author_row"
        " LEFT JOIN message r ON r.row = m.reply_to WHERE o.waiting = 1 ORDER BY o.message");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<OutboxRow> found;
    const Status read =
        sqlite::forEachRow(*select, [&found](const sqlite::Statement &row) { found.push_back(outboxRowOf(row)); });
    if (!read)
        return tl::unexpected(read.error());
    if (const Status told = tellBefore(db, found); !told)
        return tl::unexpected(told.error());
    return found;
}

Result<std::vector<AccountActivity>> accountActivity(sqlite::Database &db, Instant since)
{
    Result<sqlite::Statement> select = db.prepare(
        "SELECT h.id, sum(m.direction = ?2), sum(m.direction <> ?2),"
        " count(DISTINCT CASE WHEN m.direction = ?2 THEN m.thread END), max(CASE WHEN m.direction = ?2 THEN m.at END)"
        " FROM message m JOIN thread t ON t.row = m.thread JOIN channel h ON h.row = t.channel"
        " WHERE m.kind = 0 AND m.at >= ?1 GROUP BY h.row ORDER BY 2 DESC, h.id");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(1, toMillis(since));
    select->bind(2, static_cast<qint64>(Direction::In));
    std::vector<AccountActivity> found;
    const Status read = sqlite::forEachRow(*select, [&found](const sqlite::Statement &row) {
        AccountActivity one{ChannelId(row.text(0)), row.integer(1), row.integer(2), row.integer(3), {}};
        if (!row.isNull(4))
            one.last = fromMillis(row.integer(4));
        found.push_back(std::move(one));
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<StoreStats> storeStats(sqlite::Database &db)
{
    StoreStats stats;
    const std::pair<const char *, qint64 *> figures[] = {
        {"SELECT count(*) FROM cases", &stats.cases},
        {"SELECT count(*) FROM message WHERE kind = 0 AND case_row <> 0", &stats.messages},
        {"SELECT count(*) FROM contact WHERE redirect = 0", &stats.contacts},
        {"SELECT count(*) FROM thread", &stats.threads},
        {"SELECT count(*) FROM channel", &stats.channels},
        {"SELECT value FROM meta WHERE key = 'unreadable'", &stats.unreadable},
        {"SELECT value FROM meta WHERE key = 'position'", &stats.position},
        {"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", &stats.fileBytes},
    };
    for (const auto &[sql, into] : figures) {
        const Result<qint64> value = single(db, sql);
        if (!value)
            return tl::unexpected(value.error());
        *into = *value;
    }
    Result<sqlite::Statement> cipher = db.prepare("PRAGMA cipher");
    if (!cipher)
        return tl::unexpected(cipher.error());
    if (const Result<bool> row = cipher->step(); row && *row)
        stats.cipher = cipher->text(0);
    return stats;
}

} // namespace lianxi
