// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/channel_health.h"
#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"
#include "app/gateway/token_keeper.h"
#include "models/event/log.h"

#include <map>
#include <set>

namespace lianxi
{

/// Asks the platforms that do not push. Each list of each channel runs for itself: one channel's trouble holds up no
/// other. What was read and how far is one record, so that a crash neither loses nor repeats.
/// Lives on the network thread.
class Poller final : public QObject
{
public:
    using CursorsDone = std::function<void(QHash<QString, QJsonObject>)>;
    struct Parts {
        Log &log;
        ChannelRegistry &channels; ///< outlives the poller
        ChannelHealth &health;
        const Clock &clock;
        Scheduler &scheduler;
        HttpTransport &http;
        TokenKeeper &tokens; ///< outlives the poller
        CodecLookup codecs;
        /// Reads a channel's stored cursors (models/store/queries.h) and calls back, on any thread, once.
        std::function<void(const ChannelId &, CursorsDone)> askCursors;
        std::function<double()> jitter; ///< 0 ≤ x < 1
        QString source;
        /// A poll moved the cursor `streamCursor`, which a channel's stream shares.
        std::function<void(const ChannelId &, const QJsonObject &)> cursorMoved{};
        /// Takes what acknowledges the buttons of a page, once they are durable.
        std::function<void(const ChannelId &, const std::vector<SendIntent> &)> acknowledge{};
    };
    explicit Poller(Parts parts, QObject *parent = nullptr);
    ~Poller() override;
    /// Reads the registry again: starts new channels, lets removed and paused ones end. Any thread.
    void refresh();
    /// Asks these lists now instead of when their pause is over: a push said that there is something. Pushes that come
    /// while a list is being asked are one further question. A pause that the platform named is kept. Any thread.
    void askNow(const ChannelId &channel, const std::vector<PollAsk> &asks);
    /// A channel's stream stands: its lists are asked once, for what came before, and rarely after that. Or it does
    /// not stand any more: they are asked at once, and as often as the codec says. Network thread.
    void streamStands(const ChannelId &channel, bool stands);
    /// Nobody listened for a while: every list is asked now, for what was missed. Any thread.
    void catchUp(Instant from, Instant until);
    /// The stream moved the cursor `streamCursor`. Network thread.
    void noteCursor(const ChannelId &channel, const QJsonObject &cursor);

private:
    struct Run; ///< one channel in operation
    struct List;
    void apply();
    void start(const ChannelConfigured &channel);
    void arrange(const std::shared_ptr<Run> &run);
    void hear(const std::shared_ptr<Run> &run, const PollAsk &ask);
    void soon(const std::shared_ptr<Run> &run, const QString &list);
    void caughtUp(Run &run, const QString &list);
    void share(Run &run, const QJsonObject &cursor);
    [[nodiscard]] std::vector<PollRequest> pollsOf(const Run &run, const ChannelAccount &account) const;
    void ask(const std::shared_ptr<Run> &run, const QString &list);
    void request(const std::shared_ptr<Run> &run, const QString &list);
    void onAnswer(const std::shared_ptr<Run> &run, const QString &list, const HttpResponse &response);
    void store(const std::shared_ptr<Run> &run, const QString &list, PollAnswer answer);
    void onStored(const std::shared_ptr<Run> &run, const QString &list, const PollAnswer &answer,
                  const AppendOutcome &outcome);
    void onTrouble(const std::shared_ptr<Run> &run, const QString &list, const PollAnswer &answer);
    void onToken(const std::shared_ptr<Run> &run, const QString &list, TokenKeeper::Outcome outcome, bool renewed);
    static void dropHint(Run &run, const QString &list);
    void again(const std::shared_ptr<Run> &run, const QString &list, std::chrono::milliseconds wait);

    Parts m_parts;
    ThreadPost m_post;
    std::map<ChannelId, std::shared_ptr<Run>> m_runs;
};

} // namespace lianxi
