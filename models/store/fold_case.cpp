// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

void Fold::attach(CaseEntity &entity, ThreadEntity &thread)
{
    if (thread.caseRow == entity.row)
        return;
    thread.caseRow = entity.row;
    m_tables.threads.touch(thread);
    m_tables.run(
        m_tables.statement("INSERT OR IGNORE INTO case_thread VALUES(?, ?)").bind(1, entity.row).bind(2, thread.row));
}

CaseEntity &Fold::newCase(const Incoming &in, CaseState state)
{
    CaseEntity &entity = m_tables.cases.create();
    entity.id = CaseId::derive(keys::join({"case", in.thread->id.toBytes(), in.source.id.toBytes()}));
    m_tables.claim(keys::of(keys::Kind::Case, entity.id), entity.row);
    entity.contact = in.thread->contact;
    entity.brand = in.channel.brand;
    entity.thread = in.thread->row;
    entity.channel = in.channel.row;
    entity.surface = in.thread->surface;
    entity.queue = traitsOf(in.channel.row).queue;
    entity.state = state;
    entity.openedAt = entity.lastAt = in.at;
    if (state == CaseState::Resolved)
        entity.resolvedAt = in.at;
    m_tables.run(m_tables.statement("INSERT OR IGNORE INTO case_contact VALUES(?, ?)")
                     .bind(1, entity.contact)
                     .bind(2, entity.row));
    attach(entity, *in.thread);
    m_tables.touchWords(entity);
    return entity;
}

/// The move from public to private has come about; the line says how long it took.
void Fold::arrived(CaseEntity &entity, const Incoming &in)
{
    MessageEntity line;
    line.kind = TimelineKind::Activity;
    line.caseRow = entity.row;
    line.thread = in.thread->row;
    line.author = AuthorKind::System;
    line.direction = Direction::Out;
    line.at = in.at;
    line.activity = u"move.arrived"_s;
    moveNoted(entity, *entity.invitedAt, in.at);
    const auto took =
        std::chrono::duration_cast<std::chrono::seconds>(std::max(in.at - *entity.invitedAt, Instant::duration(0)));
    entity.invitedAt.reset();
    m_tables.touch(entity);
    line.details = compactJson(QJsonObject{{"after_s"_L1, static_cast<qint64>(took.count())}});
    m_following.push_back(std::move(line));
}

void Fold::tellFollowing()
{
    for (MessageEntity &line : m_following)
        m_tables.insertMessage(std::move(line));
    m_following.clear();
}

CaseEntity *Fold::joinable(const Incoming &in)
{
    std::vector<qint64> rows;
    for (const qint64 member : groupOf(in.thread->contact)) {
        sqlite::Statement &select = m_tables.statement("SELECT case_row FROM case_contact WHERE contact = ?");
        select.bind(1, member);
        while (m_tables.step(select))
            rows.push_back(select.integer(0));
    }
    const bool inPrivate = in.thread->surface == Surface::Private;
    CaseEntity *best = nullptr;
    for (const qint64 row : rows) {
        CaseEntity *entity = m_tables.get(m_tables.cases, row);
        if (!entity || !isUnderWay(entity->state))
            continue;
        if (inPrivate && entity->invitedAt)
            return entity; // however late, and in whichever of the brand's accounts
        if (entity->brand != in.channel.brand || in.at - entity->lastAt > m_rules.joinWindow)
            continue;
        if (!best || entity->lastAt > best->lastAt || (entity->lastAt == best->lastAt && entity->row > best->row))
            best = entity;
    }
    return best;
}

CaseEntity &Fold::caseFor(const Incoming &in)
{
    CaseEntity *last = m_tables.get(m_tables.cases, in.thread->caseRow);
    CaseEntity *open = last && last->state != CaseState::Resolved ? last : joinable(in);
    if (open) {
        if (open->invitedAt && in.thread->surface == Surface::Private)
            arrived(*open, in);
        if (open != last)
            attach(*open, *in.thread);
        return *open;
    }
    // A case in which only the brand has spoken waits for this answer however long it takes.
    const bool unanswered = last && last->lastIn == 0;
    if (last && (unanswered || in.at - last->resolvedAt.value_or(last->lastAt) <= m_rules.reopenWindow)) {
        last->state = CaseState::Open;
        last->resolvedAt.reset();
        m_tables.touch(*last);
        return *last;
    }
    return newCase(in, CaseState::Open);
}

