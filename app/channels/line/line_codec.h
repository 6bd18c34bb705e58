// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// LINE official accounts: one-to-one chats, groups and rooms by webhook; answers by reply token or push.
/// README.md names the settings.
class LineCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Line; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
    /// The quota of pushes and how much of it is used; see readRates().
    [[nodiscard]] std::vector<PollRequest> polls(const ChannelAccount &account,
                                                 const QHash<QString, QJsonObject> &cursors) const override;
    [[nodiscard]] QString listOf(const HttpRequest &request) const override;
    [[nodiscard]] PollAnswer readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                      const QJsonObject &cursor, Instant now) const override;
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override;
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] Courtesies courtesies() const override { return {true, true, false, std::chrono::seconds(5)}; }
    [[nodiscard]] SendIntent replyIntent(const PlatformEvent &event, const QString &text) const override;
    [[nodiscard]] MediaPlan planDownload(const Part &part, const ChannelAccount &account) const override;
    [[nodiscard]] int profilesAtOnce() const override { return 1; }
    [[nodiscard]] SetupFacts setup() const override;
};

} // namespace lianxi
