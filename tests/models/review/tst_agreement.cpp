// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/agreement.h"

#include <QTest>

#include <random>
#include <vector>

using namespace lianxi;

using Pairs = std::vector<std::pair<int, int>>;
Q_DECLARE_METATYPE(Pairs)

/// Cohen's kappa against values that were computed by hand and, with exact fractions, from the definition by
/// disagreements (1968, formula 8).
class TestAgreement : public QObject
{
    Q_OBJECT

    static Pairs table(const std::vector<std::vector<int>> &counts)
    {
        Pairs pairs;
        for (size_t a = 0; a < counts.size(); ++a)
            for (size_t b = 0; b < counts[a].size(); ++b)
                pairs.insert(pairs.end(), static_cast<size_t>(counts[a][b]),
                             {static_cast<int>(a), static_cast<int>(b)});
        return pairs;
    }

private Q_SLOTS:
    void kappa_ofKnownTables_data()
    {
        QTest::addColumn<Pairs>("pairs");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("weights");
        QTest::addColumn<double>("kappa");
        const auto none = static_cast<int>(KappaWeights::None), linear = static_cast<int>(KappaWeights::Linear),
                   quadratic = static_cast<int>(KappaWeights::Quadratic);
        QTest::newRow("yes and no: 35 of 50, by chance 25") << table({{20, 5}, {10, 15}}) << 1 << none << 0.4;
        QTest::newRow("same agreement, other proportions") << table({{45, 15}, {25, 15}}) << 1 << none << 3.0 / 23;
        QTest::newRow("everybody agrees") << table({{7, 0}, {0, 3}}) << 1 << quadratic << 1.0;
        QTest::newRow("always the opposite") << table({{0, 5}, {5, 0}}) << 1 << none << -1.0;
        const Pairs four = table({{11, 3, 1, 0}, {1, 8, 2, 1}, {0, 2, 12, 3}, {0, 1, 2, 13}});
        QTest::newRow("four points") << four << 3 << none << 577.0 / 897;
        QTest::newRow("four points, linear") << four << 3 << linear << 833.0 / 1118;
        QTest::newRow("four points, quadratic") << four << 3 << quadratic << 619.0 / 744;
    }
    void kappa_ofKnownTables()
    {
        QFETCH(Pairs, pairs);
        QFETCH(int, most);
        QFETCH(int, weights);
        QFETCH(double, kappa);
        const Agreement made = agreementOf(pairs, most, static_cast<KappaWeights>(weights));
        QVERIFY(made.kappa.has_value());
        QVERIFY2(std::abs(*made.kappa - kappa) < 1e-12, qPrintable(QString::number(*made.kappa, 'g', 15)));
    }
    void oneAnswerOnly_orNoPairs_haveNoKappa()
    {
        QVERIFY(!agreementOf(Pairs{}, 5, KappaWeights::None).kappa);
        const Agreement same = agreementOf(Pairs{{3, 3}, {3, 3}}, 5, KappaWeights::Quadratic);
        QCOMPARE(same.pairs, 2);
        QCOMPARE(same.observed, 1.0);
        QVERIFY(!same.kappa); // chance alone agrees as well
    }
    void answersOutside_arePassedOver()
    {
        QCOMPARE(agreementOf(Pairs{{1, 1}, {0, 9}, {-1, 1}, {0, 0}}, 1, KappaWeights::None).pairs, 2);
    }
    void whoIsFirst_changesNothing_andKappaStaysInItsRange()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            const int most = 1 + static_cast<int>(random() % 9);
            Pairs pairs, turned;
            for (unsigned i = 0; i < 1 + random() % 40; ++i) {
                const std::pair pair(static_cast<int>(random() % static_cast<unsigned>(most + 1)),
                                     static_cast<int>(random() % static_cast<unsigned>(most + 1)));
                pairs.push_back(pair);
                turned.emplace_back(pair.second, pair.first);
            }
            for (const KappaWeights weights : {KappaWeights::None, KappaWeights::Linear, KappaWeights::Quadratic}) {
                const Agreement one = agreementOf(pairs, most, weights), other = agreementOf(turned, most, weights);
                QCOMPARE(one.kappa.has_value(), other.kappa.has_value());
                if (!one.kappa)
                    continue;
                QVERIFY(std::abs(*one.kappa - *other.kappa) < 1e-9);
                QVERIFY(*one.kappa <= 1.0 + 1e-9);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
