// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

#include <vector>

namespace lianxi::schema
{

/// Version that this program writes.
inline constexpr qint64 version = 1;

/// Brings the file to `version`, each step in a transaction of its own. Errors: TooNew (a later version wrote it; the
/// file is left as it is), Corrupt (a database that is no projection).
[[nodiscard]] Status migrate(sqlite::Database &db);

/// The tables whose content follows from the log alone, with the columns that order their rows.
struct Table {
    const char *name;
    const char *order;
};
[[nodiscard]] const std::vector<Table> &logicalTables();

} // namespace lianxi::schema
