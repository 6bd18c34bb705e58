// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/review_model.h"
#include "models/items/score_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Lists of reviews and cards being filled in, as views see them.
class TestReviewModels : public QObject
{
    Q_OBJECT

    static ReviewRow row(int number, const QString &agent, const QString &reviewer, ReviewStanding standing)
    {
        ReviewRow one;
        one.id = ReviewId::derive(QByteArray::number(number));
        one.agent = AgentId(agent);
        one.agentName = agent;
        one.reviewer = AgentId(reviewer);
        if (standing >= ReviewStanding::Given) {
            one.givenAt = Instant{};
            one.givenBy = one.reviewer;
        }
        if (standing >= ReviewStanding::Appealed)
            one.appealedAt = Instant{};
        if (standing >= ReviewStanding::Decided)
            one.decidedAt = Instant{};
        return one;
    }

private Q_SLOTS:
    void choices_showTheirRows_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QList<int>>("shown");
        QTest::newRow("to be written by me") << static_cast<int>(ReviewModel::Choice::ToWrite) << QList{1};
        QTest::newRow("written by me") << static_cast<int>(ReviewModel::Choice::Written) << QList{2, 4};
        QTest::newRow("about my work") << static_cast<int>(ReviewModel::Choice::AboutMe) << QList{3, 5};
        QTest::newRow("appeals") << static_cast<int>(ReviewModel::Choice::Appeals) << QList{4};
        QTest::newRow("all") << static_cast<int>(ReviewModel::Choice::All) << QList{1, 2, 3, 4, 5};
    }
    void choices_showTheirRows()
    {
        QFETCH(int, choice);
        QFETCH(QList<int>, shown);
        ReviewModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChoice(static_cast<ReviewModel::Choice>(choice), AgentId(u"rui"_s));
        model.setRows(
            {row(1, u"lin"_s, u"rui"_s, ReviewStanding::Due), row(2, u"lin"_s, u"rui"_s, ReviewStanding::Given),
             row(3, u"rui"_s, u"qin"_s, ReviewStanding::Given), row(4, u"lin"_s, u"rui"_s, ReviewStanding::Appealed),
             row(5, u"rui"_s, u"qin"_s, ReviewStanding::Decided)});
        QCOMPARE(model.rowCount(), static_cast<int>(shown.size()));
        for (int i = 0; i < model.rowCount(); ++i) {
            const ReviewId id = ReviewId::derive(QByteArray::number(shown.at(i)));
            QCOMPARE(model.row(i).id, id);
            QCOMPARE(model.find(id), i);
        }
        QCOMPARE(model.find(ReviewId::derive("none")), -1);
    }
    void theSameRows_changeNothing()
    {
        ReviewModel model;
        model.setRows({row(1, u"lin"_s, u"rui"_s, ReviewStanding::Due)});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows({row(1, u"lin"_s, u"rui"_s, ReviewStanding::Due)});
        QCOMPARE(reset.size(), 0);
    }

    void aCard_isFilledIn()
    {
        ScoreModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(shippedCard(false), {{u"script"_s, 4, {}, true}});
        QSignalSpy edited(&model, &ScoreModel::edited);
        QCOMPARE(model.nextOpen(0), 0);
        QVERIFY(model.setPoints(0, 5));
        QVERIFY(!model.setPoints(0, 6));
        QVERIFY(!model.setPoints(0, -1));
        QVERIFY(!model.setPoints(model.rowCount(), 1));
        QVERIFY(model.setPoints(1, std::nullopt));
        model.setReason(0, u"words"_s);
        model.setReason(2, u"no points yet"_s); // nothing to give a reason for
        QCOMPARE(edited.size(), 3);
        QCOMPARE(model.nextOpen(0), 2);
        QCOMPARE(model.scores().size(), size_t{3});
        QCOMPARE(model.score(0)->words, u"words"_s);
        QVERIFY(!model.score(2));
    }
    void whatIsCounted_orClosed_isNotChanged()
    {
        ScoreModel model;
        model.show(shippedCard(false), {});
        int counted = 0;
        while (model.criterion(counted).count == AutomaticCount::None)
            ++counted;
        QVERIFY(!model.setPoints(counted, 1));
        model.setEditable(false);
        QVERIFY(!model.setPoints(0, 1));
        QVERIFY(model.scores().empty());
    }
    void everythingAnswered_leavesNothingOpen()
    {
        ScoreModel model;
        QCOMPARE(model.nextOpen(0), -1);
        model.show(shippedCard(false), {});
        for (int i = 0; i < model.rowCount(); ++i)
            model.setPoints(i, 0);
        QCOMPARE(model.nextOpen(3), -1);
    }
};

QTEST_APPLESS_MAIN(TestReviewModels)
#include "tst_review_models.moc"
