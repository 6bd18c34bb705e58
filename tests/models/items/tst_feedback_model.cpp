// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/work_payloads.h"
#include "models/items/feedback_model.h"
#include "models/language/csv_cell.h"
#include "tests/support/fed_projection.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What customers say of products: from the log to the tables.
class TestFeedbackModel : public QObject
{
    Q_OBJECT
    std::unique_ptr<FedProjection> m_fed;
    int m_number = 0;

    CaseId writes(const QString &who)
    {
        m_fed->tell(received(u"page"_s, customerMessage(who, ++m_number, u"hello"_s, morning)));
        return m_fed->casesByRow().back().id;
    }
    ChangeSet note(CaseId id, const char *name, const QString &about, Instant at,
                   FeedbackKind kind = FeedbackKind::Defect, bool removed = false)
    {
        FeedbackNoted said;
        said.caseId = id;
        said.feedback = FeedbackId::derive(name);
        said.by = agent(u"lin"_s);
        said.kind = kind;
        said.about = about;
        said.text = u"it broke, call 13812345678"_s;
        said.removed = removed;
        return m_fed->tell(eventAt(said, at));
    }
    void handle(CaseId id, const char *name, const QString &department, const QString &outcome)
    {
        m_fed->tell(
            eventAt(FeedbackHandled{id, FeedbackId::derive(name), agent(u"lin"_s), department, outcome}, morning + 1h));
    }
    [[nodiscard]] std::vector<FeedbackRow> rows() { return *feedback(m_fed->db(), 100); }

private Q_SLOTS:
    void init()
    {
        m_fed = std::make_unique<FedProjection>();
        m_number = 0;
        m_fed->tell(eventAt(channel(u"page"_s, Platform::Telegram, u"A"_s), morning));
    }

