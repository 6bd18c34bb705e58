// SPDX-License-Identifier: GPL-3.0-or-later
// What figures are counted from.
#include "models/store/metric_queries.h"

#include "models/store/entities.h"
#include "models/store/sqlite_rows.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// What rows are part of, as two columns of a query tell; whoever is in none is themselves.
class Wholes
{
public:
    [[nodiscard]] static Result<Wholes> read(sqlite::Database &db, const char *sql)
    {
        Wholes wholes;
        const Status read = sqlite::forEachRow(
            db, sql, [](sqlite::Statement &) {},
            [&wholes](const sqlite::Statement &row) { wholes.m_into.insert(row.integer(0), row.integer(1)); });
        if (!read)
            return tl::unexpected(read.error());
        return wholes;
    }
    [[nodiscard]] qint64 of(qint64 row) const
    {
        constexpr int longestChain = 64; // a bound, because merges may name anything
        for (int hops = 0; !m_into.isEmpty() && hops < longestChain; ++hops) {
            const auto found = m_into.constFind(row);
            if (found == m_into.constEnd())
                break;
            row = *found;
        }
        return row;
    }

private:
    QHash<qint64, qint64> m_into;
};

Result<Wholes> people(sqlite::Database &db)
{
    return Wholes::read(db, "SELECT row, redirect FROM contact INDEXED BY contact_redirect WHERE redirect <> 0");
}

Result<Wholes> mergedCases(sqlite::Database &db)
{
    return Wholes::read(db, "SELECT row, merged_into FROM cases INDEXED BY case_merged WHERE merged_into <> 0");
}

Result<std::vector<metrics::Turn>> readTurns(sqlite::Database &db, Instant from, Instant to, const Wholes &people)
{
    return sqlite::readAll(
        db,
        "SELECT asked, case_row, channel, surface, first_of_talk, first_of_case, after_bot, answered, by_person, agent,"
        " contact FROM turn WHERE asked >= ? AND asked < ?",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [&people](const sqlite::Statement &row) {
            metrics::Turn turn;
            turn.asked = row.instant(0);
            turn.caseRow = row.integer(1);
            turn.channel = row.integer(2);
            turn.surface = static_cast<Surface>(row.integer(3));
            turn.firstOfTalk = row.integer(4) != 0;
            turn.firstOfCase = row.integer(5) != 0;
            turn.afterBot = row.integer(6) != 0;
            turn.answered = row.maybeInstant(7);
            turn.byPerson = row.maybeInstant(8);
            turn.agent = row.integer(9);
            turn.contact = people.of(row.integer(10));
            return turn;
        });
}

/// Texts of which there are few, read a hundred thousand times: each is made once.
class FewTexts
{
public:
    [[nodiscard]] QString of(QByteArrayView utf8)
    {
        constexpr size_t remembered = 64;
        for (const auto &[bytes, text] : m_texts)
            if (bytes == utf8)
                return text;
        const QString text = QString::fromUtf8(utf8);
        if (m_texts.size() < remembered)
            m_texts.emplace_back(utf8.toByteArray(), text);
        return text;
    }

private:
    std::vector<std::pair<QByteArray, QString>> m_texts;
};

Result<std::vector<metrics::CaseFact>> readCases(sqlite::Database &db, Instant from, Instant to, const Wholes &people)
{
    FewTexts categories;
    return sqlite::readAll(
        db,
        "SELECT asked, case_row, contact, channel, surface, class, category, agent, human, steps, first_resolved,"
        " resolved, resolves FROM case_fact WHERE asked >= ? AND asked < ?",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [&](const sqlite::Statement &row) {
            metrics::CaseFact fact;
            fact.asked = row.instant(0);
            fact.caseRow = row.integer(1);
            fact.contact = people.of(row.integer(2));
            fact.channel = row.integer(3);
            fact.surface = static_cast<Surface>(row.integer(4));
            fact.caseClass = static_cast<CaseClass>(row.integer(5));
            fact.category = categories.of(row.utf8(6));
            fact.agent = row.integer(7);
            fact.human = row.integer(8) != 0;
            fact.steps = static_cast<int>(row.integer(9));
            fact.firstResolved = row.maybeInstant(10);
            fact.resolved = row.maybeInstant(11);
            fact.resolves = static_cast<int>(row.integer(12));
            return fact;
        });
}

