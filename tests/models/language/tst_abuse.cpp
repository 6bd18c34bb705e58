// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/abuse.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// Which words are softened on agents' screens.
class TestAbuse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shippedList_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const QString &text, const QString &shown) {
            QTest::newRow(qPrintable(text.left(40))) << text << shown;
        };
        row(u"你们客服是傻逼吗"_s, u"你们客服是●●吗"_s);
        row(u"你们客服是傻　逼吗"_s, u"你们客服是傻　逼吗"_s); // a list does not catch what is spelled to escape it
        row(u"SB客服，去死吧"_s, u"●●客服，●●"_s);
        row(u"ＳＢ客服"_s, u"●●客服"_s);
        row(u"你們都是廢物"_s, u"你們都是●●"_s);
        row(u"You are all IDIOTS!"_s, u"You are all ●●!"_s);
        row(u"fuck you, give me my money"_s, u"●●, give me my money"_s);
        // Anger without insult is read at once.
        row(u"太差劲了，我要投诉你们！"_s, u"太差劲了，我要投诉你们！"_s);
        row(u"This is the worst service ever, I want my money back"_s,
            u"This is the worst service ever, I want my money back"_s);
        row(u"USB接口坏了"_s, u"USB接口坏了"_s);
        row(u"订单号 SB20231101"_s, u"订单号 SB20231101"_s);
        row(u"锅里有股怪味"_s, u"锅里有股怪味"_s);
        row(u""_s, u""_s);
    }
    void shippedList()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(softened(text), shown);
    }

    void harmlessWords_coverWhatTheyHold()
    {
        const Result<AbuseFinder> finder = AbuseFinder::fromText("# words\n莓\n!草莓\n");
        QVERIFY(finder);
        QVERIFY(!finder->isAbusive(u"草莓很甜"_s));
        QCOMPARE(finder->find(u"草莓莓"_s), (std::vector<AbuseFinder::Span>{{2, 3}}));
    }
    void emptyTerm_isRefusedWithItsLine()
    {
        const Result<AbuseFinder> finder = AbuseFinder::fromText("idiot\n!\n");
        QVERIFY(!finder);
        QVERIFY(finder.error().detail.contains(u"line 2"_s));
    }
    void spans_areInOrderAndInsideTheText()
    {
        QRandomGenerator random(20261123);
        const QStringList pieces{u"傻逼"_s, u"ＳＢ"_s,   u"您好"_s,   u" idiot "_s,
                                 u"😀"_s,    u"他妈的"_s, u"\u202e"_s, u"ﬁ"_s};
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = random.bounded(8); i > 0; --i)
                text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
            int last = 0;
            for (const AbuseFinder::Span &span : AbuseFinder::shipped().find(text)) {
                QVERIFY(span.start >= last && span.end > span.start && span.end <= text.size());
                last = span.end;
            }
            QVERIFY(!AbuseFinder::shipped().isAbusive(softened(text)));
        }
    }
};

QTEST_GUILESS_MAIN(TestAbuse)
#include "tst_abuse.moc"
