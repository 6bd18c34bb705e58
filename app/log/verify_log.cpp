// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/verify_log.h"

#include "models/event/event.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Status checkPages(sqlite::Database &db)
{
    Result<sqlite::Statement> check = db.prepare("PRAGMA integrity_check(1)");
    if (!check)
        return tl::unexpected(check.error());
    const Result<bool> row = check->step();
    if (!row)
        return tl::unexpected(row.error());
    const QString verdict = *row ? check->text(0) : u"no verdict"_s;
    return verdict == "ok"_L1 ? Status{} : failure(ErrorCode::Corrupt, verdict);
}

Result<Sequence> checkRecords(sqlite::Database &db)
{
    Result<sqlite::Statement> records = db.prepare("SELECT sequence, bytes FROM record ORDER BY sequence");
    if (!records)
        return tl::unexpected(records.error());
    for (Sequence expected = 1;; ++expected) {
        const Result<bool> row = records->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return expected - 1;
        if (records->integer(0) != expected)
            return failure(ErrorCode::Corrupt, u"record %1 is missing"_s.arg(expected));
        if (!decodeEvents(records->blob(1)))
            return failure(ErrorCode::Corrupt, u"record %1 cannot be read"_s.arg(expected));
    }
}

} // namespace

Result<Sequence> verifyLog(const QString &file, const std::optional<sqlite::PageKey> &key)
{
    Result<sqlite::Database> db = sqlite::Database::open(file, {.mode = sqlite::OpenMode::ReadOnly, .key = key});
    if (!db)
        return tl::unexpected(db.error());
    if (Status pages = checkPages(*db); !pages)
        return tl::unexpected(Error{ErrorCode::Corrupt, pages.error().detail});
    return checkRecords(*db);
}

} // namespace lianxi
