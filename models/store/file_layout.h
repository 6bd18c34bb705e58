// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

namespace lianxi::sqlite
{

/// What makes a database file ours: its kind and the version of its tables.
struct FileLayout {
    qint32 applicationId; ///< PRAGMA application_id, so that another database is not taken for this one
    int version; ///< PRAGMA user_version
    const char *tables; ///< SQL that makes the tables of an empty file
};

/// Makes the tables of an empty file, whole or not at all, and checks the layout of an existing one.
/// Errors: TooNew (version of a later program), Corrupt (a database of another kind), and those of SQLite.
[[nodiscard]] Status prepareLayout(Database &db, const FileLayout &layout);

/// Opens a file and does that. Errors: those of Database::open() and prepareLayout().
[[nodiscard]] Result<Database> openPrepared(const QString &file, const OpenOptions &options, const FileLayout &layout);

/// The first column of the first row; 0 when there is none.
[[nodiscard]] Result<qint64> readInteger(Database &db, const char *sql);

} // namespace lianxi::sqlite
