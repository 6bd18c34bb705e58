// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"

#include <vector>

namespace lianxi
{

/// The last that was heard of a desk which has not said goodbye.
struct DeskSign {
    AgentId agent;
    Instant last;
    friend bool operator==(const DeskSign &, const DeskSign &) = default;
};

/// Which desks are lost: nothing was heard of them for `grace`.
struct LostDesks {
    std::vector<AgentId> lost;
    std::optional<Instant> next; ///< when the next of the others would be
    friend bool operator==(const LostDesks &, const LostDesks &) = default;
};
/// Pure. Playbook: transfer.lost_desk_seconds.
[[nodiscard]] LostDesks lostDesks(const std::vector<DeskSign> &signs, std::chrono::seconds grace, Instant now);

} // namespace lianxi
