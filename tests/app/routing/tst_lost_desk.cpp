// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profile/memory_secret_store.h"
#include "app/routing/desk_signs.h"
#include "app/routing/lost_desk_part.h"
#include "tests/support/office.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What becomes of the cases of a desk that ended without goodbye.
class TestLostDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void unansweredCases_comeBackAfterTheGrace();
    void answeredAndOthersCases_stay();
    void withoutRouting_casesStay();
    void deskThatIsHeardOf_keepsItsCases();
    void goodbye_leavesNoSign();
    void endWithoutGoodbye_leavesTheLastBeat();
    void agentWhoIsBackInTime_wasNeverLost_data();
    void agentWhoIsBackInTime_wasNeverLost();
    void logThatCannotBeReached_isTriedAgain();

private:
    void start();
    void adopt(bool on);
    void claim(size_t place, const QString &who);
    std::unique_ptr<Office> m_office;
    std::unique_ptr<LostDeskPart> m_part;
    std::vector<DeskSign> m_signs;
};

void TestLostDesk::init()
{
    m_office = std::make_unique<Office>();
    m_office->tell(channel(u"page"_s, Platform::Telegram, u"A"_s));
    m_office->describe(u"lin"_s);
    for (const QString &person : {u"anna"_s, u"ben"_s, u"cleo"_s})
        m_office->write(u"page"_s, person, u"hello"_s);
    m_office->settle();
    m_signs = {{AgentId(u"lin"_s), morning}};
}

void TestLostDesk::cleanup()
{
    m_part.reset();
    m_office.reset();
}

void TestLostDesk::start()
{
    m_part = std::make_unique<LostDeskPart>(LostDeskPart::Parts{
        m_office->log, *m_office->reader, m_office->clock, m_office->scheduler, 180s, [this] { return m_signs; },
        [this](const AgentId &agent) {
            std::erase_if(m_signs, [&agent](const DeskSign &one) { return one.agent == agent; });
        },
        u"/duty/t"_s});
    m_office->parts = {m_part.get()};
    m_part->begin();
    m_office->settle();
}

void TestLostDesk::adopt(bool on)
{
    RoutingStandard standard;
    standard.on = on;
    m_office->adopt(standard);
    m_office->settle();
}

void TestLostDesk::claim(size_t place, const QString &who)
{
    const CaseId id = m_office->cases().at(place).id;
    m_office->tell(CaseClaimed{id, agent(who)}, caseSubject(id));
    m_office->settle();
}

void TestLostDesk::unansweredCases_comeBackAfterTheGrace()
{
    adopt(true);
    claim(0, u"lin"_s);
    claim(1, u"lin"_s);
    start();
    m_office->advance(180s - 1ms);
    QVERIFY(m_office->told<CaseReleased>().empty());
    m_office->advance(1ms);
    QCOMPARE(m_office->told<CaseReleased>().size(), 2U);
    QCOMPARE(m_office->told<CaseReleased>().front().by.kind, AuthorKind::System);
    for (const CaseRow &row : m_office->cases())
        QVERIFY(row.assignee.isEmpty());
    QVERIFY(m_signs.empty());
    m_office->advance(1h); // once is enough
    QCOMPARE(m_office->told<CaseReleased>().size(), 2U);
}

void TestLostDesk::answeredAndOthersCases_stay()
{
    adopt(true);
    claim(0, u"lin"_s);
    claim(1, u"mei"_s);
    ReplyQueued reply;
    reply.caseId = m_office->cases().at(0).id;
    reply.thread = caseView(m_office->db(), m_office->cases().at(0).row)->threads.at(0).id;
    reply.message = MessageId::derive("answer");
    reply.channel = ChannelId(u"page"_s);
    reply.by = agent(u"lin"_s);
    reply.text = u"on its way"_s;
    m_office->tell(reply, u"work"_s);
    m_office->settle();
    start();
    m_office->advance(10min);
    QVERIFY(m_office->told<CaseReleased>().empty());
}

