// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::x
{

/// Whether the account has a way to prove itself: an OAuth 2.0 access token or the keys of OAuth 1.0a.
[[nodiscard]] bool canSign(const ChannelAccount &account);
/// Adds the proof: the access token, or else an OAuth 1.0a signature made at `now`.
void authorize(HttpRequest &request, const ChannelAccount &account, Instant now);
/// A request of the API; `body` empty: none.
[[nodiscard]] HttpRequest apiRequest(const QByteArray &method, const QString &path, const QJsonObject &body,
                                     const ChannelAccount &account, Instant now);

} // namespace lianxi::x
