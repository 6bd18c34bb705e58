// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/scheduler.h"

#include <QTimer>

namespace lianxi
{

void TimerScheduler::after(std::chrono::milliseconds wait, QObject *context, std::function<void()> what)
{
    // Coarse timers are late by a twentieth of a long wait: too much for a promise to the second.
    QTimer::singleShot(wait, Qt::PreciseTimer, context, std::move(what));
}

void ThreadPost::operator()(std::function<void()> work) const
{
    const std::lock_guard lock(m_address->mutex);
    if (m_address->to)
        QMetaObject::invokeMethod(m_address->to, std::move(work), Qt::QueuedConnection);
}

void ThreadPost::close()
{
    const std::lock_guard lock(m_address->mutex);
    m_address->to = nullptr;
}

} // namespace lianxi
