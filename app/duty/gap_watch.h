// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/scheduler.h"
#include "models/domain/instant.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lianxi
{

/// Notices when nobody listened: the program was not running, or the machine slept, so that timers stood still while
/// the wall clock went on. Lives on the network thread.
class GapWatch final : public QObject
{
public:
    static constexpr std::chrono::milliseconds beat{60'000};
    /// Shorter gaps are what every restart makes; platforms repeat what they could not push in them.
    static constexpr std::chrono::milliseconds shortest{5 * 60'000};
    struct Parts {
        const Clock &clock;
        Scheduler &scheduler;
        /// Remembers, beyond the program's end, when it last listened.
        std::function<void(Instant)> keep;
        std::function<void(Instant from, Instant until)> onGap;
    };
    /// `last` is what keep() was told last, in this life or an earlier one.
    GapWatch(Parts parts, std::optional<Instant> last, QObject *parent = nullptr);

private:
    void look();
    Parts m_parts;
    std::optional<Instant> m_last;
};

} // namespace lianxi
