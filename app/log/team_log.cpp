// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/team_log.h"

#include <condition_variable>
#include <future>
#include <mutex>

namespace lianxi
{

namespace
{

const SystemClock machineClock;

/// How far one who follows has come.
struct Position {
    std::atomic<Sequence> taken;
};

bool isNothing(const Record &record)
{
    return record.events.empty() && record.subject == fillerSubject();
}

Result<TeamSession::Found> readFound(TeamStore &store, const QString &team)
{
    TeamSession::Found found;
    const auto read = [&found, &team](TeamTables &tables) -> Status {
        const Result<QString> known = tables.fact("team");
        if (!known)
            return tl::unexpected(known.error());
        if (!known->isEmpty() && *known != team)
            return failure(ErrorCode::InvalidInput,
                           QStringLiteral("this profile belongs to the team %1, not to %2").arg(*known, team));
        if (const Status named = known->isEmpty() ? tables.setFact("team", team) : Status{}; !named)
            return named;
        const Result<QString> created = tables.fact("created");
        const Result<QString> followed = tables.fact("followed");
        const Result<QString> refold = tables.fact("refold");
        const Result<Sequence> kept = tables.lastKept();
        Result<std::vector<WaitingAppend>> waiting = tables.waiting();
        Result<std::vector<ReturnedAppend>> returned = tables.returned();
        if (!created || !followed || !refold || !kept || !waiting || !returned)
            return failure(ErrorCode::Corrupt, QStringLiteral("the team log's file cannot be read"));
        found = {
            *created, *kept, followed->toLongLong(), !refold->isEmpty(), std::move(*waiting), std::move(*returned)};
        return {};
    };
    std::promise<Status> done;
    store.write(read, [&done](const Status &status) { done.set_value(status); });
    if (const Status status = done.get_future().get(); !status)
        return tl::unexpected(status.error());
    return found;
}

} // namespace

class TeamLog::Impl
{
public:
    Impl(Options options, std::unique_ptr<TeamStore> store, TeamSession::Found found)
        : m_changed(std::move(options.changed))
        , m_store(std::move(store))
    {
        const Clock &clock = options.clock ? *options.clock : machineClock;
        std::promise<void> prepared;
        options.server.prepare = [&](nats::JetStream &stream) {
            m_stream = &stream;
            m_session = std::make_unique<TeamSession>(
                stream, *m_store, clock, std::move(found),
                [this](const TeamStanding &standing, std::vector<WaitingAppend> waiting,
                       std::vector<ReturnedAppend> returned) {
                    learn(standing, std::move(waiting), std::move(returned));
                },
                [this] { return taken(); });
            prepared.set_value();
        };
        m_log = std::make_unique<JetStreamLog>(std::move(options.server));
        prepared.get_future().wait();
    }
    ~Impl()
    {
        {
            std::unique_lock lock(m_mutex);
            m_moved.wait(lock, [this] { return m_open == 0; });
        }
        QMetaObject::invokeMethod(
            m_stream, [this] { m_session.reset(); }, Qt::BlockingQueuedConnection);
        m_store.reset(); // what it still answers goes to the stream's thread, where nobody is
        m_log.reset();
    }
    /// Runs on the connection's thread, later.
    template <class Work>
    void post(Work work)
    {
        QMetaObject::invokeMethod(
            m_stream,
            [this, work = std::move(work)]() mutable {
                if (m_session)
                    work(*m_session);
            },
            Qt::QueuedConnection);
    }
    [[nodiscard]] JetStreamLog &log() { return *m_log; }

    void begin()
    {
        const std::lock_guard lock(m_mutex);
        ++m_open;
    }
    void end()
    {
        const std::lock_guard lock(m_mutex);
        --m_open;
        m_moved.notify_all();
    }
    [[nodiscard]] std::shared_ptr<Position> enter(Sequence after)
    {
        const auto position = std::make_shared<Position>();
        position->taken = after;
        const std::lock_guard lock(m_mutex);
        m_positions.push_back(position);
        return position;
    }
    void leave(const std::shared_ptr<Position> &position)
    {
        {
            const std::lock_guard lock(m_mutex);
            std::erase(m_positions, position);
        }
        onTaken();
    }
    void onTaken()
    {
        if (!m_telling.exchange(true))
            post([this](TeamSession &session) {
                m_telling = false;
                session.onTaken();
            });
    }

    template <class Read>
    [[nodiscard]] auto read(const Read &what) const
    {
        const std::lock_guard lock(m_mutex);
        return what(*this);
    }
    [[nodiscard]] bool waitUntilReady(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        return m_moved.wait_for(lock, patience, [this] { return m_standing.connected; });
    }

