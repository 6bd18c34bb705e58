// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/metrics/charts.h"

namespace lianxi::metrics
{

/// A case that is open or snoozed, as the live queue sees it.
struct LiveCase {
    qint64 row = 0, channel = 0, agent = 0;
    CaseState state = CaseState::Open;
    CaseClass caseClass = CaseClass::Normal;
    bool waiting = false; ///< the customer wrote last
    bool supervisor = false;
    bool bot = false; ///< a bot speaks with the customer, and the case is nobody's
    Instant asked; ///< the customer's first message, or the case's opening
    std::optional<Instant> waitingSince; ///< an unanswered message's
    std::optional<RunningClock> clock; ///< the promise due next
};

/// The queue as it stands.
struct Queue {
    enum Tile { Open, Waiting, Unassigned, Soon, Broken, Supervisor, Snoozed, Bot, TileCount };
    std::array<std::vector<qint64>, TileCount> tiles; ///< cases behind each
    std::optional<Instant> oldest; ///< since when the customer who waits longest does
    std::vector<Chart> charts; ///< Backlog, LiveClasses, LiveChannels, LiveAgents
};
/// Upper bounds of the backlog's ages in seconds, ascending; older stands under "more".
inline constexpr std::array<qint64, 5> ageBounds{3600, 14'400, 86'400, 259'200, 604'800};
/// Soon: amber by its clock; broken: red (rules for colours: models/policy/sla.h).
[[nodiscard]] Queue queueOf(std::span<const LiveCase> cases, Instant now, const KeyOf &channel, const KeyOf &agent);

} // namespace lianxi::metrics
