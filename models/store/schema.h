// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

#include <vector>

namespace lianxi::schema
{

/// Version that this program writes. It rises with the tables, and with what the fold makes of the same log: keys, rows
/// and meanings of two folds do not mix in one file.
inline constexpr qint64 version = 18;
/// Files of earlier versions are folded anew from the log instead of being changed.
inline constexpr qint64 oldestKept = 18;

/// Whether the file is a projection that must be folded anew. Corrupt: a database that is no projection.
[[nodiscard]] Result<bool> isOutdated(sqlite::Database &db);

/// Brings a file that is not outdated to `version`, each step in a transaction of its own. Errors: TooNew (a later
/// version wrote it; the file is left as it is), Corrupt (a database that is no projection).
[[nodiscard]] Status migrate(sqlite::Database &db);

/// The tables whose content follows from the log alone, with the columns that order their rows.
struct Table {
    const char *name;
    const char *order;
};
[[nodiscard]] const std::vector<Table> &logicalTables();

} // namespace lianxi::schema
