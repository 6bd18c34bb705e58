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

} // namespace lianxi
