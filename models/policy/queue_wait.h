// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace lianxi
{

/// How fast a queue moves.
struct QueuePace {
    int takenUp = 0; ///< cases of it that a person answered for the first time within `over`
    std::chrono::seconds over{3600};
    int serving = 0; ///< people who take its cases and are there
    int free = 0; ///< cases that those people could take at once: their capacity less what they have in hand
    std::chrono::seconds handling{480}; ///< what one case takes one person, where too few were answered to measure
    friend bool operator==(const QueuePace &, const QueuePace &) = default;
};
/// Fewer answered cases than this are chance, and the handling time is used.
inline constexpr int leastTakenUp = 3;

/// Where a case stands in its queue.
struct QueuePlace {
    QString queue;
    int position = 0; ///< 1: next; 0: it does not wait for anybody
    QueuePace pace;
    std::optional<std::chrono::seconds> wait; ///< absent: nobody is there, so that nothing can be said
    friend bool operator==(const QueuePlace &, const QueuePlace &) = default;
};

/// Who is within the free places waits for nobody: 0 s. For the others, with `place` counted behind those places,
/// wait = place ÷ cases taken up per hour; with fewer than leastTakenUp in that hour: place × handling ÷ people there.
/// Pure.
[[nodiscard]] std::optional<std::chrono::seconds> estimatedWait(int position, const QueuePace &pace);

} // namespace lianxi
