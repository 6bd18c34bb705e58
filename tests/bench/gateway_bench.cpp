// SPDX-License-Identifier: GPL-3.0-or-later
// Signed webhooks a second, each durable before its 200, beside the two floors it stands on: the log alone, and
// cpp-httplib alone. One machine carries the load generator too. Usage: bench_gateway [requests per round]
#include "app/gateway/gateway.h"
#include "app/gateway/inbound.h"
#include "app/log/sqlite_log.h"
#include "app/profile/memory_secret_store.h"
#include "tests/bench/figures.h"
#include "tests/bench/webhook_load.h"
#include "tests/support/probe_codec.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <thread>

#include <httplib.h>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using bench::Figure;
using Steady = std::chrono::steady_clock;

namespace
{

using bench::connections;
constexpr int rounds = 3;
constexpr double goalPerSecond = 12'000;
const ChannelId shop(u"shop"_s);

QByteArray bodyOf(int round, int i)
{
    return "{\"key\":\"r" + QByteArray::number(round) + "-" + QByteArray::number(i) + "\",\"person\":\"p"
        + QByteArray::number(i % 5000)
        + R"(","text":"你好，我的订单还没有发货，麻烦帮我看一下，谢谢。","at":1900000000000})";
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
    const Figure figure = bench::load(static_cast<quint16>(port), requests);
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
    const Figure figure = bench::load(gateway.port(), requests);
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
