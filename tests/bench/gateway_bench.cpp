// SPDX-License-Identifier: GPL-3.0-or-later
// Signed webhooks a second, each durable before its 200, beside the two floors it stands on: the log alone, and
// cpp-httplib alone. One machine carries the load generator too. Usage: bench_gateway [requests per round]
#include "app/gateway/gateway.h"
#include "app/gateway/inbound.h"
#include "app/log/sqlite_log.h"
#include "app/profile/memory_secret_store.h"
#include "tests/bench/figures.h"
#include "tests/support/probe_codec.h"

#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <thread>

#include <arpa/inet.h>
#include <httplib.h>
#include <sys/epoll.h>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using Steady = std::chrono::steady_clock;

namespace
{

constexpr int connections = 64;
constexpr int rounds = 3;
constexpr double goalPerSecond = 12'000;
const ChannelId shop(u"shop"_s);

struct Figure {
    double perSecond = 0;
    double p99Millis = 0;
    qint64 good = 0;
    double cpuMicros = 0; ///< processor time for each request, load generator included
};

QByteArray bodyOf(int round, int i)
{
    return "{\"key\":\"r" + QByteArray::number(round) + "-" + QByteArray::number(i) + "\",\"person\":\"p"
        + QByteArray::number(i % 5000)
        + R"(","text":"你好，我的订单还没有发货，麻烦帮我看一下，谢谢。","at":1900000000000})";
}

/// One client connection: sends the next request when the answer to the last one is whole.
struct Client {
    int socket = -1;
    std::string in;
    Steady::time_point sent;
};

bool sendNext(Client &client, const std::vector<QByteArray> &requests, size_t &next)
{
    if (next == requests.size())
        return false;
    const QByteArray &request = requests[next++];
    client.sent = Steady::now();
    return ::send(client.socket, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL)
        == request.size();
}

/// \return the status of a whole answer, which is taken off; 0 when more bytes are to come.
int takeAnswer(std::string &in)
{
    const size_t head = in.find("\r\n\r\n");
    const size_t at = in.find("Content-Length: ");
    if (head == std::string::npos || at == std::string::npos)
        return 0;
    const size_t whole = head + 4 + std::stoul(in.substr(at + 16));
    if (in.size() < whole)
        return 0;
    const int status = std::stoi(in.substr(9, 3));
    in.erase(0, whole);
    return status;
}

