// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/breakdown.h"

using namespace Qt::StringLiterals;

namespace lianxi::metrics
{

namespace
{

std::chrono::local_seconds localTime(Instant at, const ZoneOffsets &zone)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    return std::chrono::local_seconds(seconds.time_since_epoch() + zone.spanAt(seconds).offset);
}

} // namespace

QString hourKey(const Turn &turn, const ZoneOffsets &zone)
{
    const auto local = localTime(turn.asked, zone);
    const auto hour = std::chrono::floor<std::chrono::hours>(local - std::chrono::floor<std::chrono::days>(local));
    return u"%1"_s.arg(hour.count(), 2, 10, '0'_L1);
}

QString weekdayKey(const Turn &turn, const ZoneOffsets &zone)
{
    const std::chrono::weekday day(std::chrono::floor<std::chrono::days>(localTime(turn.asked, zone)));
    return QString::number(day.iso_encoding());
}

} // namespace lianxi::metrics
