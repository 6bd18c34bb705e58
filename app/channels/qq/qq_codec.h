// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// QQ bots: private chats, groups, guild channels and guild private messages, by webhook or WebSocket. README.md names
/// the settings.
class QqCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Qq; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override;
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] std::optional<SendIntent> acknowledgeIntent(const PlatformEvent &event) const override;
    [[nodiscard]] SendIntent replyIntent(const PlatformEvent &event, const QString &text) const override;
    [[nodiscard]] SendPlan planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &progress,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SendAnswer readUpload(const HttpResponse &response, const MediaFile &file,
                                        const QJsonObject &progress, const ChannelAccount &account,
                                        Instant now) const override;
    [[nodiscard]] std::optional<StreamOpen> openStream(const ChannelAccount &account,
                                                       const QJsonObject &cursor) const override;
    [[nodiscard]] StreamStep onStream(const StreamInput &input, const QJsonObject &state, const QJsonObject &cursor,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SetupFacts setup() const override;
};

} // namespace lianxi
