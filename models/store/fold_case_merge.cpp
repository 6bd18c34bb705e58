// SPDX-License-Identifier: GPL-3.0-or-later
// One case out of two of the same person, out again, and cases of their own out of one.
#include "models/store/fold.h"

#include <set>

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

/// What table `moved` remembers of a merge, so that it can be undone.
enum class Moved {
    Line, ///< row of a message, note or activity
    FollowUp,
    Thread, ///< one that only `from` had
    Home, ///< a thread whose next message would have come to `from`
    Tag, ///< row: the family; only `from` had it
    Contact, ///< one that only `from` had
    Mark, ///< row of the line that tells of the merge: what came later has a higher one
};

constexpr int numberOf(Moved what)
{
    return static_cast<int>(what);
}

} // namespace

void Fold::caseMerged(const CaseMerged &p, const Event &e)
{
    CaseEntity *from = m_tables.caseItself(p.from);
    CaseEntity *into = m_tables.caseOf(p.into);
    if (!from || !into)
        return unreadable();
    // Already part of a case, or somebody else's: who writes to one person must not be read by another.
    if (from == into || from->mergedInto != 0 || rootOf(from->contact) != rootOf(into->contact))
        return;
    rememberMerge(*from, *into);
    moveAll(*from, *into);
    takeOver(*from, *into);
    activity(*into, e, &p.by);
    summarise(*into);
}

/// Notes what will move, before it does.
void Fold::rememberMerge(const CaseEntity &from, const CaseEntity &into)
{
    const auto remember = [&](const char *sql, Moved what) {
        m_tables.run(m_tables.statement(sql).bind(1, into.row).bind(2, from.row).bind(3, numberOf(what)));
    };
    remember("INSERT INTO moved SELECT ?1, ?2, ?3, row, '' FROM message WHERE case_row = ?2", Moved::Line);
    remember("INSERT INTO moved SELECT ?1, ?2, ?3, row, '' FROM follow_up WHERE case_row = ?2", Moved::FollowUp);
    remember("INSERT INTO moved SELECT ?1, ?2, ?3, thread, '' FROM case_thread WHERE case_row = ?2 AND thread NOT IN"
             " (SELECT thread FROM case_thread WHERE case_row = ?1)",
             Moved::Thread);
    remember("INSERT INTO moved SELECT ?1, ?2, ?3, family, text FROM case_tag WHERE case_row = ?2 AND (family, text)"
             " NOT IN (SELECT family, text FROM case_tag WHERE case_row = ?1)",
             Moved::Tag);
    remember("INSERT INTO moved SELECT ?1, ?2, ?3, contact, '' FROM case_contact WHERE case_row = ?2 AND contact NOT IN"
             " (SELECT contact FROM case_contact WHERE case_row = ?1)",
             Moved::Contact);
    sqlite::Statement &insert = m_tables.statement("INSERT INTO moved VALUES(?1, ?2, ?3, ?4, '')");
    insert.bind(1, into.row).bind(2, from.row).bind(3, numberOf(Moved::Mark)).bind(4, m_tables.nextMessageRow());
    m_tables.run(insert);
    for (const qint64 row : threadsOf(from)) {
        const ThreadEntity *thread = m_tables.get(m_tables.threads, row);
        if (thread && thread->caseRow == from.row)
            m_tables.run(insert.bind(3, numberOf(Moved::Home)).bind(4, row));
    }
}

void Fold::moveAll(CaseEntity &from, const CaseEntity &into)
{
    const auto move = [&](const char *sql) {
        m_tables.run(m_tables.statement(sql).bind(1, into.row).bind(2, from.row));
    };
    move("UPDATE turn SET case_row = ?1 WHERE (asked, message) IN (SELECT at, row FROM message WHERE case_row = ?2)");
    move("UPDATE deed SET case_row = ?1 WHERE (at, line) IN (SELECT at, row FROM message WHERE case_row = ?2)");
    move("UPDATE outbox SET case_row = ?1 WHERE case_row = ?2");
    move("UPDATE message SET case_row = ?1 WHERE case_row = ?2");
    move("UPDATE follow_up SET case_row = ?1 WHERE case_row = ?2");
    move("INSERT OR IGNORE INTO case_thread SELECT ?1, thread FROM case_thread WHERE case_row = ?2");
    move("INSERT OR IGNORE INTO case_tag SELECT ?1, family, text, source, since FROM case_tag WHERE case_row = ?2");
    move("INSERT OR IGNORE INTO case_contact SELECT contact, ?1 FROM case_contact WHERE case_row = ?2");
    for (const qint64 row : threadsOf(from))
        setHome(row, from.row, into.row);
}

