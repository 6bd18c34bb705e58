// SPDX-License-Identifier: GPL-3.0-or-later
// What platforms examine, and telephone calls.
#include "models/metrics/chart_parts.h"

using namespace Qt::StringLiterals;

namespace lianxi::metrics::parts
{

Chart examChart(const Facts &facts, const ChartOptions &options)
{
    Series rate{SeriesKind::Rate, {}};
    const auto at = [](qint64 channel) {
        Place place;
        place.channel = channel;
        return place;
    };
    for (size_t i = 0; i < EnumNames<Exam>::names.size(); ++i) {
        const auto exam = static_cast<Exam>(i);
        const auto isLooked = [&](qint64 channel) {
            const auto platform = fromText<Platform>(options.platform(at(channel)));
            return platform && examOf(*platform) == exam;
        };
        for (auto &[channel, figure] : examine(exam, facts.turns, options.figures.exams, options.zone, isLooked))
            rate.bars.push_back({toText(exam) + u' ' + options.channel(at(channel)), figure.rate(), figure.people,
                                 std::move(figure.cases)});
    }
    std::ranges::sort(rate.bars, {}, &Bar::key);
    return {ChartKind::Exams, {std::move(rate)}};
}

Chart callChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options)
{
    std::vector<ShareSlot> inTime(axis.size()), abandoned(axis.size());
    for (const Call &call : facts.calls) {
        if (!isOffered(call))
            continue;
        const size_t place = axis.place(call.began);
        inTime[place].add(call.caseRow, isAnsweredWithin(call, options.figures.calls.within));
        abandoned[place].add(call.caseRow, !call.answered && call.outcome == CallOutcome::Missed);
    }
    return {ChartKind::CallService,
            {shareSeries(SeriesKind::InTime, axis.keys(), inTime),
             shareSeries(SeriesKind::Abandoned, axis.keys(), abandoned)}};
}

Chart handlingChart(const Facts &facts, const ChartOptions &options)
{
    std::map<QString, WaitSlot> agents;
    for (const Call &call : facts.calls)
        if (call.answered && call.ended)
            agents[options.agent(placeOf(call))].add(
                call.caseRow, std::max(*call.ended - *call.answered, std::chrono::milliseconds(0)));
    QStringList keys;
    std::vector<WaitSlot> times;
    for (auto &[agent, slot] : agents) {
        keys.append(agent);
        times.push_back(std::move(slot));
    }
    return {ChartKind::CallHandling, waitSeries(keys, times, {typicalOf(options.figures)})};
}

Chart occupancyChart(const Facts &facts, const ChartOptions &options)
{
    std::map<qint64, Rows> calls;
    for (const Call &call : facts.calls)
        if (call.answered && call.ended && call.agent != 0)
            calls[call.agent].push_back(call.caseRow);
    Series rate{SeriesKind::Rate, {}};
    const Instant until = std::min(facts.to, options.figures.now);
    for (const auto &[agent, spent] : occupancy(facts.calls, facts.presence, facts.from, until)) {
        if (spent.there.count() == 0)
            continue; // a telephone elsewhere
        Place place;
        place.agent = agent;
        Rows &rows = calls[agent];
        rate.bars.push_back({options.agent(place), spent.share(), std::ssize(rows), unique(rows)});
    }
    std::ranges::sort(rate.bars, {}, &Bar::key);
    return {ChartKind::Occupancy, {std::move(rate)}};
}

} // namespace lianxi::metrics::parts
