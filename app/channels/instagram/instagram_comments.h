// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::instagram
{

/// The event of one change: `field` and `value`, from an element of `changes` or from the entry itself. `entryAt` is
/// when the account was told; the change has no time of its own.
[[nodiscard]] PlatformEvent changeEvent(const QString &field, const QJsonObject &value, const QString &account,
                                        std::optional<Instant> entryAt);

} // namespace lianxi::instagram
