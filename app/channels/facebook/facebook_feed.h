// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::facebook
{

/// The event of one element of `changes` (fields feed, mention, ratings). `entryAt` is when the Page was told.
[[nodiscard]] PlatformEvent changeEvent(const QJsonObject &change, const QString &page, std::optional<Instant> entryAt);

} // namespace lianxi::facebook
