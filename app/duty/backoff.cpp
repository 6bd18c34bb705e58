// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/backoff.h"

#include <algorithm>

namespace lianxi
{

std::chrono::milliseconds backOff(int failures, double jitter, std::optional<std::chrono::seconds> named,
                                  std::chrono::seconds first, std::chrono::seconds longest)
{
    using std::chrono::milliseconds;
    if (named) {
        const auto asked = std::chrono::duration<double, std::milli>(std::max(*named, std::chrono::seconds(0)));
        return std::chrono::duration_cast<milliseconds>(asked * (1.0 + jitter / 10.0));
    }
    const int doublings = std::clamp(failures - 1, 0, 20); // 2^20 times any first wait is beyond every longest
    const auto whole = std::min<std::chrono::duration<double, std::milli>>(first * (1 << doublings), longest);
    return std::chrono::duration_cast<milliseconds>(whole * (0.5 + jitter / 2.0));
}

} // namespace lianxi
