// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/response.h"
#include "models/policy/zone_offsets.h"

namespace lianxi::metrics
{

/// By what figures are split. Every turn falls under exactly one key, so the keys' counts add up to the whole's: a case
/// with several tags stands under all of them together ("refund + vip").
enum class Breakdown {
    None,
    Channel,
    Platform,
    Brand,
    Surface,
    Agent,
    Category,
    Class,
    Hour,
    Weekday,
    Team, ///< the queue the case was put into, else the channel's team
    Tag,
};

/// Hour of the day, "00" to "23", in the zone.
[[nodiscard]] QString hourKey(Instant at, const ZoneOffsets &zone);
/// ISO day of the week, "1" (Monday) to "7", in the zone.
[[nodiscard]] QString weekdayKey(Instant at, const ZoneOffsets &zone);
/// The same of when the turn began.
[[nodiscard]] QString hourKey(const Turn &turn, const ZoneOffsets &zone);
[[nodiscard]] QString weekdayKey(const Turn &turn, const ZoneOffsets &zone);

} // namespace lianxi::metrics

namespace lianxi
{
template <>
struct EnumNames<metrics::Breakdown> {
    static constexpr std::array<std::string_view, 12> names{"none",    "channel", "platform", "brand",
                                                            "surface", "agent",   "category", "class",
                                                            "hour",    "weekday", "team",     "tag"};
};
} // namespace lianxi
