// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/expiry_watch.h"

#include "app/desk/store_reader.h"
#include "models/store/review_query.h"
#include "models/store/sqlite_rows.h"

namespace lianxi
{

using namespace std::chrono_literals;

namespace
{

constexpr auto pause = 1h; ///< a set is closed to the second when somebody opens it; this only destroys

/// When the newest entry of any timeline was put down.
std::optional<Instant> newestEntry(sqlite::Database &db)
{
    const auto newest = sqlite::readFirst(
        db, "SELECT at FROM message ORDER BY row DESC LIMIT 1", [](sqlite::Statement &) {},
        [](const sqlite::Statement &row) { return row.instant(0); });
    return newest ? *newest : std::nullopt;
}

} // namespace

void sweepCases(sqlite::Database &db, CaseKeeper &keeper)
{
    std::vector<CaseFileId> recalled;
    const Result<std::vector<CaseFileRow>> files = caseFiles(db);
    for (const CaseFileRow &file : files ? *files : std::vector<CaseFileRow>())
        if (file.recalledAt)
            recalled.push_back(file.id);
    keeper.sweep(recalled, newestEntry(db));
}

ExpiryWatch::ExpiryWatch(StoreReader &reader, std::shared_ptr<CaseKeeper> keeper, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_keeper(std::move(keeper))
    , m_scheduler(scheduler)
    , m_post(this)
{
    look();
    wait();
}

void ExpiryWatch::follow(const ChangeSet &changes)
{
    if (changes.team)
        look();
}

void ExpiryWatch::look()
{
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    m_reader.askForDuty([this, keeper = m_keeper, post = m_post](sqlite::Database &db) {
        sweepCases(db, *keeper);
        post([this] {
            m_looking = false;
            Q_EMIT swept();
            if (std::exchange(m_again, false))
                look();
        });
    });
}

void ExpiryWatch::wait()
{
    m_scheduler.after(pause, this, [this] {
        look();
        wait();
    });
}

} // namespace lianxi
