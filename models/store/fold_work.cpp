// SPDX-License-Identifier: GPL-3.0-or-later
// Who is to do the work of a case, what customers thought of it, and what the desk did by itself.
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

namespace
{

/// Later a bare number means something else.
constexpr auto surveyWindow = std::chrono::days(7);

} // namespace

void Fold::endOffer(CaseEntity &entity)
{
    entity.offeredAt.reset();
    entity.offeredBy = 0;
}

void Fold::transferAnswered(const TransferAnswered &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseItself(p.caseId);
    if (!entity)
        return unreadable();
    const bool theirs = p.by.kind == AuthorKind::System || agentRow(p.by) == entity->assignee;
    if (!entity->offeredAt || !theirs)
        return; // taken, given on, merged or resolved meanwhile
    if (p.accepted)
        endClock(*entity, ClockKind::Transfer, e.time, entity->assignee);
    else
        entity->assignee = entity->offeredBy;
    endOffer(*entity);
    activity(*entity, e, &p.by);
}

void Fold::caseRouted(const CaseRouted &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    if (!p.queue.isEmpty())
        entity->queue = p.queue;
    if (!p.to.isEmpty()) {
        entity->assignee = agentRow(p.to, p.toName);
        entity->offeredAt = e.time;
        entity->offeredBy = 0;
    }
    activity(*entity, e, nullptr);
}

void Fold::surveySent(const SurveySent &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseItself(p.caseId);
    const qint64 message = m_tables.target(keys::of(keys::Kind::Message, p.message));
    if (!entity || message == 0)
        return unreadable();
    const ThreadEntity *thread =
        m_tables.get(m_tables.threads, m_tables.target(keys::of(keys::Kind::Thread, p.thread)));
    m_tables.run(m_tables.statement("INSERT OR IGNORE INTO survey VALUES(?, ?, ?, ?, ?, ?, ?, NULL, 0, '')")
                     .bind(1, entity->row)
                     .bind(2, message)
                     .bind(3, thread ? thread->row : 0)
                     .bind(4, e.time)
                     .bind(5, thread ? thread->channel : entity->channel)
                     .bind(6, static_cast<int>(thread ? thread->surface : entity->surface))
                     .bind(7, agentRow(p.agent, {})));
    if (CaseEntity *shown = m_tables.caseOf(p.caseId))
        activity(*shown, e, &p.by);
}

void Fold::surveyAnswered(const SurveyAnswered &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseItself(p.caseId);
    CaseEntity *shown = m_tables.caseOf(p.caseId);
    if (!entity || !shown || p.score < 1 || p.score > 5)
        return unreadable();
    const qint64 question = m_tables.target(keys::of(keys::Kind::Message, p.question));
    sqlite::Statement &asked = m_tables.statement("SELECT 1 FROM survey WHERE case_row = ? AND message = ?");
    const bool known = m_tables.step(asked.bind(1, entity->row).bind(2, question));
    asked.reset();
    if (!known)
        return unreadable();
    MessageEntity line = keepScore(*entity, question, {p.score, p.words}, e.time);
    line.caseRow = shown->row;
    m_tables.insertMessage(std::move(line));
    m_tables.touch(*shown);
}

MessageEntity Fold::keepScore(const CaseEntity &asked, qint64 question, const SurveyAnswer &answer, Instant at)
{
    // The last word counts: who presses another star means that one.
    m_tables.run(
        m_tables
            .statement(
                "UPDATE survey SET answered_at = ?3, score = ?4, words = ?5 WHERE case_row = ?1 AND message = ?2")
            .bind(1, asked.row)
            .bind(2, question)
            .bind(3, at)
            .bind(4, answer.score)
            .bind(5, answer.words));
    return activityLine(EventType::SurveyAnswered, nullptr, at,
                        {{"score"_L1, answer.score}, {"words"_L1, answer.words}});
}

CaseEntity *Fold::surveyAnsweredBy(const Incoming &in)
{
    CaseEntity *last = m_tables.get(m_tables.cases, in.thread->caseRow);
    if (!last || last->state != CaseState::Resolved)
        return nullptr;
    sqlite::Statement &select = m_tables.statement(
        "SELECT message, sent_at FROM survey WHERE case_row = ? AND thread = ? ORDER BY sent_at DESC LIMIT 1");
    if (!m_tables.step(select.bind(1, last->row).bind(2, in.thread->row)))
        return nullptr;
    const qint64 question = select.integer(0);
    const Instant sent = select.instant(1);
    select.reset();
    const std::optional<SurveyAnswer> answer = surveyAnswerIn(in.event.text);
    if (!answer || in.at < sent || in.at - sent > surveyWindow)
        return nullptr;
    MessageEntity line = keepScore(*last, question, *answer, in.at);
    line.caseRow = last->row;
    m_following.push_back(std::move(line));
    return asksForMore(*answer) ? nullptr : last;
}

