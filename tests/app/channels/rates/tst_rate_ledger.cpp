// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/rates/rate_ledger.h"

#include <QTest>

using namespace lianxi;
using namespace std::chrono_literals;

class TestRateLedger : public QObject
{
    Q_OBJECT
    const Instant m_now{1'795'254'300s};
    const RateKey m_month{RateSubject::Messages, RatePeriod::Month};
    const RateKey m_comments{RateSubject::PublicReplies, RatePeriod::Hour};

    [[nodiscard]] RateReading told(std::optional<qint64> limit, std::optional<qint64> used) const
    {
        RateReading reading;
        reading.key = m_month;
        reading.limit = limit;
        reading.used = used;
        return reading;
    }
    [[nodiscard]] static RateReading left(qint64 left, qint64 limit, Instant until)
    {
        RateReading reading;
        reading.left = left;
        reading.limit = limit;
        reading.until = until;
        return reading;
    }

private Q_SLOTS:
    void halvesThatComeApartArePutTogether_data()
    {
        QTest::addColumn<bool>("limitFirst");
        QTest::newRow("the limit first") << true;
        QTest::newRow("the use first") << false;
    }
    void halvesThatComeApartArePutTogether()
    {
        QFETCH(const bool, limitFirst);
        RateLedger ledger;
        ledger.told({limitFirst ? told(1000, {}) : told({}, 850)}, m_now);
        QVERIFY(ledger.budgets().empty()); // half of it says nothing
        ledger.told({limitFirst ? told({}, 850) : told(1000, {})}, m_now + 1s);
        QCOMPARE(ledger.budgets().size(), size_t(1));
        const RateBudget budget = ledger.budgets().front();
        QCOMPARE(budget.left, std::optional<qint64>(150));
        QCOMPARE(budget.usedPercent, std::optional<int>(85));
        QVERIFY(isNearlyUsed(budget) && !isUsedUp(budget) && !budget.counted);
    }
    void usedMoreThanThePlanHas()
    {
        RateLedger ledger;
        ledger.told({told(100, {}), told({}, 180)}, m_now);
        QCOMPARE(ledger.budgets().at(0).left, std::optional<qint64>(0));
        QVERIFY(isUsedUp(ledger.budgets().at(0)));
    }
    void refusedAndThenCountedAgain()
    {
        RateLedger ledger;
        ledger.told({told(100, {}), told({}, 40)}, m_now);
        RateReading refused = told({}, {});
        refused.left = 0;
        ledger.told({refused}, m_now + 1s);
        QVERIFY(isUsedUp(ledger.budgets().at(0)));
        ledger.told({told({}, 50)}, m_now + 2s); // somebody bought more
        ledger.told({told(200, {})}, m_now + 3s);
        QCOMPARE(ledger.budgets().at(0).left, std::optional<qint64>(150));
    }
    void whatWasToldLastHolds()
    {
        RateLedger ledger;
        ledger.told({left(3, 15, m_now + 5min)}, m_now);
        ledger.told({left(14, 15, m_now + 20min)}, m_now + 6min);
        const RateBudget budget = ledger.budgets().at(0);
        QCOMPARE(budget.left, std::optional<qint64>(14));
        QCOMPARE(budget.usedPercent, std::optional<int>(6));
        QVERIFY(isCurrent(budget, m_now + 19min));
        QVERIFY(!isCurrent(budget, m_now + 20min));
    }
    void countsStartOverWithTheirPeriod()
    {
        RateLedger ledger;
        for (int i = 0; i < 49; ++i)
            ledger.counted({{m_comments, 50}}, m_now + i * 1s);
        QCOMPARE(ledger.budgets().at(0).left, std::optional<qint64>(1));
        QVERIFY(ledger.budgets().at(0).counted);
        QCOMPARE(ledger.budgets().at(0).until, std::optional<Instant>(m_now + 1h));
        ledger.counted({{m_comments, 50}}, m_now + 1h);
        QCOMPARE(ledger.budgets().at(0).left, std::optional<qint64>(49));
        ledger.counted({{m_comments, 50}}, m_now - 24h); // the clock was put back
        QCOMPARE(ledger.budgets().at(0).left, std::optional<qint64>(49));
    }
    void theTightestIsTheOneToWarnOf()
    {
        RateLedger ledger;
        QVERIFY(!tightest(ledger.budgets(), m_now));
        ledger.told({left(5, 15, m_now + 5min)}, m_now);
        QVERIFY(!tightest(ledger.budgets(), m_now)); // two thirds are not nearly all
        for (int i = 0; i < 40; ++i)
            ledger.counted({{m_comments, 50}}, m_now);
        const std::vector<RateBudget> budgets = ledger.budgets();
        const RateBudget *worst = tightest(budgets, m_now);
        QVERIFY(worst && worst->key == m_comments);
        ledger.told({left(0, 15, m_now + 5min)}, m_now);
        const std::vector<RateBudget> more = ledger.budgets();
        worst = tightest(more, m_now);
        QVERIFY(worst && worst->key == RateKey());
        worst = tightest(more, m_now + 5min); // that one is full again
        QVERIFY(worst && worst->key == m_comments);
        QVERIFY(!tightest(more, m_now + 1h));
    }
    void withoutATimeItIsBelievedForAWhile()
    {
        RateBudget budget;
        budget.usedPercent = 90;
        budget.asOf = m_now;
        QVERIFY(isCurrent(budget, m_now + 59min));
        QVERIFY(!isCurrent(budget, m_now + 1h));
        budget.key.period = RatePeriod::Month;
        QVERIFY(isCurrent(budget, m_now + 23h));
        QVERIFY(!isCurrent(budget, m_now + 24h));
    }
};

QTEST_GUILESS_MAIN(TestRateLedger)
#include "tst_rate_ledger.moc"
