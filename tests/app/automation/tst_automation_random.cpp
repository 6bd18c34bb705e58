// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/automation_world.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// Rules and happenings of every kind, in random order.
class Chaos
{
public:
    explicit Chaos(AutomationWorld &world, quint32 seed)
        : m_world(world)
        , m_random(seed)
    {
    }

    Rule rule()
    {
        Rule rule;
        rule.trigger = static_cast<RuleTrigger>(pick(static_cast<int>(EnumNames<RuleTrigger>::names.size())));
        rule.length = std::chrono::minutes(1 + pick(30));
        if (pick(2) == 0)
            rule.tag = tag();
        rule.order = pick(5);
        rule.conditions.box = pick(3) == 0 ? CaseFilter::Box::Unassigned : CaseFilter::Box::All;
        static const QStringList queries{u"is:open"_s, u"-tag:c"_s, u"hello"_s, u"is:unanswered"_s, u"tag:a"_s};
        rule.conditions.query = queries.at(pick(static_cast<int>(queries.size())));
        for (int i = 1 + pick(4); i > 0; --i)
            rule.steps.push_back(step());
        return rule;
    }

    void happen()
    {
        const std::vector<CaseRow> cases = m_world.cases();
        const Actor lin = agent(u"lin"_s);
        const Instant now = m_world.clock.now();
        if (cases.empty() || pick(3) == 0)
            return m_world.write(u"p%1"_s.arg(pick(4)), pick(2) == 0 ? u"hello"_s : u"你好"_s);
        const CaseRow &row = cases.at(static_cast<size_t>(pick(static_cast<int>(cases.size()))));
        switch (pick(7)) {
        case 0:
            return m_world.tell(eventAt(CaseTagged{row.id, lin, TagFamily::Scene, tag(), pick(3) == 0, {}}, now));
        case 1:
            return m_world.tell(eventAt(CaseClaimed{row.id, lin}, now), caseSubject(row.id));
        case 2:
            return m_world.tell(eventAt(CaseResolved{row.id, lin}, now), caseSubject(row.id));
        case 3:
            return m_world.tell(eventAt(CaseReopened{row.id, lin}, now), caseSubject(row.id));
        case 4:
            return m_world.restart();
        case 5: { // the power is cut before the last place was kept
            m_world.stop();
            m_world.kept = m_kept;
            return m_world.start();
        }
        default:
            m_kept = m_world.kept;
            return m_world.advance(std::chrono::seconds(pick(1'200)));
        }
    }

private:
    int pick(int below) { return static_cast<int>(m_random.bounded(below)); }
    QString tag() { return QString(QChar(u'a' + pick(3))); }
    RuleStep step()
    {
        RuleStep step;
        switch (pick(7)) {
        case 0:
        case 1:
            step = {.deed = RuleDeed::Tag, .text = tag()};
            break;
        case 2:
            step = {.deed = RuleDeed::Untag, .text = tag()};
            break;
        case 3:
            step = {.deed = RuleDeed::Wait, .length = std::chrono::minutes(1 + pick(20))};
            break;
        case 4:
            step = {.deed = RuleDeed::Assign, .people = {u"mei"_s}};
            break;
        case 5:
            step = {.deed = RuleDeed::Queue, .text = u"q"_s};
            break;
        default:
            step = {.deed = RuleDeed::Note, .text = u"{number}"_s};
        }
        return step;
    }

    AutomationWorld &m_world;
    QRandomGenerator m_random;
    QByteArray m_kept;
};

/// The most runs within any hour of one case.
int mostInAnHour(const std::vector<std::pair<Instant, RuleRan>> &runs)
{
    int most = 0;
    for (const auto &[from, first] : runs)
        most = std::max(most, static_cast<int>(std::count_if(runs.begin(), runs.end(), [&](const auto &other) {
                            return other.second.caseId == first.caseId && !other.second.did.isEmpty()
                                && other.first >= from && other.first < from + 1h;
                        })));
    return most;
}

} // namespace

/// Random rules and random happenings, with restarts and places that were never kept.
class TestAutomationRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingRunsTwice_andNoChainIsEndless_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("world %u", seed) << seed;
    }
    void nothingRunsTwice_andNoChainIsEndless()
    {
        QFETCH(quint32, seed);
        AutomationWorld world;
        Chaos chaos(world, seed);
        int saved = 0;
        for (int i = 0; saved < 6 && i < 200; ++i)
            if (const Rule rule = chaos.rule(); isRight(rule))
                world.save(u"r%1"_s.arg(saved++), rule);
        QCOMPARE(saved, 6);
        for (int i = 0; i < 60; ++i)
            chaos.happen();
        QSet<QByteArray> ids;
        std::vector<std::pair<Instant, RuleRan>> runs;
        const std::vector<Event> events = world.log.eventsOf(EventType::RuleRan);
        for (const Event &event : events) {
            QVERIFY2(!ids.contains(event.id.toBytes()), "a run was written twice");
            ids << event.id.toBytes();
            runs.emplace_back(event.time, *payloadOf<RuleRan>(event));
            QVERIFY(runs.back().second.rest.value(u"depth"_s).toInt()
                    <= static_cast<int>(world.playbook->number(u"automation.chain_depth")));
        }
        QVERIFY(mostInAnHour(runs) <= static_cast<int>(world.playbook->number(u"automation.runs_an_hour")));
        m_runs += static_cast<int>(runs.size());
        // Whatever is left to be done, in the end nothing is.
        world.advance(2h);
        const size_t before = world.log.records.size();
        world.restart();
        QCOMPARE(world.log.records.size(), before);
    }
    void cleanupTestCase() { QVERIFY2(m_runs > 100, "the worlds were too quiet to prove anything"); }

private:
    int m_runs = 0;
};

QTEST_GUILESS_MAIN(TestAutomationRandom)
#include "tst_automation_random.moc"