/// A thread's next message comes to `to`, if it would have come to `from`.
void Fold::setHome(qint64 threadRow, qint64 from, qint64 to)
{
    ThreadEntity *thread = m_tables.get(m_tables.threads, threadRow);
    if (!thread || thread->caseRow != from)
        return;
    thread->caseRow = to;
    m_tables.threads.touch(*thread);
}

/// What holds of `from` holds of `into`, where it makes people more careful. `from` keeps its own for the way back.
void Fold::takeOver(CaseEntity &from, CaseEntity &into)
{
    into.unread += from.unread;
    into.scriptMask |= from.scriptMask;
    into.tagged = into.tagged || from.tagged;
    into.supervisor = into.supervisor || (from.supervisor && from.state != CaseState::Resolved);
    if (into.minor.isEmpty())
        into.minor = from.minor;
    if (into.category.isEmpty())
        into.category = from.category;
    if (!into.invitedAt)
        into.invitedAt = from.invitedAt;
    if (isUnderWay(from.state) && into.state != CaseState::Open) {
        into.state = CaseState::Open;
        into.resolvedAt.reset();
        into.snoozedUntil.reset();
    }
    endOffer(from); // nobody can answer it there any more
    from.stateBefore = from.state;
    from.state = CaseState::Merged;
    from.mergedInto = into.row;
    m_tables.touchWords(from);
    refreshFollowUp(into);
}

void Fold::caseUnmerged(const CaseUnmerged &p, const Event &e)
{
    CaseEntity *from = m_tables.caseItself(p.from);
    CaseEntity *into = m_tables.caseItself(p.into);
    if (!from || !into)
        return unreadable();
    if (from->mergedInto != into->row || into->mergedInto != 0)
        return; // not merged, or first that one has to be taken out of another
    const std::vector<Line> lines = linesToReturn(*from, *into);
    if (!leavesMessages(*into, lines)) {
        // Conversations were split off meanwhile: one of the two is somewhere else by now. Whoever asked is told.
        MessageEntity line = activityLine(e.type, &p.by, e.time, {{"nothing_left"_L1, true}});
        line.caseRow = into->row;
        m_tables.insertMessage(std::move(line));
        m_tables.touch(*into);
        return;
    }
    takeApart(*from, *into, lines);
    activity(*into, e, &p.by);
    activity(*from, e, &p.by);
}

/// Undoes a merge. What was said since then in a conversation of `from` goes with it.
void Fold::takeApart(CaseEntity &from, CaseEntity &into, const std::vector<Line> &lines)
{
    const qint64 unread = unreadToReturn(from, into, lines);
    for (const Line &line : lines) {
        m_tables.run(
            m_tables.statement("UPDATE message SET case_row = ?2 WHERE row = ?1").bind(1, line.row).bind(2, from.row));
        m_tables.run(m_tables.statement("UPDATE outbox SET case_row = ?2 WHERE message = ?1")
                         .bind(1, line.row)
                         .bind(2, from.row));
        for (const char *sql : {"UPDATE turn SET case_row = ?3 WHERE asked = ?1 AND message = ?2",
                                "UPDATE deed SET case_row = ?3 WHERE at = ?1 AND line = ?2"})
            m_tables.run(m_tables.statement(sql).bind(1, line.at).bind(2, line.row).bind(3, from.row));
    }
    for (const qint64 row : threadsOf(from))
        setHome(row, into.row, from.row);
    forgetMerge(from, into);
    const bool woken = from.stateBefore == CaseState::Resolved
        && std::any_of(lines.begin(), lines.end(), [](const Line &line) { return line.later && line.fromCustomer; });
    from.state = woken ? CaseState::Open : from.stateBefore;
    if (woken)
        from.resolvedAt.reset();
    from.mergedInto = 0;
    from.unread = unread;
    into.unread -= unread;
    into.scriptMask &= ~from.scriptMask | ownSteps(into);
    into.tagged = hasTags(into);
    for (CaseEntity *entity : {&from, &into}) {
        summarise(*entity);
        refreshFollowUp(*entity);
    }
}

