// SPDX-License-Identifier: GPL-3.0-or-later
// What figures are counted from, beside turns: clocks that ended, and deeds. models/metrics/facts.h says what they
// mean.
#include "models/store/fold.h"

using namespace Qt::StringLiterals;

namespace lianxi::store
{

using metrics::DeedKind, metrics::GuardOutcome;

/// A clock was stopped by what it waited for, or by the case's end. Before its time an end without an answer says
/// nothing.
void Fold::clockEnded(const CaseEntity &entity, const RunningClock &clock, Instant at, qint64 agent)
{
    m_tables.run(m_tables.statement("INSERT OR IGNORE INTO promise VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                     .bind(1, clock.started)
                     .bind(2, entity.row)
                     .bind(3, static_cast<int>(clock.kind))
                     .bind(4, clock.due)
                     .bind(5, std::max(at, clock.started))
                     .bind(6, entity.channel)
                     .bind(7, static_cast<int>(entity.surface))
                     .bind(8, static_cast<int>(entity.caseClass))
                     .bind(9, agent));
}

void Fold::endClock(CaseEntity &entity, ClockKind kind, Instant at, qint64 agent)
{
    std::optional<RunningClock> &running = entity.clocks.at(static_cast<size_t>(kind));
    if (running)
        clockEnded(entity, *running, at, agent);
    running.reset();
}

/// A person has answered.
void Fold::endResponse(CaseEntity &entity, Instant at, qint64 agent)
{
    endClock(entity, ClockKind::FirstResponse, at, agent);
    endClock(entity, ClockKind::NextResponse, at, agent);
    endClock(entity, ClockKind::Transfer, at, agent);
}

/// A follow-up that was promised is done.
void Fold::followUpEnded(const CaseEntity &entity, qint64 row, Instant at, qint64 agent)
{
    sqlite::Statement &select = m_tables.statement("SELECT scheduled, due FROM follow_up WHERE row = ? AND done = 0");
    if (!m_tables.step(select.bind(1, row)))
        return;
    const RunningClock clock{ClockKind::FollowUp, select.instant(0), select.instant(1)};
    select.reset();
    clockEnded(entity, clock, at, agent);
}

void Fold::note(const CaseEntity &entity, const DeedRow &deed)
{
    m_tables.run(m_tables.statement("INSERT OR IGNORE INTO deed VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                     .bind(1, deed.at)
                     .bind(2, deed.line)
                     .bind(3, static_cast<int>(deed.kind))
                     .bind(4, entity.row)
                     .bind(5, entity.channel)
                     .bind(6, static_cast<int>(entity.surface))
                     .bind(7, deed.agent)
                     .bind(8, deed.what)
                     .bind(9, deed.amount)
                     .bind(10, deed.text));
}

void Fold::guardNoted(const CaseEntity &entity, const GuardActed &p, Instant at, qint64 line)
{
    const bool overridden = p.action == "overridden"_L1;
    const GuardOutcome outcome = overridden ? GuardOutcome::Overridden
        : p.level == GuardLevel::Block      ? GuardOutcome::Blocked
                                            : GuardOutcome::Reminded;
    // An override is written by the form, and again with the reply that uses it: its words tell that it is the same.
    std::optional<qint64> words;
    if (overridden)
        words = keys::ofName(keys::Kind::Event, keys::join({"override", p.reason.toUtf8(), p.words.toUtf8()}));
    note(entity, {at, line, DeedKind::Guard, agentRow(p.by), static_cast<int>(outcome), words, p.rule});
}

/// The customer has come into private: the newest invitation took so long.
void Fold::moveNoted(const CaseEntity &entity, Instant invited, Instant arrived)
{
    m_tables.run(m_tables.statement("UPDATE deed SET amount = ?4 WHERE at = ?1 AND case_row = ?2 AND kind = ?3")
                     .bind(1, invited)
                     .bind(2, entity.row)
                     .bind(3, static_cast<int>(DeedKind::Move))
                     .bind(4, static_cast<qint64>(std::max(arrived - invited, Instant::duration(0)).count())));
}

/// How often the case was resolved, by its lines: after lines came or went.
void Fold::recountResolves(CaseEntity &entity)
{
    sqlite::Statement &select = m_tables.statement(
        "SELECT count(*), min(at) FROM message WHERE case_row = ? AND kind = 2 AND activity = 'case.resolved'");
    static_assert(static_cast<int>(TimelineKind::Activity) == 2);
    entity.resolves = 0;
    entity.firstResolvedAt.reset();
    if (m_tables.step(select.bind(1, entity.row))) {
        entity.resolves = select.integer(0);
        entity.firstResolvedAt = select.maybeInstant(1);
    }
    select.reset();
}

} // namespace lianxi::store
