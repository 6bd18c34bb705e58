// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/issue_stream.h"

#include <QTest>

#include <set>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

/// Posts of a day: three issues in different words among single complaints.
const std::vector<std::pair<QString, QString>> &posts()
{
    static const std::vector<std::pair<QString, QString>> all{
        {u"kettle"_s, u"晨曦K9电热水壶烧水时底座冒烟，吓死人了"_s},
        {u""_s, u"请问明天几点开门营业"_s},
        {u"stall"_s, u"幸福路夜市烧烤摊油烟太大，天天熏得没法开窗"_s},
        {u"kettle"_s, u"刚买的晨曦K9水壶底座烧焦冒烟，差点着火"_s},
        {u""_s, u"会员积分兑换的礼品一直没有寄出"_s},
        {u"kettle"_s, u"有人也遇到晨曦K9电热水壶冒烟吗？底座都黑了"_s},
        {u"stall"_s, u"投诉幸福路夜市，烧烤油烟扰民，整夜不散"_s},
        {u""_s, u"手机屏幕贴膜有气泡怎么处理"_s},
        {u"kettle"_s, u"晨曦K9水壶質量堪憂，燒水就冒煙，要求召回"_s},
        {u"stall"_s, u"幸福路那边的烧烤摊夜市油烟污染严重，谁来管"_s},
        {u""_s, u"希望推出学生优惠套餐"_s},
        {u"kettle"_s, u"要求召回晨曦K9，水壶底座冒烟不是个例"_s},
    };
    return all;
}

struct Grouped {
    std::vector<Placement> placements;
    std::map<QString, std::set<quint64>> groupsOf; ///< by issue, after all merges
};

Grouped grouped(IssueStream &stream)
{
    Grouped result;
    std::map<quint64, quint64> into;
    for (const auto &[issue, text] : posts()) {
        result.placements.push_back(stream.add({{}, text}));
        for (const quint64 old : result.placements.back().absorbed)
            into[old] = result.placements.back().group;
    }
    for (size_t i = 0; i < posts().size(); ++i) {
        quint64 group = result.placements[i].group;
        while (into.contains(group))
            group = into[group];
        result.groupsOf[posts()[i].first].insert(group);
    }
    return result;
}

} // namespace

class TestIssueStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postsOfOneIssueMeetInWhateverWordsAndScript()
    {
        IssueStream stream;
        const Grouped found = grouped(stream);
        QCOMPARE(found.groupsOf.at(u"kettle"_s).size(), size_t(1));
        QCOMPARE(found.groupsOf.at(u"stall"_s).size(), size_t(1));
        QVERIFY(found.groupsOf.at(u"kettle"_s) != found.groupsOf.at(u"stall"_s));
    }

    void whatHasNothingInCommonStaysAlone()
    {
        IssueStream stream;
        const Grouped found = grouped(stream);
        const std::set<quint64> &alone = found.groupsOf.at(u""_s);
        QCOMPARE(alone.size(), size_t(4));
        for (const quint64 id : alone)
            QCOMPARE(stream.group(id)->posts, 1);
    }

    void aPlacementSaysWhy()
    {
        IssueStream stream;
        const Grouped found = grouped(stream);
        QVERIFY(found.placements[0].opened);
        QCOMPARE(found.placements[0].likeness, 0.0);
        QVERIFY(found.placements[0].why.isEmpty());
        const Placement &second = found.placements[3];
        QVERIFY(!second.opened);
        QVERIFY(second.likeness >= 0.125 && second.likeness <= 1);
        QVERIFY2(second.why.join(u'|').contains(u"晨曦k9"_s), qPrintable(second.why.join(u'|')));
        QVERIFY(second.why.size() <= 5);
    }

    void aGroupCountsItsPostsAndNamesATypicalOne()
    {
        IssueStream stream;
        static_cast<void>(grouped(stream));
        const std::vector<IssueStream::Group> largest = stream.largest(2);
        QCOMPARE(largest.size(), size_t(2));
        QCOMPARE(largest[0].posts, 5);
        QCOMPARE(largest[1].posts, 3);
        QVERIFY(largest[0].headline.contains(u"K9"_s));
        QVERIFY(largest[1].headline.contains(u"幸福路"_s));
    }

    void titlesCountMoreThanTexts()
    {
        IssueStream stream;
        const QString filler = u"盼复，谢谢"_s;
        const quint64 first = stream.add({u"阳光花园电梯停运"_s, filler}).group;
        const quint64 other = stream.add({u"南湖公园路灯不亮"_s, filler}).group;
        QVERIFY(first != other);
        QCOMPARE(stream.add({u"阳光花园的电梯又停运了"_s, u"老人下不了楼"_s}).group, first);
    }

    void groupsThatGrowAlikeBecomeOne()
    {
        // Joining is made harder than merging, so that the two beginnings stay apart until both are known better.
        IssueStream::Limits limits;
        limits.join = 0.9;
        limits.merge = 0.15;
        IssueStream stream(limits);
        const quint64 first = stream.add({{}, u"伊景园车位捆绑销售"_s}).group;
        const Placement second = stream.add({{}, u"反对伊景园捆绑车位"_s});
        QVERIFY(second.opened);
        QCOMPARE(second.absorbed, std::vector<quint64>{first});
        QVERIFY(!stream.group(first));
        QCOMPARE(stream.group(second.group)->posts, 2);
        QCOMPARE(stream.groups(), size_t(1));
    }

    void nothingToReadHasNoGroup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("marks") << u"！！！…… ？"_s;
        QTest::newRow("pictures") << u"😡😡"_s;
    }
    void nothingToReadHasNoGroup()
    {
        QFETCH(QString, text);
        IssueStream stream;
        QCOMPARE(stream.add({{}, text}).group, quint64(0));
        QCOMPARE(stream.groups(), size_t(0));
    }

    void memoryStaysBounded()
    {
        IssueStream::Limits limits;
        limits.groups = 20;
        limits.terms = 500;
        IssueStream stream(limits);
        quint64 state = 7;
        for (int i = 0; i < 2000; ++i) {
            QString text;
            for (int n = 0; n < 12; ++n) {
                state = state * 6364136223846793005ULL + 1442695040888963407ULL;
                text += QChar(static_cast<char16_t>(0x4e00 + (state >> 33) % 3000));
            }
            static_cast<void>(stream.add({{}, text}));
            QVERIFY(stream.groups() <= 20);
        }
        // What has just been said is still known, what was said long ago is not.
        const quint64 id = stream.add({{}, u"幸福路夜市烧烤油烟"_s}).group;
        QCOMPARE(stream.add({{}, u"幸福路夜市烧烤的油烟"_s}).group, id);
        QVERIFY(!stream.group(1));
    }

    void theSamePostsGiveTheSameGroups()
    {
        IssueStream one, two;
        const Grouped first = grouped(one), second = grouped(two);
        for (size_t i = 0; i < first.placements.size(); ++i) {
            QCOMPARE(second.placements[i].group, first.placements[i].group);
            QCOMPARE(second.placements[i].likeness, first.placements[i].likeness);
            QCOMPARE(second.placements[i].why, first.placements[i].why);
        }
    }
};

QTEST_GUILESS_MAIN(TestIssueStream)
#include "tst_issue_stream.moc"
