// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/brief_keeper.h"

#include "tests/support/manual_scheduler.h"
#include "tests/support/team_board.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// A workstation whose briefs are made by the test: each job waits until the test says what came of it.
struct Station {
    ManualClock clock;
    ManualScheduler scheduler{clock};
    TeamBoard board{AgentId(u"lin"_s)};
    std::vector<std::pair<BriefKeeper::Job, BriefKeeper::Done>> jobs;
    std::unique_ptr<BriefKeeper> keeper;

    explicit Station(const QString &now = u"2026-11-23T09:00:00+08:00"_s)
    {
        clock.set(*parseRfc3339(now));
        open();
    }
    /// The program starts.
    void open()
    {
        keeper = std::make_unique<BriefKeeper>(BriefKeeper::Services{
            board.shelf, clock, scheduler, AgentId(u"lin"_s), u"here"_s, "Asia/Shanghai",
            [this](const BriefKeeper::Job &job, BriefKeeper::Done done) { jobs.emplace_back(job, std::move(done)); }});
        keeper->begin();
    }
    /// Every day at half past eight; written down in August.
    void put(const QString &id, const QString &maker = u"lin"_s, const QString &desk = u"here"_s,
             const QString &name = {})
    {
        Brief brief;
        brief.folder = u"/srv/briefs"_s;
        brief.maker = AgentId(maker);
        brief.desk = desk;
        TeamItemSaved item;
        item.kind = TeamItemKind::Brief;
        item.id = id;
        item.name = name.isEmpty() ? u"Brief "_s + id : name;
        item.body = toJson(brief);
        board.put(item);
    }
    [[nodiscard]] QStringList due() const
    {
        QStringList all;
        for (const auto &[job, done] : jobs)
            all.append(job.id + u' ' + toRfc3339(job.due));
        return all;
    }
};

} // namespace

class TestBriefKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missed_isMadeUpOnce_thenAtItsTime()
    {
        Station station;
        station.put(u"a"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(1)); // half an hour late, and only for this morning
        QCOMPARE(station.due(), QStringList({u"a 2026-11-23T00:30:00.000Z"_s}));
        station.scheduler.advance(1h);
        QCOMPARE(station.jobs.size(), size_t(1)); // it is under way
        station.jobs[0].second({});
        station.scheduler.advance(22h);
        QCOMPARE(station.jobs.size(), size_t(1));
        station.scheduler.advance(31min);
        QCOMPARE(station.due().last(), u"a 2026-11-24T00:30:00.000Z"_s);
        station.jobs[1].second({});
        station.scheduler.advance(48h); // the machine slept for two days: one is made up
        QCOMPARE(station.jobs.size(), size_t(3));
    }

    void anothers_isNotMade()
    {
        Station station;
        station.put(u"a"_s, u"wang"_s);
        QTRY_VERIFY(!station.board.shelf.items(TeamItemKind::Brief).empty());
        station.scheduler.advance(48h);
        QVERIFY(station.jobs.empty());
    }

    void damaged_isLeftAlone()
    {
        Station station;
        TeamItemSaved item;
        item.kind = TeamItemKind::Brief;
        item.id = u"broken"_s;
        item.body = {{"every"_L1, "moon"_L1}};
        station.board.put(item);
        station.put(u"a"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(1));
        QCOMPARE(station.jobs[0].first.id, u"a"_s);
    }

    void writtenDownAfterItsTime_waitsForTheNext()
    {
        Station station(u"2026-08-29T00:00:00Z"_s); // items are of 2026-08-29, 18:40 in Shanghai
        station.put(u"a"_s);
        QTRY_VERIFY(!station.board.shelf.items(TeamItemKind::Brief).empty());
        station.jobs.clear(); // by the clock of the morning it was due on the day before
        station.clock.set(*parseRfc3339(u"2026-08-29T19:00:00+08:00"_s));
        station.scheduler.advance(10min);
        QVERIFY(station.jobs.empty());
        station.scheduler.advance(14h);
        QCOMPARE(station.due(), QStringList({u"a 2026-08-30T00:30:00.000Z"_s}));
    }

    void whatCannotBeWritten_isSaid_andTriedAgain()
    {
        Station station;
        QSignalSpy failed(station.keeper.get(), &BriefKeeper::failed), made(station.keeper.get(), &BriefKeeper::made);
        station.put(u"a"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(1));
        station.jobs[0].second(u"There is no folder /srv/briefs."_s);
        QCOMPARE(failed.size(), 1);
        const QString sentence = failed.front().front().toString();
        QCOMPARE(station.keeper->trouble(), sentence);
        QVERIFY2(sentence.contains(u"Brief a"_s) && sentence.contains(u"/srv/briefs"_s), qPrintable(sentence));
        station.scheduler.advance(29min);
        QCOMPARE(station.jobs.size(), size_t(1));
        station.scheduler.advance(2min);
        QCOMPARE(station.jobs.size(), size_t(2));
        QCOMPARE(station.jobs[1].first.due, station.jobs[0].first.due);
        station.jobs[1].second({});
        QCOMPARE(made.size(), 1);
        QVERIFY(station.keeper->trouble().isEmpty());
    }

    void eachBriefsTrouble_staysUntilThatOneIsMade()
    {
        Station station;
        QSignalSpy changed(station.keeper.get(), &BriefKeeper::troubleChanged);
        station.put(u"a"_s);
        station.put(u"b"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(2));
        station.jobs[0].second(u"There is no folder /srv/briefs."_s);
        station.jobs[1].second({}); // the other one worked: that says nothing of the first
        QVERIFY(station.keeper->trouble().contains(u"Brief a"_s));
        QCOMPARE(changed.size(), 1);
        station.scheduler.advance(31min);
        QCOMPARE(station.jobs.size(), size_t(3));
        station.jobs[2].second({});
        QVERIFY(station.keeper->trouble().isEmpty());
    }

    void aBriefThatIsRemoved_troublesNobody()
    {
        Station station;
        station.put(u"a"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(1));
        station.jobs[0].second(u"no"_s);
        QVERIFY(!station.keeper->trouble().isEmpty());
        station.put(u"a"_s, u"lin"_s, u"elsewhere"_s); // saved at another workstation: that one makes it
        QTRY_VERIFY(station.keeper->trouble().isEmpty());
    }

    void ofTwoWorkstationsOfOnePerson_theOneThatSavedItMakesIt()
    {
        Station station;
        station.put(u"a"_s, u"lin"_s, u"the laptop"_s);
        station.put(u"b"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(1));
        QCOMPARE(station.jobs[0].first.id, u"b"_s);
    }

    void oneName_isNoticed()
    {
        Station station;
        station.put(u"a"_s, u"lin"_s, u"here"_s, u"Day: one"_s);
        station.put(u"b"_s, u"lin"_s, u"elsewhere"_s, u"day? ONE "_s);
        station.put(u"c"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(2));
        for (const auto &[job, done] : station.jobs)
            QCOMPARE(job.sameName, job.id == u"a"_s);
    }

    void onesOwnMoment_isNotMadeTwice_whenSomethingElseIsSaved()
    {
        Station station;
        station.put(u"a"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(1));
        station.put(u"b"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(2));
        station.jobs[0].second({});
        station.put(u"b"_s); // changed while it is written
        QCoreApplication::processEvents();
        QCOMPARE(station.jobs.size(), size_t(2));
    }

    void trial_isMadeAtOnce_andChangesNothing()
    {
        Station station;
        Brief brief;
        brief.folder = u"/tmp"_s;
        QSignalSpy tried(station.keeper.get(), &BriefKeeper::tried), failed(station.keeper.get(), &BriefKeeper::failed);
        station.keeper->makeNow(u"Trial"_s, brief);
        QCOMPARE(station.jobs.size(), size_t(1));
        QVERIFY(station.jobs[0].first.always);
        QCOMPARE(station.jobs[0].first.name, u"Trial"_s);
        station.jobs[0].second(u"no"_s);
        QCOMPARE(tried.front().front().toString(), u"no"_s);
        QCOMPARE(failed.size(), 0);
    }

    void answerAfterTheEnd_doesNoHarm()
    {
        Station station;
        station.put(u"a"_s);
        QTRY_COMPARE(station.jobs.size(), size_t(1));
        station.keeper.reset();
        station.jobs[0].second(u"too late"_s);
    }
};

QTEST_GUILESS_MAIN(TestBriefKeeper)
#include "tst_brief_keeper.moc"
