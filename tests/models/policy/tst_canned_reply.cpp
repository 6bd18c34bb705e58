// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/canned_reply.h"
#include "models/policy/said_parts.h"

#include <QJsonArray>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// When ready-made answers and hints are offered, and what may be written down as one.
class TestCannedReply : public QObject
{
    Q_OBJECT

    [[nodiscard]] static CaseRow caseWith(const QStringList &tags, const QString &category = {})
    {
        CaseRow row;
        row.category = category;
        for (const QString &tag : tags)
            row.tags.push_back({TagFamily::Crowd, tag, u"agent"_s, {}});
        return row;
    }

private Q_SLOTS:
    void condition_holds_data()
    {
        QTest::addColumn<QString>("surface");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QStringList>("without");
        QTest::addColumn<bool>("expected");
        QTest::newRow("nothing is said") << u""_s << u""_s << QStringList() << QStringList() << true;
        QTest::newRow("surface") << u"private"_s << u""_s << QStringList() << QStringList() << true;
        QTest::newRow("other surface") << u"public"_s << u""_s << QStringList() << QStringList() << false;
        QTest::newRow("category") << u""_s << u"refund"_s << QStringList() << QStringList() << true;
        QTest::newRow("other category") << u""_s << u"parcel"_s << QStringList() << QStringList() << false;
        QTest::newRow("one of the tags") << u""_s << u""_s << QStringList{u"宝妈"_s, u"老年人"_s} << QStringList()
                                         << true;
        QTest::newRow("letters of either case") << u""_s << u""_s << QStringList{u"vip"_s} << QStringList() << true;
        QTest::newRow("no such tag") << u""_s << u""_s << QStringList{u"宝妈"_s} << QStringList() << false;
        QTest::newRow("unwanted tag") << u""_s << u""_s << QStringList() << QStringList{u"老年人"_s} << false;
        QTest::newRow("wanted and another one unwanted")
            << u""_s << u""_s << QStringList{u"老年人"_s} << QStringList{u"宝妈"_s} << true;
    }
    void condition_holds()
    {
        QFETCH(QString, surface);
        QFETCH(QString, category);
        QFETCH(QStringList, tags);
        QFETCH(QStringList, without);
        QFETCH(bool, expected);
        const OfferCondition when{fromText<Surface>(surface), category, tags, without};
        QCOMPARE(holds(when, caseWith({u"老年人"_s, u"VIP"_s}, u"refund"_s), Surface::Private), expected);
    }

    void reply_mistakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("mistake"); // -1: none
        using Kind = ReplyMistake::Kind;
        const auto row = [](const char *name, const QString &text, ReplyForm form, int mistake) {
            QTest::newRow(name) << text << static_cast<int>(form) << mistake;
        };
        row("right", u"{customer}您好"_s, ReplyForm::Text, -1);
        row("queue", u"前面还有 {position} 位，约 {wait} 分钟"_s, ReplyForm::Text, -1);
        row("blank", u"  \n"_s, ReplyForm::Text, static_cast<int>(Kind::TextMissing));
        row("typo", u"{custmer}您好"_s, ReplyForm::Text, static_cast<int>(Kind::UnknownVariable));
        row("long text", QString(longestCannedText + 1, u'长'), ReplyForm::Text, static_cast<int>(Kind::TextTooLong));
        row("long for a card", QString(longestCardText + 1, u'长'), ReplyForm::Card,
            static_cast<int>(Kind::TextTooLong));
        row("fits a card", QString(longestCardText, u'长'), ReplyForm::Card, -1);
        row("long for a voice", QString(longestVoiceText + 1, u'长'), ReplyForm::Voice,
            static_cast<int>(Kind::TextTooLong));
    }
    void reply_mistakes()
    {
        QFETCH(QString, text);
        QFETCH(int, form);
        QFETCH(int, mistake);
        const std::vector<ReplyMistake> found = mistakesOf(CannedReply{text, {}, static_cast<ReplyForm>(form), {}});
        QCOMPARE(found.empty() ? -1 : static_cast<int>(found.front().kind), mistake);
    }

    void hint_needsATagAndSomethingToSay()
    {
        using Kind = ReplyMistake::Kind;
        QCOMPARE(mistakesOf(TagHint{}).size(), 2U);
        QCOMPARE(mistakesOf(TagHint{{{}, {}, {u"宝妈"_s}, {}}, {}, {}}).front().kind, Kind::NothingToSay);
        QVERIFY(mistakesOf(TagHint{{{}, {}, {u"宝妈"_s}, {}}, u"说具体些"_s, {}}).empty());
        QVERIFY(mistakesOf(TagHint{{{}, {}, {u"宝妈"_s}, {}}, {}, {u"id"_s}}).empty());
        const auto twice = mistakesOf(TagHint{{{}, {}, {u"宝妈"_s}, {u"宝妈"_s}}, u"说具体些"_s, {}});
        QCOMPARE(twice.size(), 1U);
        QCOMPARE(twice.front().kind, Kind::TagTwice);
        QCOMPARE(twice.front().argument, u"宝妈"_s);
    }

    void bodies_comeBackAsTheyWere()
    {
        const CannedReply reply{u"慢慢来，{customer}"_s,
                                u"man"_s,
                                ReplyForm::Voice,
                                {Surface::Private, u"refund"_s, {u"老年人"_s}, {u"投诉"_s}}};
        QCOMPARE(*fromReplyBody(toReplyBody(reply)), reply);
        const TagHint hint{{{}, {}, {u"老年人"_s}, {}}, u"一次说一步"_s, {u"a"_s, u"b"_s}};
        QCOMPARE(*fromHintBody(toHintBody(hint)), hint);
    }
    void damagedBodies_areRefused()
    {
        const QJsonObject whole =
            toReplyBody(CannedReply{u"您好"_s, {}, ReplyForm::Text, {Surface::Private, {}, {}, {}}});
        QVERIFY(fromReplyBody(whole));
        const auto changed = [&whole](QLatin1StringView name, const QJsonValue &value) {
            QJsonObject body = whole;
            body.insert(name, value);
            return body;
        };
        QVERIFY(!fromReplyBody(changed("form"_L1, u"song"_s)));
        QVERIFY(!fromReplyBody(changed("surface"_L1, u"moon"_s)));
        QVERIFY(!fromReplyBody(changed("text"_L1, 3)));
        QVERIFY(!fromReplyBody(changed("tags"_L1, QJsonArray{1})));
        QVERIFY(!fromReplyBody(changed("later"_L1, true))); // of a later version
        QVERIFY(!fromReplyBody({}));
        QVERIFY(!fromHintBody({}));
        QVERIFY(!fromHintBody({{"words"_L1, u"x"_s}})); // would stand everywhere
    }

    void wholeText_isAllThatIsSaid()
    {
        Part card, photo;
        card.more.insert(saidMember, u"请按红色按钮"_s);
        QCOMPARE(wholeText(u"见图"_s, {photo, card}), u"见图\n请按红色按钮"_s);
        QCOMPARE(wholeText({}, {card}), u"请按红色按钮"_s);
        QCOMPARE(wholeText(u"见图"_s, {photo}), u"见图"_s);
    }
};

QTEST_GUILESS_MAIN(TestCannedReply)
#include "tst_canned_reply.moc"
