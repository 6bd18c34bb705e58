// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/store_reader.h"
#include "app/duty/duty_part.h"
#include "app/gateway/scheduler.h"
#include "models/bot/bot.h"
#include "models/event/log.h"
#include "models/policy/playbook.h"
#include "models/store/bot_query.h"
#include "models/store/team_queries.h"

#include <functional>
#include <map>

namespace lianxi
{

/// Talks to customers before people do, by the flows that the team saved. What it says and where it stands are one
/// record on the case's own subject: whoever takes the case at the same moment wins, and nothing is said twice. Lives
/// on the duty thread.
class BotService final : public DutyPart
{
public:
    /// Runs once, on any thread; without orders when none were found, or no source is there to ask.
    using OrdersDone = std::function<void(std::vector<Order>)>;
    struct Parts {
        Log &log;
        StoreReader &reader;
        const Clock &clock;
        Scheduler &scheduler;
        std::shared_ptr<const Playbook> playbook;
        std::shared_ptr<const Judge> judge;
        QString source;
        /// Asks the order systems; any thread. Empty: there is none.
        std::function<void(const std::vector<OrderKey> &keys, OrdersDone done)> askOrders;
    };
    explicit BotService(Parts parts);
    ~BotService() override;
    void begin() override;
    void follow(const ChangeSet &changes) override;
    void setJudge(const std::shared_ptr<const Judge> &judge) override { m_parts.judge = judge; }
    /// Whether a flow answers in this channel now.
    [[nodiscard]] bool speaks(const ChannelId &channel, const QJsonObject &settings) const;

private:
    struct Flow {
        QString id;
        int version = 0;
        BotFlow flow;
    };
    /// A case in which something is being said.
    struct Talk {
        Sequence until = 0; ///< the record that the projection has to take in first; 0: it is still being written
        bool again = false; ///< the customer wrote meanwhile
    };
    /// A turn that waits for an order system.
    struct Pending {
        BotSubject subject;
        Flow flow;
        BotTurn turn;
        QStringList said; ///< before
        int lookUps = 0;
    };
    void readFlows(std::function<void()> then);
    void takeFlows(const Result<std::vector<TeamItem>> &items);
    void look(const std::vector<qint64> &cases);
    void speak(const BotSubject &subject);
    void take(Pending pending);
    void lookUp(Pending pending);
    void onOrders(int ticket, std::vector<Order> orders);
    void write(const Pending &done);
    void onWritten(qint64 caseRow, const AppendOutcome &outcome);
    void release(Sequence upTo);
    [[nodiscard]] const Flow *flowFor(const BotSubject &subject) const;
    [[nodiscard]] bool fits(const BotFlow &flow, const QJsonObject &settings) const;
    [[nodiscard]] bool hasWork() const { return !m_flows.empty() || m_talking; }
    [[nodiscard]] BotWorld worldOf(const BotSubject &subject) const;

    Parts m_parts;
    QObject m_context; ///< timers and posts end with it
    ThreadPost m_post;
    std::vector<Flow> m_flows; ///< that may run, by name
    bool m_reading = false;
    bool m_talking = false; ///< the last time flows were read: conversations that may have lost theirs
    std::map<qint64, Talk> m_talks; ///< by CaseRow::row
    std::map<int, Pending> m_lookUps;
    int m_tickets = 0;
    Sequence m_upTo = 0; ///< what the projection has
};

} // namespace lianxi
