// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/breakdown.h"

#include "models/metrics/arrivals.h"

using namespace Qt::StringLiterals;

namespace lianxi::metrics
{

QString hourKey(Instant at, const ZoneOffsets &zone)
{
    return u"%1"_s.arg(localHour(at, zone).hour, 2, 10, '0'_L1);
}

QString weekdayKey(Instant at, const ZoneOffsets &zone)
{
    return QString::number(localHour(at, zone).day + 1);
}

QString hourKey(const Turn &turn, const ZoneOffsets &zone)
{
    return hourKey(turn.asked, zone);
}

QString weekdayKey(const Turn &turn, const ZoneOffsets &zone)
{
    return weekdayKey(turn.asked, zone);
}

} // namespace lianxi::metrics
