// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/file_kind.h"
#include "app/media/picture.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QtEndian>

#include <unistd.h>
#include <zlib.h>

using namespace lianxi;
using namespace Qt::StringLiterals;

namespace
{

QByteArray encoded(const QImage &image, const char *format)
{
    QBuffer buffer;
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, format) ? buffer.data() : QByteArray();
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    QByteArray out(4, 0);
    qToBigEndian<quint32>(static_cast<quint32>(data.size()), out.data());
    const QByteArray body = type + data;
    QByteArray sum(4, 0);
    qToBigEndian<quint32>(static_cast<quint32>(::crc32(0, reinterpret_cast<const Bytef *>(body.constData()),
                                                       static_cast<uInt>(body.size()))),
                          sum.data());
    return out + body + sum;
}

/// A one-bit PNG of any size whose picture data are a few kilobytes.
QByteArray pngBomb(quint32 width, quint32 height)
{
    QByteArray header(13, 0);
    qToBigEndian<quint32>(width, header.data());
    qToBigEndian<quint32>(height, header.data() + 4);
    header[8] = 1;
    const QByteArray lines(static_cast<qsizetype>(std::min<quint64>(quint64(width / 8 + 1) * height, 40'000'000)), 0);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", qCompress(lines, 9).mid(4)) + chunk("IEND", {});
}

