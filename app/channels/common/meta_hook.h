// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QJsonValue>

#include <functional>

namespace lianxi::meta
{

/// What a channel expects of the webhook that all of Meta's products share.
struct HookShape {
    QLatin1StringView object; ///< "page", "instagram" …; any other is kept as one unknown event
    QString entryId; ///< our account; entries of others are left alone. Empty: every entry is taken
};

/// Reads one entry; what it says is appended to `events`.
using ReadEntry = std::function<void(const QJsonObject &entry, std::vector<PlatformEvent> &events)>;

/// Answers the address check (GET, hub.*) with the account's "verify_token" and verifies X-Hub-Signature-256 (POST)
/// with its "app_secret" over the bytes as they came, then reads entry by entry.
[[nodiscard]] Inbound receiveHook(const HttpRequest &request, const ChannelAccount &account, const HookShape &shape,
                                  const ReadEntry &read);

/// Lower-case hex HMAC-SHA256.
[[nodiscard]] QByteArray hmacHex(const QByteArray &key, const QByteArray &message);

/// 24 characters that stand for a value which has no id of its own.
[[nodiscard]] QString digestOf(const QJsonValue &value);
/// Something that this version cannot read, kept as it came.
[[nodiscard]] PlatformEvent unknownEvent(const QString &account, const QJsonValue &raw);

/// Times as Meta writes them, numbers or digits in text; nullopt for nothing, nonsense and the year 10000.
[[nodiscard]] std::optional<Instant> timeFromMillis(const QJsonValue &value);
[[nodiscard]] std::optional<Instant> timeFromSeconds(const QJsonValue &value);
/// "time" of an entry: milliseconds for messages, seconds for changes.
[[nodiscard]] std::optional<Instant> timeOfEntry(const QJsonObject &entry);
/// "2026-11-21T09:28:30+0000", as the Graph API writes times in its answers.
[[nodiscard]] std::optional<Instant> timeFromText(const QString &text);

} // namespace lianxi::meta
