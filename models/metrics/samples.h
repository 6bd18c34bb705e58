// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/bootstrap.h"
#include "models/metrics/figures.h"

namespace lianxi::metrics
{

/// A figure that can be compared before and after a day.
enum class DayFigure {
    NewCases,
    ResponseRate,
    FirstResponse,
    NextResponse,
    FirstResolution,
    FullResolution,
    NetResolution,
    FirstContact,
    Reopened,
    PromisesKept,
    AllSteps,
    Satisfied,
    BotAlone,
    Guards, ///< privacy guards that reminded, blocked or were overridden
    ToSupervisor,
    Arrived, ///< in private, of those invited from public
    CallsInTime,
    CallsAbandoned,
    CallHandling,
};
/// What its values are: it tells which statistics make sense.
enum class DayUnit { Count, Share, Seconds };
[[nodiscard]] DayUnit unitOf(DayFigure figure);
/// Of a count per day, of a share the mean, of a time as chosen.
[[nodiscard]] Statistic statisticFor(DayFigure figure, Statistic ofTimes);

/// One local day of a figure, and the cases behind it, each once, ascending.
struct CountedDay {
    DaySample sample;
    std::vector<qint64> cases;
};
/// Every local day of the facts' period, without values where there were none. Together the values give exactly what
/// figuresOf() says: shares are 0 and 1, times are seconds.
[[nodiscard]] std::vector<CountedDay> countByDay(DayFigure figure, const Facts &facts, const Contacts &contacts,
                                                 const FigureOptions &options, const ZoneOffsets &zone);

} // namespace lianxi::metrics

namespace lianxi
{
template <>
struct EnumNames<metrics::DayFigure> {
    static constexpr std::array<std::string_view, 19> names{
        "new_cases",       "response_rate",  "first_response",  "next_response", "first_resolution",
        "full_resolution", "net_resolution", "first_contact",   "reopened",      "sla",
        "script",          "csat",           "bot_alone",       "privacy",       "to_supervisor",
        "arrived",         "calls_in_time",  "calls_abandoned", "call_handling"};
};
template <>
struct EnumNames<metrics::Statistic> {
    static constexpr std::array<std::string_view, 4> names{"mean", "median", "p90", "per_day"};
};
} // namespace lianxi
