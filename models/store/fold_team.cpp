// SPDX-License-Identifier: GPL-3.0-or-later
// What a team writes down, and who is there.
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

void Fold::teamItemSaved(const TeamItemSaved &p, const Event &e)
{
    if (p.id.isEmpty())
        return unreadable();
    // What is the team's, or a colleague's, is not taken away by keeping something of that name for oneself.
    if (m_own && p.kind != TeamItemKind::Card) {
        sqlite::Statement &last = m_tables.statement("SELECT owner FROM team_item WHERE kind = ? AND id = ?"
                                                     " ORDER BY version DESC LIMIT 1");
        const bool known = m_tables.step(last.bind(1, static_cast<int>(p.kind)).bind(2, p.id));
        const qint64 owner = known ? last.integer(0) : 0;
        last.reset();
        if (known && owner != agentRow(p.owner, {}))
            return;
    }
    m_tables.run(
        m_tables
            .statement("INSERT INTO team_item SELECT ?1, ?2, coalesce(max(version), 0) + 1, ?3, ?4, ?5, ?6, ?7,"
                       " ?8 FROM team_item WHERE kind = ?1 AND id = ?2")
            .bind(1, static_cast<int>(p.kind))
            .bind(2, p.id)
            .bind(3, p.name)
            .bind(4, compactJson(p.body))
            .bind(5, agentRow(p.owner, {}))
            .bind(6, p.removed ? 1 : 0)
            .bind(7, agentRow(p.by))
            .bind(8, e.time));
    m_tables.changes.team = true;
}

void Fold::memberDescribed(const MemberDescribed &p, const Event &)
{
    if (p.agent.isEmpty())
        return unreadable();
    fields::Writer body;
    MemberDescribed::fields(p, body);
    m_tables.run(m_tables.statement("INSERT OR REPLACE INTO member VALUES(?, ?, ?)")
                     .bind(1, agentRow(p.agent, p.name))
                     .bind(2, compactJson(body.json))
                     .bind(3, p.removed ? 1 : 0));
    m_tables.changes.team = true;
}

void Fold::presenceChanged(const PresenceChanged &p, const Event &e)
{
    if (p.by.agent.isEmpty())
        return unreadable();
    // What was until now is kept: how long somebody was there is counted from it.
    m_tables.run(m_tables
                     .statement("INSERT OR IGNORE INTO presence_span SELECT ?2, agent, since, presence FROM presence"
                                " WHERE agent = ?1 AND since < ?2")
                     .bind(1, agentRow(p.by))
                     .bind(2, e.time));
    m_tables.run(m_tables.statement("INSERT OR REPLACE INTO presence VALUES(?, ?, ?)")
                     .bind(1, agentRow(p.by))
                     .bind(2, static_cast<int>(p.presence))
                     .bind(3, e.time));
    m_tables.changes.team = true;
}

} // namespace lianxi::store
