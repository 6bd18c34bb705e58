// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/sla.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

using namespace lianxi;
using namespace std::chrono;
using namespace Qt::StringLiterals;

namespace
{

ServiceHours week(const QByteArray &zone, minutes from = 9h, minutes to = 18h)
{
    ServiceHours hours;
    hours.timeZone = zone;
    for (int day = 1; day <= 5; ++day)
        hours.periods.push_back({day, from, to});
    return hours;
}

Instant at(const char *text)
{
    return parseRfc3339(QString::fromLatin1(text)).value();
}

ServiceHours lunchBreak()
{
    ServiceHours hours = week("Asia/Shanghai", 13h + 30min, 18h);
    for (int day = 1; day <= 5; ++day)
        hours.periods.push_back({day, 9h, 12h});
    return hours;
}

ServiceHours nationalDay()
{
    ServiceHours hours = week("Asia/Shanghai");
    hours.holidays = {sys_days(2026y / 10 / 2), sys_days(2026y / 10 / 1)};
    return hours;
}

ServiceHours everyNight(const QByteArray &zone) // 00:00–06:00 on all days, where zones change their clocks
{
    ServiceHours hours;
    hours.timeZone = zone;
    for (int day = 1; day <= 7; ++day)
        hours.periods.push_back({day, 0min, 6h});
    return hours;
}

/// The definition itself, second by second, with QTimeZone: what the fast code must agree with.
qint64 countedSeconds(const ServiceHours &hours, qint64 from, qint64 to)
{
    const QTimeZone zone(hours.timeZone);
    qint64 sum = 0;
    for (qint64 t = from; t < to; t += 60) {
        const QDateTime local = QDateTime::fromSecsSinceEpoch(t, zone);
        const minutes clock(local.time().msecsSinceStartOfDay() / 60000);
        const sys_days day(days(local.date().toJulianDay() - QDate(1970, 1, 1).toJulianDay()));
        const bool open = std::ranges::find(hours.holidays, day) == hours.holidays.end()
            && std::ranges::any_of(hours.periods, [&](const ServiceHours::Period &p) {
                              return p.day == local.date().dayOfWeek() && p.from <= clock && clock < p.to;
                          });
        sum += open ? 60 : 0;
    }
    return sum;
}

} // namespace

Q_DECLARE_METATYPE(lianxi::ServiceHours)

