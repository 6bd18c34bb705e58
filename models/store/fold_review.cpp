// SPDX-License-Identifier: GPL-3.0-or-later
// What reviewers think of cases, what agents say to that, and which cases left as files.
#include "models/store/fold.h"

#include <QJsonDocument>

namespace lianxi::store
{

namespace
{

template <class T>
QString asJson(const std::vector<T> &items)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(fields::write(item));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace

/// Reviews are no lines of the timeline: they are for the agent and the reviewers.
void Fold::showReview(CaseId id)
{
    if (CaseEntity *shown = m_tables.caseOf(id))
        m_tables.touch(*shown);
}

void Fold::reviewAssigned(const ReviewAssigned &p, const Event &e)
{
    const CaseEntity *entity = m_tables.caseItself(p.caseId);
    if (!entity || p.review.isNull() || p.agent.isEmpty() || p.reviewer.isEmpty() || p.agent == p.reviewer)
        return unreadable();
    // Given to somebody else, or until another day, while nobody has written it. When two desks draw the same sample
    // the first one's words stay.
    m_tables.run(m_tables
                     .statement("INSERT INTO review VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, 0, '', 0, '[]', '[]',"
                                " '', 0, NULL, '', NULL, 0, 0, '[]', '') ON CONFLICT(id) DO UPDATE SET"
                                " reviewer = excluded.reviewer, due = excluded.due WHERE given_at IS NULL")
                     .bind(1, p.review)
                     .bind(2, entity->row)
                     .bind(3, agentRow(p.agent, {}))
                     .bind(4, agentRow(p.reviewer, {}))
                     .bind(5, p.plan)
                     .bind(6, p.why)
                     .bind(7, p.second)
                     .bind(8, e.time)
                     .bind(9, p.due));
    showReview(p.caseId);
}

void Fold::reviewGiven(const ReviewGiven &p, const Event &e)
{
    const CaseEntity *entity = m_tables.caseItself(p.caseId);
    if (!entity || p.review.isNull() || p.agent.isEmpty() || p.by.agent.isEmpty() || p.by.agent == p.agent)
        return unreadable();
    const qint64 reviewer = agentRow(p.by);
    m_tables.run(m_tables
                     .statement("INSERT OR IGNORE INTO review VALUES(?, ?, ?, ?, '', '', zeroblob(16), NULL, NULL,"
                                " NULL, NULL, 0, '', 0, '[]', '[]', '', 0, NULL, '', NULL, 0, 0, '[]', '')")
                     .bind(1, p.review)
                     .bind(2, entity->row)
                     .bind(3, agentRow(p.agent, {}))
                     .bind(4, reviewer));
    // Once somebody has written it, it is theirs; once the agent has appealed, it is closed.
    m_tables.run(m_tables
                     .statement("UPDATE review SET given_at = ?2, written_at = ?3, given_by = ?4, card = ?5,"
                                " version = ?6, scores = ?7, remarks = ?8, comment = ?9, offline = ?10 WHERE id = ?1"
                                " AND appealed_at IS NULL AND given_by IN (0, ?4) AND agent <> ?4")
                     .bind(1, p.review)
                     .bind(2, e.time)
                     .bind(3, p.at)
                     .bind(4, reviewer)
                     .bind(5, p.card)
                     .bind(6, p.version)
                     .bind(7, asJson(p.scores))
                     .bind(8, asJson(p.remarks))
                     .bind(9, p.comment)
                     .bind(10, p.offline ? 1 : 0));
    showReview(p.caseId);
}

void Fold::reviewAppealed(const ReviewAppealed &p, const Event &e)
{
    if (!m_tables.caseItself(p.caseId) || p.by.agent.isEmpty())
        return unreadable();
    m_tables.run(m_tables
                     .statement("UPDATE review SET appealed_at = ?2, appeal = ?3 WHERE id = ?1 AND agent = ?4"
                                " AND given_at IS NOT NULL AND appealed_at IS NULL")
                     .bind(1, p.review)
                     .bind(2, e.time)
                     .bind(3, p.words)
                     .bind(4, agentRow(p.by)));
    showReview(p.caseId);
}

void Fold::appealDecided(const AppealDecided &p, const Event &e)
{
    if (!m_tables.caseItself(p.caseId) || p.by.agent.isEmpty())
        return unreadable();
    // The first decision stands; nobody decides on their own appeal.
    m_tables.run(m_tables
                     .statement("UPDATE review SET decided_at = ?2, decided_by = ?3, upheld = ?4, decided_scores = ?5,"
                                " decision = ?6 WHERE id = ?1 AND appealed_at IS NOT NULL AND decided_at IS NULL"
                                " AND agent <> ?3")
                     .bind(1, p.review)
                     .bind(2, e.time)
                     .bind(3, agentRow(p.by))
                     .bind(4, p.upheld ? 1 : 0)
                     .bind(5, asJson(p.scores))
                     .bind(6, p.words));
    showReview(p.caseId);
}

void Fold::coachingNoted(const CoachingNoted &p, const Event &e)
{
    const CaseEntity *entity = m_tables.caseItself(p.caseId);
    if (p.agent.isEmpty() || p.by.agent.isEmpty() || p.text.isEmpty() || (!p.caseId.isNull() && !entity))
        return unreadable();
    m_tables.run(m_tables.statement("INSERT INTO coaching VALUES(NULL, ?, ?, ?, ?, ?, ?)")
                     .bind(1, entity ? entity->row : 0)
                     .bind(2, p.review)
                     .bind(3, agentRow(p.agent, {}))
                     .bind(4, agentRow(p.by))
                     .bind(5, p.text)
                     .bind(6, e.time));
    m_tables.changes.team = true;
}

void Fold::caseFileIssued(const CaseFileIssued &p, const Event &e)
{
    if (p.file.isNull())
        return unreadable();
    QStringList cases;
    for (const CaseId id : p.cases)
        cases << id.toString();
    m_tables.run(m_tables.statement("INSERT OR IGNORE INTO case_file VALUES(?, ?, ?, ?, ?, ?, ?, NULL, 0)")
                     .bind(1, p.file)
                     .bind(2, agentRow(p.by))
                     .bind(3, agentRow(p.reviewer, {}))
                     .bind(4, e.time)
                     .bind(5, p.expires)
                     .bind(6, p.masked ? 1 : 0)
                     .bind(7, cases.join(u' ')));
    m_tables.changes.team = true;
}

void Fold::caseFileRecalled(const CaseFileRecalled &p, const Event &e)
{
    if (p.file.isNull())
        return unreadable();
    m_tables.run(m_tables
                     .statement("UPDATE case_file SET recalled_at = ?2, recalled_by = ?3 WHERE id = ?1"
                                " AND recalled_at IS NULL")
                     .bind(1, p.file)
                     .bind(2, e.time)
                     .bind(3, agentRow(p.by)));
    m_tables.changes.team = true;
}

} // namespace lianxi::store
