// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/router.h"
#include "tests/support/office.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Cases find their people, by an injected clock.
class TestRouter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void switchedOff_routesNothing();
    void withoutMembers_routesNothing();
    void newCase_isOfferedOnceItIsJudged();
    void unjudgedCase_isOfferedAfterTenSeconds();
    void highRisk_staysWithTheSupervisor();
    void whoComesBack_isGivenWhatWaits();
    void whatIsRefused_goesToSomebodyElse_andBackAfterTheRest();
    void whatTheBotTalksTo_isLeftToTheBot();
    void whatTheBotCouldNotSay_isAPersonsWork();
    void whatABotIsAboutToAnswer_isLeftToIt_forAMoment();
    void whatAPersonTook_isTheirs();
    void queueOfARule_isToldOnce();
    void ruleLaterChanged_movesWhatWaits();
    void whoWasFirstOnTheLog_keepsTheCase();
    void unreachableLog_isTriedAgain();
    void restart_repeatsNothing();
    void damagedStandard_routesNothing_untilMended();
    void moreUrgentCase_goesFirst();
    void crowd_isGivenOutInTime();

private:
    void start();
    void adopt(std::vector<RoutingRule> rules = {});
    std::unique_ptr<Office> m_office;
    std::unique_ptr<Router> m_router;
    bool m_botSpeaks = false;
};

void TestRouter::init()
{
    m_botSpeaks = false;
    m_office = std::make_unique<Office>();
    m_office->tell(channel(u"page"_s, Platform::Telegram, u"A"_s));
    start();
}

void TestRouter::start()
{
    m_office->parts.clear();
    m_router.reset();
    m_router = std::make_unique<Router>(
        Router::Parts{m_office->log, *m_office->reader, m_office->clock, m_office->scheduler, u"/duty/t"_s,
                      [this](const ChannelId &, const QJsonObject &) { return m_botSpeaks; }});
    m_office->parts.push_back(m_router.get());
    m_router->begin();
    m_office->settle();
}

void TestRouter::cleanup()
{
    m_router.reset();
    m_office.reset();
}

void TestRouter::adopt(std::vector<RoutingRule> rules)
{
    RoutingStandard standard;
    standard.on = true;
    standard.rules = std::move(rules);
    m_office->adopt(standard);
    m_office->settle();
}

namespace
{
RoutingRule toQueue(const QString &query, const QString &queue)
{
    RoutingRule rule;
    rule.name = u"to "_s + queue;
    rule.when.box = CaseFilter::Box::All;
    rule.when.query = query;
    rule.queue = queue;
    return rule;
}
} // namespace

void TestRouter::switchedOff_routesNothing()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    QVERIFY(m_office->told<CaseRouted>().empty());
    adopt(); // what waits is taken up at once
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
}

void TestRouter::withoutMembers_routesNothing()
{
    adopt({toQueue(u"category:refund"_s, u"returns"_s)});
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    QVERIFY(m_office->told<CaseRouted>().empty());
}

void TestRouter::newCase_isOfferedOnceItIsJudged()
{
    m_office->describe(u"lin"_s, {u"returns"_s});
    m_office->describe(u"mei"_s);
    m_office->be(u"lin"_s, Presence::Online);
    m_office->be(u"mei"_s, Presence::Online);
    adopt({toQueue(u"category:refund"_s, u"returns"_s)});
    m_office->write(u"page"_s, u"anna"_s, u"where is my money"_s);
    m_office->settle();
    QVERIFY(m_office->told<CaseRouted>().empty()); // what it is about is not known yet
    m_office->judge(u"refund"_s);
    m_office->settle();
    const std::vector<CaseRouted> told = m_office->told<CaseRouted>();
    QCOMPARE(told.size(), 1U);
    QCOMPARE(told.front().to.text(), u"lin"_s);
    QCOMPARE(told.front().queue, u"returns"_s);
    QCOMPARE(told.front().rule, u"to returns"_s);
    const auto facts = routingFactsFrom(told.front().why);
    QVERIFY(facts);
    QCOMPARE(facts->couldTakeIt, 1);
    const CaseRow row = m_office->cases().front();
    QCOMPARE(row.assignee.text(), u"lin"_s);
    QVERIFY(row.offeredAt);
    QVERIFY(row.offeredBy.isEmpty());
}

