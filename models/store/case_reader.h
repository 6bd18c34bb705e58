// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/row_keys.h"
#include "models/store/sqlite.h"

namespace lianxi::store
{

/// Reads inbox rows by their key with statements prepared once.
class CaseReader
{
public:
    [[nodiscard]] static Result<CaseReader> open(sqlite::Database &db);
    /// nullopt: no such case.
    [[nodiscard]] Result<std::optional<CaseRow>> read(qint64 row);

private:
    CaseReader() = default;
    /// Whom a contact that was merged is shown as.
    [[nodiscard]] Status showAs(CaseRow &row, qint64 contact);
    [[nodiscard]] Status readTags(CaseRow &row);
    sqlite::Statement m_case, m_contact, m_tags;
};

/// Row that a key of table `ref` leads to; 0: none.
[[nodiscard]] Result<qint64> targetOf(sqlite::Database &db, qint64 key);
/// The contact that stands for `contact`, and all that are shown as it, in order of rows.
[[nodiscard]] Result<std::vector<qint64>> contactGroup(sqlite::Database &db, qint64 contact, qint64 *root);

} // namespace lianxi::store
