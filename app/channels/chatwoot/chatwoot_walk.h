// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::chatwoot
{

// Catching up over REST: pages of conversations, newest activity first, until those that were read before; then the
// messages of each that has something new. Where the walk has got to is its cursor, so that a crash repeats little and
// loses nothing:
//   since   last activity read, Unix s         newest  what `since` becomes at the end of the walk
//   page    page of conversations to read next todo    conversations whose messages are still to be read
//   before  lowest message id read of todo[0]

/// A request of REST with the account's token; `path` below the account, beginning with a slash.
[[nodiscard]] HttpRequest call(const QByteArray &method, const ChannelAccount &account, const QString &path);
/// What the walk asks next.
[[nodiscard]] QString walkPath(const QJsonObject &cursor);
/// Reads a page of conversations or of messages; nullopt when it is neither.
[[nodiscard]] std::optional<PollAnswer> readWalk(const QJsonObject &body, const QJsonObject &cursor,
                                                 const ChannelAccount &account);
/// Goes on behind the conversation whose messages were asked for; nullopt when it was none.
[[nodiscard]] std::optional<PollAnswer> skipConversation(const QJsonObject &cursor);

} // namespace lianxi::chatwoot
