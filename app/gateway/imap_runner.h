// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/gateway/channel_health.h"
#include "app/gateway/scheduler.h"
#include "app/gateway/token_keeper.h"
#include "models/event/log.h"

#include <map>

namespace lianxi
{

/// Keeps one IMAP connection to each mailbox and puts what arrives on the log. What was read and how far is one record,
/// so that a crash neither loses nor repeats. Channels run for themselves. Lives on the network thread.
class ImapRunner final : public QObject
{
public:
    using CursorsDone = std::function<void(QHash<QString, QJsonObject>)>;
    struct Parts {
        Log &log;
        ChannelRegistry &channels; ///< outlives the runner
        ChannelHealth &health;
        const Clock &clock;
        Scheduler &scheduler;
        TokenKeeper &tokens;
        /// Reads a channel's stored cursors (models/store/queries.h) and calls back, on any thread, once.
        std::function<void(const ChannelId &, CursorsDone)> askCursors;
        std::function<double()> jitter; ///< 0 ≤ x < 1
        QString source;
    };
    explicit ImapRunner(Parts parts, QObject *parent = nullptr);
    ~ImapRunner() override;
    /// Reads the registry again: starts new mailboxes, lets removed and paused ones end. Any thread.
    void refresh();
    /// Puts a copy of a mail that a submission server has taken into the channel's folder of sent mail, unless its
    /// provider does so itself. Any thread.
    void keepSent(const ChannelId &channel, const QByteArray &message);

private:
    struct Run; ///< one mailbox in operation
    using RunPtr = std::shared_ptr<Run>;
    void apply();
    void start(const ChannelConfigured &channel);
    void connectNow(const RunPtr &run);
    void open(const RunPtr &run, const ChannelAccount &account);
    void look(const RunPtr &run);
    void store(const RunPtr &run);
    void onEnd(const RunPtr &run);
    void failed(const RunPtr &run, SendOutcome outcome, const QString &reason);
    void watch(const RunPtr &run);
    void onToken(const RunPtr &run, TokenKeeper::Outcome outcome);
    void again(const RunPtr &run, std::chrono::milliseconds wait);

    Parts m_parts;
    ThreadPost m_post;
    std::map<ChannelId, RunPtr> m_runs;
};

} // namespace lianxi
