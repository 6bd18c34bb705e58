// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// WeCom application (企业微信自建应用): messages of employees, and what happens to the customers they have as external
/// contacts. README.md names the settings.
class WecomCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Wecom; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override;
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] SendIntent replyIntent(const PlatformEvent &event, const QString &text) const override;
    [[nodiscard]] MediaPlan planDownload(const Part &part, const ChannelAccount &account) const override;
    [[nodiscard]] SendPlan planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &progress,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SendAnswer readUpload(const HttpResponse &response, const MediaFile &file,
                                        const QJsonObject &progress, const ChannelAccount &account,
                                        Instant now) const override;
    [[nodiscard]] int profilesAtOnce() const override { return 1; }
    [[nodiscard]] SetupFacts setup() const override;
    [[nodiscard]] QJsonObject derivedSettings(const QJsonObject &settings, const QJsonObject &secrets) const override;
};

} // namespace lianxi
