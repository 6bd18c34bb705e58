// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries.h"

#include "tests/support/random_text.h"
#include "tests/support/search_store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

constexpr qint64 day = 86'400'000;
constexpr qint64 firstDay = 1'795'219'200'000; // 2026-11-21 00:00 UTC
const Instant now = fromMillis(firstDay + day / 2);

/// A few cases with one or several messages each; message rows are case row * 10 and up.
void fill(SearchStore &store)
{
    store.addAgent(1, u"a-1"_s, u"李四"_s);
    store.addAgent(2, u"a-2"_s, u"王五"_s);
    store.addChannel(1, u"wx-main"_s, Platform::WechatOa, u"官方服务号"_s);
    store.addChannel(2, u"wb-main"_s, Platform::Weibo, u"官方微博"_s);
    store.add(SearchStore::Case{.row = 1,
                                .name = u"张三丰"_s,
                                .lastAt = firstDay - 3 * day,
                                .category = u"退款"_s,
                                .assignee = 1,
                                .emotion = 1,
                                .waiting = true,
                                .clockDue = firstDay,
                                .tags = {u"银发族"_s}});
    store.add(SearchStore::Case{.row = 2,
                                .name = u"Alice Wong"_s,
                                .state = CaseState::Resolved,
                                .surface = Surface::Public,
                                .lastAt = firstDay - 2 * day,
                                .category = u"物流"_s,
                                .files = u"发票.pdf"_s,
                                .assignee = 2,
                                .channel = 2,
                                .queue = u"售后 refunds"_s,
                                .caseClass = CaseClass::Urgent});
    store.add(SearchStore::Case{.row = 3,
                                .name = u"陳小姐"_s,
                                .state = CaseState::Snoozed,
                                .lastAt = firstDay,
                                .category = u"咨询"_s,
                                .emotion = 3,
                                .clockDue = firstDay + 2 * day,
                                .tags = {u"VIP"_s}});
    store.add(SearchStore::Message{10, 1, firstDay - 3 * day, u"我要退貨，訂單 LX2026-00017"_s});
    store.add(SearchStore::Message{11, 1, firstDay - 3 * day + 1, u"请问您的质量问题是什么？"_s, AuthorKind::Agent});
    store.add(SearchStore::Message{12, 1, firstDay - 3 * day + 2, u"我的电话 138-0013-8000"_s});
    store.add(SearchStore::Message{20, 2, firstDay - 2 * day, u"Where is my order? It's not my REFUND"_s});
    store.add(SearchStore::Message{21, 2, firstDay - 2 * day + 1, u"快递 问题很大，质量还行"_s, AuthorKind::Customer,
                                   u"[{\"type\":\"image\"}]"_s});
    store.add(SearchStore::Message{30, 3, firstDay + 1, u"iPhone15手机壳👍退款谢谢"_s});
    store.add(SearchStore::Message{31, 3, firstDay + 2, {}, AuthorKind::System, {}, u"platform.call"_s});
}

QList<qint64> messageRows(const SearchResult &result)
{
    QList<qint64> rows;
    for (const SearchHit &hit : result.hits) {
        if (hit.messageRow != 0)
            rows += hit.messageRow;
    }
    return rows;
}

