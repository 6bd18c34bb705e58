// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/lost_desk.h"
#include "models/policy/queue_wait.h"
#include "models/policy/routing.h"
#include "models/policy/routing_trial.h"
#include "tests/support/event_maker.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <random>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

RoutingMember member(const QString &id, const QStringList &queues = {})
{
    RoutingMember one;
    one.described.agent = AgentId(id);
    one.described.name = id;
    one.described.queues = queues;
    one.presence = Presence::Online;
    return one;
}

RoutingSubject subject(const QString &category = u"refund"_s)
{
    RoutingSubject one;
    one.row = 1;
    one.id = CaseId::derive("1");
    one.category = category;
    one.channel = ChannelId(u"page"_s);
    one.waitingSince = morning;
    return one;
}

RoutingRule rule(const QString &name, const QString &queue, int skill = 0)
{
    RoutingRule one;
    one.name = name;
    one.when.box = CaseFilter::Box::All;
    one.when.query = u"category:"_s + name;
    one.queue = queue;
    one.skill = skill;
    return one;
}

RoutingStandard standardOf(std::vector<RoutingRule> rules = {})
{
    RoutingStandard standard;
    standard.on = true;
    standard.rules = std::move(rules);
    return standard;
}

/// Teams, cases and standards at random; the same seed gives the same.
class World
{
public:
    explicit World(quint32 seed)
        : m_random(seed)
    {
    }
    int below(int end) { return static_cast<int>(m_random() % static_cast<quint32>(end)); }
    template <class T>
    T oneOf(const std::vector<T> &from)
    {
        return from.at(static_cast<size_t>(below(static_cast<int>(from.size()))));
    }
    QStringList someOf(const QStringList &from)
    {
        QStringList some;
        for (const QString &one : from)
            if (below(2) == 0)
                some << one;
        return some;
    }
    std::vector<RoutingMember> team(int size)
    {
        std::vector<RoutingMember> people;
        for (int i = 0; i < size; ++i) {
            RoutingMember one = member(u"a%1"_s.arg(i, 3, 10, QChar(u'0')), someOf({u"returns"_s, u"vip"_s}));
            one.described.languages = someOf({u"zh-CN"_s, u"en"_s, u"ja"_s});
            one.described.channels = someOf({u"page"_s, u"line"_s});
            one.described.capacity = below(6);
            for (const QString &category : someOf({u"refund"_s, u"parcel"_s, u"fault"_s}))
                one.described.skills.insert(category, below(101));
            one.presence = below(3) == 0 ? static_cast<Presence>(below(5)) : Presence::Online;
            one.load = below(4);
            one.exposure = below(10);
            if (below(2) == 0)
                one.lastGiven = morning - std::chrono::minutes(below(60));
            people.push_back(one);
        }
        return people;
    }
    RoutingSubject someCase(int row, int rules)
    {
        RoutingSubject one = subject(oneOf<QString>({{}, u"refund"_s, u"parcel"_s, u"fault"_s}));
        one.row = row;
        one.id = CaseId::derive(QByteArray::number(row));
        one.language = oneOf<QString>({{}, u"zh-Hans"_s, u"en"_s, u"ja"_s});
        one.channel = ChannelId(oneOf<QString>({u"page"_s, u"line"_s}));
        one.queue = oneOf<QString>({{}, {}, u"returns"_s, u"vip"_s, u"nobody"_s});
        one.queueByHand = below(4) == 0;
        one.priority = static_cast<Priority>(below(4));
        one.hard = below(3) == 0;
        one.waitingSince = morning - std::chrono::minutes(below(300));
        one.familiar = AgentId(u"a%1"_s.arg(below(20), 3, 10, QChar(u'0')));
        for (int i = 0; i < below(3); ++i)
            one.refusals.push_back(
                {AgentId(u"a%1"_s.arg(below(20), 3, 10, QChar(u'0'))), morning - std::chrono::minutes(below(20))});
        for (int i = 0; i < rules; ++i)
            if (below(3) == 0)
                one.rules.push_back(static_cast<size_t>(i));
        return one;
    }
    template <class T>
    void shuffle(std::vector<T> &list)
    {
        for (size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[m_random() % i]);
    }

private:
    std::mt19937 m_random;
};

