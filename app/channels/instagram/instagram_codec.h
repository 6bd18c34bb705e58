// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// A professional Instagram account: direct messages, comments and mentions, through a linked Page or by itself.
/// README.md names the settings.
class InstagramCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Instagram; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
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
    [[nodiscard]] Courtesies courtesies() const override { return {true, true, false, std::chrono::seconds(20)}; }
    [[nodiscard]] SendIntent replyIntent(const PlatformEvent &event, const QString &text) const override;
    [[nodiscard]] std::optional<SendIntent> privateReplyIntent(const PlatformEvent &event,
                                                               const QString &text) const override;
    [[nodiscard]] SendPlan planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &progress,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SendAnswer readUpload(const HttpResponse &response, const MediaFile &file,
                                        const QJsonObject &progress, const ChannelAccount &account,
                                        Instant now) const override;
    [[nodiscard]] int profilesAtOnce() const override { return 1; }
    [[nodiscard]] SendPlan planProfile(const std::vector<ProfileSubject> &people, const ChannelAccount &account,
                                       Instant now) const override;
    [[nodiscard]] SetupFacts setup() const override;
};

} // namespace lianxi
