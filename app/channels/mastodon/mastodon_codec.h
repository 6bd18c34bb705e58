// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// Mastodon and servers with its client API: mentions, quotes and direct statuses by streaming, caught up by polling.
/// README.md names the settings.
class MastodonCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Mastodon; }
    [[nodiscard]] std::vector<PollRequest> polls(const ChannelAccount &account,
                                                 const QHash<QString, QJsonObject> &cursors) const override;
    [[nodiscard]] QString listOf(const HttpRequest &request) const override;
    [[nodiscard]] PollAnswer readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                      const QJsonObject &cursor, Instant now) const override;
    [[nodiscard]] std::optional<StreamOpen> openStream(const ChannelAccount &account,
                                                       const QJsonObject &cursor) const override;
    [[nodiscard]] StreamStep onStream(const StreamInput &input, const QJsonObject &state, const QJsonObject &cursor,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] SendPlan planSend(const SendIntent &intent, const ChannelAccount &account,
                                    Instant now) const override;
    [[nodiscard]] SendAnswer readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] int textLength(const QString &text) const override;
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
