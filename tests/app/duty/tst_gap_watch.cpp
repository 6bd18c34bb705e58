// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/duty/gap_watch.h"
#include "tests/support/manual_scheduler.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;

/// When it is noticed that nobody listened.
class TestGapWatch : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    using Gaps = std::vector<std::pair<Instant, Instant>>;
    Gaps m_gaps;
    std::optional<Instant> m_kept;

    [[nodiscard]] GapWatch::Parts parts(Scheduler &scheduler)
    {
        return {m_clock, scheduler, [this](Instant at) { m_kept = at; },
                [this](Instant from, Instant until) { m_gaps.emplace_back(from, until); }};
    }

private Q_SLOTS:
    void init()
    {
        m_gaps.clear();
        m_kept.reset();
    }
    void aStart_looksBack_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<bool>("gap");
        QTest::newRow("the first start of all") << qint64(-1) << false;
        QTest::newRow("a restart") << qint64(4) << false;
        QTest::newRow("a night") << qint64(480) << true;
    }
    void aStart_looksBack()
    {
        QFETCH(qint64, minutes);
        QFETCH(bool, gap);
        ManualScheduler scheduler(m_clock);
        const Instant now = m_clock.now();
        const Instant last = now - std::chrono::minutes(minutes);
        const GapWatch watch(parts(scheduler), minutes < 0 ? std::nullopt : std::optional(last));
        QCOMPARE(m_gaps, gap ? Gaps({{last, now}}) : Gaps());
        QCOMPARE(m_kept, std::optional(now));
    }
    void aSleepingMachine_isNoticedWhenItWakes()
    {
        ManualScheduler scheduler(m_clock);
        const GapWatch watch(parts(scheduler), std::nullopt);
        scheduler.advance(10min);
        QVERIFY(m_gaps.empty());
        const Instant slept = *m_kept;
        m_clock.set(m_clock.now() + 3h); // timers stood still
        scheduler.advance(0ms);
        QCOMPARE(m_gaps.size(), size_t(1));
        QCOMPARE(m_gaps[0].first, slept);
        scheduler.advance(10min);
        QCOMPARE(m_gaps.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestGapWatch)
#include "tst_gap_watch.moc"