void Fold::watch(const CaseEntity &entity, qint64 agent, bool watching)
{
    sqlite::Statement &change = m_tables.statement(watching ? "INSERT OR IGNORE INTO watcher VALUES(?, ?)"
                                                            : "DELETE FROM watcher WHERE case_row = ? AND agent = ?");
    m_tables.run(change.bind(1, entity.row).bind(2, agent));
}

void Fold::caseWatched(const CaseWatched &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity || p.agent.isEmpty())
        return unreadable();
    watch(*entity, agentRow(p.agent, p.name), p.watching);
    activity(*entity, e, &p.by);
}

void Fold::requestMade(const RequestMade &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity || p.request.isNull())
        return unreadable();
    m_tables.run(m_tables
                     .statement("INSERT INTO request VALUES(?, ?, ?, ?, ?, ?, ?, NULL, 0, '') ON CONFLICT(id) DO UPDATE"
                                " SET department = excluded.department, text = excluded.text, due = excluded.due")
                     .bind(1, p.request)
                     .bind(2, entity->row)
                     .bind(3, p.department)
                     .bind(4, p.text)
                     .bind(5, agentRow(p.by))
                     .bind(6, e.time)
                     .bind(7, p.due));
    m_tables.changes.owed = true;
    activity(*entity, e, &p.by);
}

void Fold::requestAnswered(const RequestAnswered &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    sqlite::Statement &known = m_tables.statement("SELECT 1 FROM request WHERE id = ?");
    const bool made = m_tables.step(known.bind(1, p.request));
    known.reset();
    if (!entity || !made)
        return unreadable();
    m_tables.run(m_tables
                     .statement("UPDATE request SET answered_at = ?2, answered_by = ?3, answer = ?4 WHERE id = ?1"
                                " AND answered_at IS NULL")
                     .bind(1, p.request)
                     .bind(2, e.time)
                     .bind(3, agentRow(p.by))
                     .bind(4, p.text));
    m_tables.changes.owed = true;
    activity(*entity, e, &p.by);
}

void Fold::feedbackNoted(const FeedbackNoted &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity || p.feedback.isNull())
        return unreadable();
    m_tables.run(
        m_tables
            .statement("INSERT INTO feedback VALUES(?, ?, ?, ?, ?, ?, ?, ?, '', '', 0, NULL, ?) ON CONFLICT(id)"
                       " DO UPDATE SET kind = excluded.kind, about = excluded.about, text = excluded.text,"
                       " removed = excluded.removed")
            .bind(1, p.feedback)
            .bind(2, entity->row)
            .bind(3, m_tables.target(keys::of(keys::Kind::Message, p.message)))
            .bind(4, static_cast<int>(p.kind))
            .bind(5, p.about.simplified())
            .bind(6, p.text)
            .bind(7, agentRow(p.by))
            .bind(8, e.time)
            .bind(9, p.removed ? 1 : 0));
    m_tables.changes.owed = true;
    activity(*entity, e, &p.by);
}

void Fold::feedbackHandled(const FeedbackHandled &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    sqlite::Statement &known = m_tables.statement("SELECT 1 FROM feedback WHERE id = ?");
    const bool noted = m_tables.step(known.bind(1, p.feedback));
    known.reset();
    if (!entity || !noted)
        return unreadable();
    // Whom it was handed to stays known when they have answered.
    m_tables.run(m_tables
                     .statement("UPDATE feedback SET department = coalesce(nullif(?2, ''), department), outcome ="
                                " coalesce(nullif(?3, ''), outcome), handled_by = ?4, handled_at = ?5 WHERE id = ?1")
                     .bind(1, p.feedback)
                     .bind(2, p.department)
                     .bind(3, p.outcome)
                     .bind(4, agentRow(p.by))
                     .bind(5, e.time));
    m_tables.changes.owed = true;
    activity(*entity, e, &p.by);
}

void Fold::ruleRan(const RuleRan &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    activity(*entity, e, nullptr);
}

void Fold::botStepped(const BotStepped &p, const Event &e)
{
    CaseEntity *entity = m_tables.caseOf(p.caseId);
    if (!entity)
        return unreadable();
    m_tables.run(m_tables.statement("INSERT OR REPLACE INTO bot VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                     .bind(1, entity->row)
                     .bind(2, p.flow)
                     .bind(3, p.version)
                     .bind(4, p.state)
                     .bind(5, compactJson(p.known))
                     .bind(6, p.misses)
                     .bind(7, p.ended)
                     .bind(8, e.time)
                     .bind(9, m_tables.target(keys::of(keys::Kind::Message, p.after))));
    if (p.personBy)
        startTransfer(*entity, e.time, *p.personBy);
    if (p.ended.isEmpty())
        m_tables.touch(*entity); // its answers are in the timeline themselves
    else
        activity(*entity, e, nullptr);
}

} // namespace lianxi::store
