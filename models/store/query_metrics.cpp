// SPDX-License-Identifier: GPL-3.0-or-later
// What figures are counted from.
#include "models/store/metric_queries.h"

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

Result<std::vector<metrics::Turn>> turns(sqlite::Database &db, Instant from, Instant to)
{
    return sqlite::readAll(
        db,
        "SELECT asked, case_row, channel, surface, first_of_talk, first_of_case, after_bot, answered, by_person, agent"
        " FROM turn WHERE asked >= ? AND asked < ?",
        [from, to](sqlite::Statement &query) { query.bind(1, from).bind(2, to); },
        [](const sqlite::Statement &row) {
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
            return turn;
        });
}

} // namespace lianxi
