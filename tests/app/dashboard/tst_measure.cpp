// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/measure.h"

#include "models/policy/playbook.h"
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestMeasure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Four weeks in which a person answers after two hours, four in which it takes 78 minutes; each day twelve cases.
    void initTestCase()
    {
        m_desk.tell(eventAt(channel(u"oa"_s, Platform::WechatOa, u"A"_s), morning - 24h * 40));
        int number = 0;
        for (int day = -28; day < 28; ++day) {
            for (int n = 0; n < 12; ++n) {
                const Instant asked = morning + days(day) + minutes(10 * n);
                const QString person = u"p%1"_s.arg(++number);
                m_desk.tell(received(u"oa"_s, customerMessage(person, number, u"hello"_s, asked)));
                PlatformEvent answer = customerMessage(person, 100'000 + number, u"hello"_s,
                                                       asked + (day < 0 ? 120min : 78min) + seconds(17 * (n % 5)));
                answer.direction = Direction::Out;
                answer.sender = {};
                answer.more.insert("to"_L1, person);
                m_desk.tell(received(u"oa"_s, answer));
            }
        }
    }

    void waits_fellFromTwoHoursTo78Minutes()
    {
        const MeasureResult result = *read({});
        QCOMPARE(result.days.size(), size_t(56));
        QCOMPARE(result.days.front().day, first() - days(28));
        QCOMPARE(result.days[28].day, first());
        QCOMPARE(result.days[28].n, 12);
        QCOMPARE(result.days[28].cases.size(), size_t(12));
        QVERIFY(!result.isYoung);
        QCOMPARE(result.change.nBefore, 28 * 12);
        QCOMPARE(result.change.daysAfter, 28);
        QCOMPARE(result.change.before, 7200.0 + 25.5);
        QCOMPARE(result.change.after, 4680.0 + 25.5);
        QVERIFY(result.change.isTold());
        QVERIFY(result.change.difference->high < 0);
    }

    void arrivals_didNotChange()
    {
        MeasureQuery query;
        query.figure = DayFigure::NewCases;
        const MeasureResult result = *read(query);
        QCOMPARE(result.statistic, Statistic::PerDay);
        QCOMPARE(result.change.before, 12.0);
        QCOMPARE(result.change.after, 12.0);
        QVERIFY(result.change.difference && !result.change.isTold());
    }

    void youngMeasure_isCountedUntilYesterday_data()
    {
        QTest::addColumn<int>("passed");
        QTest::addColumn<int>("daysAfter");
        QTest::addColumn<bool>("told");
        QTest::newRow("it begins tomorrow") << -1 << 0 << false;
        QTest::newRow("it begins today") << 0 << 0 << false;
        QTest::newRow("four days are too few") << 4 << 4 << false;
        QTest::newRow("a week will do") << 7 << 7 << true;
    }
    void youngMeasure_isCountedUntilYesterday()
    {
        QFETCH(int, passed);
        const auto result = read({}, days(passed));
        QVERIFY(result);
        QVERIFY(result->isYoung);
        QTEST(result->change.daysAfter, "daysAfter");
        QTEST(result->change.isTold(), "told");
    }

    void noData_isNoError()
    {
        MeasureQuery query;
        query.day = first() - days(2000);
        const auto result = readMeasure(m_desk.db(), query, rules(), morning + days(28));
        QVERIFY(result);
        QCOMPARE(result->days.size(), size_t(56));
        QVERIFY(!result->change.difference);
    }

    void body_comesBackAsItWas_andDamageIsSeen_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no day") << u"day"_s << QJsonValue();
        QTest::newRow("a day that never was") << u"day"_s << QJsonValue(u"2026-02-30"_s);
        QTest::newRow("a figure of a later version") << u"figure"_s << QJsonValue(u"joy"_s);
        QTest::newRow("a statistic that is not chosen") << u"of_times"_s << QJsonValue(u"per_day"_s);
        QTest::newRow("no weeks") << u"weeks"_s << QJsonValue(0);
        QTest::newRow("a thousand weeks") << u"weeks"_s << QJsonValue(1000);
    }
    void body_comesBackAsItWas_andDamageIsSeen()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        Measure measure;
        measure.query = {first(), DayFigure::NetResolution, Statistic::P90, 8, true, true};
        measure.what = u"evening shift"_s;
        QJsonObject body = toJson(measure);
        QCOMPARE(*measureFromJson(body), measure);
        body.insert(key, value);
        QVERIFY(!measureFromJson(body));
    }

private:
    static sys_days first() { return floor<days>(morning); } // nine in the morning is the same day in Shanghai
    static DashboardRules rules() { return dashboardRules(*Playbook::shipped()); }
    Result<MeasureResult> read(MeasureQuery query, days passed = days(28))
    {
        query.day = first();
        return readMeasure(m_desk.db(), query, rules(), morning + passed);
    }
    FedProjection m_desk;
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
