// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/brief.h"

#include "models/store/entities.h"
#include "models/store/metric_queries.h"
#include "models/store/sqlite_rows.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace metrics;
using namespace std::chrono;

namespace
{

constexpr int minutesOfDay = 24 * 60;

/// When it is due on a local date, if it is on that day of the week.
std::optional<Instant> dueOn(const Brief &brief, sys_days date, const ZoneOffsets &zone)
{
    if (brief.every == Brief::Every::Week
        && year_month_weekday(date).weekday().iso_encoding() != static_cast<unsigned>(brief.weekday))
        return std::nullopt;
    // By the clock on the wall: a day with daylight saving may be an hour shorter or longer before it.
    const Instant midnight = beginOfDay(date, zone);
    const auto hour = static_cast<size_t>(brief.minute / 60);
    for (const hours shift : {0h, -1h, 1h}) {
        const Instant at = midnight + minutes(brief.minute) + shift;
        const LocalHour local = localHour(at, zone);
        if (local.date == date && local.hour == hour)
            return at;
    }
    return midnight + minutes(brief.minute);
}

/// Cases of a period that are angry or sad, by category.
Result<QHash<QString, qint64>> negativeCases(sqlite::Database &db, Instant from, Instant to)
{
    QHash<QString, qint64> counted;
    const Status read = sqlite::forEachRow(
        db,
        "SELECT f.category, count(*) FROM case_fact f JOIN cases c ON c.row = f.case_row WHERE f.asked >= ? AND "
        "f.asked < ?"
        " AND c.emotion = ? GROUP BY 1",
        [from, to](sqlite::Statement &query) {
            query.bind(1, from).bind(2, to).bind(3, static_cast<int>(store::Emotion::Negative));
        },
        [&counted](const sqlite::Statement &row) { counted.insert(row.text(0), row.integer(1)); });
    if (!read)
        return tl::unexpected(read.error());
    return counted;
}

} // namespace

QJsonObject toJson(const Brief &brief)
{
    return {{"every"_L1, brief.every == Brief::Every::Week ? "week"_L1 : "day"_L1},
            {"weekday"_L1, brief.weekday},
            {"minute"_L1, brief.minute},
            {"pdf"_L1, brief.pdf},
            {"html"_L1, brief.html},
            {"folder"_L1, brief.folder},
            {"maker"_L1, brief.maker.text()},
            {"desk"_L1, brief.desk}};
}

std::optional<Brief> briefFromJson(const QJsonObject &body)
{
    const QString every = body.value("every"_L1).toString();
    Brief brief;
    brief.every = every == "week"_L1 ? Brief::Every::Week : Brief::Every::Day;
    brief.weekday = body.value("weekday"_L1).toInt();
    brief.minute = body.value("minute"_L1).toInt(-1);
    brief.pdf = body.value("pdf"_L1).toBool();
    brief.html = body.value("html"_L1).toBool();
    brief.folder = body.value("folder"_L1).toString();
    brief.maker = AgentId(body.value("maker"_L1).toString());
    brief.desk = body.value("desk"_L1).toString();
    const bool right = (every == "week"_L1 || every == "day"_L1) && brief.weekday >= 1 && brief.weekday <= 7
        && brief.minute >= 0 && brief.minute < minutesOfDay && (brief.pdf || brief.html)
        && QDir::isAbsolutePath(brief.folder) && !brief.maker.isEmpty();
    return right ? std::optional(brief) : std::nullopt;
}

QByteArray fingerprint(const Brief &brief)
{
    return QCryptographicHash::hash(QJsonDocument(toJson(brief)).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256)
        .toHex();
}

Instant lastDue(const Brief &brief, Instant now, const ZoneOffsets &zone)
{
    const sys_days today = localHour(now, zone).date;
    for (sys_days date = today; date > today - days(8); date -= days(1))
        if (const std::optional<Instant> due = dueOn(brief, date, zone); due && *due <= now)
            return *due;
    return now - days(8); // not reached: every eighth day has a due moment before it
}

Instant nextDue(const Brief &brief, Instant now, const ZoneOffsets &zone)
{
    const sys_days today = localHour(now, zone).date;
    for (sys_days date = today; date < today + days(9); date += days(1))
        if (const std::optional<Instant> due = dueOn(brief, date, zone); due && *due > now)
            return *due;
    return now + days(7);
}

DashboardQuery briefQuery(const Brief &brief, Instant due, const ZoneOffsets &zone)
{
    const sys_days today = localHour(due, zone).date;
    DashboardQuery query;
    query.dates = {today - days(brief.every == Brief::Every::Week ? 7 : 1), today - days(1)};
    query.compare = DashboardQuery::Compare::Before;
    return query;
}

Result<BriefFacts> readBrief(sqlite::Database &db, const DashboardQuery &query, const DashboardRules &rules,
                             Instant now)
{
    Result<DashboardFigures> figures = readFigures(db, query, rules, now);
    const Result<FoldRules> fold = rulesInForce(db);
    if (!figures || !fold)
        return tl::unexpected(figures ? fold.error() : figures.error());
    const ZoneOffsets zone(fold->hours.timeZone);
    const Result<Facts> found = facts(db, figures->from, figures->to);
    const Result<QHash<QString, qint64>> angry = negativeCases(db, figures->from, figures->to);
    const Result<QHash<QString, qint64>> angryBefore = negativeCases(db, figures->beforeFrom, figures->beforeTo);
    if (!found || !angry || !angryBefore)
        return failure(ErrorCode::Io, u"what the brief says cannot be read"_s);
    const Result<KeyOf> category = factKey(db, Breakdown::Category, zone, *found);
    if (!category)
        return tl::unexpected(category.error());
    BriefFacts brief{std::move(*figures), {}, 0, 0};
    for (const qint64 count : *angry)
        brief.negative += count;
    for (const qint64 count : *angryBefore)
        brief.negativeBefore += count;
    QHash<QString, qint64> earlier;
    for (const Chart &chart : brief.figures.chartsBefore)
        if (chart.kind == ChartKind::Categories)
            for (const Bar &bar : chart.series.front().bars)
                earlier.insert(bar.key, bar.n);
    const FigureOptions how = figureOptions(query, rules, now);
    for (const auto &[key, part] : split(*found, *category)) {
        BriefFacts::Category one{key, std::ssize(part.cases), earlier.value(key), angry->value(key), {}, {}, {}};
        one.resolution = resolutionFigures(part.cases, {}, how.resolution());
        one.firstResponse = responseFigures(part.turns, how.response).firstResponse;
        one.satisfaction = satisfaction(part.surveys, how.satisfiedFrom);
        brief.categories.push_back(std::move(one));
    }
    std::ranges::stable_sort(brief.categories, std::greater(), &BriefFacts::Category::cases);
    return brief;
}

} // namespace lianxi