/// Whether both would have something that was said.
bool Fold::leavesMessages(const CaseEntity &into, const std::vector<Line> &lines)
{
    const qint64 leaving = std::count_if(lines.begin(), lines.end(), [](const Line &line) { return line.isMessage; });
    sqlite::Statement &select = m_tables.statement("SELECT count(*) FROM message WHERE case_row = ? AND kind = 0");
    const qint64 all = m_tables.step(select.bind(1, into.row)) ? select.integer(0) : 0;
    select.reset();
    return leaving > 0 && all > leaving;
}

std::vector<Fold::Line> Fold::linesToReturn(const CaseEntity &from, const CaseEntity &into)
{
    std::vector<Line> lines;
    const auto read = [&](const char *sql, Moved what, bool later) {
        sqlite::Statement &select = m_tables.statement(sql);
        select.bind(1, into.row).bind(2, from.row).bind(3, numberOf(what));
        while (m_tables.step(select)) {
            const bool isMessage = select.integer(3) == static_cast<qint64>(TimelineKind::Message);
            const bool fromCustomer = isMessage && select.integer(2) == static_cast<qint64>(Direction::In);
            lines.push_back({select.integer(0), select.instant(1), later, isMessage, fromCustomer});
        }
    };
    read("SELECT m.row, m.at, m.direction, m.kind FROM moved v JOIN message m ON m.row = v.row"
         " WHERE v.into_case = ?1 AND v.from_case = ?2 AND v.kind = ?3 AND m.case_row = ?1",
         Moved::Line, false);
    static_assert(numberOf(Moved::Mark) == 6);
    read("SELECT m.row, m.at, m.direction, m.kind FROM message m WHERE m.case_row = ?1 AND m.row >"
         " (SELECT row FROM moved WHERE into_case = ?1 AND from_case = ?2 AND kind = 6) AND m.thread IN"
         " (SELECT row FROM moved WHERE into_case = ?1 AND from_case = ?2 AND kind = ?3)",
         Moved::Home, true);
    return lines;
}

/// What came since the merge is unread before anything older is; of that, `from` gets what it brought.
qint64 Fold::unreadToReturn(const CaseEntity &from, const CaseEntity &into, const std::vector<Line> &lines)
{
    std::set<qint64> later;
    static_assert(numberOf(Moved::Mark) == 6);
    sqlite::Statement &newest = m_tables.statement(
        "SELECT row FROM message WHERE case_row = ?1 AND kind = 0 AND direction = 0 AND row >"
        " (SELECT row FROM moved WHERE into_case = ?1 AND from_case = ?2 AND kind = 6) ORDER BY row DESC LIMIT ?3");
    newest.bind(1, into.row).bind(2, from.row).bind(3, into.unread);
    while (m_tables.step(newest))
        later.insert(newest.integer(0));
    const qint64 own =
        std::count_if(lines.begin(), lines.end(), [&later](const Line &line) { return later.contains(line.row); });
    return own + std::min(from.unread, into.unread - static_cast<qint64>(later.size()));
}

/// Gives back what is no line, and forgets the merge.
void Fold::forgetMerge(const CaseEntity &from, const CaseEntity &into)
{
    const auto run = [&](const char *sql, Moved what) {
        m_tables.run(m_tables.statement(sql).bind(1, into.row).bind(2, from.row).bind(3, numberOf(what)));
    };
    run("UPDATE follow_up SET case_row = ?2 WHERE case_row = ?1 AND row IN"
        " (SELECT row FROM moved WHERE into_case = ?1 AND from_case = ?2 AND kind = ?3)",
        Moved::FollowUp);
    run("DELETE FROM case_thread WHERE case_row = ?1 AND thread IN"
        " (SELECT row FROM moved WHERE into_case = ?1 AND from_case = ?2 AND kind = ?3)",
        Moved::Thread);
    run("DELETE FROM case_tag WHERE case_row = ?1 AND (family, text) IN"
        " (SELECT row, text FROM moved WHERE into_case = ?1 AND from_case = ?2 AND kind = ?3)",
        Moved::Tag);
    run("DELETE FROM case_contact WHERE case_row = ?1 AND contact IN"
        " (SELECT row FROM moved WHERE into_case = ?1 AND from_case = ?2 AND kind = ?3)",
        Moved::Contact);
    m_tables.run(m_tables.statement("DELETE FROM moved WHERE into_case = ?1 AND from_case = ?2")
                     .bind(1, into.row)
                     .bind(2, from.row));
}

