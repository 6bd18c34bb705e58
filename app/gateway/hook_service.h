// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/channel_health.h"
#include "models/event/log.h"

#include <chrono>
#include <functional>
#include <memory>

namespace lianxi
{

/// What a webhook request becomes: verified by its channel's codec, put on the log, answered. Knows no socket.
/// Thread-safe; nobody waits for the log but the request.
class HookService
{
public:
    struct Parts {
        Log &log;
        const ChannelRegistry &channels;
        ChannelHealth &health;
        const Clock &clock;
        CodecLookup codecs;
        QString source; ///< Event::source of what is stored, e.g. "/gateway/desk-1"
        /// Longest wait for the log; then 503, and the platform repeats. WeChat gives up after 5 s.
        std::chrono::milliseconds logPatience{4000};
        /// Takes what a push asks the poller to do, once the push's events are durable. Any thread; must not block.
        std::function<void(const ChannelId &, const std::vector<PollAsk> &)> ask{};
        /// Takes what acknowledges the buttons of a push, once they are durable. Any thread; must not block.
        std::function<void(const ChannelId &, const std::vector<SendIntent> &)> acknowledge{};
    };
    explicit HookService(Parts parts);
    ~HookService(); ///< what waits for the log is answered 503

    using Answer = std::function<void(GatewayReply)>;
    /// Answers a request below /hooks/ exactly once: before it returns, or later on a thread of the log's or its own.
    /// A 2xx reply to events means that they are durable.
    /// 404 no such channel, 401 not proven, 400 malformed, 503 paused or the log cannot take it at present.
    void handle(const HttpRequest &request, Answer answer);
    /// Whether the log took what it was last asked to take.
    [[nodiscard]] bool logReachable() const;

private:
    class Keeper;
    struct Push;
    [[nodiscard]] std::vector<Push> ofSiblings(const HttpRequest &request, const ChannelAccount &account,
                                               const Codec &codec) const;
    Parts m_parts;
    std::shared_ptr<Keeper> m_keeper; ///< shared with the log, which may answer when this is gone
};

/// The channel that a path names: "/hooks/<channel id>" or anything below it; nullopt for every other path.
[[nodiscard]] std::optional<ChannelId> channelOfPath(QByteArrayView path);

} // namespace lianxi
