// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/dashboard.h"

#include "app/desk/store_reader.h"
#include "models/policy/playbook.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestDashboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_projection = openPlain(m_dir->filePath(u"p.db"_s));
        m_sequence = 0;
        tell(eventAt(channel(u"oa"_s, Platform::WechatOa, u"A"_s), morning));
        // One case today, two yesterday, one of them resolved, one a week ago; it is noon in Shanghai.
        for (const auto &[person, ago] :
             {std::pair(u"anna"_s, 0h), {u"bert"_s, 24h}, {u"carl"_s, 25h}, {u"dora"_s, 24h * 7}})
            tell(received(u"oa"_s, customerMessage(person, static_cast<int>(m_sequence), u"hello"_s, morning - ago)));
        CaseFilter all;
        all.box = CaseFilter::Box::All;
        const std::vector<CaseRow> rows = *firstCases(m_projection->database(), all, 10);
        const auto bert = std::ranges::find(rows, u"name of bert"_s, &CaseRow::contactName);
        tell(eventAt(CaseResolved{bert->id, agent(u"lin"_s)}, morning - 20h));
        m_bert = bert->row;
        m_clock.set(morning + 3h);
    }

    void figures_areOfThePeriod_andOfTheOneBefore()
    {
        const DashboardRules rules = dashboardRules(*Playbook::shipped());
        DashboardQuery query;
        query.days = 2;
        const auto figures = readFigures(m_projection->database(), query, rules, m_clock.now());
        QVERIFY(figures);
        QCOMPARE(figures->from, morning - 9h - 24h); // midnight in Shanghai
        QCOMPARE(figures->to - figures->from, Instant::duration(48h));
        QCOMPARE(figures->whole.resolution.cases, 3);
        QCOMPARE(figures->whole.resolution.resolved, 1);
        QCOMPARE(figures->before->resolution.cases, 0);
        query.days = 7;
        const auto week = readFigures(m_projection->database(), query, rules, m_clock.now());
        QCOMPARE(week->whole.resolution.cases, 3);
        QCOMPARE(week->before->resolution.cases, 1);
        query.compare = DashboardQuery::Compare::None;
        QVERIFY(!readFigures(m_projection->database(), query, rules, m_clock.now())->before);
    }

    void playbook_givesTheLinesAndTheStaffing()
    {
        const DashboardRules rules = dashboardRules(*Playbook::shipped());
        QCOMPARE(rules.responseHigh, 0.9644);
        QCOMPARE(rules.responseLow, 0.46);
        QCOMPARE(rules.responseLines, (std::array<double, 3>{1200, 1800, 4680}));
        QCOMPARE(rules.staffing.handling, std::chrono::seconds(480));
        QCOMPARE(rules.firstContactWindow, std::chrono::milliseconds(48h));
    }

    void ask_answersOnTheAskersThread_theNewestOnly()
    {
        auto reader = StoreReader::open(m_dir->filePath(u"p.db"_s), std::nullopt, m_clock);
        QVERIFY(reader);
        const auto playbook = Playbook::shipped();
        Dashboard dashboard(**reader, m_clock, *playbook);
        QSignalSpy figures(&dashboard, &Dashboard::figuresReady), queue(&dashboard, &Dashboard::queueReady);
        DashboardQuery query;
        query.days = 1;
        dashboard.askFigures(query);
        query.days = 7;
        dashboard.askFigures(query);
        dashboard.askQueue();
        dashboard.askQueue(); // one is on its way
        QTRY_COMPARE(queue.size(), 1);
        QCOMPARE(figures.size(), 1);
        const auto answer = figures.front().front().value<std::shared_ptr<const DashboardFigures>>();
        QCOMPARE(answer->query.days, 7);
        const auto live = queue.front().front().value<std::shared_ptr<const LiveQueue>>();
        QCOMPARE(live->queue.tiles[Queue::Open].size(), size_t(3));
        QVERIFY(std::ranges::find(live->queue.tiles[Queue::Open], m_bert) == live->queue.tiles[Queue::Open].end());
    }

private:
    void tell(const Event &event) { QVERIFY(m_projection->apply({record(++m_sequence, u"x"_s, {event})})); }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    ManualClock m_clock;
    Sequence m_sequence = 0;
    qint64 m_bert = 0;
};

QTEST_GUILESS_MAIN(TestDashboard)
#include "tst_dashboard.moc"
