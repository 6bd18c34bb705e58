// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/team_store.h"

#include "models/store/checkpoints.h"

#include <QLoggingCategory>

#include <future>
#include <span>

using namespace std::chrono_literals;

namespace lianxi
{

namespace
{

Q_LOGGING_CATEGORY(teamStore, "lianxi.log.team")

constexpr auto later = 500ms;
constexpr size_t most = 4096; ///< parts that wait without being urgent: catching up needs little memory

Status writeGroup(TeamTables &tables, std::span<const TeamStore::Work *const> works)
{
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(tables.database());
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const TeamStore::Work *work : works)
        if (Status done = (*work)(tables); !done)
            return done;
    return transaction->commit();
}

} // namespace

Result<std::unique_ptr<TeamStore>> TeamStore::open(const QString &file, std::optional<sqlite::PageKey> key)
{
    std::unique_ptr<TeamStore> store(new TeamStore);
    std::promise<Status> opened;
    std::future<Status> status = opened.get_future();
    store->m_thread = std::thread([self = store.get(), file, key, opened = std::move(opened)]() mutable {
        Result<TeamTables> tables = TeamTables::open(file, key);
        if (!tables) {
            opened.set_value(tl::unexpected(tables.error()));
            return;
        }
        opened.set_value({});
        self->run(std::move(*tables), file, key);
    });
    if (const Status result = status.get(); !result)
        return tl::unexpected(result.error());
    return store;
}

TeamStore::~TeamStore()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_arrived.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void TeamStore::write(Work work, Done done)
{
    add({std::move(work), std::move(done)}, true);
}

void TeamStore::writeLater(Work work, Done done)
{
    add({std::move(work), std::move(done)}, false);
}

void TeamStore::add(Part part, bool urgent)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        wake = m_queue.empty() || (urgent && !m_urgent) || m_queue.size() == most;
        m_urgent = m_urgent || urgent;
        m_queue.push_back(std::move(part));
    }
    if (wake)
        m_arrived.notify_one();
}

std::vector<TeamStore::Part> TeamStore::takeAll()
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return m_closing || !m_queue.empty(); });
    m_arrived.wait_for(lock, later, [this] { return m_closing || m_urgent || m_queue.size() > most; });
    m_urgent = false;
    return std::exchange(m_queue, {});
}

void TeamStore::run(TeamTables tables, const QString &file, const std::optional<sqlite::PageKey> &key)
{
    sqlite::Checkpoints checkpoints(tables.database(), file, key, sqlite::Durability::Full);
    for (std::vector<Part> group = takeAll(); !group.empty(); group = takeAll()) {
        std::vector<const Work *> works;
        for (const Part &part : group)
            works.push_back(&part.work);
        const Status all = writeGroup(tables, works);
        for (size_t i = 0; i < group.size(); ++i) {
            // One that fails must not fail its neighbours.
            const Status status = all ? all : writeGroup(tables, std::span(works).subspan(i, 1));
            if (!status)
                qCWarning(teamStore) << "not written:" << status.error().detail;
            if (group[i].done)
                group[i].done(status);
        }
        group.clear();
        checkpoints.afterCommit();
    }
}

} // namespace lianxi
