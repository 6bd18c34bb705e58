// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/peak_query.h"

#include "models/domain/kinds.h"
#include "models/domain/views.h"
#include "models/store/case_reader.h"
#include "models/store/entities.h"
#include "models/store/row_keys.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

namespace lianxi
{

namespace
{

static_assert(static_cast<int>(CaseState::Open) == 0 && static_cast<int>(TimelineKind::Message) == 0); // in the queries

constexpr const char *columns =
    "SELECT c.row, c.id, t.id, h.id, h.settings, c.brand, m.text, m.at, h.platform, m.row, t.row,"
    " c.human_replied OR EXISTS (SELECT 1 FROM bot b WHERE b.case_row = c.row AND"
    " (b.ended NOT IN ('', 'finished') OR b.heard >= c.last_in)), m.emotion FROM message m"
    " JOIN cases c ON c.row = m.case_row JOIN thread t ON t.row = m.thread JOIN channel h ON h.row = t.channel";

/// What a row tells beside the subject.
struct Found {
    PeakSubject subject;
    qint64 message = 0, thread = 0;
};

Found foundOf(const sqlite::Statement &row)
{
    Found found;
    found.subject.caseRow = row.integer(0);
    found.subject.caseId = row.id<CaseId>(1);
    found.subject.thread = row.id<ThreadId>(2);
    found.subject.channel = ChannelId(row.text(3));
    found.subject.settings = QJsonDocument::fromJson(row.text(4).toUtf8()).object();
    found.subject.brand = row.text(5);
    found.subject.text = row.text(6);
    found.subject.at = row.instant(7);
    found.subject.numberKnown = personKeyOf(static_cast<Platform>(row.integer(8))) == PersonKey::Phone;
    found.message = row.integer(9);
    found.thread = row.integer(10);
    found.subject.unheard = row.integer(11) == 0;
    if (!found.subject.text.isEmpty() && row.integer(12) == static_cast<qint64>(store::Emotion::None))
        found.subject.ripe = found.subject.at + store::judgedWithin;
    return found;
}

/// Whether the case's notice and call-back are on the log; `notice` is the row of its message.
Status tellHistory(sqlite::Database &db, PeakSubject &subject, qint64 &notice)
{
    const Result<qint64> told = store::targetOf(db, keys::of(keys::Kind::Message, peakNoticeId(subject.caseId)));
    const Result<qint64> booked = store::targetOf(db, keys::of(keys::Kind::FollowUp, callBackId(subject.caseId)));
    if (!told || !booked)
        return tl::unexpected(told ? booked.error() : told.error());
    notice = *told;
    subject.told = *told != 0;
    subject.booked = *booked != 0;
    return {};
}

} // namespace

MessageId peakNoticeId(CaseId caseId)
{
    return MessageId::derive("peak-notice/" + caseId.toBytes());
}

FollowUpId callBackId(CaseId caseId)
{
    return FollowUpId::derive("peak-call-back/" + caseId.toBytes());
}

Result<std::vector<PeakSubject>> peakSubjects(sqlite::Database &db, Instant freshFrom)
{
    // Most desks have no such channel: then nothing else is read.
    const Result<std::optional<bool>> wanted = sqlite::readFirst(
        db, "SELECT 1 FROM channel WHERE removed = 0 AND paused = 0 AND settings LIKE '%\"peak_notice\":true%' LIMIT 1",
        [](sqlite::Statement &) {}, [](const sqlite::Statement &) { return true; });
    if (!wanted)
        return tl::unexpected(wanted.error());
    if (!*wanted)
        return std::vector<PeakSubject>{};
    Result<std::vector<Found>> rows = sqlite::readAll(
        db,
        (QByteArray(columns)
         + " WHERE c.state = 0 AND c.assignee = 0 AND c.new_key < ?1 AND c.waiting = 1 AND c.supervisor = 0"
           " AND c.minor = '' AND m.row = c.last_in AND m.at >= ?2 AND t.surface = ?3 AND h.platform <> ?4"
           " AND h.paused = 0 AND h.removed = 0 AND h.settings LIKE '%\"peak_notice\":true%'"
           " AND NOT EXISTS (SELECT 1 FROM bot b WHERE b.case_row = c.row AND b.ended = '' AND b.heard >= c.last_in"
           " AND EXISTS (SELECT 1 FROM outbox o WHERE o.case_row = c.row AND o.waiting = 1)) ORDER BY m.row")
            .constData(),
        [freshFrom](sqlite::Statement &query) {
            query.bind(1, -toMillis(freshFrom)).bind(2, freshFrom);
            query.bind(3, static_cast<int>(Surface::Private)).bind(4, static_cast<int>(Platform::Import));
        },
        foundOf);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<PeakSubject> subjects;
    for (Found &found : *rows) {
        qint64 notice = 0;
        if (const Status read = tellHistory(db, found.subject, notice); !read)
            return tl::unexpected(read.error());
        subjects.push_back(std::move(found.subject));
    }
    return subjects;
}

Result<std::vector<PeakSubject>> peakAnswers(sqlite::Database &db, const std::vector<qint64> &messages,
                                             std::chrono::milliseconds window)
{
    Result<sqlite::Statement> query = db.prepare(
        (QByteArray(columns) + " WHERE m.row = ?1 AND m.kind = 0 AND m.direction = ?2 AND t.surface = ?3").constData());
    // The notice, if a person has written nothing between it and the message.
    Result<sqlite::Statement> talk =
        db.prepare("SELECT n.at, n.text FROM message n WHERE n.row = ?1 AND n.thread = ?2 AND n.row < ?3 AND NOT "
                   "EXISTS (SELECT 1 FROM"
                   " message a WHERE a.case_row = ?4 AND a.kind = 0 AND a.direction = ?5 AND a.author IN (?6, ?7, ?8)"
                   " AND a.row > n.row AND a.row < ?3)");
    if (!query || !talk)
        return tl::unexpected(query ? talk.error() : query.error());
    std::vector<PeakSubject> answers;
    for (const qint64 message : messages) {
        std::optional<Found> found;
        query->bind(1, message).bind(2, static_cast<int>(Direction::In)).bind(3, static_cast<int>(Surface::Private));
        if (const Status read =
                sqlite::forEachRow(*query, [&found](const sqlite::Statement &row) { found = foundOf(row); });
            !read)
            return tl::unexpected(read.error());
        qint64 notice = 0;
        if (!found)
            continue;
        if (const Status read = tellHistory(db, found->subject, notice); !read)
            return tl::unexpected(read.error());
        if (notice == 0)
            continue;
        bool answered = false;
        talk->bind(1, notice).bind(2, found->thread).bind(3, message).bind(4, found->subject.caseRow);
        talk->bind(5, static_cast<int>(Direction::Out)).bind(6, static_cast<int>(AuthorKind::Agent));
        talk->bind(7, static_cast<int>(AuthorKind::Supervisor)).bind(8, static_cast<int>(AuthorKind::Elsewhere));
        const Status read = sqlite::forEachRow(*talk, [&](const sqlite::Statement &row) {
            answered = found->subject.at - row.instant(0) <= window;
            found->subject.notice = row.text(1);
        });
        if (!read)
            return tl::unexpected(read.error());
        if (answered)
            answers.push_back(std::move(found->subject));
    }
    return answers;
}

} // namespace lianxi
