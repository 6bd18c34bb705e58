// SPDX-License-Identifier: GPL-3.0-or-later
// What people and judges say about a case: class, tags, steps, notes, follow-ups, invitations.
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

void Fold::caseClassified(const CaseClassified &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    if (p.priority)
        entity->priority = *p.priority;
    if (p.category) {
        entity->category = *p.category;
        entity->categoryByHand = isHuman(p.by.kind);
        m_tables.touchWords(*entity);
    }
    if (p.caseClass && *p.caseClass != entity->caseClass) {
        entity->caseClass = *p.caseClass;
        startClassClocks(*entity, e.time);
    }
    activity(*entity, e, &p.by);
}

void Fold::caseTagged(const CaseTagged &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity || p.tag.isEmpty())
        return unreadable();
    sqlite::Statement &write = p.removed
        ? m_tables.statement("DELETE FROM case_tag WHERE case_row = ? AND family = ? AND text = ?")
        : m_tables.statement("INSERT OR IGNORE INTO case_tag VALUES(?, ?, ?, ?, ?)");
    write.bind(1, entity->row).bind(2, static_cast<int>(p.family)).bind(3, p.tag);
    if (!p.removed)
        write.bind(4, p.source).bind(5, e.time);
    m_tables.run(write);
    entity->tagged = hasTags(*entity);
    m_tables.touchWords(*entity);
    activity(*entity, e, &p.by);
}

bool Fold::hasTags(const CaseEntity &entity)
{
    sqlite::Statement &any = m_tables.statement("SELECT 1 FROM case_tag WHERE case_row = ? LIMIT 1");
    const bool has = m_tables.step(any.bind(1, entity.row));
    any.reset();
    return has;
}

void Fold::scriptStepMarked(const ScriptStepMarked &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    const qint64 bit = 1LL << static_cast<int>(p.step);
    entity->scriptMask = p.done ? entity->scriptMask | bit : entity->scriptMask & ~bit;
    entity->handMask = p.done ? entity->handMask | bit : entity->handMask & ~bit;
    if (p.done && p.step == ScriptStep::Solve)
        endClock(*entity, ClockKind::Plan, e.time, agentRow(p.by));
    activity(*entity, e, &p.by);
}

void Fold::messageJudged(const MessageJudged &p, const Event &e)
{
    const qint64 row = m_tables.target(keys::of(keys::Kind::Message, p.message));
    CaseEntity *entity = m_tables.get(m_tables.cases, placeOf(row).caseRow);
    if (!entity)
        return unreadable();
    const Emotion emotion = emotionFrom(p.emotion);
    m_tables.run(m_tables.statement("UPDATE message SET emotion = ?2 WHERE row = ?1")
                     .bind(1, row)
                     .bind(2, static_cast<int>(emotion)));
    if (emotion != Emotion::None) {
        entity->emotion = emotion;
        if (emotion != Emotion::Negative)
            endClock(*entity, ClockKind::Calm, e.time, entity->assignee);
    }
    if (!p.risks.isEmpty() && !entity->supervisor) {
        entity->supervisor = true;
        const Actor system{AuthorKind::System, {}, {}};
        MessageEntity line = activityLine(e.type, &system, e.time,
                                          {{"risks"_L1, QJsonArray::fromStringList(p.risks)}, {"model"_L1, p.model}});
        line.caseRow = entity->row;
        m_tables.insertMessage(std::move(line));
    }
    if (!p.minor.isEmpty())
        entity->minor = p.minor;
    if (!p.category.isEmpty() && !entity->categoryByHand && p.category != entity->category) {
        entity->category = p.category;
        m_tables.touchWords(*entity);
    }
    m_tables.touch(*entity);
}

/// A mention says an id or a name; of nobody known, it calls nobody.
qint64 Fold::knownAgent(const QString &mention)
{
    sqlite::Statement &select =
        m_tables.statement("SELECT row FROM agent WHERE id = ?1 OR name = ?1 ORDER BY id <> ?1, row LIMIT 1");
    const qint64 row = m_tables.step(select.bind(1, mention)) ? select.integer(0) : 0;
    select.reset();
    return row;
}

void Fold::noteAdded(const NoteAdded &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    if (!p.note.isNull() && !m_tables.claim(keys::of(keys::Kind::Message, p.note), m_tables.nextMessageRow()))
        return;
    MessageEntity note;
    note.kind = TimelineKind::Note;
    note.id = p.note;
    note.caseRow = entity->row;
    note.direction = Direction::Out;
    note.author = p.by.kind;
    note.authorRow = agentRow(p.by);
    note.at = e.time;
    note.text = p.text;
    fields::Writer mentions;
    mentions("mentions", p.mentions);
    note.details = compactJson(mentions.json);
    m_tables.index(m_tables.insertMessage(std::move(note)), p.text);
    for (const QString &agent : p.mentions)
        if (const qint64 row = knownAgent(agent))
            watch(*entity, row, true); // who is asked wants to know how it goes on
    m_tables.touch(*entity);
}

void Fold::guardActed(const GuardActed &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    guardNoted(*entity, p, e.time, activity(*entity, e, &p.by));
}

void Fold::privacyRevealed(const PrivacyRevealed &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    activity(*entity, e, &p.by);
}

void Fold::assistAsked(const AssistAsked &p, const Event &e)
{
    if (p.caseId.isNull()) // the test of the connection belongs to no case
        return;
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    activity(*entity, e, &p.by);
}

void Fold::followUpScheduled(const FollowUpScheduled &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity || p.followUp.isNull())
        return unreadable();
    const qint64 key = keys::of(keys::Kind::FollowUp, p.followUp);
    qint64 row = m_tables.target(key);
    if (row == 0) {
        sqlite::Statement &last = m_tables.statement("SELECT coalesce(max(row), 0) + 1 FROM follow_up");
        row = m_tables.step(last) ? last.integer(0) : 0;
        last.reset();
        m_tables.claim(key, row);
    }
    // The same id again is a new date for the same promise; what was kept meanwhile stays so.
    m_tables.run(
        m_tables
            .statement("INSERT INTO follow_up VALUES(?, ?, ?, ?, ?, ?, ?, 0, '') ON CONFLICT(row) DO UPDATE SET"
                       " case_row = excluded.case_row, scheduled = excluded.scheduled, due = excluded.due,"
                       " channel = excluded.channel, promise = excluded.promise WHERE done = 0")
            .bind(1, row)
            .bind(2, p.followUp)
            .bind(3, entity->row)
            .bind(4, e.time)
            .bind(5, p.due)
            .bind(6, p.channel.text())
            .bind(7, p.promise));
    m_tables.changes.owed = true;
    refreshFollowUp(*entity);
    activity(*entity, e, &p.by);
}

void Fold::followUpDone(const FollowUpDone &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    const qint64 row = m_tables.target(keys::of(keys::Kind::FollowUp, p.followUp));
    followUpEnded(*entity, row, e.time, agentRow(p.by));
    m_tables.run(m_tables.statement("UPDATE follow_up SET done = 1, outcome = ?2 WHERE row = ?1")
                     .bind(1, row)
                     .bind(2, p.outcome));
    m_tables.changes.owed = true;
    refreshFollowUp(*entity);
    activity(*entity, e, &p.by);
}

void Fold::moveInvited(const MoveInvited &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    entity->invitedAt = e.time;
    const qint64 line = activity(*entity, e, &p.by);
    note(*entity, {e.time, line, metrics::DeedKind::Move, agentRow(p.by)});
}

} // namespace lianxi::store
