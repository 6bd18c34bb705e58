// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/checkpoints.h"

#include <QLoggingCategory>

#include <sqlite3.h>

namespace lianxi::sqlite
{

namespace
{

Q_LOGGING_CATEGORY(checkpointLog, "lianxi.store.checkpoint")

constexpr int ownCacheKiB = 256; // a checkpoint reads past the cache
constexpr int worthWhenIdle = 2 * Checkpoints::step;
constexpr int keptFile = Checkpoints::most * 4096; // bytes left on the disk when the file is begun anew

int rememberPages(void *pages, sqlite3 *, const char *, int count)
{
    *static_cast<int *>(pages) = count;
    return SQLITE_OK;
}

void checkpoint(Database &db, const char *pragma)
{
    // Not fatal when it fails: the write-ahead file is complete and the next start reads it.
    if (const Status done = db.execute(pragma); !done)
        qCWarning(checkpointLog) << "checkpoint failed:" << done.error().detail;
}

/// Takes no lock that a reader or the writer needs, and leaves for the next time what a reader still looks at.
void copyBack(Database &db)
{
    checkpoint(db, "PRAGMA wal_checkpoint(PASSIVE)");
}

} // namespace

Checkpoints::Checkpoints(Database &db, QString file, std::optional<PageKey> key, Durability durability)
    : m_db(db)
    , m_file(std::move(file))
    , m_key(std::move(key))
    , m_durability(durability)
{
    // Setting the interval replaces the hook, so it comes first.
    sqlite3_wal_autocheckpoint(db.handle(), 0);
    sqlite3_wal_hook(db.handle(), rememberPages, &m_pages);
    const QByteArray keep = "PRAGMA journal_size_limit=" + QByteArray::number(keptFile);
    if (const Status set = db.execute(keep.constData()); !set)
        qCWarning(checkpointLog) << "the write-ahead file keeps its size:" << set.error().detail;
    m_thread = std::thread([this] { run(); });
}

Checkpoints::~Checkpoints()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
    sqlite3_wal_hook(m_db.handle(), nullptr, nullptr);
}

void Checkpoints::afterCommit()
{
    const int added = m_pages - std::exchange(m_before, m_pages);
    if (m_pages >= most) {
        copyBack(m_db);
        m_pages = m_before = m_requested = 0; // the next commit tells the true number again
    } else if (m_pages < m_requested) {
        m_requested = 0; // the file was begun anew
    } else if (m_pages - m_requested >= step && added < bulk) {
        request(Wanted::Copy);
    }
}

void Checkpoints::whenIdle()
{
    if (m_pages < worthWhenIdle)
        return;
    request(Wanted::CopyAndEmpty);
    m_pages = m_before = 0; // once for each idle moment
}

void Checkpoints::request(Wanted wanted)
{
    m_requested = m_pages;
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = std::max(m_wanted, wanted);
    }
    m_wake.notify_one();
}

void Checkpoints::run()
{
    std::optional<Database> db;
    for (;;) {
        Wanted wanted = Wanted::Nothing;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || m_wanted != Wanted::Nothing; });
            if (m_stopping)
                return;
            wanted = std::exchange(m_wanted, Wanted::Nothing);
        }
        if (!db) {
            // Opened at the first need: most programs end before there is one.
            Result<Database> opened = Database::open(
                m_file,
                {.mode = OpenMode::ReadWrite, .durability = m_durability, .key = m_key, .cacheKiB = ownCacheKiB});
            if (!opened) {
                qCWarning(checkpointLog) << "cannot open:" << opened.error().detail;
                continue;
            }
            db.emplace(std::move(*opened));
            // Emptying needs the writer's lock for a moment, and is left when a reader or the writer is at work.
            sqlite3_busy_timeout(db->handle(), 0);
        }
        copyBack(*db);
        if (wanted == Wanted::CopyAndEmpty)
            checkpoint(*db, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
}

} // namespace lianxi::sqlite