void TestRouter::unjudgedCase_isOfferedAfterTenSeconds()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->advance(9'999ms);
    QVERIFY(m_office->told<CaseRouted>().empty());
    m_office->advance(1ms);
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
}

void TestRouter::highRisk_staysWithTheSupervisor()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"I will call my lawyer"_s);
    m_office->settle();
    m_office->judge(u"refund"_s, {u"律师"_s});
    m_office->settle();
    m_office->advance(1h);
    QVERIFY(m_office->cases().front().supervisor);
    QVERIFY(m_office->told<CaseRouted>().empty());
}

void TestRouter::whoComesBack_isGivenWhatWaits()
{
    m_office->describe(u"lin"_s, {}, 1);
    m_office->be(u"lin"_s, Presence::Away);
    adopt();
    for (const QString &person : {u"anna"_s, u"ben"_s})
        m_office->write(u"page"_s, person, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    QVERIFY(m_office->told<CaseRouted>().empty());
    m_office->be(u"lin"_s, Presence::Online);
    m_office->settle();
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U); // one at a time is what they can take
    const CaseRow first = m_office->cases().front();
    QCOMPARE(first.assignee.text(), u"lin"_s); // who waited longest
    m_office->tell(TransferAnswered{first.id, agent(u"lin"_s), true, {}}, caseSubject(first.id));
    m_office->settle();
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
    m_office->be(u"lin"_s, Presence::Finishing);
    m_office->tell(CaseResolved{first.id, agent(u"lin"_s)}, caseSubject(first.id));
    m_office->settle();
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U); // finishing takes no more
    m_office->be(u"lin"_s, Presence::Online);
    m_office->settle();
    QCOMPARE(m_office->told<CaseRouted>().size(), 2U);
}

void TestRouter::whatIsRefused_goesToSomebodyElse_andBackAfterTheRest()
{
    m_office->describe(u"lin"_s);
    m_office->describe(u"mei"_s);
    m_office->be(u"lin"_s, Presence::Online);
    m_office->be(u"mei"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    const CaseId id = m_office->cases().front().id;
    const QString first = m_office->cases().front().assignee.text();
    m_office->tell(TransferAnswered{id, agent(first), false, u"no time"_s}, caseSubject(id));
    m_office->settle();
    const QString second = m_office->cases().front().assignee.text();
    QCOMPARE((QSet<QString>{first, second}), (QSet<QString>{u"lin"_s, u"mei"_s}));
    m_office->advance(2min);
    m_office->tell(TransferAnswered{id, {AuthorKind::System, {}, {}}, false, u"time"_s}, caseSubject(id));
    m_office->settle();
    QVERIFY(m_office->cases().front().assignee.isEmpty()); // both have just not taken it
    m_office->advance(8min - 1ms);
    QVERIFY(m_office->cases().front().assignee.isEmpty());
    m_office->advance(1ms);
    QCOMPARE(m_office->cases().front().assignee.text(), first);
    QCOMPARE(m_office->told<CaseRouted>().size(), 3U);
}

void TestRouter::whatTheBotTalksTo_isLeftToTheBot()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    BotStepped step;
    step.caseId = m_office->cases().front().id;
    step.flow = u"welcome"_s;
    step.state = u"greeted"_s;
    step.after = timeline(m_office->db(), m_office->cases().front().row, 10)->front().id;
    ReplyQueued words; // on their way
    words.caseId = step.caseId;
    words.thread = caseView(m_office->db(), m_office->cases().front().row)->threads.front().id;
    words.message = MessageId::derive("words");
    words.channel = ChannelId(u"page"_s);
    words.by = Actor{AuthorKind::Bot, AgentId(u"bot"_s), u"Lian"_s};
    words.text = u"I am a bot."_s;
    m_office->tell(words, u"work"_s);
    m_office->tell(step, u"work"_s);
    m_office->judge(u"refund"_s);
    m_office->settle();
    m_office->advance(1h);
    QVERIFY(m_office->told<CaseRouted>().empty());
    m_office->tell(ReplySent{step.caseId, words.message, u"p1"_s}, u"work"_s); // the customer is next
    m_office->settle();
    QVERIFY(m_office->told<CaseRouted>().empty());
    step.ended = u"asks_person"_s;
    step.personBy = m_office->clock.now() + 60s;
    m_office->tell(step, u"work"_s);
    m_office->settle();
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
}