CaseEntity &Fold::quietCaseFor(const Incoming &in)
{
    if (CaseEntity *last = m_tables.get(m_tables.cases, in.thread->caseRow))
        return *last;
    // A call back, say, belongs to what the customer is waiting for.
    if (CaseEntity *open = joinable(in)) {
        attach(*open, *in.thread);
        return *open;
    }
    return newCase(in, CaseState::Resolved);
}

/// What is told long afterwards waits for nobody; it belongs to a case that was open already when it happened.
CaseEntity &Fold::pastCaseFor(const Incoming &in)
{
    if (CaseEntity *last = m_tables.get(m_tables.cases, in.thread->caseRow))
        return *last;
    if (CaseEntity *open = joinable(in); open && open->openedAt <= in.at) {
        attach(*open, *in.thread);
        return *open;
    }
    return newCase(in, CaseState::Resolved);
}

qint64 Fold::activity(CaseEntity &entity, const Event &e, const Actor *by)
{
    MessageEntity line = activityLine(e.type, by, e.time, e.data);
    line.caseRow = entity.row;
    m_tables.touch(entity);
    return m_tables.insertMessage(std::move(line));
}

MessageEntity Fold::activityLine(EventType what, const Actor *by, Instant at, const QJsonObject &details)
{
    MessageEntity line;
    line.kind = TimelineKind::Activity;
    line.author = by ? by->kind : AuthorKind::System;
    line.authorRow = by ? agentRow(*by) : 0;
    line.direction = Direction::Out;
    line.at = at;
    line.activity = activityName(what);
    line.details = compactJson(details);
    return line;
}

void Fold::caseClaimed(const CaseClaimed &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    entity->assignee = agentRow(p.by);
    endOffer(*entity);
    endClock(*entity, ClockKind::Transfer, e.time, entity->assignee);
    if (p.by.kind == AuthorKind::Supervisor)
        entity->supervisor = false; // it has left the queue for a supervisor's desk
    activity(*entity, e, &p.by);
}

void Fold::caseReleased(const CaseReleased &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    entity->assignee = 0;
    endOffer(*entity);
    activity(*entity, e, &p.by);
}

void Fold::caseTransferred(const CaseTransferred &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    entity->assignee = agentRow(p.to, p.toName);
    endOffer(*entity);
    const bool toSupervisor = p.to.isEmpty() && p.queue == "supervisor"_L1;
    if (!toSupervisor && p.by.kind == AuthorKind::Supervisor)
        entity->supervisor = false; // handed back: it is routed again
    if (toSupervisor) {
        entity->supervisor = true;
    } else if (p.to.isEmpty()) {
        if (!p.queue.isEmpty()) // back to the queue it is in
            entity->queue = p.queue;
    } else if (p.to != p.by.agent) {
        entity->offeredAt = e.time;
        entity->offeredBy = agentRow(p.by);
    }
    const qint64 line = activity(*entity, e, &p.by);
    note(*entity, {e.time, line, metrics::DeedKind::Transfer, agentRow(p.by), toSupervisor ? 1 : 0});
}

void Fold::caseResolved(const CaseResolved &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    entity->state = CaseState::Resolved;
    endOffer(*entity);
    entity->resolvedAt = e.time;
    entity->snoozedUntil.reset();
    entity->supervisor = false;
    entity->unread = 0;
    entity->waiting = false;
    entity->firstResolvedAt = entity->firstResolvedAt.value_or(e.time);
    ++entity->resolves;
    stopAll(*entity, e.time, agentRow(p.by));
    dropTurns(*entity);
    activity(*entity, e, &p.by);
}

void Fold::caseReopened(const CaseReopened &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    entity->state = CaseState::Open;
    entity->resolvedAt.reset();
    entity->snoozedUntil.reset();
    activity(*entity, e, &p.by);
}

void Fold::caseSnoozed(const CaseSnoozed &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    if (entity->state == CaseState::Resolved)
        return;
    entity->state = CaseState::Snoozed;
    entity->snoozedUntil = p.until;
    activity(*entity, e, &p.by);
}

void Fold::caseWoken(const CaseWoken &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    if (entity->state != CaseState::Snoozed)
        return;
    entity->state = CaseState::Open;
    entity->snoozedUntil.reset();
    activity(*entity, e, &p.by);
}

void Fold::caseRead(const CaseRead &p, const Event &)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    entity->unread = p.unread ? std::max<qint64>(entity->unread, 1) : 0;
    m_tables.touch(*entity);
}

} // namespace lianxi::store