const RoutingStandard busyStandard = standardOf({rule(u"refund"_s, u"returns"_s, 60), rule(u"fault"_s, u"vip"_s), [] {
                                                     RoutingRule urgent = rule(u"parcel"_s, {});
                                                     urgent.priority = Priority::Urgent;
                                                     return urgent;
                                                 }()});

} // namespace

class TestRouting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonAgainstSomebody_isNamed_data();
    void everyReasonAgainstSomebody_isNamed();
    void amongThoseWhoCan_data();
    void amongThoseWhoCan();
    void firstRuleThatHolds_choosesTheQueue();
    void queueChosenByAPerson_isLeftAlone();
    void rulesThatLookAtTheQueue_sendACaseOnOnce();
    void noStandardSendsACaseRound();
    void priorityOfARule_isGivenOnce();
    void whoRefused_isAskedAgainAfterTheRest();
    void urgency_comesFromPriorityAndWaiting();
    void nobodyGetsMoreThanTheyCanTake_andNobodyWhoIsAbsent();
    void orderOfMembers_changesNothing();
    void everybodyWhoCould_getsWorkInTheEnd();
    void facts_comeBackFromTheirText();
    void body_comesBackWhole();
    void damagedBody_isRefused_data();
    void damagedBody_isRefused();
    void mistakes_nameTheirPlace_data();
    void mistakes_nameTheirPlace();
    void wait_isEstimated_data();
    void wait_isEstimated();
    void deskIsLost_afterTheGrace();
    void trialOfTheSameStandard_findsNothing();
    void trialOfAChangedRule_findsItsCasesAlone();
};

void TestRouting::everyReasonAgainstSomebody_isNamed_data()
{
    QTest::addColumn<RoutingMember>("lin");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, NotChosen reason, auto change) {
        RoutingMember lin = member(u"lin"_s, {u"returns"_s});
        change(lin);
        QTest::newRow(name) << lin << static_cast<int>(reason);
    };
    const auto presence = [&row](const char *name, Presence is) {
        row(name, NotChosen::Absent, [is](RoutingMember &lin) { lin.presence = is; });
    };
    presence("busy", Presence::Busy);
    presence("finishing what they have", Presence::Finishing);
    presence("away", Presence::Away);
    presence("offline", Presence::Offline);
    row("full", NotChosen::Full, [](RoutingMember &lin) { lin.load = 5; });
    row("capacity zero", NotChosen::Full, [](RoutingMember &lin) { lin.described.capacity = 0; });
    row("another queue", NotChosen::OtherQueue, [](RoutingMember &lin) { lin.described.queues = {u"vip"_s}; });
    row("work of no queue only", NotChosen::OtherQueue, [](RoutingMember &lin) { lin.described.queues = {}; });
    row("another channel", NotChosen::OtherChannel, [](RoutingMember &lin) { lin.described.channels = {u"line"_s}; });
    row("another language", NotChosen::OtherLanguage, [](RoutingMember &lin) { lin.described.languages = {u"en"_s}; });
    row("too little skill", NotChosen::TooLittleSkill, [](RoutingMember &lin) {
        lin.described.skills = {{"refund"_L1, 59}};
    });
    row("skill not named counts 50", NotChosen::TooLittleSkill, [](RoutingMember &lin) {
        lin.described.skills = {{"parcel"_L1, 100}};
    });
    row("full, and not of the queue: the lasting reason", NotChosen::OtherQueue, [](RoutingMember &lin) {
        lin.described.queues = {};
        lin.load = 9;
    });
}

