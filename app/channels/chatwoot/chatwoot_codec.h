// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// A team's Chatwoot: its inboxes by ActionCable, REST and signed webhooks. README.md names the settings.
class ChatwootCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Chatwoot; }
    [[nodiscard]] Inbound receive(const HttpRequest &request, const ChannelAccount &account,
                                  Instant now) const override;
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
    /// The token of the cable, which the profile tells whoever has the token of the API.
    [[nodiscard]] std::optional<HttpRequest> tokenRequest(const ChannelAccount &account) const override;
    [[nodiscard]] Result<QJsonObject> readToken(const HttpResponse &response, Instant now) const override;
    [[nodiscard]] ChannelLimits limits(Surface surface) const override;
    [[nodiscard]] Courtesies courtesies() const override { return {true, true, false, std::chrono::seconds(30)}; }
    [[nodiscard]] SendPlan planUpload(const MediaFile &file, const SendIntent &intent, const QJsonObject &progress,
                                      const ChannelAccount &account, Instant now) const override;
    [[nodiscard]] int profilesAtOnce() const override { return 1; }
    [[nodiscard]] SetupFacts setup() const override;
};

} // namespace lianxi
