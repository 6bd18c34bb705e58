// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::instagram
{

/// Which list tells the text of a mention, of which the platform's push has ids only.
[[nodiscard]] std::optional<PollAsk> askForMention(const PlatformEvent &event);
/// Name of such a list: this and the message's id.
inline constexpr QLatin1StringView mentionList{"mention:"};

/// The event of one change: `field` and `value`, from an element of `changes` or from the entry itself. `entryAt` is
/// when the account was told; the change has no time of its own.
[[nodiscard]] PlatformEvent changeEvent(const QString &field, const QJsonObject &value, const QString &account,
                                        std::optional<Instant> entryAt);

} // namespace lianxi::instagram