void TestRouting::everyReasonAgainstSomebody_isNamed()
{
    QFETCH(RoutingMember, lin);
    QFETCH(int, reason);
    RoutingSubject waiting = subject();
    waiting.queue = u"returns"_s;
    waiting.language = u"zh-Hans"_s;
    waiting.rules = {0};
    if (lin.described.skills.isEmpty())
        lin.described.skills = {{"refund"_L1, 60}};
    const RoutingStandard standard = standardOf({rule(u"refund"_s, {}, 60)});
    const RoutingDecision decision = route(waiting, {lin}, standard, morning + 5min);
    QVERIFY(decision.to.isEmpty());
    QCOMPARE(decision.standings.size(), 1U);
    QVERIFY(decision.standings.front().why);
    QCOMPARE(static_cast<int>(*decision.standings.front().why), reason);
    RoutingMember able = member(u"mei"_s, {u"returns"_s});
    able.described.skills = {{"refund"_L1, 60}};
    able.described.languages = {u"zh-CN"_s};
    QCOMPARE(route(waiting, {lin, able}, standard, morning + 5min).to.text(), u"mei"_s);
}

void TestRouting::amongThoseWhoCan_data()
{
    QTest::addColumn<RoutingMember>("lin");
    QTest::addColumn<RoutingMember>("mei");
    QTest::addColumn<bool>("hard");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char *name, const QString &chosen, bool hard, auto change) {
        RoutingMember lin = member(u"lin"_s), mei = member(u"mei"_s);
        change(lin, mei);
        QTest::newRow(name) << lin << mei << hard << chosen;
    };
    row("the more skilled", u"mei"_s, false, [](auto &, RoutingMember &mei) {
        mei.described.skills = {{"refund"_L1, 90}};
    });
    row("who has less in hand", u"mei"_s, false, [](RoutingMember &lin, auto &) { lin.load = 2; });
    row("load counts against capacity", u"mei"_s, false, [](RoutingMember &lin, RoutingMember &mei) {
        lin.load = mei.load = 2;
        mei.described.capacity = 10;
    });
    row("who knows the customer, before skill", u"lin"_s, false, [](auto &, RoutingMember &mei) {
        mei.described.skills = {{"refund"_L1, 100}}; // lin is familiar, see below
    });
    row("whoever had fewer hard cases", u"mei"_s, true, [](RoutingMember &lin, RoutingMember &mei) {
        lin.exposure = 6;
        mei.exposure = 1;
    });
    row("exposure counts for hard cases alone", u"lin"_s, false, [](RoutingMember &lin, auto &) { lin.exposure = 6; });
    row("equals: who was given nothing for longest", u"mei"_s, false, [](RoutingMember &lin, RoutingMember &mei) {
        lin.lastGiven = morning;
        mei.lastGiven = morning - 1min;
    });
    row("equals in everything: by id", u"lin"_s, false, [](auto &, auto &) {});
}

void TestRouting::amongThoseWhoCan()
{
    QFETCH(RoutingMember, lin);
    QFETCH(RoutingMember, mei);
    QFETCH(bool, hard);
    QFETCH(QString, chosen);
    RoutingSubject waiting = subject();
    waiting.hard = hard;
    if (QByteArray(QTest::currentDataTag()).startsWith("who knows"))
        waiting.familiar = lin.described.agent;
    const RoutingDecision decision = route(waiting, {lin, mei}, standardOf(), morning);
    QCOMPARE(decision.to.text(), chosen);
    QCOMPARE(decision.standings.size(), 2U);
    QVERIFY(!decision.standings.front().why);
    QVERIFY(decision.standings.back().why == NotChosen::Lower);
    QVERIFY(decision.standings.front().score >= decision.standings.back().score);
}

void TestRouting::firstRuleThatHolds_choosesTheQueue()
{
    const RoutingStandard standard =
        standardOf({rule(u"a"_s, u"vip"_s), rule(u"b"_s, u"returns"_s), rule(u"c"_s, {}, 10)});
    RoutingSubject waiting = subject();
    waiting.queue = u"shop"_s;
    waiting.rules = {1, 2};
    const RoutingDecision decision = route(waiting, {member(u"lin"_s, {u"returns"_s})}, standard, morning);
    QCOMPARE(decision.queue, u"returns"_s);
    QCOMPARE(decision.rule, u"b"_s);
    QCOMPARE(decision.to.text(), u"lin"_s);
    waiting.rules = {2}; // names no queue: the case's own stays
    QCOMPARE(route(waiting, {}, standard, morning).queue, u"shop"_s);
    waiting.rules = {};
    QVERIFY(route(waiting, {}, standard, morning).rule.isEmpty());
    waiting.rules = {99}; // of a standard that is no longer there
    QVERIFY(route(waiting, {}, standard, morning).rule.isEmpty());
}