    TeamStanding m_standing; ///< this and the next two are guarded by m_mutex
    std::vector<WaitingAppend> m_waiting;
    std::vector<ReturnedAppend> m_returned;

private:
    void learn(const TeamStanding &standing, std::vector<WaitingAppend> waiting, std::vector<ReturnedAppend> returned)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_standing = standing;
            m_waiting = std::move(waiting);
            m_returned = std::move(returned);
        }
        m_moved.notify_all();
        if (m_changed)
            m_changed();
    }
    [[nodiscard]] std::optional<Sequence> taken() const
    {
        const std::lock_guard lock(m_mutex);
        std::optional<Sequence> lowest;
        for (const auto &position : m_positions)
            lowest = std::min(lowest.value_or(position->taken), position->taken.load());
        return lowest;
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_moved;
    std::function<void()> m_changed;
    std::vector<std::shared_ptr<Position>> m_positions; ///< guarded by m_mutex
    int m_open = 0; ///< appends under way; guarded by m_mutex
    std::atomic<bool> m_telling = false;
    std::unique_ptr<TeamStore> m_store;
    std::unique_ptr<JetStreamLog> m_log;
    nats::JetStream *m_stream = nullptr; ///< m_log's
    std::unique_ptr<TeamSession> m_session; ///< lives on the connection's thread
};

namespace
{

/// Leaves the list of those who follow when it goes.
class TeamFollower final : public Subscription
{
public:
    TeamFollower(std::unique_ptr<Subscription> inner, std::function<void()> leave)
        : m_inner(std::move(inner))
        , m_leave(std::move(leave))
    {
    }
    ~TeamFollower() override
    {
        m_inner.reset();
        m_leave();
    }

private:
    std::unique_ptr<Subscription> m_inner;
    std::function<void()> m_leave;
};

} // namespace

TeamLog::TeamLog(std::shared_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
TeamLog::~TeamLog() = default;

Result<std::unique_ptr<TeamLog>> TeamLog::open(Options options)
{
    Result<std::unique_ptr<TeamStore>> store = TeamStore::open(options.file, options.key);
    if (!store)
        return tl::unexpected(store.error());
    Result<TeamSession::Found> found = readFound(**store, options.server.stream.team);
    if (!found)
        return tl::unexpected(found.error());
    return std::unique_ptr<TeamLog>(
        new TeamLog(std::make_shared<Impl>(std::move(options), std::move(*store), std::move(*found))));
}

void TeamLog::append(Append what, AppendDone done)
{
    m_impl->begin();
    Impl *impl = m_impl.get();
    impl->post([impl, what = std::move(what), done = std::move(done)](TeamSession &session) mutable {
        session.append(std::move(what), [impl, done = std::move(done)](AppendOutcome outcome) {
            done(std::move(outcome));
            impl->end();
        });
    });
}

std::unique_ptr<Subscription> TeamLog::follow(Sequence after, RecordSink sink)
{
    const std::shared_ptr<Position> position = m_impl->enter(after);
    Impl *impl = m_impl.get();
    impl->post([after](TeamSession &session) { session.onFollow(after); });
    const auto take = [impl, position, sink = std::move(sink)](const std::vector<Record> &records) {
        bool more = true;
        if (std::ranges::none_of(records, isNothing)) {
            more = sink(records);
        } else {
            std::vector<Record> real;
            std::ranges::copy_if(records, std::back_inserter(real), [](const Record &r) { return !isNothing(r); });
            more = real.empty() || sink(real);
        }
        position->taken = records.back().sequence;
        more ? impl->onTaken() : impl->leave(position);
        return more;
    };
    return std::make_unique<TeamFollower>(impl->log().follow(after, take), [impl, position] { impl->leave(position); });
}

Sequence TeamLog::lastSequence() const
{
    return m_impl->log().lastSequence();
}

bool TeamLog::waitUntilReady(std::chrono::milliseconds patience)
{
    return m_impl->waitUntilReady(patience);
}

TeamStanding TeamLog::standing() const
{
    return m_impl->read([](const Impl &impl) { return impl.m_standing; });
}

std::vector<TeamLog::Pending> TeamLog::pending() const
{
    std::vector<Pending> all;
    for (const WaitingAppend &append : m_impl->read([](const Impl &impl) { return impl.m_waiting; })) {
        Pending one{append.number, append.since, append.subject, {}};
        if (!append.message)
            one.events = decodeEvents(append.bytes).value_or(std::vector<Event>());
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<TeamLog::Returned> TeamLog::returned() const
{
    std::vector<Returned> all;
    for (const ReturnedAppend &append : m_impl->read([](const Impl &impl) { return impl.m_returned; })) {
        Returned one{append.number, append.since, append.subject, {}, {}, append.why};
        one.events = decodeEvents(append.bytes).value_or(std::vector<Event>());
        if (append.last)
            one.conflict = Conflict{*append.last, decodeEvents(append.lastBytes).value_or(std::vector<Event>())};
        all.push_back(std::move(one));
    }
    return all;
}

void TeamLog::forgetReturned(qint64 number)
{
    m_impl->post([number](TeamSession &session) { session.forgetReturned(number); });
}

void TeamLog::refolded()
{
    m_impl->post([](TeamSession &session) { session.onRefolded(); });
}

} // namespace lianxi
