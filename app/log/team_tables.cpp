// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/team_tables.h"

#include "models/store/file_layout.h"
#include "models/store/sqlite_rows.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

// kept.time: 0 until the message was read back. kept.held: a server's time by which it surely was on the stream; 0: not
// known yet, so it stays. waiting.headers: set for a message that goes as it is; its number is below zero, so that it
// goes first.
constexpr sqlite::FileLayout layout{
    0x4c585445 /* LXTE */, 1,
    "CREATE TABLE kept(sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, held INTEGER NOT NULL, id BLOB NOT NULL,"
    "                  subject TEXT NOT NULL, headers BLOB NOT NULL, payload BLOB NOT NULL) STRICT;"
    "CREATE INDEX kept_open ON kept(sequence) WHERE held=0;"
    "CREATE TABLE waiting(number INTEGER PRIMARY KEY, since INTEGER NOT NULL, subject TEXT NOT NULL,"
    "                     key BLOB NOT NULL, id BLOB NOT NULL, bytes BLOB NOT NULL, expected INTEGER,"
    "                     headers BLOB) STRICT;"
    "CREATE TABLE returned(number INTEGER PRIMARY KEY, since INTEGER NOT NULL, subject TEXT NOT NULL,"
    "                      bytes BLOB NOT NULL, last INTEGER, last_bytes BLOB NOT NULL, why TEXT NOT NULL) STRICT;"
    "CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"};

const auto nothing = [](sqlite::Statement &) {};

nats::Stored storedIn(const sqlite::Statement &row)
{
    return {row.integer(0), row.integer(1), row.text(2).toUtf8(), nats::headersOf(row.blob(3)), row.blob(4)};
}

/// An empty blob is not null.
QByteArray blobOf(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace

QString fillerSubject()
{
    return u"void"_s;
}

bool isFiller(const nats::Stored &message)
{
    return message.id().startsWith("void:");
}

Result<TeamTables> TeamTables::open(const QString &file, const std::optional<sqlite::PageKey> &key)
{
    Result<sqlite::Database> db =
        sqlite::openPrepared(file, {.durability = sqlite::Durability::Full, .key = key, .cacheKiB = 2048}, layout);
    if (!db)
        return tl::unexpected(db.error());
    TeamTables tables(std::move(*db));
    if (Status prepared = tables.prepare(); !prepared)
        return tl::unexpected(prepared.error());
    return tables;
}

Status TeamTables::prepare()
{
    Result<sqlite::Statement> keep = m_db.prepare(
        "INSERT INTO kept(sequence, time, held, id, subject, headers, payload) VALUES(?1, ?2, ?2, ?3, ?4, ?5, ?6)"
        " ON CONFLICT(sequence) DO UPDATE SET time=max(time, excluded.time), held=max(held, excluded.held)"
        " WHERE id=excluded.id");
    Result<sqlite::Statement> has = m_db.prepare("SELECT 1 FROM kept WHERE sequence=?1");
    if (!keep || !has)
        return tl::unexpected(keep ? has.error() : keep.error());
    m_keep = std::move(*keep);
    m_has = std::move(*has);
    return {};
}

Result<bool> TeamTables::has(Sequence sequence)
{
    const Result<bool> row = m_has.bind(1, sequence).step();
    if (row && *row)
        m_has.reset();
    return row;
}

Result<bool> TeamTables::keep(const nats::Stored &message, Instant now)
{
    const auto write = [&] {
        m_keep.bind(1, message.sequence).bind(2, message.time).bind(3, blobOf(message.id()));
        m_keep.bindUtf8(4, message.subject).bind(5, nats::blockOf(message.headers)).bind(6, blobOf(message.payload));
        return m_keep.run();
    };
    if (const Status written = write(); !written)
        return tl::unexpected(written.error());
    if (m_db.changes() > 0)
        return false;
    if (const Status moved = displace(message.sequence, now); !moved)
        return tl::unexpected(moved.error());
    if (const Status written = write(); !written)
        return tl::unexpected(written.error());
    return true;
}

Status TeamTables::displace(Sequence sequence, Instant now)
{
    return sqlite::runOnce(m_db,
                           "INSERT INTO waiting(number, since, subject, key, id, bytes, headers)"
                           " SELECT ifnull((SELECT max(number) FROM waiting WHERE number<0), -(1 << 40)) + 1, ?2, "
                           "subject, x'', id, payload,"
                           " headers FROM kept WHERE sequence=?1 AND id NOT LIKE 'void:%'",
                           [&](sqlite::Statement &s) { s.bind(1, sequence).bind(2, now); })
        .and_then([&] {
            return sqlite::runOnce(m_db, "DELETE FROM kept WHERE sequence=?1",
                                   [&](sqlite::Statement &s) { s.bind(1, sequence); });
        });
}

Result<std::vector<nats::Stored>> TeamTables::run(Sequence from, int most)
{
    const auto bindTo = [&](sqlite::Statement &s) { s.bind(1, from).bind(2, most); };
    Result<std::vector<nats::Stored>> rows =
        sqlite::readAll(m_db,
                        "SELECT sequence, time, subject, headers, payload FROM kept WHERE sequence>=?1"
                        " ORDER BY sequence LIMIT ?2",
                        bindTo, storedIn);
    if (!rows)
        return rows;
    size_t count = 0;
    while (count < rows->size() && (*rows)[count].sequence == from + static_cast<Sequence>(count))
        ++count;
    rows->resize(count);
    return rows;
}

Result<std::vector<KeptMark>> TeamTables::marks()
{
    return sqlite::readAll(m_db, "SELECT sequence, id, time FROM kept ORDER BY sequence", nothing,
                           [](const sqlite::Statement &row) {
                               return KeptMark{row.integer(0), row.blob(1), row.integer(2)};
                           });
}

Status TeamTables::forgetTimes(Sequence from, Sequence to)
{
    return sqlite::runOnce(m_db, "UPDATE kept SET time=0, held=0 WHERE sequence BETWEEN ?1 AND ?2",
                           [&](sqlite::Statement &s) { s.bind(1, from).bind(2, to); });
}

Status TeamTables::trim(Sequence last, qint64 serverTime, const Bounds &bounds)
{
    // Whatever the stream holds now was there when its last message came, or before.
    Status done = sqlite::runOnce(m_db, "UPDATE kept SET held=?2 WHERE held=0 AND sequence<=?1",
                                  [&](sqlite::Statement &s) { s.bind(1, last).bind(2, serverTime); });
    // The newest one stays: it tells whether the stream is still the one that is known.
    const auto letGo = [&](qint64 age) {
        return sqlite::runOnce(
            m_db,
            "DELETE FROM kept WHERE sequence < ifnull((SELECT sequence FROM kept WHERE held=0 OR held>=?1"
            " ORDER BY sequence LIMIT 1), (SELECT max(sequence) FROM kept))",
            [&](sqlite::Statement &s) { s.bind(1, serverTime - age); });
    };
    if (done)
        done = letGo(bounds.youth);
    const auto used = [&] {
        return sqlite::readInteger(m_db,
                                   "SELECT (p.page_count - f.freelist_count) * s.page_size"
                                   " FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s")
            .value_or(0);
    };
    if (done && used() > bounds.mostBytes)
        done = letGo(bounds.least);
    return done;
}

Status TeamTables::addWaiting(const WaitingAppend &append)
{
    return sqlite::runOnce(m_db,
                           "INSERT INTO waiting(number, since, subject, key, id, bytes, expected)"
                           " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                           [&](sqlite::Statement &s) {
                               s.bind(1, append.number).bind(2, append.since).bind(3, append.subject);
                               s.bind(4, blobOf(append.key)).bind(5, blobOf(append.id)).bind(6, append.bytes);
                               s.bind(7, append.expectedLast);
                           });
}

