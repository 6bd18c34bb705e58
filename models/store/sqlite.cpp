// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite.h"

#include "models/domain/utf8.h"

#include <QFile>

#include <sodium.h>
#include <sqlite3.h>

#include <cstring>
#include <mutex>

using namespace Qt::StringLiterals;

namespace lianxi::sqlite
{

namespace
{

void initialiseOnce()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (sodium_init() < 0)
            qFatal("libsodium cannot start: no source of randomness");
        sqlite3_initialize();
    });
}

Error errorOf(sqlite3 *db, int rc)
{
    const QString detail = QString::fromUtf8(db ? sqlite3_errmsg(db) : sqlite3_errstr(rc));
    switch (rc & 0xff) {
    case SQLITE_NOTADB:
        return {ErrorCode::WrongKey, detail};
    case SQLITE_CORRUPT:
        return {ErrorCode::Corrupt, detail};
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy, detail};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::Conflict, detail};
    default:
        return {ErrorCode::Io, detail};
    }
}

int openFlags(OpenMode mode)
{
    switch (mode) {
    case OpenMode::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case OpenMode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case OpenMode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    Q_UNREACHABLE();
}

/// AEGIS needs AES instructions to be fast; without them ChaCha20 is. The choice is kept in the file's name suffix by
/// nobody: a file opens with the cipher it was written with, so the caller tries both.
const char *cipherOf(bool aes)
{
    return aes ? "aegis" : "chacha20";
}

Status applyKey(sqlite3 *db, const PageKey &key, const char *cipher)
{
    // "raw:" + hex skips the slow key derivation: the key is random already.
    char pragma[160];
    char hex[PageKey::size * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, key.data(), PageKey::size);
    std::snprintf(pragma, sizeof pragma, "PRAGMA cipher='%s'; PRAGMA key='raw:%s'", cipher, hex);
    const int rc = sqlite3_exec(db, pragma, nullptr, nullptr, nullptr);
    sodium_memzero(pragma, sizeof pragma);
    sodium_memzero(hex, sizeof hex);
    return rc == SQLITE_OK ? Status{} : tl::make_unexpected(errorOf(db, rc));
}

using Handle = std::unique_ptr<sqlite3, CloseDb>;

Result<Handle> openWithCipher(const QByteArray &path, const OpenOptions &options, const char *cipher)
{
    sqlite3 *raw = nullptr;
    const int rc = sqlite3_open_v2(path.constData(), &raw, openFlags(options.mode) | SQLITE_OPEN_NOMUTEX, nullptr);
    Handle db(raw); // a failed open still leaves a handle that must be closed
    if (rc != SQLITE_OK)
        return tl::make_unexpected(errorOf(raw, rc));
    sqlite3_busy_timeout(raw, 5000);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (options.key) {
        if (Status keyed = applyKey(raw, *options.key, cipher); !keyed)
            return tl::make_unexpected(keyed.error());
    }
    // The first read tells a wrong key from a right one.
    const int probe = sqlite3_exec(raw, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    if (probe != SQLITE_OK)
        return tl::make_unexpected(errorOf(raw, probe));
    return db;
}

} // namespace

PageKey PageKey::generate()
{
    initialiseOnce();
    PageKey key;
    randombytes_buf(key.m_bytes.data(), size);
    return key;
}

std::optional<PageKey> PageKey::fromBytes(const QByteArray &bytes)
{
    if (static_cast<size_t>(bytes.size()) != size)
        return std::nullopt;
    PageKey key;
    std::memcpy(key.m_bytes.data(), bytes.constData(), size);
    return key;
}

PageKey PageKey::derive(quint64 number) const
{
    initialiseOnce();
    static_assert(crypto_kdf_KEYBYTES == size);
    PageKey key;
    crypto_kdf_derive_from_key(key.m_bytes.data(), size, number, "lianxi01", m_bytes.data());
    return key;
}

PageKey::~PageKey()
{
    sodium_memzero(m_bytes.data(), size);
}

void CloseDb::operator()(sqlite3 *db) const noexcept
{
    sqlite3_close_v2(db);
}
void FinalizeStatement::operator()(sqlite3_stmt *statement) const noexcept
{
    sqlite3_finalize(statement);
}

Database::Database(std::unique_ptr<sqlite3, CloseDb> db)
    : m_db(std::move(db))
{
}
Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const QString &file, const OpenOptions &options)
{
    initialiseOnce();
    if (options.mode != OpenMode::Create && !QFile::exists(file))
        return failure(ErrorCode::NotFound, file);
    // SQLite would create it readable for others; its journal takes over the permissions of the file.
    if (options.mode == OpenMode::Create && !QFile::exists(file))
        static_cast<void>(QFile(file).open(QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)); // SQLite reports
    const QByteArray path = QFile::encodeName(file);
    const bool aes = sodium_runtime_has_aesni() != 0;
    Result<Handle> handle = openWithCipher(path, options, cipherOf(aes));
    // A profile may come from a machine of the other kind.
    if (!handle && options.key && handle.error().code == ErrorCode::WrongKey)
        if (Result<Handle> other = openWithCipher(path, options, cipherOf(!aes)))
            handle = std::move(other);
    if (!handle)
        return tl::make_unexpected(handle.error());
    Database db(std::move(*handle));
    char pragmas[400];
    std::snprintf(pragmas, sizeof pragmas,
                  "%s PRAGMA synchronous=%s; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-%d;"
                  "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;",
                  options.mode == OpenMode::ReadOnly ? "PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0;"
                                                     : "PRAGMA journal_mode=WAL;",
                  options.durability == Durability::Full ? "FULL" : "NORMAL", options.cacheKiB);
    if (Status set = db.execute(pragmas); !set)
        return tl::make_unexpected(set.error());
    return db;
}

Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    const int rc = sqlite3_prepare_v3(m_db.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (rc != SQLITE_OK)
        return tl::make_unexpected(errorOf(m_db.get(), rc));
    return Statement(statement);
}

