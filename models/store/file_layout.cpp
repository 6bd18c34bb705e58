// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/file_layout.h"

using namespace Qt::StringLiterals;

namespace lianxi::sqlite
{

namespace
{

Status createTables(Database &db, const FileLayout &layout)
{
    Result<Transaction> transaction = Transaction::begin(db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const QByteArray sql = QByteArray(layout.tables) + "; PRAGMA application_id="
        + QByteArray::number(layout.applicationId) + "; PRAGMA user_version=" + QByteArray::number(layout.version);
    Status made = db.execute(sql.constData());
    return made ? transaction->commit() : made;
}

} // namespace

Result<qint64> readInteger(Database &db, const char *sql)
{
    Result<Statement> statement = db.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

Status prepareLayout(Database &db, const FileLayout &layout)
{
    const Result<qint64> version = readInteger(db, "PRAGMA user_version");
    const Result<qint64> id = version ? readInteger(db, "PRAGMA application_id") : version;
    const Result<qint64> objects = id ? readInteger(db, "SELECT count(*) FROM sqlite_schema") : id;
    if (!objects)
        return tl::unexpected(objects.error());
    if (*objects == 0 && *version == 0 && *id == 0)
        return createTables(db, layout);
    if (*id != layout.applicationId)
        return failure(ErrorCode::Corrupt, u"a database, but of another kind"_s);
    if (*version > layout.version)
        return failure(ErrorCode::TooNew, u"layout %1, this version knows %2"_s.arg(*version).arg(layout.version));
    if (*version < layout.version)
        return failure(ErrorCode::Corrupt, u"layout %1 was never in use"_s.arg(*version));
    return {};
}

Result<Database> openPrepared(const QString &file, const OpenOptions &options, const FileLayout &layout)
{
    Result<Database> db = Database::open(file, options);
    if (!db)
        return db;
    if (const Status prepared = prepareLayout(*db, layout); !prepared)
        return tl::unexpected(prepared.error());
    return db;
}

} // namespace lianxi::sqlite
