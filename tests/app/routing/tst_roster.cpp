// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/routing/roster.h"
#include "tests/support/office.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What the views ask of the team, and a changed standard tried on the store's own cases.
class TestRoster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sameStandard_wouldChangeNothing();
    void changedRule_sendsItsCasesElsewhere();
    void withoutAStandard_theComparisonIsWithWhatHappened();
    void olderCases_areLeftOut();
    void trial_endsWhenItIsStopped();
    void manyCases_areTriedInTime();
    void caseThatWaits_tellsItsPlaceAndWhoCould();
    void mistakesOfAMember_data();
    void mistakesOfAMember();
    void roles_lockNobodyOut_andAreNotRaised();

private:
    [[nodiscard]] RoutingTrial tried(const RoutingStandard &changed);
    void writeCases(int count);
    std::unique_ptr<Office> m_office;
};

namespace
{
RoutingStandard sending(const QString &query, const QString &queue)
{
    RoutingStandard standard;
    standard.on = true;
    RoutingRule rule;
    rule.name = u"to "_s + queue;
    rule.when.box = CaseFilter::Box::All;
    rule.when.query = query;
    rule.queue = queue;
    standard.rules.push_back(rule);
    rule.name = u"the rest"_s;
    rule.when.query = u"parcel"_s;
    rule.queue = u"returns"_s;
    standard.rules.push_back(rule);
    return standard;
}
} // namespace