    void noted_changed_handed_known()
    {
        const CaseId anna = writes(u"anna"_s);
        QVERIFY(note(anna, "a", u"Child  seat "_s, morning).owed);
        QCOMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].about, u"Child seat"_s);
        QCOMPARE(rows()[0].head.contactName, m_fed->cases()[0].contactName);
        QCOMPARE(stageOf(rows()[0]), FeedbackStage::Open);
        note(anna, "a", u"Child seat, blue"_s, morning + 5min, FeedbackKind::Wish); // another wording, no second one
        QCOMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].kind, FeedbackKind::Wish);
        QCOMPARE(rows()[0].at, morning); // when it was said first
        handle(anna, "a", u"Product"_s, {});
        QCOMPARE(stageOf(rows()[0]), FeedbackStage::HandedOn);
        handle(anna, "a", {}, u"changed in spring"_s);
        QCOMPARE(stageOf(rows()[0]), FeedbackStage::Known);
        QCOMPARE(rows()[0].department, u"Product"_s); // who answered stays known
        QCOMPARE(*feedbackTopics(m_fed->db(), 10), QStringList{u"Child seat, blue"_s});
        note(anna, "a", u"Child seat, blue"_s, morning + 2h, FeedbackKind::Wish, true);
        QVERIFY(rows().empty());
        const QStringList done = m_fed->done(m_fed->cases()[0].row);
        QCOMPARE(done.count(u"feedback.noted"_s), 3);
        QCOMPARE(done.count(u"feedback.handled"_s), 2);
    }

    void whatNobodyNoted_isNotHandled()
    {
        const CaseId anna = writes(u"anna"_s);
        handle(anna, "nothing", u"Product"_s, {});
        QVERIFY(rows().empty());
        QVERIFY(m_fed->done(m_fed->cases()[0].row).isEmpty());
    }

    void feedbackOfAMergedCase_leadsToTheOneItIsPartOf()
    {
        const CaseId anna = writes(u"anna"_s);
        note(anna, "a", u"Seat"_s, morning);
        const qint64 before = rows()[0].head.row;
        m_fed->tell(eventAt(CaseResolved{anna, agent(u"lin"_s)}, morning + 1min));
        m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, u"again"_s, morning + 240h * 10)));
        const CaseRow later = m_fed->casesByRow().back();
        QVERIFY(later.row != before);
        CaseMerged merged;
        merged.into = later.id;
        merged.from = anna;
        merged.by = agent(u"lin"_s);
        m_fed->tell(eventAt(merged, morning + 240h * 10 + 1min));
        QCOMPARE(rows()[0].head.row, later.row);
    }

    void groups_countCases_whatRisesIsFirst()
    {
        const Instant now = morning + 24h * 20;
        const CaseId anna = writes(u"anna"_s), ben = writes(u"ben"_s), carla = writes(u"carla"_s);
        note(anna, "1", u"seat"_s, now - 24h);
        note(anna, "2", u"Seat "_s, now - 23h); // the same customer, the same case: counted once
        note(ben, "3", u"seat"_s, now - 24h * 2);
        note(carla, "4", u"seat"_s, now - 24h * 8);
        note(ben, "5", u"pump"_s, now - 24h * 9);
        note(carla, "6", u"pump"_s, now - 24h * 9);
        note(carla, "7", u"pump"_s, now - 24h);
        note(carla, "8", u"pump"_s, now - 24h * 15); // long ago
        note(carla, "9", u"pump"_s, now - 24h, FeedbackKind::Praise);
        const std::vector<FeedbackRow> all = rows();
        const std::vector<FeedbackGroup> groups = feedbackGroups(all, now, 24h * 7);
        QCOMPARE(groups.size(), size_t(3));
        QCOMPARE(groups[0], (FeedbackGroup{u"Seat"_s, FeedbackKind::Defect, 2, 1}));
        QCOMPARE(groups[1], (FeedbackGroup{u"pump"_s, FeedbackKind::Praise, 1, 0}));
        QCOMPARE(groups[2], (FeedbackGroup{u"pump"_s, FeedbackKind::Defect, 1, 2}));
    }

    void tables_areWellBehaved()
    {
        FeedbackModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        FeedbackGroupModel groups;
        const QAbstractItemModelTester groupTester(&groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const CaseId anna = writes(u"anna"_s);
        note(anna, "1", u"seat"_s, morning);
        note(anna, "2", u"pump"_s, morning + 1min, FeedbackKind::Wish);
        handle(anna, "2", u"Product"_s, {});
        model.setRows(rows());
        QCOMPARE(model.rowCount(), 2);
        // Lists show no numbers, whatever was written down.
        QVERIFY(!model.index(0, FeedbackModel::Text).data().toString().contains(u"13812345678"_s));
        FeedbackModel::Choice choice;
        choice.kind = FeedbackKind::Defect;
        model.setChoice(choice);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.row(0).about, u"seat"_s);
        choice = {};
        choice.stage = FeedbackStage::HandedOn;
        model.setChoice(choice);
        QCOMPARE(model.row(0).about, u"pump"_s);
        groups.setGroups(feedbackGroups(model.all(), morning + 2min, 24h));
        QCOMPARE(groups.rowCount(), 2);
        QVERIFY(groups.index(0, FeedbackGroupModel::Recent).data().toString().contains(u'▲'));
        model.setRows({});
        groups.setGroups({});
        QCOMPARE(model.rowCount(), 0);
    }

    void cells_areNoFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        QTest::newRow("words") << u"seat"_s << u"\"seat\""_s;
        QTest::newRow("quotes") << u"a \"b\""_s << u"\"a \"\"b\"\"\""_s;
        QTest::newRow("a formula") << u"=1+1"_s << u"\"'=1+1\""_s;
        QTest::newRow("behind blanks") << u"  @x"_s << u"\"'  @x\""_s;
        QTest::newRow("a tab") << u"\tx"_s << u"\"'\tx\""_s;
        QTest::newRow("nothing") << QString() << u"\"\""_s;
    }
    void cells_areNoFormulas()
    {
        QFETCH(QString, text);
        QFETCH(QString, cell);
        QCOMPARE(csvCell(text), cell);
    }
};

QTEST_GUILESS_MAIN(TestFeedbackModel)
#include "tst_feedback_model.moc"
