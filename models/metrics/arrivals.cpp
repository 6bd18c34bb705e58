// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/arrivals.h"

#include <algorithm>
#include <cmath>

namespace lianxi::metrics
{

using namespace std::chrono;

namespace
{

constexpr int mostAgents = 10'000; ///< nobody plans for more; keeps nonsense numbers finite

} // namespace

LocalHour localHour(Instant at, const ZoneOffsets &zone)
{
    const sys_seconds local = floor<seconds>(at) + zone.spanAt(floor<seconds>(at)).offset;
    const sys_days date = floor<days>(local);
    return {weekday(date).iso_encoding() - 1, static_cast<size_t>(floor<hours>(local - date).count()), date};
}

Instant beginOfDay(sys_days date, const ZoneOffsets &zone)
{
    // The offset half a day earlier is that of the evening before; a change in between moves the beginning.
    const seconds before = zone.spanAt(sys_seconds(date) - 36h).offset;
    sys_seconds begin = sys_seconds(date) - before;
    if (const seconds after = zone.spanAt(begin).offset; after != before)
        begin = std::max(begin - (after - before), begin);
    while (localHour(begin, zone).date < date)
        begin += 15min;
    while (localHour(begin - 1s, zone).date >= date)
        begin -= 15min;
    return begin;
}

ArrivalGrid arrivalGrid(std::span<const CaseFact> cases, Instant from, Instant to, const ZoneOffsets &zone)
{
    ArrivalGrid grid{};
    // Offsets are whole quarters of an hour, so that a quarter lies in one local hour.
    for (Instant at = from; at < to;) {
        const Instant next = std::min<Instant>(
            floor<minutes>(at) - minutes(floor<minutes>(at).time_since_epoch().count() % 15) + 15min, to);
        const LocalHour local = localHour(at, zone);
        grid[local.day][local.hour].hours += duration<double, hours::period>(next - at).count();
        at = next;
    }
    for (const CaseFact &fact : cases) {
        const LocalHour local = localHour(fact.asked, zone);
        ++grid[local.day][local.hour].cases;
    }
    return grid;
}

double waitingChance(int agents, double load)
{
    if (load <= 0)
        return 0;
    if (agents <= load)
        return 1;
    double blocked = 1; // Erlang B, agent by agent
    for (int n = 1; n <= agents; ++n)
        blocked = load * blocked / (n + load * blocked);
    const double busy = load / agents;
    return blocked / (1 - busy * (1 - blocked));
}

double serviceLevel(int agents, double casesPerHour, const StaffingRules &rules)
{
    const double handling = duration<double>(rules.handling).count();
    const double load = casesPerHour * handling / 3600;
    if (load <= 0)
        return 1;
    if (agents <= load)
        return 0;
    const double within = duration<double>(rules.within).count();
    return 1 - waitingChance(agents, load) * std::exp(-(agents - load) * within / handling);
}

int agentsNeeded(double casesPerHour, const StaffingRules &rules)
{
    if (casesPerHour <= 0 || rules.handling <= 0s)
        return 0;
    const double load = casesPerHour * duration<double>(rules.handling).count() / 3600;
    int agents = static_cast<int>(std::min<double>(std::floor(load) + 1, mostAgents));
    while (agents < mostAgents && serviceLevel(agents, casesPerHour, rules) < rules.share)
        ++agents;
    return agents;
}

} // namespace lianxi::metrics
