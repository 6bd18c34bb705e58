// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace lianxi::sqlite
{

/// 32 random bytes; wiped from memory when the last copy goes.
class PageKey
{
public:
    static constexpr size_t size = 32;
    [[nodiscard]] static PageKey generate();
    /// \return nullopt unless there are 32 bytes.
    [[nodiscard]] static std::optional<PageKey> fromBytes(const QByteArray &bytes);
    /// A key of its own for each file, so that pages cannot be moved between files (libsodium crypto_kdf).
    [[nodiscard]] PageKey derive(quint64 number) const;
    [[nodiscard]] const unsigned char *data() const { return m_bytes.data(); }
    PageKey(const PageKey &) = default;
    PageKey &operator=(const PageKey &) = default;
    ~PageKey();

private:
    PageKey() = default;
    std::array<unsigned char, size> m_bytes{};
};

struct CloseDb {
    void operator()(sqlite3 *db) const noexcept;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt *statement) const noexcept;
};

class Statement;

enum class OpenMode { ReadOnly, ReadWrite, Create };
/// Full: a commit survives power loss. Normal: it may be lost, the file stays whole (only for what can be computed
/// again).
enum class Durability { Full, Normal };

struct OpenOptions {
    OpenMode mode = OpenMode::Create;
    Durability durability = Durability::Full;
    std::optional<PageKey> key; ///< absent: not encrypted; for benchmarks only
    int cacheKiB = 8192;
};

/// One connection; belongs to the thread that opened it.
class Database
{
public:
    /// Errors: NotFound (ReadOnly/ReadWrite and no file), WrongKey (not this key, or not a database), Busy, DiskFull,
    /// Io.
    [[nodiscard]] static Result<Database> open(const QString &file, const OpenOptions &options);
    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    ~Database();

    [[nodiscard]] Result<Statement> prepare(const char *sql);
    /// Runs one or several statements without result.
    [[nodiscard]] Status execute(const char *sql);
    [[nodiscard]] qint64 lastRowId() const;
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] sqlite3 *handle() const { return m_db.get(); }
    /// Failure of the last call on this connection.
    [[nodiscard]] Error lastError() const;

private:
    explicit Database(std::unique_ptr<sqlite3, CloseDb> db);
    std::unique_ptr<sqlite3, CloseDb> m_db;
};

/// A prepared statement, kept for reuse. Parameters are numbered from 1, columns from 0.
class Statement
{
public:
    Statement() = default;
    Statement &bind(int at, qint64 value);
    Statement &bind(int at, int value) { return bind(at, static_cast<qint64>(value)); }
    Statement &bind(int at, double value);
    Statement &bind(int at, const QString &text);
    Statement &bindUtf8(int at, const QByteArray &utf8);
    Statement &bind(int at, const QByteArray &blob);
    Statement &bindNull(int at);
    Statement &bind(int at, Instant t) { return bind(at, toMillis(t)); }
    template <class Tag>
    Statement &bind(int at, StrongId<Tag> id)
    {
        const std::array<char, 16> bytes = id.raw();
        return bindBlob(at, {bytes.data(), std::ssize(bytes)});
    }
    Statement &bindBlob(int at, QByteArrayView bytes);
    /// Without a copy: the bytes stay until the statement has run, and every parameter is bound anew before its next
    /// run.
    Statement &bindTextInPlace(int at, QByteArrayView utf8);
    Statement &bindBlobInPlace(int at, QByteArrayView bytes);
    template <class T>
    Statement &bind(int at, const std::optional<T> &value)
    {
        return value ? bind(at, *value) : bindNull(at);
    }

    /// \return true while there is a row. After false or an error the statement is reset and can be bound again.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end, for statements without rows.
    [[nodiscard]] Status run();
    /// Ends reading early; leaving a reader open keeps its lock.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    /// A text's bytes where they lie: until the next step.
    [[nodiscard]] QByteArrayView utf8(int column) const;
    [[nodiscard]] Instant instant(int column) const { return fromMillis(integer(column)); }
    [[nodiscard]] std::optional<Instant> maybeInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
    template <class Id>
    [[nodiscard]] Id id(int column) const
    {
        return isNull(column) ? Id{} : Id::fromBytes(blob(column));
    }

private:
    friend class Database;
    explicit Statement(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> m_statement;
};

/// Rolls back unless commit() succeeded.
class Transaction
{
public:
    /// Takes the write lock at once, so that a later statement cannot fail for want of it.
    [[nodiscard]] static Result<Transaction> begin(Database &db);
    Transaction(Transaction &&other) noexcept
        : m_db(std::exchange(other.m_db, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    [[nodiscard]] Status commit();

private:
    explicit Transaction(Database &db)
        : m_db(&db)
    {
    }
    Database *m_db; ///< not owned; null once committed or moved from
};

} // namespace lianxi::sqlite
