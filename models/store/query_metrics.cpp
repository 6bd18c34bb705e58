// SPDX-License-Identifier: GPL-3.0-or-later
// What figures are counted from.
#include "models/store/metric_queries.h"

#include "models/store/entities.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Two columns, a row's number and its key; for the enumeration E the key is stored as a number.
template <class E = void>
Result<QHash<qint64, QString>> keyed(sqlite::Database &db, const char *sql)
{
    QHash<qint64, QString> keys;
    const Status read = sqlite::forEachRow(
        db, sql, [](sqlite::Statement &) {},
        [&keys](const sqlite::Statement &row) {
            if constexpr (std::is_enum_v<E>)
                keys.insert(row.integer(0), toText(static_cast<E>(row.integer(1))));
            else
                keys.insert(row.integer(0), row.text(1));
        });
    if (!read)
        return tl::unexpected(read.error());
    return keys;
}

using TurnKey = std::function<QString(const metrics::Turn &)>;

/// The key of the row that `member` names; rows without one, and row 0, are under the empty key.
Result<TurnKey> byRow(Result<QHash<qint64, QString>> keys, qint64 metrics::Turn::*member)
{
    return std::move(keys).map([member](QHash<qint64, QString> &&found) -> TurnKey {
        return [found = std::move(found), member](const metrics::Turn &turn) { return found.value(turn.*member); };
    });
}

} // namespace

Result<TurnKey> turnKey(sqlite::Database &db, metrics::Breakdown by, const ZoneOffsets &zone)
{
    using metrics::Breakdown, metrics::Turn;
    switch (by) {
    case Breakdown::None:
        return TurnKey([](const Turn &) { return QString(); });
    case Breakdown::Channel:
        return byRow(keyed(db, "SELECT row, id FROM channel"), &Turn::channel);
    case Breakdown::Platform:
        return byRow(keyed<Platform>(db, "SELECT row, platform FROM channel"), &Turn::channel);
    case Breakdown::Brand:
        return byRow(keyed(db, "SELECT row, brand FROM channel"), &Turn::channel);
    case Breakdown::Surface:
        return TurnKey([](const Turn &turn) { return QString(toText(turn.surface)); });
    case Breakdown::Agent:
        return byRow(keyed(db, "SELECT row, id FROM agent"), &Turn::agent);
    case Breakdown::Category:
        return byRow(keyed(db, "SELECT row, category FROM cases"), &Turn::caseRow);
    case Breakdown::Class:
        return byRow(keyed<CaseClass>(db, "SELECT row, class FROM cases"), &Turn::caseRow);
    case Breakdown::Hour:
        return TurnKey([zone](const Turn &turn) { return metrics::hourKey(turn, zone); });
    case Breakdown::Weekday:
        return TurnKey([zone](const Turn &turn) { return metrics::weekdayKey(turn, zone); });
    }
    return failure(ErrorCode::InvalidInput, u"no such breakdown"_s);
}

Result<FoldRules> rulesInForce(sqlite::Database &db)
{
    const Result<std::optional<QString>> rules = sqlite::readFirst(
        db, "SELECT value FROM meta WHERE key = 'rules'", [](sqlite::Statement &) {},
        [](const sqlite::Statement &row) { return row.text(0); });
    if (!rules)
        return tl::unexpected(rules.error());
    return *rules ? foldRulesFromJson(QJsonDocument::fromJson((*rules)->toUtf8()).object()) : FoldRules();
}

Result<QHash<QString, QString>> agentNames(sqlite::Database &db)
{
    QHash<QString, QString> names;
    const Status read = sqlite::forEachRow(
        db, "SELECT id, name FROM agent", [](sqlite::Statement &) {},
        [&names](const sqlite::Statement &row) { names.insert(row.text(0), row.text(1)); });
    if (!read)
        return tl::unexpected(read.error());
    return names;
}

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

/// Since when the customer waits, by the clock that runs for it.
std::optional<Instant> waitingSince(const QByteArray &packed)
{
    const store::Clocks clocks = store::unpackClocks(packed);
    for (const ClockKind kind : {ClockKind::FirstResponse, ClockKind::NextResponse})
        if (const std::optional<RunningClock> &clock = clocks.at(static_cast<size_t>(kind)))
            return clock->started;
    return std::nullopt;
}

