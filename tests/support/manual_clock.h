// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

namespace lianxi::test
{

/// A clock that stands still until a test moves it.
class ManualClock final : public Clock
{
public:
    /// Begins at a Tuesday in service hours: 2026-09-01T10:00:00Z.
    ManualClock();
    explicit ManualClock(Instant start)
        : m_now(start)
    {
    }
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

} // namespace lianxi::test
