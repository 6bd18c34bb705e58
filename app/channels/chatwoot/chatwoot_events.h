// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::chatwoot
{

/// What an event of the cable or a webhook says; `name` as on the cable ("message.created"). nullopt when it is
/// nothing for us: presence, another account, a name that is not known.
[[nodiscard]] std::optional<PlatformEvent> eventOf(const QString &name, const QJsonObject &data,
                                                   const ChannelAccount &account);
/// A message as a page of REST shows it.
[[nodiscard]] std::optional<PlatformEvent> messageOf(const QJsonObject &message, const ChannelAccount &account);
/// Whether it belongs to another account of the same server.
[[nodiscard]] bool isForeign(const QJsonObject &data, const ChannelAccount &account);
/// Unix seconds, RFC 3339, or "2026-11-21 09:29:30 UTC".
[[nodiscard]] std::optional<Instant> timeOf(const QJsonValue &value);
/// The server's address without a slash at its end; empty when none is set.
[[nodiscard]] QString baseOf(const ChannelAccount &account);

} // namespace lianxi::chatwoot
