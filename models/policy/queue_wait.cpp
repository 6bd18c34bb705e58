// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/queue_wait.h"

namespace lianxi
{

std::optional<std::chrono::seconds> estimatedWait(int position, const QueuePace &pace)
{
    if (position <= 0 || pace.serving <= 0)
        return std::nullopt; // what was taken up before everybody left says nothing of the next hour
    const int behind = position - pace.free;
    if (behind <= 0)
        return std::chrono::seconds(0);
    if (pace.takenUp >= leastTakenUp)
        return pace.over * behind / pace.takenUp;
    return pace.handling * behind / pace.serving;
}

} // namespace lianxi