QList<qint64> caseRows(const SearchResult &result)
{
    QList<qint64> rows;
    for (const SearchHit &hit : result.hits) {
        if (hit.messageRow == 0)
            rows += hit.caseRow;
    }
    return rows;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesFindWhatTheyMean_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<qint64>>("messages");
        QTest::addColumn<QList<qint64>>("cases");
        using Rows = QList<qint64>;
        const auto row = [](const char *name, const QString &query, const Rows &messages, const Rows &cases = {}) {
            QTest::newRow(name) << query << messages << cases;
        };
        row("nothing asked", QString(), {});
        row("one character", u"问"_s, {21, 11});
        row("two characters in the other script", u"退货"_s, {10});
        row("four characters must stand together", u"质量问题"_s, {11});
        row("two words may stand apart", u"质量 问题"_s, {21, 11});
        row("a word in any case", u"Refund"_s, {20});
        row("not a piece of a word", u"fund"_s, {});
        row("a word and a number written as one", u"iphone"_s, {30});
        row("mixed scripts", u"15手机"_s, {30});
        row("an emoji", u"👍"_s, {30});
        row("a phrase", u"\"my order\""_s, {20});
        row("a phrase in the wrong order", u"\"order my\""_s, {});
        row("an order number as written", u"LX2026-00017"_s, {10});
        row("an order number without hyphen", u"lx202600017"_s, {10});
        row("a part of an order number", u"00017"_s, {10});
        row("by operator", u"order:LX2026-00017"_s, {10});
        row("a telephone number", u"phone:13800138000"_s, {12});
        row("its last digits", u"phone:8000"_s, {12});
        row("without a word", u"问题 -质量"_s, {});
        row("a word and without a phrase", u"质量 -\"质量问题\""_s, {21});
        row("only without", u"-退货 -退款 from:陈"_s, {});
        row("a name, written in the other script", u"陈小姐"_s, {}, {3});
        row("a tag", u"银发族"_s, {}, {1});
        row("an attachment's name", u"发票"_s, {}, {2});
        row("message and case by one word", u"退款"_s, {30}, {1});
        row("who wrote it", u"质量 from:Alice"_s, {21});
        row("not what an agent wrote to them", u"质量 from:张三丰"_s, {});
        row("cases of a person", u"from:张三丰"_s, {}, {1});
        row("whose case", u"agent:李四"_s, {}, {1});
        row("whose case, by id", u"agent:a-2"_s, {}, {2});
        row("a channel by name, platform, id", u"channel:微博 channel:weibo channel:wb-main"_s, {}, {2});
        row("messages of a channel", u"退款 channel:wechat-oa"_s, {30}, {1});
        row("open", u"is:open"_s, {}, {1});
        row("not open, newest first", u"-is:open"_s, {}, {3, 2});
        row("snoozed and resolved", u"is:snoozed is:resolved"_s, {});
        row("unanswered", u"is:unanswered"_s, {}, {1});
        row("breached", u"is:breached"_s, {}, {1});
        row("public", u"is:public"_s, {}, {2});
        row("messages in public", u"质量 is:public"_s, {21});
        row("by tag", u"tag:vip"_s, {}, {3});
        row("by emotion", u"emotion:negative"_s, {}, {1});
        row("by emotion in Chinese", u"emotion:积极"_s, {}, {3});
        row("by category", u"category:物流"_s, {}, {2});
        row("by class", u"class:urgent"_s, {}, {2});
        row("by class in Chinese", u"class:紧急"_s, {}, {2});
        row("messages of cases of a class", u"质量 class:urgent"_s, {21});
        row("not of a class", u"-class:urgent"_s, {}, {3, 1});
        row("by queue", u"queue:售后"_s, {}, {2});
        row("messages of cases of a queue", u"质量 queue:Refunds"_s, {21});
        row("not of a queue", u"-queue:售后"_s, {}, {3, 1});
        row("with an image", u"has:image"_s, {}, {2});
        row("with a call", u"has:call"_s, {}, {3});
        row("with an order number", u"has:order"_s, {}, {1});
        row("before a day", u"退 before:2026-11-20"_s, {10}, {1});
        row("after a day", u"退 after:2026-11-20"_s, {30});
        row("on a day", u"my on:2026-11-19"_s, {20});
        row("quotes and operators of the engine are text", u"退货\" OR \"x NEAR( col:* ^"_s, {});
    }
    void queriesFindWhatTheyMean()
    {
        QFETCH(QString, query);
        QFETCH(QList<qint64>, messages);
        QFETCH(QList<qint64>, cases);
        SearchStore store;
        fill(store);
        const Result<SearchResult> result = search(store.database(), query, now);
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().detail));
        QCOMPARE(messageRows(*result), messages);
        QCOMPARE(caseRows(*result), cases);
    }

    void snippetsShowTheWordsAndHideNumbers()
    {
        SearchStore store;
        fill(store);
        store.add(SearchStore::Message{40, 3, firstDay + 5,
                                       QString(200, u'长') + u"\n質量問題 13800138000 "_s + QString(200, u'尾')});
        const Result<SearchResult> result = search(store.database(), u"质量 问题"_s, now, 1);
        QVERIFY(result.has_value());
        QCOMPARE(result->hits.size(), size_t{1});
        const SearchHit &hit = result->hits.front();
        QCOMPARE(hit.messageRow, 40);
        QCOMPARE(hit.caseRow, 3);
        QCOMPARE(hit.at, fromMillis(firstDay + 5));
        QVERIFY(hit.snippet.startsWith(u'…') && hit.snippet.endsWith(u'…'));
        QVERIFY(hit.snippet.contains(u"138****8000"_s));
        QVERIFY(hit.snippet.size() <= 98);
        QCOMPARE(hit.marks.size(), size_t{1});
        const auto [from, to] = hit.marks.front();
        QCOMPARE(hit.snippet.mid(from, to - from), u"質量問題"_s);
    }

    void complaintsNameTheMistakeAndTheRestIsSearched()
    {
        SearchStore store;
        fill(store);
        const Result<SearchResult> result = search(store.database(), u"foo:1 退货 on:whenever"_s, now);
        QVERIFY(result.has_value());
        QCOMPARE(messageRows(*result), QList<qint64>{10});
        QVERIFY(result->complaint.contains(u"foo:"_s) && result->complaint.contains(u"whenever"_s));
    }

    void theNewestAreGivenWithinTheLimit()
    {
        SearchStore store;
        store.add(SearchStore::Case{.row = 1, .name = u"x"_s});
        for (int i = 1; i <= 200; ++i)
            store.add(SearchStore::Message{i, 1, firstDay + i, u"退货%1"_s.arg(i)});
        const Result<SearchResult> result = search(store.database(), u"退货"_s, now, 3);
        QVERIFY(result.has_value());
        QCOMPARE(messageRows(*result), (QList<qint64>{200, 199, 198}));
        QVERIFY(search(store.database(), u"退货"_s, now, 0)->hits.empty());
    }

    void noTextBreaksTheStatement()
    {
        static const QStringList pieces{
            u"from:"_s,     u"agent:"_s,    u"channel:"_s, u"is:open "_s,   u"-is:public "_s, u"tag:"_s,
            u"emotion:"_s,  u"category:"_s, u"queue:"_s,   u"has:image "_s, u"has:order "_s,  u"before:2026-1-1 "_s,
            u"after:7d "_s, u"on:today "_s, u"order:"_s,   u"phone:"_s,     u"\""_s,          u"-"_s,
            u" OR "_s,      u" NEAR("_s,    u"*"_s,        u"^"_s,          u"text:"_s,       u"'; --"_s,
            u"退货"_s,      u"“"_s,         u" "_s};
        SearchStore store;
        fill(store);
        QRandomGenerator random(5);
        for (int i = 0; i < 100'000; ++i) {
            QString query;
            for (int piece = random.bounded(1, 6); piece > 0; --piece) {
                query += pieces[random.bounded(static_cast<int>(pieces.size()))];
                query += randomText(random, random.bounded(6));
            }
            const Result<SearchResult> result = search(store.database(), query, now, 5);
            QVERIFY2(result.has_value(), qPrintable(query + u": "_s + (result ? QString() : result.error().detail)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
