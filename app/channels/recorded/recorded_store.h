// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QStringList>

namespace lianxi
{

/// Folds what came out of each step, in order, into an empty store of its own and reads the timeline back.
/// \return the texts of its messages by platform time, then platform id. Errors: those of Projection.
[[nodiscard]] Result<QStringList> storedTexts(const std::vector<std::vector<PlatformEvent>> &steps, Instant now);

} // namespace lianxi