Result<std::vector<metrics::Promise>> readPromises(sqlite::Database &db, Instant from, Instant to, const Wholes &merged)
{
    return sqlite::readAll(
        db,
        "SELECT started, case_row, kind, due, ended, channel, surface, class, agent FROM promise"
        " WHERE started >= ? AND started < ?",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [&merged](const sqlite::Statement &row) {
            metrics::Promise promise;
            promise.started = row.instant(0);
            promise.caseRow = merged.of(row.integer(1));
            promise.kind = static_cast<ClockKind>(row.integer(2));
            promise.due = row.instant(3);
            promise.ended = row.instant(4);
            promise.channel = row.integer(5);
            promise.surface = static_cast<Surface>(row.integer(6));
            promise.caseClass = static_cast<CaseClass>(row.integer(7));
            promise.agent = row.integer(8);
            return promise;
        });
}

Result<std::vector<metrics::Deed>> readDeeds(sqlite::Database &db, Instant from, Instant to)
{
    return sqlite::readAll(
        db, "SELECT at, kind, case_row, channel, surface, agent, what, amount, text FROM deed WHERE at >= ? AND at < ?",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [](const sqlite::Statement &row) {
            metrics::Deed deed;
            deed.at = row.instant(0);
            deed.kind = static_cast<metrics::DeedKind>(row.integer(1));
            deed.caseRow = row.integer(2);
            deed.channel = row.integer(3);
            deed.surface = static_cast<Surface>(row.integer(4));
            deed.agent = row.integer(5);
            if (deed.kind == metrics::DeedKind::Guard) {
                deed.outcome = static_cast<metrics::GuardOutcome>(row.integer(6));
                deed.words = row.isNull(7) ? 0 : row.integer(7);
                deed.rule = row.text(8);
            } else if (deed.kind == metrics::DeedKind::Transfer) {
                deed.toSupervisor = row.integer(6) != 0;
            } else if (!row.isNull(7)) {
                deed.took = std::chrono::milliseconds(row.integer(7));
            }
            return deed;
        });
}

Result<std::vector<metrics::Survey>> readSurveys(sqlite::Database &db, Instant from, Instant to, const Wholes &merged)
{
    return sqlite::readAll(
        db,
        "SELECT sent_at, case_row, channel, surface, agent, score FROM survey INDEXED BY survey_sent"
        " WHERE sent_at >= ? AND sent_at < ?",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [&merged](const sqlite::Statement &row) {
            metrics::Survey survey;
            survey.sent = row.instant(0);
            survey.caseRow = merged.of(row.integer(1));
            survey.channel = row.integer(2);
            survey.surface = static_cast<Surface>(row.integer(3));
            survey.agent = row.integer(4);
            survey.score = static_cast<int>(row.integer(5));
            return survey;
        });
}

Result<std::vector<metrics::Call>> readCalls(sqlite::Database &db, Instant from, Instant to, const Wholes &merged)
{
    return sqlite::readAll(
        db,
        "SELECT c.began, c.answered, c.ended, t.case_row, t.channel, c.agent, c.inbound, c.outcome FROM call c"
        " JOIN thread t ON t.row = c.thread WHERE c.began >= ? AND c.began < ? ORDER BY c.began, c.thread",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [&merged](const sqlite::Statement &row) {
            metrics::Call call;
            call.began = row.instant(0);
            call.answered = row.maybeInstant(1);
            call.ended = row.maybeInstant(2);
            call.caseRow = merged.of(row.integer(3));
            call.channel = row.integer(4);
            call.agent = row.integer(5);
            call.inbound = row.integer(6) != 0;
            call.outcome = static_cast<metrics::CallOutcome>(row.integer(7));
            return call;
        });
}

/// What is over, and what lasts.
Result<std::vector<metrics::PresenceSpan>> readPresence(sqlite::Database &db, Instant from, Instant to)
{
    return sqlite::readAll(
        db,
        "SELECT agent, since, until, presence FROM presence_span WHERE until > ?1 AND since < ?2"
        " UNION ALL SELECT agent, since, ?2, presence FROM presence WHERE since < ?2 ORDER BY 2, 1",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [from, to](const sqlite::Statement &row) {
            return metrics::PresenceSpan{row.integer(0), std::max(row.instant(1), from), std::min(row.instant(2), to),
                                         static_cast<Presence>(row.integer(3))};
        });
}

/// What customers wrote after the period in cases of it that were not resolved by then. Looked for so long only.
Result<std::vector<metrics::Turn>> readLater(sqlite::Database &db, const metrics::Facts &facts, const Wholes &people)
{
    constexpr auto farthest = std::chrono::days(30); // else one old case that is resolved today reads a year
    std::vector<qint64> open;
    Instant until = facts.to;
    for (const metrics::CaseFact &fact : facts.cases) {
        if (!fact.resolved || *fact.resolved <= facts.to)
            continue;
        open.push_back(fact.caseRow);
        until = std::max(until, *fact.resolved);
    }
    if (open.empty())
        return std::vector<metrics::Turn>();
    std::sort(open.begin(), open.end());
    return readTurns(db, facts.to, std::min(until, facts.to + farthest), people).map([&open](auto &&turns) {
        std::erase_if(turns, [&open](const metrics::Turn &turn) {
            return !std::binary_search(open.begin(), open.end(), turn.caseRow);
        });
        return std::move(turns);
    });
}

