// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/gap_watch.h"

namespace lianxi
{

GapWatch::GapWatch(Parts parts, std::optional<Instant> last, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_last(last)
{
    look();
}

void GapWatch::look()
{
    const Instant now = m_parts.clock.now();
    if (m_last && now - *m_last > shortest)
        m_parts.onGap(*m_last, now);
    m_last = now;
    m_parts.keep(now);
    m_parts.scheduler.after(beat, this, [this] { look(); });
}

} // namespace lianxi
