// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/store/sqlite.h"

namespace lianxi
{

/// Reads the whole log and checks it: SQLite's own integrity check (with the ciphers' page authentication), sequences
/// without gap from 1, every record readable. For the command line; the log may be in use by this process.
/// \return the number of records. NotFound, WrongKey, Corrupt (the detail names the first record that is wrong).
[[nodiscard]] Result<Sequence> verifyLog(const QString &file, const std::optional<sqlite::PageKey> &key);

} // namespace lianxi
