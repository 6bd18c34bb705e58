// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bot_query.h"
#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

struct Waiting {
    qint64 caseRow = 0, thread = 0, heard = 0;
    QJsonObject settings;
};

Result<std::vector<Waiting>> waitingIn(sqlite::Database &db, Instant since, std::optional<qint64> caseRow)
{
    const QByteArray sql =
        "SELECT c.row, t.row, coalesce(b.heard, 0), h.settings FROM cases c JOIN message m ON m.row = c.last_in"
        " JOIN thread t ON t.row = m.thread JOIN channel h ON h.row = t.channel LEFT JOIN bot b ON b.case_row ="
        " (SELECT x.case_row FROM bot x WHERE x.case_row = c.row OR x.case_row IN (SELECT row FROM cases WHERE"
        " merged_into = c.row AND merged_into <> 0) ORDER BY x.at DESC LIMIT 1)"
        " WHERE c.state = 0 AND c.assignee = 0 AND c.human_replied = 0 AND c.supervisor = 0 AND t.surface = 0"
        " AND m.kind = 0 AND m.direction = 0 AND m.row > coalesce(b.heard, 0) AND m.at >= ?1"
        " AND coalesce(b.ended, '') IN ('', 'finished') AND h.paused = 0 AND h.removed = 0 AND h.platform <> ?2"
        + QByteArray(caseRow ? " AND c.row = ?3" : "") + " ORDER BY m.row";
    return sqlite::readAll(
        db, sql.constData(),
        [&](sqlite::Statement &query) {
            query.bind(1, since).bind(2, static_cast<int>(Platform::Import));
            if (caseRow)
                query.bind(3, *caseRow);
        },
        [](const sqlite::Statement &row) {
            return Waiting{row.integer(0), row.integer(1), row.integer(2),
                           QJsonDocument::fromJson(row.text(3).toUtf8()).object()};
        });
}

/// What the customer wrote in the thread since the bot last heard them.
Status readWords(sqlite::Database &db, const Waiting &waiting, ThreadId &thread, BotSubject &subject)
{
    QStringList texts;
    const Status read = sqlite::forEachRow(
        db,
        "SELECT m.id, m.at, m.text, t.id FROM message m JOIN thread t ON t.row = m.thread WHERE m.case_row = ?1"
        " AND m.thread = ?2 AND m.row > ?3 AND m.kind = 0 AND m.direction = 0 ORDER BY m.row",
        [&waiting](sqlite::Statement &query) {
            query.bind(1, waiting.caseRow).bind(2, waiting.thread).bind(3, waiting.heard);
        },
        [&](const sqlite::Statement &row) {
            subject.newest = row.id<MessageId>(0);
            subject.at = row.instant(1);
            if (const QString text = row.text(2).trimmed(); !text.isEmpty())
                texts << text;
            thread = row.id<ThreadId>(3);
        });
    subject.text = texts.join(u'\n');
    return read;
}

Result<BotSubject> subjectOf(sqlite::Database &db, const Waiting &waiting)
{
    BotSubject subject;
    ThreadId thread;
    Result<CaseView> view = caseView(db, waiting.caseRow);
    if (!view)
        return tl::unexpected(view.error());
    subject.view = std::move(*view);
    subject.settings = waiting.settings;
    if (const Status read = readWords(db, waiting, thread, subject); !read)
        return tl::unexpected(read.error());
    for (const ThreadRow &one : subject.view.threads)
        if (one.id == thread)
            subject.thread = one;
    return subject;
}

} // namespace

Result<std::vector<BotSubject>> botSubjects(sqlite::Database &db, Instant since, const std::vector<qint64> &cases)
{
    std::vector<std::optional<qint64>> which(cases.begin(), cases.end());
    if (which.empty())
        which.emplace_back();
    std::vector<BotSubject> subjects;
    for (const std::optional<qint64> caseRow : which) {
        const Result<std::vector<Waiting>> waiting = waitingIn(db, since, caseRow);
        if (!waiting)
            return tl::unexpected(waiting.error());
        for (const Waiting &one : *waiting) {
            Result<BotSubject> subject = subjectOf(db, one);
            if (!subject)
                return tl::unexpected(subject.error());
            subjects.push_back(std::move(*subject));
        }
    }
    return subjects;
}

Result<bool> botIsTalking(sqlite::Database &db)
{
    const auto found = sqlite::readFirst(
        db,
        "SELECT 1 FROM bot b JOIN cases c ON c.row = b.case_row WHERE b.ended = '' AND c.state = 0 AND c.assignee = 0"
        " LIMIT 1",
        [](sqlite::Statement &) {}, [](const sqlite::Statement &row) { return row.integer(0); });
    if (!found)
        return tl::unexpected(found.error());
    return found->has_value();
}

Result<std::vector<qint64>> casesOfMessages(sqlite::Database &db, const std::vector<qint64> &messages)
{
    Result<sqlite::Statement> query = db.prepare("SELECT case_row FROM message WHERE row = ?1");
    if (!query)
        return tl::unexpected(query.error());
    QSet<qint64> seen;
    std::vector<qint64> cases;
    for (const qint64 message : messages) {
        query->bind(1, message);
        const Status read = sqlite::forEachRow(*query, [&](const sqlite::Statement &row) {
            if (!seen.contains(row.integer(0)))
                cases.push_back(row.integer(0));
            seen.insert(row.integer(0));
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return cases;
}

} // namespace lianxi