Figure load(quint16 port, const std::vector<QByteArray> &requests)
{
    const int poll = ::epoll_create1(0);
    std::vector<Client> clients(connections);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (Client &client : clients) {
        client.socket = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(client.socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
            qFatal("cannot connect");
        epoll_event event{EPOLLIN, {.ptr = &client}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, client.socket, &event);
    }
    std::vector<double> millis;
    millis.reserve(requests.size());
    Figure figure;
    size_t next = 0, open = connections;
    const auto began = Steady::now();
    for (Client &client : clients)
        (void)sendNext(client, requests, next);
    std::array<epoll_event, connections> events;
    std::array<char, 4096> bytes;
    while (millis.size() < requests.size() && open > 0) {
        const int n = ::epoll_wait(poll, events.data(), connections, 5000);
        if (n <= 0)
            break;
        for (int i = 0; i < n; ++i) {
            Client &client = *static_cast<Client *>(events[static_cast<size_t>(i)].data.ptr);
            const ssize_t got = ::recv(client.socket, bytes.data(), bytes.size(), 0);
            if (got <= 0) {
                ::epoll_ctl(poll, EPOLL_CTL_DEL, client.socket, nullptr);
                --open;
                continue;
            }
            client.in.append(bytes.data(), static_cast<size_t>(got));
            if (const int status = takeAnswer(client.in); status != 0) {
                figure.good += status == 200 ? 1 : 0;
                millis.push_back(std::chrono::duration<double, std::milli>(Steady::now() - client.sent).count());
                (void)sendNext(client, requests, next);
            }
        }
    }
    const double seconds = std::chrono::duration<double>(Steady::now() - began).count();
    for (const Client &client : clients)
        ::close(client.socket);
    ::close(poll);
    std::ranges::sort(millis);
    figure.perSecond = static_cast<double>(millis.size()) / seconds;
    figure.p99Millis = millis.empty() ? 0 : millis[millis.size() * 99 / 100];
    return figure;
}

std::unique_ptr<SqliteLog> freshLog(const QTemporaryDir &dir, const QString &name)
{
    auto log = SqliteLog::open(dir.filePath(name), sqlite::PageKey::generate());
    if (!log)
        qFatal("cannot open the log");
    return std::move(*log);
}

/// Floor: as many threads as connections append what the gateway would, and wait for it.
Figure bareLog(int round, int count)
{
    const QTemporaryDir dir;
    const auto log = freshLog(dir, u"log.db"_s);
    std::vector<Append> appends;
    for (int i = 0; i < count; ++i) {
        PlatformEvent event;
        event.kind = PlatformEventKind::Message;
        event.eventKey = u"r%1-%2"_s.arg(round).arg(i);
        event.messageId = event.eventKey;
        event.threadId = event.sender.id = u"p%1"_s.arg(i % 5000);
        event.text = u"你好，我的订单还没有发货，麻烦帮我看一下，谢谢。"_s;
        appends.push_back(inboundAppend(shop, {event}, u"/gateway/bench"_s, Instant{}));
    }
    std::atomic<size_t> next{0};
    std::atomic<qint64> good{0};
    std::vector<std::thread> threads;
    const auto began = Steady::now();
    for (int t = 0; t < connections; ++t) {
        threads.emplace_back([&] {
            for (size_t i = next++; i < appends.size(); i = next++)
                good += std::holds_alternative<Accepted>(appendAndWait(*log, std::move(appends[i]))) ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return {count / std::chrono::duration<double>(Steady::now() - began).count(), 0, good};
}

/// Floor: cpp-httplib as it comes, a thread for each connection, one route, nothing done.
Figure bareHttplib(const std::vector<QByteArray> &requests)
{
    httplib::Server server;
    server.new_task_queue = [] { return new httplib::ThreadPool(connections + 1); };
    server.set_keep_alive_max_count(1'000'000);
    server.set_tcp_nodelay(true);
    server.Post("/hooks/shop", [](const httplib::Request &, httplib::Response &response) {
        response.set_content("taken", "text/plain");
    });
    int listener = -1;
    server.set_socket_options([&listener](socket_t socket) { listener = socket; });
    const int port = server.bind_to_any_port("127.0.0.1");
    (void)::listen(listener, 1024); // with its own backlog of 5 most of the clients would wait for seconds
    std::thread listening([&server] { (void)server.listen_after_bind(); });
    const Figure figure = load(static_cast<quint16>(port), requests);
    server.stop();
    listening.join();
    return figure;
}

Figure product(const std::vector<QByteArray> &requests)
{
    const QTemporaryDir dir;
    const auto log = freshLog(dir, u"log.db"_s);
    MemorySecretStore secrets;
    ChannelRegistry channels(secrets);
    channels.configure({probeChannel(shop.text())});
    if (!channels.updateSecrets(shop, probeSecrets()))
        qFatal("cannot keep secrets");
    ChannelHealth health;
    const SystemClock clock;
    const ProbeCodec codec;
    HookService::Parts parts{*log, channels, health, clock, [&codec](Platform) { return &codec; }, u"/gateway/bench"_s};
    Gateway gateway(std::move(parts), {});
    if (!gateway.start())
        qFatal("cannot listen");
    const Figure figure = load(gateway.port(), requests);
    gateway.stop();
    if (log->lastSequence() != static_cast<Sequence>(requests.size()))
        qFatal("not every request is on the log");
    return figure;
}

/// Runs one measurement and adds what it cost all threads of the program: a figure that a busy machine changes less.
template <class F>
Figure withCost(int count, F &&run)
{
    const std::clock_t began = std::clock();
    Figure figure = run();
    figure.cpuMicros = static_cast<double>(std::clock() - began) * 1e6 / CLOCKS_PER_SEC / count;
    return figure;
}

void print(const char *what, std::vector<Figure> figures)
{
    std::ranges::sort(figures, {}, &Figure::perSecond);
    const Figure &middle = figures[figures.size() / 2];
    std::printf("%-46s %8.0f/s  (%.0f to %.0f)  p99 %5.1f ms  cpu %.0f us\n", what, middle.perSecond,
                figures.front().perSecond, figures.back().perSecond, middle.p99Millis, middle.cpuMicros);
}

void compare(const char *what, const std::vector<Figure> &floor, const std::vector<Figure> &product,
             std::optional<double> goal)
{
    const auto rates = [](const std::vector<Figure> &figures) {
        std::vector<double> values;
        for (const Figure &figure : figures)
            values.push_back(figure.perSecond);
        return bench::spreadOf(values);
    };
    const auto words = [&](const std::vector<Figure> &figures) {
        return QString(bench::inWords(rates(figures), 0) + u"/s, %1 us CPU"_s.arg(figures.back().cpuMicros, 0, 'f', 0));
    };
    bench::printRow(
        what, words(floor), words(product), QString::number(rates(product).median / rates(floor).median, 'f', 2),
        goal ? u"≥ %1/s"_s.arg(*goal) : QString(), goal ? std::optional(rates(product).least >= *goal) : std::nullopt);
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 40'000;
    std::vector<Figure> log, http, gateway;
    for (int round = 0; round < rounds; ++round) {
        std::vector<QByteArray> requests;
        for (int i = 0; i < count; ++i)
            requests.push_back(ProbeCodec::signedRequest(shop.text(), bodyOf(round, i), "k"));
        log.push_back(withCost(count, [&] { return bareLog(round, count); }));
        http.push_back(withCost(count, [&] { return bareHttplib(requests); }));
        gateway.push_back(withCost(count, [&] { return product(requests); }));
        if (gateway.back().good != count || http.back().good != count || log.back().good != count)
            std::printf("round %d: %lld of %d answered 200\n", round, static_cast<long long>(gateway.back().good),
                        count);
    }
    std::printf("%d requests a round, %d connections, median of %d (min to max)\n", count, connections, rounds);
    print("floor: append to the log alone, 64 threads", log);
    print("floor: cpp-httplib answering 200, nothing done", http);
    print("gateway: verified, durable, then 200", gateway);
    compare("signed webhooks durable, 64 connections, against the log alone", log, gateway, goalPerSecond);
    compare("signed webhooks durable, against cpp-httplib alone", http, gateway, std::nullopt);
    return 0;
}
