// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// Kuaishou (快手): the platform tells who gave and took rights; messages come by file or by a partner's bridge,
/// answers leave by the bridge. README.md names the settings.
class KuaishouCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Kuaishou; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override;
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] SetupFacts setup() const override;
};

} // namespace lianxi
