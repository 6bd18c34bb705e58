// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/scheduler.h"
#include "tests/support/manual_clock.h"

#include <map>

namespace lianxi::test
{

/// Time as the test says: calls fall due when advance() passes them.
class ManualScheduler final : public Scheduler
{
public:
    explicit ManualScheduler(ManualClock &clock)
        : m_clock(clock)
    {
    }
    void after(std::chrono::milliseconds wait, QObject *context, std::function<void()> what) override
    {
        m_calls.emplace(m_clock.now() + wait, Call{context, std::move(what)});
    }
    /// Moves the clock and makes the calls that fall due, in order.
    void advance(std::chrono::milliseconds by)
    {
        const Instant end = m_clock.now() + by;
        while (!m_calls.empty() && m_calls.begin()->first <= end) {
            auto call = m_calls.extract(m_calls.begin());
            m_clock.set(std::max(m_clock.now(), call.key()));
            if (call.mapped().context)
                call.mapped().what();
        }
        m_clock.set(end);
    }
    /// When the next call falls due.
    [[nodiscard]] std::optional<Instant> next() const
    {
        return m_calls.empty() ? std::nullopt : std::optional(m_calls.begin()->first);
    }
    [[nodiscard]] size_t waiting() const { return m_calls.size(); }

private:
    struct Call {
        QPointer<QObject> context;
        std::function<void()> what;
    };
    ManualClock &m_clock;
    std::multimap<Instant, Call> m_calls;
};

} // namespace lianxi::test
