// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/desk_signs.h"

namespace lianxi
{

DeskSigns::DeskSigns(Parts parts)
    : m_parts(std::move(parts))
{
    // "2026-09-01T10:00:00.000Z lin"
    const QString kept = QString::fromUtf8(m_parts.memory.read(name).value_or(QByteArray()));
    const std::optional<Instant> last = parseRfc3339(kept.section(u' ', 0, 0));
    const AgentId agent(kept.section(u' ', 1));
    // Who is back within the grace was never lost; nothing would renew that sign.
    const bool back = last && agent == m_parts.me && *last + m_parts.grace > m_parts.clock.now();
    if (last && !agent.isEmpty() && !back)
        m_left.push_back({agent, *last});
    give();
}

DeskSigns::~DeskSigns()
{
    if (const Status gone = m_parts.memory.remove(name); !gone)
        qWarning("routing: the desk's sign could not be taken back; the next start will take this end for a crash");
}

void DeskSigns::settle(const AgentId &agent)
{
    std::erase_if(m_left, [&agent](const DeskSign &sign) { return sign.agent == agent; });
}

void DeskSigns::give()
{
    const QString sign = toRfc3339(m_parts.clock.now()) + u' ' + m_parts.me.text();
    if (const Status kept = m_parts.memory.write(name, sign.toUtf8()); !kept)
        qWarning("routing: the desk's sign could not be kept");
    m_parts.scheduler.after(beat, &m_context, [this] { give(); });
}

} // namespace lianxi
