// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/codec.h"
#include "app/channels/common/split_text.h"
#include "app/channels/common/weighted_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;
using namespace lianxi::channels;

/// X's counting. tests/interop compares thousands of texts with X's own library; these are the rules one by one.
class TestWeightedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weightedLength_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("weight");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("a greeting with a hand") << u"Hello, world! 👋"_s << 16;
        QTest::newRow("Chinese weighs twice") << u"你好"_s << 4;
        QTest::newRow("a family is one emoji") << u"👨‍👩‍👧‍👦"_s << 2;
        QTest::newRow("an address, however long") << u"https://example.com/a/very/long/path?with=query"_s << 23;
        QTest::newRow("an accent in one character") << u"é"_s << 1;
        QTest::newRow("an accent in two, composed first") << u"e\u0301"_s << 1;
        QTest::newRow("Hangul") << u"한국어"_s << 6;
        QTest::newRow("typographic quotes and dashes") << u"“quoted” – it’s"_s << 15;
        QTest::newRow("a name without a scheme") << u"see example.com"_s << 27;
        QTest::newRow("a file name is no address") << u"node.exe"_s << 8;
        QTest::newRow("a mail address is none") << u"user@example.com"_s << 16;
        QTest::newRow("inside Chinese text") << u"看example.com看"_s << 27;
        QTest::newRow("the dot that ends a sentence") << u"example.com."_s << 24;
        QTest::newRow("a copyright sign") << u"©"_s << 1;
        QTest::newRow("as a picture") << u"©\uFE0F"_s << 2;
        QTest::newRow("a flag") << u"🇯🇵"_s << 2;
        QTest::newRow("a keycap") << u"1\uFE0F\u20E3"_s << 2;
        QTest::newRow("a skin colour") << u"👍🏽"_s << 2;
        QTest::newRow("half a surrogate pair") << QString(QChar(0xd83d)) << 2;
        QTest::newRow("a zero width space") << u"a\u200bb"_s << 3;
        QTest::newRow("text after an address needs a character between") << u"https://t.co/abc你"_s << 25;
    }
    void weightedLength()
    {
        QFETCH(QString, text);
        QTEST(channels::weightedLength(text), "weight");
    }

    void splitText_piecesFitAndJoin()
    {
        const ChannelLimits limits = codecFor(Platform::X)->limits(Surface::Public);
        const QString text =
            u"亲爱的顾客，您好！👩‍🚒 https://example.com/help?q=1 请看这里。"_s.repeated(40);
        const QStringList pieces = splitText(text, limits);
        QVERIFY(pieces.size() > 5);
        QCOMPARE(pieces.join(QString()), text);
        for (const QString &piece : pieces)
            QVERIFY2(textLength(piece, limits) <= 280, qPrintable(piece));
    }
};

QTEST_GUILESS_MAIN(TestWeightedText)
#include "tst_weighted_text.moc"
