// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/symbols.h"
#include "models/language/text_features.h"

#include <QTest>

#include <algorithm>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

std::vector<quint32> keysOf(const QString &text, FeatureRecipe recipe = {})
{
    std::vector<quint32> keys;
    for (const Feature &feature : FeatureExtractor(recipe, nullptr).extract(text))
        keys.push_back(feature.key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace

class TestTextFeatures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spellingsOfOneTextAreTheSame_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("traditional and simplified") << u"物流太慢了，還沒發貨"_s << u"物流太慢了，还没发货"_s;
        QTest::newRow("full width and half width") << u"ＶＩＰ３天！"_s << u"vip3天!"_s;
        QTest::newRow("capitals") << u"WORST Service"_s << u"worst service"_s;
        QTest::newRow("more of the same mark than three") << u"快点!!!"_s << u"快点!!!!!!!"_s;
        QTest::newRow("long numbers stand for their length") << u"订单20261122"_s << u"订单10000000"_s;
        QTest::newRow("any web address") << u"看 https://a.example/x"_s << u"看 http://b.example/y"_s;
        QTest::newRow("any mention") << u"@alice help"_s << u"@bob help"_s;
    }
    void spellingsOfOneTextAreTheSame()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QCOMPARE(keysOf(one), keysOf(other));
    }

    void whatDiffersIsToldApart_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("one mark and many") << u"快点!"_s << u"快点!!!"_s;
        QTest::newRow("emoji") << u"好的😊"_s << u"好的😡"_s;
        QTest::newRow("short numbers") << u"打5分"_s << u"打1分"_s;
        QTest::newRow("order of words") << u"dog bites man"_s << u"man bites dog"_s;
    }
    void whatDiffersIsToldApart()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QVERIFY(keysOf(one) != keysOf(other));
    }

    void aNotMarksWhatFollows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("marks");
        QTest::newRow("English") << u"it does not work at all"_s << true;
        QTest::newRow("short form") << u"it doesn't work"_s << true;
        QTest::newRow("Chinese") << u"客服不解决问题"_s << true;
        QTest::newRow("traditional") << u"沒收到貨物"_s << true;
        QTest::newRow("none") << u"it works, thank you"_s << false;
        QTest::newRow("the clause ends") << u"no."_s << false;
    }
    void aNotMarksWhatFollows()
    {
        QFETCH(QString, text);
        const auto found = FeatureExtractor({}, nullptr).extract(text);
        const bool marked =
            std::any_of(found.begin(), found.end(), [](const Feature &f) { return f.kind == FeatureKind::Negated; });
        QTEST(marked, "marks");
    }

    void wordListsAreSeenAsGroups()
    {
        const auto lexicon = std::make_shared<const Lexicon>(
            Lexicon::Groups{{u"bad"_s, {u"难吃"_s, u"awful"_s}}, {u"good"_s, {u"好吃"_s, u"不好惹"_s}}});
        const FeatureExtractor extractor({}, lexicon);
        const auto said = [&](const QString &text) {
            QStringList groups;
            for (const Feature &feature : extractor.extract(text))
                if (feature.kind == FeatureKind::Lexicon)
                    groups << describe(feature, text, *lexicon);
            groups.removeDuplicates(); // a group's count and its share
            return groups.join(u"; "_s);
        };
        QCOMPARE(said(u"面條難吃"_s), u"bad: “難吃”"_s);
        QCOMPARE(said(u"真的不好吃"_s), u"not good: “好吃”"_s);
        QCOMPARE(said(u"awful"_s), u"bad: “awful”"_s);
        QCOMPARE(said(u"他不好惹"_s), u"good: “不好惹”"_s); // the longer word hides what lies in it
        QCOMPARE(said(u"米饭"_s), QString());
    }

    void placesAreThoseOfTheOriginal()
    {
        const QString text = u"Ｂad 服務😡"_s;
        for (const Feature &feature : FeatureExtractor({}, nullptr).extract(text)) {
            QVERIFY(feature.start >= 0 && feature.start <= feature.end && feature.end <= text.size());
        }
    }

    void pairsAreTheSameEitherWay()
    {
        FeatureRecipe recipe;
        recipe.compares = true;
        const FeatureExtractor extractor(recipe, nullptr);
        const auto sorted = [&](const QString &a, const QString &b) {
            std::vector<std::pair<quint32, float>> found;
            for (const Feature &f : extractor.extract(a, b))
                found.emplace_back(f.key, f.weight);
            std::sort(found.begin(), found.end());
            return found;
        };
        const QString a = u"怎么提前还款"_s, b = u"可以提前还清贷款吗"_s;
        QCOMPARE(sorted(a, b), sorted(b, a));
        QVERIFY(sorted(a, b) != sorted(a, a));
        QVERIFY(!sorted(QString(), QString()).empty());
    }

    void longTextsAreCutShort()
    {
        const QString text = u"退款不到账！"_s.repeated(100000);
        QVERIFY(FeatureExtractor({}, nullptr).extract(text).size() < 10 * FeatureExtractor::longestText);
    }
};

QTEST_GUILESS_MAIN(TestTextFeatures)
#include "tst_text_features.moc"
