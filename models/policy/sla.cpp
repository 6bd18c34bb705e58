// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/sla.h"

#include "models/policy/zone_offsets.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

namespace lianxi
{

using namespace std::chrono;

namespace
{

/// Service hours made ready for arithmetic: periods by weekday, sorted, overlaps joined.
class ServicePlan
{
public:
    explicit ServicePlan(const ServiceHours &hours, std::shared_ptr<const ZoneOffsets> zone)
        : m_hours(hours)
        , m_zone(std::move(zone))
        , m_holidays(hours.holidays)
    {
        std::sort(m_holidays.begin(), m_holidays.end());
        for (const ServiceHours::Period &period : hours.periods) {
            const minutes from = std::clamp(period.from, minutes(0), minutes(24h));
            const minutes to = std::clamp(period.to, minutes(0), minutes(24h));
            if (period.day >= 1 && period.day <= 7 && from < to)
                m_days[static_cast<size_t>(period.day - 1)].push_back({from, to});
        }
        for (auto &day : m_days) {
            join(day);
            m_everOpen = m_everOpen || !day.empty();
        }
    }

    [[nodiscard]] bool isFor(const ServiceHours &hours) const { return m_hours == hours; }
    [[nodiscard]] bool alwaysOpen() const { return !m_everOpen; }

    /// Calls `visit(begin, end)` for every open stretch from `from` on, in order, until it returns false or `to` is
    /// reached. A moment is open when its local clock reading lies in a period of its local weekday: an hour that
    /// daylight saving skips does not count, an hour that it repeats counts twice.
    template <class Visit>
    void walk(Instant from, Instant to, Visit &&visit) const
    {
        while (from < to) {
            const ZoneOffsets::Span &span = m_zone->spanAt(floor<seconds>(from));
            const Instant spanEnd = span.until == sys_seconds::max() ? to : std::min<Instant>(to, span.until);
            if (!walkSpan(from, spanEnd, span.offset, visit))
                return;
            from = spanEnd;
        }
    }

private:
    struct Stretch {
        minutes from, to;
    };

    static void join(std::vector<Stretch> &day)
    {
        std::sort(day.begin(), day.end(), [](const Stretch &a, const Stretch &b) { return a.from < b.from; });
        std::vector<Stretch> joined;
        for (const Stretch &stretch : day) {
            if (!joined.empty() && stretch.from <= joined.back().to)
                joined.back().to = std::max(joined.back().to, stretch.to);
            else
                joined.push_back(stretch);
        }
        day = std::move(joined);
    }

    template <class Visit>
    bool walkSpan(Instant from, Instant to, seconds offset, Visit &visit) const
    {
        for (sys_days day = floor<days>(from + offset); Instant(day) - offset < to; day += days(1)) {
            const auto &stretches = m_days[weekday(day).iso_encoding() - 1];
            if (stretches.empty() || std::binary_search(m_holidays.begin(), m_holidays.end(), day))
                continue;
            for (const Stretch &stretch : stretches) {
                const Instant begin = std::max(from, Instant(day) + stretch.from - offset);
                const Instant end = std::min(to, Instant(day) + stretch.to - offset);
                if (begin < end && !visit(begin, end))
                    return false;
            }
        }
        return true;
    }

    ServiceHours m_hours;
    std::shared_ptr<const ZoneOffsets> m_zone;
    std::array<std::vector<Stretch>, 7> m_days;
    std::vector<sys_days> m_holidays;
    bool m_everOpen = false;
};

constexpr size_t mostPlans = 64;

/// The plan of `hours`, remembered per thread: a fold asks for the same hours again and again. Holds until the next
/// call.
const ServicePlan &planOf(const ServiceHours &hours)
{
    thread_local std::map<QByteArray, std::shared_ptr<const ZoneOffsets>> zones;
    thread_local std::deque<ServicePlan> plans; // the team's, and of channels with hours of their own
    const auto known =
        std::find_if(plans.begin(), plans.end(), [&hours](const ServicePlan &plan) { return plan.isFor(hours); });
    if (known != plans.end())
        return *known;
    if (zones.size() > mostPlans)
        zones.clear();
    auto &zone = zones[hours.timeZone];
    if (!zone)
        zone = std::make_shared<const ZoneOffsets>(hours.timeZone);
    if (plans.size() >= mostPlans)
        plans.pop_front();
    return plans.emplace_back(hours, zone);
}

// Deadlines further away than this are not looked for: a plan that is closed for so long is a mistake in it.
constexpr days searchLimit{366 * 20};
// Keeps arithmetic on nonsense instants (a forged timestamp) finite.
constexpr Instant earliest = sys_days(year(1900) / 1 / 1);
constexpr Instant latest = sys_days(year(2200) / 1 / 1);

} // namespace

Instant addServiceTime(const ServiceHours &hours, Instant start, seconds length)
{
    if (length <= 0s)
        return start;
    if (start < earliest || start >= latest)
        return start;
    length = std::min(length, duration_cast<seconds>(searchLimit));
    const ServicePlan &plan = planOf(hours);
    if (plan.alwaysOpen())
        return start + length;
    milliseconds left = length;
    Instant due = start + searchLimit;
    plan.walk(start, due, [&](Instant begin, Instant end) {
        if (end - begin < left) {
            left -= end - begin;
            return true;
        }
        due = begin + left;
        return false;
    });
    return due;
}

seconds serviceTimeBetween(const ServiceHours &hours, Instant from, Instant to)
{
    from = std::clamp(from, earliest, latest);
    to = std::clamp(to, earliest, latest);
    if (to <= from)
        return 0s;
    const ServicePlan &plan = planOf(hours);
    if (plan.alwaysOpen())
        return floor<seconds>(to - from);
    milliseconds sum{};
    plan.walk(from, to, [&sum](Instant begin, Instant end) {
        sum += end - begin;
        return true;
    });
    return floor<seconds>(sum);
}

Instant dueTime(const ClockPromise &promise, const ServiceHours &hours, Instant start)
{
    return promise.serviceHoursOnly ? addServiceTime(hours, start, promise.length)
                                    : start + std::max(promise.length, 0s);
}

ClockColour colourOf(const RunningClock &clock, Instant now)
{
    if (now >= clock.due)
        return ClockColour::Red;
    return now >= amberFrom(clock) ? ClockColour::Amber : ClockColour::Calm;
}

Instant amberFrom(const RunningClock &clock)
{
    return clock.due - std::max<milliseconds>((clock.due - clock.started) / 4, 15min);
}

double shareLeft(const RunningClock &clock, Instant now)
{
    if (now >= clock.due)
        return 0.0;
    if (now <= clock.started)
        return 1.0;
    return static_cast<double>((clock.due - now).count()) / static_cast<double>((clock.due - clock.started).count());
}

} // namespace lianxi
