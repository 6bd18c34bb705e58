// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// A shop, an app or a partner's bridge that sends signed webhooks and takes ours (Standard Webhooks, both ways).
/// README.md names the settings.
class GenericWebhookCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::GenericWebhook; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] Courtesies courtesies() const override { return {true, true, false, std::chrono::seconds(10)}; }
    [[nodiscard]] SetupFacts setup() const override;
};

} // namespace lianxi
