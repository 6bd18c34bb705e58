// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/zone_offsets.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace lianxi
{

using namespace std::chrono;

ZoneOffsets::ZoneOffsets(const QByteArray &ianaName)
{
    const QTimeZone zone(ianaName);
    seconds offset{};
    if (zone.isValid()) {
        const QDateTime from = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
        const QDateTime to = QDateTime::fromSecsSinceEpoch(
            sys_seconds(sys_days(year(2100) / 1 / 1)).time_since_epoch().count(), Qt::UTC);
        offset = seconds(zone.offsetFromUtc(from));
        for (const QTimeZone::OffsetData &change : zone.transitions(from, to)) {
            const seconds next(change.offsetFromUtc);
            if (next == offset)
                continue;
            m_spans.push_back({sys_seconds(seconds(change.atUtc.toSecsSinceEpoch())), offset});
            offset = next;
        }
    }
    m_spans.push_back({sys_seconds::max(), offset});
}

const ZoneOffsets::Span &ZoneOffsets::spanAt(sys_seconds t) const
{
    const auto found = std::upper_bound(m_spans.begin(), m_spans.end(), t,
                                        [](sys_seconds moment, const Span &span) { return moment < span.until; });
    return found == m_spans.end() ? m_spans.back() : *found;
}

} // namespace lianxi
