// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/calls.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace std::chrono_literals;

namespace
{

const Instant nine = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1) + 9h;

Call call(Instant::duration at, std::optional<Instant::duration> rang, Instant::duration lasted, CallOutcome outcome,
          bool inbound = true, qint64 agent = 1)
{
    Call made;
    made.began = nine + at;
    if (rang)
        made.answered = made.began + *rang;
    made.ended = made.began + rang.value_or(0s) + lasted;
    made.outcome = outcome;
    made.inbound = inbound;
    made.agent = agent;
    return made;
}

} // namespace

class TestCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calls_areCountedByHand()
    {
        std::vector<Call> calls{
            call(0min, 5s, 3min, CallOutcome::Answered),
            call(5min, 20s, 1min, CallOutcome::Answered), // in time to the second
            call(10min, 21s, 2min, CallOutcome::Answered),
            call(20min, std::nullopt, 40s, CallOutcome::Missed),
            call(25min, std::nullopt, 10s, CallOutcome::Busy), // offered, but nobody gave up
            call(30min, std::nullopt, 10s, CallOutcome::HandedOn),
            call(35min, std::nullopt, 10s, CallOutcome::Unseen),
            call(40min, 10s, 6min, CallOutcome::Answered, false), // ours
        };
        Call open = call(50min, 5s, 0s, CallOutcome::Open);
        open.ended.reset();
        calls.push_back(open);
        const CallFigures figures = callFigures(calls, {20s});
        QCOMPARE(figures.offered, 5);
        QCOMPARE(figures.answered, 3);
        QCOMPARE(figures.inTime, 2);
        QCOMPARE(figures.serviceLevel(), 0.4);
        QCOMPARE(figures.abandoned, 1);
        QCOMPARE(figures.abandonment(), 0.2);
        QCOMPARE(figures.ringing.median, 20.0);
        QCOMPARE(figures.handling.n, 4);
        QCOMPARE(figures.handling.mean, (180.0 + 60 + 120 + 360) / 4);
        QCOMPARE(callFigures({}, {20s}), CallFigures());
    }

    void occupancy_isTimeSpoken_ofTimeThere_data()
    {
        QTest::addColumn<int>("awayFrom"); // minutes after nine
        QTest::addColumn<double>("share");
        QTest::newRow("there all the hour") << 60 << 30 / 60.0;
        QTest::newRow("away for the second half: a call then does not count") << 30 << 20 / 30.0;
    }
    void occupancy_isTimeSpoken_ofTimeThere()
    {
        QFETCH(int, awayFrom);
        const std::chrono::minutes leaves(awayFrom);
        const std::vector<Call> calls{
            call(-10min, 0s, 20min, CallOutcome::Answered), // ten minutes of it in the hour
            call(5min, 0s, 15min, CallOutcome::Answered), // five minutes of it beside the first
            call(50min, 0s, 30min, CallOutcome::Answered), // ten minutes of it in the hour
            call(0min, 0s, 60min, CallOutcome::Answered, true, 2), // somebody who was never there
        };
        const std::vector<PresenceSpan> presence{
            {1, nine, nine + 10min, Presence::Online},
            {1, nine + 10min, nine + leaves, Presence::Busy},
            {1, nine + leaves, nine + 60min, Presence::Away},
            {3, nine, nine + 60min, Presence::Online},
        };
        const auto all = occupancy(calls, presence, nine, nine + 60min);
        QCOMPARE(all.size(), size_t(2)); // whoever had a call
        QTEST(all.at(1).share(), "share");
        QCOMPARE(all.at(2), Occupancy());
        QCOMPARE(all.at(2).share(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
