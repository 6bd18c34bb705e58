// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/case_list_model.h"
#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

class TestCaseListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstPageIsThereAtOnce();
    void rowsAreLoadedByPagesAndOnce();
    void aNewDeadlineIsAMove();
    void aCaseThatLeavesTheBoxIsRemoved();
    void answersToAnOlderFilterAreDropped();
    void aSearchShowsOnlyHits();
    void aBurstIsTakenWithoutLosingRows();
    void randomChangesEqualTheSortedOracle_data();
    void randomChangesEqualTheSortedOracle();

private:
    static CaseRow made(qint64 row, int minutes);
    static void settle(FakeStoreSource &store, CaseListModel &model);
    static std::vector<qint64> shown(const CaseListModel &model);
    static std::vector<qint64> expected(const FakeStoreSource &store, const CaseFilter &filter);
};

CaseRow TestCaseListModel::made(qint64 row, int minutes)
{
    CaseRow made;
    made.row = row;
    made.id = CaseId::derive(QByteArray::number(row));
    made.contactName = u"customer %1"_s.arg(row);
    made.lastAt = ManualClock().now();
    made.clock = RunningClock{ClockKind::FirstResponse, made.lastAt, made.lastAt + std::chrono::minutes(minutes)};
    return made;
}

/// Runs the model's frame timer and gives every answer until nothing is asked any more.
void TestCaseListModel::settle(FakeStoreSource &store, CaseListModel &model)
{
    auto *frame = model.findChild<QTimer *>(u"frame"_s);
    QVERIFY(frame);
    while (frame->isActive())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    while (store.deliver() > 0) { }
}

std::vector<qint64> TestCaseListModel::shown(const CaseListModel &model)
{
    std::vector<qint64> rows;
    for (int i = 0; i < model.rowCount(); ++i)
        rows.push_back(model.caseRowAt(i));
    return rows;
}

std::vector<qint64> TestCaseListModel::expected(const FakeStoreSource &store, const CaseFilter &filter)
{
    std::vector<qint64> rows;
    for (const CaseKey &key : store.keysOf(filter))
        rows.push_back(key.row);
    return rows;
}

void TestCaseListModel::firstPageIsThereAtOnce()
{
    FakeStoreSource store;
    store.hold(true);
    for (int i = 1; i <= 500; ++i)
        store.cases.emplace(i, made(i, 1000 - i));
    CaseListModel model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::vector<CaseRow> first;
    for (const CaseKey &key : store.keysOf({}))
        if (first.size() < 30)
            first.push_back(store.cases.at(key.row));
    model.showFirstPage({}, first);
    QCOMPARE(model.rowCount(), 30);
    QCOMPARE(model.caseAt(0)->row, 500);
    QVERIFY(model.isLoading());
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    store.deliver();
    QCOMPARE(model.rowCount(), 500);
    QCOMPARE(inserted.count(), 1); // the rest, in one range below what was there
    QCOMPARE(inserted.at(0).at(1).toInt(), 30);
    QCOMPARE(reset.count(), 0);
    QVERIFY(!model.isLoading());
}

void TestCaseListModel::rowsAreLoadedByPagesAndOnce()
{
    FakeStoreSource store;
    store.hold(true);
    for (int i = 1; i <= 1000; ++i)
        store.cases.emplace(i, made(i, i));
    CaseListModel model(store);
    model.setFilter({});
    store.deliver();
    QCOMPARE(store.rowsAsked, 0);
    QCOMPARE(model.caseAt(700), nullptr);
    QCOMPARE(model.caseAt(701), nullptr);
    QVERIFY(!model.data(model.index(700), CaseListModel::LoadedRole).toBool());
    QCOMPARE(store.rowsAsked, CaseListModel::pageSize);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    store.deliver();
    QCOMPARE(changed.count(), CaseListModel::pageSize);
    QCOMPARE(model.caseAt(700)->row, 701);
    QCOMPARE(model.data(model.index(700), Qt::DisplayRole).toString(), u"customer 701"_s);
    QCOMPARE(store.rowsAsked, CaseListModel::pageSize);
}

void TestCaseListModel::aNewDeadlineIsAMove()
{
    FakeStoreSource store;
    store.hold(true);
    for (int i = 1; i <= 5; ++i)
        store.cases.emplace(i, made(i, i * 10));
    CaseListModel model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter({});
    store.deliver();
    const QPersistentModelIndex kept = model.index(3); // case 4
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    store.cases.at(2) = made(2, 45);
    model.apply(ChangeSet{.upTo = 1, .cases = {2}, .messages = {}});
    settle(store, model);
    QCOMPARE(shown(model), (std::vector<qint64>{1, 3, 4, 2, 5}));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(kept.row(), 2);
    QCOMPARE(model.positionOf(2), 3);
}