void TestRoster::init()
{
    m_office = std::make_unique<Office>();
    m_office->tell(channel(u"page"_s, Platform::Telegram, u"A"_s));
    m_office->describe(u"lin"_s, {u"returns"_s}, 5'000);
    m_office->describe(u"mei"_s, {u"money"_s}, 5'000);
    m_office->settle();
}

void TestRoster::cleanup()
{
    m_office.reset();
}

/// Half of them about refunds.
void TestRoster::writeCases(int count)
{
    for (int i = 0; i < count; ++i) {
        m_office->write(u"page"_s, u"person%1"_s.arg(i), i % 2 ? u"refund please"_s : u"where is my parcel"_s);
        m_office->clock.advance(1s);
    }
    m_office->settle();
}

RoutingTrial TestRoster::tried(const RoutingStandard &changed)
{
    const Result<RoutingTrial> trial = tryStandard(m_office->db(), changed, m_office->clock.now(), [] { return true; });
    return trial.value_or(RoutingTrial{-1, false, {}, {}, {}, false});
}

void TestRoster::sameStandard_wouldChangeNothing()
{
    const RoutingStandard standard = sending(u"refund"_s, u"returns"_s);
    m_office->adopt(standard);
    writeCases(20);
    const RoutingTrial trial = tried(standard);
    QCOMPARE(trial.looked, 20);
    QVERIFY(trial.compared);
    QVERIFY(trial.cases.empty());
}

void TestRoster::changedRule_sendsItsCasesElsewhere()
{
    m_office->adopt(sending(u"refund"_s, u"returns"_s));
    writeCases(20);
    const RoutingTrial trial = tried(sending(u"refund"_s, u"money"_s));
    QCOMPARE(trial.cases.size(), 10U);
    for (size_t i = 0; i < trial.cases.size(); ++i) {
        QCOMPARE(trial.before.at(i).queue, u"returns"_s);
        QCOMPARE(trial.before.at(i).to.text(), u"lin"_s);
        QCOMPARE(trial.after.at(i).queue, u"money"_s);
        QCOMPARE(trial.after.at(i).to.text(), u"mei"_s);
        QCOMPARE(trial.after.at(i).rule, u"to money"_s);
        QVERIFY(!trial.cases.at(i).customer.isEmpty());
    }
}

void TestRoster::withoutAStandard_theComparisonIsWithWhatHappened()
{
    writeCases(4);
    const CaseRow first = m_office->cases().at(1);
    m_office->tell(CaseClaimed{first.id, agent(u"wang"_s)}, caseSubject(first.id));
    m_office->settle();
    const RoutingTrial trial = tried(sending(u"refund"_s, u"returns"_s));
    QVERIFY(!trial.compared);
    QCOMPARE(trial.looked, 4);
    QVERIFY(std::any_of(trial.cases.begin(), trial.cases.end(), [&first](const PastCase &past) {
        return past.subject.row == first.row && past.agent.text() == u"wang"_s;
    }));
}

void TestRoster::olderCases_areLeftOut()
{
    writeCases(3);
    m_office->clock.advance(8 * 24h);
    writeCases(0);
    m_office->write(u"page"_s, u"late"_s, u"refund please"_s);
    m_office->settle();
    QCOMPARE(tried(sending(u"refund"_s, u"returns"_s)).looked, 1);
}

void TestRoster::trial_endsWhenItIsStopped()
{
    writeCases(10);
    int asked = 0;
    const Result<RoutingTrial> trial = tryStandard(m_office->db(), sending(u"refund"_s, u"returns"_s),
                                                   m_office->clock.now(), [&asked] { return ++asked < 4; });
    QVERIFY(!trial);
    QVERIFY(trial.error().code == ErrorCode::Cancelled);
    QCOMPARE(asked, 4);
}

void TestRoster::manyCases_areTriedInTime()
{
    m_office->adopt(sending(u"refund"_s, u"returns"_s));
    writeCases(2'000);
    QElapsedTimer timer;
    timer.start();
    const RoutingTrial trial = tried(sending(u"refund"_s, u"money"_s));
    qInfo("2,000 past cases tried within %lld ms", timer.elapsed());
    QCOMPARE(trial.looked, 2'000);
    QCOMPARE(trial.cases.size(), 1'000U);
    QVERIFY(timer.elapsed() < 60'000); // a bound for busy machines, not a promise
}

void TestRoster::caseThatWaits_tellsItsPlaceAndWhoCould()
{
    m_office->adopt(sending(u"refund"_s, u"returns"_s));
    writeCases(3);
    m_office->be(u"mei"_s, Presence::Online);
    m_office->settle();
    const Result<RoutingOfCase> routing =
        routingOfCase(m_office->db(), m_office->cases().at(1).row, 480s, m_office->clock.now());
    QVERIFY(routing);
    QVERIFY(routing->on);
    QCOMPARE(routing->place.position, 2);
    QVERIFY(routing->decision);
    QVERIFY(routing->decision->to.isEmpty());
    QCOMPARE(routing->decision->queue, u"returns"_s);
    QCOMPARE(routing->decision->standings.size(), 2U);
    const Result<RoutingOfCase> none = routingOfCase(m_office->db(), 4711, 480s, m_office->clock.now());
    QVERIFY(none);
    QVERIFY(!none->decision);
}

void TestRoster::mistakesOfAMember_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<int>("mistake"); // -1: none
    const auto row = [](const char *what, const QString &id, const QString &name, const QStringList &languages,
                        std::optional<MemberMistake> mistake) {
        QTest::newRow(what) << id << name << languages << (mistake ? static_cast<int>(*mistake) : -1);
    };
    row("right", u"zhang.wei-2"_s, u"张伟"_s, {u"zh-CN"_s, u"en"_s}, std::nullopt);
    row("a Chinese id", u"张伟"_s, u"张伟"_s, {}, std::nullopt);
    row("no id", {}, u"X"_s, {}, MemberMistake::IdMissing);
    row("a blank in the id", u"a b"_s, u"X"_s, {}, MemberMistake::BadId);
    row("an id that is there", u"wang"_s, u"X"_s, {}, MemberMistake::IdTaken);
    row("no name", u"x"_s, u"  "_s, {}, MemberMistake::NameMissing);
    row("no language", u"x"_s, u"X"_s, {u"english please"_s}, MemberMistake::BadLanguage);
}

void TestRoster::mistakesOfAMember()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(QStringList, languages);
    QFETCH(int, mistake);
    Member known;
    known.described.agent = AgentId(u"wang"_s);
    MemberDescribed member;
    member.agent = AgentId(id);
    member.name = name;
    member.languages = languages;
    const std::vector<MemberMistake> found = mistakesOf(member, {known});
    QCOMPARE(found.empty() ? -1 : static_cast<int>(found.front()), mistake);
    QVERIFY(found.size() <= 1);
}

void TestRoster::roles_lockNobodyOut_andAreNotRaised()
{
    const AgentId lin(u"lin"_s), wang(u"wang"_s);
    const auto described = [](const AgentId &agent, TeamRole role, bool removed = false) {
        MemberDescribed member;
        member.agent = agent;
        member.role = role;
        member.removed = removed;
        return member;
    };
    const auto team = [](std::initializer_list<MemberDescribed> all) {
        std::vector<Member> members;
        for (const MemberDescribed &one : all)
            members.push_back({one, {}, {}, 0});
        return members;
    };
    using Mistake = std::optional<MemberMistake>;
    // Nobody is anything yet: to make a colleague lead first would leave lin without a say.
    QCOMPARE(roleMistake(described(wang, TeamRole::Administrator), {}, lin), Mistake(MemberMistake::LocksOut));
    QCOMPARE(roleMistake(described(wang, TeamRole::Lead), {}, lin), Mistake());
    QCOMPARE(roleMistake(described(wang, TeamRole::Reviewer), {}, lin), Mistake());
    QCOMPARE(roleMistake(described(lin, TeamRole::Administrator), {}, lin), Mistake());
    const auto led = team({described(lin, TeamRole::Administrator), described(wang, TeamRole::Lead)});
    QCOMPARE(roleMistake(described(lin, TeamRole::Agent), led, lin), Mistake(MemberMistake::LocksOut));
    QCOMPARE(roleMistake(described(lin, TeamRole::Lead), led, lin), Mistake(MemberMistake::LocksOut)); // the last one
    QCOMPARE(roleMistake(described(lin, TeamRole::Administrator, true), led, lin), Mistake(MemberMistake::LocksOut));
    QCOMPARE(roleMistake(described(wang, TeamRole::Administrator), led, lin), Mistake());
    QCOMPARE(roleMistake(described(wang, TeamRole::Administrator), led, wang), Mistake(MemberMistake::RoleTooHigh));
    QCOMPARE(roleMistake(described(lin, TeamRole::Agent), led, wang), Mistake(MemberMistake::RoleTooHigh));
    QCOMPARE(roleMistake(described(AgentId(u"mei"_s), TeamRole::Agent), led, wang), Mistake());
    // Whoever may not describe anybody is told so by the desk, not by this.
    QCOMPARE(roleMistake(described(AgentId(u"mei"_s), TeamRole::Agent), led, AgentId(u"zhou"_s)), Mistake());
}

QTEST_GUILESS_MAIN(TestRoster)
#include "tst_roster.moc"
