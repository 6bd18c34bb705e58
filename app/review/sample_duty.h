// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/gateway/scheduler.h"
#include "models/event/log.h"
#include "models/event/review_payloads.h"

namespace lianxi
{

/// Draws last week's samples by itself, once a day and when a plan is changed, at desks whose role may. Every desk
/// draws the same reviews as the same events, so that two that draw ask once. Lives on the duty thread.
class SampleDuty final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        AgentId me; ///< who sits here
        QString source;
    };
    explicit SampleDuty(Parts parts);
    ~SampleDuty() override;
    void begin() override;
    void follow(const ChangeSet &changes) override;

private:
    void wait();
    void look();
    void draw(const std::vector<ReviewAssigned> &wanted);
    Parts m_parts;
    QObject m_context; ///< timers and posts end with it
    ThreadPost m_post;
    bool m_looking = false, m_again = false;
    std::optional<std::chrono::sys_days> m_drawn; ///< the day on which it was drawn last; nothing: it is owed
};

} // namespace lianxi