void TestCaseListModel::aCaseThatLeavesTheBoxIsRemoved()
{
    FakeStoreSource store;
    store.hold(true);
    for (int i = 1; i <= 3; ++i)
        store.cases.emplace(i, made(i, i));
    CaseListModel model(store);
    model.setFilter({});
    store.deliver();
    store.cases.at(2).state = CaseState::Resolved;
    model.apply(ChangeSet{.upTo = 1, .cases = {2}, .messages = {}});
    settle(store, model);
    QCOMPARE(shown(model), (std::vector<qint64>{1, 3}));
    QCOMPARE(model.positionOf(2), -1);
}

void TestCaseListModel::answersToAnOlderFilterAreDropped()
{
    FakeStoreSource store;
    store.hold(true);
    store.cases.emplace(1, made(1, 1));
    CaseListModel model(store);
    model.setFilter({});
    CaseFilter resolved;
    resolved.box = CaseFilter::Box::Resolved;
    model.setFilter(resolved);
    store.deliver();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.isLoading());
}

void TestCaseListModel::aSearchShowsOnlyHits()
{
    FakeStoreSource store;
    store.hold(true);
    for (int i = 1; i <= 30; ++i)
        store.cases.emplace(i, made(i, i));
    CaseListModel model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CaseFilter filter;
    filter.query = u"customer 7"_s;
    model.setFilter(filter);
    store.deliver();
    QCOMPARE(shown(model), (std::vector<qint64>{7}));
    store.cases.at(8).contactName = u"customer 7 again"_s;
    model.apply(ChangeSet{.upTo = 1, .cases = {8}, .messages = {}});
    settle(store, model);
    QCOMPARE(model.rowCount(), 2);
}

void TestCaseListModel::aBurstIsTakenWithoutLosingRows()
{
    FakeStoreSource store;
    store.hold(true);
    CaseListModel model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter({});
    store.deliver();
    ChangeSet changes;
    for (int i = 1; i <= 3 * CaseListModel::burst; ++i) {
        store.cases.emplace(i, made(i, (i * 7919) % 5000));
        changes.cases.push_back(i);
    }
    model.apply(changes);
    settle(store, model);
    QCOMPARE(shown(model), expected(store, {}));
}

void TestCaseListModel::randomChangesEqualTheSortedOracle_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<CaseFilter>("filter");
    CaseFilter newest;
    newest.order = CaseFilter::Order::Newest;
    CaseFilter mine;
    mine.box = CaseFilter::Box::Mine;
    mine.agent = AgentId(u"lin"_s);
    CaseFilter unread;
    unread.unreadOnly = true;
    QTest::newRow("open cases by time left") << 1U << CaseFilter{};
    QTest::newRow("open cases, newest first") << 2U << newest;
    QTest::newRow("my cases") << 3U << mine;
    QTest::newRow("unread cases") << 4U << unread;
}

void TestCaseListModel::randomChangesEqualTheSortedOracle()
{
    QFETCH(const quint32, seed);
    QFETCH(const CaseFilter, filter);
    QRandomGenerator random(seed);
    FakeStoreSource store;
    store.hold(true);
    const auto anyCase = [&random](qint64 row) {
        CaseRow any = made(row, random.bounded(200));
        any.lastAt += std::chrono::minutes(random.bounded(200));
        any.unread = random.bounded(2);
        any.assignee = AgentId(random.bounded(2) == 0 ? u"lin"_s : QString());
        any.state = static_cast<CaseState>(random.bounded(3));
        if (random.bounded(4) == 0)
            any.clock.reset();
        return any;
    };
    for (int i = 1; i <= 200; ++i)
        store.cases.emplace(i, anyCase(i));
    CaseListModel model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter(filter);
    store.deliver();
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (int round = 0; round < 60; ++round) {
        ChangeSet changes;
        for (int i = random.bounded(12); i >= 0; --i) {
            const qint64 row = 1 + random.bounded(260);
            store.cases.insert_or_assign(row, anyCase(row));
            changes.cases.push_back(row);
        }
        model.apply(changes);
        if (model.rowCount() > 0)
            (void)model.caseAt(static_cast<int>(random.bounded(model.rowCount())));
        settle(store, model);
        QCOMPARE(shown(model), expected(store, filter));
        for (int i = 0; i < model.rowCount(); ++i) {
            QCOMPARE(model.positionOf(model.caseRowAt(i)), i);
            if (const CaseRow *row = model.caseAt(i))
                QVERIFY(*row == store.cases.at(row->row));
        }
    }
    QCOMPARE(reset.count(), 0);
}

QTEST_GUILESS_MAIN(TestCaseListModel)
#include "tst_case_list_model.moc"
