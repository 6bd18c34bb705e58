// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QFile>
#include <QFontMetrics>
#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastOfKnownColours();
    void everyTextPairIsReadable_data();
    void everyTextPairIsReadable();
    void everyIconHasAFileThatDraws();
    void styleSheetHasNoOpenPlaceholder();
    void textGrowsWithTheScale();
    void plainLabelNeverReadsMarkup();
    void plainLabelElides();
    void changeIsAnnounced();
};

void TestTheme::contrastOfKnownColours()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

void TestTheme::everyTextPairIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::everyTextPairIsReadable()
{
    QFETCH(const bool, dark);
    const Theme theme = dark ? Theme::dark() : Theme::light();
    for (const auto &[text, ground] : Theme::textPairs()) {
        const double ratio = contrast(theme.color(text), theme.color(ground));
        QVERIFY2(
            ratio >= 4.5,
            qPrintable(u"role %1 on %2: %3"_s.arg(static_cast<int>(text)).arg(static_cast<int>(ground)).arg(ratio)));
    }
}

void TestTheme::everyIconHasAFileThatDraws()
{
    const Theme theme = Theme::light();
    for (size_t i = 0; i < EnumNames<IconName>::names.size(); ++i) {
        const auto name = static_cast<IconName>(i);
        QVERIFY2(QFile::exists(u":/icons/%1.svg"_s.arg(toText(name))), toText(name).data());
        const QImage image = theme.icon(name, QColor(10, 200, 30)).pixmap(QSize(24, 24), 1.0).toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked += image.pixelColor(x, y).alpha() > 128 && image.pixelColor(x, y).green() > 150;
        QVERIFY2(inked > 8, toText(name).data());
    }
}

void TestTheme::styleSheetHasNoOpenPlaceholder()
{
    const QString sheet = Theme::dark().styleSheet();
    QVERIFY(sheet.contains(Theme::dark().color(ColorRole::Accent).name()));
    QVERIFY(!sheet.contains(u'@'));
    QVERIFY(!sheet.contains(u'%'));
}

void TestTheme::textGrowsWithTheScale()
{
    QVERIFY(QFontMetrics(Theme::light(1.5).baseFont()).height() > QFontMetrics(Theme::light().baseFont()).height());
    QVERIFY(Theme::light().font(TextSize::Caption).pointSizeF() < Theme::light().baseFont().pointSizeF());
    QCOMPARE(Theme::light(9.0).scale(), 2.0);
}

void TestTheme::plainLabelNeverReadsMarkup()
{
    PlainLabel label;
    label.resize(600, 30);
    label.setText(u"<b>bold</b><img src='/etc/hostname'>"_s);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), u"<b>bold</b><img src='/etc/hostname'>"_s);
    QCOMPARE(label.accessibleName(), label.fullText());
}

void TestTheme::plainLabelElides()
{
    PlainLabel label(u"很长的名字很长的名字很长的名字很长的名字"_s);
    label.show();
    label.resize(80, 30);
    QVERIFY(label.text().endsWith(QChar(0x2026)));
    QCOMPARE(label.fullText(), u"很长的名字很长的名字很长的名字很长的名字"_s);
    label.resize(2000, 30);
    QCOMPARE(label.text(), label.fullText());
}

void TestTheme::changeIsAnnounced()
{
    ThemeSource source;
    QSignalSpy changed(&source, &ThemeSource::changed);
    source.set(ThemeSource::Choice::Dark, 1.25);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(source.theme().tone(), Theme::Tone::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), source.theme().color(ColorRole::Window));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
