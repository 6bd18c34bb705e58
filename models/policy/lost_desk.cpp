// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/lost_desk.h"

#include <algorithm>

namespace lianxi
{

LostDesks lostDesks(const std::vector<DeskSign> &signs, std::chrono::seconds grace, Instant now)
{
    LostDesks found;
    for (const DeskSign &sign : signs) {
        const Instant due = sign.last + grace;
        if (due <= now)
            found.lost.push_back(sign.agent);
        else
            found.next = std::min(found.next.value_or(due), due);
    }
    return found;
}

} // namespace lianxi
