// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/reply_pieces.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

Part picture(const QString &name)
{
    Part part;
    part.type = PartType::Image;
    part.name = name;
    return part;
}

/// "text+a,b" for each piece.
QStringList shown(const std::vector<ReplyPiece> &pieces)
{
    QStringList all;
    for (const ReplyPiece &piece : pieces) {
        QStringList names;
        for (const Part &part : piece.parts)
            names << part.name;
        all << (names.isEmpty() ? piece.text : piece.text + u'+' + names.join(u','));
    }
    return all;
}

} // namespace

class TestReplyPieces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pieces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("parts");
        QTest::addColumn<bool>("together");
        QTest::addColumn<int>("most");
        QTest::addColumn<bool>("maySplit");
        QTest::addColumn<QStringList>("expected");
        const QString three = u"一二三四五六七。八九十一二三。四五"_s;
        const QStringList cut{u"一二三四五六七。"_s, u"八九十一二三。"_s, u"四五"_s};
        QTest::newRow("short text") << u"您好"_s << 0 << false << 1 << true << QStringList{u"您好"_s};
        QTest::newRow("nothing") << u""_s << 0 << false << 1 << true << QStringList{u""_s};
        QTest::newRow("long text is cut at sentences") << three << 0 << false << 1 << true << cut;
        QTest::newRow("under a post it is not cut") << three << 0 << false << 1 << false << QStringList{three};
        QTest::newRow("text, then pictures one by one")
            << u"看"_s << 2 << false << 1 << true << QStringList{u"看"_s, u"+a"_s, u"+b"_s};
        QTest::newRow("pictures alone") << u""_s << 2 << false << 1 << true << QStringList{u"+a"_s, u"+b"_s};
        QTest::newRow("together where the platform takes them so")
            << u"看"_s << 3 << true << 2 << true << QStringList{u"看+a,b"_s, u"+c"_s};
        QTest::newRow("long text with a picture")
            << three << 1 << true << 4 << true << QStringList{cut[0] + u"+a"_s, cut[1], cut[2]};
    }
    void pieces()
    {
        QFETCH(QString, text);
        QFETCH(int, parts);
        QFETCH(bool, together);
        QFETCH(int, most);
        QFETCH(bool, maySplit);
        QFETCH(QStringList, expected);
        ChannelLimits limits;
        limits.textUnits = 8;
        limits.textWithParts = together;
        limits.partsInMessage = most;
        std::vector<Part> some;
        for (int i = 0; i < parts; ++i)
            some.push_back(picture(QString(QChar(u'a' + i))));
        QCOMPARE(shown(piecesOf(text, some, limits, maySplit)), expected);
    }

    void commentsAreNotSplit_messagesAre()
    {
        QVERIFY(repliesByMessage(Platform::WechatOa, Surface::Private));
        QVERIFY(!repliesByMessage(Platform::WechatOa, Surface::Public));
        QVERIFY(repliesByMessage(Platform::Weibo, Surface::Private));
        QVERIFY(!repliesByMessage(Platform::Weibo, Surface::Public));
        QVERIFY(repliesByMessage(Platform::Telegram, Surface::Private));
        ThreadRow thread;
        thread.platform = Platform::Weibo;
        QCOMPARE(replyPieces(thread, QString(700, u'x'), {}).size(), 3u);
        thread.surface = Surface::Public;
        QCOMPARE(replyPieces(thread, QString(700, u'x'), {}).size(), 1u);
    }
};

QTEST_GUILESS_MAIN(TestReplyPieces)
#include "tst_reply_pieces.moc"
