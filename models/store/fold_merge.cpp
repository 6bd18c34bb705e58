// SPDX-License-Identifier: GPL-3.0-or-later
// One person out of two contacts, and two out of one again.
#include "models/store/fold.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

constexpr int longestChain = 64; ///< of redirects; a bound, because merges may name any contact

/// What a case's own messages say about it.
struct Summary {
    qint64 messages = 0, last = 0, lastThread = 0, lastIn = 0, lastAnswer = 0;
    Instant first, lastAt;
    std::optional<Instant> lastInAt;
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
        summary.lastIn = key;
        summary.lastInAt = at;
    } else if (isTaken(static_cast<DeliveryState>(row.integer(7)))) {
        const auto author = static_cast<AuthorKind>(row.integer(4));
        summary.lastAnswer = key;
        summary.humanReplied = summary.humanReplied || isHuman(author) || author == AuthorKind::Elsewhere;
    }
}

MessageEntity activityLine(EventType what, AuthorKind author, qint64 authorRow, Instant at, const QJsonObject &details)
{
    MessageEntity line;
    line.kind = TimelineKind::Activity;
    line.author = author;
    line.authorRow = authorRow;
    line.direction = Direction::Out;
    line.at = at;
    line.activity = activityName(what);
    line.details = compactJson(details);
    return line;
}

} // namespace

ContactEntity *Fold::rootOf(qint64 contact)
{
    ContactEntity *at = m_tables.get(m_tables.contacts, contact);
    for (int hops = 0; at && at->redirect != 0 && hops < longestChain; ++hops)
        at = m_tables.get(m_tables.contacts, at->redirect);
    return at;
}

std::vector<qint64> Fold::groupOf(qint64 contact)
{
    std::vector<qint64> group;
    if (const ContactEntity *root = rootOf(contact))
        group.push_back(root->row);
    for (size_t i = 0; i < group.size(); ++i) {
        const ContactEntity *member = m_tables.get(m_tables.contacts, group[i]);
        if (!member || member->members == 0)
            continue;
        sqlite::Statement &select = m_tables.statement("SELECT row FROM contact WHERE redirect = ? AND redirect <> 0");
        select.bind(1, member->row);
        while (m_tables.step(select))
            group.push_back(select.integer(0));
    }
    std::sort(group.begin(), group.end());
    return group;
}

