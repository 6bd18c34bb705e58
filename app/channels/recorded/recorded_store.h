// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QStringList>

namespace lianxi
{

/// What an empty store holds after some steps.
struct StoredTexts {
    qint64 rows = 0; ///< entries of all timelines: messages, and what else happened
    QStringList texts; ///< of the messages, by platform time, then platform id
};

/// Folds what came out of each step, in order, into an empty store of its own and reads the timelines back.
/// Errors: those of Projection.
[[nodiscard]] Result<StoredTexts> storedTexts(const std::vector<std::vector<PlatformEvent>> &steps, Instant now);

} // namespace lianxi