void TestRouting::queueChosenByAPerson_isLeftAlone()
{
    const RoutingStandard standard = standardOf({rule(u"a"_s, u"vip"_s, 90)});
    RoutingSubject waiting = subject();
    waiting.queue = u"returns"_s;
    waiting.queueByHand = true;
    waiting.rules = {0};
    const RoutingDecision decision = route(waiting, {member(u"lin"_s, {u"returns"_s})}, standard, morning);
    QCOMPARE(decision.queue, u"returns"_s);
    QCOMPARE(decision.to.text(), u"lin"_s);
    QVERIFY(decision.rule.isEmpty());
}

void TestRouting::rulesThatLookAtTheQueue_sendACaseOnOnce()
{
    RoutingRule there = rule(u"there"_s, u"B"_s), back = rule(u"back"_s, u"A"_s), refund = rule(u"refund"_s, u"C"_s);
    there.when.query = u"queue:A"_s;
    back.when.query = u"queue:B"_s;
    const RoutingStandard standard = standardOf({there, back, refund});
    RoutingSubject waiting = subject();
    waiting.queue = u"A"_s;
    waiting.rules = {0};
    QCOMPARE(route(waiting, {}, standard, morning).queue, u"B"_s);
    waiting.queue = u"B"_s;
    waiting.lastRule = u"there"_s;
    waiting.rules = {1};
    QCOMPARE(route(waiting, {}, standard, morning).queue, u"B"_s);
    waiting.lastRule = u"renamed since"_s;
    QCOMPARE(route(waiting, {}, standard, morning).queue, u"B"_s);
    // A rule that looks at something else still sends it on, and the one that only set a priority sent nothing.
    waiting.rules = {2};
    QCOMPARE(route(waiting, {}, standard, morning).queue, u"C"_s);
    RoutingRule urgent = rule(u"urgent"_s, {});
    urgent.priority = Priority::Urgent;
    waiting.lastRule = u"urgent"_s;
    waiting.rules = {1};
    QCOMPARE(route(waiting, {}, standardOf({there, back, urgent}), morning).queue, u"A"_s);
}

