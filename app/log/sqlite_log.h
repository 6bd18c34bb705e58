// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/log.h"
#include "models/store/sqlite.h"

#include <memory>

namespace lianxi
{

/// The embedded log: one encrypted SQLite file, one writer thread with group commit (everything that waits goes into
/// one synced transaction), one reading thread per subscription.
class SqliteLog final : public Log
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SqliteLog>> open(const QString &file,
                                                                 std::optional<sqlite::PageKey> key);
    ~SqliteLog() override; ///< waits until everything handed over is written

    void append(Append what, AppendDone done) override;
    [[nodiscard]] std::unique_ptr<Subscription> follow(Sequence after, RecordSink sink) override;
    [[nodiscard]] Sequence lastSequence() const override;

private:
    class Impl;
    explicit SqliteLog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace lianxi
