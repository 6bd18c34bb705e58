// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/judging/label_store.h"

#include "models/store/file_layout.h"
#include "models/store/sqlite_rows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

// `force` is a pile: its newest row for a task is in force, and going back takes it off.
constexpr sqlite::FileLayout layout{
    0x4c584a47 /* LXJG */, 1,
    "CREATE TABLE label(task TEXT NOT NULL, message BLOB NOT NULL, label TEXT NOT NULL, at INTEGER NOT NULL,"
    "                   PRIMARY KEY(task, message)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE imported(row INTEGER PRIMARY KEY, task TEXT NOT NULL, text TEXT NOT NULL, label TEXT NOT NULL,"
    "                      at INTEGER NOT NULL, UNIQUE(task, text)) STRICT;"
    "CREATE TABLE name(row INTEGER PRIMARY KEY, task TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,"
    "                  UNIQUE(task, id)) STRICT;"
    "CREATE TABLE model(row INTEGER PRIMARY KEY, task TEXT NOT NULL, languages TEXT NOT NULL, made INTEGER NOT NULL,"
    "                   bytes BLOB NOT NULL, report TEXT NOT NULL, seen BLOB NOT NULL, used INTEGER NOT NULL) STRICT;"
    "CREATE TABLE force(row INTEGER PRIMARY KEY AUTOINCREMENT, task TEXT NOT NULL, model INTEGER NOT NULL,"
    "                   since INTEGER NOT NULL) STRICT"};

/// Every row of `sql` with ?1 bound to the task, as `make` makes it.
template <class Make>
auto readTask(sqlite::Database &db, const char *sql, Task task, const Make &make)
{
    return sqlite::readAll(
        db, sql, [task](sqlite::Statement &query) { query.bind(1, toText(task)); }, make);
}

LabelStore::Kept keptOf(const sqlite::Statement &row)
{
    return {row.integer(0), fromText<Task>(row.text(1)).value_or(Task::Category),   row.text(2), row.instant(3),
            row.blob(6),    QJsonDocument::fromJson(row.text(4).toUtf8()).object(), row.blob(5)};
}

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

LabelStore::LabelStore(sqlite::Database db)
    : m_db(std::move(db))
{
}

Result<std::unique_ptr<LabelStore>> LabelStore::open(const QString &file, const sqlite::PageKey &key)
{
    Result<sqlite::Database> db = sqlite::openPrepared(file, {.key = key, .cacheKiB = 512}, layout);
    if (!db)
        return tl::unexpected(db.error());
    return std::unique_ptr<LabelStore>(new LabelStore(std::move(*db)));
}

Status LabelStore::label(Task task, MessageId message, const QString &label, Instant now)
{
    const std::lock_guard lock(m_mutex);
    return sqlite::runOnce(m_db, "INSERT OR REPLACE INTO label VALUES(?1, ?2, ?3, ?4)",
                           [&](sqlite::Statement &statement) {
                               statement.bind(1, toText(task)).bind(2, message).bind(3, label).bind(4, now);
                           });
}

Status LabelStore::unlabel(Task task, MessageId message)
{
    const std::lock_guard lock(m_mutex);
    return sqlite::runOnce(m_db, "DELETE FROM label WHERE task = ?1 AND message = ?2",
                           [&](sqlite::Statement &statement) { statement.bind(1, toText(task)).bind(2, message); });
}

Result<std::vector<LabelStore::Given>> LabelStore::labels(Task task) const
{
    const std::lock_guard lock(m_mutex);
    return readTask(m_db, "SELECT message, label, at FROM label WHERE task = ?1 ORDER BY at, message", task,
                    [](const sqlite::Statement &row) {
                        return Given{row.id<MessageId>(0), row.text(1), row.instant(2)};
                    });
}

Result<int> LabelStore::import(Task task, const std::vector<TaughtRow> &rows)
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(m_db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const char *const count = "SELECT count(*) FROM imported";
    const Result<qint64> before = sqlite::readInteger(m_db, count);
    if (!before)
        return tl::unexpected(before.error());
    Result<sqlite::Statement> insert = m_db.prepare("INSERT INTO imported(task, text, label, at) VALUES(?1, ?2, ?3, ?4)"
                                                    " ON CONFLICT(task, text) DO UPDATE SET label = excluded.label");
    if (!insert)
        return tl::unexpected(insert.error());
    for (const TaughtRow &row : rows) {
        insert->bind(1, toText(task)).bind(2, row.text).bind(3, row.label).bind(4, row.at);
        if (const Status inserted = insert->run(); !inserted)
            return tl::unexpected(inserted.error());
    }
    const Result<qint64> after = sqlite::readInteger(m_db, count);
    if (!after)
        return tl::unexpected(after.error());
    if (const Status committed = transaction->commit(); !committed)
        return tl::unexpected(committed.error());
    return static_cast<int>(*after - *before);
}

