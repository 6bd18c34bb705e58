// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/bootstrap.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace lianxi::metrics;
using std::chrono::sys_days;

namespace
{

std::vector<DaySample> days(std::initializer_list<std::vector<double>> values)
{
    std::vector<DaySample> made;
    for (const std::vector<double> &day : values)
        made.push_back({sys_days(std::chrono::days(made.size())), day});
    return made;
}

/// Log-normal waits of a desk: some days are worse than others.
std::vector<DaySample> desk(int length, double median, double daySpread, Statistic statistic, std::mt19937 &random)
{
    std::normal_distribution<double> normal;
    std::poisson_distribution<int> count(40);
    std::vector<DaySample> made;
    for (int day = 0; day < length; ++day) {
        DaySample sample{sys_days(std::chrono::days(day)), {}};
        const double mood = daySpread * normal(random);
        for (int n = count(random); n > 0; --n)
            sample.values.push_back(statistic == Statistic::PerDay ? 1
                                                                   : median * std::exp(mood + 0.9 * normal(random)));
        made.push_back(std::move(sample));
    }
    return made;
}

const BootstrapRules easy{7, 500, 2, 1};

} // namespace

Q_DECLARE_METATYPE(Statistic)

class TestBootstrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statistic_isCountedByHand_data()
    {
        QTest::addColumn<Statistic>("statistic");
        QTest::addColumn<double>("expected");
        QTest::newRow("mean of all values") << Statistic::Mean << 4.0;
        QTest::newRow("median of an even number") << Statistic::Median << 2.0;
        QTest::newRow("nearest rank") << Statistic::P90 << 15.0;
        QTest::newRow("a day without values counts") << Statistic::PerDay << 24.0 / 4;
    }
    void statistic_isCountedByHand()
    {
        QFETCH(Statistic, statistic);
        QTEST(statisticOf(days({{1, 2}, {}, {3, 2, 1}, {15}}), statistic), "expected");
        QCOMPARE(statisticOf({}, statistic), 0.0);
        QCOMPARE(statisticOf(days({{}, {}}), statistic), 0.0);
    }

    /// Where nothing has changed, the interval holds zero in 95 of 100: never clearly less, so that it promises nothing
    /// that it cannot keep.
    void interval_holdsTheTruth_in95Of100_data()
    {
        QTest::addColumn<Statistic>("statistic");
        QTest::addColumn<int>("length");
        QTest::addColumn<double>("daySpread");
        const std::array statistics{std::pair("mean", Statistic::Mean), std::pair("median", Statistic::Median),
                                    std::pair("p90", Statistic::P90), std::pair("per day", Statistic::PerDay)};
        for (const auto &[name, statistic] : statistics)
            for (const int length : {5, 14, 28})
                for (const double spread : {0.0, 0.4})
                    QTest::addRow("%s of %d days, days differ by %.1f", name, length, spread)
                        << statistic << length << spread;
    }
    void interval_holdsTheTruth_in95Of100()
    {
        QFETCH(Statistic, statistic);
        QFETCH(int, length);
        QFETCH(double, daySpread);
        std::mt19937 random(20261123);
        constexpr int tries = 200;
        int held = 0;
        for (quint32 n = 0; n < tries; ++n) {
            BootstrapRules rules = easy;
            rules.seed = n;
            const Change change = compareDays(desk(length, 900, daySpread, statistic, random),
                                              desk(length, 900, daySpread, statistic, random), statistic, rules);
            QVERIFY(change.difference);
            held += change.difference->contains(0);
        }
        // Of 200 tries that hold in 95 of 100, fewer than 181 do by chance once in a thousand.
        QVERIFY2(held >= 181, qPrintable(QString::number(held)));
    }

    void realDifference_isFound_withItsSign()
    {
        std::mt19937 random(5);
        const Change fell = compareDays(desk(28, 7200, 0.3, Statistic::Median, random),
                                        desk(28, 4680, 0.3, Statistic::Median, random), Statistic::Median, easy);
        QVERIFY(fell.isTold());
        QVERIFY(fell.difference->high < 0);
        QVERIFY(fell.difference->contains(4680 - 7200));
        QVERIFY(fell.difference->contains(fell.found()));
    }

    void interval_narrowsWithMoreDays()
    {
        std::mt19937 random(6);
        const auto width = [&](int length) {
            const Change change = compareDays(desk(length, 900, 0.3, Statistic::Mean, random),
                                              desk(length, 900, 0.3, Statistic::Mean, random), Statistic::Mean, easy);
            return change.difference->high - change.difference->low;
        };
        QVERIFY(width(56) < width(7));
    }

    void sameDays_giveTheSameInterval_andAnotherSeedNearlySo()
    {
        std::mt19937 random(8);
        const auto before = desk(14, 900, 0.3, Statistic::Median, random);
        const auto after = desk(14, 700, 0.3, Statistic::Median, random);
        const Change one = compareDays(before, after, Statistic::Median, easy);
        QCOMPARE(compareDays(before, after, Statistic::Median, easy), one);
        BootstrapRules other = easy;
        other.seed = 99;
        const Change again = compareDays(before, after, Statistic::Median, other);
        QCOMPARE(again.found(), one.found());
        QVERIFY(std::abs(again.difference->low - one.difference->low) < 60);
    }

    void tooLittle_tellsNothing_data()
    {
        QTest::addColumn<int>("lengthBefore");
        QTest::addColumn<int>("lengthAfter");
        QTest::addColumn<int>("leastCount");
        QTest::newRow("nothing at all") << 0 << 0 << 1;
        QTest::newRow("nothing before") << 0 << 14 << 1;
        QTest::newRow("four days after") << 14 << 4 << 1;
        QTest::newRow("too few cases") << 14 << 14 << 100'000;
    }
    void tooLittle_tellsNothing()
    {
        QFETCH(int, lengthBefore);
        QFETCH(int, lengthAfter);
        QFETCH(int, leastCount);
        std::mt19937 random(9);
        const Change change =
            compareDays(desk(lengthBefore, 900, 0, Statistic::Mean, random),
                        desk(lengthAfter, 90, 0, Statistic::Mean, random), Statistic::Mean, {1, 100, 5, leastCount});
        QVERIFY(!change.difference);
        QVERIFY(!change.isTold());
    }

    void sameValueEverywhere_isNoDifference()
    {
        const auto flat = days({{3, 3}, {3}, {3, 3, 3}, {3}, {3}});
        const Change change = compareDays(flat, flat, Statistic::Median, easy);
        QCOMPARE(*change.difference, (Interval{0, 0}));
        QVERIFY(!change.isTold());
    }
};

QTEST_GUILESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
