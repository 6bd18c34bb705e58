// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/topic_ranking.h"

#include <QTest>

#include <algorithm>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

/// Thirty posts on refunds with three complaints, twelve on parcels, and single ones.
TopicRanking shopRanking()
{
    TopicRanking ranking;
    const QStringList who{u"我上周申请"_s, u"请问"_s,   u"都半个月了，"_s, u"昨天的"_s, u"你们家"_s,
                          u"各位看看"_s,   u"气死，"_s, u"第二次了"_s,     u"又是"_s,   u"朋友的"_s};
    for (const QString &said : who) {
        ranking.add(said + u"退款到账慢"_s);
        ranking.add(said + u"退款，流程复杂"_s);
        ranking.add(said + u"退款被客服踢皮球"_s);
        ranking.add(said + u"快递没送到"_s);
    }
    const QStringList single{u"颜色很好看"_s, u"尺码偏大"_s, u"包装精美"_s, u"赠品呢"_s,     u"物美价廉"_s,
                             u"老板娘漂亮"_s, u"质地柔软"_s, u"早上好"_s,   u"可以开发票"_s, u"味道鲜美"_s};
    for (const QString &text : single)
        ranking.add(text);
    return ranking;
}

QStringList textsOf(const std::vector<RankedTopic> &topics)
{
    QStringList texts;
    for (const RankedTopic &topic : topics)
        texts << topic.text;
    return texts;
}

} // namespace

class TestTopicRanking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void topicsAreRankedByHowManyPostsHaveThem()
    {
        const std::vector<RankedTopic> topics = shopRanking().rank(5);
        QVERIFY(!topics.empty());
        QCOMPARE(topics[0].text, u"退款"_s);
        QCOMPARE(topics[0].posts, 30);
        QCOMPARE(topics[0].share, 0.6);
        QVERIFY(textsOf(topics).contains(u"快递没送到"_s));
        QVERIFY(std::is_sorted(topics.begin(), topics.end(),
                               [](const RankedTopic &a, const RankedTopic &b) { return a.posts > b.posts; }));
    }

    void aTopicHasItsSubProblems()
    {
        const std::vector<RankedTopic> topics = shopRanking().rank(1);
        QStringList parts;
        for (const RankedTopic::Part &part : topics.at(0).parts) {
            parts << part.text;
            QCOMPARE(part.posts, 10);
        }
        parts.sort();
        QCOMPARE(parts.size(), 3);
        QVERIFY2(parts.join(u'|').contains(u"到账慢"_s), qPrintable(parts.join(u'|')));
        QVERIFY2(parts.join(u'|').contains(u"流程复杂"_s), qPrintable(parts.join(u'|')));
        QVERIFY2(parts.join(u'|').contains(u"踢皮球"_s), qPrintable(parts.join(u'|')));
    }

    void rareAndFunctionWordsAreNoTopic()
    {
        const QStringList texts = textsOf(shopRanking().rank(100));
        QVERIFY(!texts.contains(u"尺码偏大"_s));
        QVERIFY(!texts.contains(u"请问"_s));
        QVERIFY(!texts.contains(u"你们"_s));
        for (const QString &text : texts)
            QVERIFY2(text.size() > 1, qPrintable(text));
    }

    void scriptsAreCountedTogether()
    {
        TopicRanking ranking;
        for (int i = 0; i < 3; ++i) {
            ranking.add(u"發票開錯了"_s);
            ranking.add(u"发票开错了"_s);
            ranking.add(u"别的事情%1"_s.arg(QChar(static_cast<char16_t>(0x4e00 + i))));
        }
        const std::vector<RankedTopic> topics = ranking.rank(1);
        QCOMPARE(topics.at(0).posts, 6);
        QVERIFY(topics.at(0).text.contains(u"发票"_s));
    }

    void wordsOfLettersAreTopics()
    {
        TopicRanking ranking;
        for (const char *text : {"the app crashes at login", "login does not work", "cannot login since the update",
                                 "where is my parcel", "thanks for the help"})
            ranking.add(QString::fromLatin1(text));
        QCOMPARE(textsOf(ranking.rank(1)), QStringList{u"login"_s});
    }

    void oldPostsAreForgotten()
    {
        TopicRanking ranking(10);
        for (int i = 0; i < 10; ++i)
            ranking.add(u"水壶冒烟"_s);
        for (int i = 0; i < 10; ++i)
            ranking.add(u"门店排队"_s);
        QCOMPARE(ranking.posts(), size_t(10));
        QVERIFY(!textsOf(ranking.rank(10)).join(u'|').contains(u"水壶"_s));
    }

    void noPostsNoTopics() { QVERIFY(TopicRanking().rank(5).empty()); }
};

QTEST_GUILESS_MAIN(TestTopicRanking)
#include "tst_topic_ranking.moc"
