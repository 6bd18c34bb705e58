// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/gateway/scheduler.h"
#include "models/event/log.h"
#include "models/policy/lost_desk.h"
#include "models/store/routing_queries.h"

namespace lianxi
{

/// Brings cases whose customers wait back to the queue when the desk of whoever has them was lost: ended without
/// goodbye, and not heard of for the grace time. Only where the team's standard routes: elsewhere nobody would be given
/// them. Where the signs come from is the caller's: one machine's memory, or what a team's gateway hears. Lives on the
/// duty thread.
class LostDeskPart final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        std::chrono::seconds grace; ///< playbook: transfer.lost_desk_seconds
        std::function<std::vector<DeskSign>()> signs; ///< of desks that have not said goodbye
        std::function<void(const AgentId &)> settle; ///< its cases are back, or there was nothing to bring back
        QString source;
    };
    explicit LostDeskPart(Parts parts);
    ~LostDeskPart() override;
    void begin() override { look(); }
    /// Signs change without the projection: whoever keeps them calls look().
    void follow(const ChangeSet & /*changes*/) override { }
    void look();

private:
    void bringBack(const AgentId &agent);
    void release(const AgentId &agent, const std::vector<UnansweredCase> &cases);
    /// \param unavailable  the log could not be reached for one case at least.
    void onReleased(const AgentId &agent, bool unavailable);
    void tryAgain(const AgentId &agent);
    Parts m_parts;
    std::vector<AgentId> m_underWay; ///< whose cases are on their way back
    QObject m_context; ///< timers and posts end with it
    ThreadPost m_post;
};

} // namespace lianxi