/// After two people were taken apart: what was merged across them is no longer one person's.
void Fold::takeApartAcross(const std::vector<qint64> &cases)
{
    const auto outermost = [this](CaseEntity &entity) -> std::pair<CaseEntity *, CaseEntity *> {
        CaseEntity *from = &entity, *into = m_tables.get(m_tables.cases, entity.mergedInto);
        while (into && into->mergedInto != 0) {
            from = into;
            into = m_tables.get(m_tables.cases, into->mergedInto);
        }
        return {from, into};
    };
    for (const qint64 row : cases) {
        CaseEntity *entity = m_tables.get(m_tables.cases, row);
        while (entity && entity->mergedInto != 0) {
            const auto [from, into] = outermost(*entity);
            if (!into || rootOf(entity->contact) == rootOf(into->contact))
                break;
            if (const std::vector<Line> lines = linesToReturn(*from, *into); leavesMessages(*into, lines))
                takeApart(*from, *into, lines);
            else
                follow(*from, *into);
        }
    }
}

/// What `from` had is in another case by now, or is all that `into` has: whoever looks for it finds it there.
void Fold::follow(CaseEntity &from, CaseEntity &into)
{
    sqlite::Statement &select =
        m_tables.statement("SELECT m.case_row FROM moved v JOIN message m ON m.row = v.row WHERE v.into_case = ?1"
                           " AND v.from_case = ?2 AND v.kind = ?3 AND m.kind = 0 ORDER BY m.row LIMIT 1");
    select.bind(1, into.row).bind(2, from.row).bind(3, numberOf(Moved::Line));
    const qint64 place = m_tables.step(select) ? select.integer(0) : into.row;
    select.reset();
    const CaseEntity *there = m_tables.get(m_tables.cases, place);
    if (there && rootOf(there->contact) != rootOf(from.contact))
        from.contact = there->contact;
    from.mergedInto = place;
    m_tables.run(m_tables.statement("DELETE FROM moved WHERE into_case = ?1 AND from_case = ?2")
                     .bind(1, into.row)
                     .bind(2, from.row));
    m_tables.touch(from);
}

void Fold::caseParted(const CaseParted &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.from);
    if (!entity || p.into.isNull() || m_tables.caseItself(p.into))
        return unreadable();
    const std::vector<qint64> all = threadsOf(*entity);
    std::vector<qint64> leaving;
    for (const ThreadId &id : p.threads) {
        const qint64 row = m_tables.target(keys::of(keys::Kind::Thread, id));
        if (std::find(all.begin(), all.end(), row) != all.end()
            && std::find(leaving.begin(), leaving.end(), row) == leaving.end())
            leaving.push_back(row);
    }
    if (leaving.empty() || leaving.size() == all.size())
        return; // nothing would be parted
    activity(*entity, e, &p.by);
    CaseEntity &own = partThreads(*entity, leaving, p.into);
    activity(own, e, &p.by);
}

/// The threads go on in a case of their own.
CaseEntity &Fold::partThreads(CaseEntity &entity, const std::vector<qint64> &threads, CaseId id)
{
    const qint64 contact = m_tables.get(m_tables.threads, threads.front())->contact;
    CaseEntity &own = copyCase(entity, id, contact);
    const qint64 unread = unreadOf(entity, threads);
    for (const qint64 row : threads) {
        moveThread(*m_tables.get(m_tables.threads, row), entity, own);
        // A case that was merged into this one no longer has the thread to take along.
        m_tables.run(m_tables.statement("DELETE FROM moved WHERE into_case = ?1 AND row = ?2 AND kind IN (2, 3)")
                         .bind(1, entity.row)
                         .bind(2, row));
        m_tables.run(m_tables
                         .statement("DELETE FROM case_thread WHERE thread = ?2 AND case_row IN"
                                    " (SELECT from_case FROM moved WHERE into_case = ?1)")
                         .bind(1, entity.row)
                         .bind(2, row));
    }
    static_assert(numberOf(Moved::Thread) == 2 && numberOf(Moved::Home) == 3);
    own.unread = unread;
    entity.unread -= unread;
    keepOwner(entity);
    summarise(own);
    summarise(entity);
    return own;
}

} // namespace lianxi::store
