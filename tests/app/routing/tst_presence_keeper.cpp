// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/presence_keeper.h"
#include "models/event/team_payloads.h"
#include "tests/support/manual_scheduler.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;

/// Presence is what the agent says; who touches nothing is asked.
class TestPresenceKeeper : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<PresenceKeeper> m_keeper;
    std::vector<Presence> m_told;
    QStringList m_reasons;
    DeskResult m_answer;

private Q_SLOTS:
    void init()
    {
        m_told.clear();
        m_reasons.clear();
        m_answer = {};
        m_scheduler = std::make_unique<ManualScheduler>(m_clock);
        m_keeper = std::make_unique<PresenceKeeper>(
            PresenceKeeper::Parts{m_clock, *m_scheduler,
                                  [this](Presence presence, const QString &reason, DeskDone done) {
                                      m_told.push_back(presence);
                                      m_reasons << reason;
                                      done(m_answer);
                                  },
                                  10min});
    }
    void cleanup()
    {
        m_keeper.reset();
        m_scheduler.reset();
    }

    void whatIsSaid_isToldOnce()
    {
        m_keeper->set(Presence::Online);
        m_keeper->set(Presence::Online);
        m_keeper->set(Presence::Finishing);
        QCOMPARE(m_told, (std::vector<Presence>{Presence::Online, Presence::Finishing}));
    }
    void pause_endsByItself()
    {
        QSignalSpy asked(m_keeper.get(), &PresenceKeeper::askedWhetherThere);
        m_keeper->set(Presence::Online);
        m_keeper->pause();
        QCOMPARE(m_keeper->presence(), Presence::Away);
        QCOMPARE(m_reasons, (QStringList{QString(), QString(pauseAfterHardCase)}));
        QVERIFY(m_keeper->pausedUntil() == m_clock.now() + 10min);
        m_scheduler->advance(10min - 1ms);
        QCOMPARE(m_keeper->presence(), Presence::Away);
        m_scheduler->advance(1ms);
        QCOMPARE(m_keeper->presence(), Presence::Online);
        QVERIFY(!m_keeper->pausedUntil());
        QCOMPARE(asked.size(), 0);
    }
    void pause_isOverWhenSomethingElseIsSaid()
    {
        m_keeper->set(Presence::Online);
        m_keeper->pause();
        m_scheduler->advance(3min);
        m_keeper->set(Presence::Offline); // home for the day
        m_scheduler->advance(1h);
        QCOMPARE(m_keeper->presence(), Presence::Offline);
        m_keeper->set(Presence::Finishing);
        m_keeper->pause();
        m_scheduler->advance(5min);
        m_keeper->pause(); // begins anew
        m_scheduler->advance(5min);
        QCOMPARE(m_keeper->presence(), Presence::Away);
        m_scheduler->advance(5min);
        QCOMPARE(m_keeper->presence(), Presence::Finishing); // what one was before
    }
    void idle_asks_andChangesNothing()
    {
        QSignalSpy asked(m_keeper.get(), &PresenceKeeper::askedWhetherThere);
        m_keeper->set(Presence::Online);
        m_scheduler->advance(10min - 1ms);
        QVERIFY(!m_keeper->asks());
        m_scheduler->advance(1ms);
        QVERIFY(m_keeper->asks());
        QCOMPARE(m_keeper->idleFor(), 10min);
        m_scheduler->advance(5h);
        QCOMPARE(m_keeper->presence(), Presence::Online);
        QCOMPARE(m_told.size(), 1U);
        QCOMPARE(asked.size(), 1);
        m_keeper->touch();
        QVERIFY(!m_keeper->asks());
        QCOMPARE(asked.size(), 2);
        m_scheduler->advance(10min);
        QVERIFY(m_keeper->asks()); // and is asked again
    }
    void touch_movesTheMoment()
    {
        m_keeper->set(Presence::Online);
        for (int i = 0; i < 20; ++i) {
            m_scheduler->advance(9min);
            m_keeper->touch();
        }
        QVERIFY(!m_keeper->asks());
        QVERIFY(m_scheduler->waiting() <= 1);
    }
    void whoIsNotOnline_isNotAsked()
    {
        for (const Presence presence : {Presence::Busy, Presence::Finishing, Presence::Away, Presence::Offline}) {
            m_keeper->set(Presence::Online);
            m_keeper->set(presence);
            m_scheduler->advance(1h);
            QVERIFY(!m_keeper->asks());
        }
    }
    void answer_away_endsTheQuestion()
    {
        m_keeper->set(Presence::Online);
        m_scheduler->advance(11min);
        QVERIFY(m_keeper->asks());
        m_keeper->set(Presence::Away);
        QVERIFY(!m_keeper->asks());
        QCOMPARE(m_told.back(), Presence::Away);
    }
    void unwritableLog_showsWhatStands()
    {
        m_keeper->set(Presence::Online);
        QSignalSpy refused(m_keeper.get(), &PresenceKeeper::refused);
        m_answer.kind = DeskResult::Kind::Unavailable;
        m_keeper->set(Presence::Away);
        QCOMPARE(m_keeper->presence(), Presence::Online); // colleagues still see this
        QCOMPARE(refused.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPresenceKeeper)
#include "tst_presence_keeper.moc"
