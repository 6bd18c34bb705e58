// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/gateway/channel_test.h"
#include "models/domain/order.h"
#include "models/domain/views.h"
#include "models/event/log.h"
#include "models/policy/playbook.h"

#include <QThread>

#include <functional>
#include <memory>

namespace lianxi
{

class AttachmentStore;
class ChannelHealth;
struct Downloaded;
class Judge;
class StoreReader;
enum class CourtesySign : int;

/// What happens without a person, on one network thread: sending, polling, judging, waking. Made and destroyed on the
/// view thread; everything it is given outlives it.
class Duty
{
public:
    struct Parts {
        Log &log;
        StoreReader &reader;
        ChannelRegistry &channels;
        ChannelHealth &health;
        const Clock &clock;
        SecretStore &memory; ///< remembers how far judging came
        std::shared_ptr<const Playbook> playbook;
        QString source; ///< Event::source, e.g. "/duty/desk-1"
        bool polls = true;
        AttachmentStore *attachments = nullptr; ///< where files to be sent are; null: none are
        /// The judge in force, asked for on the network thread, may read files. Empty: shippedJudge().
        std::function<std::shared_ptr<const Judge>()> judge;
        AgentId me = {}; ///< who sits here; empty: nobody
        /// Asks the order systems for the bot; any thread, `done` runs once on any. Empty: there is none.
        std::function<void(const std::vector<OrderKey> &keys, std::function<void(std::vector<Order>)> done)> askOrders =
            {};
    };
    /// What `Parts::memory` keeps the row of the last judged message under. Rows are the same after a rebuild.
    static constexpr QLatin1StringView judgedName{"duty/judged"};
    /// And the row of the last message whose author's profile was asked for.
    static constexpr QLatin1StringView profiledName{"duty/profiled"};

    explicit Duty(Parts parts);
    ~Duty(); ///< a request under way ends without an answer; the next start finds it and shows it as unconfirmed
    /// Hands on what the projection changed.
    void follow(const ChangeSet &changes);
    /// Hands on what a push asks the poller to do. Any thread.
    void askNow(const ChannelId &channel, const std::vector<PollAsk> &asks);
    /// Another judge is in force: what comes later is judged by it.
    void judgeChanged();
    /// Ends the waiting signs of buttons that customers pressed. Any thread.
    void acknowledge(const ChannelId &channel, const std::vector<SendIntent> &presses);
    /// Shows a case's customer a sign, where the platform has it: in `thread` alone, or in every private conversation.
    void show(CourtesySign sign, qint64 caseRow, std::optional<ThreadId> thread);
    /// Fetches an attachment; `done` runs once on the network thread, or not at all when this ends before.
    void fetchMedia(const ChannelId &channel, const Part &part, qint64 mostBytes, std::function<void(Downloaded)> done);
    /// Tells the platform the public address of a channel that was saved; what is wrong stands on its health page.
    void announce(const ChannelAccount &account);
    /// Asks the platform who an account is; `done` runs on the network thread.
    void test(const ChannelAccount &account, ChannelTest::Done done);

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker = nullptr; ///< lives on m_thread, deleted there
};

} // namespace lianxi
