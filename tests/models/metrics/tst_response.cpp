// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/response.h"

#include "models/metrics/breakdown.h"

#include <QTest>

#include <random>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const Instant start = fromMillis(1'788'220'800'000); // Tuesday 2026-09-01 00:00 UTC, 08:00 in Shanghai

std::vector<std::chrono::milliseconds> secondsOf(std::initializer_list<int> times)
{
    std::vector<std::chrono::milliseconds> all;
    for (const int time : times)
        all.push_back(std::chrono::seconds(time));
    return all;
}

Turn turn(std::chrono::seconds asked, std::optional<std::chrono::seconds> bot,
          std::optional<std::chrono::seconds> person, bool first = true)
{
    Turn made;
    made.asked = start + asked;
    made.firstOfTalk = first;
    if (bot)
        made.answered = made.asked + *bot;
    if (person)
        made.byPerson = made.asked + *person;
    if (!made.answered || (made.byPerson && *made.byPerson < *made.answered))
        made.answered = made.byPerson;
    return made;
}

} // namespace

class TestResponse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summarise_data()
    {
        QTest::addColumn<std::vector<std::chrono::milliseconds>>("times");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("median");
        QTest::addColumn<double>("p90");
        QTest::newRow("nothing") << secondsOf({}) << 0.0 << 0.0 << 0.0;
        QTest::newRow("one") << secondsOf({7}) << 7.0 << 7.0 << 7.0;
        QTest::newRow("two: the median lies between") << secondsOf({10, 4}) << 7.0 << 7.0 << 10.0;
        QTest::newRow("three") << secondsOf({9, 1, 2}) << 4.0 << 2.0 << 9.0;
        QTest::newRow("ten: p90 is the ninth") << secondsOf({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) << 5.5 << 5.5 << 9.0;
        QTest::newRow("eleven: p90 is the tenth")
            << secondsOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) << 6.0 << 6.0 << 10.0;
        QTest::newRow("all the same") << secondsOf({5, 5, 5, 5}) << 5.0 << 5.0 << 5.0;
    }
    void summarise()
    {
        QFETCH(std::vector<std::chrono::milliseconds>, times);
        QFETCH(double, mean);
        QFETCH(double, median);
        QFETCH(double, p90);
        const Waits waits = metrics::summarise(times);
        QCOMPARE(waits.n, std::ssize(times));
        QCOMPARE(waits.mean, mean);
        QCOMPARE(waits.median, median);
        QCOMPARE(waits.p90, p90);
    }

    void shares_countTheLimitItself()
    {
        const Waits waits = metrics::summarise(secondsOf({900, 901, 3600, 86'400}));
        QCOMPARE(waits.within15Min, 0.25);
        QCOMPARE(waits.within60Min, 0.75);
        QCOMPARE(waits.within24Hours, 1.0);
    }

    void botsReply_isAnAnswerOnlyWhenAskedFor()
    {
        Turn again = turn(100s, 5s, {}, false); // the same person writes on; only the bot answers
        again.afterBot = true;
        const std::vector<Turn> turns{turn(0s, 2s, 300s), again, turn(0s, 3s, {}), turn(0s, {}, {})};
        const ResponseFigures people = responseFigures(turns, {});
        QCOMPARE(people.threads, 3);
        QCOMPARE(people.responded, 1);
        QCOMPARE(people.unansweredTurns, 2);
        QCOMPARE(people.firstResponse.mean, 300.0);
        QCOMPARE(people.turnWait.n, 1);
        const ResponseFigures all = responseFigures(turns, {.bots = true, .hours = {}});
        QCOMPARE(all.threads, 3);
        QCOMPARE(all.responded, 2);
        QCOMPARE(all.unansweredTurns, 1);
        QCOMPARE(all.firstResponse.mean, 2.5);
        QCOMPARE(all.turnWait.n, 3);
    }

    void serviceHours_leaveTheNightOut()
    {
        ServiceHours hours; // Monday to Friday, nine to six
        for (int day = 1; day <= 5; ++day)
            hours.periods.push_back({day, 9h, 18h});
        // Asked on Tuesday at 8:00, answered on Wednesday at 9:30.
        const std::vector<Turn> turns{turn(0s, {}, 25h + 30min)};
        QCOMPARE(responseFigures(turns, {}).firstResponse.mean, 25.5 * 3600);
        QCOMPARE(responseFigures(turns, {.bots = false, .hours = hours}).firstResponse.mean, 9.5 * 3600);
    }

    void hourAndWeekday_areTheZones()
    {
        const ZoneOffsets shanghai("Asia/Shanghai");
        const ZoneOffsets newYork("America/New_York");
        const Turn early = turn(0s, {}, {});
        QCOMPARE(hourKey(early, shanghai), u"08"_s);
        QCOMPARE(weekdayKey(early, shanghai), u"2"_s);
        QCOMPARE(hourKey(early, newYork), u"20"_s); // summer time, the evening before
        QCOMPARE(weekdayKey(early, newYork), u"1"_s);
    }

    void anyBreakdown_addsUpToTheWhole()
    {
        std::mt19937 random(3);
        std::vector<Turn> turns;
        for (int i = 0; i < 5000; ++i) {
            const auto maybe = [&](unsigned most) {
                return random() % 3 == 0 ? std::optional<std::chrono::seconds>()
                                         : std::chrono::seconds(random() % most);
            };
            Turn made = turn(std::chrono::seconds(random() % 1'000'000), maybe(60), maybe(9000), random() % 2 == 0);
            made.channel = random() % 7;
            made.agent = random() % 5;
            made.afterBot = !made.firstOfTalk && random() % 4 == 0;
            turns.push_back(made);
        }
        const ZoneOffsets zone("Asia/Shanghai");
        for (const bool bots : {false, true}) {
            const ResponseOptions options{bots, {}};
            const ResponseFigures whole = responseFigures(turns, options);
            QVERIFY(whole.threads > 0 && whole.responded > 0 && whole.unansweredTurns > 0);
            const auto addsUp = [&](auto &&keyOf) {
                ResponseFigures sum;
                double waited = 0;
                for (const auto &[key, part] : responseFiguresBy(turns, options, keyOf)) {
                    sum.threads += part.threads;
                    sum.responded += part.responded;
                    sum.unansweredTurns += part.unansweredTurns;
                    sum.turnWait.n += part.turnWait.n;
                    waited += part.turnWait.mean * static_cast<double>(part.turnWait.n);
                }
                return sum.threads == whole.threads && sum.responded == whole.responded
                    && sum.unansweredTurns == whole.unansweredTurns && sum.turnWait.n == whole.turnWait.n
                    && qFuzzyCompare(waited, whole.turnWait.mean * static_cast<double>(whole.turnWait.n));
            };
            QVERIFY(addsUp([](const Turn &t) { return t.channel; }));
            QVERIFY(addsUp([](const Turn &t) { return t.agent; }));
            QVERIFY(addsUp([&](const Turn &t) { return hourKey(t, zone); }));
            QVERIFY(addsUp([&](const Turn &t) { return weekdayKey(t, zone); }));
        }
    }
};

QTEST_GUILESS_MAIN(TestResponse)
#include "tst_response.moc"
