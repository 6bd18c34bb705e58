// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projection.h"
#include "models/store/schema.h"

#include <sqlite3.h>

#include <QCryptographicHash>
#include <QtEndian>

namespace lianxi
{

namespace
{

/// Type, length and bytes of a value, so that no two rows read the same.
void add(QCryptographicHash &hash, sqlite3_stmt *row, int column)
{
    const char type = static_cast<char>(sqlite3_column_type(row, column));
    // Asking for the bytes first fixes the form in which the length is told.
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(row, column));
    const qint64 length = sqlite3_column_bytes(row, column);
    char head[9];
    head[0] = type;
    qToBigEndian(length, head + 1);
    hash.addData(QByteArrayView(head, sizeof head));
    hash.addData(QByteArrayView(bytes, length));
}

Result<QByteArray> digest(sqlite::Database &db, const schema::Table &table)
{
    const QByteArray sql = QByteArray("SELECT * FROM ") + table.name + " ORDER BY " + table.order;
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v2(db.handle(), sql.constData(), -1, &raw, nullptr) != SQLITE_OK)
        return tl::unexpected(db.lastError());
    const std::unique_ptr<sqlite3_stmt, sqlite::FinalizeStatement> select(raw);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    int rc = SQLITE_OK;
    while ((rc = sqlite3_step(raw)) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count(raw); ++column)
            add(hash, raw, column);
    if (rc != SQLITE_DONE)
        return tl::unexpected(db.lastError());
    return hash.result();
}

} // namespace

Result<std::vector<std::pair<QString, QByteArray>>> tableDigests(sqlite::Database &db)
{
    std::vector<std::pair<QString, QByteArray>> digests;
    for (const schema::Table &table : schema::logicalTables()) {
        Result<QByteArray> one = digest(db, table);
        if (!one)
            return tl::unexpected(one.error());
        digests.emplace_back(QString::fromLatin1(table.name), std::move(*one));
    }
    return digests;
}

} // namespace lianxi
