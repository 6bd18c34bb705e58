// SPDX-License-Identifier: GPL-3.0-or-later
// What a case consists of: its conversations, its owner, and what follows from its messages.
#include "models/store/fold.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

/// What a case's own messages say about it.
struct Summary {
    qint64 messages = 0, last = 0, lastThread = 0, lastIn = 0, lastAnswer = 0, firstInThread = 0;
    Instant first, lastAt;
    std::optional<Instant> firstInAt, lastInAt;
    QString preview;
    QStringList files;
    bool humanReplied = false;
};

void add(Summary &summary, const sqlite::Statement &row)
{
    const qint64 key = row.integer(0);
    const Instant at = row.instant(1);
    const std::vector<Part> parts = partsFromJson(QJsonDocument::fromJson(row.text(6).toUtf8()).array());
    summary.first = summary.messages++ == 0 ? at : std::min(summary.first, at);
    summary.last = key;
    summary.lastThread = row.integer(2);
    summary.lastAt = std::max(summary.lastAt, at);
    summary.preview = previewOf(row.text(5), parts);
    for (const Part &part : parts)
        if (const QString &name = part.name.isEmpty() ? part.title : part.name; !name.isEmpty())
            summary.files << name;
    if (static_cast<Direction>(row.integer(3)) == Direction::In) {
        if (row.text(8).contains("\"automatic\""_L1))
            return; // nobody waits for an answer to it
        if (summary.lastIn == 0) {
            summary.firstInAt = at;
            summary.firstInThread = summary.lastThread;
        }
        summary.lastIn = key;
        summary.lastInAt = at;
    } else if (isTaken(static_cast<DeliveryState>(row.integer(7)))) {
        const auto author = static_cast<AuthorKind>(row.integer(4));
        summary.lastAnswer = key;
        summary.humanReplied = summary.humanReplied || isHuman(author) || author == AuthorKind::Elsewhere;
    }
}

} // namespace

/// A case is of somebody who talks in it.
void Fold::keepOwner(CaseEntity &entity)
{
    qint64 other = 0;
    for (const qint64 row : threadsOf(entity)) {
        const ThreadEntity *thread = m_tables.get(m_tables.threads, row);
        if (!thread || thread->contact == entity.contact)
            return;
        other = other == 0 ? thread->contact : other;
    }
    if (other == 0)
        return;
    giveTo(entity, other);
}

void Fold::giveTo(CaseEntity &entity, qint64 contact)
{
    m_tables.run(m_tables.statement("DELETE FROM case_contact WHERE contact = ? AND case_row = ?")
                     .bind(1, entity.contact)
                     .bind(2, entity.row));
    m_tables.run(
        m_tables.statement("INSERT OR IGNORE INTO case_contact VALUES(?, ?)").bind(1, contact).bind(2, entity.row));
    entity.contact = contact;
    m_tables.touchWords(entity);
}

std::vector<qint64> Fold::threadsOf(const CaseEntity &entity)
{
    std::vector<qint64> threads;
    sqlite::Statement &select = m_tables.statement("SELECT thread FROM case_thread WHERE case_row = ? ORDER BY thread");
    select.bind(1, entity.row);
    while (m_tables.step(select))
        threads.push_back(select.integer(0));
    return threads;
}

/// A case beside another one, in the same hands and at the same point, with no message yet.
CaseEntity &Fold::copyCase(const CaseEntity &from, CaseId id, qint64 contact)
{
    CaseEntity &own = m_tables.cases.create();
    const qint64 row = own.row;
    const Counted counted = own.counted;
    own = from;
    own.row = row;
    own.counted = counted;
    own.fact.reset();
    own.hasWords = false;
    own.id = id;
    own.contact = contact;
    own.sequence = 0;
    own.invitedAt.reset();
    own.clocks.at(static_cast<size_t>(ClockKind::FollowUp)).reset(); // what was promised stays where it was
    m_tables.claim(keys::of(keys::Kind::Case, own.id), own.row);
    m_tables.run(
        m_tables.statement("INSERT OR IGNORE INTO case_contact VALUES(?, ?)").bind(1, contact).bind(2, own.row));
    m_tables.run(m_tables
                     .statement("INSERT INTO case_tag(case_row, family, text, source, since)"
                                " SELECT ?1, family, text, source, since FROM case_tag WHERE case_row = ?2")
                     .bind(1, own.row)
                     .bind(2, from.row));
    m_tables.touchWords(own);
    return own;
}