qint64 residentKiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1024;
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picture_isScaledToWhatIsAskedFor()
    {
        QImage large(3000, 1500, QImage::Format_RGB32);
        large.fill(Qt::red);
        for (const char *format : {"PNG", "JPEG"}) {
            const DecodedPicture decoded = decodePicture(encoded(large, format), {600, 480});
            QCOMPARE(decoded.reason, QString());
            QCOMPARE(decoded.fullSize, QSize(3000, 1500));
            QCOMPARE(decoded.picture.size(), QSize(600, 300));
        }
        QImage small(40, 30, QImage::Format_RGB32);
        small.fill(Qt::blue);
        QCOMPARE(decodePicture(encoded(small, "PNG"), {600, 480}).picture.size(), QSize(40, 30));
    }

    void strangeBytes_areNoPicture_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const QByteArray png = encoded(QImage(10, 10, QImage::Format_RGB32), "PNG");
        QTest::newRow("nothing") << QByteArray() << u"wrong_type"_s;
        QTest::newRow("text") << QByteArray("hello") << u"wrong_type"_s;
        QTest::newRow("a drawing that could load files")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>")
            << u"wrong_type"_s;
        QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><img src=x>") << u"wrong_type"_s;
        QTest::newRow("a program") << QByteArray("MZ\x90") << u"wrong_type"_s;
        QTest::newRow("half a picture's head") << png.left(12) << u"damaged"_s;
        QTest::newRow("12000 x 12000 in 17 KB") << pngBomb(12'000, 12'000) << u"too_many_pixels"_s;
        QTest::newRow("65500 x 65500") << pngBomb(65'500, 65'500) << u"too_many_pixels"_s;
        QTest::newRow("2 billion wide") << pngBomb(2'000'000'000, 1) << u"too_many_pixels"_s;
    }
    void strangeBytes_areNoPicture()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const DecodedPicture decoded = decodePicture(bytes, {600, 480});
        QVERIFY(decoded.picture.isNull());
        if (reason != u"too_many_pixels"_s || decoded.reason != u"damaged"_s) // a size no format knows is damage too
            QCOMPARE(decoded.reason, reason);
    }

    void thirtyBombs_takeLittleMemory()
    {
        const QByteArray large = pngBomb(12'000, 12'000), fits = pngBomb(5'000, 4'900);
        const qint64 before = residentKiB();
        qint64 most = 0;
        for (int i = 0; i < 15; ++i) {
            QVERIFY(decodePicture(large, {600, 480}).picture.isNull());
            (void)decodePicture(fits, {600, 480});
            most = std::max(most, residentKiB());
        }
        QVERIFY2(most - before < 100 * 1024, qPrintable(u"%1 KiB"_s.arg(most - before)));
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("clean");
        QTest::newRow("plain") << u"发票 2026.pdf"_s << u"发票 2026.pdf"_s;
        QTest::newRow("climbing") << u"../../etc/passwd"_s << u"_.._etc_passwd"_s;
        QTest::newRow("climbing the other way") << u"..\\..\\a.exe"_s << u"_.._a.exe"_s;
        QTest::newRow("absolute") << u"/etc/cron.d/x"_s << u"_etc_cron.d_x"_s;
        QTest::newRow("a stream") << u"a.txt:ads"_s << u"a.txt_ads"_s;
        QTest::newRow("a device") << u"CON.txt"_s << u"_CON.txt"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("reversed ending") << u"photo\u202egpj.exe"_s << u"photogpj.exe"_s;
        QTest::newRow("invisible") << u"a\u200b\u2066.png"_s << u"a.png"_s;
        QTest::newRow("ends in dots") << u"a.png. . "_s << u"a.png"_s;
        QTest::newRow("line ends and tabs") << u"a\r\nb\t.png"_s << u"ab.png"_s;
        QTest::newRow("only dots") << u"..."_s << u"file"_s;
        QTest::newRow("nothing") << u""_s << u"file"_s;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QString, clean);
        QCOMPARE(safeFileName(name, u"file"_s), clean);
    }

    void anyName_isOnePathComponent()
    {
        quint32 seed = 7;
        const auto next = [&seed](quint32 below) {
            seed = seed * 1664525u + 1013904223u;
            return (seed >> 8) % below;
        };
        static const QString odd = u"./\\:*?\"<>|%~ \u0000\u0001\n\r\t\u202e\u200b\ufeffa1中😀CON.exe"_s;
        for (int i = 0; i < 10'000; ++i) {
            QString name;
            for (quint32 n = next(i % 100 == 0 ? 4096 : 24); n > 0; --n)
                name += odd.at(next(static_cast<quint32>(odd.size())));
            const QString clean = safeFileName(name, u"file"_s);
            QVERIFY(!clean.isEmpty() && clean.size() <= 121);
            QVERIFY(!clean.contains(u'/') && !clean.contains(u'\\') && !clean.contains(u':')
                    && !clean.contains(QChar(0)));
            QVERIFY(!clean.startsWith(u'.') && !clean.endsWith(u'.') && !clean.endsWith(u' '));
            QVERIFY(!clean.contains(QChar(0x202e)));
            QVERIFY(clean == QFileInfo(clean).fileName());
        }
    }

    void types_data()
    {
        QTest::addColumn<PartType>("type");
        QTest::addColumn<QString>("mime");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("fits");
        const QByteArray png("\x89PNG\r\n\x1a\n...."),
            mp4("\0\0\0\x18"
                "ftypisom....",
                16),
            exe("MZ...."), page("<html><body>"), amr("#!AMR\n..");
        QTest::newRow("a picture") << PartType::Image << u"image/png"_s << png << true;
        QTest::newRow("a web page as a picture") << PartType::Image << u"image/png"_s << page << false;
        QTest::newRow("a program as a picture") << PartType::Image << QString() << exe << false;
        QTest::newRow("a film as a picture") << PartType::Image << QString() << mp4 << false;
        QTest::newRow("a picture declared as sound") << PartType::Image << u"audio/mpeg"_s << png << false;
        QTest::newRow("a voice") << PartType::Voice << u"audio/amr"_s << amr << true;
        QTest::newRow("a voice in a film's container") << PartType::Voice << QString() << mp4 << true;
        QTest::newRow("a voice without a mark") << PartType::Voice << u"audio/speex"_s << QByteArray("abc") << true;
        QTest::newRow("a program as a voice") << PartType::Voice << QString() << exe << false;
        QTest::newRow("a program as a file is a file") << PartType::File << QString() << exe << true;
    }
    void types()
    {
        QFETCH(PartType, type);
        QFETCH(QString, mime);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, fits);
        Part part;
        part.type = type;
        part.mime = mime;
        QCOMPARE(typeTrouble(part, fileKindOf(bytes)), fits ? QString() : u"wrong_type"_s);
    }

    void programs_areKnown()
    {
        QVERIFY(runsWhenOpened(u"a.pdf"_s, fileKindOf("MZ....")));
        QVERIFY(runsWhenOpened(u"a.EXE"_s, fileKindOf("abc")));
        QVERIFY(runsWhenOpened(u"page.html"_s, fileKindOf("abc")));
        QVERIFY(!runsWhenOpened(u"a.pdf"_s, fileKindOf("%PDF-1.7")));
    }
};

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"
