// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace lianxi
{

/// Says when something takes too long. One thread, which sleeps until the oldest wait is over its time. Thread-safe.
class Patience
{
public:
    class Wait;
    using Ticket = std::shared_ptr<Wait>;
    explicit Patience(std::chrono::milliseconds time);
    ~Patience(); ///< calls what still waits
    /// Calls `late` unless settled before the time has passed; on the thread above, must not block.
    [[nodiscard]] Ticket begin(std::function<void()> late);
    /// \return whether it came in time. Of this and `late` exactly one happens.
    [[nodiscard]] bool settle(const Ticket &ticket);

private:
    void run();
    std::chrono::milliseconds m_time;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Ticket> m_waits; ///< oldest first; guarded by m_mutex, as the two below and what a ticket holds
    bool m_idle = false;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace lianxi
