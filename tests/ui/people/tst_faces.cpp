// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/memory_media.h"
#include "ui/people/face_mark.h"

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

QByteArray png(QColor colour, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QBuffer buffer;
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

} // namespace

/// Customers' pictures where somebody's name stands.
class TestFaces : public QObject
{
    Q_OBJECT
    const AvatarKey m_face{ChannelId(u"shop"_s), u"https://face.example/1"_s};

private Q_SLOTS:
    void aPicture_isAskedForOnceAndPaintedRound()
    {
        MemoryMedia media;
        media.files.insert(m_face.ref, png(Qt::red, {300, 200}));
        FaceBoard faces(&media);
        ThemeSource themes;
        FaceMark mark(&faces, themes, 40);
        mark.showPerson(m_face, u"Ann Other"_s);
        QSignalSpy changed(&faces, &FaceBoard::changed);
        QImage before = mark.grab().toImage();
        QVERIFY(before.pixelColor(before.width() / 2, before.height() / 4).red() < 250
                || before.pixelColor(before.width() / 2, before.height() / 4).green() > 5);
        QVERIFY(changed.wait());
        const QImage after = mark.grab().toImage();
        QCOMPARE(after.pixelColor(after.width() / 2, after.height() / 4), QColor(Qt::red));
        QVERIFY(after.pixelColor(0, 0) != QColor(Qt::red));
        QCOMPARE(media.asked, QStringList{m_face.ref});
        QVERIFY(faces.face(m_face).width() <= FaceBoard::side);
    }
    void noPicture_letters()
    {
        MemoryMedia media; // refuses
        FaceBoard faces(&media);
        QVERIFY(faces.face(m_face).isNull());
        QCoreApplication::processEvents();
        QVERIFY(faces.face(m_face).isNull());
        QCOMPARE(media.asked.size(), 1);
        QVERIFY(faces.face({}).isNull());
        QCOMPARE(media.asked.size(), 1);
        FaceBoard without(nullptr);
        QVERIFY(without.face(m_face).isNull());
    }
    void letters_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("letters");
        QTest::newRow("nobody") << QString() << QString();
        QTest::newRow("two words") << u"ann other"_s << u"AO"_s;
        QTest::newRow("three words") << u"Ann B. Other"_s << u"AB"_s;
        QTest::newRow("Chinese") << u"欧阳娜娜"_s << u"娜娜"_s;
        QTest::newRow("a letter outside the first plane stays whole") << u"😀 x"_s << u"😀X"_s;
        QTest::newRow("blanks") << u"  "_s << QString();
    }
    void letters()
    {
        QFETCH(QString, name);
        QTEST(initials(name), "letters");
    }
};

QTEST_MAIN(TestFaces)
#include "tst_faces.moc"
