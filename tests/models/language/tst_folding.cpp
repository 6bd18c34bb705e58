// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/folding.h"

#include "tests/support/random_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

class TestFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differentWritingsFoldAlike_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("lower case") << u"Refund NOW"_s << u"refund now"_s;
        QTest::newRow("full width") << u"ＬＸ２０２６－００１７！"_s << u"lx2026-0017!"_s;
        QTest::newRow("traditional") << u"請問訂單幾時到貨"_s << u"请问订单几时到货"_s;
        QTest::newRow("several traditional forms of one")
            << u"後后 覆復複复 裡裏里 臺台颱"_s << u"后后 复复复复 里里里 台台台"_s;
        QTest::newRow("characters of Taiwan") << u"妳牠甦醒"_s << u"你它甦醒"_s;
        QTest::newRow("compatibility ideograph") << u"\uF9F4\uF914"_s << u"林乐"_s;
        QTest::newRow("half-width kana with voicing") << u"ｶﾞｽ"_s << u"ガス"_s;
        QTest::newRow("composed and decomposed") << u"cafe\u0301 CAFÉ"_s << u"café café"_s;
        QTest::newRow("jamo become syllables") << u"\u1112\u116A\u11AB\u1107\u116E\u11AF"_s << u"환불"_s;
        QTest::newRow("ligatures and units expand") << u"ﬁne ㎏ ①"_s << u"fine kg 1"_s;
        QTest::newRow("spaces and controls are one blank each") << u"a\u3000b\nc\td\u00A0e"_s << u"a b c d e"_s;
        QTest::newRow("invisible characters vanish") << u"曝\u200B光\uFEFF \u202E1\u00AD2"_s << u"曝光 12"_s;
        QTest::newRow("emoji stay") << u"👍🏽❤\uFE0F"_s << u"👍🏽❤"_s;
        QTest::newRow("mathematical letters") << u"𝐀𝟙"_s << u"a1"_s;
        QTest::newRow("half of a pair") << QString(QChar(0xD83D)) + u"a"_s << u"\uFFFDa"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void differentWritingsFoldAlike()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(foldText(text), expected);
        QCOMPARE(foldTextWithOrigin(text).text, expected);
    }

    void foldingTwiceChangesNothing()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            const QString once = foldText(randomText(random, 1 + i % 40));
            QCOMPARE(foldText(once), once);
        }
    }

    void everyCharacterOfTheFirstPlaneFoldsOnce()
    {
        for (int c = 0; c < 0x10000; ++c) {
            const QString once = foldText(QString(QChar(c)));
            QVERIFY2(foldText(once) == once, qPrintable(QString::number(c, 16)));
        }
    }

    void marksOfTheFoldedTextLeadBackToTheOriginal_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("find");
        QTest::addColumn<QString>("original");
        QTest::newRow("plain") << u"我要退货"_s << u"退货"_s << u"退货"_s;
        QTest::newRow("behind an expansion") << u"㎏㎏退貨"_s << u"退货"_s << u"退貨"_s;
        QTest::newRow("half of an expansion shows all of it") << u"a㎏b"_s << u"g"_s << u"㎏"_s;
        QTest::newRow("a decomposed letter is one") << u"xe\u0301y"_s << u"é"_s << u"e\u0301"_s;
        QTest::newRow("invisible inside") << u"曝\u200B光了"_s << u"曝光"_s << u"曝\u200B光"_s;
    }
    void marksOfTheFoldedTextLeadBackToTheOriginal()
    {
        QFETCH(QString, text);
        QFETCH(QString, find);
        QFETCH(QString, original);
        const FoldedText folded = foldTextWithOrigin(text);
        const auto at = static_cast<int>(folded.text.indexOf(find));
        QVERIFY(at >= 0);
        const auto [from, to] = folded.originalSpan(at, at + static_cast<int>(find.size()));
        QCOMPARE(text.mid(from, to - from), original);
    }

    void originsRiseAndStayInside()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < 5'000; ++i) {
            const QString text = randomText(random, i % 60);
            const FoldedText folded = foldTextWithOrigin(text);
            QCOMPARE(folded.text, foldText(text));
            QCOMPARE(folded.origin.size(), static_cast<size_t>(folded.text.size()) + 1);
            QVERIFY(std::is_sorted(folded.origin.begin(), folded.origin.end()));
            QCOMPARE(folded.origin.back(), static_cast<int>(text.size()));
        }
    }

    void manyMarksOnOneLetterCostLittle()
    {
        const QString text = u"a"_s + QString(200'000, QChar(0x0301)) + u"b"_s;
        const FoldedText folded = foldTextWithOrigin(text);
        QVERIFY(folded.text.endsWith(u'b'));
    }
};

QTEST_GUILESS_MAIN(TestFolding)
#include "tst_folding.moc"
