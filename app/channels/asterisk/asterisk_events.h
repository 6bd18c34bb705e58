// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::asterisk
{

/// What an event of the application says; nullopt when no case hangs on it, or it is another application's.
[[nodiscard]] std::optional<PlatformEvent> eventOf(const QJsonObject &event, const ChannelAccount &account);
/// A call that is found under way: as its beginning would have been told, with the same key.
[[nodiscard]] PlatformEvent callUnderWay(const QJsonObject &channel, const ChannelAccount &account);
/// A call that is gone, and nobody saw how. The same key as its real end.
[[nodiscard]] PlatformEvent endUnseen(const QString &channelId, const ChannelAccount &account);
/// Whether a channel of GET /channels is in our application.
[[nodiscard]] bool isOurs(const QJsonObject &channel, const ChannelAccount &account);
/// "2026-11-21T10:29:40.120+0100": the offset with or without colon, or Z; any number of decimals.
[[nodiscard]] std::optional<Instant> timeOf(const QString &timestamp);

} // namespace lianxi::asterisk
