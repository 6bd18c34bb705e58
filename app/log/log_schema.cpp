// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/log_schema.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 applicationId = 0x4c584c47; // "LXLG", so that another database is not taken for a log

Result<qint64> integerOf(sqlite::Database &db, const char *sql)
{
    Result<sqlite::Statement> statement = db.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    const qint64 value = *row ? statement->integer(0) : 0;
    statement->reset();
    return value;
}

Status createTables(sqlite::Database &db)
{
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // record_subject needs no sequence column: every index entry ends in the row id, which is the sequence.
    Status made = db.execute("CREATE TABLE record(sequence INTEGER PRIMARY KEY, subject TEXT NOT NULL, key BLOB,"
                             "                    bytes BLOB NOT NULL) STRICT;"
                             "CREATE UNIQUE INDEX record_key ON record(key) WHERE key IS NOT NULL;"
                             "CREATE INDEX record_subject ON record(subject);"
                             "PRAGMA application_id=1280855111;"
                             "PRAGMA user_version=1;");
    static_assert(applicationId == 1280855111 && logSchemaVersion == 1);
    return made ? transaction->commit() : made;
}

} // namespace

Status prepareLogSchema(sqlite::Database &db)
{
    const Result<qint64> version = integerOf(db, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version > logSchemaVersion)
        return failure(ErrorCode::TooNew,
                       u"log layout %1, this version knows %2"_s.arg(*version).arg(logSchemaVersion));
    const Result<qint64> objects = integerOf(db, "SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return tl::unexpected(objects.error());
    if (*objects == 0)
        return createTables(db);
    const Result<qint64> id = integerOf(db, "PRAGMA application_id");
    if (!id)
        return tl::unexpected(id.error());
    if (*id != applicationId || *version != logSchemaVersion)
        return failure(ErrorCode::Corrupt, u"the file is a database, but not a log"_s);
    return {};
}

} // namespace lianxi
