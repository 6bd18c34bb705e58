// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/key_ring.h"

#include "models/store/file_layout.h"
#include "models/store/sqlite_rows.h"

#include <QLoggingCategory>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace lianxi::team
{

namespace
{

Q_LOGGING_CATEGORY(keyRing, "lianxi.team.keys")

constexpr sqlite::FileLayout layout{
    0x4c58544b /* LXTK */, 1,
    "CREATE TABLE roster(number INTEGER PRIMARY KEY, body BLOB NOT NULL, signer BLOB NOT NULL,"
    "                    signature BLOB NOT NULL) STRICT;"
    "CREATE TABLE data_key(id BLOB NOT NULL, tag BLOB NOT NULL, key BLOB, sequence INTEGER NOT NULL,"
    "                      PRIMARY KEY(id, tag)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX data_key_sequence ON data_key(sequence);"
    "CREATE TABLE state(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID"};

constexpr int cachedOwners = 20'000; ///< some 200 bytes each; the file is asked for others
constexpr int largestBatch = 512; ///< keys of one transaction

void warn(const char *what, const Status &status)
{
    if (!status)
        qCWarning(keyRing) << what << status.error().detail;
}

} // namespace

KeyRing::KeyRing(sqlite::Database db, const QByteArray &founding)
    : m_db(std::move(db))
    , m_roster(founding)
    , m_cache(cachedOwners)
{
}

KeyRing::~KeyRing()
{
    flush();
}

Result<std::unique_ptr<KeyRing>> KeyRing::open(const QString &file, const sqlite::PageKey &key,
                                               const QByteArray &founding)
{
    Result<sqlite::Database> db = sqlite::openPrepared(file, {.key = key, .cacheKiB = 2048}, layout);
    if (!db)
        return tl::unexpected(db.error());
    std::unique_ptr<KeyRing> ring(new KeyRing(std::move(*db), founding));
    if (Status loaded = ring->load(); !loaded)
        return tl::unexpected(loaded.error());
    return ring;
}

Status KeyRing::load()
{
    Status good;
    const Status read = sqlite::forEachRow(
        m_db, "SELECT body, signer, signature FROM roster ORDER BY number", [](sqlite::Statement &) {},
        [&](const sqlite::Statement &row) {
            if (good)
                good = m_roster.add({row.blob(0), row.blob(1), row.blob(2)});
        });
    if (!read)
        return read;
    if (!good)
        return failure(ErrorCode::Corrupt, u"the kept roster is not this team's: "_s + good.error().detail);
    return sqlite::forEachRow(
        m_db, "SELECT name, value FROM state", [](sqlite::Statement &) {},
        [&](const sqlite::Statement &row) {
            if (row.text(0) == "roster"_L1)
                m_rosterSequence = row.blob(1).toLongLong();
            else if (row.text(0) == "created"_L1)
                m_created = QString::fromUtf8(row.blob(1));
        });
}

Status KeyRing::setState(const char *name, const QByteArray &value)
{
    return sqlite::runOnce(m_db, "INSERT OR REPLACE INTO state(name, value) VALUES(?1, ?2)",
                           [&](sqlite::Statement &statement) { statement.bindUtf8(1, name).bind(2, value); });
}

Status KeyRing::addToRoster(const SignedText &entry, Sequence sequence)
{
    const size_t before = m_roster.texts().size();
    if (Status added = m_roster.add(entry); !added)
        return added;
    m_rosterSequence = std::max(m_rosterSequence, sequence);
    if (m_roster.texts().size() > before)
        warn("roster:",
             sqlite::runOnce(m_db, "INSERT INTO roster(number, body, signer, signature) VALUES(?1,?2,?3,?4)",
                             [&](sqlite::Statement &statement) {
                                 statement.bind(1, static_cast<qint64>(before + 1)).bind(2, entry.body);
                                 statement.bind(3, entry.by).bind(4, entry.signature);
                             }));
    warn("roster:", setState("roster", QByteArray::number(m_rosterSequence)));
    flush();
    return {};
}

std::vector<KeyRing::DataKey> KeyRing::keysOf(const QByteArray &id)
{
    if (const std::vector<DataKey> *cached = m_cache.object(id))
        return *cached;
    Result<std::vector<DataKey>> keys = sqlite::readAll(
        m_db, "SELECT tag, key, sequence FROM data_key WHERE id=?1 ORDER BY sequence, tag",
        [&](sqlite::Statement &query) { query.bind(1, QByteArray::fromHex(id)); },
        [](const sqlite::Statement &row) {
            return DataKey{row.blob(0).toHex(), row.isNull(1) ? std::nullopt : Key::fromBytes(row.blob(1)),
                           row.integer(2)};
        });
    if (!keys) {
        qCWarning(keyRing) << "keys:" << keys.error().detail;
        return {};
    }
    m_cache.insert(id, new std::vector<DataKey>(*keys));
    return std::move(*keys);
}

std::optional<KeyRing::DataKey> KeyRing::find(const QByteArray &id, const QByteArray &tag)
{
    for (DataKey &key : keysOf(id))
        if (key.tag == tag)
            return std::move(key);
    return std::nullopt;
}

Status KeyRing::write(const QByteArray &id, const DataKey &key)
{
    m_cache.remove(id);
    if (!m_open) {
        Result<sqlite::Transaction> begun = sqlite::Transaction::begin(m_db);
        if (!begun)
            return tl::unexpected(begun.error());
        m_open.emplace(std::move(*begun));
    }
    ++m_unflushed;
    return sqlite::runOnce(
        m_db, "INSERT OR REPLACE INTO data_key(id, tag, key, sequence) VALUES(?1, ?2, ?3, ?4)",
        [&](sqlite::Statement &statement) {
            statement.bind(1, QByteArray::fromHex(id)).bind(2, QByteArray::fromHex(key.tag));
            if (key.key)
                statement.bindBlob(3, {reinterpret_cast<const char *>(key.key->data()), qsizetype(Key::size)});
            else
                statement.bindNull(3);
            statement.bind(4, key.sequence);
        });
}

void KeyRing::learn(const QByteArray &id, const DataKey &key)
{
    const std::optional<DataKey> known = find(id, key.tag);
    // Of two keys with one tag the first stays: what was sealed with it must stay readable.
    if (known
        && (!known->key || known->sequence == key.sequence
            || sodium_memcmp(known->key->data(), key.key->data(), Key::size) != 0))
        return;
    warn("a key:", write(id, key));
    if (m_unflushed >= largestBatch)
        flush();
}

Status KeyRing::forget(const QByteArray &id, const std::vector<QByteArray> &tags, Sequence sequence)
{
    for (const QByteArray &tag : tags)
        if (Status written = write(id, {tag, std::nullopt, sequence}); !written)
            return written;
    flush();
    // The file's page is overwritten (SQLITE_SECURE_DELETE); the journal still holds it as it was.
    return m_db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

bool KeyRing::compare(const QString &created, Sequence last)
{
    flush();
    const bool anew = !m_created.isEmpty() && created != m_created;
    const Sequence kept = anew ? 0 : last;
    const Result<qint64> newest = sqlite::readInteger(m_db, "SELECT max(sequence) FROM data_key");
    const bool lost = anew || m_rosterSequence > kept || (newest && *newest > kept);
    if (lost) {
        qCWarning(keyRing) << "the stream lost what stood behind" << kept;
        m_cache.clear();
        m_rosterSequence = 0; // read again from its beginning
        warn("roster:", setState("roster", QByteArray::number(m_rosterSequence)));
        warn("keys:",
             sqlite::runOnce(m_db, "UPDATE data_key SET sequence=0 WHERE sequence>?1",
                             [&](sqlite::Statement &statement) { statement.bind(1, kept); }));
    }
    if (created != m_created) {
        m_created = created;
        warn("stream:", setState("created", created.toUtf8()));
    }
    return lost;
}

void KeyRing::flush()
{
    m_unflushed = 0;
    if (std::optional<sqlite::Transaction> open = std::exchange(m_open, std::nullopt))
        warn("keys:", open->commit());
}

} // namespace lianxi::team