Status Database::execute(const char *sql)
{
    const int rc = sqlite3_exec(m_db.get(), sql, nullptr, nullptr, nullptr);
    return rc == SQLITE_OK ? Status{} : tl::make_unexpected(errorOf(m_db.get(), rc));
}

qint64 Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_db.get());
}
qint64 Database::changes() const
{
    return sqlite3_changes64(m_db.get());
}
Error Database::lastError() const
{
    return errorOf(m_db.get(), sqlite3_errcode(m_db.get()));
}

Statement &Statement::bind(int at, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), at, value);
    return *this;
}

Statement &Statement::bind(int at, double value)
{
    sqlite3_bind_double(m_statement.get(), at, value);
    return *this;
}

Statement &Statement::bind(int at, const QString &text)
{
    const ShortUtf8 utf8(text);
    sqlite3_bind_text64(m_statement.get(), at, utf8.data(), static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindUtf8(int at, const QByteArray &utf8)
{
    // SQLITE_TRANSIENT: the array may be gone before the statement runs.
    sqlite3_bind_text64(m_statement.get(), at, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bind(int at, const QByteArray &blob)
{
    // constData() of an empty array is not null, so an empty blob is not bound as NULL.
    return bindBlob(at, {blob.constData(), blob.size()});
}

Statement &Statement::bindBlob(int at, QByteArrayView bytes)
{
    sqlite3_bind_blob64(m_statement.get(), at, bytes.data(), static_cast<sqlite3_uint64>(bytes.size()),
                        SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindTextInPlace(int at, QByteArrayView utf8)
{
    sqlite3_bind_text64(m_statement.get(), at, utf8.data(), static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlobInPlace(int at, QByteArrayView bytes)
{
    sqlite3_bind_blob64(m_statement.get(), at, bytes.data(), static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindNull(int at)
{
    sqlite3_bind_null(m_statement.get(), at);
    return *this;
}

Result<bool> Statement::step()
{
    const int rc = sqlite3_step(m_statement.get());
    if (rc == SQLITE_ROW)
        return true;
    if (rc == SQLITE_DONE) {
        sqlite3_reset(m_statement.get());
        return false;
    }
    const Error error = errorOf(sqlite3_db_handle(m_statement.get()), rc);
    sqlite3_reset(m_statement.get());
    return tl::make_unexpected(error);
}

Status Statement::run()
{
    for (;;) {
        const Result<bool> more = step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}
bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}
qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}
double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement.get(), column));
}

QByteArrayView Statement::utf8(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QByteArrayView(bytes, sqlite3_column_bytes(m_statement.get(), column));
}

QByteArray Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement.get(), column));
}

Result<Transaction> Transaction::begin(Database &db)
{
    if (Status begun = db.execute("BEGIN IMMEDIATE"); !begun)
        return tl::make_unexpected(begun.error());
    return Transaction(db);
}

Transaction::~Transaction()
{
    if (m_db)
        static_cast<void>(m_db->execute("ROLLBACK")); // nothing to tell: the file is as it was before begin()
}

Status Transaction::commit()
{
    Status done = m_db->execute("COMMIT");
    if (done)
        m_db = nullptr;
    return done;
}

} // namespace lianxi::sqlite