void TestRouting::noStandardSendsACaseRound()
{
    const QStringList queues{u"A"_s, u"B"_s, u"C"_s};
    for (quint32 seed = 1; seed <= 500; ++seed) {
        World world(seed);
        struct Condition {
            QString queue; ///< empty: any
            bool negated = false;
        };
        std::vector<Condition> conditions;
        std::vector<RoutingRule> rules;
        const int count = 1 + world.below(5);
        for (int i = 0; i < count; ++i) {
            const Condition condition{world.below(4) == 0 ? QString() : queues.at(world.below(3)), world.below(3) == 0};
            RoutingRule one = rule(u"rule%1"_s.arg(i), world.below(5) == 0 ? QString() : queues.at(world.below(3)));
            if (!condition.queue.isEmpty())
                one.when.query = (condition.negated ? u"-queue:"_s : u"queue:"_s) + condition.queue;
            if (one.queue.isEmpty() || world.below(3) == 0)
                one.priority = static_cast<Priority>(world.below(4));
            conditions.push_back(condition);
            rules.push_back(one);
        }
        const RoutingStandard standard = standardOf(rules);
        RoutingSubject waiting = subject();
        waiting.queue = queues.at(world.below(3));
        int written = 0;
        for (; written <= 10; ++written) {
            waiting.rules.clear();
            for (size_t i = 0; i < conditions.size() && waiting.rules.empty(); ++i)
                if (conditions[i].queue.isEmpty() || (conditions[i].queue == waiting.queue) != conditions[i].negated)
                    waiting.rules = {i};
            const RoutingDecision decision = route(waiting, {}, standard, morning);
            if (decision.queue == waiting.queue && !decision.priority)
                break; // nothing is written then
            waiting.queue = decision.queue;
            waiting.lastRule = decision.rule;
            waiting.priority = decision.priority.value_or(waiting.priority);
        }
        QVERIFY2(written <= 4, qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void TestRouting::priorityOfARule_isGivenOnce()
{
    RoutingRule urgent = rule(u"a"_s, {});
    urgent.priority = Priority::Urgent;
    RoutingSubject waiting = subject();
    waiting.rules = {0};
    QVERIFY(route(waiting, {}, standardOf({urgent}), morning).priority == Priority::Urgent);
    waiting.lastRule = u"a"_s; // somebody set it back since: the rule does not insist
    QVERIFY(!route(waiting, {}, standardOf({urgent}), morning).priority);
}

void TestRouting::whoRefused_isAskedAgainAfterTheRest()
{
    RoutingSubject waiting = subject();
    waiting.refusals = {{AgentId(u"lin"_s), morning - 20min}, {AgentId(u"lin"_s), morning}};
    const std::vector<RoutingMember> alone{member(u"lin"_s)};
    const RoutingDecision resting = route(waiting, alone, standardOf(), morning + 10min - 1ms);
    QVERIFY(resting.to.isEmpty());
    QVERIFY(resting.standings.front().why == NotChosen::Refused);
    QVERIFY(resting.again == morning + 10min);
    QCOMPARE(route(waiting, alone, standardOf(), morning + 10min).to.text(), u"lin"_s);
    const RoutingDecision other = route(waiting, {alone.front(), member(u"mei"_s)}, standardOf(), morning + 1min);
    QCOMPARE(other.to.text(), u"mei"_s);
    QVERIFY(!other.again); // somebody has it: nothing is to be asked again
}

void TestRouting::urgency_comesFromPriorityAndWaiting()
{
    RoutingSubject old = subject(), urgent = subject(), young = subject();
    old.row = 1, urgent.row = 2, young.row = 3;
    old.waitingSince = morning - 61min;
    urgent.waitingSince = morning;
    urgent.priority = Priority::Urgent; // two levels above: an hour
    young.waitingSince = morning - 1min;
    const auto order = [](const std::vector<RoutingStep> &steps) {
        std::vector<size_t> places;
        for (const RoutingStep &step : steps)
            places.push_back(step.subject);
        return places;
    };
    QCOMPARE(order(routeAll({young, urgent, old}, {}, standardOf(), morning)), (std::vector<size_t>{2, 1, 0}));
    old.waitingSince = morning - 59min;
    QCOMPARE(order(routeAll({young, urgent, old}, {}, standardOf(), morning)), (std::vector<size_t>{1, 2, 0}));
    young.waitingSince = old.waitingSince;
    QCOMPARE(order(routeAll({young, urgent, old}, {}, standardOf(), morning)), (std::vector<size_t>{1, 2, 0}));
}

void TestRouting::nobodyGetsMoreThanTheyCanTake_andNobodyWhoIsAbsent()
{
    int given = 0;
    for (quint32 seed = 1; seed <= 200; ++seed) {
        World world(seed);
        const std::vector<RoutingMember> team = world.team(1 + world.below(20));
        std::vector<RoutingSubject> cases;
        const int many = world.below(80);
        for (int i = 0; i < many; ++i)
            cases.push_back(world.someCase(i + 1, 3));
        QHash<QString, int> load;
        const std::vector<RoutingStep> steps = routeAll(cases, team, busyStandard, morning);
        QCOMPARE(steps.size(), cases.size());
        for (const RoutingStep &step : steps) {
            const RoutingDecision &decision = step.decision;
            QCOMPARE(decision.standings.size(), team.size());
            for (const RoutingStanding &standing : decision.standings)
                QCOMPARE(!standing.why, !decision.to.isEmpty() && standing.agent == decision.to);
            if (decision.to.isEmpty())
                continue;
            ++given;
            ++load[decision.to.text()];
            const auto chosen = std::find_if(team.begin(), team.end(), [&decision](const RoutingMember &one) {
                return one.described.agent == decision.to;
            });
            QVERIFY(chosen != team.end());
            QVERIFY(chosen->presence == Presence::Online);
            QVERIFY(decision.queue.isEmpty() || chosen->described.queues.contains(decision.queue));
            QVERIFY(chosen->load + load[decision.to.text()] <= chosen->described.capacity);
        }
    }
    QVERIFY(given > 200); // the teams above do get work
}

void TestRouting::orderOfMembers_changesNothing()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        World world(seed);
        std::vector<RoutingMember> team = world.team(12);
        const RoutingSubject waiting = world.someCase(1, 3);
        const RoutingDecision decision = route(waiting, team, busyStandard, morning);
        QCOMPARE(route(waiting, team, busyStandard, morning), decision);
        world.shuffle(team);
        QCOMPARE(route(waiting, team, busyStandard, morning), decision);
    }
}

void TestRouting::everybodyWhoCould_getsWorkInTheEnd()
{
    for (quint32 seed = 1; seed <= 50; ++seed) {
        World world(seed);
        std::vector<RoutingMember> team = world.team(10);
        RoutingSubject waiting = subject();
        waiting.hard = world.below(2) == 0;
        waiting.familiar = AgentId(u"a003"_s);
        QSet<QString> able, worked;
        for (RoutingMember &one : team) {
            one.load = 0;
            if (!route(waiting, {one}, standardOf(), morning).to.isEmpty())
                able.insert(one.described.agent.text());
        }
        std::vector<RoutingSubject> many;
        for (int i = 0; i < 60; ++i) {
            many.push_back(waiting);
            many.back().row = i + 1;
        }
        for (const RoutingStep &step : routeAll(many, team, standardOf(), morning))
            if (!step.decision.to.isEmpty())
                worked.insert(step.decision.to.text());
        QCOMPARE(worked, able);
    }
}

void TestRouting::facts_comeBackFromTheirText()
{
    RoutingFacts facts{90, 1, 5, 3, true, true, 4};
    QVERIFY(routingFactsFrom(whyText(facts)) == facts);
    facts = RoutingFacts{};
    QVERIFY(routingFactsFrom(whyText(facts)) == facts);
    for (const QString &other : {u""_s, u"knows returns"_s, u"skill:90"_s, u"skill:x load:1/5 of:3"_s,
                                 u"skill:1 load:1/5 of:3 mood:4"_s, u"skill:1 load:1 of:3"_s})
        QVERIFY2(!routingFactsFrom(other), qPrintable(other));
}

void TestRouting::body_comesBackWhole()
{
    RoutingStandard standard = busyStandard;
    standard.weights = {10, 20, 30, 0};
    standard.level = 45min;
    standard.rest = 3min;
    standard.rules.front().when.platform = Platform::Line;
    standard.rules.front().when.surface = Surface::Private;
    const Result<RoutingStandard> read = fromRoutingBody(toRoutingBody(standard));
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, standard);
    QVERIFY(fromRoutingBody(toRoutingBody(RoutingStandard{})));
}

