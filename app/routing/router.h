// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/gateway/scheduler.h"
#include "models/event/log.h"
#include "models/store/routing_queries.h"

#include <map>
#include <set>

namespace lianxi
{

/// Gives waiting cases to people by the team's written standard: when a case comes or changes, when somebody has room
/// again, when an offer comes back. Nothing is polled; the next moment at which something can change by itself has one
/// timer.
///
/// Does nothing while the standard is switched off or nobody is described. An append expects what was read: where a
/// person was first, the person's deed stands. Lives on the duty thread.
class Router final : public DutyPart
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        QString source;
        /// Whether a bot answers first in this channel: it is given a moment to begin. Empty: there is none.
        std::function<bool(const ChannelId &channel, const QJsonObject &settings)> botSpeaks = {};
    };
    explicit Router(Parts parts);
    ~Router() override;
    void begin() override;
    void follow(const ChangeSet &changes) override;

    /// What was read for one round.
    struct View {
        RoutingInForce inForce;
        std::vector<RoutingMember> members;
        WaitingCases waiting;
    };

private:
    /// What counts of a member for whether more can be given than before.
    struct Room {
        int free = 0;
        MemberDescribed described;
    };
    void look();
    void onView(const Result<View> &view);
    void countPending(View &view);
    void leaveToBot(View &view);
    [[nodiscard]] bool takeRoom(const View &view);
    void decide(const View &view);
    void append(const RoutingSubject &subject, const RoutingDecision &decision);
    void wakeAt(Instant due);

    Parts m_parts;
    QObject m_context; ///< timers and posts end with it
    ThreadPost m_post;
    bool m_looking = false, m_lookAgain = false;
    std::set<qint64> m_changed; ///< cases to look at; with m_all: every one
    std::set<qint64> m_asked; ///< those of the question that is under way
    bool m_all = true, m_readAll = false;
    int m_version = -1; ///< of the standard that was worked by last
    std::map<AgentId, Room> m_room;
    std::map<AgentId, Instant> m_given; ///< when somebody was last given something
    /// Told to the log, and not yet seen in the projection: CaseRow::row to what was expected and who got it.
    struct Pending {
        Sequence expected = 0;
        AgentId to;
        bool hard = false;
    };
    std::map<qint64, Pending> m_pending;
    std::optional<Instant> m_timer; ///< when the pending timer fires
};

} // namespace lianxi
