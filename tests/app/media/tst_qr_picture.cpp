// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/qr_picture.h"

#include <QTest>

#include <qrcodegen/qrcodegen.hpp>

using namespace lianxi;
using namespace Qt::StringLiterals;

/// The picture against the library's own modules, and what a reader looks for first.
class TestQrPicture : public QObject
{
    Q_OBJECT

    /// Whether every pixel of the module at column and row of the picture has one colour, and that one is black.
    static bool isDark(const QImage &picture, int column, int row)
    {
        int dark = 0;
        for (int y = 0; y < qrModulePixels; ++y) {
            for (int x = 0; x < qrModulePixels; ++x)
                dark += qGray(picture.pixel(column * qrModulePixels + x, row * qrModulePixels + y)) < 128 ? 1 : 0;
        }
        if (dark != 0 && dark != qrModulePixels * qrModulePixels)
            qFatal("a module of two colours");
        return dark > 0;
    }

private Q_SLOTS:
    void everyModuleIsTheLibrarys_data()
    {
        QTest::addColumn<QString>("link");
        for (const QString &link :
             {u"https://t.me/spruce_bot?start=help"_s, u"https://wa.me/4915112345678"_s,
              u"https://line.me/R/ti/p/@spruce"_s, u"https://u.wechat.com/kfAbCdEf0123456789"_s,
              u"https://qm.qq.com/q/AbCdEf0123"_s, u"https://x.com/messages/compose?recipient_id=1111111111111111111"_s,
              u"https://example.com/私信?客服=青岚电器"_s, QString(mostQrBytes, u'x')})
            QTest::newRow(qPrintable(link)) << link;
    }
    void everyModuleIsTheLibrarys()
    {
        QFETCH(const QString, link);
        const QImage picture = qrPicture(link);
        const auto code = qrcodegen::QrCode::encodeText(link.toUtf8().constData(), qrcodegen::QrCode::Ecc::QUARTILE);
        const int modules = code.getSize() + 2 * qrQuietZone;
        QCOMPARE(picture.size(), QSize(modules, modules) * qrModulePixels);
        for (int row = 0; row < modules; ++row) {
            for (int column = 0; column < modules; ++column) {
                const int x = column - qrQuietZone, y = row - qrQuietZone;
                const bool inside = x >= 0 && y >= 0 && x < code.getSize() && y < code.getSize();
                QCOMPARE(isDark(picture, column, row), inside && code.getModule(x, y));
            }
        }
    }
    void threeCornersHaveTheMarksThatReadersLookFor()
    {
        const QImage picture = qrPicture(u"https://t.me/spruce_bot"_s);
        const int last = picture.width() / qrModulePixels - qrQuietZone - 7;
        constexpr const char *mark[7] = {"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"};
        for (const QPoint corner :
             {QPoint(qrQuietZone, qrQuietZone), QPoint(last, qrQuietZone), QPoint(qrQuietZone, last)}) {
            for (int y = 0; y < 7; ++y) {
                for (int x = 0; x < 7; ++x)
                    QCOMPARE(isDark(picture, corner.x() + x, corner.y() + y), mark[y][x] == '#');
            }
        }
    }
    void nothingAndTooMuchMakeNoPicture()
    {
        QVERIFY(qrPicture({}).isNull());
        QVERIFY(qrPicture(QString(mostQrBytes + 1, u'x')).isNull());
        QVERIFY(qrPicture(QString(mostQrBytes, u'私')).isNull()); // three bytes each
    }
    void aTelephoneCanReadItFromAMessage()
    {
        // Platforms shrink pictures; at 300 pixels a module still has four and more.
        QVERIFY(qrPicture(u"https://t.me/spruce_bot?start=help"_s).width() >= 280);
        QVERIFY(qrPicture(QString(mostQrBytes, u'x')).width() < 1000);
    }
};

QTEST_GUILESS_MAIN(TestQrPicture)
#include "tst_qr_picture.moc"
