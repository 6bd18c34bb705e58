// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_server.h"

#include "app/gateway/http_answer.h"
#include "app/gateway/http_connection.h"
#include "app/gateway/http_listener.h"
#include "app/gateway/http_mailbox.h"

#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

#include <sys/epoll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds tick{100}; ///< how exactly deadlines are kept
constexpr std::chrono::milliseconds drainTime{10'000}; ///< for a refused client to send to the end and read why
constexpr std::chrono::milliseconds drainPause{1'000}; ///< a refused client that is quiet this long has read it

// What the poll names: these, and from firstId on the connections. By number, not by pointer: between the poll and the
// look at it the connection may have been closed.
constexpr quint64 endBell = 0, mailBell = 1, clients = 2, firstId = 3;

/// The request that this thread hands to the handler, so that an answer given at once needs no mailbox.
struct AtHand {
    HttpConnection *connection = nullptr;
    std::optional<GatewayReply> reply;
};
thread_local AtHand atHand;

} // namespace

class HttpServer::Impl
{
public:
    Impl(HttpLimits limits, HttpServer::Handler handler)
        : m_limits(limits)
        , m_handler(std::move(handler))
    {
    }
    ~Impl() { stopAll(); }
    [[nodiscard]] Status startAll(const QString &address, quint16 port);
    void stopAll();

    HttpCounts counts;
    quint16 port = 0;

private:
    using State = HttpConnection::State;
    [[nodiscard]] bool watch(int fd, quint32 events, quint64 what);
    void workLoop(bool keepsTime);
    void admit();
    void take(HttpListener::Client client);
    [[nodiscard]] HttpConnection *claim(quint64 id);
    void onReady(HttpConnection *connection);
    void serve(HttpConnection *connection);
    void sendAnswers();
    [[nodiscard]] bool respond(HttpConnection *connection, const GatewayReply &reply);
    [[nodiscard]] bool sent(HttpConnection *connection, HttpConnection::Sent how);
    [[nodiscard]] State nextOf(HttpConnection *connection);
    void settle(HttpConnection *connection, State state);
    void park(HttpConnection *connection, State state);
    void wait(HttpConnection *connection, quint32 events);
    void refuse(HttpConnection *connection, int status);
    void drain(HttpConnection *connection);
    void close(HttpConnection *connection);
    void expire();
    [[nodiscard]] bool overBudget(HttpConnection *connection);

    HttpLimits m_limits;
    HttpServer::Handler m_handler;
    HttpListener m_listener;
    int m_epoll = -1;
    std::shared_ptr<HttpMailbox> m_mail;
    std::unique_ptr<Bell> m_end;
    std::mutex m_mutex; ///< guards the three below and HttpConnection's notes
    std::unordered_map<quint64, std::unique_ptr<HttpConnection>> m_connections; ///< by id
    std::map<QByteArray, int> m_perAddress;
    quint64 m_nextId = firstId;
    std::condition_variable m_allAnswered;
    std::atomic<qint64> m_buffered{0};
    std::atomic<int> m_unanswered{0};
    std::atomic<bool> m_stopping{false}, m_tired{false};
    std::vector<std::thread> m_workers;
};

Status HttpServer::Impl::startAll(const QString &address, quint16 wanted)
{
    Result<HttpListener> listener = HttpListener::open(address, wanted);
    if (!listener)
        return tl::unexpected(listener.error());
    m_listener = std::move(*listener);
    port = m_listener.port();
    m_mail = std::make_shared<HttpMailbox>();
    m_end = std::make_unique<Bell>();
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    // The mailbox's bell wakes one worker for each ring, the other one all of them.
    if (m_epoll < 0 || !watch(m_mail->bell.fd(), EPOLLIN | EPOLLET, mailBell) || !watch(m_end->fd(), EPOLLIN, endBell)
        || !watch(m_listener.socket(), EPOLLIN | EPOLLONESHOT, clients))
        return failure(ErrorCode::Io, u"no more file descriptors"_s);
    for (int i = 0; i < m_limits.workers; ++i)
        m_workers.emplace_back([this, i] { workLoop(i == 0); });
    return {};
}

bool HttpServer::Impl::watch(int fd, quint32 events, quint64 what)
{
    epoll_event event{events, {.u64 = what}};
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

void HttpServer::Impl::stopAll()
{
    if (!m_workers.empty()) {
        m_stopping = true;
        std::unique_lock lock(m_mutex);
        (void)m_allAnswered.wait_for(lock, m_limits.stopPatience, [this] { return m_unanswered == 0; });
        lock.unlock();
        m_end->ring();
        for (std::thread &worker : m_workers)
            worker.join();
        m_workers.clear();
    }
    if (m_mail)
        m_mail->close();
    m_connections.clear();
    m_listener = {};
    if (m_epoll >= 0)
        ::close(std::exchange(m_epoll, -1));
}

void HttpServer::Impl::workLoop(bool keepsTime)
{
    auto nextLook = Steady::now() + tick;
    for (;;) {
        epoll_event event;
        // One at a time: what a worker has in hand no other can take.
        const int n = ::epoll_wait(m_epoll, &event, 1, keepsTime ? static_cast<int>(tick.count()) : -1);
        if (n == 1) {
            if (event.data.u64 == endBell)
                return m_end->ring(); // for the next worker
            if (event.data.u64 == mailBell)
                sendAnswers();
            else if (event.data.u64 == clients)
                admit();
            else if (HttpConnection *connection = claim(event.data.u64))
                onReady(connection);
        }
        if (keepsTime && Steady::now() >= nextLook) {
            expire();
            nextLook = Steady::now() + tick;
        }
    }
}

void HttpServer::Impl::admit()
{
    if (m_stopping)
        return;
    for (;;) {
        HttpListener::Client client = m_listener.accept();
        if (client.socket < 0) {
            // Without file descriptors the listener would be ready for ever; it is asked again with the next tick.
            m_tired = !client.nobody;
            break;
        }
        take(std::move(client));
    }
    epoll_event event{EPOLLIN | EPOLLONESHOT, {.u64 = clients}};
    if (!m_tired)
        (void)::epoll_ctl(m_epoll, EPOLL_CTL_MOD, m_listener.socket(), &event);
}

/// Takes a fresh connection in, or closes it when there are too many.
void HttpServer::Impl::take(HttpListener::Client client)
{
    auto connection = std::make_unique<HttpConnection>(client.socket, client.address.toString().toLatin1(),
                                                       client.address.isLoopback());
    HttpConnection *raw = connection.get();
    {
        const std::lock_guard lock(m_mutex);
        int &ofAddress = m_perAddress[raw->address()];
        if (m_connections.size() >= static_cast<size_t>(m_limits.connections)
            || ofAddress >= m_limits.connectionsPerAddress) {
            ++counts.overLimit;
            return;
        }
        ++ofAddress;
        raw->deadline = Steady::now() + m_limits.headDeadline;
        raw->id = m_nextId++;
        m_connections.emplace(raw->id, std::move(connection));
        ++counts.open;
        ++counts.accepted;
        raw->parked = watch(raw->socket(), EPOLLIN | EPOLLRDHUP | EPOLLONESHOT, raw->id);
        if (raw->parked)
            return;
    }
    close(raw);
}

/// \return the connection for the caller alone; null when it is gone.
HttpConnection *HttpServer::Impl::claim(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_connections.find(id);
    return found != m_connections.end() && std::exchange(found->second->parked, false) ? found->second.get() : nullptr;
}

void HttpServer::Impl::onReady(HttpConnection *connection)
{
    if (connection->draining)
        return drain(connection);
    if (connection->answering) {
        if (sent(connection, connection->flush()))
            settle(connection, nextOf(connection));
        return;
    }
    settle(connection, connection->read(m_limits));
}

void HttpServer::Impl::settle(HttpConnection *connection, State state)
{
    switch (state) {
    case State::Idle:
    case State::Partial:
        if (overBudget(connection))
            refuse(connection, 503);
        else
            park(connection, state);
        return;
    case State::Ready:
        serve(connection);
        return;
    case State::Bad:
        ++(connection->refusal() == 413 ? counts.tooLarge : counts.badRequests);
        refuse(connection, connection->refusal());
        return;
    case State::Closed:
        close(connection);
        return;
    }
}

/// The deadline of a phase runs from its beginning: a byte now and then does not move it.
void HttpServer::Impl::park(HttpConnection *connection, State state)
{
    const std::lock_guard lock(m_mutex);
    // Ready stands for "the body is on its way".
    const State phase = state == State::Partial && connection->inBody ? State::Ready : state;
    if (state == State::Idle)
        connection->deadline = Steady::now() + m_limits.idleDeadline;
    else if (state == State::Partial && phase != connection->phase)
        connection->deadline = Steady::now() + (connection->inBody ? m_limits.bodyDeadline : m_limits.headDeadline);
    connection->phase = phase;
    wait(connection, EPOLLIN | EPOLLRDHUP);
}

/// With m_mutex held: from here on the connection is whoever's the poll gives it to.
void HttpServer::Impl::wait(HttpConnection *connection, quint32 events)
{
    connection->parked = true;
    epoll_event event{events | EPOLLONESHOT, {.u64 = connection->id}};
    (void)::epoll_ctl(m_epoll, EPOLL_CTL_MOD, connection->socket(), &event);
}

/// Says why, then reads on for a while: closing over unread bytes would reset the connection before the answer is seen,
/// and many clients read only after their last byte.
void HttpServer::Impl::refuse(HttpConnection *connection, int status)
{
    connection->writeOnce(refusalBytes(status));
    connection->draining = true;
    connection->drainEnd = Steady::now() + drainTime;
    drain(connection);
}

void HttpServer::Impl::drain(HttpConnection *connection)
{
    if (!connection->discard())
        return close(connection);
    connection->deadline = std::min(Steady::now() + drainPause, connection->drainEnd);
    park(connection, State::Bad);
}

void HttpServer::Impl::close(HttpConnection *connection)
{
    std::unique_ptr<HttpConnection> last;
    const std::lock_guard lock(m_mutex);
    const auto found = m_connections.find(connection->id);
    last = std::move(found->second);
    m_connections.erase(found);
    m_buffered -= connection->accounted;
    --counts.open;
    if (const auto address = m_perAddress.find(connection->address()); --address->second == 0)
        m_perAddress.erase(address);
}

void HttpServer::Impl::expire()
{
    if (m_tired.exchange(false))
        admit();
    std::vector<HttpConnection *> late;
    {
        const std::lock_guard lock(m_mutex);
        const auto now = Steady::now();
        for (const auto &[id, connection] : m_connections) {
            if (connection->parked && connection->deadline <= now) {
                connection->parked = false;
                late.push_back(connection.get());
            }
        }
    }
    for (HttpConnection *connection : late) {
        if (connection->answering) {
            ++counts.timedOut;
        } else if (connection->phase != State::Idle && !connection->draining) {
            ++counts.timedOut;
            connection->writeOnce(refusalBytes(408));
        }
        close(connection);
    }
}

bool HttpServer::Impl::overBudget(HttpConnection *connection)
{
    const qint64 bytes = connection->bufferedBytes();
    const qint64 more = bytes - std::exchange(connection->accounted, bytes);
    return (m_buffered += more) > m_limits.bufferedBytes && connection->inBody;
}

/// Hands complete requests to the handler as long as it answers at once.
void HttpServer::Impl::serve(HttpConnection *connection)
{
    for (;;) {
        ++counts.requests;
        ++m_unanswered;
        atHand = {connection, std::nullopt};
        m_handler(connection->takeRequest(), Peer{connection->isLoopback()},
                  [mail = m_mail, connection](GatewayReply reply) {
                      if (atHand.connection == connection)
                          atHand.reply = std::move(reply);
                      else
                          mail->put(connection, std::move(reply));
                  });
        const std::optional<GatewayReply> reply = std::exchange(atHand, {}).reply;
        if (!reply || !respond(connection, *reply))
            return;
        const State state = nextOf(connection);
        if (state != State::Ready)
            return settle(connection, state);
    }
}

void HttpServer::Impl::sendAnswers()
{
    for (const auto &[connection, reply] : m_mail->takeAll()) {
        if (respond(connection, reply))
            settle(connection, nextOf(connection));
    }
}

/// \return whether the connection is ready for its next request; if not, it has been taken care of.
bool HttpServer::Impl::respond(HttpConnection *connection, const GatewayReply &reply)
{
    connection->lastAnswer = connection->wantsClose() || m_stopping;
    const bool ready =
        sent(connection, connection->send(answerBytes(reply, connection->lastAnswer, !connection->isHead())));
    if (--m_unanswered == 0 && m_stopping) {
        const std::lock_guard lock(m_mutex);
        m_allAnswered.notify_all();
    }
    return ready;
}

bool HttpServer::Impl::sent(HttpConnection *connection, HttpConnection::Sent how)
{
    if (how == HttpConnection::Sent::Some) {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(connection->answering, true))
            connection->deadline = Steady::now() + m_limits.writeDeadline;
        wait(connection, EPOLLOUT);
        return false;
    }
    connection->answering = false;
    if (how == HttpConnection::Sent::All && !connection->lastAnswer)
        return true;
    close(connection);
    return false;
}

HttpConnection::State HttpServer::Impl::nextOf(HttpConnection *connection)
{
    connection->phase = State::Idle;
    return connection->consume() ? connection->read(m_limits) : State::Idle;
}

HttpServer::HttpServer(HttpLimits limits, Handler handler)
    : m_impl(std::make_unique<Impl>(limits, std::move(handler)))
{
}

HttpServer::~HttpServer() = default;

Status HttpServer::start(const QString &address, quint16 port)
{
    return m_impl->startAll(address, port);
}

void HttpServer::stop()
{
    m_impl->stopAll();
}

quint16 HttpServer::port() const
{
    return m_impl->port;
}

const HttpCounts &HttpServer::counts() const
{
    return m_impl->counts;
}

} // namespace lianxi
