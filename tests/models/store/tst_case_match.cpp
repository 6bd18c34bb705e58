// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/case_match.h"
#include "models/store/queries.h"
#include "tests/support/fed_projection.h"
#include "tests/support/search_store.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

/// What the view shows, by the whole question. Only the number of hits is not limited as it is there.
QSet<qint64> shown(sqlite::Database &db, const CaseFilter &filter, Instant now)
{
    QSet<qint64> rows;
    if (filter.query.trimmed().isEmpty()) {
        const std::vector<CaseKey> keys = *caseKeys(db, filter);
        for (const CaseKey &key : keys)
            rows << key.row;
        return rows;
    }
    std::vector<qint64> hit;
    const SearchResult found = *search(db, filter.query, now, 1'000'000);
    for (const SearchHit &one : found.hits)
        hit.push_back(one.caseRow);
    const std::vector<CaseRow> cases = *caseRows(db, hit);
    for (const CaseRow &row : cases)
        if (matches(filter, row))
            rows << row.row;
    return rows;
}

std::vector<qint64> allRows(sqlite::Database &db)
{
    std::vector<qint64> rows;
    sqlite::Statement select = *db.prepare("SELECT row FROM cases");
    while (*select.step())
        rows.push_back(select.integer(0));
    rows.push_back(999'999'999); // and one that nobody has heard of
    return rows;
}

class FilterMaker
{
public:
    FilterMaker(quint32 seed, QStringList terms, qint64 cases)
        : m_random(seed)
        , m_terms(std::move(terms))
        , m_cases(cases)
    {
    }

    CaseFilter next()
    {
        CaseFilter filter;
        filter.box = static_cast<CaseFilter::Box>(pick(7));
        filter.order = static_cast<CaseFilter::Order>(pick(2));
        filter.agent = AgentId(u"a%1"_s.arg(pick(4)));
        static constexpr std::array platforms{Platform::Weibo, Platform::Telegram, Platform::WechatOa};
        if (pick(4) == 0)
            filter.platform = platforms.at(static_cast<size_t>(pick(3)));
        if (pick(4) == 0)
            filter.surface = static_cast<Surface>(pick(2));
        filter.unreadOnly = pick(6) == 0;
        QStringList words;
        for (int i = pick(4); i > 0; --i)
            words << (pick(4) == 0 ? u"-"_s : QString()) + m_terms.at(pick(static_cast<int>(m_terms.size())));
        filter.query = words.join(u' ');
        if (filter.query.isEmpty() && pick(6) == 0) {
            filter.only.emplace();
            for (qint64 row = 1; row <= m_cases; ++row)
                if (pick(3) == 0)
                    filter.only->push_back(row);
        }
        return filter;
    }

private:
    int pick(int below) { return static_cast<int>(m_random.bounded(below)); }
    QRandomGenerator m_random;
    QStringList m_terms;
    qint64 m_cases;
};

struct Agreement {
    int passed = 0, refused = 0;
    QString difference;
};

/// Asks about every case of a store by many filters.
Agreement compare(sqlite::Database &db, FilterMaker maker, int filters, Instant now)
{
    Agreement result;
    const std::vector<qint64> rows = allRows(db);
    for (int i = 0; i < filters; ++i) {
        const CaseFilter filter = maker.next();
        const QSet<qint64> expected = shown(db, filter, now);
        for (const qint64 row : rows) {
            const bool passes = *passesFilter(db, filter, row, now);
            ++(passes ? result.passed : result.refused);
            if (passes != expected.contains(row) && result.difference.isEmpty())
                result.difference = u"case %1, box %2, query '%3'"_s.arg(row).arg(int(filter.box)).arg(filter.query);
        }
    }
    return result;
}

const QStringList chineseTerms{u"退货"_s,
                               u"质量问题"_s,
                               u"\"退 货\""_s,
                               u"订"_s,
                               u"a1"_s,
                               u"tag:VIP"_s,
                               u"from:张"_s,
                               u"agent:李"_s,
                               u"channel:微博"_s,
                               u"category:退款"_s,
                               u"emotion:消极"_s,
                               u"class:urgent"_s,
                               u"is:open"_s,
                               u"is:public"_s,
                               u"is:breached"_s,
                               u"is:unanswered"_s,
                               u"has:image"_s,
                               u"has:order"_s,
                               u"queue:售后"_s,
                               u"order:1234"_s,
                               u"phone:8000"_s,
                               u"before:2026-11-20"_s,
                               u"on:昨天"_s,
                               u"is:resolved"_s,
                               u"has:call"_s,
                               u"unknown:1"_s,
                               u"！"_s};

