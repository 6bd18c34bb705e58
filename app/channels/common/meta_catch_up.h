// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <functional>

namespace lianxi::meta
{

// Meta pushes and repeats what it could not push for a while; what it gave up is asked for: on start, after a gap and
// every few hours. Cursor: since (what is older is known), began and after (a walk through pages under way).

inline constexpr std::chrono::seconds catchUpPause{6 * 3600};

/// A question of a list.
[[nodiscard]] PollRequest catchUpPoll(const QString &list, HttpRequest request);
/// `path` with the member of the page where the cursor stands.
[[nodiscard]] QString pageOf(const QString &path, const QJsonObject &cursor);

/// Reads one element of `data` into events; says when it was changed last, nullopt where the list is in no order of
/// change.
using ReadItem = std::function<std::optional<Instant>(const QJsonObject &item, std::vector<PlatformEvent> &events)>;
/// Reads a page: keeps what is newer than the cursor's since, oldest first, and goes on until everything is older. The
/// first question of a channel only marks the place: what came before it was set up is no message to it.
[[nodiscard]] PollAnswer readCatchUp(const HttpResponse &response, const QJsonObject &cursor, Instant now,
                                     const ReadItem &read);

/// The conversations of a Page or account: each message as the webhook tells it, so that both are one.
[[nodiscard]] QString conversationsPath(const QString &owner, QLatin1StringView platform);
[[nodiscard]] ReadItem conversationReader(const QString &account, const QString &appId);

} // namespace lianxi::meta
