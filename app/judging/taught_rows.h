// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/label_store.h"
#include "models/language/judgement.h"

namespace lianxi
{

/// Everything people said of a task's texts: labels given by hand, corrections, imported rows. Each text once (as
/// folded for search), with the label whose source comes first in LabelSource; oldest text first. `store` may be null.
/// Corrections are looked for in the newest `entries` of all timelines: not for the list thread.
[[nodiscard]] Result<std::vector<TaughtRow>> taughtRows(sqlite::Database &db, const LabelStore *store,
                                                        const Judge &rules, Task task, qint64 entries);

} // namespace lianxi