void TestRouting::damagedBody_isRefused_data()
{
    QTest::addColumn<QJsonObject>("body");
    const QJsonObject good = toRoutingBody(busyStandard);
    const auto with = [&good](QLatin1StringView name, const QJsonValue &value) {
        QJsonObject body = good;
        body.insert(name, value);
        return body;
    };
    const auto withRule = [&good](QLatin1StringView name, const QJsonValue &value) {
        QJsonObject body = good;
        QJsonArray rules = body["rules"_L1].toArray();
        QJsonObject rule = rules.first().toObject();
        rule.insert(name, value);
        rules.replace(0, rule);
        body.insert("rules"_L1, rules);
        return body;
    };
    QTest::newRow("empty") << QJsonObject();
    QTest::newRow("switch is text") << with("on"_L1, u"yes"_s);
    QTest::newRow("rules is a number") << with("rules"_L1, 3);
    QTest::newRow("a member of a later version") << with("nights"_L1, true);
    QTest::newRow("weight too large") << with("weights"_L1, QJsonObject{{"skill"_L1, 1000}});
    QTest::newRow("unknown weight") << with("weights"_L1, QJsonObject{{"mood"_L1, 10}});
    QTest::newRow("half a minute") << with("rest_minutes"_L1, 0.5);
    QTest::newRow("a rule's later member") << withRule("team"_L1, u"x"_s);
    QTest::newRow("a rule's wrong priority") << withRule("priority"_L1, u"top"_s);
    QTest::newRow("a rule's skill is text") << withRule("skill"_L1, u"90"_s);
    QTest::newRow("a rule's skill out of range") << withRule("skill"_L1, 101);
    QTest::newRow("a rule without conditions") << withRule("when"_L1, QJsonValue::Null);
    QTest::newRow("a rule for one box") << withRule("when"_L1, QJsonObject{{"box"_L1, u"open"_s}});
    QTest::newRow("a rule's query that cannot be used")
        << withRule("when"_L1, QJsonObject{{"box"_L1, u"all"_s}, {"query"_L1, u"mood:bad"_s}});
}

