// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/hours_text.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// "1 09:00-18:00|…", minutes as people read them.
QString textOf(const std::vector<ServiceHours::Period> &periods)
{
    QStringList all;
    for (const ServiceHours::Period &period : periods)
        all << u"%1 %2-%3"_s.arg(period.day).arg(period.from.count()).arg(period.to.count());
    return all.join(u'|');
}

} // namespace

class TestHoursText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("periods");
        const QString week = u"1 540-1080|2 540-1080|3 540-1080|4 540-1080|5 540-1080"_s;
        QTest::newRow("nothing is no period") << QString() << QString();
        QTest::newRow("times alone are of every day")
            << u"09:00-18:00"_s << QString(week + u"|6 540-1080|7 540-1080"_s);
        QTest::newRow("blanks round the dash") << u"Mon-Fri 9:00 - 18:00"_s << week;
        QTest::newRow("Chinese days") << u"周一至周五 9:00-18:00"_s << week;
        QTest::newRow("full-width colon") << u"星期六 9：00—12：00"_s << u"6 540-720"_s;
        QTest::newRow("times after a comma are of the same days")
            << u"Sat 09:00-12:00, 13:00-18:00"_s << u"6 540-720|6 780-1080"_s;
        QTest::newRow("several days") << u"Mon Wed 10:00-11:00; Sun 12:00-24:00"_s
                                      << u"1 600-660|3 600-660|7 720-1440"_s;
        QTest::newRow("over the end of the week") << u"Sat-Mon 10:00-11:00"_s << u"1 600-660|6 600-660|7 600-660"_s;
        QTest::newRow("all day") << u"周日 00:00-24:00"_s << u"7 0-1440"_s;
        QTest::newRow("traditional script") << u"週二 10:00-11:00"_s << u"2 600-660"_s;
    }
    void read()
    {
        QFETCH(QString, text);
        QFETCH(QString, periods);
        const auto read = periodsFromText(text);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(textOf(*read), periods);
    }

    void wrongText_isNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wrong");
        QTest::newRow("no minutes") << u"9-21"_s << u"9-21"_s;
        QTest::newRow("no end") << u"09:00"_s << u"09:00"_s;
        QTest::newRow("hour 25") << u"08:00-09:00, 25:00-26:00"_s << u"25:00-26:00"_s;
        QTest::newRow("minute 75") << u"08:75-09:00"_s << u"08:75-09:00"_s;
        QTest::newRow("end before start") << u"18:00-09:00"_s << u"18:00-09:00"_s;
        QTest::newRow("no such day") << u"Fun 09:00-10:00"_s << u"Fun 09:00-10:00"_s;
        QTest::newRow("overlap") << u"09:00-12:00, Mon 11:00-13:00"_s << u"Mon 11:00-13:00"_s;
        QTest::newRow("days without times") << u"星期六、9：00～12：00"_s << u"星期六"_s;
        QTest::newRow("words") << u"morning"_s << u"morning"_s;
    }
    void wrongText_isNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, wrong);
        const auto read = periodsFromText(text);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QCOMPARE(read.error().detail, wrong);
    }

    void aChannel_keepsTheTeamsZoneAndHolidays()
    {
        ServiceHours team;
        team.timeZone = "Europe/Berlin";
        team.periods = {{1, 9h, 18h}};
        team.holidays = {std::chrono::sys_days(std::chrono::days(20'000))};
        const ServiceHours own = channelHours({{"service_hours"_L1, u"Sun 10:00-12:00"_s}}, team);
        QCOMPARE(own.timeZone, team.timeZone);
        QCOMPARE(own.holidays, team.holidays);
        QCOMPARE(textOf(own.periods), u"7 600-720"_s);
        QVERIFY(channelHours({}, team) == team);
        QVERIFY(channelHours({{"service_hours"_L1, u"whenever"_s}}, team) == team);
    }
};

QTEST_GUILESS_MAIN(TestHoursText)
#include "tst_hours_text.moc"
