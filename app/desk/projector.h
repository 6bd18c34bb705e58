// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/log.h"
#include "models/store/projection.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace lianxi
{

/// Folds the log into the projection on a thread of its own: the one writer of the store.
class Projector : public QObject
{
    Q_OBJECT
public:
    /// Opens the projection on the writer thread and follows the log from its position. `log` outlives this.
    [[nodiscard]] static Result<std::unique_ptr<Projector>> start(Log &log, Projection::Options options);
    ~Projector() override; ///< finishes the batch under way

    /// Sequence up to which the store is current. Any thread.
    [[nodiscard]] Sequence position() const;
    /// Blocks until the store holds everything up to `sequence`; false when the writer stopped. For the command line
    /// and tests.
    [[nodiscard]] bool waitFor(Sequence sequence);

Q_SIGNALS:
    /// What one or several batches changed; on the thread this object lives on, at most one pending at a time.
    void changed(const lianxi::ChangeSet &changes);
    /// The store cannot be written (disk full, damage). Folding goes on by itself when it works again.
    void troubled(const lianxi::Error &error);

private:
    Projector(Log &log, Projection::Options options);
    void run(std::promise<Status> *opened);
    bool take(const std::vector<Record> &records);
    [[nodiscard]] std::vector<PreparedRecord> nextBatch(bool idleWork);
    void applyUntilDone(Projection &projection, const std::vector<PreparedRecord> &batch);
    void announce(ChangeSet changes);
    void deliver();

    Log &m_log;
    Projection::Options m_options;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake, m_moved;
    std::deque<PreparedRecord> m_queue; ///< guarded by m_mutex
    size_t m_queuedEvents = 0; ///< in m_queue
    bool m_stopping = false; ///< guarded by m_mutex
    Sequence m_position = 0; ///< guarded by m_mutex
    std::optional<ChangeSet> m_pending; ///< guarded by m_mutex
    std::unique_ptr<Subscription> m_subscription;
    std::thread m_thread;
};

/// Adds `more` to `into`, each case and message once.
void merge(ChangeSet &into, const ChangeSet &more);

} // namespace lianxi
