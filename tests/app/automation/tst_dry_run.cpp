// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/automation/dry_run.h"
#include "tests/support/automation_world.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What rules would have done.
class TestDryRun : public QObject
{
    Q_OBJECT
    std::unique_ptr<AutomationWorld> m_world;

    DryRun tried(const Rule &rule)
    {
        const Result<DryRun> found =
            dryRun(m_world->db(), rule, *m_world->playbook, m_world->clock.now(), [] { return false; });
        if (!found)
            qFatal("%s", qPrintable(found.error().detail));
        return *found;
    }
    static RuleStep tag(const QString &text) { return {.deed = RuleDeed::Tag, .text = text}; }

private Q_SLOTS:
    void init() { m_world = std::make_unique<AutomationWorld>(); }
    void cleanup() { m_world.reset(); }

    void casesThatMeetTheConditions_areShownOnce_withWhatWouldBeDone()
    {
        m_world->write(u"anna"_s, u"refund please"_s);
        m_world->advance(1min);
        m_world->write(u"anna"_s, u"refund!"_s);
        m_world->write(u"ben"_s, u"hello"_s);
        m_world->tell(
            received(u"page"_s, publicComment(u"post"_s, u"carla"_s, 900, u"refund?"_s, m_world->clock.now())));
        const size_t before = m_world->log.records.size();
        const DryRun found = tried(ruleOf(RuleTrigger::CustomerWrote,
                                          {tag(u"A"_s),
                                           {.deed = RuleDeed::Wait, .length = 5min},
                                           {.deed = RuleDeed::Reply, .text = u"{customer}, thank you"_s}},
                                          u"refund"_s));
        QCOMPARE(found.begun, 4);
        QCOMPARE(found.rows.size(), size_t{2});
        QCOMPARE(found.rows.at(0).did, (QStringList{u"tag:A"_s, u"wait:5"_s})); // the newest: in public
        QCOMPARE(found.rows.at(0).trouble, u"reply:no_private"_s);
        QCOMPARE(found.rows.at(1).did, (QStringList{u"tag:A"_s, u"wait:5"_s, u"reply"_s}));
        QCOMPARE(found.rows.at(1).times, 2);
        QCOMPARE(m_world->log.records.size(), before); // nothing was done
    }

    void whatIsSoAlready_isSaid()
    {
        m_world->write(u"anna"_s, u"hello"_s);
        m_world->tell(eventAt(CaseTagged{m_world->only().id, agent(u"lin"_s), TagFamily::Scene, u"A"_s, false, {}},
                              m_world->clock.now()));
        const DryRun found = tried(ruleOf(RuleTrigger::CustomerWrote, {tag(u"A"_s)}));
        QCOMPARE(found.rows.size(), size_t{1});
        QVERIFY(found.rows.front().did.isEmpty() && found.rows.front().trouble.isEmpty());
    }

    void lastWeekOnly()
    {
        m_world->write(u"anna"_s, u"hello"_s);
        m_world->advance(24h * 8);
        m_world->write(u"ben"_s, u"hello"_s);
        QCOMPARE(tried(ruleOf(RuleTrigger::CaseOpened, {tag(u"A"_s)})).rows.size(), size_t{1});
    }

