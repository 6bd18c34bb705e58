// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/http_connection.h"

#include <QHostAddress>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

#include <httplib.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds tick{100}; ///< how exactly deadlines are kept
constexpr std::chrono::milliseconds linger{2}; ///< a busy client's next request is usually this near
constexpr std::chrono::milliseconds drainTime{10'000}; ///< for a refused client to send to the end and read why
constexpr std::chrono::milliseconds drainPause{1'000}; ///< a refused client that is quiet this long has read it
constexpr int backlog = 1024; ///< httplib's own is 5: a burst of connections would wait a second for its repeated SYN

/// httplib takes a queue of tasks; admission is so short that it runs on the listening thread.
class InlineQueue final : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> task) override { task(); }
    void shutdown() override { }
};

/// Gives httplib one request line and collects the answer, so that it leaves in one packet.
class MemoryStream final : public httplib::Stream
{
public:
    explicit MemoryStream(std::string in)
        : m_in(std::move(in))
    {
    }
    [[nodiscard]] bool is_readable() const override { return true; }
    [[nodiscard]] bool is_writable() const override { return true; }
    ssize_t read(char *to, size_t size) override
    {
        const size_t n = m_in.copy(to, size, m_at);
        m_at += n;
        return static_cast<ssize_t>(n);
    }
    ssize_t write(const char *from, size_t size) override
    {
        out.append(from, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string &, int &) const override { }
    void get_local_ip_and_port(std::string &, int &) const override { }
    [[nodiscard]] socket_t socket() const override { return -1; }

    std::string out;

private:
    std::string m_in;
    size_t m_at = 0;
};

/// The request that this worker is answering: httplib's callback has no place for a caller's own pointer.
thread_local const HttpConnection *underWork = nullptr;

std::string refusalText(int status)
{
    return "HTTP/1.1 " + std::to_string(status)
        + (status == 413       ? " Payload Too Large"
               : status == 431 ? " Request Header Fields Too Large"
               : status == 408 ? " Request Timeout"
               : status == 411 ? " Length Required"
               : status == 503 ? " Service Unavailable"
                               : " Bad Request")
        + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

class HttpServer::Impl final : private httplib::Server
{
public:
    Impl(HttpLimits limits, HttpServer::Handler handler)
        : m_limits(limits)
        , m_handler(std::move(handler))
    {
    }
    ~Impl() override { stopAll(); }
    [[nodiscard]] Status startAll(const QString &address, quint16 port);
    void stopAll();

    HttpCounts counts;
    quint16 port = 0;

private:
    using State = HttpConnection::State;
    bool process_and_close_socket(socket_t socket) override;
    void waitLoop();
    void workLoop();
    void onReadable(HttpConnection *connection);
    void serve(HttpConnection *connection);
    [[nodiscard]] bool respond(HttpConnection *connection);
    void settle(HttpConnection *connection, State state);
    void park(HttpConnection *connection, State state);
    void refuse(HttpConnection *connection, int status);
    void drain(HttpConnection *connection);
    void close(HttpConnection *connection);
    void hand(HttpConnection *connection);
    void expire();
    [[nodiscard]] bool overBudget(HttpConnection *connection);
    [[nodiscard]] bool queueEmpty();

    HttpLimits m_limits;
    HttpServer::Handler m_handler;
    int m_listener = -1, m_epoll = -1, m_wake = -1;
    std::mutex m_mutex; ///< guards the four below and HttpConnection's notes
    std::unordered_map<HttpConnection *, std::unique_ptr<HttpConnection>> m_connections;
    std::map<QByteArray, int> m_perAddress;
    std::deque<HttpConnection *> m_queue;
    bool m_finishing = false;
    std::condition_variable m_ready;
    std::atomic<qint64> m_buffered{0};
    std::atomic<bool> m_stopping{false};
    std::thread m_listening, m_waiting;
    std::vector<std::thread> m_workers;
};

Status HttpServer::Impl::startAll(const QString &address, quint16 wanted)
{
    new_task_queue = [] { return new InlineQueue; };
    // SO_REUSEPORT, which httplib would set, lets a second program share the port unnoticed.
    set_socket_options([this](socket_t socket) {
        const int on = 1;
        (void)::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        m_listener = socket;
    });
    set_keep_alive_max_count(1'000'000);
    set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(m_limits.idleDeadline).count());
    set_pre_routing_handler([this](const httplib::Request &, httplib::Response &response) {
        const GatewayReply reply = m_handler(underWork->request(), Peer{underWork->isLoopback()});
        response.status = reply.status;
        response.set_content(reply.body.constData(), static_cast<size_t>(reply.body.size()),
                             reply.contentType.toStdString());
        return httplib::Server::HandlerResponse::Handled;
    });
    const std::string host = address.toStdString();
    const int got = wanted == 0 ? bind_to_any_port(host) : (bind_to_port(host, wanted) ? wanted : -1);
    if (got <= 0)
        return failure(ErrorCode::Unavailable, u"cannot listen on %1 port %2"_s.arg(address).arg(wanted));
    (void)::listen(m_listener, backlog);
    port = static_cast<quint16>(got);
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    epoll_event event{EPOLLIN, {.ptr = nullptr}};
    if (m_epoll < 0 || m_wake < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event) != 0)
        return failure(ErrorCode::Io, u"no more file descriptors"_s);
    m_waiting = std::thread([this] { waitLoop(); });
    for (int i = 0; i < m_limits.workers; ++i)
        m_workers.emplace_back([this] { workLoop(); });
    m_listening = std::thread([this] { (void)listen_after_bind(); });
    while (!is_running())
        std::this_thread::yield();
    return {};
}

