// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/presence_keeper.h"

#include "models/event/team_payloads.h"

#include <QPointer>

namespace lianxi
{

using namespace std::chrono_literals;

PresenceKeeper::PresenceKeeper(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_touched(m_parts.clock.now())
{
}

void PresenceKeeper::set(Presence presence)
{
    m_pausedUntil.reset();
    say(presence, {});
}

void PresenceKeeper::pause()
{
    const Instant until = m_parts.clock.now() + m_parts.pause;
    if (!m_pausedUntil)
        m_beforePause = m_presence;
    m_pausedUntil = until;
    say(Presence::Away, pauseAfterHardCase);
    m_parts.scheduler.after(m_parts.pause, this, [this, until] {
        if (m_pausedUntil == until) // nothing was said since
            set(m_beforePause);
    });
}

void PresenceKeeper::say(Presence presence, const QString &reason)
{
    m_touched = m_parts.clock.now();
    ask(false);
    const Presence before = std::exchange(m_presence, presence);
    arm();
    if (presence == before)
        return;
    Q_EMIT changed(presence);
    m_parts.tell(presence, reason, [self = QPointer(this), before, presence](const DeskResult &result) {
        if (!self || result.done())
            return;
        if (self->m_presence == presence) { // nothing was said since
            self->m_presence = before;
            self->m_pausedUntil.reset();
            Q_EMIT self->changed(before);
        }
        Q_EMIT self->refused(result.error);
    });
}

void PresenceKeeper::touch()
{
    m_touched = m_parts.clock.now();
    ask(false);
    arm();
}

std::chrono::minutes PresenceKeeper::idleFor() const
{
    return std::chrono::floor<std::chrono::minutes>(m_parts.clock.now() - m_touched);
}

/// One timer at a time: a touch moves the moment, not the timer.
void PresenceKeeper::arm()
{
    if (m_presence != Presence::Online || m_asks || std::exchange(m_armed, true))
        return;
    const auto left = m_touched + m_parts.idle - m_parts.clock.now();
    m_parts.scheduler.after(std::max<std::chrono::milliseconds>(left, 1s), this, [this] {
        m_armed = false;
        look();
    });
}

void PresenceKeeper::look()
{
    if (m_presence == Presence::Online && m_parts.clock.now() - m_touched >= m_parts.idle)
        ask(true);
    else
        arm();
}

void PresenceKeeper::ask(bool asks)
{
    if (std::exchange(m_asks, asks) != asks)
        Q_EMIT askedWhetherThere(asks);
}

} // namespace lianxi
