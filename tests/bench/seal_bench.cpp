// SPDX-License-Identifier: GPL-3.0-or-later
// A team's sealed log: what sealing and opening one event costs, and how long a desk takes to catch up with 100,000 of
// them on a real server of this machine. Plain beside sealed, three times.
#include "tests/contract/record_collector.h"
#include "tests/support/event_maker.h"
#include "tests/support/nats_server.h"
#include "tests/support/sealed_team.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <atomic>
#include <cstdio>
#include <future>
#include <semaphore>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace lianxi;
using Steady = std::chrono::steady_clock;

namespace
{

constexpr int events = 100'000, people = 20'000, underWay = 512;

double secondsSince(Steady::time_point start)
{
    return std::chrono::duration<double>(Steady::now() - start).count();
}

Event message(int number)
{
    return test::received(u"w1"_s,
                          test::customerMessage(QString::number(number % people), number,
                                                u"请问我上周买的那件外套什么时候能到？订单一直没有更新物流信息。"_s,
                                                test::morning));
}

void oneEvent()
{
    const team::Key first = team::Key::generate(), data = team::Key::generate();
    const team::Names names(first);
    const team::KeyRef ref{1, QByteArray(32, 'a'), QByteArray(16, '0')};
    const Event event = message(1);
    const auto start = Steady::now();
    QByteArray batch;
    constexpr int rounds = 20'000;
    for (int i = 0; i < rounds; ++i)
        batch = QJsonDocument(QJsonArray{team::sealEvent(event, {}, names, ref, team::eventKey(first, &data),
                                                         {"channel.w1", "id", 0, 1})})
                    .toJson(QJsonDocument::Compact);
    const double sealing = secondsSince(start) / rounds;
    const auto again = Steady::now();
    for (int i = 0; i < rounds; ++i) {
        std::vector<team::SealedEvent> read = *team::readSealed(batch);
        if (!team::openEvent(read[0], team::eventKey(first, &data), {"channel.w1", "id", 0, 1}))
            std::abort();
    }
    std::printf("one event: sealed in %.1f us, opened in %.1f us, %lld bytes (plain %lld)\n", sealing * 1e6,
                secondsSince(again) / rounds * 1e6, static_cast<long long>(batch.size()),
                static_cast<long long>(encodeEvents({event}).size()));
}

void fill(Log &log)
{
    std::counting_semaphore<underWay> places(underWay);
    std::atomic<int> failed = 0;
    const auto start = Steady::now();
    for (int i = 0; i < events; ++i) {
        places.acquire();
        log.append({u"channel.w1"_s, "w1\n" + QByteArray::number(i), {message(i)}, {}},
                   [&](const AppendOutcome &outcome) {
                       failed += std::holds_alternative<Accepted>(outcome) ? 0 : 1;
                       places.release();
                   });
    }
    for (int i = 0; i < underWay; ++i)
        places.acquire();
    std::printf("  %d events written in %.1f s, %d failed\n", events, secondsSince(start), failed.load());
}

void catchUp(Log &log, const char *what)
{
    const auto start = Steady::now();
    std::promise<void> all;
    int taken = 0, closed = 0;
    const auto subscription = log.follow(0, [&](const std::vector<Record> &records) {
        for (const Record &record : records)
            for (const Event &event : record.events) {
                closed += event.type == EventType::PlatformEventReceived ? 0 : 1;
                if (++taken == events)
                    all.set_value();
            }
        return true;
    });
    all.get_future().wait();
    std::printf("  %s: %d events of %d people in %.2f s, %d unreadable\n", what, events, people, secondsSince(start),
                closed);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    for (int round = 0; round < 3; ++round)
        oneEvent();
    test::NatsServer server;
    if (!server.start())
        return 1;
    std::printf("plain\n");
    {
        test::SealedTeam plain(u"plain"_s, server.url());
        JetStreamLog log(plain.plainOptions());
        if (!log.waitUntilReady(20s))
            return 1;
        fill(log);
        for (int round = 0; round < 3; ++round)
            catchUp(log, "caught up");
    }
    std::printf("sealed\n");
    test::SealedTeam team(u"sealed"_s, server.url());
    if (!team.found())
        return 1;
    {
        test::SealedTeam::Desk desk = team.founderDesk();
        if (!desk.log->waitUntilReady(20s))
            return 1;
        fill(*desk.log);
        catchUp(*desk.log, "with all keys known");
    }
    for (int round = 0; round < 3; ++round) {
        test::SealedTeam::Desk desk = team.desk(team.founderId(), team.founder(), u"new%1"_s.arg(round));
        if (!desk.log->waitUntilReady(20s))
            return 1;
        catchUp(*desk.log, "a new desk");
    }
    return 0;
}
