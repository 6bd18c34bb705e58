// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/team_connection.h"

#include "models/event/payloads.h"
#include "models/event/team_payloads.h"
#include "tests/support/event_maker.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a desk without a connection keeps, and what comes back.
class TestTeamConnection : public QObject
{
    Q_OBJECT
    const Instant m_at{1'788'224'400'000ms};
    const CaseId m_case = CaseId::derive("case");
    const ThreadId m_thread = ThreadId::derive("thread"), m_other = ThreadId::derive("other");

    [[nodiscard]] Event reply(const QString &text, ThreadId thread) const
    {
        ReplyQueued queued;
        queued.caseId = m_case;
        queued.thread = thread;
        queued.message = MessageId::derive(text.toUtf8());
        queued.by = agent(u"lin"_s);
        queued.text = text;
        return eventAt(queued, m_at);
    }
    [[nodiscard]] Event note(const QString &text) const
    {
        NoteAdded added;
        added.caseId = m_case;
        added.by = agent(u"lin"_s);
        added.text = text;
        return eventAt(added, m_at);
    }

private Q_SLOTS:
    void pieces_areOneTextAgain()
    {
        const auto said = saidOffline(7, m_at, {reply(u"first"_s, m_thread), reply(u"second"_s, m_thread)});
        QVERIFY(said);
        QCOMPARE(said->number, 7);
        QCOMPARE(said->caseId, m_case);
        QCOMPARE(said->thread, m_thread);
        QCOMPARE(said->text, u"first\nsecond"_s);
        QVERIFY(!said->note);
        // What goes aside to the private side is not part of the public line.
        QCOMPARE(saidOffline(1, m_at, {reply(u"public"_s, m_thread), reply(u"aside"_s, m_other)})->text, u"public"_s);
    }

    void note_isANote()
    {
        const auto said = saidOffline(1, m_at, {note(u"call back"_s)});
        QVERIFY(said && said->note);
        QCOMPARE(said->text, u"call back"_s);
    }

    void whatIsNoWords_stillHasItsCase()
    {
        CaseTagged tagged;
        tagged.caseId = m_case;
        const auto said = saidOffline(1, m_at, {eventAt(tagged, m_at)});
        QVERIFY(said && said->text.isEmpty());
        QCOMPARE(said->caseId, m_case);
        QVERIFY(!saidOffline(1, m_at, {eventAt(PresenceChanged{agent(u"lin"_s), Presence::Away}, m_at)}));
        QVERIFY(!saidOffline(1, m_at, {}));
    }

    void cameBack_namesWhoWasFirst()
    {
        CaseClaimed claimed;
        claimed.caseId = m_case;
        claimed.by = {AuthorKind::Agent, AgentId(u"wang"_s), u"王芳"_s};
        const auto back = cameBack({3, m_at, {reply(u"hello"_s, m_thread)}, {eventAt(claimed, m_at)}});
        QVERIFY(back);
        QCOMPARE(back->winner, u"王芳"_s);
        claimed.by.name.clear();
        QCOMPARE(cameBack({3, m_at, {reply(u"x"_s, m_thread)}, {eventAt(claimed, m_at)}})->winner, u"wang"_s);
        QVERIFY(cameBack({3, m_at, {reply(u"x"_s, m_thread)}, {}})->winner.isEmpty());
    }

    void connection_tellsChanges_andEachReturnOnce()
    {
        TeamStand standing;
        std::vector<WaitingWork> waiting;
        std::vector<ReturnedWork> returned;
        std::vector<qint64> forgotten;
        TeamConnection connection({[&] { return standing; }, [&] { return waiting; }, [&] { return returned; },
                                   [&](qint64 number) { forgotten.push_back(number); }});
        QSignalSpy changed(&connection, &TeamConnection::changed);
        QSignalSpy back(&connection, &TeamConnection::cameBack);
        connection.look();
        QCOMPARE(changed.size(), 0); // as it was
        standing.connected = false;
        standing.cutOffSince = m_at;
        waiting = {{1, m_at, {reply(u"hello"_s, m_thread)}}, {2, m_at, {note(u"n"_s)}}};
        connection.look();
        connection.look();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(connection.waitingOf(m_case).size(), size_t(2));
        QVERIFY(connection.waitingOf(CaseId::derive("other")).empty());
        waiting.clear();
        returned = {{1, m_at, {reply(u"hello"_s, m_thread)}, {}},
                    {5, m_at, {eventAt(PresenceChanged{agent(u"lin"_s), Presence::Away}, m_at)}, {}}};
        connection.look();
        connection.look();
        QCOMPARE(back.size(), 1);
        QCOMPARE(forgotten, std::vector<qint64>{5}); // of no case: nobody could find it
        connection.taken(1);
        QCOMPARE(forgotten, (std::vector<qint64>{5, 1}));
    }
};

QTEST_GUILESS_MAIN(TestTeamConnection)
#include "tst_team_connection.moc"
