// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/gateway/scheduler.h"
#include "models/policy/lost_desk.h"

namespace lianxi
{

/// Signs of life of the one desk on this machine. A desk that ends in order takes its sign back; what is found at a
/// start is therefore the last sign of a desk that ended without goodbye. Lives on the duty thread.
class DeskSigns final
{
public:
    static constexpr std::chrono::milliseconds beat{60'000};
    /// What the sign is kept under.
    static constexpr QLatin1StringView name{"duty/desk"};
    struct Parts {
        SecretStore &memory;
        const Clock &clock;
        Scheduler &scheduler;
        AgentId me;
        /// Playbook: transfer.lost_desk_seconds; what is here is what the shipped playbook says.
        std::chrono::seconds grace{180};
    };
    explicit DeskSigns(Parts parts);
    ~DeskSigns(); ///< says goodbye
    Q_DISABLE_COPY_MOVE(DeskSigns)
    /// Desks that ended without goodbye before this one began; until settle(). The agent's own one is among them only
    /// if it came back too late.
    [[nodiscard]] const std::vector<DeskSign> &left() const { return m_left; }
    void settle(const AgentId &agent);

private:
    void give();
    Parts m_parts;
    QObject m_context; ///< timers end with it
    std::vector<DeskSign> m_left;
};

} // namespace lianxi
