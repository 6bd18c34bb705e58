// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/views.h"
#include "models/store/prepared.h"
#include "models/store/sqlite.h"

#include <memory>

namespace lianxi
{

/// The encrypted local database computed from the log. One writer: belongs to the thread that opened it; readers open
/// the same file read-only (see queries.h). Everything in it follows from the records alone, so that replaying the
/// log from zero gives the same content in every table.
class Projection
{
public:
    struct Options {
        QString file;
        std::optional<sqlite::PageKey> key; ///< absent: not encrypted; for benchmarks only
        bool searchIndex = true; ///< false: messages are not indexed; for benchmarks only
    };
    /// Creates or migrates the file. Errors: TooNew (schema of a later version), and those of Database::open.
    [[nodiscard]] static Result<std::unique_ptr<Projection>> open(const Options &options);
    virtual ~Projection() = default;

    /// Sequence of the last record applied; 0 at the beginning.
    [[nodiscard]] virtual Sequence position() const = 0;
    /// Folds records in one transaction; those at or before position() are skipped. On error nothing was changed.
    /// Records it cannot read are counted (see `unreadable` in table meta) and passed over, never fatal.
    [[nodiscard]] virtual Result<ChangeSet> applyPrepared(const std::vector<PreparedRecord> &records) = 0;
    /// The same, prepared here and now.
    [[nodiscard]] Result<ChangeSet> apply(const std::vector<Record> &records);
    /// Keeps the write-ahead file short. To be called when those who wait for the changes of apply() have been told;
    /// the next apply() does it otherwise.
    virtual void settle() = 0;
    /// Small steps of upkeep (index merge, checkpoint). \return true when there is more to do. Call when idle.
    [[nodiscard]] virtual bool tidy() = 0;
    [[nodiscard]] virtual sqlite::Database &database() = 0;
};

/// One digest per table over its whole content in key order, to compare a store with its replay.
[[nodiscard]] Result<std::vector<std::pair<QString, QByteArray>>> tableDigests(sqlite::Database &db);

} // namespace lianxi
