// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/jet_stream_log.h"

#include "app/nats/stream_pull.h"

#include <QThread>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace lianxi
{

/// The thread of the connection and what lives on it. Shared with the followers, which end on that thread.
class JetStreamLog::Impl
{
public:
    explicit Impl(Options options)
        : m_stream(std::make_unique<nats::JetStream>(std::move(options.connection), std::move(options.stream),
                                                     std::move(options.codec)))
    {
        nats::JetStream *stream = m_stream.get();
        QObject::connect(stream, &nats::JetStream::changed, stream, [this, stream] {
            {
                const std::lock_guard lock(m_mutex);
                m_standing = {stream->isReady(), stream->trouble()};
            }
            m_changed.notify_all();
        });
        stream->moveToThread(&m_thread);
        m_thread.setObjectName(QStringLiteral("jetstream"));
        m_thread.start();
        post([stream, prepare = std::move(options.prepare)] {
            if (prepare)
                prepare(*stream);
            stream->open();
        });
    }
    ~Impl()
    {
        m_stream.release()->deleteLater(); // at the end of its thread
        m_thread.quit();
        m_thread.wait();
    }
    template <class Work>
    void post(Work &&work)
    {
        QMetaObject::invokeMethod(m_stream.get(), std::forward<Work>(work), Qt::QueuedConnection);
    }
    /// Runs on the connection's thread; returns when done.
    template <class Work>
    void run(Work &&work)
    {
        QMetaObject::invokeMethod(m_stream.get(), std::forward<Work>(work), Qt::BlockingQueuedConnection);
    }
    [[nodiscard]] nats::JetStream &stream() { return *m_stream; }
    [[nodiscard]] Standing standing() const
    {
        const std::lock_guard lock(m_mutex);
        return m_standing;
    }
    [[nodiscard]] bool waitUntilReady(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, patience, [this] { return m_standing.ready; });
    }
    void begin() { ++m_open; }
    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            --m_open;
        }
        m_changed.notify_all();
    }
    void waitForAppends()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open == 0; });
    }

private:
    std::unique_ptr<nats::JetStream> m_stream; ///< lives on m_thread
    QThread m_thread;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Standing m_standing;
    std::atomic<int> m_open{0};
};

namespace
{

/// One subscription: a thread that hands over what the pull has brought.
class Follower final : public Subscription
{
public:
    template <class ImplPtr>
    Follower(ImplPtr impl, Sequence after, Log::RecordSink sink)
        : m_sink(std::move(sink))
    {
        m_onThread = [impl](std::function<void()> work) { impl->run(std::move(work)); };
        m_onThread([this, impl, after] {
            m_pull = std::make_unique<nats::StreamPull>(impl->stream(), after, [this](Record record) {
                {
                    const std::lock_guard lock(m_mutex);
                    m_waiting.push_back(std::move(record));
                }
                m_changed.notify_one();
            });
        });
        m_taken = [this, impl](qsizetype records) {
            impl->post([this, records] {
                if (m_pull)
                    m_pull->taken(records);
            });
        };
        m_thread = std::thread([this] { deliver(); });
    }
    ~Follower() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_one();
        m_thread.join();
        m_onThread([this] { m_pull.reset(); }); // behind everything that was posted
    }

private:
    void deliver()
    {
        for (;;) {
            std::vector<Record> records;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
                if (m_stop)
                    return;
                records.swap(m_waiting);
            }
            if (!m_sink(records))
                return;
            m_taken(std::ssize(records));
        }
    }

    Log::RecordSink m_sink;
    std::function<void(std::function<void()>)> m_onThread;
    std::function<void(qsizetype)> m_taken;
    std::unique_ptr<nats::StreamPull> m_pull; ///< on the connection's thread
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Record> m_waiting;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace

JetStreamLog::JetStreamLog(Options options)
    : m_impl(std::make_shared<Impl>(std::move(options)))
{
}

JetStreamLog::~JetStreamLog()
{
    m_impl->waitForAppends();
}

void JetStreamLog::append(Append what, AppendDone done)
{
    m_impl->begin();
    Impl *impl = m_impl.get();
    impl->post([impl, what = std::move(what), done = std::move(done)]() mutable {
        impl->stream().append(std::move(what), [impl, done = std::move(done)](AppendOutcome outcome) {
            done(std::move(outcome));
            impl->end();
        });
    });
}

void JetStreamLog::post(std::function<void(nats::JetStream &)> work)
{
    Impl *impl = m_impl.get();
    impl->post([impl, work = std::move(work)] { work(impl->stream()); });
}

std::unique_ptr<Subscription> JetStreamLog::follow(Sequence after, RecordSink sink)
{
    return std::make_unique<Follower>(m_impl, after, std::move(sink));
}

Sequence JetStreamLog::lastSequence() const
{
    return m_impl->stream().lastSequence();
}

bool JetStreamLog::waitUntilReady(std::chrono::milliseconds patience)
{
    return m_impl->waitUntilReady(patience);
}

JetStreamLog::Standing JetStreamLog::standing() const
{
    return m_impl->standing();
}

} // namespace lianxi