/// Cases with messages of few different characters, so that words come again.
void fillChinese(SearchStore &store, quint32 seed, qint64 now)
{
    static const QString alphabet = u"退貨货款质量質问题問題订订单12345678 ａ1 "_s;
    QRandomGenerator random(seed);
    store.execute("BEGIN");
    store.addAgent(1, u"a1"_s, u"李四"_s);
    store.addChannel(1, u"wx-1"_s, Platform::WechatOa, u"服务号"_s);
    store.addChannel(2, u"wb-1"_s, Platform::Weibo, u"官方微博"_s);
    for (qint64 row = 1; row <= 40; ++row) {
        const auto some = [&random](int below) { return static_cast<int>(random.bounded(below)); };
        SearchStore::Case one{.row = row, .name = some(2) == 0 ? u"张三"_s : u"Alice 退货"_s};
        one.state = static_cast<CaseState>(some(3));
        one.surface = static_cast<Surface>(some(2));
        one.lastAt = now - some(5 * 86'400) * 1000LL;
        one.category = some(2) == 0 ? u"退款"_s : u"物流 订单"_s;
        one.assignee = some(2);
        one.channel = 1 + some(2);
        one.emotion = some(4);
        one.waiting = some(2) == 0;
        if (some(2) == 0)
            one.clockDue = now + (some(200) - 100) * 1000LL;
        if (some(3) == 0)
            one.tags << u"VIP"_s;
        one.queue = some(3) == 0 ? u"售后"_s : QString();
        store.add(one);
        for (qint64 i = some(6); i > 0; --i) {
            QString text = some(6) == 0 ? u"电话 138-0013-8000 "_s : QString();
            for (int n = some(12); n > 0; --n)
                text += alphabet.at(some(static_cast<int>(alphabet.size())));
            store.add(SearchStore::Message{
                row * 10 + i, row, one.lastAt - i * 1000, text, static_cast<AuthorKind>(some(3)),
                some(6) == 0 ? u"[{\"type\":\"image\"}]"_s : QString(), some(9) == 0 ? u"platform.call"_s : QString()});
        }
    }
    store.execute("COMMIT");
}

} // namespace

class TestCaseMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCaseIsJudgedAsTheWholeViewDoes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U, 6U})
            QTest::addRow("store %u", seed) << seed;
    }
    void oneCaseIsJudgedAsTheWholeViewDoes()
    {
        QFETCH(quint32, seed);
        const Instant now = fromMillis(1'795'219'200'000); // 2026-11-21 00:00 UTC
        SearchStore store;
        fillChinese(store, seed, toMillis(now));
        const Agreement found = compare(store.database(), FilterMaker(seed, chineseTerms, 40), 400, now);
        QVERIFY2(found.difference.isEmpty(), qPrintable(found.difference));
        QVERIFY(found.passed > 500 && found.refused > 3'000); // neither answer is the only one
    }

    void whatTheFoldMakesIsJudgedTheSame_data() { oneCaseIsJudgedAsTheWholeViewDoes_data(); }
    void whatTheFoldMakesIsJudgedTheSame()
    {
        QFETCH(quint32, seed);
        const QTemporaryDir dir;
        const auto projection = test::openPlain(dir.filePath(u"p.db"_s));
        test::RecordMaker maker(*projection, seed);
        Instant now = test::morning;
        for (int i = 0; i < 400; ++i)
            now = std::max(now, maker.next().events.front().time);
        const QStringList terms{u"message"_s,
                                u"order"_s,
                                u"17"_s,
                                u"\"message 4\""_s,
                                u"changed"_s,
                                u"answer"_s,
                                u"note"_s,
                                u"refund"_s,
                                u"tag1"_s,
                                u"tag:tag2"_s,
                                u"agent:a1"_s,
                                u"agent:\"agent a0\""_s,
                                u"category:refund"_s,
                                u"channel:weibo"_s,
                                u"is:open"_s,
                                u"is:snoozed"_s,
                                u"is:public"_s,
                                u"is:breached"_s,
                                u"has:call"_s,
                                u"emotion:negative"_s,
                                u"from:p3"_s,
                                u"is:unanswered"_s,
                                u"before:3d"_s,
                                u"after:2d"_s};
        const Agreement found = compare(projection->database(), FilterMaker(seed, terms, 40), 200, now);
        QVERIFY2(found.difference.isEmpty(), qPrintable(found.difference));
        QVERIFY(found.passed > 150 && found.refused > 700);
    }

    void aCaseThatIsPartOfAnotherPassesNothing()
    {
        SearchStore store;
        store.add(SearchStore::Case{.row = 1, .name = u"x"_s, .state = CaseState::Merged});
        CaseFilter all;
        all.box = CaseFilter::Box::All;
        QCOMPARE(*passesFilter(store.database(), all, 1, test::morning), false);
        all.query = u"x"_s;
        QCOMPARE(*passesFilter(store.database(), all, 1, test::morning), false);
    }

    void aBigStoreIsNotSearched()
    {
        SearchStore store;
        store.execute("BEGIN");
        store.addChannel(1, u"wx-1"_s, Platform::WechatOa, u"服务号"_s);
        constexpr qint64 cases = 3'000;
        for (qint64 row = 1; row <= cases; ++row) {
            store.add(SearchStore::Case{.row = row, .name = u"张三"_s, .tags = {u"VIP"_s}});
            for (qint64 i = 0; i < 10; ++i)
                store.add(SearchStore::Message{row * 10 + i, row, row, u"我要退货 第%1次"_s.arg(i)});
        }
        store.execute("COMMIT");
        CaseFilter filter;
        filter.query = u"退货 tag:VIP -投诉 is:open"_s;
        const auto spent = [&](qint64 first, qint64 last) {
            QElapsedTimer timer;
            timer.start();
            for (qint64 row = first; row <= last; ++row)
                if (!*passesFilter(store.database(), filter, row, test::morning))
                    qFatal("it passes");
            return timer.nsecsElapsed() / (last - first + 1);
        };
        spent(1, 100);
        const qint64 each = spent(101, 1'100);
        qInfo("%lld µs a case", static_cast<long long>(each / 1000));
        // A search of the whole store takes some hundred times as long; only that the order of magnitude is right.
        QVERIFY2(each < 5'000'000, qPrintable(QString::number(each)));
    }
};

QTEST_GUILESS_MAIN(TestCaseMatch)
#include "tst_case_match.moc"
