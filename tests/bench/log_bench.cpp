// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded log, encrypted and fully synced: how many single-event appends a second become durable, and how long
// one takes to reach a follower. Each figure three times.
#include "app/log/sqlite_log.h"

#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace lianxi;
using Steady = std::chrono::steady_clock;

namespace
{

/// What a short message of a platform is on the log; the numbers make its key its own.
Append messageAppend(int writer, int number)
{
    Event event;
    event.id = EventId::generate();
    event.type = EventType::PlatformEventReceived;
    event.typeName = toText(event.type);
    event.source = u"/gateway/bench"_s;
    event.time = SystemClock().now();
    event.data = {{u"channel"_s, u"wechat-oa-1"_s},
                  {u"event"_s,
                   QJsonObject{{u"kind"_s, u"message"_s},
                               {u"person"_s, u"person-%1"_s.arg(writer)},
                               {u"message_id"_s, u"%1-%2"_s.arg(writer).arg(number)},
                               {u"text"_s, u"请问我上周买的那件外套什么时候能到？订单一直没有更新物流信息。"_s}}}};
    return {u"channel.wechat-oa-1"_s, "m" + QByteArray::number(writer) + '-' + QByteArray::number(number), {event}, {}};
}

double cpuSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double secondsSince(Steady::time_point start)
{
    return std::chrono::duration<double>(Steady::now() - start).count();
}

/// `threads` callers, each waiting for its answer before it appends again.
void waitingCallers(Log &log, int run, int threads, int each)
{
    const auto start = Steady::now();
    const double cpu = cpuSeconds();
    std::vector<std::thread> writers;
    for (int t = 0; t < threads; ++t)
        writers.emplace_back([&, t] {
            for (int i = 0; i < each; ++i)
                static_cast<void>(appendAndWait(log, messageAppend(run * 10'000 + threads * 100 + t, i)));
        });
    for (std::thread &writer : writers)
        writer.join();
    const int total = threads * each;
    std::printf("%2d waiting callers: %6.0f appends/s, %.1f us of CPU each\n", threads, total / secondsSince(start),
                (cpuSeconds() - cpu) * 1e6 / total);
}

/// One caller that does not wait, as a gateway's event loop or an import; making the events is not counted.
void pipelinedCaller(Log &log, int run, int total)
{
    std::vector<Append> appends;
    for (int i = 0; i < total; ++i)
        appends.push_back(messageAppend(run * 10'000 + 1, i));
    const auto start = Steady::now();
    const double cpu = cpuSeconds();
    std::atomic<int> left = total;
    for (Append &append : appends)
        log.append(std::move(append), [&](const AppendOutcome &) {
            if (--left == 0)
                left.notify_all();
        });
    for (int now = left; now > 0; now = left)
        left.wait(now);
    std::printf("one pipelined caller: %6.0f appends/s, %.1f us of CPU each\n", total / secondsSince(start),
                (cpuSeconds() - cpu) * 1e6 / total);
}

void toFollower(Log &log, int run, int total)
{
    std::atomic<Sequence> seen = log.lastSequence();
    const auto subscription = log.follow(seen, [&](const std::vector<Record> &records) {
        seen = records.back().sequence;
        seen.notify_all();
        return true;
    });
    std::vector<double> milliseconds;
    for (int i = 0; i < total; ++i) {
        const auto start = Steady::now();
        const AppendOutcome outcome = appendAndWait(log, messageAppend(run * 10'000 + 2, i));
        const auto *accepted = std::get_if<Accepted>(&outcome);
        for (Sequence now = seen; accepted && now < accepted->sequence; now = seen)
            seen.wait(now);
        milliseconds.push_back(1000 * secondsSince(start));
    }
    std::ranges::sort(milliseconds);
    const auto at = [&](double p) { return milliseconds[static_cast<size_t>(p * static_cast<double>(total - 1))]; };
    std::printf("append to follower: p50 %.2f ms, p99 %.2f ms\n", at(0.5), at(0.99));
}

} // namespace

int main()
{
    const QTemporaryDir folder(u"log-bench-XXXXXX"_s); // here, because /tmp may be memory
    auto log = SqliteLog::open(folder.filePath(u"log.db"_s), sqlite::PageKey::generate());
    if (!log)
        return 1;
    for (int run = 1; run <= 3; ++run) {
        waitingCallers(**log, run, 1, 500);
        waitingCallers(**log, run, 64, 1000);
        pipelinedCaller(**log, run, 50'000);
        toFollower(**log, run, 1000);
    }
    return 0;
}
