// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/platform_event.h"
#include "models/event/log.h"

#include <vector>

namespace lianxi
{

/// The record that keeps what a platform told a channel. Event ids and the idempotency key follow from channel and
/// event keys alone, so that webhook, poll and repetition of the same thing are one. Typing is left out: `events` is
/// empty when nothing is worth keeping.
[[nodiscard]] Append inboundAppend(const ChannelId &channel, const std::vector<PlatformEvent> &events,
                                   const QString &source, Instant now);

/// What was read of `list` and how far, in one record. Its key is its own: one of the events may be on the log already,
/// and the cursor must move all the same.
[[nodiscard]] Append cursorAppend(const ChannelId &channel, const QString &list,
                                  const std::vector<PlatformEvent> &events, const QJsonObject &cursor,
                                  const QString &source, Instant now);

} // namespace lianxi
