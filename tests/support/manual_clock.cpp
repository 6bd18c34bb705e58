// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manual_clock.h"

namespace lianxi::test
{

ManualClock::ManualClock()
    : m_now(std::chrono::sys_days(std::chrono::year(2026) / 9 / 1) + std::chrono::hours(10))
{
}

} // namespace lianxi::test