std::vector<qint64> Fold::casesOf(const std::vector<qint64> &contacts)
{
    std::vector<qint64> rows;
    sqlite::Statement &select = m_tables.statement("SELECT case_row FROM case_contact WHERE contact = ?");
    for (const qint64 contact : contacts) {
        select.bind(1, contact);
        while (m_tables.step(select))
            rows.push_back(select.integer(0));
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void Fold::touchCasesOf(const std::vector<qint64> &contacts)
{
    for (const qint64 row : casesOf(contacts))
        if (CaseEntity *entity = m_tables.get(m_tables.cases, row))
            m_tables.touchWords(*entity);
}

// Written at once: groupOf() finds members in the table.
void Fold::setRedirect(ContactEntity &from, ContactEntity &into, bool on)
{
    from.redirect = on ? into.row : 0;
    into.members += on ? 1 : -1;
    m_tables.contacts.touch(from);
    m_tables.contacts.touch(into);
    if (Status written = m_tables.contacts.flush(); !written)
        m_tables.fail(written.error());
}

/// A line in every case that people work on, or else in the newest: no merge is silent.
void Fold::tellPeople(const std::vector<qint64> &contacts, const MessageEntity &line)
{
    CaseEntity *newest = nullptr;
    bool told = false;
    const auto tell = [&](CaseEntity &entity) {
        MessageEntity own = line;
        own.caseRow = entity.row;
        m_tables.insertMessage(std::move(own));
        m_tables.touch(entity);
        told = true;
    };
    for (const qint64 row : casesOf(contacts)) {
        CaseEntity *entity = m_tables.get(m_tables.cases, row);
        if (!entity)
            continue;
        if (entity->state != CaseState::Resolved)
            tell(*entity);
        if (!newest || entity->lastAt >= newest->lastAt)
            newest = entity;
    }
    if (newest && !told)
        tell(*newest);
}

void Fold::merge(ContactEntity &from, ContactEntity &into, const Merge &how)
{
    from.mergedAt = how.at;
    from.mergedWay = how.way;
    from.mergedBy = how.by ? agentRow(*how.by) : 0;
    from.mergedWhy = how.why;
    setRedirect(from, into, true);
    const std::vector<qint64> group = groupOf(into.row);
    touchCasesOf(group);
    tellPeople(group,
               activityLine(EventType::ContactMerged, how.by ? how.by->kind : AuthorKind::System, from.mergedBy, how.at,
                            {{"name"_L1, from.name}, {"way"_L1, QString(toText(how.way))}, {"evidence"_L1, how.why}}));
}

ContactEntity *Fold::contactOf(ContactId id)
{
    return m_tables.get(m_tables.contacts, m_tables.target(keys::of(keys::Kind::Contact, id)));
}

void Fold::contactMerged(const ContactMerged &p, const Event &e)
{
    ContactEntity *from = contactOf(p.from);
    ContactEntity *into = contactOf(p.into);
    if (!from || !into)
        return unreadable();
    // Already one person, or somebody else's part: a second redirect would lose the first.
    if (from->redirect != 0 || rootOf(from->row) == rootOf(into->row))
        return;
    merge(*from, *into, {MergeWay::Person, e.time, &p.by, p.evidence});
}

void Fold::contactSplit(const ContactSplit &p, const Event &e)
{
    ContactEntity *from = contactOf(p.from);
    ContactEntity *into = contactOf(p.into);
    if (!from || !into)
        return unreadable();
    if (from->redirect != into->row)
        return;
    const std::vector<qint64> before = groupOf(into->row);
    from->mergedAt.reset();
    from->mergedWay = {};
    from->mergedBy = 0;
    from->mergedWhy.clear();
    setRedirect(*from, *into, false);
    for (const qint64 row : casesOf(before))
        if (CaseEntity *entity = m_tables.get(m_tables.cases, row))
            partCase(*entity, e);
    touchCasesOf(before);
    const MessageEntity line =
        activityLine(EventType::ContactSplit, p.by.kind, agentRow(p.by), e.time, {{"name"_L1, from->name}});
    tellPeople(groupOf(from->row), line);
    tellPeople(groupOf(into->row), line);
}

/// While two were one, one could write into a case of the other. What is not the case's own person's gets a case of its
/// own, with everything that was decided for it.
void Fold::partCase(CaseEntity &entity, const Event &e)
{
    const ContactEntity *owner = rootOf(entity.contact);
    std::map<qint64, std::vector<qint64>> foreign; // threads by whose they are
    sqlite::Statement &select = m_tables.statement("SELECT thread FROM case_thread WHERE case_row = ? ORDER BY thread");
    std::vector<qint64> threads;
    select.bind(1, entity.row);
    while (m_tables.step(select))
        threads.push_back(select.integer(0));
    for (const qint64 row : threads) {
        const ThreadEntity *thread = m_tables.get(m_tables.threads, row);
        const ContactEntity *person = thread ? rootOf(thread->contact) : nullptr;
        if (person && owner && person != owner)
            foreign[person->row].push_back(row);
    }
    for (const auto &[person, rows] : foreign) {
        ThreadEntity &first = *m_tables.get(m_tables.threads, rows.front());
        const CaseId id =
            CaseId::derive(keys::join({"split", first.id.toBytes(), entity.id.toBytes(), e.id.toBytes()}));
        CaseEntity &own = copyCase(entity, id, first.contact);
        const qint64 unread = unreadOf(entity, rows);
        for (const qint64 row : rows)
            moveThread(*m_tables.get(m_tables.threads, row), entity, own);
        own.unread = unread;
        entity.unread -= unread;
        summarise(own);
    }
    if (!foreign.empty())
        summarise(entity);
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
    entity.waiting = summary.lastIn > summary.lastAnswer;
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
    if (entity.waiting && entity.state != CaseState::Resolved)
        startResponse(entity, waitingSince(entity).value_or(entity.lastAt));
    m_tables.touchWords(entity);
    m_tables.touch(entity);
}

/// Since when the case's customer waits for a person.
std::optional<Instant> Fold::waitingSince(const CaseEntity &entity)
{
    std::vector<qint64> rows;
    sqlite::Statement &select = m_tables.statement("SELECT thread FROM case_thread WHERE case_row = ?");
    select.bind(1, entity.row);
    while (m_tables.step(select))
        rows.push_back(select.integer(0));
    std::optional<Instant> since;
    for (const qint64 row : rows) {
        ThreadEntity *thread = m_tables.get(m_tables.threads, row);
        if (!thread || thread->caseRow != entity.row)
            continue;
        if (const ThreadEntity &talk = talkOf(*thread); talk.personMessage != 0)
            since = std::min(since.value_or(talk.personAt), talk.personAt);
    }
    return since ? since : entity.lastInAt;
}

} // namespace lianxi::store