/// A text for each of many cases, most of which have numbers close together.
class CaseTexts
{
public:
    /// \param text  not null, so that it is known.
    void insert(qint64 row, const QString &text)
    {
        if (m_texts.empty())
            m_first = row;
        const qint64 place = row - m_first;
        if (place < 0 || place > std::ssize(m_texts) + farAway) {
            m_others.insert(row, text);
            return;
        }
        if (place >= std::ssize(m_texts))
            m_texts.resize(static_cast<size_t>(place) + 1);
        m_texts[static_cast<size_t>(place)] = text;
    }
    [[nodiscard]] bool contains(qint64 row) const { return !valueOf(row).isNull(); }
    [[nodiscard]] QString valueOf(qint64 row) const
    {
        const qint64 place = row - m_first;
        if (place >= 0 && place < std::ssize(m_texts) && !m_texts[static_cast<size_t>(place)].isNull())
            return m_texts[static_cast<size_t>(place)];
        return m_others.value(row);
    }

private:
    static constexpr qint64 farAway = 100'000;
    qint64 m_first = 0;
    std::vector<QString> m_texts;
    QHash<qint64, QString> m_others;
};

/// Category or class by case. Cases that are not among the facts' own began before the period, and are looked up.
Result<metrics::KeyOf> byCase(sqlite::Database &db, metrics::Breakdown by, const metrics::Facts &facts)
{
    const bool category = by == metrics::Breakdown::Category;
    std::array<QString, EnumNames<CaseClass>::names.size()> classes;
    for (size_t i = 0; i < classes.size(); ++i)
        classes[i] = toText(static_cast<CaseClass>(i));
    const QString none = u""_s; // not null: a case without a category is known to have none
    const auto textOf = [&](const QString &name, qint64 number) {
        if (!category)
            return classes.at(static_cast<size_t>(number));
        return name.isEmpty() ? none : name;
    };
    CaseTexts texts;
    for (const metrics::CaseFact &fact : facts.cases)
        texts.insert(fact.caseRow, textOf(fact.category, static_cast<qint64>(fact.caseClass)));
    Result<sqlite::Statement> select = db.prepare("SELECT category, class FROM cases WHERE row = ?");
    if (!select)
        return tl::unexpected(select.error());
    Status status;
    const auto learn = [&](const auto &list) {
        for (const auto &fact : list) {
            if (!status || texts.contains(fact.caseRow))
                continue;
            texts.insert(fact.caseRow, none);
            select->bind(1, fact.caseRow);
            status = sqlite::forEachRow(*select, [&](const sqlite::Statement &row) {
                texts.insert(fact.caseRow, textOf(row.text(0), row.integer(1)));
            });
        }
    };
    learn(facts.turns), learn(facts.promises), learn(facts.deeds), learn(facts.surveys);
    if (!status)
        return tl::unexpected(status.error());
    return metrics::KeyOf([texts = std::make_shared<const CaseTexts>(std::move(texts))](const metrics::Place &place) {
        return texts->valueOf(place.caseRow);
    });
}

Result<metrics::KeyOf> keyOfRow(Result<QHash<qint64, QString>> keys, qint64 metrics::Place::*member)
{
    return std::move(keys).map([member](QHash<qint64, QString> &&found) -> metrics::KeyOf {
        return [found = std::move(found), member](const metrics::Place &place) { return found.value(place.*member); };
    });
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
                            .and_then([&] { return readSurveys(db, from, to, *merged).map(take(found.surveys)); });
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
        " clock_kind, clock_started, clock_due FROM cases WHERE state IN (0, 1)",
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
            return live;
        });
}

Result<metrics::KeyOf> factKey(sqlite::Database &db, metrics::Breakdown by, const ZoneOffsets &zone,
                               const metrics::Facts &facts)
{
    using metrics::Breakdown, metrics::Place;
    switch (by) {
    case Breakdown::None:
        return metrics::KeyOf([](const Place &) { return QString(); });
    case Breakdown::Channel:
        return keyOfRow(keyed(db, "SELECT row, id FROM channel"), &Place::channel);
    case Breakdown::Platform:
        return keyOfRow(keyed<Platform>(db, "SELECT row, platform FROM channel"), &Place::channel);
    case Breakdown::Brand:
        return keyOfRow(keyed(db, "SELECT row, brand FROM channel"), &Place::channel);
    case Breakdown::Surface:
        return metrics::KeyOf([](const Place &place) { return QString(toText(place.surface)); });
    case Breakdown::Agent:
        return keyOfRow(keyed(db, "SELECT row, id FROM agent"), &Place::agent);
    case Breakdown::Category:
    case Breakdown::Class:
        return byCase(db, by, facts);
    case Breakdown::Hour:
        return metrics::KeyOf([zone](const Place &place) { return metrics::hourKey(place.at, zone); });
    case Breakdown::Weekday:
        return metrics::KeyOf([zone](const Place &place) { return metrics::weekdayKey(place.at, zone); });
    }
    return failure(ErrorCode::InvalidInput, u"no such breakdown"_s);
}

} // namespace lianxi
