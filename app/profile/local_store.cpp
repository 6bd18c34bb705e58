// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/local_store.h"

#include "models/store/file_layout.h"
#include "models/store/sqlite_rows.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(localStore, "lianxi.profile.local")

constexpr sqlite::FileLayout layout{
    0x4c584c43 /* LXLC */, 1,
    "CREATE TABLE secret(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE draft(case_id BLOB PRIMARY KEY, text TEXT NOT NULL,"
    "                   extra TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"};

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

LocalStore::SavedDraft draftOf(const sqlite::Statement &row)
{
    return {row.id<CaseId>(0), row.text(1), QJsonDocument::fromJson(row.blob(2)).object()};
}

} // namespace

LocalStore::LocalStore(sqlite::Database db)
    : m_db(std::move(db))
{
}

Result<std::unique_ptr<LocalStore>> LocalStore::open(const QString &file, const sqlite::PageKey &key)
{
    Result<sqlite::Database> db = sqlite::openPrepared(file, {.key = key, .cacheKiB = 512}, layout);
    if (!db)
        return tl::unexpected(db.error());
    return std::unique_ptr<LocalStore>(new LocalStore(std::move(*db)));
}

Result<QByteArray> LocalStore::read(const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    const Result<std::optional<QByteArray>> value = sqlite::readFirst(
        m_db, "SELECT value FROM secret WHERE name=?1", [&](sqlite::Statement &query) { query.bind(1, name); },
        [](const sqlite::Statement &row) { return row.blob(0); });
    if (!value)
        return tl::unexpected(value.error());
    if (!*value)
        return failure(ErrorCode::NotFound, u"no such secret"_s);
    return **value;
}

Status LocalStore::write(const QString &name, const QByteArray &secret)
{
    const std::lock_guard lock(m_mutex);
    return sqlite::runOnce(m_db, "INSERT OR REPLACE INTO secret(name, value) VALUES(?1, ?2)",
                           [&](sqlite::Statement &statement) { statement.bind(1, name).bind(2, secret); });
}

Status LocalStore::remove(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    return sqlite::runOnce(m_db, "DELETE FROM secret WHERE name=?1",
                           [&](sqlite::Statement &statement) { statement.bind(1, name); });
}

Status LocalStore::saveDraft(CaseId id, const QString &text, const QJsonObject &extra)
{
    const std::lock_guard lock(m_mutex);
    if (isEmptyDraft(text, extra))
        return sqlite::runOnce(m_db, "DELETE FROM draft WHERE case_id=?1",
                               [&](sqlite::Statement &statement) { statement.bind(1, id); });
    return sqlite::runOnce(
        m_db, "INSERT OR REPLACE INTO draft(case_id, text, extra) VALUES(?1, ?2, ?3)",
        [&](sqlite::Statement &statement) { statement.bind(1, id).bind(2, text).bindUtf8(3, toBytes(extra)); });
}

Result<std::optional<LocalStore::SavedDraft>> LocalStore::draft(CaseId id) const
{
    const std::lock_guard lock(m_mutex);
    return sqlite::readFirst(
        m_db, "SELECT case_id, text, extra FROM draft WHERE case_id=?1",
        [id](sqlite::Statement &query) { query.bind(1, id); }, draftOf);
}

Result<std::vector<LocalStore::SavedDraft>> LocalStore::drafts() const
{
    const std::lock_guard lock(m_mutex);
    return sqlite::readAll(
        m_db, "SELECT case_id, text, extra FROM draft ORDER BY case_id", [](sqlite::Statement &) {}, draftOf);
}

QJsonObject LocalStore::settings() const
{
    const std::lock_guard lock(m_mutex);
    QJsonObject all;
    const Status read = sqlite::forEachRow(
        m_db, "SELECT name, value FROM setting", [](sqlite::Statement &) {},
        [&all](const sqlite::Statement &row) { // a value stands in a list of one: JSON text is no bare value here
            all.insert(row.text(0), QJsonDocument::fromJson(row.blob(1)).array().at(0));
        });
    if (!read)
        qCWarning(localStore) << "settings:" << read.error().detail;
    return read ? all : QJsonObject();
}

Status LocalStore::saveSettings(const QJsonObject &settings)
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(m_db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Status cleared = m_db.execute("DELETE FROM setting"); !cleared)
        return cleared;
    Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO setting(name, value) VALUES(?1, ?2)");
    if (!insert)
        return tl::unexpected(insert.error());
    for (auto member = settings.begin(); member != settings.end(); ++member) {
        const QByteArray value = QJsonDocument(QJsonArray{*member}).toJson(QJsonDocument::Compact);
        if (Status inserted = insert->bind(1, member.key()).bindUtf8(2, value).run(); !inserted)
            return inserted;
    }
    return transaction->commit();
}

} // namespace lianxi
