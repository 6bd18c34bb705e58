// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::mastodon
{

/// The server's address without a slash at its end: settings "api_base", else https and the "instance"; empty when
/// neither is set.
[[nodiscard]] QString baseOf(const ChannelAccount &account);
/// Where streaming is: settings "streaming", else the server itself, as wss (ws where the address is plain).
[[nodiscard]] QString streamingBaseOf(const ChannelAccount &account);
/// A request with the account's token; `path` begins with a slash, query included.
[[nodiscard]] HttpRequest call(const QByteArray &method, const ChannelAccount &account, const QString &path);

/// As the servers count: an address 23, the host of a mention nothing, else one per character that a reader sees.
[[nodiscard]] int lengthOf(const QString &text);
/// The people a text names, as written, without the first @.
[[nodiscard]] QStringList mentionsIn(const QString &text);

} // namespace lianxi::mastodon