void TestRouter::whatTheBotCouldNotSay_isAPersonsWork()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    BotStepped step;
    step.caseId = m_office->cases().front().id;
    step.flow = u"welcome"_s;
    step.state = u"greeted"_s;
    step.after = timeline(m_office->db(), m_office->cases().front().row, 10)->front().id;
    m_office->tell(step, u"work"_s); // and nothing of it is on its way: it was refused, or taken back
    m_office->judge(u"refund"_s);
    m_office->settle();
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
}

void TestRouter::whatABotIsAboutToAnswer_isLeftToIt_forAMoment()
{
    m_botSpeaks = true;
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    m_office->advance(14'999ms);
    QVERIFY(m_office->told<CaseRouted>().empty());
    m_office->advance(1ms); // it did not begin
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
    m_office->log.put(
        u"channel"_s,
        {received(u"page"_s, publicComment(u"post"_s, u"ben"_s, 700, u"hello"_s, m_office->clock.now()))});
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle(); // a bot speaks in private alone
    QCOMPARE(m_office->told<CaseRouted>().size(), 2U);
}

void TestRouter::whatAPersonTook_isTheirs()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    const CaseId id = m_office->cases().front().id;
    m_office->judge(u"refund"_s);
    // The log has the claim before the router has read of the case.
    m_office->tell(CaseClaimed{id, agent(u"mei"_s)}, caseSubject(id));
    m_office->settle();
    QCOMPARE(m_office->cases().front().assignee.text(), u"mei"_s);
    QVERIFY(!m_office->cases().front().offeredAt);
    QVERIFY(m_office->told<CaseRouted>().empty());
}

void TestRouter::queueOfARule_isToldOnce()
{
    RoutingRule rule = toQueue(u"category:refund"_s, u"returns"_s);
    rule.priority = Priority::High;
    m_office->describe(u"lin"_s, {u"returns"_s});
    adopt({rule});
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    for (int i = 0; i < 5; ++i) {
        m_office->write(u"page"_s, u"anna"_s, u"are you there?"_s);
        m_office->settle();
        m_office->judge(u"refund"_s);
        m_office->settle();
    }
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
    QVERIFY(m_office->told<CaseRouted>().front().to.isEmpty());
    QCOMPARE(m_office->cases().front().queue, u"returns"_s);
    QCOMPARE(m_office->cases().front().priority, Priority::High);
}

void TestRouter::ruleLaterChanged_movesWhatWaits()
{
    m_office->describe(u"lin"_s, {u"returns"_s});
    m_office->describe(u"mei"_s, {u"money"_s});
    m_office->be(u"mei"_s, Presence::Online);
    adopt({toQueue(u"category:refund"_s, u"returns"_s)});
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    QCOMPARE(m_office->cases().front().queue, u"returns"_s);
    QVERIFY(m_office->cases().front().assignee.isEmpty());
    adopt({toQueue(u"category:refund"_s, u"money"_s)});
    QCOMPARE(m_office->cases().front().queue, u"money"_s);
    QCOMPARE(m_office->cases().front().assignee.text(), u"mei"_s);
}

void TestRouter::whoWasFirstOnTheLog_keepsTheCase()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    const CaseId id = m_office->cases().front().id;
    // The claim is on the log when the router decides by a projection that does not show it.
    m_office->tell(CaseClaimed{id, agent(u"mei"_s)}, caseSubject(id));
    m_office->scheduler.advance(10s);
    m_office->waitForReader();
    m_office->settle();
    QVERIFY(m_office->told<CaseRouted>().empty());
    QCOMPARE(m_office->cases().front().assignee.text(), u"mei"_s);
}

