// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "models/event/payloads.h"

namespace lianxi::test
{

/// A platform of our own, as small as one can be, for tests of what is around a codec.
///
/// In: POST {"key","text","person","at"?} with X-Signature = hex HMAC-SHA256 of the body under secret "key"; "at" (ms)
/// older than 5 min is stale; with "ask" the push has no message and asks for list "items" with that hint.
/// Poll: GET <api_base>/poll?after=N(&hint=…) → {"items":[{"n","text"}],"more"}, or {"bad_hint":true}. Out: POST
/// <api_base>/send {"key","to","text"} with Authorization = secret "access_token" → {"id"}. Token: POST
/// <api_base>/token → {"access_token"}. Upload: POST <api_base>/upload, the bytes → {"ref"} or {"pending": step}; files
/// of type "text/letter" travel inside the message. A send names its files as "files": ["ref" or "inline:bytes"].
class ProbeCodec final : public Codec
{
public:
    explicit ProbeCodec(bool idempotent = false)
        : m_idempotent(idempotent)
    {
    }
    [[nodiscard]] Platform platform() const override { return Platform::GenericWebhook; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
    [[nodiscard]] std::vector<PollRequest> polls(const ChannelAccount &account,
                                                 const QHash<QString, QJsonObject> &cursors) const override;
    [[nodiscard]] PollAnswer readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                      const QJsonObject &cursor, Instant now) const override;
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SendPlan planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &progress,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SendAnswer readUpload(const HttpResponse &response, const MediaFile &file,
                                        const QJsonObject &progress, const ChannelAccount &account,
                                        Instant now) const override;
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override;
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] std::optional<SendIntent> acknowledgeIntent(const PlatformEvent &event) const override;

    /// A signed request's header value.
    [[nodiscard]] static QByteArray signature(const QByteArray &body, const QByteArray &key);
    /// The whole HTTP request for a channel.
    [[nodiscard]] static QByteArray signedRequest(const QString &channel, const QByteArray &body,
                                                  const QByteArray &key);

private:
    bool m_idempotent;
};

/// A channel of that platform, with secret "key" = "k" and "access_token" = "t" to be put into the registry.
[[nodiscard]] ChannelConfigured probeChannel(const QString &id, const QString &apiBase = {});
[[nodiscard]] QJsonObject probeSecrets();

} // namespace lianxi::test
