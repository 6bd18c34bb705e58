// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::mastodon
{

/// The host of the account's server, in small letters; empty when nothing names it.
[[nodiscard]] QString instanceOf(const ChannelAccount &account);
/// `name@host`, the host added where the server leaves its own out; empty without a name.
[[nodiscard]] QString fullHandle(const QString &acct, const QString &instance);
/// What a notification says; nullopt when it is nothing for us (its status is gone).
[[nodiscard]] std::optional<PlatformEvent> notificationEvent(const QJsonObject &notification,
                                                             const ChannelAccount &account);
/// An edited status of the timeline; nullopt unless it is ours, answers us or mentions us.
[[nodiscard]] std::optional<PlatformEvent> editOf(const QJsonObject &status, const ChannelAccount &account);
/// A deleted status. Its surface is not told; the store knows it.
[[nodiscard]] std::optional<PlatformEvent> deletionOf(const QString &id, const ChannelAccount &account);

} // namespace lianxi::mastodon
