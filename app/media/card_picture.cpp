// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/card_picture.h"

#include <QFont>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int margin = 72;
constexpr int headingLetters = 44;
constexpr int headingBar = 120;
constexpr qreal lineGap = 1.45; // of a letter's height, so that lines stay apart for weak eyes
constexpr QColor paper(0xff, 0xfd, 0xf7);
constexpr QColor ink(0x1a, 0x1a, 0x1a);
constexpr QColor bar(0x1f, 0x5f, 0xa8); // white on it: 6.3 to 1

QFont letters(int pixels, QFont::Weight weight)
{
    QFont font;
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

/// Breaks one paragraph into lines; gives the height below it.
qreal layOut(QTextLayout &layout, qreal top)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(cardWidth - 2 * margin);
        line.setPosition({margin, top});
        top += cardLetters * lineGap;
    }
    layout.endLayout();
    return top;
}

} // namespace

QImage cardPicture(const QString &heading, const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    const QFont body = letters(cardLetters, QFont::Medium);
    std::vector<std::unique_ptr<QTextLayout>> paragraphs;
    const bool headed = !heading.trimmed().isEmpty();
    qreal top = headed ? headingBar + margin : margin;
    const QStringList lines = text.trimmed().split(u'\n');
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty()) {
            top += cardLetters * lineGap / 2;
            continue;
        }
        paragraphs.push_back(std::make_unique<QTextLayout>(line, body));
        top = layOut(*paragraphs.back(), top);
    }
    QImage picture(cardWidth, qRound(top) + margin, QImage::Format_RGB32);
    picture.fill(paper);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (headed) {
        painter.fillRect(0, 0, cardWidth, headingBar, bar);
        painter.setPen(Qt::white);
        const QFont small = letters(headingLetters, QFont::DemiBold);
        painter.setFont(small);
        const int wide = cardWidth - 2 * margin;
        painter.drawText(QRect(margin, 0, wide, headingBar), Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(small).elidedText(heading.simplified(), Qt::ElideRight, wide));
    }
    painter.setPen(ink);
    for (const auto &paragraph : paragraphs)
        paragraph->draw(&painter, {0, 0});
    return picture;
}

} // namespace lianxi
