// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/satisfaction.h"

#include <QTest>

using namespace lianxi::metrics;

class TestSatisfaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores_areCountedByHand_data()
    {
        QTest::addColumn<QList<int>>("scores"); // 0: asked, no answer
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("positive");
        QTest::addColumn<int>("answered");
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("participation");
        QTest::addColumn<double>("mean");
        QTest::newRow("nobody was asked") << QList<int>{} << 4 << 0 << 0 << 0.0 << 0.0 << 0.0;
        QTest::newRow("nobody answered") << QList<int>{0, 0} << 4 << 0 << 0 << 0.0 << 0.0 << 0.0;
        QTest::newRow("one who is content") << QList<int>{5} << 4 << 1 << 1 << 1.0 << 1.0 << 5.0;
        QTest::newRow("silence is no score")
            << QList<int>{5, 4, 0, 3, 0, 1, 0, 0, 4, 0} << 4 << 3 << 5 << 0.6 << 0.5 << 3.4;
        QTest::newRow("only the best counts") << QList<int>{5, 4, 0, 3, 0, 1} << 5 << 1 << 4 << 0.25 << 4 / 6.0 << 3.25;
    }
    void scores_areCountedByHand()
    {
        QFETCH(QList<int>, scores);
        QFETCH(int, from);
        std::vector<Survey> surveys;
        for (const int score : scores)
            surveys.push_back({{}, 1, 1, {}, 0, score});
        const Satisfaction counted = satisfaction(surveys, from);
        QCOMPARE(counted.asked, scores.size());
        QTEST(static_cast<int>(counted.positive), "positive");
        QTEST(static_cast<int>(counted.answered), "answered");
        QTEST(counted.rate(), "rate");
        QTEST(counted.participation(), "participation");
        QTEST(counted.meanScore(), "mean");
    }
};

QTEST_GUILESS_MAIN(TestSatisfaction)
#include "tst_satisfaction.moc"
