// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/arrivals.h"

#include <QTest>

#include <cmath>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace
{

bool near(double a, double b)
{
    return std::abs(a - b) < 0.0005;
}

} // namespace

class TestArrivals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginOfDay_isTheFirstMomentOfTheDate_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<sys_days>("date");
        QTest::addColumn<qint64>("minutesAfterUtcMidnight");
        QTest::newRow("Shanghai") << QByteArray("Asia/Shanghai") << sys_days(2026y / 9 / 1) << qint64(-8 * 60);
        QTest::newRow("New York in summer") << QByteArray("America/New_York") << sys_days(2026y / 7 / 1) << qint64(240);
        QTest::newRow("Berlin, the day clocks go forward")
            << QByteArray("Europe/Berlin") << sys_days(2026y / 3 / 29) << qint64(-60);
        QTest::newRow("Berlin, the day after")
            << QByteArray("Europe/Berlin") << sys_days(2026y / 3 / 30) << qint64(-120);
        // Clocks went from 24:00 on 2018-11-03 to 1:00: the day has no midnight.
        QTest::newRow("Sao Paulo, midnight skipped")
            << QByteArray("America/Sao_Paulo") << sys_days(2018y / 11 / 4) << qint64(180);
        // They went back from 24:00 on 2018-02-17 to 23:00.
        QTest::newRow("Sao Paulo, the evening repeated")
            << QByteArray("America/Sao_Paulo") << sys_days(2018y / 2 / 18) << qint64(180);
    }
    void beginOfDay_isTheFirstMomentOfTheDate()
    {
        QFETCH(QByteArray, zone);
        QFETCH(sys_days, date);
        QFETCH(qint64, minutesAfterUtcMidnight);
        const ZoneOffsets offsets(zone);
        const Instant begin = beginOfDay(date, offsets);
        QCOMPARE(begin, Instant(date + minutes(minutesAfterUtcMidnight)));
        QVERIFY(localHour(begin, offsets).date == date);
        QVERIFY(localHour(begin - 1ms, offsets).date < date);
    }

    void grid_dividesByTheHoursThatThereWere()
    {
        const ZoneOffsets berlin("Europe/Berlin");
        // Two weeks; on the Sunday between, two o'clock does not come.
        const Instant from = beginOfDay(sys_days(2026y / 3 / 23), berlin);
        const Instant to = beginOfDay(sys_days(2026y / 4 / 6), berlin);
        std::vector<CaseFact> cases(3);
        cases[0].asked = from + 9h + 59min; // Monday
        cases[1].asked = from + days(7) - 1h + 9h; // the next Monday at nine, an hour earlier by the sun
        cases[2].asked = from + 10h;
        const ArrivalGrid grid = arrivalGrid(cases, from, to, berlin);
        QCOMPARE(grid[0][9].cases, 2);
        QCOMPARE(grid[0][9].hours, 2.0);
        QCOMPARE(grid[0][9].perHour(), 1.0);
        QCOMPARE(grid[0][10].cases, 1);
        QCOMPARE(grid[6][2].hours, 1.0); // two Sundays, one of them without it
        QCOMPARE(grid[6][3].hours, 2.0);
        double hours = 0;
        for (const auto &day : grid)
            for (const ArrivalCell &cell : day)
                hours += cell.hours;
        QCOMPARE(hours, 14 * 24 - 1.0);
    }

    void grid_ofAQuarter_countsPartOfAnHour()
    {
        const ZoneOffsets utc("UTC");
        const Instant from = sys_days(2026y / 9 / 1); // Tuesday
        const ArrivalGrid grid = arrivalGrid({}, from + 10min, from + 25min, utc);
        QCOMPARE(grid[1][0].hours, 0.25);
        QCOMPARE(grid[1][1].hours, 0.0);
        QCOMPARE(grid[1][1].perHour(), 0.0);
    }

    void erlangC_textbookValues_data()
    {
        QTest::addColumn<int>("agents");
        QTest::addColumn<double>("load");
        QTest::addColumn<double>("chance");
        // One agent: as busy as the load. Two: a^2 / (2 + a). Three: by hand a^3/2(3-a) over 1 + a + a^2/2 +
        // a^3/2(3-a).
        QTest::newRow("nobody comes") << 3 << 0.0 << 0.0;
        QTest::newRow("one agent, half busy") << 1 << 0.5 << 0.5;
        QTest::newRow("two agents") << 2 << 1.0 << 1.0 / 3;
        QTest::newRow("three agents") << 3 << 2.0 << 4.0 / 9;
        QTest::newRow("eleven agents for ten") << 11 << 10.0 << 0.6821;
        QTest::newRow("they cannot keep up") << 2 << 2.0 << 1.0;
    }
    void erlangC_textbookValues()
    {
        QFETCH(int, agents);
        QFETCH(double, load);
        QFETCH(double, chance);
        QVERIFY2(near(waitingChance(agents, load), chance), qPrintable(QString::number(waitingChance(agents, load))));
    }

    void staffing_isTheFewestWithWhomTheShareIsMet()
    {
        const StaffingRules rules{180s, 20s, 0.8};
        // A hundred cases in half an hour, three minutes each: 10 agent hours an hour. 14 agents: by Erlang C
        // 0.1741 wait, 1 - 0.1741 e^(-4 20/180) = 0.888; 13 agents: 0.2853, 0.7955.
        QVERIFY(near(serviceLevel(14, 200, rules), 0.8884));
        QVERIFY(serviceLevel(13, 200, rules) < 0.8);
        QCOMPARE(agentsNeeded(200, rules), 14);
        QCOMPARE(agentsNeeded(0, rules), 0);
        QCOMPARE(agentsNeeded(0.01, rules), 1);
        QCOMPARE(agentsNeeded(10, {0s, 20s, 0.8}), 0);
        QCOMPARE(serviceLevel(10, 200, rules), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestArrivals)
#include "tst_arrivals.moc"
