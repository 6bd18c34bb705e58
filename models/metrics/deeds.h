// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/facts.h"
#include "models/metrics/statistics.h"

#include <array>
#include <span>
#include <vector>

namespace lianxi::metrics
{

/// Promises of one clock that were kept and broken, of clocks that began in the period and have ended. Running ones are
/// counted live, see Queue.
struct Attainment {
    qint64 kept = 0, broken = 0;
    [[nodiscard]] qint64 ended() const { return kept + broken; }
    [[nodiscard]] double attained() const { return share(kept, ended()); }
    friend bool operator==(const Attainment &, const Attainment &) = default;
};
using Attainments = std::array<Attainment, EnumNames<ClockKind>::names.size()>;
[[nodiscard]] Attainments attainments(std::span<const Promise> promises);

/// What the privacy guards did.
struct Interventions {
    qint64 reminded = 0, blocked = 0, overridden = 0;
    [[nodiscard]] qint64 all() const { return reminded + blocked + overridden; }
    friend bool operator==(const Interventions &, const Interventions &) = default;
};
/// The deeds of the privacy guards, each once: an override is told by its form and again with its reply.
[[nodiscard]] std::vector<Deed> privacyDeeds(std::span<const Deed> deeds);
[[nodiscard]] Interventions interventions(std::span<const Deed> deeds);

struct Transfers {
    qint64 all = 0, toSupervisor = 0;
    friend bool operator==(const Transfers &, const Transfers &) = default;
};
[[nodiscard]] Transfers transfers(std::span<const Deed> deeds);

/// Invitations from public into private, and what came of them.
struct Moves {
    qint64 invited = 0, arrived = 0;
    Waits took; ///< from the invitation to the first private message, of those that arrived
    [[nodiscard]] double arrivedShare() const { return share(arrived, invited); }
    friend bool operator==(const Moves &, const Moves &) = default;
};
[[nodiscard]] Moves moves(std::span<const Deed> deeds);

} // namespace lianxi::metrics
