// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/measure.h"

#include "models/domain/day.h"
#include "models/store/metric_queries.h"

#include <QDate>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace metrics;
using std::chrono::days;
using std::chrono::sys_days;

namespace
{

constexpr int mostWeeks = 26;

QString dayText(sys_days day)
{
    return toDate(day).toString(Qt::ISODate);
}

Result<std::vector<CountedDay>> countPeriod(sqlite::Database &db, sys_days from, sys_days to, DayFigure figure,
                                            const FigureOptions &how, const ZoneOffsets &zone)
{
    if (from >= to)
        return std::vector<CountedDay>();
    const Result<Facts> found = facts(db, beginOfDay(from, zone), beginOfDay(to, zone));
    if (!found)
        return tl::unexpected(found.error());
    Result<Contacts> contacts = Contacts();
    if (figure == DayFigure::FirstContact)
        contacts = contactsAfter(db, *found, how.firstContactWindow);
    return contacts.map([&](const Contacts &people) { return countByDay(figure, *found, people, how, zone); });
}

void append(MeasureResult &result, std::vector<CountedDay> &counted, std::vector<DaySample> &samples)
{
    for (CountedDay &day : counted) {
        samples.push_back(std::move(day.sample));
        const DaySample &sample = samples.back();
        result.days.push_back(
            {sample.day, statisticOf({&sample, 1}, result.statistic), std::ssize(sample.values), std::move(day.cases)});
    }
}

} // namespace

QJsonObject toJson(const Measure &measure)
{
    const MeasureQuery &query = measure.query;
    return {{"day"_L1, dayText(query.day)},
            {"what"_L1, measure.what},
            {"figure"_L1, toText(query.figure)},
            {"of_times"_L1, toText(query.ofTimes)},
            {"weeks"_L1, query.weeks},
            {"service_hours"_L1, query.serviceHours},
            {"bots"_L1, query.bots}};
}

std::optional<Measure> measureFromJson(const QJsonObject &body)
{
    const QDate day = QDate::fromString(body.value("day"_L1).toString(), Qt::ISODate);
    const auto figure = fromText<DayFigure>(body.value("figure"_L1).toString());
    const auto ofTimes = fromText<Statistic>(body.value("of_times"_L1).toString());
    const int weeks = body.value("weeks"_L1).toInt();
    if (!day.isValid() || !figure || !ofTimes || *ofTimes == Statistic::PerDay || weeks < 1 || weeks > mostWeeks)
        return std::nullopt;
    MeasureQuery query;
    query.day = toDays(day);
    query.figure = *figure;
    query.ofTimes = *ofTimes;
    query.weeks = weeks;
    query.serviceHours = body.value("service_hours"_L1).toBool();
    query.bots = body.value("bots"_L1).toBool();
    return Measure{query, body.value("what"_L1).toString()};
}

Result<MeasureResult> readMeasure(sqlite::Database &db, const MeasureQuery &query, const DashboardRules &rules,
                                  Instant now)
{
    const Result<FoldRules> fold = rulesInForce(db);
    if (!fold)
        return tl::unexpected(fold.error());
    const ZoneOffsets zone(fold->hours.timeZone);
    const sys_days today = localHour(now, zone).date;
    const days length(7 * query.weeks);
    const sys_days first = query.day - length, last = std::clamp(today, query.day, query.day + length);
    DashboardQuery switches;
    switches.bots = query.bots;
    FigureOptions how = figureOptions(switches, rules, now);
    if (query.serviceHours) {
        how.response.hours = fold->hours;
        how.response.table =
            std::make_shared<ServiceTable>(fold->hours, beginOfDay(first, zone), now + std::chrono::days(1));
    }
    Result<std::vector<CountedDay>> before = countPeriod(db, first, query.day, query.figure, how, zone);
    Result<std::vector<CountedDay>> after = countPeriod(db, query.day, last, query.figure, how, zone);
    if (!before || !after)
        return tl::unexpected(before ? after.error() : before.error());
    MeasureResult result;
    result.query = query;
    result.statistic = statisticFor(query.figure, query.ofTimes);
    result.isYoung = last < query.day + length;
    result.leastDays = rules.leastDays;
    result.leastCount = rules.leastCount;
    std::vector<DaySample> samplesBefore, samplesAfter;
    append(result, *before, samplesBefore);
    append(result, *after, samplesAfter);
    BootstrapRules bootstrap;
    bootstrap.leastDays = rules.leastDays;
    bootstrap.leastCount = rules.leastCount;
    result.change = compareDays(samplesBefore, samplesAfter, result.statistic, bootstrap);
    return result;
}

} // namespace lianxi