Result<std::vector<WaitingAppend>> TeamTables::waiting()
{
    const auto make = [](const sqlite::Statement &row) {
        WaitingAppend append{row.integer(0), row.instant(1), row.text(2),  row.blob(3),
                             row.blob(4),    row.blob(5),    std::nullopt, std::nullopt};
        if (!row.isNull(6))
            append.expectedLast = row.integer(6);
        if (!row.isNull(7))
            append.message = nats::Stored{0, 0, append.subject.toUtf8(), nats::headersOf(row.blob(7)), append.bytes};
        return append;
    };
    return sqlite::readAll(m_db,
                           "SELECT number, since, subject, key, id, bytes, expected, headers FROM waiting"
                           " ORDER BY number",
                           nothing, make);
}

Status TeamTables::dropWaiting(qint64 number)
{
    return sqlite::runOnce(m_db, "DELETE FROM waiting WHERE number=?1",
                           [&](sqlite::Statement &s) { s.bind(1, number); });
}

Status TeamTables::expect(const QString &subject, Sequence before, Sequence after)
{
    return sqlite::runOnce(m_db, "UPDATE waiting SET expected=?3 WHERE subject=?1 AND expected=?2",
                           [&](sqlite::Statement &s) { s.bind(1, subject).bind(2, before).bind(3, after); });
}

Status TeamTables::giveBack(const ReturnedAppend &append)
{
    return dropWaiting(append.number).and_then([&] {
        return sqlite::runOnce(m_db,
                               "INSERT INTO returned(number, since, subject, bytes, last, last_bytes, why)"
                               " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                               [&](sqlite::Statement &s) {
                                   s.bind(1, append.number).bind(2, append.since).bind(3, append.subject);
                                   s.bind(4, append.bytes).bind(5, append.last).bind(6, blobOf(append.lastBytes));
                                   s.bind(7, append.why);
                               });
    });
}

Result<std::vector<ReturnedAppend>> TeamTables::returned()
{
    const auto make = [](const sqlite::Statement &row) {
        return ReturnedAppend{row.integer(0),
                              row.instant(1),
                              row.text(2),
                              row.blob(3),
                              row.isNull(4) ? std::nullopt : std::optional<Sequence>(row.integer(4)),
                              row.blob(5),
                              row.text(6)};
    };
    return sqlite::readAll(m_db,
                           "SELECT number, since, subject, bytes, last, last_bytes, why FROM returned ORDER BY number",
                           nothing, make);
}

Status TeamTables::dropReturned(qint64 number)
{
    return sqlite::runOnce(m_db, "DELETE FROM returned WHERE number=?1",
                           [&](sqlite::Statement &s) { s.bind(1, number); });
}

Result<QString> TeamTables::fact(const char *name)
{
    const auto bindTo = [name](sqlite::Statement &s) { s.bind(1, QString::fromLatin1(name)); };
    return sqlite::readFirst(m_db, "SELECT value FROM fact WHERE name=?1", bindTo,
                             [](const sqlite::Statement &row) { return row.text(0); })
        .map([](const std::optional<QString> &value) { return value.value_or(QString()); });
}

Status TeamTables::setFact(const char *name, const QString &value)
{
    return sqlite::runOnce(m_db, "INSERT OR REPLACE INTO fact(name, value) VALUES(?1, ?2)",
                           [&](sqlite::Statement &s) { s.bind(1, QString::fromLatin1(name)).bind(2, value); });
}

Result<Sequence> TeamTables::lastKept()
{
    return sqlite::readInteger(m_db, "SELECT ifnull(max(sequence), 0) FROM kept");
}

} // namespace lianxi