/// How many of a case's unread messages stand in these threads: the unread ones are its newest.
qint64 Fold::unreadOf(const CaseEntity &entity, const std::vector<qint64> &threads)
{
    sqlite::Statement &select = m_tables.statement("SELECT thread FROM message WHERE case_row = ?1 AND kind = 0"
                                                   " AND direction = 0 ORDER BY row DESC LIMIT ?2");
    static_assert(static_cast<int>(Direction::In) == 0 && static_cast<int>(TimelineKind::Message) == 0);
    select.bind(1, entity.row).bind(2, entity.unread);
    qint64 count = 0;
    while (m_tables.step(select))
        count += std::find(threads.begin(), threads.end(), select.integer(0)) != threads.end() ? 1 : 0;
    return count;
}

/// Everything that was said in a thread while it belonged to `from` goes over, with what the figures know of it.
void Fold::moveThread(ThreadEntity &thread, const CaseEntity &from, const CaseEntity &into)
{
    m_tables.run(m_tables
                     .statement("UPDATE outbox SET case_row = ?3 WHERE case_row = ?1 AND message IN"
                                " (SELECT row FROM message WHERE case_row = ?1 AND thread = ?2)")
                     .bind(1, from.row)
                     .bind(2, thread.row)
                     .bind(3, into.row));
    m_tables.run(m_tables
                     .statement("UPDATE turn SET case_row = ?3 WHERE (asked, message) IN"
                                " (SELECT at, row FROM message WHERE case_row = ?1 AND thread = ?2)")
                     .bind(1, from.row)
                     .bind(2, thread.row)
                     .bind(3, into.row));
    m_tables.run(m_tables.statement("UPDATE message SET case_row = ?3 WHERE case_row = ?1 AND thread = ?2")
                     .bind(1, from.row)
                     .bind(2, thread.row)
                     .bind(3, into.row));
    m_tables.run(m_tables.statement("DELETE FROM case_thread WHERE case_row = ? AND thread = ?")
                     .bind(1, from.row)
                     .bind(2, thread.row));
    m_tables.run(
        m_tables.statement("INSERT OR IGNORE INTO case_thread VALUES(?, ?)").bind(1, into.row).bind(2, thread.row));
    if (thread.caseRow != from.row)
        return;
    thread.caseRow = into.row;
    m_tables.threads.touch(thread);
}

/// Sets what follows from a case's messages, after some came or went.
void Fold::summarise(CaseEntity &entity)
{
    sqlite::Statement &select = m_tables.statement(
        "SELECT row, at, thread, direction, author, text, parts, delivery, flags FROM message WHERE case_row = ?"
        " AND kind = 0 ORDER BY row");
    Summary summary;
    select.bind(1, entity.row);
    while (m_tables.step(select))
        add(summary, select);
    entity.files = summary.files.join(u'\n');
    entity.preview = summary.preview;
    entity.lastIn = summary.lastIn;
    entity.lastInAt = summary.lastInAt;
    entity.humanReplied = summary.humanReplied;
    entity.askedAt = summary.firstInAt;
    if (const ThreadEntity *thread = m_tables.get(m_tables.threads, summary.firstInThread)) {
        entity.askedChannel = thread->channel;
        entity.askedSurface = thread->surface;
    }
    recountResolves(entity);
    entity.waiting = summary.lastIn > summary.lastAnswer && isUnderWay(entity.state);
    if (summary.messages > 0) {
        entity.openedAt = summary.first;
        entity.lastAt = summary.lastAt;
    }
    if (const ThreadEntity *thread = m_tables.get(m_tables.threads, summary.lastThread)) {
        entity.thread = thread->row;
        entity.channel = thread->channel;
        entity.surface = thread->surface;
    }
    stopResponse(entity);
    if (entity.waiting)
        startResponse(entity, waitingSince(entity).value_or(entity.lastAt));
    m_tables.touchWords(entity);
    m_tables.touch(entity);
}

/// Since when the case's customer waits for a person.
std::optional<Instant> Fold::waitingSince(const CaseEntity &entity)
{
    std::optional<Instant> since;
    for (const qint64 row : threadsOf(entity)) {
        ThreadEntity *thread = m_tables.get(m_tables.threads, row);
        if (!thread || thread->caseRow != entity.row)
            continue;
        if (const ThreadEntity &talk = talkOf(*thread); talk.personMessage != 0)
            since = std::min(since.value_or(talk.personAt), talk.personAt);
    }
    return since ? since : entity.lastInAt;
}

} // namespace lianxi::store
