// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/work_payloads.h"
#include "models/items/owed_model.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_clock.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What is owed: from the log to the table.
class TestOwedModel : public QObject
{
    Q_OBJECT
    std::unique_ptr<FedProjection> m_fed;
    ManualClock m_clock;
    int m_number = 0;

    CaseId writes(const QString &who)
    {
        m_fed->tell(received(u"page"_s, customerMessage(who, ++m_number, u"hello"_s, morning)));
        return m_fed->casesByRow().back().id;
    }
    ChangeSet promise(CaseId id, const char *name, Instant due, const QString &what, const QString &channel = {})
    {
        return m_fed->tell(eventAt(
            FollowUpScheduled{id, FollowUpId::derive(name), agent(u"lin"_s), due, ChannelId(channel), what}, morning));
    }
    [[nodiscard]] QStringList what(const OwedModel &model)
    {
        QStringList texts;
        for (int i = 0; i < model.rowCount(); ++i)
            texts << model.data(model.index(i, OwedModel::What), Qt::DisplayRole).toString();
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_fed = std::make_unique<FedProjection>();
        m_number = 0;
        m_clock.set(morning);
        ChannelConfigured page = channel(u"page"_s, Platform::Telegram, u"A"_s);
        page.name = u"Our page"_s;
        m_fed->tell(eventAt(page, morning));
    }

    void theNextOneIsFirst_andWhatIsDoneIsGone()
    {
        const CaseId anna = writes(u"anna"_s);
        const CaseId ben = writes(u"ben"_s);
        QVERIFY(promise(anna, "a", morning + 3h, u"call her"_s).owed);
        promise(ben, "b", morning + 1h, u"send the invoice"_s, u"page"_s);
        QVERIFY(m_fed
                    ->tell(eventAt(RequestMade{ben, RequestId::derive("r"), agent(u"lin"_s), u"Warehouse"_s,
                                               u"is it there?"_s, morning + 2h},
                                   morning))
                    .owed);
        const auto rows = *owed(m_fed->db(), 10);
        QCOMPARE(rows.size(), size_t{3});
        QCOMPARE(rows[0].kind, OwedKind::Message);
        QCOMPARE(rows[0].where, u"Our page"_s);
        QCOMPARE(rows[0].head.contactName, u"name of ben"_s);
        QCOMPARE(rows[1].kind, OwedKind::Request);
        QCOMPARE(rows[1].by, AgentId(u"lin"_s));
        QCOMPARE(rows[2].kind, OwedKind::Call);
        promise(anna, "a", morning + 30min, u"call her"_s); // sooner
        QCOMPARE(owed(m_fed->db(), 10)->front().what, u"call her"_s);
        m_fed->tell(eventAt(FollowUpDone{anna, FollowUpId::derive("a"), agent(u"lin"_s), u"reached"_s}, morning));
        m_fed->tell(eventAt(RequestAnswered{ben, RequestId::derive("r"), agent(u"lin"_s), u"yes"_s}, morning));
        QCOMPARE(owed(m_fed->db(), 10)->size(), size_t{1});
    }
    void aMergedCase_owesWhereItIs()
    {
        const CaseId anna = writes(u"anna"_s);
        const CaseId other = writes(u"ben"_s);
        m_fed->tell(
            eventAt(RequestMade{other, RequestId::derive("r"), agent(u"lin"_s), u"Warehouse"_s, u"?"_s, morning + 2h},
                    morning));
        const auto rows = m_fed->casesByRow();
        m_fed->tell(eventAt(ContactMerged{rows[0].contact, rows[1].contact, agent(u"lin"_s), {}}, morning));
        m_fed->tell(eventAt(CaseMerged{other, anna, agent(u"lin"_s), {}}, morning));
        QCOMPARE(owed(m_fed->db(), 10)->front().head.id, anna);
        QCOMPARE(caseView(m_fed->db(), rows[0].row)->requests.size(), size_t{1});
    }

    void whoseAndWhat_areChosen()
    {
        const CaseId anna = writes(u"anna"_s);
        const CaseId ben = writes(u"ben"_s);
        const CaseId cleo = writes(u"cleo"_s);
        m_fed->tell(eventAt(CaseClaimed{anna, agent(u"lin"_s)}, morning));
        m_fed->tell(eventAt(CaseClaimed{ben, agent(u"mei"_s)}, morning));
        promise(anna, "a", morning + 1h, u"mine"_s);
        promise(ben, "b", morning + 2h, u"hers"_s, u"page"_s);
        promise(cleo, "c", morning + 3h, u"nobody's"_s);
        OwedModel model(m_clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(*owed(m_fed->db(), 10));
        QCOMPARE(what(model), (QStringList{u"mine"_s, u"hers"_s, u"nobody's"_s}));
        model.setChoice({AgentId(u"lin"_s), {}});
        QCOMPARE(what(model), (QStringList{u"mine"_s, u"nobody's"_s}));
        model.setChoice({{}, OwedKind::Message});
        QCOMPARE(what(model), QStringList(u"hers"_s));
    }
    void latenessFollowsTheClock()
    {
        const CaseId anna = writes(u"anna"_s);
        promise(anna, "a", morning + 1h, u"first"_s);
        promise(anna, "b", morning + 2h, u"second"_s);
        OwedModel model(m_clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(*owed(m_fed->db(), 10));
        QCOMPARE(model.lateCount(), 0);
        QCOMPARE(model.nextLate(), std::optional<Instant>(morning + 1h));
        m_clock.set(morning + 1h);
        model.tick();
        QVERIFY(model.isLate(0));
        QCOMPARE(model.lateCount(), 1);
        QCOMPARE(model.nextLate(), std::optional<Instant>(morning + 2h));
        m_clock.set(morning + 2h);
        QVERIFY(!model.nextLate());
    }
};

QTEST_GUILESS_MAIN(TestOwedModel)
#include "tst_owed_model.moc"
