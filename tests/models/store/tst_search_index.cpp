// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_index.h"
#include "models/store/tokens.h"

#include "models/language/folding.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

QStringList tokens(const QString &text)
{
    QStringList result;
    forEachToken(foldText(text), [&result](QStringView token) {
        result += token.toString();
        return true;
    });
    result.removeDuplicates();
    result.sort();
    return result;
}

struct Store {
    QTemporaryDir dir;
    sqlite::Database db;
    SearchIndex index;

    static sqlite::Database openIn(const QTemporaryDir &dir)
    {
        auto db = sqlite::Database::open(dir.filePath(u"s.db"_s), {.key = sqlite::PageKey::generate()});
        if (!db || !registerTokenizer(*db) || !SearchIndex::createTables(*db))
            qFatal("cannot make the store");
        return std::move(*db);
    }
    static SearchIndex indexOf(sqlite::Database &db)
    {
        auto index = SearchIndex::open(db);
        if (!index)
            qFatal("%s", qPrintable(index.error().detail));
        return std::move(*index);
    }
    Store()
        : db(openIn(dir))
        , index(indexOf(db))
    {
    }

    QList<qint64> rowsWith(const QString &token, const char *table = "search_messages")
    {
        const QByteArray sql = QByteArray("SELECT rowid FROM ") + table + " WHERE " + table + " MATCH ?1";
        auto statement = db.prepare(sql.constData());
        statement->bind(1, u"\""_s + token + u"\""_s);
        QList<qint64> rows;
        for (auto more = statement->step(); more && *more; more = statement->step())
            rows += statement->integer(0);
        return rows;
    }
};

} // namespace

class TestSearchIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsCutIntoTokens_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("characters and pairs of Chinese")
            << u"退货款"_s << QStringList{u"退"_s, u"退货"_s, u"货"_s, u"货款"_s, u"款"_s};
        QTest::newRow("punctuation separates") << u"退，货"_s << QStringList{u"退"_s, u"货"_s};
        QTest::newRow("traditional is indexed as simplified") << u"覆發"_s << QStringList{u"发"_s, u"复"_s, u"复发"_s};
        QTest::newRow("words in lower case") << u"Hello ＷＯＲＬＤ"_s << QStringList{u"hello"_s, u"world"_s};
        QTest::newRow("a word inside Chinese") << u"买iPhone吗"_s << QStringList{u"iphone"_s, u"买"_s, u"吗"_s};
        QTest::newRow("an order number whole and by parts")
            << u"LX2026-00017"_s << QStringList{u"00017"_s, u"2026"_s, u"lx"_s, u"lx2026"_s, u"lx202600017"_s};
        QTest::newRow("underscores join too") << u"a_b"_s << QStringList{u"a"_s, u"ab"_s, u"b"_s};
        QTest::newRow("a phone number and its last four digits")
            << u"13800138000"_s << QStringList{u"13800138000"_s, u"8000"_s};
        QTest::newRow("emoji are tokens, skin tones are not") << u"好👍🏽👍"_s << QStringList{u"好"_s, u"👍"_s};
        QTest::newRow("kana") << u"ガス"_s << QStringList{u"ガ"_s, u"ガス"_s, u"ス"_s};
        QTest::newRow("hangul") << u"환불"_s << QStringList{u"불"_s, u"환"_s, u"환불"_s};
        QTest::newRow("ideographs beyond the first plane") << u"𠀀𠀁"_s << QStringList{u"𠀀"_s, u"𠀀𠀁"_s, u"𠀁"_s};
        QTest::newRow("nothing to find") << u"，。 -_- "_s << QStringList{};
    }
    void textIsCutIntoTokens()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        expected.sort();
        QCOMPARE(tokens(text), expected);
    }

    void demandIsPartOfWhatTheTextGives_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("exact");
        QTest::newRow("one character") << u"退"_s << true;
        QTest::newRow("two characters") << u"退货"_s << true;
        QTest::newRow("four characters need a look") << u"质量问题"_s << false;
        QTest::newRow("a word") << u"refund"_s << true;
        QTest::newRow("a joined number") << u"LX2026-00017"_s << false;
        QTest::newRow("mixed") << u"iPhone手机"_s << false;
        QTest::newRow("a phrase of words") << u"my order"_s << false;
        QTest::newRow("a very long word") << QString(200, u'x') << false;
    }
    void demandIsPartOfWhatTheTextGives()
    {
        QFETCH(QString, query);
        QFETCH(bool, exact);
        const TokenDemand demand = tokensNeeded(foldText(query));
        QCOMPARE(demand.exact, exact);
        QVERIFY(!demand.all.isEmpty());
        const QStringList given = tokens(u"x "_s + query + u" y"_s);
        for (const QString &token : demand.all)
            QVERIFY2(given.contains(token), qPrintable(token));
        QVERIFY(demand.orWhole.isEmpty() || given.contains(demand.orWhole));
    }

    void messagesAreAddedReplacedAndRemoved()
    {
        Store store;
        QVERIFY(store.index.addMessage(1, u"我要退货"_s).has_value());
        QVERIFY(store.index.addMessage(2, u"退貨地址"_s).has_value());
        QCOMPARE(store.rowsWith(u"退货"_s), (QList<qint64>{1, 2}));
        QVERIFY(store.index.replaceMessage(1, u"我要換貨"_s).has_value());
        QCOMPARE(store.rowsWith(u"退货"_s), QList<qint64>{2});
        QCOMPARE(store.rowsWith(u"换货"_s), QList<qint64>{1});
        QVERIFY(store.index.removeMessage(2).has_value());
        QVERIFY(store.index.removeMessage(77).has_value()); // never indexed: nothing to do
        QCOMPARE(store.rowsWith(u"退货"_s), QList<qint64>{});
        QVERIFY(store.index.verify().has_value());
    }

    void wordsOfACaseAreReplacedAsAWhole()
    {
        Store store;
        QVERIFY(store.index.putCaseWords(5, u"王小明 老年人 LX2026-00017"_s).has_value());
        QCOMPARE(store.rowsWith(u"小明"_s, "search_cases"), QList<qint64>{5});
        QVERIFY(store.index.putCaseWords(5, u"王大明"_s).has_value());
        QCOMPARE(store.rowsWith(u"小明"_s, "search_cases"), QList<qint64>{});
        QVERIFY(store.index.putCaseWords(5, QString()).has_value());
        QCOMPARE(store.rowsWith(u"大明"_s, "search_cases"), QList<qint64>{});
        QVERIFY(store.index.verify().has_value());
    }

    void mergingEndsAndLosesNothing()
    {
        Store store;
        for (int i = 1; i <= 300; ++i)
            QVERIFY(store.index.addMessage(i, u"第%1条 退货"_s.arg(i)).has_value());
        int steps = 0;
        for (Result<bool> more = true; *more; ++steps) {
            more = store.index.mergeStep();
            QVERIFY(more.has_value());
            QVERIFY(steps < 1000);
        }
        QVERIFY(steps > 1);
        QCOMPARE(store.rowsWith(u"退货"_s).size(), 300);
        QVERIFY(store.index.verify().has_value());
    }

    void aConnectionWithoutTheTokenizerSaysSo()
    {
        QTemporaryDir dir;
        auto db = sqlite::Database::open(dir.filePath(u"s.db"_s), {});
        QVERIFY(db.has_value());
        QVERIFY(!SearchIndex::createTables(*db).has_value());
        QVERIFY(registerTokenizer(*db).has_value());
        QVERIFY(SearchIndex::createTables(*db).has_value());
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_search_index.moc"