void HttpServer::Impl::stopAll()
{
    if (!m_listening.joinable())
        return;
    m_stopping = true;
    stop();
    m_listening.join();
    const quint64 one = 1;
    (void)!::write(m_wake, &one, sizeof one);
    m_waiting.join();
    {
        const std::lock_guard lock(m_mutex);
        m_finishing = true;
    }
    m_ready.notify_all();
    for (std::thread &worker : m_workers)
        worker.join();
    m_workers.clear();
    m_connections.clear();
    ::close(m_epoll);
    ::close(m_wake);
}

/// Takes a fresh connection in, or closes it when there are too many.
bool HttpServer::Impl::process_and_close_socket(socket_t socket)
{
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    (void)::getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &size);
    const QHostAddress address(reinterpret_cast<const sockaddr *>(&peer));
    const int on = 1;
    (void)::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto connection = std::make_unique<HttpConnection>(socket, address.toString().toLatin1(), address.isLoopback());
    HttpConnection *raw = connection.get();
    {
        const std::lock_guard lock(m_mutex);
        int &ofAddress = m_perAddress[raw->address()];
        if (m_connections.size() >= static_cast<size_t>(m_limits.connections)
            || ofAddress >= m_limits.connectionsPerAddress) {
            ++counts.overLimit;
            return false;
        }
        ++ofAddress;
        raw->deadline = Steady::now() + m_limits.headDeadline;
        raw->parked = true;
        m_connections.emplace(raw, std::move(connection));
        ++counts.open;
        ++counts.accepted;
        epoll_event event{EPOLLIN | EPOLLRDHUP | EPOLLONESHOT, {.ptr = raw}};
        if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event) == 0)
            return true;
    }
    close(raw);
    return false;
}

void HttpServer::Impl::waitLoop()
{
    std::array<epoll_event, 128> events;
    auto nextLook = Steady::now() + tick;
    while (!m_stopping) {
        const int n =
            ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), static_cast<int>(tick.count()));
        for (int i = 0; i < n; ++i) {
            if (auto *connection = static_cast<HttpConnection *>(events[static_cast<size_t>(i)].data.ptr))
                onReadable(connection);
        }
        if (Steady::now() >= nextLook) {
            expire();
            nextLook = Steady::now() + tick;
        }
    }
}

void HttpServer::Impl::onReadable(HttpConnection *connection)
{
    {
        const std::lock_guard lock(m_mutex);
        connection->parked = false;
    }
    if (connection->draining)
        return drain(connection);
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
        hand(connection);
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
    connection->parked = true;
    epoll_event event{EPOLLIN | EPOLLRDHUP | EPOLLONESHOT, {.ptr = connection}};
    (void)::epoll_ctl(m_epoll, EPOLL_CTL_MOD, connection->socket(), &event);
}

/// Says why, then reads on for a while: closing over unread bytes would reset the connection before the answer is seen,
/// and many clients read only after their last byte.
void HttpServer::Impl::refuse(HttpConnection *connection, int status)
{
    connection->writeOnce(refusalText(status));
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
    const auto found = m_connections.find(connection);
    last = std::move(found->second);
    m_connections.erase(found);
    m_buffered -= connection->accounted;
    --counts.open;
    if (const auto address = m_perAddress.find(connection->address()); --address->second == 0)
        m_perAddress.erase(address);
}

void HttpServer::Impl::hand(HttpConnection *connection)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(connection);
    }
    m_ready.notify_one();
}

void HttpServer::Impl::expire()
{
    std::vector<HttpConnection *> late;
    {
        const std::lock_guard lock(m_mutex);
        const auto now = Steady::now();
        for (const auto &[connection, owner] : m_connections) {
            if (connection->parked && connection->deadline <= now) {
                connection->parked = false;
                late.push_back(connection);
            }
        }
    }
    for (HttpConnection *connection : late) {
        if (connection->phase != State::Idle && !connection->draining) {
            ++counts.timedOut;
            connection->writeOnce(refusalText(408));
        }
        close(connection);
    }
}

bool HttpServer::Impl::overBudget(HttpConnection *connection)
{
    const qint64 bytes = connection->bufferedBytes();
    const std::lock_guard lock(m_mutex);
    m_buffered += bytes - connection->accounted;
    connection->accounted = bytes;
    return m_buffered > m_limits.bufferedBytes && connection->inBody;
}

bool HttpServer::Impl::queueEmpty()
{
    const std::lock_guard lock(m_mutex);
    return m_queue.empty();
}

void HttpServer::Impl::workLoop()
{
    for (;;) {
        HttpConnection *connection = nullptr;
        {
            std::unique_lock lock(m_mutex);
            m_ready.wait(lock, [this] { return m_finishing || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            connection = m_queue.front();
            m_queue.pop_front();
        }
        serve(connection);
    }
}

void HttpServer::Impl::serve(HttpConnection *connection)
{
    for (;;) {
        ++counts.requests;
        if (!respond(connection)) {
            close(connection);
            return;
        }
        connection->consume();
        connection->phase = State::Idle;
        State state = connection->read(m_limits);
        if (state == State::Idle && queueEmpty() && connection->waitReadable(linger))
            state = connection->read(m_limits);
        if (state == State::Ready && queueEmpty())
            continue;
        settle(connection, state);
        return;
    }
}

/// \return whether the connection may be used again.
bool HttpServer::Impl::respond(HttpConnection *connection)
{
    const bool closing = connection->wantsClose() || m_stopping;
    // httplib sees the request line alone: it would undo percent-coding in header values, read ranges with a regular
    // expression and compress answers.
    MemoryStream stream(connection->requestLine() + (closing ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n"));
    underWork = connection;
    bool closed = false;
    const bool done = process_request(stream, closing, closed, nullptr);
    underWork = nullptr;
    return connection->write(stream.out, m_limits.writeDeadline) && done && !closed && !closing;
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
