// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone calls as figures see them: when they rang, who took them, when they ended. models/metrics/facts.h says what
// that means.
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

using metrics::CallOutcome;

/// What the exchange tells of a call, in whatever order.
void Fold::callTold(const Incoming &in, const CaseEntity &entity, const QString &outcome)
{
    const QString &phase = in.event.phase;
    const bool ended = phase == "ended"_L1, answered = phase == "answered"_L1;
    sqlite::Statement &upsert = m_tables.statement(
        "INSERT INTO call VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(thread) DO UPDATE SET"
        " began = min(began, excluded.began), answered = coalesce(min(answered, excluded.answered), answered,"
        " excluded.answered), ended = coalesce(ended, excluded.ended),"
        " outcome = CASE excluded.outcome WHEN 0 THEN outcome ELSE excluded.outcome END,"
        " agent = CASE agent WHEN 0 THEN excluded.agent ELSE agent END");
    upsert.bind(1, in.thread->row).bind(2, in.at).bind(3, in.event.direction == Direction::In ? 1 : 0);
    answered ? upsert.bind(4, in.at) : upsert.bindNull(4);
    ended ? upsert.bind(5, in.at) : upsert.bindNull(5);
    upsert.bind(6, ended ? static_cast<int>(fromText<CallOutcome>(outcome).value_or(CallOutcome::Failed)) : 0);
    m_tables.run(upsert.bind(7, ended ? entity.assignee : 0));
}

/// Somebody here takes the call.
void Fold::callTaken(qint64 thread, qint64 agent)
{
    m_tables.run(m_tables.statement("UPDATE call SET agent = ?2 WHERE thread = ?1").bind(1, thread).bind(2, agent));
}

} // namespace lianxi::store