void TestLostDesk::withoutRouting_casesStay()
{
    adopt(false);
    claim(0, u"lin"_s);
    start();
    m_office->advance(10min);
    QVERIFY(m_office->told<CaseReleased>().empty());
    QCOMPARE(m_office->cases().at(0).assignee.text(), u"lin"_s);
}

void TestLostDesk::deskThatIsHeardOf_keepsItsCases()
{
    adopt(true);
    claim(0, u"lin"_s);
    start();
    for (int i = 0; i < 10; ++i) {
        m_office->advance(60s);
        m_signs.front().last = m_office->clock.now();
        m_part->look();
        m_office->settle();
    }
    QVERIFY(m_office->told<CaseReleased>().empty());
}

void TestLostDesk::goodbye_leavesNoSign()
{
    MemorySecretStore memory;
    {
        DeskSigns signs({memory, m_office->clock, m_office->scheduler, AgentId(u"lin"_s)});
        m_office->advance(5min);
    }
    DeskSigns next({memory, m_office->clock, m_office->scheduler, AgentId(u"lin"_s)});
    QVERIFY(next.left().empty());
}

void TestLostDesk::endWithoutGoodbye_leavesTheLastBeat()
{
    MemorySecretStore memory, copy;
    const Instant began = m_office->clock.now();
    DeskSigns signs({memory, m_office->clock, m_office->scheduler, AgentId(u"lin"_s)});
    m_office->advance(150s);
    QVERIFY(copy.write(DeskSigns::name, *memory.read(DeskSigns::name))); // the power goes
    m_office->advance(1h);
    DeskSigns next({copy, m_office->clock, m_office->scheduler, AgentId(u"mei"_s)});
    QCOMPARE(next.left().size(), 1U);
    QCOMPARE(next.left().front().agent.text(), u"lin"_s);
    QCOMPARE(toMillis(next.left().front().last), toMillis(began + 120s));
    next.settle(AgentId(u"lin"_s));
    QVERIFY(next.left().empty());
    QVERIFY(copy.read(DeskSigns::name)->endsWith("mei"));
}

void TestLostDesk::agentWhoIsBackInTime_wasNeverLost_data()
{
    QTest::addColumn<int>("away");
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("left");
    QTest::newRow("back at once") << 1 << u"lin"_s << false;
    QTest::newRow("back in the last moment") << 179'999 << u"lin"_s << false;
    QTest::newRow("back too late") << 180'000 << u"lin"_s << true;
    QTest::newRow("somebody else sits there") << 1 << u"mei"_s << true;
}

void TestLostDesk::agentWhoIsBackInTime_wasNeverLost()
{
    QFETCH(int, away);
    QFETCH(QString, who);
    QFETCH(bool, left);
    MemorySecretStore memory, copy;
    DeskSigns signs({memory, m_office->clock, m_office->scheduler, AgentId(u"lin"_s), 180s});
    QVERIFY(copy.write(DeskSigns::name, *memory.read(DeskSigns::name))); // the power goes
    m_office->clock.advance(std::chrono::milliseconds(away));
    DeskSigns next({copy, m_office->clock, m_office->scheduler, AgentId(who), 180s});
    QCOMPARE(!next.left().empty(), left);
}

void TestLostDesk::logThatCannotBeReached_isTriedAgain()
{
    adopt(true);
    claim(0, u"lin"_s);
    claim(1, u"lin"_s);
    start();
    m_office->log.reachable = false;
    m_office->advance(180s);
    QVERIFY(m_office->told<CaseReleased>().empty());
    QCOMPARE(m_signs.size(), 1U); // it is still to be done
    m_office->advance(5s);
    QCOMPARE(m_signs.size(), 1U);
    m_office->log.reachable = true;
    m_office->advance(5s - 1ms);
    QVERIFY(m_office->told<CaseReleased>().empty());
    m_office->advance(1ms);
    QCOMPARE(m_office->told<CaseReleased>().size(), 2U);
    QVERIFY(m_signs.empty());
}

QTEST_GUILESS_MAIN(TestLostDesk)
#include "tst_lost_desk.moc"
