// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/channel_health.h"
#include "models/event/payloads.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

namespace lianxi
{

/// How a channel is doing, at a glance.
enum class ChannelState { Unknown, Ok, Tight, Paused, Failing }; ///< Tight: a platform's limit is near

/// The picture of a state.
[[nodiscard]] std::pair<IconName, ColorRole> channelMark(ChannelState state);

/// What a glance at all channels says; an empty sentence: nothing.
struct ChannelsStanding {
    QString sentence;
    bool failing = false; ///< else only near a limit
    friend bool operator==(const ChannelsStanding &, const ChannelsStanding &) = default;
};

/// What the channels' pages say.
class ChannelWords
{
    Q_DECLARE_TR_FUNCTIONS(ChannelWords)
public:
    [[nodiscard]] static ChannelState state(const ChannelConfigured &channel, const ChannelFacts &facts, Instant now);
    /// One short line for the list.
    [[nodiscard]] static QString line(const ChannelConfigured &channel, const ChannelFacts &facts, Instant now);
    /// What everybody at the desk must know of the channels, wherever they are: one that has been failing for a while,
    /// or whose platform takes little more.
    [[nodiscard]] static ChannelsStanding standing(const std::vector<ChannelConfigured> &channels,
                                                   const std::map<ChannelId, ChannelFacts> &facts, Instant now);
    /// A short name of app/channels/README.md in words that an administrator can act on; unknown names are shown as
    /// they are.
    [[nodiscard]] static QString reason(const QString &name);
    [[nodiscard]] static QString purpose(ChannelPurpose purpose);
    /// "3 minutes ago"; a dash for never.
    [[nodiscard]] static QString ago(const std::optional<Instant> &at, Instant now);
    /// "in 3 hours", "expired 2 days ago"; a dash for unknown.
    [[nodiscard]] static QString expiry(const std::optional<Instant> &at, Instant now);
    /// What became of the time in which nobody listened.
    [[nodiscard]] static QString gap(const ListeningGap &gap, Instant now);

private:
    [[nodiscard]] static QString span(std::chrono::milliseconds length);
};

} // namespace lianxi
