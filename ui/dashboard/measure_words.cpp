// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/measure_words.h"

#include "models/domain/day.h"

#include <QDate>
#include <QLocale>

#include <cmath>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

PlotUnit plotUnit(DayFigure figure)
{
    switch (unitOf(figure)) {
    case DayUnit::Seconds:
        return PlotUnit::Seconds;
    case DayUnit::Share:
        return PlotUnit::Share;
    case DayUnit::Count:
        break;
    }
    return PlotUnit::PerHour; // a number with a decimal where it is small
}

QString dayName(std::chrono::sys_days day)
{
    return QLocale().toString(toDate(day), MeasureWords::tr("d MMM"));
}

/// The newest cases have had less time to be resolved.
bool ripens(DayFigure figure)
{
    switch (figure) {
    case DayFigure::FirstResolution:
    case DayFigure::FullResolution:
    case DayFigure::NetResolution:
    case DayFigure::FirstContact:
    case DayFigure::Reopened:
    case DayFigure::AllSteps:
        return true;
    case DayFigure::NewCases:
    case DayFigure::ResponseRate:
    case DayFigure::FirstResponse:
    case DayFigure::NextResponse:
    case DayFigure::PromisesKept:
    case DayFigure::Satisfied:
    case DayFigure::BotAlone:
    case DayFigure::Guards:
    case DayFigure::ToSupervisor:
    case DayFigure::Arrived:
    case DayFigure::CallsInTime:
    case DayFigure::CallsAbandoned:
    case DayFigure::CallHandling:
        break;
    }
    return false;
}

QString statisticWords(Statistic statistic)
{
    switch (statistic) {
    case Statistic::Median:
        return MeasureWords::tr("Median of all values.");
    case Statistic::Mean:
        return MeasureWords::tr("Mean of all values.");
    case Statistic::P90:
        return MeasureWords::tr("90th percentile of all values.");
    case Statistic::PerDay:
        return MeasureWords::tr("Per day.");
    }
    return {};
}

} // namespace

QString MeasureWords::figure(DayFigure figure)
{
    switch (figure) {
    case DayFigure::NewCases:
        return tr("New cases");
    case DayFigure::ResponseRate:
        return tr("Response rate");
    case DayFigure::FirstResponse:
        return tr("First response");
    case DayFigure::NextResponse:
        return tr("Response to every turn");
    case DayFigure::FirstResolution:
        return tr("Time to the first resolution");
    case DayFigure::FullResolution:
        return tr("Time to the last resolution");
    case DayFigure::NetResolution:
        return tr("Our part of the resolution");
    case DayFigure::FirstContact:
        return tr("Resolved at first contact");
    case DayFigure::Reopened:
        return tr("Opened again");
    case DayFigure::PromisesKept:
        return tr("Promises kept");
    case DayFigure::AllSteps:
        return tr("All four steps");
    case DayFigure::Satisfied:
        return tr("Satisfied customers");
    case DayFigure::BotAlone:
        return tr("Answered by a bot alone");
    case DayFigure::Guards:
        return tr("Privacy guards");
    case DayFigure::ToSupervisor:
        return tr("Passed to a supervisor");
    case DayFigure::Arrived:
        return tr("Came into private when invited");
    case DayFigure::CallsInTime:
        return tr("Calls taken in time");
    case DayFigure::CallsAbandoned:
        return tr("Callers who hung up");
    case DayFigure::CallHandling:
        return tr("Length of calls");
    }
    return {};
}

QString MeasureWords::value(double value, DayFigure figure, bool isDifference)
{
    switch (unitOf(figure)) {
    case DayUnit::Count:
        return tr("%1 a day").arg(plotValue(value, PlotUnit::PerHour));
    case DayUnit::Share:
        return isDifference ? tr("%1 points").arg(QLocale().toString(value * 100, 'f', 1))
                            : plotValue(value, PlotUnit::Share);
    case DayUnit::Seconds:
        break;
    }
    return plotValue(value, PlotUnit::Seconds);
}

QString MeasureWords::sentence(const MeasureResult &result)
{
    const DayFigure of = result.query.figure;
    const Change &change = result.change;
    QStringList said;
    if (!change.difference) {
        said += tr("Too little to tell: %1 days with %2 values before, %3 days with %4 values afterwards. It takes %5 "
                   "days with %6 values on each side.")
                    .arg(change.daysBefore)
                    .arg(change.nBefore)
                    .arg(change.daysAfter)
                    .arg(change.nAfter)
                    .arg(result.leastDays)
                    .arg(result.leastCount);
    } else if (!change.isTold()) {
        said += tr("%1: %2 before, %3 afterwards. No difference can be told from %4 values before and %5 afterwards.")
                    .arg(figure(of), value(change.before, of), value(change.after, of))
                    .arg(change.nBefore)
                    .arg(change.nAfter);
    } else {
        const bool fell = change.found() < 0;
        const double a = std::abs(change.difference->low), b = std::abs(change.difference->high);
        const QString words = fell
            ? tr("%1 fell from %2 to %3. The difference is between %4 and %5 in 95 of 100 cases.")
            : tr("%1 rose from %2 to %3. The difference is between %4 and %5 in 95 of 100 cases.");
        said += words.arg(figure(of), value(change.before, of), value(change.after, of),
                          value(std::min(a, b), of, true), value(std::max(a, b), of, true));
    }
    if (result.isYoung && change.nAfter > 0)
        said += tr("The time after it is not over: it is counted until yesterday.");
    if (result.isYoung && ripens(of))
        said += tr("Cases that are not resolved yet are left out, and the newest have had less time.");
    return said.join(u' ');
}

QString MeasureWords::definition(const MeasureResult &result)
{
    return statisticWords(result.statistic) + u' '
        + tr("The weeks before the day against those from it on, today not counted. The range comes from drawing whole "
             "days by chance a thousand times (bootstrap), because what happens on a day happens to all its cases. It "
             "says how sure the difference is, not why there is one.");
}

Plot MeasureWords::plot(const MeasureResult &result, const QString &name)
{
    Plot plot;
    plot.form = PlotForm::Lines;
    plot.unit = plotUnit(result.query.figure);
    plot.title = figure(result.query.figure);
    plot.definition = definition(result);
    PlotSeries daily{tr("Each day"), {}, ColorRole::Accent, false, false};
    PlotSeries whole{tr("Before and after"), {}, ColorRole::TextMuted, false, true};
    for (const MeasureResult::Day &day : result.days) {
        const bool before = day.day < result.query.day;
        const double level = before ? result.change.before : result.change.after;
        const qint64 n = before ? result.change.nBefore : result.change.nAfter;
        plot.keys.append(dayName(day.day));
        const QString words = QStringList{plot.keys.last(), value(day.value, result.query.figure),
                                          tr("of %n", nullptr, static_cast<int>(day.n))}
                                  .join(u" · "_s);
        const bool few = day.n < result.leastCount && unitOf(result.query.figure) != DayUnit::Count;
        daily.marks.push_back({day.value,
                               unitOf(result.query.figure) == DayUnit::Count ? std::max<qint64>(day.n, 1) : day.n,
                               words,
                               {},
                               day.cases,
                               few});
        whole.marks.push_back({level, n, words, {}, {}, false});
        if (before)
            plot.moments = {{plot.keys.size(), name}};
    }
    if (plot.moments.empty() && !plot.keys.isEmpty())
        plot.moments = {{0, name}};
    plot.series = {std::move(daily), std::move(whole)};
    return plot;
}

} // namespace lianxi
