// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/sample_duty.h"
#include "models/review/sampling.h"
#include "models/store/queries.h"
#include "models/store/review_query.h"
#include "tests/support/office.h"

#include <QTest>

#include <set>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Samples that draw themselves.
class TestSampleDuty : public QObject
{
    Q_OBJECT
    static constexpr int many = 20;

    struct Desk {
        SampleDuty part;
        Desk(Office &office, const QString &who)
            : part({office.log, *office.reader, office.clock, office.scheduler, AgentId(who), u"/duty/"_s + who})
        {
        }
    };
    /// Twenty cases that lin finished this week, and a plan for a fifth of them.
    static void work(Office &office, int percent = 20)
    {
        office.tell(channel(u"page"_s, Platform::Telegram, u"A"_s), u"channel"_s);
        for (int i = 0; i < many; ++i)
            office.write(u"page"_s, u"customer%1"_s.arg(i), u"到哪了"_s);
        office.settle();
        for (const CaseRow &head : office.cases()) {
            office.tell(CaseClaimed{head.id, agent(u"lin"_s)});
            ReplyQueued reply;
            reply.caseId = head.id;
            reply.message = MessageId::derive(head.id.toBytes());
            reply.thread = caseView(office.db(), head.row)->threads.at(0).id;
            reply.channel = ChannelId(u"page"_s);
            reply.by = agent(u"lin"_s);
            reply.text = u"在路上"_s;
            office.tell(reply);
            ReplySent sent;
            sent.caseId = head.id;
            sent.message = reply.message;
            office.tell(sent);
            office.tell(CaseResolved{head.id, agent(u"lin"_s)});
        }
        save(office, percent);
        office.settle();
    }
    static void save(Office &office, int percent)
    {
        SamplingPlan plan;
        plan.percent = percent;
        plan.newPercent = plan.riskPercent = plan.complaintPercent = plan.overridePercent = plan.secondPercent = 0;
        plan.reviewers = QStringList{u"rui"_s, u"qin"_s};
        TeamItemSaved item;
        item.kind = TeamItemKind::Sampling;
        item.id = u"plan"_s;
        item.name = u"Plan"_s;
        item.body = toPlanBody(plan);
        office.tell(item);
    }
    static size_t asked(Office &office) { return reviews(office.db(), {})->size(); }

private Q_SLOTS:
    void aNewWeek_isDrawnByItself_onceByTwoDesks()
    {
        Office office;
        work(office);
        Desk rui(office, u"rui"_s), qin(office, u"qin"_s);
        office.parts = {&rui.part, &qin.part};
        rui.part.begin();
        qin.part.begin();
        office.settle();
        QCOMPARE(asked(office), size_t{0}); // this week is not over
        office.advance(7 * 24h);
        QCOMPARE(asked(office), size_t{4});
        std::set<QString> ids;
        for (const Event &event : office.log.eventsOf(EventType::ReviewAssigned))
            ids.insert(event.id.toString());
        QCOMPARE(ids.size(), size_t{4}); // both desks drew, and told the same events
        const auto before = *reviews(office.db(), {});
        office.advance(3 * 24h);
        QCOMPARE(asked(office), size_t{4});
        QCOMPARE(*reviews(office.db(), {}), before);
    }
    void aPlanThatIsChanged_isDrawnAtOnce()
    {
        Office office;
        work(office);
        office.clock.advance(7 * 24h);
        Desk rui(office, u"rui"_s);
        office.parts = {&rui.part};
        rui.part.begin();
        office.settle();
        QCOMPARE(asked(office), size_t{4});
        save(office, 40);
        office.settle();
        QCOMPARE(asked(office), size_t{8});
    }
    void withoutTheLog_itIsTriedAgain()
    {
        Office office;
        work(office);
        office.clock.advance(7 * 24h);
        Desk rui(office, u"rui"_s);
        office.log.reachable = false;
        rui.part.begin();
        office.settle();
        QCOMPARE(asked(office), size_t{0});
        office.log.reachable = true;
        office.advance(61min);
        QCOMPARE(asked(office), size_t{4});
    }
    void whoMayNotReview_drawsNothing()
    {
        Office office;
        work(office);
        MemberDescribed boss;
        boss.agent = AgentId(u"boss"_s);
        boss.name = u"boss"_s;
        boss.role = TeamRole::Administrator; // from now on roles limit what a desk does
        office.tell(boss);
        office.settle();
        office.clock.advance(7 * 24h);
        Desk lin(office, u"lin"_s), lead(office, u"boss"_s);
        lin.part.begin();
        office.settle();
        QCOMPARE(asked(office), size_t{0});
        lead.part.begin();
        office.settle();
        QCOMPARE(asked(office), size_t{4});
    }
};

QTEST_GUILESS_MAIN(TestSampleDuty)
#include "tst_sample_duty.moc"
