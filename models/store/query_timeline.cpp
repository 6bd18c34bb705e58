// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/timeline_reader.h"

#include "models/store/entities.h"
#include "models/store/fold.h"
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

QJsonArray arrayOf(const sqlite::Statement &row, int column)
{
    return row.isNull(column) ? QJsonArray() : QJsonDocument::fromJson(row.text(column).toUtf8()).array();
}

QStringList listOf(const sqlite::Statement &row, int column)
{
    QStringList list;
    for (const QJsonValue &item : arrayOf(row, column))
        list << item.toString();
    return list;
}

} // namespace

namespace store
{

QByteArray timelineSelect(const char *where)
{
    return QByteArray(
               "SELECT m.row, m.kind, m.id, t.id, h.id, h.platform, t.surface, m.direction, m.author, a.id, a.name,"
               " i.name, i.handle, m.at, m.text, m.parts, m.delivery, m.reason, m.retry_at, m.not_before, "
               "m.platform_id,"
               " r.id, r.text, m.edited_at, m.deleted, m.reactions, m.emotion, m.flags, m.activity, m.details, r.parts"
               " FROM message m LEFT JOIN thread t ON t.row = m.thread LEFT JOIN channel h ON h.row = t.channel"
               " LEFT JOIN agent a ON m.author NOT IN (0, 5) AND a.row = m.author_row"
               " LEFT JOIN identity i ON m.author IN (0, 5) AND i.row = m.author_row"
               " LEFT JOIN message r ON r.row = m.reply_to ")
        + where;
}

TimelineRow timelineRowOf(const sqlite::Statement &row)
{
    TimelineRow line;
    line.row = row.integer(0);
    line.kind = static_cast<TimelineKind>(row.integer(1));
    line.id = row.id<MessageId>(2);
    line.thread = row.id<ThreadId>(3);
    line.channel = ChannelId(row.text(4));
    line.platform = static_cast<Platform>(row.integer(5));
    line.surface = static_cast<Surface>(row.integer(6));
    line.direction = static_cast<Direction>(row.integer(7));
    line.author = static_cast<AuthorKind>(row.integer(8));
    line.agent = AgentId(row.text(9));
    line.authorName = !row.isNull(10) ? row.text(10) : row.text(11).isEmpty() ? row.text(12) : row.text(11);
    line.at = row.instant(13);
    line.text = row.text(14);
    line.parts = partsFromJson(arrayOf(row, 15));
    line.delivery = static_cast<DeliveryState>(row.integer(16));
    line.deliveryReason = row.text(17);
    line.retryAt = row.maybeInstant(18);
    line.notBefore = row.maybeInstant(19);
    line.platformMessageId = row.text(20);
    line.replyTo = row.id<MessageId>(21);
    if (!line.replyTo.isNull())
        line.replyPreview = previewOf(row.text(22), partsFromJson(arrayOf(row, 30)));
    line.editedAt = row.maybeInstant(23);
    line.deleted = row.integer(24) != 0;
    line.reactions = listOf(row, 25);
    line.emotion = emotionText(static_cast<Emotion>(row.integer(26)));
    line.flags = listOf(row, 27);
    if (line.flags.contains(privatelyFlag))
        line.surface = Surface::Private;
    line.activity = row.text(28);
    if (!row.isNull(29))
        line.details = QJsonDocument::fromJson(row.text(29).toUtf8()).object();
    return line;
}

} // namespace store

Result<std::vector<TimelineRow>> timeline(sqlite::Database &db, qint64 caseRow, int limit, qint64 before)
{
    Result<sqlite::Statement> select =
        db.prepare(store::timelineSelect("WHERE m.case_row = ? AND m.row < ? ORDER BY m.row DESC LIMIT ?").constData());
    if (!select)
        return tl::unexpected(select.error());
    select->bind(1, caseRow).bind(2, before).bind(3, limit);
    std::vector<TimelineRow> lines;
    const Status read = sqlite::forEachRow(
        *select, [&lines](const sqlite::Statement &row) { lines.push_back(store::timelineRowOf(row)); });
    if (!read)
        return tl::unexpected(read.error());
    std::reverse(lines.begin(), lines.end());
    return lines;
}

Result<std::vector<TimelineRow>> timelineRows(sqlite::Database &db, const std::vector<qint64> &rows)
{
    Result<sqlite::Statement> select =
        db.prepare(store::timelineSelect("WHERE m.row = ? AND m.case_row <> 0").constData());
    if (!select)
        return tl::unexpected(select.error());
    std::vector<TimelineRow> lines;
    for (const qint64 row : rows) {
        const Result<bool> found = select->bind(1, row).step();
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            lines.push_back(store::timelineRowOf(*select));
        select->reset();
    }
    return lines;
}

} // namespace lianxi
