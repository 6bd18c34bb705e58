// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/channel_health.h"
#include "models/event/log.h"

#include <atomic>
#include <chrono>
#include <functional>

namespace lianxi
{

/// What a webhook request becomes: verified by its channel's codec, put on the log, answered. Knows no socket.
/// Thread-safe; handle() blocks until the log has answered.
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
    };
    explicit HookService(Parts parts)
        : m_parts(std::move(parts))
    {
    }

    /// Answers a request below /hooks/. A 2xx reply to events means that they are durable.
    /// 404 no such channel, 401 not proven, 400 malformed, 503 paused or the log cannot take it at present.
    [[nodiscard]] GatewayReply handle(const HttpRequest &request);
    /// Whether the log took what it was last asked to take.
    [[nodiscard]] bool logReachable() const { return m_logReachable; }

private:
    /// Stores what is the account's and, where accounts share one address, what is other channels'.
    [[nodiscard]] GatewayReply deliver(const HttpRequest &request, const ChannelAccount &account, const Codec &codec,
                                       const Inbound &inbound, std::chrono::steady_clock::time_point began);
    [[nodiscard]] GatewayReply store(const ChannelId &channel, const Inbound &inbound,
                                     std::chrono::steady_clock::time_point began);
    void passOn(const ChannelId &channel, const std::vector<PollAsk> &asks) const;
    [[nodiscard]] AppendOutcome appendPatiently(Append what);
    Parts m_parts;
    std::atomic<bool> m_logReachable{true};
};

/// The channel that a path names: "/hooks/<channel id>" or anything below it; nullopt for every other path.
[[nodiscard]] std::optional<ChannelId> channelOfPath(QByteArrayView path);

} // namespace lianxi
