// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "models/domain/instant.h"

namespace lianxi::channels
{

/// Member of SendIntent::more, a time: until then the message may leave by a way on which the platform does not know
/// our key, whatever ChannelLimits::hasIdempotencyKey says.
inline constexpr QLatin1StringView keylessUntil{"keyless_until"};
/// Member of SendIntent::more and of a refusal's SendAnswer::more: the other way that is left. Nothing was sent.
inline constexpr QLatin1StringView fallback{"fallback"};

/// Whether any attempt at this message may have gone without the key.
[[nodiscard]] inline bool mayBeKeyless(const SendIntent &intent)
{
    const auto until = parseRfc3339(intent.more.value(keylessUntil).toString());
    return until && (!intent.createdAt || *intent.createdAt < *until);
}

} // namespace lianxi::channels
