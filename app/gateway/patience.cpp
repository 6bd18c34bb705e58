// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/patience.h"

#include <utility>

namespace lianxi
{

class Patience::Wait
{
public:
    std::chrono::steady_clock::time_point until;
    std::function<void()> late; ///< empty: settled
};

Patience::Patience(std::chrono::milliseconds time)
    : m_time(time)
    , m_thread([this] { run(); })
{
}

Patience::~Patience()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

Patience::Ticket Patience::begin(std::function<void()> late)
{
    auto ticket = std::make_shared<Wait>();
    ticket->late = std::move(late);
    const std::lock_guard lock(m_mutex);
    ticket->until = std::chrono::steady_clock::now() + m_time;
    m_waits.push_back(ticket);
    if (std::exchange(m_idle, false)) // otherwise it sleeps until an earlier one
        m_changed.notify_one();
    return ticket;
}

bool Patience::settle(const Ticket &ticket)
{
    std::function<void()> late; // destroyed without the lock
    const std::lock_guard lock(m_mutex);
    late.swap(ticket->late);
    while (!m_waits.empty() && !m_waits.front()->late)
        m_waits.pop_front();
    return static_cast<bool>(late);
}

void Patience::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        while (!m_waits.empty() && !m_waits.front()->late)
            m_waits.pop_front();
        if (m_waits.empty()) {
            if (m_closing)
                return;
            m_idle = true;
            m_changed.wait(lock, [this] { return m_closing || !m_waits.empty(); });
        } else if (m_closing || m_waits.front()->until <= std::chrono::steady_clock::now()) {
            const std::function<void()> late = std::exchange(m_waits.front()->late, {});
            m_waits.pop_front();
            lock.unlock();
            late();
            lock.lock();
        } else {
            const auto until = m_waits.front()->until;
            m_changed.wait_until(lock, until);
        }
    }
}

} // namespace lianxi
