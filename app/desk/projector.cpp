// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/projector.h"

#include <QSet>

#include <chrono>

namespace lianxi
{

namespace
{

constexpr size_t queueLimit = 24'576; ///< events; beyond it the log waits, so that catching up needs no memory
/// Events a transaction; an imported record has hundreds. A page is written once a transaction, and random keys touch
/// nearly all pages of their table in each.
constexpr size_t batchLimit = 16'384;
constexpr auto idleAfter = std::chrono::milliseconds(200);
constexpr auto retryPause = std::chrono::seconds(1);

/// One that cannot be read has no events, but takes its place.
size_t weightOf(const Record &record)
{
    return std::max<size_t>(1, record.events.size());
}

void addMissing(std::vector<qint64> &into, const std::vector<qint64> &more)
{
    QSet<qint64> known(into.begin(), into.end());
    for (const qint64 item : more) {
        if (!known.contains(item)) {
            known.insert(item);
            into.push_back(item);
        }
    }
}

} // namespace

void merge(ChangeSet &into, const ChangeSet &more)
{
    into.upTo = std::max(into.upTo, more.upTo);
    addMissing(into.cases, more.cases);
    addMissing(into.messages, more.messages);
    into.counters = into.counters || more.counters;
    into.outbox = into.outbox || more.outbox;
    into.team = into.team || more.team;
    into.owed = into.owed || more.owed;
    into.channels = into.channels || more.channels;
}

Projector::Projector(Log &log, Projection::Options options)
    : m_log(log)
    , m_options(std::move(options))
{
}

Result<std::unique_ptr<Projector>> Projector::start(Log &log, Projection::Options options)
{
    std::unique_ptr<Projector> projector(new Projector(log, std::move(options)));
    std::promise<Status> opened;
    std::future<Status> outcome = opened.get_future();
    projector->m_thread = std::thread([self = projector.get(), &opened] { self->run(&opened); });
    if (const Status status = outcome.get(); !status)
        return tl::make_unexpected(status.error());
    projector->m_subscription = log.follow(
        projector->position(), [self = projector.get()](const auto &records) { return self->take(records); });
    return projector;
}

Projector::~Projector()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_moved.notify_all();
    m_subscription.reset();
    if (m_thread.joinable())
        m_thread.join();
}

Sequence Projector::position() const
{
    const std::lock_guard lock(m_mutex);
    return m_position;
}

bool Projector::waitFor(Sequence sequence)
{
    std::unique_lock lock(m_mutex);
    m_moved.wait(lock, [&] { return m_stopping || m_position >= sequence; });
    return m_position >= sequence;
}

bool Projector::take(const std::vector<Record> &records)
{
    // One by one, so that the fold begins with the first while the others are prepared here, on the log's thread.
    for (const Record &record : records) {
        PreparedRecord prepared = prepare(record);
        std::unique_lock lock(m_mutex);
        m_moved.wait(lock, [&] { return m_stopping || m_queuedEvents < queueLimit; });
        if (m_stopping)
            return false;
        m_queuedEvents += weightOf(record);
        m_queue.push_back(std::move(prepared));
        m_wake.notify_one();
    }
    return true;
}

std::vector<PreparedRecord> Projector::nextBatch(bool idleWork)
{
    std::unique_lock lock(m_mutex);
    const auto ready = [&] { return m_stopping || !m_queue.empty(); };
    if (idleWork)
        m_wake.wait_for(lock, idleAfter, ready);
    else
        m_wake.wait(lock, ready);
    std::vector<PreparedRecord> batch;
    if (m_stopping)
        return batch;
    for (size_t events = 0; !m_queue.empty() && events < batchLimit; m_queue.pop_front()) {
        events += weightOf(m_queue.front().record);
        m_queuedEvents -= weightOf(m_queue.front().record);
        batch.push_back(std::move(m_queue.front()));
    }
    return batch;
}

void Projector::run(std::promise<Status> *opened)
{
    Result<std::unique_ptr<Projection>> projection = Projection::open(m_options);
    if (!projection) {
        opened->set_value(tl::make_unexpected(projection.error()));
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_position = (*projection)->position();
    }
    opened->set_value({}); // `opened` is gone after this
    bool untidy = true;
    for (;;) {
        const std::vector<PreparedRecord> batch = nextBatch(untidy);
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopping)
                return;
        }
        if (batch.empty()) {
            untidy = (*projection)->tidy();
            continue;
        }
        applyUntilDone(**projection, batch);
        untidy = true;
    }
}

void Projector::applyUntilDone(Projection &projection, const std::vector<PreparedRecord> &batch)
{
    for (;;) {
        Result<ChangeSet> changes = projection.applyPrepared(batch);
        std::unique_lock lock(m_mutex);
        if (changes) {
            m_position = projection.position();
            m_moved.notify_all();
            lock.unlock();
            announce(std::move(*changes));
            projection.settle();
            return;
        }
        // A full disk or a lock held elsewhere passes; the records stay in hand, so nothing is skipped.
        lock.unlock();
        QMetaObject::invokeMethod(
            this, [this, error = changes.error()] { Q_EMIT troubled(error); }, Qt::QueuedConnection);
        lock.lock();
        if (m_wake.wait_for(lock, retryPause, [&] { return m_stopping; }))
            return;
    }
}

void Projector::announce(ChangeSet changes)
{
    const std::lock_guard lock(m_mutex);
    if (m_pending) {
        merge(*m_pending, changes);
        return;
    }
    m_pending = std::move(changes);
    QMetaObject::invokeMethod(
        this, [this] { deliver(); }, Qt::QueuedConnection);
}

void Projector::deliver()
{
    std::optional<ChangeSet> changes;
    {
        const std::lock_guard lock(m_mutex);
        changes.swap(m_pending);
    }
    if (changes)
        Q_EMIT changed(*changes);
}

} // namespace lianxi
