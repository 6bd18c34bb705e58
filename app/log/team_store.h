// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log/team_tables.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace lianxi
{

/// The thread that owns a team log's own file. All that waits becomes one transaction with synchronous=FULL, then
/// every caller is answered, on that thread. When a group fails, each part is tried alone; so a part may run twice.
class TeamStore
{
public:
    using Work = std::function<Status(TeamTables &)>;
    using Done = std::function<void(const Status &)>;
    /// Errors as sqlite::openPrepared().
    [[nodiscard]] static Result<std::unique_ptr<TeamStore>> open(const QString &file,
                                                                 std::optional<sqlite::PageKey> key);
    ~TeamStore(); ///< writes all that waits
    Q_DISABLE_COPY_MOVE(TeamStore)

    /// Any thread. `done` comes when it is synced, or has failed.
    void write(Work work, Done done = {});
    /// The same, with the next write or within half a second: for what can be had again from elsewhere.
    void writeLater(Work work, Done done = {});

private:
    struct Part {
        Work work;
        Done done;
    };
    TeamStore() = default;
    void run(TeamTables tables, const QString &file, const std::optional<sqlite::PageKey> &key);
    [[nodiscard]] std::vector<Part> takeAll();
    void add(Part part, bool urgent);

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<Part> m_queue; ///< guarded by m_mutex
    bool m_urgent = false; ///< guarded by m_mutex
    bool m_closing = false; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace lianxi