/// Since when the customer waits, by the clock that runs for it.
std::optional<Instant> waitingSince(const QByteArray &packed)
{
    const store::Clocks clocks = store::unpackClocks(packed);
    for (const ClockKind kind : {ClockKind::FirstResponse, ClockKind::NextResponse})
        if (const std::optional<RunningClock> &clock = clocks.at(static_cast<size_t>(kind)))
            return clock->started;
    return std::nullopt;
}

} // namespace

Result<std::vector<metrics::Turn>> turns(sqlite::Database &db, Instant from, Instant to)
{
    return people(db).and_then([&](const Wholes &wholes) { return readTurns(db, from, to, wholes); });
}

Result<metrics::Facts> facts(sqlite::Database &db, Instant from, Instant to)
{
    const Result<Wholes> persons = people(db), merged = mergedCases(db);
    if (!persons || !merged)
        return tl::unexpected(persons ? merged.error() : persons.error());
    metrics::Facts found{from, to, {}, {}, {}, {}};
    const auto take = [](auto &into) { return [&into](auto &&rows) { into = std::forward<decltype(rows)>(rows); }; };
    const Status read = readTurns(db, from, to, *persons)
                            .map(take(found.turns))
                            .and_then([&] { return readCases(db, from, to, *persons).map(take(found.cases)); })
                            .and_then([&] { return readPromises(db, from, to, *merged).map(take(found.promises)); })
                            .and_then([&] { return readDeeds(db, from, to).map(take(found.deeds)); })
                            .and_then([&] { return readSurveys(db, from, to, *merged).map(take(found.surveys)); })
                            .and_then([&] { return readCalls(db, from, to, *merged).map(take(found.calls)); })
                            .and_then([&] { return readPresence(db, from, to).map(take(found.presence)); })
                            .and_then([&] { return readLater(db, found, *persons).map(take(found.later)); });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

Result<metrics::Contacts> contactsAfter(sqlite::Database &db, const metrics::Facts &facts,
                                        std::chrono::milliseconds window)
{
    const Result<Wholes> persons = people(db);
    if (!persons)
        return tl::unexpected(persons.error());
    std::vector<metrics::Contacts::Entry> entries;
    entries.reserve(facts.turns.size());
    for (const metrics::Turn &turn : facts.turns)
        entries.push_back({turn.contact, turn.asked});
    Instant until = facts.to;
    for (const metrics::CaseFact &fact : facts.cases)
        if (fact.resolved)
            until = std::max(until, *fact.resolved + window + std::chrono::milliseconds(1));
    const Status read = sqlite::forEachRow(
        db, "SELECT contact, asked FROM turn WHERE asked >= ? AND asked < ?",
        [&](sqlite::Statement &query) { query.bind(1, facts.to).bind(2, until); },
        [&](const sqlite::Statement &row) {
            entries.push_back({persons->of(row.integer(0)), row.instant(1)});
        });
    if (!read)
        return tl::unexpected(read.error());
    return metrics::Contacts(std::move(entries));
}

Result<std::vector<metrics::LiveCase>> liveCases(sqlite::Database &db)
{
    static_assert(static_cast<int>(CaseState::Open) == 0 && static_cast<int>(CaseState::Snoozed) == 1);
    return sqlite::readAll(
        db,
        "SELECT row, channel, assignee, state, class, waiting, supervisor, coalesce(asked_at, opened_at), clocks,"
        " clock_kind, clock_started, clock_due, (SELECT ended = '' FROM bot WHERE case_row = row) FROM cases"
        " WHERE state IN (0, 1)",
        [](sqlite::Statement &) {},
        [](const sqlite::Statement &row) {
            metrics::LiveCase live;
            live.row = row.integer(0);
            live.channel = row.integer(1);
            live.agent = row.integer(2);
            live.state = static_cast<CaseState>(row.integer(3));
            live.caseClass = static_cast<CaseClass>(row.integer(4));
            live.waiting = row.integer(5) != 0;
            live.supervisor = row.integer(6) != 0;
            live.asked = row.instant(7);
            if (live.waiting)
                live.waitingSince = waitingSince(row.blob(8));
            if (!row.isNull(9))
                live.clock = RunningClock{static_cast<ClockKind>(row.integer(9)), row.instant(10), row.instant(11)};
            live.bot = live.agent == 0 && !row.isNull(12) && row.integer(12) != 0;
            return live;
        });
}

} // namespace lianxi
