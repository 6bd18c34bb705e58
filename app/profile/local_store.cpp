// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/local_store.h"

#include "models/store/file_layout.h"

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

/// Runs `sql` with what `bindTo` binds.
template <class Bind>
Status runOnce(sqlite::Database &db, const char *sql, const Bind &bindTo)
{
    Result<sqlite::Statement> statement = db.prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    bindTo(*statement);
    return statement->run();
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
    Result<sqlite::Database> db = sqlite::Database::open(file, {.key = key, .cacheKiB = 512});
    if (!db)
        return tl::unexpected(db.error());
    if (Status prepared = sqlite::prepareLayout(*db, layout); !prepared)
        return tl::unexpected(prepared.error());
    return std::unique_ptr<LocalStore>(new LocalStore(std::move(*db)));
}

Result<QByteArray> LocalStore::read(const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Statement> select = m_db.prepare("SELECT value FROM secret WHERE name=?1");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->bind(1, name).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound, u"no such secret"_s);
    return select->blob(0);
}

Status LocalStore::write(const QString &name, const QByteArray &secret)
{
    const std::lock_guard lock(m_mutex);
    return runOnce(m_db, "INSERT OR REPLACE INTO secret(name, value) VALUES(?1, ?2)",
                   [&](sqlite::Statement &statement) { statement.bind(1, name).bind(2, secret); });
}

Status LocalStore::remove(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    return runOnce(m_db, "DELETE FROM secret WHERE name=?1",
                   [&](sqlite::Statement &statement) { statement.bind(1, name); });
}

Status LocalStore::saveDraft(CaseId id, const QString &text, const QJsonObject &extra)
{
    const std::lock_guard lock(m_mutex);
    if (isEmptyDraft(text, extra))
        return runOnce(m_db, "DELETE FROM draft WHERE case_id=?1",
                       [&](sqlite::Statement &statement) { statement.bind(1, id); });
    return runOnce(
        m_db, "INSERT OR REPLACE INTO draft(case_id, text, extra) VALUES(?1, ?2, ?3)",
        [&](sqlite::Statement &statement) { statement.bind(1, id).bind(2, text).bindUtf8(3, toBytes(extra)); });
}

Result<std::optional<LocalStore::SavedDraft>> LocalStore::draft(CaseId id) const
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Statement> select = m_db.prepare("SELECT case_id, text, extra FROM draft WHERE case_id=?1");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->bind(1, id).step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(draftOf(*select)) : std::nullopt;
}

Result<std::vector<LocalStore::SavedDraft>> LocalStore::drafts() const
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Statement> select = m_db.prepare("SELECT case_id, text, extra FROM draft ORDER BY case_id");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<SavedDraft> all;
    for (;;) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return all;
        all.push_back(draftOf(*select));
    }
}

QJsonObject LocalStore::settings() const
{
    const std::lock_guard lock(m_mutex);
    QJsonObject all;
    Result<sqlite::Statement> select = m_db.prepare("SELECT name, value FROM setting");
    Result<bool> row = select ? select->step() : tl::unexpected(select.error());
    for (; row && *row;
         row = select->step()) // a value stands in a list of one, because JSON text is no bare value here
        all.insert(select->text(0), QJsonDocument::fromJson(select->blob(1)).array().at(0));
    if (!row)
        qCWarning(localStore) << "settings:" << row.error().detail;
    return row ? all : QJsonObject();
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
