// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/sqlite.h"

namespace lianxi::store
{

/// The statement that reads timeline entries; `where` speaks of the entry as `m`.
[[nodiscard]] QByteArray timelineSelect(const char *where);
/// The entry that a statement made by timelineSelect() stands on.
[[nodiscard]] TimelineRow timelineRowOf(const sqlite::Statement &row);

} // namespace lianxi::store
