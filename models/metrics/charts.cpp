// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/charts.h"

#include "models/metrics/chart_parts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi::metrics
{

using namespace std::chrono;
using namespace parts;

namespace
{

/// What the three charts of first responses are made from: the first turn of each talk, as responseFigures() counts
/// them.
struct FirstResponses {
    std::vector<WaitSlot> times; ///< by time
    std::vector<WaitSlot> asked; ///< by time, rows only: all talks
    Tally spread{spreadKeys(waitBounds)};
    QHash<QString, WaitSlot> groups;
};

FirstResponses firstResponses(const Facts &facts, const TimeAxis &axis, const ChartOptions &options)
{
    FirstResponses all;
    all.times.resize(axis.size());
    all.asked.resize(all.times.size());
    const ResponseOptions &how = options.figures.response;
    for (const Turn &turn : facts.turns) {
        if (!turn.firstOfTalk || (!how.bots && turn.afterBot))
            continue;
        const size_t place = axis.place(turn.asked);
        all.asked[place].rows.push_back(turn.caseRow);
        WaitSlot &group = all.groups[options.group(placeOf(turn))];
        const std::optional<Instant> &answer = how.bots ? turn.answered : turn.byPerson;
        if (!answer) {
            all.spread.addAt(spreadPlace(waitBounds, {}), turn.caseRow);
            continue;
        }
        const milliseconds took = measured(turn.asked, *answer, how);
        all.times[place].add(turn.caseRow, took);
        all.spread.addAt(spreadPlace(waitBounds, took), turn.caseRow);
        group.add(turn.caseRow, took);
    }
    return all;
}

Chart rateChart(const FirstResponses &first, const QStringList &keys)
{
    Series rate{SeriesKind::Rate, {}};
    for (size_t i = 0; i < first.asked.size(); ++i) {
        const qint64 threads = std::ssize(first.asked[i].rows);
        rate.bars.push_back({keys.at(static_cast<qsizetype>(i)), share(std::ssize(first.times[i].rows), threads),
                             threads, unique(first.asked[i].rows)});
    }
    return {ChartKind::ResponseRate, {rate}};
}

Chart groupChart(FirstResponses &first, const FigureOptions &how)
{
    QStringList keys = first.groups.keys();
    keys.sort();
    std::vector<WaitSlot> groups;
    for (const QString &key : keys)
        groups.push_back(std::move(first.groups[key]));
    return {ChartKind::Groups, waitSeries(keys, groups, {typicalOf(how), {SeriesKind::P90, &Waits::p90}})};
}

Chart resolutionChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options)
{
    std::vector<WaitSlot> first(axis.size()), full(first.size()), net(first.size());
    const TurnsByCase turns(facts.turns, facts.later);
    const ResponseOptions &how = options.figures.response;
    for (const CaseFact &fact : facts.cases) {
        const size_t place = axis.place(fact.asked);
        if (fact.firstResolved)
            first[place].add(fact.caseRow, measured(fact.asked, *fact.firstResolved, how));
        if (!fact.resolved)
            continue;
        full[place].add(fact.caseRow, measured(fact.asked, *fact.resolved, how));
        if (const auto ours = netResolution(fact, turns.of(fact.caseRow), how))
            net[place].add(fact.caseRow, *ours);
    }
    const auto figure = typicalOf(options.figures).figure;
    return {ChartKind::Resolution,
            {waitSeries(axis.keys(), first, {{SeriesKind::First, figure}}).front(),
             waitSeries(axis.keys(), full, {{SeriesKind::Full, figure}}).front(),
             waitSeries(axis.keys(), net, {{SeriesKind::Net, figure}}).front()}};
}

Chart arrivalChart(const Facts &facts, const ChartOptions &options)
{
    const ArrivalGrid grid =
        arrivalGrid(facts.cases, facts.from, std::min(facts.to, options.figures.now), options.zone);
    std::array<std::array<Rows, hoursOfDay>, daysOfWeek> rows;
    for (const CaseFact &fact : facts.cases) {
        const LocalHour local = localHour(fact.asked, options.zone);
        rows[local.day][local.hour].push_back(fact.caseRow);
    }
    Series perHour{SeriesKind::Rate, {}};
    for (size_t day = 0; day < daysOfWeek; ++day)
        for (size_t hour = 0; hour < hoursOfDay; ++hour)
            perHour.bars.push_back({u"%1-%2"_s.arg(day + 1).arg(hour, 2, 10, '0'_L1), grid[day][hour].perHour(),
                                    grid[day][hour].cases, unique(std::move(rows[day][hour]))});
    return {ChartKind::Arrivals, {perHour}};
}

Chart attainmentChart(const Facts &facts)
{
    std::array<Rows, EnumNames<ClockKind>::names.size()> kept, broken;
    for (const Promise &promise : facts.promises)
        (promise.kept() ? kept : broken).at(static_cast<size_t>(promise.kind)).push_back(promise.caseRow);
    Series met{SeriesKind::Kept, {}}, missed{SeriesKind::Broken, {}};
    for (size_t kind = 0; kind < kept.size(); ++kind) {
        const qint64 good = std::ssize(kept[kind]), bad = std::ssize(broken[kind]);
        if (good + bad == 0)
            continue;
        const QString key = toText(static_cast<ClockKind>(kind));
        met.bars.push_back(countBar(key, std::move(kept[kind]), good));
        missed.bars.push_back(countBar(key, std::move(broken[kind]), bad));
    }
    return {ChartKind::Attainment, {std::move(met), std::move(missed)}};
}

Chart categoryChart(const Facts &facts)
{
    Tally tally;
    for (const CaseFact &fact : facts.cases)
        tally.add(fact.category, fact.caseRow);
    Series counts = tally.counts(SeriesKind::Count);
    std::sort(counts.bars.begin(), counts.bars.end(),
              [](const Bar &a, const Bar &b) { return a.n != b.n ? a.n > b.n : a.key < b.key; });
    return {ChartKind::Categories, {counts}};
}

} // namespace

QStringList timeKeys(Instant from, Instant to, const ZoneOffsets &zone)
{
    return TimeAxis(from, to, zone).keys();
}

std::vector<Chart> chartsOf(const Facts &facts, const ChartOptions &options)
{
    const TimeAxis axis(facts.from, facts.to, options.zone);
    FirstResponses first = firstResponses(facts, axis, options);
    Chart rate = rateChart(first, axis.keys());
    return {{ChartKind::FirstResponse,
             waitSeries(axis.keys(), first.times, {typicalOf(options.figures), {SeriesKind::P90, &Waits::p90}})},
            std::move(rate),
            {ChartKind::WaitSpread, {first.spread.counts(SeriesKind::Count)}},
            resolutionChart(facts, axis, options),
            arrivalChart(facts, options),
            attainmentChart(facts),
            categoryChart(facts),
            groupChart(first, options.figures),
            scriptChart(facts, options),
            privacyChart(facts, options),
            moveChart(facts),
            funnelChart(facts),
            firstContactChart(facts, axis, options),
            satisfactionChart(facts, axis, options),
            satisfactionBy(ChartKind::SatisfiedAgents, facts, options.agent, options.figures.satisfiedFrom),
            satisfactionBy(ChartKind::SatisfiedChannels, facts, options.channel, options.figures.satisfiedFrom),
            examChart(facts, options),
            callChart(facts, axis, options),
            handlingChart(facts, options),
            occupancyChart(facts, options)};
}

} // namespace lianxi::metrics
