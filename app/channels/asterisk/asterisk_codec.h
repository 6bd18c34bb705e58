// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi
{

/// The hotline: calls of an Asterisk exchange by ARI, its WebSocket of events and its REST. README.md names the
/// settings.
class AsteriskCodec final : public Codec
{
public:
    [[nodiscard]] Platform platform() const override { return Platform::Asterisk; }
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
    [[nodiscard]] MediaPlan planDownload(const Part &part, const ChannelAccount &account) const override;
    [[nodiscard]] SetupFacts setup() const override;
};

} // namespace lianxi
