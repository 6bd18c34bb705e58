// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/invented_month.h"
#include "ui/dashboard/wallboard.h"

#include <QAccessible>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

QImage drawn(Wallboard &wall, QSize size)
{
    wall.resize(size);
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    wall.render(&painter);
    return image;
}

} // namespace

class TestWallboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void overdue_standsFirst_withASignBesideItsColour()
    {
        const auto queue = inventedQueue();
        const WallFace face = wallFace(*queue);
        QCOMPARE(face.tiles[0].value, QString::number(queue->queue.tiles[Queue::Broken].size()));
        QCOMPARE(face.tiles[0].colour, ColorRole::Danger);
        QCOMPARE(face.tiles[0].sign, u"!"_s);
        QCOMPARE(face.tiles[1].value, QString::number(queue->queue.tiles[Queue::Waiting].size()));
        QVERIFY(face.tiles[1].detail.startsWith(u"longest"_s));
        for (size_t i = 1; i < face.lines.size(); ++i)
            QVERIFY(face.lines[i - 1].red >= face.lines[i].red);
    }

    void nothingOverdue_isSaidCalmly()
    {
        const WallFace face = wallFace({});
        QCOMPARE(face.tiles[0].value, u"0"_s);
        QCOMPARE(face.tiles[0].colour, ColorRole::Text);
        QVERIFY(face.tiles[0].sign.isEmpty());
        QVERIFY(face.lines.empty() && face.people.empty());
    }

    void manyChannels_keepEveryOverdueCaseInSight()
    {
        LiveQueue queue;
        Chart chart{ChartKind::LiveChannels, {{SeriesKind::Calm, {}}, {SeriesKind::Red, {}}}};
        int overdue = 0;
        for (int i = 0; i < 40; ++i) {
            const QString key = u"channel %1"_s.arg(i);
            chart.series[0].bars.push_back({key, 3, 3, {}});
            chart.series[1].bars.push_back({key, static_cast<double>(i % 3), i % 3, {}});
            overdue += i % 3;
        }
        queue.queue.charts = {chart};
        const WallFace face = wallFace(queue);
        QCOMPARE(face.lines.size(), size_t(7));
        int shown = 0, waiting = 0;
        for (const WallFace::Line &line : face.lines) {
            shown += line.red;
            waiting += line.calm;
        }
        QCOMPARE(shown, overdue);
        QCOMPARE(waiting, 120);
    }

    void agents_areCountedByPresence()
    {
        const WallFace face = wallFace(*inventedQueue());
        QCOMPARE(face.people.size(), size_t(3));
        QCOMPARE(face.people[0].name, u"Online"_s);
        QCOMPARE(face.people[0].value, u"2 with 23"_s);
    }

    void escape_endsIt_andNothingElseDoes()
    {
        ThemeSource themes;
        Wallboard wall(themes);
        wall.show();
        QSignalSpy closed(&wall, &Wallboard::closed);
        QTest::keyClick(&wall, Qt::Key_Space);
        QTest::mouseClick(&wall, Qt::LeftButton);
        QVERIFY(wall.isVisible());
        QTest::keyClick(&wall, Qt::Key_Escape);
        QVERIFY(!wall.isVisible());
        QCOMPARE(closed.size(), 1);
    }

    void everySize_isPainted_andNumbersAreRead()
    {
        ThemeSource themes;
        Wallboard wall(themes);
        const QImage none = drawn(wall, {1920, 1080});
        wall.showQueue(inventedQueue());
        QVERIFY(drawn(wall, {1920, 1080}) != none);
        drawn(wall, {320, 200});
        drawn(wall, {1080, 1920});
        QVERIFY(!wall.accessibleName().isEmpty());
        QVERIFY(wall.accessibleDescription().contains(u"Overdue"_s));
    }

    void trouble_isSaid_untilThereIsAnAnswer()
    {
        ThemeSource themes;
        Wallboard wall(themes);
        wall.showQueue(inventedQueue());
        const QImage good = drawn(wall, {1280, 720});
        wall.showTrouble(u"The store could not be read."_s);
        QVERIFY(drawn(wall, {1280, 720}) != good);
        wall.showQueue(inventedQueue());
        QCOMPARE(drawn(wall, {1280, 720}), good);
    }

    /// Rows of pixels in which nothing stands, one after another, at most: as a share of the height.
    static double emptiest(const QImage &image)
    {
        const QRgb back = image.pixel(0, 0);
        int most = 0, now = 0;
        for (int y = 0; y < image.height(); ++y) {
            const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
            now = std::all_of(line, line + image.width(), [back](QRgb one) { return one == back; }) ? now + 1 : 0;
            most = std::max(most, now);
        }
        return static_cast<double>(most) / image.height();
    }
    void noHalfOfTheScreen_isEmpty_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("lying") << QSize(1920, 1080);
        QTest::newRow("upright") << QSize(1080, 1920);
        QTest::newRow("upright, narrow") << QSize(600, 1300);
        QTest::newRow("nearly square, upright") << QSize(1000, 1100);
    }
    void noHalfOfTheScreen_isEmpty()
    {
        QFETCH(QSize, size);
        ThemeSource themes;
        Wallboard wall(themes);
        wall.showQueue(inventedQueue());
        const double empty = emptiest(drawn(wall, size));
        QVERIFY2(empty < 0.12, qPrintable(QString::number(empty)));
    }
};

QTEST_MAIN(TestWallboard)
#include "tst_wallboard.moc"
