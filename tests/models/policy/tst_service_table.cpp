// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/service_table.h"

#include <QTest>

#include <random>

using namespace lianxi;
using namespace std::chrono_literals;
using namespace std::chrono;

class TestServiceTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void between_anyTwoMoments_isTheServiceTime_data()
    {
        QTest::addColumn<ServiceHours>("hours");
        ServiceHours weekdays; // Monday to Friday, nine to six, in Shanghai; one holiday
        for (int day = 1; day <= 5; ++day)
            weekdays.periods.push_back({day, 9h, 18h});
        weekdays.holidays.push_back(sys_days(2026y / 3 / 10));
        QTest::newRow("weekdays with a holiday") << weekdays;
        ServiceHours berlin = weekdays; // its clocks go forward on 2026-03-29 and back on 2026-10-25
        berlin.timeZone = "Europe/Berlin";
        berlin.periods.push_back({7, 0h, 24h});
        QTest::newRow("a Sunday on which clocks change") << berlin;
        ServiceHours odd;
        odd.timeZone = "Asia/Kathmandu"; // a quarter of an hour off
        odd.periods = {{1, 8h + 30min, 12h + 7min}, {1, 13h, 17h + 45min}, {6, 22h, 24h}};
        QTest::newRow("odd minutes, two periods a day, a zone a quarter off") << odd;
        QTest::newRow("always open") << ServiceHours();
    }
    void between_anyTwoMoments_isTheServiceTime()
    {
        QFETCH(ServiceHours, hours);
        const Instant begin = sys_days(2026y / 3 / 1);
        const ServiceTable table(hours, begin, begin + days(240));
        std::mt19937 random(20261122);
        // A week on either side lies outside what the table covers.
        std::uniform_int_distribution<qint64> moment(-7LL * 86'400'000, 247LL * 86'400'000);
        for (int i = 0; i < 3000; ++i) {
            const Instant from = begin + milliseconds(moment(random));
            const Instant to =
                i % 2 == 0 ? begin + milliseconds(moment(random)) : from + milliseconds(moment(random) % 7'200'000);
            QCOMPARE(table.between(from, to), serviceTimeBetween(hours, from, to));
        }
    }

    void table_ofNothing_answersAllTheSame()
    {
        ServiceHours hours;
        hours.periods.push_back({1, 9h, 18h});
        const Instant monday = sys_days(2026y / 9 / 7);
        const ServiceTable empty(hours, monday, monday);
        QCOMPARE(empty.between(monday, monday + 24h), seconds(9h));
        QCOMPARE(empty.between(monday + 24h, monday), 0s);
    }
};

QTEST_GUILESS_MAIN(TestServiceTable)
#include "tst_service_table.moc"
