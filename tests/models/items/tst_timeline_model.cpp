// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/timeline_model.h"
#include "tests/support/dialogues.h"
#include "tests/support/manual_clock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestTimelineModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showCase_loadsTheNewestPage();
    void loadOlder_putsPagesOnTop_untilTheBeginning();
    void apply_otherCase_asksNothing();
    void apply_newMessage_insertsAtTheEnd_withoutReset();
    void apply_changedDelivery_changesOneRow();
    void apply_removedEntry_removesOneRow();
    void apply_whileAsking_asksOnceMore();
    void apply_moreThanAPageMissed_leavesNoGap();
    void anotherCase_dropsLateAnswers();
    void shapeOf_data();
    void shapeOf();

private:
    /// A model with the long talk of `count` entries shown.
    void show(int count);
    ManualClock m_clock;
    std::unique_ptr<MemoryStoreSource> m_store;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace
{
constexpr qint64 theCase = 7;
const ChangeSet changed{
    .upTo = 1, .cases = {theCase}, .counters = false, .outbox = false, .channels = false, .messages = {}};
} // namespace

void TestTimelineModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_store = std::make_unique<MemoryStoreSource>();
    m_model = std::make_unique<TimelineModel>(*m_store);
    m_model->setZone(QTimeZone::utc());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestTimelineModel::show(int count)
{
    put(*m_store, longTalk(m_clock.now(), count));
    m_model->showCase(theCase);
    m_store->deliver();
}

void TestTimelineModel::showCase_loadsTheNewestPage()
{
    QSignalSpy shown(m_model.get(), &TimelineModel::caseShown);
    show(200);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(m_model->rowCount(), TimelineModel::pageSize);
    QCOMPARE(m_model->entry(0).row, 200 - TimelineModel::pageSize + 1);
    QCOMPARE(m_model->entry(m_model->rowCount() - 1).row, 200);
    QVERIFY(m_model->canLoadOlder());
}

void TestTimelineModel::loadOlder_putsPagesOnTop_untilTheBeginning()
{
    show(150);
    QSignalSpy older(m_model.get(), &TimelineModel::olderLoaded);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->loadOlder();
    m_model->loadOlder(); // a second wish while the first is under way asks nothing
    QCOMPARE(m_store->waiting(), size_t{1});
    m_store->deliver();
    QCOMPARE(m_model->rowCount(), 120);
    m_model->loadOlder();
    m_store->deliver();
    QCOMPARE(m_model->rowCount(), 150);
    QVERIFY(!m_model->canLoadOlder());
    QCOMPARE(older.size(), 2);
    QCOMPARE(reset.size(), 0);
    for (int i = 0; i < 150; ++i)
        QCOMPARE(m_model->entry(i).row, i + 1);
}

void TestTimelineModel::apply_otherCase_asksNothing()
{
    show(5);
    m_model->apply({.upTo = 1, .cases = {8, 9}, .counters = true, .outbox = false, .channels = false, .messages = {}});
    QCOMPARE(m_store->waiting(), size_t{0});
}

void TestTimelineModel::apply_newMessage_insertsAtTheEnd_withoutReset()
{
    show(5);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    put(*m_store, longTalk(m_clock.now(), 7));
    m_model->apply(changed);
    m_store->deliver();
    QCOMPARE(m_model->rowCount(), 7);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.front().at(1).toInt(), 5);
    QCOMPARE(removed.size(), 0);
}

void TestTimelineModel::apply_changedDelivery_changesOneRow()
{
    show(5);
    QSignalSpy touched(m_model.get(), &QAbstractItemModel::dataChanged);
    m_store->timelines[theCase][4].delivery = DeliveryState::Failed;
    m_model->apply(changed);
    m_store->deliver();
    QCOMPARE(touched.size(), 1);
    QCOMPARE(touched.front().at(0).toModelIndex().row(), 4);
    QCOMPARE(m_model->index(4).data(TimelineModel::DeliveryRole).toInt(), static_cast<int>(DeliveryState::Failed));
}

void TestTimelineModel::apply_removedEntry_removesOneRow()
{
    show(5);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    auto &rows = m_store->timelines[theCase];
    rows.erase(rows.begin() + 2);
    m_model->apply(changed);
    m_store->deliver();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->entry(2).row, 4);
}

void TestTimelineModel::apply_whileAsking_asksOnceMore()
{
    show(5);
    m_model->apply(changed);
    m_model->apply(changed);
    m_model->apply(changed);
    QCOMPARE(m_store->waiting(), size_t{1});
    put(*m_store, longTalk(m_clock.now(), 6));
    m_store->deliverOne();
    QCOMPARE(m_store->waiting(), size_t{1});
    m_store->deliver();
    QCOMPARE(m_model->rowCount(), 6);
}

void TestTimelineModel::apply_moreThanAPageMissed_leavesNoGap()
{
    show(3);
    put(*m_store, longTalk(m_clock.now(), 400));
    m_model->apply(changed);
    m_store->deliver();
    QVERIFY(m_model->canLoadOlder());
    for (int i = 1; i < m_model->rowCount(); ++i)
        QCOMPARE(m_model->entry(i).row, m_model->entry(i - 1).row + 1);
    QCOMPARE(m_model->entry(m_model->rowCount() - 1).row, 400);
}

void TestTimelineModel::anotherCase_dropsLateAnswers()
{
    put(*m_store, longTalk(m_clock.now(), 5));
    m_store->timelines[8] = lateParcel(m_clock.now()).timeline;
    m_model->showCase(theCase);
    m_model->showCase(8);
    m_store->deliver();
    QCOMPARE(m_model->rowCount(), static_cast<int>(m_store->timelines[8].size()));
    QCOMPARE(m_model->entry(0).authorName, m_store->timelines[8][0].authorName);
}

void TestTimelineModel::shapeOf_data()
{
    QTest::addColumn<int>("secondsLater");
    QTest::addColumn<bool>("sameAuthor");
    QTest::addColumn<bool>("samePlace");
    QTest::addColumn<bool>("startsDay");
    QTest::addColumn<bool>("startsGroup");
    QTest::newRow("soon after, same voice: one group") << 60 << true << true << false << false;
    QTest::newRow("another author begins a group") << 60 << false << true << false << true;
    QTest::newRow("from public to private begins a group") << 60 << true << false << false << true;
    QTest::newRow("five minutes later begins a group") << 300 << true << true << false << true;
    QTest::newRow("past midnight begins a day") << 3600 << true << true << true << true;
}

void TestTimelineModel::shapeOf()
{
    QFETCH(const int, secondsLater);
    QFETCH(const bool, sameAuthor);
    QFETCH(const bool, samePlace);
    QFETCH(const bool, startsDay);
    QFETCH(const bool, startsGroup);
    TimelineRow before;
    before.at = *parseRfc3339(u"2026-09-01T15:30:00Z"); // 23:30 in Shanghai
    before.authorName = u"老陈"_s;
    TimelineRow entry = before;
    entry.at += std::chrono::seconds(secondsLater);
    if (!sameAuthor)
        entry.authorName = u"小夏"_s;
    if (!samePlace)
        entry.surface = Surface::Public;
    const TimelineShape shape = lianxi::shapeOf(&before, entry, QTimeZone("Asia/Shanghai"));
    QCOMPARE(shape.startsDay, startsDay);
    QCOMPARE(shape.startsGroup, startsGroup);
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timeline_model.moc"