class TestSla : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addServiceTime_data()
    {
        QTest::addColumn<ServiceHours>("hours");
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("due");
        const ServiceHours cn = week("Asia/Shanghai"), us = week("America/New_York"), de = week("Europe/Berlin");
        // 2026-09-04 is a Friday; Shanghai is UTC+8.
        QTest::newRow("inside one day") << cn << "2026-09-01T01:00:00Z" << 3600 << "2026-09-01T02:00:00Z";
        QTest::newRow("milliseconds are kept")
            << cn << "2026-09-01T01:00:00.250Z" << 3600 << "2026-09-01T02:00:00.250Z";
        QTest::newRow("ends exactly at closing") << cn << "2026-09-01T09:00:00Z" << 3600 << "2026-09-01T10:00:00Z";
        QTest::newRow("one second over closing") << cn << "2026-09-01T09:00:01Z" << 3600 << "2026-09-02T01:00:01Z";
        QTest::newRow("before opening counts from opening")
            << cn << "2026-08-31T20:00:00Z" << 60 << "2026-09-01T01:01:00Z";
        QTest::newRow("over the weekend") << cn << "2026-09-04T09:30:00Z" << 3600 << "2026-09-07T01:30:00Z";
        QTest::newRow("on Sunday") << cn << "2026-09-06T04:00:00Z" << 3600 << "2026-09-07T02:00:00Z";
        QTest::newRow("zero length is due at once, even at night")
            << cn << "2026-09-06T18:00:00Z" << 0 << "2026-09-06T18:00:00Z";
        QTest::newRow("negative length is due at once") << cn << "2026-09-01T01:00:00Z" << -5 << "2026-09-01T01:00:00Z";
        QTest::newRow("over lunch") << lunchBreak() << "2026-09-01T03:30:00Z" << 3600 << "2026-09-01T06:00:00Z";
        QTest::newRow("two holidays, then the weekend follows")
            << nationalDay() << "2026-09-30T09:30:00Z" << 36000 << "2026-10-06T01:30:00Z";
        QTest::newRow("two weeks of service")
            << cn << "2026-09-01T01:00:00Z" << 10 * 9 * 3600 << "2026-09-14T10:00:00Z";
        QTest::newRow("New York in winter") << us << "2026-03-06T22:30:00Z" << 3600 << "2026-03-09T13:30:00Z";
        QTest::newRow("New York in summer") << us << "2026-07-01T13:00:00Z" << 60 << "2026-07-01T13:01:00Z";
        QTest::newRow("Berlin over the autumn change")
            << de << "2026-10-23T15:30:00Z" << 3600 << "2026-10-26T08:30:00Z";
        QTest::newRow("the skipped hour does not count")
            << everyNight("Europe/Berlin") << "2026-03-29T00:30:00Z" << 3600 << "2026-03-29T01:30:00Z";
        QTest::newRow("the night with a skipped hour has five")
            << everyNight("Europe/Berlin") << "2026-03-28T23:00:00Z" << 5 * 3600 << "2026-03-29T04:00:00Z";
        QTest::newRow("the night with a repeated hour has seven")
            << everyNight("Europe/Berlin") << "2026-10-24T22:00:00Z" << 7 * 3600 << "2026-10-25T05:00:00Z";
        QTest::newRow("no periods: always open")
            << ServiceHours{} << "2026-09-06T18:00:00Z" << 3600 << "2026-09-06T19:00:00Z";
        QTest::newRow("half-hour zone") << week("Asia/Kolkata") << "2026-09-01T12:00:00Z" << 3600
                                        << "2026-09-02T04:00:00Z";
    }
    void addServiceTime()
    {
        QFETCH(ServiceHours, hours);
        QFETCH(QString, start);
        QFETCH(int, seconds);
        QFETCH(QString, due);
        const Instant begin = parseRfc3339(start).value();
        const Instant got = lianxi::addServiceTime(hours, begin, std::chrono::seconds(seconds));
        QCOMPARE(toRfc3339(got), toRfc3339(parseRfc3339(due).value()));
        QCOMPARE(serviceTimeBetween(hours, begin, got).count(), std::max(seconds, 0));
    }

    void agreesWithCountingMinutes_data()
    {
        QTest::addColumn<ServiceHours>("hours");
        QTest::newRow("Shanghai") << nationalDay();
        QTest::newRow("Berlin nights") << everyNight("Europe/Berlin");
        QTest::newRow("New York") << week("America/New_York");
        QTest::newRow("Lord Howe, half-hour change") << everyNight("Australia/Lord_Howe");
        QTest::newRow("lunch break") << lunchBreak();
    }
    void agreesWithCountingMinutes()
    {
        QFETCH(ServiceHours, hours);
        // Windows around the changes of 2026: end of March, start of April, October, November.
        for (const char *text : {"2026-03-27T11:07:00Z", "2026-04-03T15:00:00Z", "2026-09-29T02:00:00Z",
                                 "2026-10-23T21:13:00Z", "2026-10-30T01:00:00Z"}) {
            const qint64 from = toMillis(at(text)) / 1000;
            for (const qint64 length : {60LL, 7LL * 3600, 26LL * 3600, 96LL * 3600})
                QCOMPARE(serviceTimeBetween(hours, fromMillis(from * 1000), fromMillis((from + length) * 1000)).count(),
                         countedSeconds(hours, from, from + length));
        }
    }

    void serviceTimeOfOddRanges()
    {
        const ServiceHours cn = week("Asia/Shanghai");
        QCOMPARE(serviceTimeBetween(cn, at("2026-09-02T00:00:00Z"), at("2026-09-01T00:00:00Z")), 0s);
        QCOMPARE(serviceTimeBetween(cn, at("2026-08-31T16:00:00Z"), at("2026-09-07T16:00:00Z")), seconds(45h));
        QVERIFY(serviceTimeBetween(cn, Instant::min(), Instant::max()) > 0s);
        QCOMPARE(lianxi::addServiceTime(cn, Instant::max(), 60s), Instant::max());
    }

    void overlappingPeriodsCountOnce()
    {
        ServiceHours hours;
        hours.timeZone = "UTC";
        hours.periods = {{1, 9h, 12h}, {1, 11h, 13h}, {1, 10h, 11h}, {1, 18h, 17h}};
        // 2026-09-07 is a Monday.
        QCOMPARE(serviceTimeBetween(hours, at("2026-09-07T00:00:00Z"), at("2026-09-08T00:00:00Z")), seconds(4h));
        hours.periods = {{1, 9h, 9h}};
        QCOMPARE(lianxi::addServiceTime(hours, at("2026-09-07T00:00:00Z"), 60s), at("2026-09-07T00:01:00Z"));
    }

    void defaultPromises()
    {
        const FoldRules rules;
        const auto promise = [&rules](CaseClass c, ClockKind kind) {
            const auto &list = rules.promises[static_cast<size_t>(c)];
            const auto found = std::ranges::find(list, kind, &ClockPromise::kind);
            return found == list.end() ? std::optional<ClockPromise>() : *found;
        };
        using P = std::optional<ClockPromise>;
        QVERIFY(promise(CaseClass::Normal, ClockKind::FirstResponse) == P({ClockKind::FirstResponse, 60min, true}));
        QVERIFY(promise(CaseClass::Complex, ClockKind::Plan) == P({ClockKind::Plan, 240min, true}));
        QVERIFY(promise(CaseClass::Urgent, ClockKind::FollowUp) == P({ClockKind::FollowUp, 30min, false}));
        QVERIFY(promise(CaseClass::General, ClockKind::Calm) == P({ClockKind::Calm, 120min, false}));
        QVERIFY(promise(CaseClass::Incident, ClockKind::Plan) == P({ClockKind::Plan, 60min, false}));
        QVERIFY(promise(CaseClass::Crisis, ClockKind::FirstResponse) == P({ClockKind::FirstResponse, 0s, false}));
        QVERIFY(promise(CaseClass::Crisis, ClockKind::Calm) == P({ClockKind::Calm, 24h, false}));
        const Instant saturday = at("2026-09-05T04:00:00Z");
        QCOMPARE(dueTime(*promise(CaseClass::Urgent, ClockKind::FollowUp), rules.hours, saturday), saturday + 30min);
        QCOMPARE(dueTime(*promise(CaseClass::Normal, ClockKind::FirstResponse), rules.hours, saturday),
                 at("2026-09-07T02:00:00Z"));
        QCOMPARE(dueTime(*promise(CaseClass::Crisis, ClockKind::FirstResponse), rules.hours, saturday), saturday);
    }

    void foldRulesSurviveJson()
    {
        FoldRules rules;
        QCOMPARE(foldRulesFromJson(toJson(rules)).value(), rules);
        rules.hours = lunchBreak();
        rules.hours.holidays = {sys_days(2026y / 10 / 1), sys_days(2028y / 2 / 29)};
        rules.hours.periods.push_back({7, 20h, 24h});
        rules.promises[0] = {{ClockKind::NextResponse, 90s, false}};
        rules.promises[1].clear();
        rules.joinWindow = 5h;
        rules.reopenWindow = 0h;
        QCOMPARE(foldRulesFromJson(toJson(rules)).value(), rules);
        QCOMPARE(foldRulesFromJson({}).value(), FoldRules());
    }

    void badFoldRulesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("unknown zone") << QByteArray(R"({"hours":{"time_zone":"Mars/Base","periods":[]}})");
        QTest::newRow("no periods") << QByteArray(R"({"hours":{"time_zone":"UTC"}})");
        QTest::newRow("day 8") << QByteArray(
            R"({"hours":{"time_zone":"UTC","periods":[{"day":8,"from":"09:00","to":"10:00"}]}})");
        QTest::newRow("ends before it begins")
            << QByteArray(R"({"hours":{"time_zone":"UTC","periods":[{"day":1,"from":"19:00","to":"10:00"}]}})");
        QTest::newRow("25 o'clock") << QByteArray(
            R"({"hours":{"time_zone":"UTC","periods":[{"day":1,"from":"09:00","to":"25:00"}]}})");
        QTest::newRow("30 February") << QByteArray(
            R"({"hours":{"time_zone":"UTC","periods":[],"holidays":["2026-02-30"]}})");
        QTest::newRow("unknown clock") << QByteArray(
            R"({"promises":{"normal":[{"clock":"smile","seconds":1,"service_hours":true}]}})");
        QTest::newRow("negative length") << QByteArray(
            R"({"promises":{"normal":[{"clock":"plan","seconds":-1,"service_hours":true}]}})");
        QTest::newRow("service_hours missing")
            << QByteArray(R"({"promises":{"normal":[{"clock":"plan","seconds":1}]}})");
        QTest::newRow("window of text") << QByteArray(R"({"join_window_hours":"long"})");
    }
    void badFoldRulesAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto read = foldRulesFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QVERIFY(!read.error().detail.isEmpty());
    }

    void colours_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("passed");
        QTest::addColumn<int>("colour");
        const auto colour = [](ClockColour c) { return static_cast<int>(c); };
        QTest::newRow("fresh") << 3600 << 0 << colour(ClockColour::Calm);
        QTest::newRow("just before the last quarter") << 4 * 3600 << 3 * 3600 - 1 << colour(ClockColour::Calm);
        QTest::newRow("the last quarter") << 4 * 3600 << 3 * 3600 << colour(ClockColour::Amber);
        QTest::newRow("the last 15 min of a short one") << 1800 << 900 << colour(ClockColour::Amber);
        QTest::newRow("before the last 15 min") << 1800 << 899 << colour(ClockColour::Calm);
        QTest::newRow("one second left") << 3600 << 3599 << colour(ClockColour::Amber);
        QTest::newRow("due") << 3600 << 3600 << colour(ClockColour::Red);
        QTest::newRow("due at once") << 0 << 0 << colour(ClockColour::Red);
    }
    void colours()
    {
        QFETCH(int, length);
        QFETCH(int, passed);
        QFETCH(int, colour);
        const Instant start = at("2026-09-01T01:00:00Z");
        const RunningClock clock{ClockKind::Plan, start, start + seconds(length)};
        QCOMPARE(static_cast<int>(colourOf(clock, start + seconds(passed))), colour);
    }

    void shareLeftGoesFromOneToZero()
    {
        const Instant start = at("2026-09-01T01:00:00Z");
        const RunningClock clock{ClockKind::Plan, start, start + 1h};
        QCOMPARE(shareLeft(clock, start - 1h), 1.0);
        QCOMPARE(shareLeft(clock, start), 1.0);
        QCOMPARE(shareLeft(clock, start + 15min), 0.75);
        QCOMPARE(shareLeft(clock, start + 1h), 0.0);
        QCOMPARE(shareLeft(clock, start + 9h), 0.0);
        QCOMPARE(shareLeft({ClockKind::Plan, start, start}, start), 0.0);
    }

    void speedIsPrinted()
    {
        const ServiceHours hours = nationalDay();
        const Instant start = at("2026-09-30T09:30:00Z");
        constexpr int rounds = 100'000;
        QElapsedTimer timer;
        timer.start();
        qint64 sum = 0;
        for (int i = 0; i < rounds; ++i)
            sum += toMillis(lianxi::addServiceTime(hours, start + seconds(i), 240min)) & 1;
        qInfo("addServiceTime over two holidays: %lld ns a call (%lld)",
              static_cast<long long>(timer.nsecsElapsed() / rounds), static_cast<long long>(sum));
    }
};

QTEST_GUILESS_MAIN(TestSla)
#include "tst_sla.moc"
