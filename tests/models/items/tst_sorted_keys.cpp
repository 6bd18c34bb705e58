// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sorted_keys.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace lianxi;

class TestSortedKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsFoundInAnEmptyList();
    void aRangeGoesBetweenTwoKeys();
    void removingMayEmptyManyBlocks();
    void randomChangesEqualASortedVector_data();
    void randomChangesEqualASortedVector();

private:
    using Keys = std::vector<CaseKey>;
    static Keys numbered(int count);
    static void compare(const SortedKeys &keys, const Keys &expected);
};

/// Rows 1 to `count`, the sort values two apart.
TestSortedKeys::Keys TestSortedKeys::numbered(int count)
{
    Keys keys;
    for (int i = 1; i <= count; ++i)
        keys.push_back({2 * i, i});
    return keys;
}

void TestSortedKeys::compare(const SortedKeys &keys, const Keys &expected)
{
    QCOMPARE(keys.size(), static_cast<int>(expected.size()));
    for (int i = 0; i < keys.size(); ++i) {
        const CaseKey &key = expected[static_cast<size_t>(i)];
        QVERIFY(keys.at(i) == key);
        QCOMPARE(keys.positionOf(key.row), i);
        QCOMPARE(keys.placeOf(key), i);
        QCOMPARE(keys.placeOf({key.sort, key.row + 1}), i + 1);
    }
}

void TestSortedKeys::nothingIsFoundInAnEmptyList()
{
    SortedKeys keys;
    QCOMPARE(keys.size(), 0);
    QCOMPARE(keys.placeOf({1, 1}), 0);
    QCOMPARE(keys.positionOf(1), -1);
    keys.assign(numbered(5));
    keys.clear();
    QCOMPARE(keys.size(), 0);
    QCOMPARE(keys.positionOf(1), -1);
}

void TestSortedKeys::aRangeGoesBetweenTwoKeys()
{
    Keys all = numbered(20'000);
    SortedKeys keys;
    keys.insert(0, all.data(), all.data() + 30);
    keys.insert(30, all.data() + 19'990, all.data() + all.size());
    keys.insert(30, all.data() + 30, all.data() + 19'990);
    compare(keys, all);
}

void TestSortedKeys::removingMayEmptyManyBlocks()
{
    Keys all = numbered(20'000);
    SortedKeys keys;
    keys.assign(all);
    keys.remove(10, 19'980);
    QCOMPARE(keys.positionOf(11), -1);
    all.erase(all.begin() + 10, all.begin() + 19'990);
    compare(keys, all);
    keys.remove(0, keys.size());
    compare(keys, {});
    keys.insert(0, all.data(), all.data() + all.size());
    compare(keys, all);
}

void TestSortedKeys::randomChangesEqualASortedVector_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("begin"); // keys at first
    QTest::addColumn<int>("inserts"); // of ten changes
    QTest::newRow("a list that grows from nothing") << 1U << 0 << 8;
    QTest::newRow("a long list that keeps its length") << 2U << 10'000 << 5;
    QTest::newRow("a long list that shrinks to nothing") << 3U << 10'000 << 1;
}

void TestSortedKeys::randomChangesEqualASortedVector()
{
    QFETCH(const quint32, seed);
    QFETCH(const int, begin);
    QFETCH(const int, inserts);
    QRandomGenerator random(seed);
    Keys oracle = numbered(begin);
    SortedKeys keys;
    keys.assign(oracle);
    qint64 nextRow = begin + 1;
    for (int round = 0; round < 4'000; ++round) {
        if (oracle.empty() || random.bounded(10) < inserts) {
            // Half of them at the top, as in an inbox; some with an equal sort value.
            const qint64 sort = random.bounded(2) == 0 ? -round / 3 : random.bounded(2 * begin + 10);
            const CaseKey key{sort, nextRow++};
            const auto place = std::lower_bound(oracle.begin(), oracle.end(), key);
            QCOMPARE(keys.placeOf(key), static_cast<int>(place - oracle.begin()));
            keys.insert(static_cast<int>(place - oracle.begin()), &key, &key + 1);
            oracle.insert(place, key);
        } else {
            const int first = static_cast<int>(random.bounded(static_cast<quint32>(oracle.size())));
            const int count = std::min(1 + random.bounded(random.bounded(50) == 0 ? 5'000 : 3),
                                       static_cast<int>(oracle.size()) - first);
            const qint64 gone = oracle[static_cast<size_t>(first)].row;
            keys.remove(first, count);
            oracle.erase(oracle.begin() + first, oracle.begin() + first + count);
            QCOMPARE(keys.positionOf(gone), -1);
        }
        QCOMPARE(keys.size(), static_cast<int>(oracle.size()));
        if (round % 250 == 0)
            compare(keys, oracle);
    }
    compare(keys, oracle);
}

QTEST_GUILESS_MAIN(TestSortedKeys)
#include "tst_sorted_keys.moc"
