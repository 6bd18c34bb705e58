// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace lianxi::sqlite
{

/// Keeps the write-ahead file of one writing connection short without making anybody wait: it is copied back on a
/// thread and connection of its own, and not by SQLite inside a commit. Belongs to the connection's thread and is made
/// after and gone before the connection.
class Checkpoints
{
public:
    /// Pages of the write-ahead file (4 KiB each) between two copies: 4 MiB. A copy ends with a sync, and whoever syncs
    /// another file meanwhile (the log before it answers) waits for all of its pages, so the steps are small.
    static constexpr int step = 1024;
    /// A file this long is copied by the writer itself: under steady writing the other thread never catches up wholly,
    /// and only then can the file be begun anew. Most of it is copied by then, so this takes milliseconds.
    static constexpr int most = 16 * step;
    /// A commit of so many pages belongs to an import or a catching up, which writes the same pages again: they are
    /// copied once, at the end or at `most`.
    static constexpr int bulk = 4 * step;

    Checkpoints(Database &db, QString file, std::optional<PageKey> key, Durability durability);
    ~Checkpoints(); ///< waits for the copy under way
    Q_DISABLE_COPY_MOVE(Checkpoints)

    /// To be called when those who wait for the commit have been told of it.
    void afterCommit();
    /// To be called when there is nothing else to do: a smaller file is worth a copy then, and is emptied after it.
    void whenIdle();

private:
    enum class Wanted { Nothing, Copy, CopyAndEmpty };
    void run();
    void request(Wanted wanted);

    Database &m_db;
    QString m_file;
    std::optional<PageKey> m_key;
    Durability m_durability;
    int m_pages = 0; ///< in the write-ahead file after the last commit
    int m_before = 0; ///< the same after the commit before
    int m_requested = 0; ///< m_pages when a copy was last asked for
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Wanted m_wanted = Wanted::Nothing; ///< guarded by m_mutex
    bool m_stopping = false; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace lianxi::sqlite
