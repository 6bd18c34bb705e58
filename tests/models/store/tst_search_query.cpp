// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_query.h"

#include "tests/support/random_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;
using Kind = SearchComplaint::Kind;

Q_DECLARE_METATYPE(lianxi::SearchQuery)

namespace
{

const QDate today(2026, 11, 21);

SearchTerm text(const QString &words, bool negated = false)
{
    return {negated, TextTerm{words}};
}
SearchTerm field(SearchField name, const QString &value, bool negated = false)
{
    return {negated, FieldTerm{name, value}};
}
template <class T>
SearchTerm term(T what, bool negated = false)
{
    return {negated, what};
}

} // namespace

class TestSearchQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queriesAreUnderstood_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<SearchQuery>("expected");
        const auto row = [](const char *name, const QString &query, std::vector<SearchTerm> terms,
                            std::vector<SearchComplaint> complaints = {}) {
            QTest::newRow(name) << query << SearchQuery{std::move(terms), std::move(complaints)};
        };
        row("nothing", u"  \u3000 "_s, {});
        row("words", u"退貨 Refund"_s, {text(u"退货"_s), text(u"refund"_s)});
        row("a phrase keeps its blank", u"\"my order\""_s, {text(u"my order"_s)});
        row("a phrase left open", u"\"my order"_s, {text(u"my order"_s)});
        row("Chinese quotes", u"“質量 問題”「退貨」"_s, {text(u"质量 问题"_s), text(u"退货"_s)});
        row("negated words and phrases", u"-退货 －\"a b\""_s, {text(u"退货"_s, true), text(u"a b"_s, true)});
        row("a hyphen inside is part of the word", u"LX2026-00017"_s, {text(u"lx2026-00017"_s)});
        row("fields", u"from:张三 agent：李四 channel:weibo"_s,
            {field(SearchField::From, u"张三"_s), field(SearchField::Agent, u"李四"_s),
             field(SearchField::Channel, u"weibo"_s)});
        row("a field with a phrase", u"tag:\"银发 族\" -CATEGORY:退款"_s,
            {field(SearchField::Tag, u"银发 族"_s), field(SearchField::Category, u"退款"_s, true)});
        row("classes, in both languages", u"class:urgent -class：紧急"_s,
            {field(SearchField::Class, u"urgent"_s), field(SearchField::Class, u"urgent"_s, true)});
        row("a class that is none", u"class:top"_s, {}, {{SearchComplaint::Kind::UnknownValue, u"class:top"_s}});
        row("states", u"is:open -is:public is:BREACHED"_s,
            {term(SearchIs::Open), term(SearchIs::Public, true), term(SearchIs::Breached)});
        row("contents", u"has:image has:call"_s, {term(SearchHas::Image), term(SearchHas::Call)});
        row("dates", u"on:2026-11-01 before:2026/1/2 after:20260301"_s,
            {term(DateTerm{QDate(2026, 11, 1), QDate(2026, 11, 2)}), term(DateTerm{{}, QDate(2026, 1, 2)}),
             term(DateTerm{QDate(2026, 3, 2), {}})});
        row("relative dates", u"on:昨天 after:7d before:today"_s,
            {term(DateTerm{QDate(2026, 11, 20), QDate(2026, 11, 21)}), term(DateTerm{QDate(2026, 11, 15), {}}),
             term(DateTerm{{}, QDate(2026, 11, 21)})});
        row("order and phone", u"order:LX2026-00017 phone:138-0013 8000"_s,
            {field(SearchField::Order, u"lx2026-00017"_s), field(SearchField::Phone, u"1380013"_s), text(u"8000"_s)});
        row("an address is a word", u"https://a.cn"_s, {text(u"https://a.cn"_s)});
        row("a time is a word", u"12:30"_s, {text(u"12:30"_s)});
        row("an unknown operator, other words used", u"foo:bar 退货"_s, {text(u"退货"_s)},
            {{Kind::UnknownOperator, u"foo"_s}});
        row("an unknown state", u"is:blue"_s, {}, {{Kind::UnknownValue, u"is:blue"_s}});
        row("a bad date, other words used", u"before:2026-13-40 款"_s, {text(u"款"_s)},
            {{Kind::BadDate, u"2026-13-40"_s}});
        row("a value missing", u"tag: 款"_s, {text(u"款"_s)}, {{Kind::MissingValue, u"tag"_s}});
        row("a phone without digits", u"phone:abc"_s, {}, {{Kind::UnknownValue, u"phone:abc"_s}});
        row("nothing to look for", u"？！ -"_s, {}, {{Kind::NothingToFind, u"？！"_s}, {Kind::NothingToFind, u"-"_s}});
    }
    void queriesAreUnderstood()
    {
        QFETCH(QString, query);
        QFETCH(SearchQuery, expected);
        const SearchQuery got = parseSearch(query, today);
        QCOMPARE(got.terms.size(), expected.terms.size());
        QVERIFY(got.terms == expected.terms);
        QCOMPARE(got.complaints.size(), expected.complaints.size());
        for (size_t i = 0; i < got.complaints.size(); ++i) {
            QCOMPARE(got.complaints[i].argument, expected.complaints[i].argument);
            QCOMPARE(got.complaints[i].kind, expected.complaints[i].kind);
            QVERIFY(toSentence(got.complaints[i]).contains(got.complaints[i].argument));
        }
    }

    void aQueryWithoutEndIsCut()
    {
        QString query;
        for (int i = 0; i < 5'000; ++i)
            query += u"词%1 "_s.arg(i);
        const SearchQuery got = parseSearch(query, today);
        QCOMPARE(got.terms.size(), size_t{32});
        QCOMPARE(got.complaints.size(), size_t{1});
        QCOMPARE(got.complaints.front(), (SearchComplaint{Kind::TooManyTerms, u"词32"_s}));
    }

    void anyTextGivesTermsThatCanBeLookedFor()
    {
        QRandomGenerator random(3);
        for (int i = 0; i < 100'000; ++i) {
            const SearchQuery got = parseSearch(randomText(random, i % 50), today);
            for (const SearchTerm &one : got.terms) {
                if (const auto *words = std::get_if<TextTerm>(&one.what))
                    QVERIFY(!words->text.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_search_query.moc"
