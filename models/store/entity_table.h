// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/utf8.h"
#include "models/store/entities.h"
#include "models/store/sqlite.h"

#include <array>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace lianxi::store
{

/// Where the values of one row wait for its statement: a copy of each on the heap would cost more than writing it.
class RowBytes
{
public:
    /// Null when there is no room left.
    [[nodiscard]] char *take(qsizetype most)
    {
        return most <= std::ssize(m_bytes) - m_used ? m_bytes.data() + m_used : nullptr;
    }
    void keep(qsizetype used) { m_used += used; }
    void clear() { m_used = 0; }

private:
    std::array<char, 8192> m_bytes;
    qsizetype m_used = 0;
};

/// Binds the members of an entity in the order of its columns.
struct Binder {
    sqlite::Statement &statement;
    RowBytes &bytes;
    int at = 1;
    template <class T>
    void operator()(const char *, const T &value)
    {
        bind(value);
        ++at;
    }
    /// Empty text is stored as NULL.
    void textOrNull(const QString &text)
    {
        if (text.isEmpty())
            statement.bindNull(at);
        else
            bind(text);
        ++at;
    }

private:
    template <class T>
    void bind(const T &value)
    {
        if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>)
            statement.bind(at, static_cast<qint64>(value));
        else
            statement.bind(at, value);
    }
    template <class T>
    void bind(const std::optional<T> &value)
    {
        if (value)
            bind(*value);
        else
            statement.bindNull(at);
    }
    template <class Tag>
    void bind(StrongId<Tag> id)
    {
        const std::array<char, 16> raw = id.raw();
        char *to = bytes.take(std::ssize(raw));
        if (!to) {
            statement.bindBlob(at, {raw.data(), std::ssize(raw)});
            return;
        }
        std::copy(raw.begin(), raw.end(), to);
        bytes.keep(std::ssize(raw));
        statement.bindBlobInPlace(at, {to, std::ssize(raw)});
    }
    void bind(const QByteArray &blob) { statement.bindBlobInPlace(at, {blob.constData(), blob.size()}); }
    void bind(const QString &text)
    {
        char *to = bytes.take(text.size() * utf8PerUnit);
        if (!to) {
            statement.bind(at, text);
            return;
        }
        const qsizetype size = writeUtf8(to, text) - to;
        bytes.keep(size);
        statement.bindTextInPlace(at, {to, size});
    }
};

/// Reads them back; `column` is the first one.
struct Fetcher {
    sqlite::Statement &statement;
    int column = 0;
    template <class T>
    void operator()(const char *, T &value)
    {
        read(value);
        ++column;
    }

private:
    template <class T>
    void read(T &value)
    {
        if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
            value = static_cast<T>(statement.integer(column));
        else if constexpr (std::is_same_v<T, QString>)
            value = statement.text(column);
        else if constexpr (std::is_same_v<T, QByteArray>)
            value = statement.blob(column);
        else if constexpr (std::is_same_v<T, Instant>)
            value = statement.instant(column);
        else
            value = statement.id<T>(column);
    }
    template <class T>
    void read(std::optional<T> &value)
    {
        if (statement.isNull(column))
            value.reset();
        else
            read(value.emplace());
    }
};

struct ColumnNames {
    QByteArray names, marks, sets;
    int count = 0;
    template <class T>
    void operator()(const char *name, const T &)
    {
        const QByteArray number = '?' + QByteArray::number(++count);
        const QByteArray comma = count > 1 ? "," : "";
        names += comma + name;
        marks += comma + number;
        if (count > 1)
            sets += (count > 2 ? "," : "") + QByteArray(name) + '=' + number;
    }
};

/// Rows of one table, read once and written once per batch. Pointers stay good until trim() or forget().
template <class E>
class EntityTable
{
public:
    [[nodiscard]] Status open(sqlite::Database &db)
    {
        ColumnNames columns;
        E::columns(static_cast<const E &>(E{}), columns);
        const QByteArray table = E::table;
        return prepare(db, m_select, "SELECT " + columns.names + " FROM " + table + " WHERE row = ?")
            .and_then([&] {
                return prepare(db, m_insert,
                               "INSERT INTO " + table + '(' + columns.names + ") VALUES(" + columns.marks + ')');
            })
            .and_then(
                [&] { return prepare(db, m_update, "UPDATE " + table + " SET " + columns.sets + " WHERE row = ?1"); })
            .and_then([&] { return prepare(db, m_last, "SELECT max(row) FROM " + table); })
            .and_then([&] { return forget(); });
    }
    /// Drops what is in memory, for example after a rollback.
    [[nodiscard]] Status forget()
    {
        m_slots.clear();
        m_dirty.clear();
        if (const Result<bool> row = m_last.step(); !row)
            return tl::unexpected(row.error());
        m_next = m_last.integer(0) + 1;
        m_last.reset();
        return {};
    }
    /// Null when there is no such row.
    [[nodiscard]] Result<E *> get(qint64 row)
    {
        if (const auto found = m_slots.find(row); found != m_slots.end())
            return &found->second.entity;
        const Result<bool> there = m_select.bind(1, row).step();
        if (!there)
            return tl::unexpected(there.error());
        if (!*there)
            return nullptr;
        Slot &slot = m_slots[row];
        E::columns(slot.entity, Fetcher{m_select});
        m_select.reset();
        slot.stored = true;
        loaded(slot.entity);
        return &slot.entity;
    }
    E &create()
    {
        Slot &slot = m_slots[m_next];
        slot.entity.row = m_next++;
        touch(slot.entity);
        return slot.entity;
    }
    /// Notes that the entity, one of this table's, has changed.
    void touch(E &entity)
    {
        Slot &slot = m_slots.at(entity.row);
        if (!slot.dirty)
            m_dirty.push_back(entity.row);
        slot.dirty = true;
    }
    template <class Visit>
    [[nodiscard]] Status flush(Visit &&visit)
    {
        for (const qint64 row : m_dirty) {
            Slot &slot = m_slots.at(row);
            derive(slot.entity);
            if (Status seen = visit(slot.entity); !seen)
                return seen;
            sqlite::Statement &write = slot.stored ? m_update : m_insert;
            m_bytes.clear();
            E::columns(static_cast<const E &>(slot.entity), Binder{write, m_bytes});
            if (Status written = write.run(); !written)
                return written;
            slot.stored = true;
            slot.dirty = false;
        }
        m_dirty.clear();
        return {};
    }
    [[nodiscard]] Status flush()
    {
        return flush([](E &) { return Status{}; });
    }
    /// Keeps memory bounded; only after flush().
    void trim()
    {
        if (m_slots.size() > mostInMemory)
            m_slots.clear();
    }
    [[nodiscard]] qint64 nextRow() const { return m_next; }

private:
    struct Slot {
        E entity;
        bool stored = false, dirty = false;
    };
    static constexpr size_t mostInMemory = 20'000;

    [[nodiscard]] static Status prepare(sqlite::Database &db, sqlite::Statement &into, const QByteArray &sql)
    {
        Result<sqlite::Statement> prepared = db.prepare(sql.constData());
        if (!prepared)
            return tl::unexpected(prepared.error());
        into = std::move(*prepared);
        return {};
    }

    std::unordered_map<qint64, Slot> m_slots; // node based: pointers stay while others come
    std::vector<qint64> m_dirty;
    qint64 m_next = 1;
    RowBytes m_bytes;
    sqlite::Statement m_select, m_insert, m_update, m_last;
};

} // namespace lianxi::store
