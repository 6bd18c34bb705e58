// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/service_table.h"

#include <algorithm>
#include <bit>

namespace lianxi
{

using namespace std::chrono;

namespace
{

constexpr int minutesOfHour = 60;
constexpr quint64 allMinutes = (1ULL << minutesOfHour) - 1;
constexpr hours longestTable{24 * 366 * 20};

quint64 openMinutes(const ServiceHours &service, Instant hour)
{
    const seconds open = serviceTimeBetween(service, hour, hour + 1h);
    if (open == 1h)
        return allMinutes;
    quint64 mask = 0;
    for (int minute = 0; open > 0s && minute < minutesOfHour; ++minute) {
        const Instant at = hour + minutes(minute);
        mask |= serviceTimeBetween(service, at, at + 1min) > 0s ? 1ULL << minute : 0;
    }
    return mask;
}

} // namespace

ServiceTable::ServiceTable(const ServiceHours &service, Instant from, Instant to)
    : m_hours(service)
    , m_from(floor<hours>(from))
    , m_to(m_from)
{
    if (service.periods.empty() || to <= from || to - from > longestTable)
        return;
    milliseconds sum{};
    for (; m_to < to; m_to += 1h) {
        const quint64 open = openMinutes(service, m_to);
        m_table.push_back({sum, open});
        sum += minutes(std::popcount(open));
    }
}

milliseconds ServiceTable::upTo(Instant t) const
{
    const auto sinceBegin = floor<milliseconds>(t - m_from);
    const Hour &hour = m_table[static_cast<size_t>(floor<hours>(sinceBegin).count())];
    const milliseconds within = sinceBegin - floor<hours>(sinceBegin);
    const auto minute = floor<minutes>(within);
    const quint64 bit = 1ULL << minute.count();
    return hour.before + minutes(std::popcount(hour.open & (bit - 1)))
        + ((hour.open & bit) != 0 ? within - minute : milliseconds{});
}

seconds ServiceTable::between(Instant from, Instant to) const
{
    if (to <= from)
        return 0s;
    if (from < m_from || to >= m_to)
        return serviceTimeBetween(m_hours, from, to);
    return floor<seconds>(upTo(to) - upTo(from));
}

} // namespace lianxi
