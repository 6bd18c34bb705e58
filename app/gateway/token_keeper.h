// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/channel_registry.h"
#include "app/channels/codec_lookup.h"
#include "app/gateway/channel_health.h"
#include "app/gateway/http_client.h"
#include "app/gateway/scheduler.h"

#include <QObject>

#include <map>

namespace lianxi
{

/// Fetches access tokens before they are needed and once after a platform refused one. Everybody who speaks for a
/// channel shares one request: some platforms end the older token with each new one. Tells the health page when a token
/// ends. Lives on the network thread.
class TokenKeeper final : public QObject
{
public:
    enum class Outcome {
        Ready, ///< there is a token, or this platform fetches none
        Unreachable, ///< ask again later
        Refused, ///< a person must connect the account again
    };
    using Done = std::function<void(Outcome)>;
    /// A token that ends sooner than this is replaced before it is used.
    static constexpr std::chrono::seconds margin{60};
    struct Parts {
        ChannelRegistry &channels;
        ChannelHealth &health;
        const Clock &clock;
        HttpTransport &http;
        CodecLookup codecs;
    };
    explicit TokenKeeper(Parts parts, QObject *parent = nullptr);
    ~TokenKeeper() override; ///< what is under way ends without its `done`

    /// Sees to it that the channel has a token that lasts. `done` is called once, at once when there is one.
    void ensure(const ChannelId &channel, Done done);
    /// The platform refused `token`: another one is fetched unless somebody did so meanwhile. Refused at once where the
    /// platform gives none.
    void renew(const ChannelId &channel, const QString &token, Done done);
    /// The token in force; what renew() wants to be told.
    [[nodiscard]] QString tokenOf(const ChannelId &channel) const;
    /// Tells the health page when the token in force ends.
    void report(const ChannelAccount &account);

private:
    void fetch(const ChannelAccount &account, const HttpRequest &request, Done done);
    void onAnswer(const ChannelId &channel, const HttpResponse &response);
    void tell(const ChannelId &channel, Outcome outcome);

    Parts m_parts;
    ThreadPost m_post;
    std::map<ChannelId, std::vector<Done>> m_waiting; ///< one request under way for each
};

} // namespace lianxi