Result<std::vector<TaughtRow>> LabelStore::imported(Task task) const
{
    const std::lock_guard lock(m_mutex);
    return readTask(m_db, "SELECT text, label, at FROM imported WHERE task = ?1 ORDER BY row", task,
                    [task](const sqlite::Statement &row) {
                        return TaughtRow{task, {}, row.text(0), row.text(1), row.instant(2), LabelSource::Imported};
                    });
}

Status LabelStore::forgetImported(Task task)
{
    const std::lock_guard lock(m_mutex);
    return sqlite::runOnce(m_db, "DELETE FROM imported WHERE task = ?1",
                           [&](sqlite::Statement &statement) { statement.bind(1, toText(task)); });
}

Status LabelStore::name(Task task, const Named &label)
{
    const std::lock_guard lock(m_mutex);
    return sqlite::runOnce(
        m_db,
        "INSERT INTO name(task, id, title) VALUES(?1, ?2, ?3)"
        " ON CONFLICT(task, id) DO UPDATE SET title = excluded.title",
        [&](sqlite::Statement &statement) { statement.bind(1, toText(task)).bind(2, label.id).bind(3, label.title); });
}

Result<std::vector<LabelStore::Named>> LabelStore::names(Task task) const
{
    const std::lock_guard lock(m_mutex);
    return readTask(m_db, "SELECT id, title FROM name WHERE task = ?1 ORDER BY row", task,
                    [](const sqlite::Statement &row) {
                        return Named{row.text(0), row.text(1)};
                    });
}

Result<qint64> LabelStore::keep(const Kept &model)
{
    const std::lock_guard lock(m_mutex);
    if (const Status emptied =
            sqlite::runOnce(m_db, "UPDATE model SET bytes = x'', seen = x'' WHERE task = ?1 AND used = 0",
                            [&](sqlite::Statement &statement) { statement.bind(1, toText(model.task)); });
        !emptied)
        return tl::unexpected(emptied.error());
    const Status kept = sqlite::runOnce(
        m_db, "INSERT INTO model(task, languages, made, bytes, report, seen, used) VALUES(?1, ?2, ?3, ?4, ?5, ?6, 0)",
        [&](sqlite::Statement &statement) {
            statement.bind(1, toText(model.task)).bind(2, model.languages).bind(3, model.made).bind(4, model.bytes);
            statement.bindUtf8(5, toBytes(model.report)).bind(6, model.seen);
        });
    if (!kept)
        return tl::unexpected(kept.error());
    return m_db.lastRowId();
}

Result<std::vector<LabelStore::Kept>> LabelStore::kept(Task task) const
{
    const std::lock_guard lock(m_mutex);
    return readTask(m_db,
                    "SELECT row, task, languages, made, report, seen, x'' FROM model WHERE task = ?1 ORDER BY row DESC",
                    task, keptOf);
}

Result<LabelStore::Kept> LabelStore::model(qint64 row) const
{
    const std::lock_guard lock(m_mutex);
    Result<std::optional<Kept>> found = sqlite::readFirst(
        m_db, "SELECT row, task, languages, made, report, seen, bytes FROM model WHERE row = ?1",
        [row](sqlite::Statement &query) { query.bind(1, row); }, keptOf);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return failure(ErrorCode::NotFound, u"there is no model %1"_s.arg(row));
    return **std::move(found);
}

Result<std::optional<qint64>> LabelStore::inForce(Task task) const
{
    const std::lock_guard lock(m_mutex);
    return sqlite::readFirst(
        m_db, "SELECT model FROM force WHERE task = ?1 ORDER BY row DESC LIMIT 1",
        [task](sqlite::Statement &query) { query.bind(1, toText(task)); },
        [](const sqlite::Statement &row) { return row.integer(0); });
}

Status LabelStore::switchTo(Task task, qint64 model, Instant now)
{
    const std::lock_guard lock(m_mutex);
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(m_db);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const Status marked =
        sqlite::runOnce(m_db, "UPDATE model SET used = 1 WHERE row = ?1 AND task = ?2 AND bytes <> x''",
                        [&](sqlite::Statement &statement) { statement.bind(1, model).bind(2, toText(task)); });
    if (!marked)
        return marked;
    if (m_db.changes() == 0)
        return failure(ErrorCode::NotFound, u"there is no model %1 for this task"_s.arg(model));
    const Status forced = sqlite::runOnce(
        m_db, "INSERT INTO force(task, model, since) VALUES(?1, ?2, ?3)",
        [&](sqlite::Statement &statement) { statement.bind(1, toText(task)).bind(2, model).bind(3, now); });
    return forced ? transaction->commit() : forced;
}

Status LabelStore::goBack(Task task)
{
    const std::lock_guard lock(m_mutex);
    const Status gone =
        sqlite::runOnce(m_db, "DELETE FROM force WHERE row = (SELECT max(row) FROM force WHERE task = ?1)",
                        [&](sqlite::Statement &statement) { statement.bind(1, toText(task)); });
    if (!gone)
        return gone;
    if (m_db.changes() == 0)
        return failure(ErrorCode::NotFound, u"nothing was switched"_s);
    return {};
}

} // namespace lianxi
