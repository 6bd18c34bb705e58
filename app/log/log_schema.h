// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

namespace lianxi
{

/// Layout of the log file that this version writes; kept in PRAGMA user_version.
inline constexpr int logSchemaVersion = 1;

/// Creates the tables of an empty file and checks those of an existing one.
/// Errors: TooNew, Corrupt (a database, but not a log), and those of SQLite.
[[nodiscard]] Status prepareLogSchema(sqlite::Database &db);

} // namespace lianxi
