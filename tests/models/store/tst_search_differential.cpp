// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/folding.h"
#include "models/store/queries.h"
#include "tests/support/search_store.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

constexpr qint64 firstDay = 1'795'219'200'000; // 2026-11-21 00:00 UTC
const Instant now = fromMillis(firstDay);

QList<qint64> messageRows(const SearchResult &result)
{
    QList<qint64> rows;
    for (const SearchHit &hit : result.hits) {
        if (hit.messageRow != 0)
            rows += hit.messageRow;
    }
    return rows;
}

/// Text of few different characters, some in their traditional or full-width form, so that words come again.
QString shortAlphabetText(QRandomGenerator &random, int length)
{
    static const QString alphabet = u"退貨货款质量質问题問題后後复覆訂订单单，。 ＡａA1１"_s;
    QString text;
    for (int i = 0; i < length; ++i)
        text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
    return text;
}

QString chineseQuery(QRandomGenerator &random)
{
    static const QString alphabet = u"退貨货款质量質问题問題后後复覆訂订单單"_s;
    QString text;
    const int length = random.bounded(1, 6);
    for (int i = 0; i < length; ++i)
        text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
    return text;
}

} // namespace

/// The index against a plain look at every text.
class TestSearchDifferential : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chineseQueriesFindExactlyWhatContainsThem()
    {
        constexpr int messages = 800;
        constexpr int queries = 20'000;
        SearchStore store;
        store.execute("BEGIN");
        store.add(SearchStore::Case{.row = 1, .name = u"x"_s});
        QRandomGenerator random(20261121);
        QStringList folded;
        for (int i = 1; i <= messages; ++i) {
            const QString text = shortAlphabetText(random, random.bounded(1, 30));
            store.add(SearchStore::Message{i, 1, firstDay + i, text});
            folded += foldText(text);
        }
        store.execute("COMMIT");
        qint64 hits = 0;
        for (int i = 0; i < queries; ++i) {
            const QString first = chineseQuery(random);
            const bool two = i % 4 == 0;
            const QString second = two ? chineseQuery(random) : QString();
            const bool without = two && i % 8 == 0;
            const QString query = first + (without ? u" -"_s : u" "_s) + second;
            QList<qint64> expected;
            for (int row = messages; row >= 1; --row) {
                const QString &text = folded[row - 1];
                if (text.contains(foldText(first)) && (!two || text.contains(foldText(second)) != without))
                    expected += row;
            }
            const Result<SearchResult> result = search(store.database(), query, now, 60);
            QVERIFY(result.has_value());
            QVERIFY2(messageRows(*result) == expected.first(std::min<qsizetype>(60, expected.size())),
                     qPrintable(query));
            hits += expected.size();
        }
        QVERIFY(hits > queries); // the comparison was not one of empty lists
    }
};

QTEST_GUILESS_MAIN(TestSearchDifferential)
#include "tst_search_differential.moc"