void TestRouting::damagedBody_isRefused()
{
    QFETCH(QJsonObject, body);
    const Result<RoutingStandard> read = fromRoutingBody(body);
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::Corrupt);
    QVERIFY(!read.error().detail.isEmpty());
}

void TestRouting::mistakes_nameTheirPlace_data()
{
    using Kind = RoutingMistake::Kind;
    QTest::addColumn<RoutingStandard>("standard");
    QTest::addColumn<int>("place");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("argument");
    const auto row = [](const char *name, int place, Kind kind, const QString &argument, auto change) {
        RoutingStandard standard = busyStandard;
        change(standard);
        QTest::newRow(name) << standard << place << static_cast<int>(kind) << argument;
    };
    row("no name", 1, Kind::NameMissing, {}, [](RoutingStandard &s) { s.rules[1].name = u" "_s; });
    row("the same name twice", 2, Kind::NameTwice, {}, [](RoutingStandard &s) { s.rules[2].name = u"refund"_s; });
    row("a rule that does nothing", 1, Kind::DoesNothing, {}, [](RoutingStandard &s) { s.rules[1].queue.clear(); });
    row("a skill that nobody can have", 0, Kind::BadSkill, {}, [](RoutingStandard &s) { s.rules[0].skill = 101; });
    row("an operator that is none", 1, Kind::BadQuery, u"mood"_s,
        [](RoutingStandard &s) { s.rules[1].when.query = u"mood:bad"_s; });
    row("a search for nothing", 1, Kind::BadQuery, u"-"_s, [](RoutingStandard &s) { s.rules[1].when.query = u"-"_s; });
    row("a rule behind one that takes everything", 1, Kind::NeverReached, u"refund"_s,
        [](RoutingStandard &s) { s.rules[0].when.query.clear(); });
    row("no weight at all", -1, Kind::BadWeight, {}, [](RoutingStandard &s) { s.weights = {0, 0, 0, 0}; });
    row("a rest of two days", -1, Kind::BadTime, {}, [](RoutingStandard &s) { s.rest = 48h; });
    row("too many rules", mostRoutingRules, Kind::TooManyRules, {}, [](RoutingStandard &s) {
        for (int i = 0; i < mostRoutingRules; ++i)
            s.rules.push_back(rule(QString::number(i), u"vip"_s));
    });
}

void TestRouting::mistakes_nameTheirPlace()
{
    QFETCH(RoutingStandard, standard);
    QFETCH(int, place);
    QFETCH(int, kind);
    QFETCH(QString, argument);
    QVERIFY(mistakesOf(busyStandard).empty());
    const std::vector<RoutingMistake> mistakes = mistakesOf(standard);
    QVERIFY(!mistakes.empty());
    QCOMPARE(mistakes.front().rule, place);
    QCOMPARE(static_cast<int>(mistakes.front().kind), kind);
    QVERIFY2(mistakes.front().argument.startsWith(argument), qPrintable(mistakes.front().argument));
}

void TestRouting::wait_isEstimated_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("takenUp");
    QTest::addColumn<int>("serving");
    QTest::addColumn<int>("free"); // places
    QTest::addColumn<int>("seconds"); // -1: nothing can be said
    QTest::newRow("ten an hour, first") << 1 << 10 << 2 << 0 << 360;
    QTest::newRow("ten an hour, fifth") << 5 << 10 << 2 << 0 << 1800;
    QTest::newRow("too few to measure: eight minutes among two") << 3 << 2 << 2 << 0 << 720;
    QTest::newRow("nobody is there") << 1 << 10 << 0 << 4 << -1;
    QTest::newRow("not in a queue") << 0 << 10 << 2 << 0 << -1;
    QTest::newRow("within the free places") << 3 << 10 << 2 << 3 << 0;
    QTest::newRow("behind the free places") << 5 << 10 << 2 << 3 << 720;
}