void TestRouter::unreachableLog_isTriedAgain()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->log.reachable = false;
    m_office->settle();
    QVERIFY(m_office->told<CaseRouted>().empty());
    m_office->log.reachable = true;
    m_office->advance(5s);
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
}

void TestRouter::restart_repeatsNothing()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    adopt();
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    start();
    start();
    m_office->advance(1min);
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
    m_office->write(u"page"_s, u"ben"_s, u"hello"_s);
    m_office->settle();
    start(); // and what came while nobody routed is taken up
    m_office->advance(10s);
    QCOMPARE(m_office->told<CaseRouted>().size(), 2U);
}

void TestRouter::damagedStandard_routesNothing_untilMended()
{
    m_office->describe(u"lin"_s);
    m_office->be(u"lin"_s, Presence::Online);
    m_office->write(u"page"_s, u"anna"_s, u"hello"_s);
    TeamItemSaved damaged;
    damaged.kind = TeamItemKind::Routing;
    damaged.id = routingItemId;
    damaged.body = {{"on"_L1, true}, {"rules"_L1, u"?"_s}};
    damaged.by = agent(u"wang"_s);
    m_office->tell(damaged);
    m_office->settle();
    m_office->judge(u"refund"_s);
    m_office->settle();
    m_office->advance(1min);
    QVERIFY(m_office->told<CaseRouted>().empty());
    adopt();
    QCOMPARE(m_office->told<CaseRouted>().size(), 1U);
}

void TestRouter::moreUrgentCase_goesFirst()
{
    m_office->describe(u"lin"_s, {}, 1);
    adopt();
    for (const QString &person : {u"anna"_s, u"ben"_s}) {
        m_office->write(u"page"_s, person, u"hello"_s);
        m_office->settle();
        m_office->advance(10min);
    }
    CaseClassified urgent;
    urgent.caseId = m_office->cases().at(1).id;
    urgent.by = agent(u"wang"_s);
    urgent.priority = Priority::Urgent;
    m_office->tell(urgent, caseSubject(urgent.caseId));
    m_office->be(u"lin"_s, Presence::Online);
    m_office->settle();
    QCOMPARE(m_office->cases().at(1).assignee.text(), u"lin"_s);
    QVERIFY(m_office->cases().at(0).assignee.isEmpty());
}

void TestRouter::crowd_isGivenOutInTime()
{
    constexpr int waiting = 500, people = 20, each = 5;
    for (int i = 0; i < people; ++i)
        m_office->describe(u"agent%1"_s.arg(i), {u"returns"_s}, each);
    adopt({toQueue(u"category:parcel is:unanswered"_s, u"parcels"_s), toQueue(u"hello"_s, u"returns"_s)});
    for (int i = 0; i < waiting; ++i)
        m_office->write(u"page"_s, u"person%1"_s.arg(i), u"hello, where is it?"_s);
    m_office->settle();
    m_office->advance(10s);
    for (int i = 0; i < people; ++i)
        m_office->be(u"agent%1"_s.arg(i), Presence::Online);
    QElapsedTimer timer;
    timer.start();
    m_office->settle();
    const qint64 took = timer.elapsed();
    qInfo("500 waiting cases, 20 people: given out within %lld ms", took);
    QVERIFY(took < 20'000); // a bound for busy machines, not a promise
    QHash<QString, int> load;
    for (const CaseRow &row : m_office->cases())
        if (!row.assignee.isEmpty())
            ++load[row.assignee.text()];
    QCOMPARE(load.size(), people);
    for (const int cases : load)
        QCOMPARE(cases, each);
    // Whoever is done with one is given the next, and nobody else anything.
    const CaseRow first = m_office->cases().front();
    m_office->tell(TransferAnswered{first.id, agent(first.assignee.text()), true, {}}, caseSubject(first.id));
    m_office->tell(CaseResolved{first.id, agent(first.assignee.text())}, caseSubject(first.id));
    m_office->settle();
    int offered = 0;
    for (const CaseRow &row : m_office->cases())
        offered += row.assignee == first.assignee && row.state == CaseState::Open ? 1 : 0;
    QCOMPARE(offered, each);
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
