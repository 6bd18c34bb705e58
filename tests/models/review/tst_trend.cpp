// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/trend.h"

#include <QTest>

#include <random>

using namespace lianxi;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How agents do, beside what everybody does with the same cases.
class TestTrend : public QObject
{
    Q_OBJECT

    static constexpr Instant october{std::chrono::sys_days(std::chrono::year(2026) / 10 / 30)};

    static ScoredCase scored(const QString &agent, CaseClass kind, double score, Instant at = october)
    {
        return {AgentId(agent), at, kind, score};
    }

private Q_SLOTS:
    void whoHasTheHardCases_isComparedWithThem()
    {
        // Complaints go worse for everybody: 0.5 on the mean; the rest 0.9.
        const std::vector<AgentTrend> trends =
            trendsOf({scored(u"hard"_s, CaseClass::General, 0.6), scored(u"hard"_s, CaseClass::General, 0.6),
                      scored(u"easy"_s, CaseClass::General, 0.3), scored(u"easy"_s, CaseClass::Normal, 0.9),
                      scored(u"easy"_s, CaseClass::Normal, 0.9)});
        QCOMPARE(trends.size(), size_t{2});
        const AgentTrend &easy = trends[0], &hard = trends[1];
        QCOMPARE(easy.agent.text(), u"easy"_s);
        QCOMPARE(easy.cases, 3);
        QVERIFY(std::abs(easy.mean - 0.7) < 1e-12);
        QVERIFY(std::abs(hard.mean - 0.6) < 1e-12);
        QVERIFY(easy.mean > hard.mean); // the bare score is unfair
        QVERIFY(std::abs(hard.sameMix - 0.5) < 1e-12);
        QVERIFY(std::abs(easy.sameMix - (0.5 + 0.9 + 0.9) / 3) < 1e-12);
        QVERIFY(hard.mean > hard.sameMix && easy.mean < easy.sameMix); // beside the mix it is not
        QCOMPARE(hard.mix, (std::map<CaseClass, int>{{CaseClass::General, 2}}));
    }
    void months_areInOrder_andUtc()
    {
        const AgentTrend trend =
            trendsOf({scored(u"a"_s, CaseClass::Normal, 1.0, october + 72h), scored(u"a"_s, CaseClass::Normal, 0.5),
                      scored(u"a"_s, CaseClass::Normal, 0.7, october + 47h + 59min)})
                .front();
        QCOMPARE(trend.months.size(), size_t{2});
        QCOMPARE(trend.months[0], (AgentTrend::Month{u"2026-10"_s, 2, 0.6}));
        QCOMPARE(trend.months[1], (AgentTrend::Month{u"2026-11"_s, 1, 1.0}));
    }
    void everybodyTogether_isNeitherBetterNorWorseThanTheMix()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 50; ++round) {
            std::vector<ScoredCase> cases;
            for (int i = 0; i < 80; ++i)
                cases.push_back(scored(u"a%1"_s.arg(random() % 6), static_cast<CaseClass>(random() % 6),
                                       static_cast<double>(random() % 101) / 100));
            double own = 0, mixed = 0;
            int counted = 0;
            for (const AgentTrend &one : trendsOf(cases)) {
                own += one.mean * one.cases;
                mixed += one.sameMix * one.cases;
                counted += one.cases;
                int byMonth = 0, byKind = 0;
                for (const AgentTrend::Month &month : one.months)
                    byMonth += month.cases;
                for (const auto &[kind, number] : one.mix)
                    byKind += number;
                QCOMPARE(byMonth, one.cases);
                QCOMPARE(byKind, one.cases);
            }
            QCOMPARE(counted, 80);
            QVERIFY(std::abs(own - mixed) < 1e-9);
        }
    }
    void nothing_givesNothing() { QVERIFY(trendsOf({}).empty()); }
};

QTEST_APPLESS_MAIN(TestTrend)
#include "tst_trend.moc"
