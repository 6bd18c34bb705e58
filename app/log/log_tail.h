// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"

#include <condition_variable>
#include <mutex>

namespace lianxi
{

/// Where the log ends, shared by its writer and all followers; it outlives both. Any thread.
class LogTail
{
public:
    [[nodiscard]] Sequence last() const
    {
        const std::lock_guard lock(m_mutex);
        return m_last;
    }
    /// Tells all followers that everything up to `last` is committed.
    void moveTo(Sequence last)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_last = last;
        }
        m_changed.notify_all();
    }
    /// Blocks until there is a record after `position` or `stop` is set. \return false when stopped.
    [[nodiscard]] bool waitBeyond(Sequence position, const bool &stop) const
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return stop || m_last > position; });
        return !stop;
    }
    /// Blocks for `pause` at most. \return false when stopped.
    template <class Duration>
    [[nodiscard]] bool pauseFor(Duration pause, const bool &stop) const
    {
        std::unique_lock lock(m_mutex);
        return !m_changed.wait_for(lock, pause, [&] { return stop; });
    }
    /// Sets a follower's flag, the one it gave to waitBeyond(), and wakes it.
    void stop(bool &flag)
    {
        {
            const std::lock_guard lock(m_mutex);
            flag = true;
        }
        m_changed.notify_all();
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Sequence m_last = 0;
};

} // namespace lianxi
