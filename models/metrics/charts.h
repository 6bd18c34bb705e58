// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/arrivals.h"
#include "models/metrics/figures.h"

namespace lianxi::metrics
{

// What the charts show, as numbers: the desk paints them, the command line prints them.

enum class ChartKind {
    FirstResponse, ///< over time: typical time and p90 in seconds
    ResponseRate, ///< over time: share of threads that were answered
    WaitSpread, ///< how many first responses took how long
    Resolution, ///< over time: typical time to the first and to the last resolution, and net of bots and customers
    Arrivals, ///< cases opened, by weekday and hour
    Attainment, ///< by clock: kept and broken
    Categories, ///< cases by category, most first
    Groups, ///< by the breakdown chosen: median first response
    Script, ///< by agent: share of closed cases with all four steps
    Privacy, ///< by agent: what the privacy guards did
    Moves, ///< how many moves into private took how long
    Funnel, ///< cases, answered by a bot, by a person, passed to a supervisor
    FirstContact, ///< over time: share of cases resolved at first contact
    Satisfaction, ///< over time: share of the satisfied among those who answered, and of those asked who did
    SatisfiedAgents, ///< the same by agent
    SatisfiedChannels, ///< the same by channel
    Exams, ///< by channel and platform's formula: share of people who were served as the platform wants
    CallService, ///< over time: share of calls taken in time, and of those abandoned
    CallHandling, ///< by agent: typical time of a call
    Occupancy, ///< by agent: share of the time they were there that they spoke
    Backlog, ///< live: by age and class
    LiveClasses, ///< live: customers who wait, by class and what their clock says
    LiveChannels, ///< live: the same by channel
    LiveAgents, ///< live: open cases by whose they are
};
enum class SeriesKind {
    Median,
    P90,
    Rate,
    Count,
    First,
    Full,
    Kept,
    Broken,
    Reminded,
    Blocked,
    Overridden,
    Calm,
    Amber,
    Red,
    Normal,
    Complex,
    Urgent,
    General,
    Incident,
    Crisis,
    Satisfied,
    Participation,
    Mean,
    Net,
    InTime,
    Abandoned,
};

/// One bar, point or cell. Keys: a time ("2026-09-01", "2026-09-01T08", "2026-09"), the longest time of a spread in
/// seconds, weekday and hour ("1-08"), a clock's, class's or category's name, an agent's or channel's id, a channel's
/// id and its exam ("three_minutes dy").
struct Bar {
    QString key;
    double value = 0; ///< seconds, a share from 0 to 1, or a count
    qint64 n = 0; ///< how many facts it was computed from
    std::vector<qint64> cases = {}; ///< of these facts, each once, ascending
    friend bool operator==(const Bar &, const Bar &) = default;
};
struct Series {
    SeriesKind kind = SeriesKind::Count;
    std::vector<Bar> bars; ///< every series of a chart has the same keys
    friend bool operator==(const Series &, const Series &) = default;
};
struct Chart {
    ChartKind kind = ChartKind::FirstResponse;
    std::vector<Series> series;
    friend bool operator==(const Chart &, const Chart &) = default;
};

/// Bounds of the spreads in seconds, ascending; longer times stand under "more", what never came under "none".
inline constexpr std::array<qint64, 9> waitBounds{60, 300, 900, 1200, 1800, 3600, 4680, 14'400, 86'400};
inline constexpr std::array<qint64, 6> moveBounds{300, 900, 3600, 14'400, 86'400, 259'200};

struct ChartOptions {
    FigureOptions figures;
    const ZoneOffsets &zone;
    KeyOf group; ///< of the breakdown chosen
    KeyOf agent; ///< id of a fact's agent
    KeyOf channel; ///< id of a fact's channel
    KeyOf platform; ///< of a fact's channel
    const Contacts &contacts; ///< see figuresOf()
};
/// The charts of a period, in the order of ChartKind.
[[nodiscard]] std::vector<Chart> chartsOf(const Facts &facts, const ChartOptions &options);

/// Keys of the time axis of a period: hours up to two days, days up to a hundred, else months.
[[nodiscard]] QStringList timeKeys(Instant from, Instant to, const ZoneOffsets &zone);

} // namespace lianxi::metrics

namespace lianxi
{
template <>
struct EnumNames<metrics::ChartKind> {
    static constexpr std::array<std::string_view, 24> names{
        "first_response", "response_rate", "wait_spread", "resolution",    "arrivals",      "sla",
        "categories",     "groups",        "script",      "privacy",       "moves",         "funnel",
        "first_contact",  "csat",          "csat_agents", "csat_channels", "exams",         "calls",
        "call_handling",  "occupancy",     "backlog",     "live_classes",  "live_channels", "live_agents"};
};
template <>
struct EnumNames<metrics::SeriesKind> {
    static constexpr std::array<std::string_view, 26> names{
        "median_s", "p90_s",      "rate",      "count",         "first_s", "full_s", "kept",    "broken",   "reminded",
        "blocked",  "overridden", "calm",      "amber",         "red",     "normal", "complex", "urgent",   "general",
        "incident", "crisis",     "satisfied", "participation", "mean_s",  "net_s",  "in_time", "abandoned"};
};
} // namespace lianxi