void TestRouting::wait_isEstimated()
{
    QFETCH(int, position);
    QFETCH(int, takenUp);
    QFETCH(int, serving);
    QFETCH(int, free);
    QFETCH(int, seconds);
    const auto wait = estimatedWait(position, {takenUp, 3600s, serving, free, 480s});
    QCOMPARE(wait ? static_cast<int>(wait->count()) : -1, seconds);
}

void TestRouting::deskIsLost_afterTheGrace()
{
    const std::vector<DeskSign> signs{{AgentId(u"lin"_s), morning}, {AgentId(u"mei"_s), morning + 1min}};
    LostDesks found = lostDesks(signs, 180s, morning + 180s - 1ms);
    QVERIFY(found.lost.empty());
    QVERIFY(found.next == morning + 180s);
    found = lostDesks(signs, 180s, morning + 180s);
    QCOMPARE(found.lost.size(), 1U);
    QCOMPARE(found.lost.front().text(), u"lin"_s);
    QVERIFY(found.next == morning + 240s);
    QVERIFY(!lostDesks(signs, 180s, morning + 1h).next);
}

void TestRouting::trialOfTheSameStandard_findsNothing()
{
    for (quint32 seed = 1; seed <= 50; ++seed) {
        World world(seed);
        std::vector<PastCase> cases;
        for (int i = 0; i < 60; ++i) {
            PastCase past;
            past.subject = world.someCase(i + 1, 3);
            past.subject.waitingSince = morning + std::chrono::minutes(i);
            past.until = past.subject.waitingSince + std::chrono::minutes(world.below(90));
            cases.push_back(past);
        }
        const std::vector<RoutingMember> team = world.team(8);
        QVERIFY(differences(cases, cases, team, busyStandard, busyStandard).empty());
        // And nobody has more in hand than they can take, whenever a case comes.
        const std::vector<RoutingDecision> decisions = play(cases, team, busyStandard);
        QCOMPARE(decisions.size(), cases.size());
        for (size_t i = 0; i < cases.size(); ++i) {
            if (decisions[i].to.isEmpty())
                continue;
            int inHand = 0;
            for (size_t k = 0; k <= i; ++k)
                inHand +=
                    decisions[k].to == decisions[i].to && (k == i || cases[k].until > cases[i].subject.waitingSince)
                    ? 1
                    : 0;
            QVERIFY(inHand <= decisions[i].standings.front().capacity);
        }
    }
}

void TestRouting::trialOfAChangedRule_findsItsCasesAlone()
{
    std::vector<PastCase> cases;
    for (int i = 0; i < 10; ++i) {
        PastCase past;
        past.subject = subject(i % 2 ? u"refund"_s : u"parcel"_s);
        past.subject.row = i + 1;
        past.subject.waitingSince = morning + std::chrono::hours(i);
        past.until = past.subject.waitingSince + 10min;
        cases.push_back(past);
    }
    std::vector<PastCase> changed = cases;
    for (PastCase &past : changed)
        if (past.subject.category == "refund"_L1)
            past.subject.rules = {0};
    const std::vector<RoutingMember> team{member(u"lin"_s), member(u"mei"_s, {u"returns"_s})};
    const std::vector<TrialRow> rows =
        differences(cases, changed, team, standardOf(), standardOf({rule(u"refund"_s, u"returns"_s)}));
    QVERIFY(rows.size() >= 5);
    for (const TrialRow &row : rows) {
        const bool refund = cases.at(row.place).subject.category == "refund"_L1;
        QCOMPARE(row.after.queue, refund ? u"returns"_s : QString());
        if (refund)
            QCOMPARE(row.after.to.text(), u"mei"_s); // who alone takes returns
    }
    // Where nothing was in force the comparison is with what happened.
    cases.at(0).agent = AgentId(u"old"_s);
    RoutingStandard off;
    QVERIFY(!differences(cases, cases, team, off, standardOf()).empty());
}

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"
