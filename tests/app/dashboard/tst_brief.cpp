// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/brief.h"

#include "models/policy/playbook.h"
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const ZoneOffsets shanghai("Asia/Shanghai");

Instant at(const QString &text)
{
    return *parseRfc3339(text);
}

Brief daily()
{
    Brief brief;
    brief.folder = u"/tmp"_s;
    brief.maker = AgentId(u"lin"_s);
    return brief;
}

} // namespace

class TestBrief : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void due_isByTheClockOnTheWall_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<bool>("weekly");
        QTest::addColumn<int>("minute");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("next");
        const QByteArray here("Asia/Shanghai"), berlin("Europe/Berlin");
        const int early = 8 * 60 + 30;
        QTest::newRow("before its time today") << here << false << early << u"2026-11-23T08:29:59+08:00"_s
                                               << u"2026-11-22T08:30:00+08:00"_s << u"2026-11-23T08:30:00+08:00"_s;
        QTest::newRow("at its time") << here << false << early << u"2026-11-23T08:30:00+08:00"_s
                                     << u"2026-11-23T08:30:00+08:00"_s << u"2026-11-24T08:30:00+08:00"_s;
        QTest::newRow("weekly, on another day") << here << true << early << u"2026-11-26T12:00:00+08:00"_s
                                                << u"2026-11-23T08:30:00+08:00"_s << u"2026-11-30T08:30:00+08:00"_s;
        QTest::newRow("weekly, on its day before its time")
            << here << true << early << u"2026-11-23T07:00:00+08:00"_s << u"2026-11-16T08:30:00+08:00"_s
            << u"2026-11-23T08:30:00+08:00"_s;
        QTest::newRow("the night an hour is skipped")
            << berlin << false << early << u"2026-03-29T12:00:00+02:00"_s << u"2026-03-29T08:30:00+02:00"_s
            << u"2026-03-30T08:30:00+02:00"_s;
        QTest::newRow("the night an hour is repeated")
            << berlin << false << early << u"2026-10-25T12:00:00+01:00"_s << u"2026-10-25T08:30:00+01:00"_s
            << u"2026-10-26T08:30:00+01:00"_s;
        QTest::newRow("an hour that there is not") << berlin << false << 150 << u"2026-03-29T12:00:00+02:00"_s
                                                   << u"2026-03-29T03:30:00+02:00"_s << u"2026-03-30T02:30:00+02:00"_s;
    }
    void due_isByTheClockOnTheWall()
    {
        QFETCH(QByteArray, zone);
        QFETCH(bool, weekly);
        QFETCH(int, minute);
        QFETCH(QString, now);
        QFETCH(QString, last);
        QFETCH(QString, next);
        Brief brief = daily();
        brief.every = weekly ? Brief::Every::Week : Brief::Every::Day;
        brief.minute = minute;
        const ZoneOffsets offsets(zone);
        QCOMPARE(toRfc3339(lastDue(brief, at(now), offsets)), toRfc3339(at(last)));
        QCOMPARE(toRfc3339(nextDue(brief, at(now), offsets)), toRfc3339(at(next)));
    }

    void period_isTheDayOrTheWeekBefore()
    {
        Brief brief = daily();
        const Instant due = at(u"2026-11-23T08:30:00+08:00"_s);
        const auto dates = [&] { return *briefQuery(brief, due, shanghai).dates; };
        QCOMPARE(dates(), std::pair(sys_days(2026y / 11 / 22), sys_days(2026y / 11 / 22)));
        brief.every = Brief::Every::Week;
        QCOMPARE(dates(), std::pair(sys_days(2026y / 11 / 16), sys_days(2026y / 11 / 22)));
    }

    void body_comesBackAsItWas_andDamageIsSeen_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("a rhythm of a later version") << u"every"_s << QJsonValue(u"month"_s);
        QTest::newRow("an eighth day of the week") << u"weekday"_s << QJsonValue(8);
        QTest::newRow("after midnight of the same day") << u"minute"_s << QJsonValue(1440);
        QTest::newRow("no time") << u"minute"_s << QJsonValue();
        QTest::newRow("no folder") << u"folder"_s << QJsonValue(QString());
        QTest::newRow("nobody makes it") << u"maker"_s << QJsonValue();
    }
    void body_comesBackAsItWas_andDamageIsSeen()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        Brief brief = daily();
        brief.every = Brief::Every::Week;
        brief.weekday = 5;
        brief.html = false;
        QJsonObject body = toJson(brief);
        QCOMPARE(*briefFromJson(body), brief);
        body.insert(key, value);
        QVERIFY(!briefFromJson(body));
        body = toJson(brief);
        body.insert("pdf"_L1, false);
        QVERIFY2(!briefFromJson(body), "neither form");
    }

    void brief_ranksProblems_andCountsAnger()
    {
        FedProjection desk;
        desk.tell(eventAt(channel(u"oa"_s, Platform::WechatOa, u"A"_s), morning));
        int number = 0;
        const auto write = [&](Instant::duration when, const QString &category, const QString &emotion) {
            const QString person = u"p%1"_s.arg(++number);
            desk.tell(received(u"oa"_s, customerMessage(person, number, u"hello"_s, morning + when)));
            const CaseRow row = desk.cases().front();
            CaseClassified classified;
            classified.caseId = row.id;
            classified.category = category;
            desk.tell(eventAt(classified, morning + when + 1min));
            MessageJudged judged;
            judged.caseId = row.id;
            const std::vector<TimelineRow> lines = *timeline(desk.db(), row.row, 10);
            for (const TimelineRow &line : lines)
                if (line.kind == TimelineKind::Message)
                    judged.message = line.id;
            judged.emotion = emotion;
            desk.tell(eventAt(judged, morning + when + 1min));
        };
        for (const auto &[when, category, emotion] : {std::tuple(-24h, u"refund"_s, u"negative"_s),
                                                      {0h, u"refund"_s, u"negative"_s},
                                                      {1h, u"refund"_s, u"neutral"_s},
                                                      {2h, u"logistics"_s, u"positive"_s}})
            write(when, category, emotion);
        const sys_days today = floor<days>(morning);
        DashboardQuery query;
        query.dates = {today, today};
        const auto facts = readBrief(desk.db(), query, dashboardRules(*Playbook::shipped()), morning + 30h);
        QVERIFY(facts);
        QCOMPARE(facts->figures.whole.resolution.cases, 3);
        QCOMPARE(facts->categories.size(), size_t(2));
        QCOMPARE(facts->categories[0].category, u"refund"_s);
        QCOMPARE(facts->categories[0].cases, 2);
        QCOMPARE(facts->categories[0].before, 1);
        QCOMPARE(facts->categories[0].negative, 1);
        QCOMPARE(facts->categories[1].before, 0);
        QCOMPARE(facts->negative, 1);
        QCOMPARE(facts->negativeBefore, 1);
    }
};

QTEST_GUILESS_MAIN(TestBrief)
#include "tst_brief.moc"