    void momentsOfClocks_areFoundAsTheyWere_data()
    {
        QTest::addColumn<int>("trigger");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("rows");
        QTest::newRow("a promise was nearly broken") << static_cast<int>(RuleTrigger::ClockNear) << 10 << 2;
        QTest::newRow("a promise was broken") << static_cast<int>(RuleTrigger::ClockBroken) << 10 << 1;
        QTest::newRow("somebody waited for twenty minutes") << static_cast<int>(RuleTrigger::Unanswered) << 20 << 2;
        QTest::newRow("somebody waited for two hours") << static_cast<int>(RuleTrigger::Unanswered) << 120 << 1;
    }
    void momentsOfClocks_areFoundAsTheyWere()
    {
        QFETCH(int, trigger);
        QFETCH(int, minutes);
        QFETCH(int, rows);
        const auto answer = [this](const CaseRow &row) {
            ReplyQueued queued;
            queued.caseId = row.id;
            queued.thread = caseView(m_world->db(), row.row)->threads.front().id;
            queued.message = MessageId::derive(row.id.toBytes());
            queued.channel = ChannelId(u"page"_s);
            queued.by = agent(u"lin"_s);
            queued.text = u"yes"_s;
            m_world->tell(eventAt(queued, m_world->clock.now()));
            m_world->tell(
                eventAt(ReplySent{row.id, queued.message, u"out-"_s + row.id.toString()}, m_world->clock.now()));
        };
        m_world->write(u"anna"_s, u"hello"_s); // answered in time, but late
        const CaseRow anna = m_world->only();
        m_world->write(u"ben"_s, u"hello"_s); // never answered
        const CaseRow ben = m_world->cases().at(0).id == anna.id ? m_world->cases().at(1) : m_world->cases().at(0);
        QVERIFY(anna.clock && ben.clock && ben.id != anna.id);
        m_world->advance(anna.clock->due - m_world->clock.now() - 5min);
        answer(anna);
        m_world->write(u"carla"_s, u"hello"_s); // answered at once
        const std::vector<CaseRow> all = m_world->cases();
        const auto carla = std::find_if(all.begin(), all.end(),
                                        [&](const CaseRow &one) { return one.id != anna.id && one.id != ben.id; });
        QVERIFY(carla != all.end());
        answer(*carla);
        m_world->advance(4h);
        Rule rule = ruleOf(static_cast<RuleTrigger>(trigger), {tag(u"A"_s)});
        rule.length = std::chrono::minutes(minutes);
        const DryRun found = tried(rule);
        QCOMPARE(found.rows.size(), static_cast<size_t>(rows));
        QVERIFY(std::any_of(found.rows.begin(), found.rows.end(),
                            [&](const DryRow &row) { return row.caseRow == ben.row; }));
    }

    void everyTrigger_canBeTried()
    {
        m_world->write(u"anna"_s, u"hello"_s);
        const CaseId id = m_world->only().id;
        MessageJudged judged;
        judged.caseId = id;
        judged.message = timeline(m_world->db(), m_world->only().row, 1)->front().id;
        judged.emotion = u"negative"_s;
        m_world->tell(eventAt(judged, m_world->clock.now()));
        m_world->tell(
            eventAt(CaseTagged{id, agent(u"lin"_s), TagFamily::Scene, u"x"_s, false, {}}, m_world->clock.now()));
        m_world->tell(eventAt(CaseClaimed{id, agent(u"lin"_s)}, m_world->clock.now()));
        m_world->tell(eventAt(CaseResolved{id, agent(u"lin"_s)}, m_world->clock.now()));
        m_world->tell(eventAt(CaseReopened{id, agent(u"lin"_s)}, m_world->clock.now()));
        for (const RuleTrigger trigger :
             {RuleTrigger::CaseOpened, RuleTrigger::CustomerWrote, RuleTrigger::MessageJudged,
              RuleTrigger::CaseResolved, RuleTrigger::CaseReopened, RuleTrigger::CaseAssigned,
              RuleTrigger::CaseTagged}) {
            Rule rule = ruleOf(trigger, {{.deed = RuleDeed::Note, .text = u"x"_s}}, u"hello"_s);
            rule.conditions.box = CaseFilter::Box::All;
            QVERIFY2(tried(rule).rows.size() == 1, toText(trigger).data());
        }
    }

    void lookingCanBeEnded()
    {
        m_world->write(u"anna"_s, u"hello"_s);
        const Result<DryRun> found = dryRun(m_world->db(), ruleOf(RuleTrigger::CustomerWrote, {tag(u"A"_s)}),
                                            *m_world->playbook, m_world->clock.now(), [] { return true; });
        QVERIFY(!found.has_value());
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDryRun)
#include "tst_dry_run.moc"
