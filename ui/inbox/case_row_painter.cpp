// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/case_row_layout.h"
#include "ui/people/face_board.h"

#include <QPainter>
#include <QPainterPath>

namespace lianxi
{

namespace
{

ColorRole clockRole(const CaseRowLayout &layout)
{
    if (!layout.clock)
        return ColorRole::TextMuted;
    switch (*layout.clock) {
    case ClockColour::Calm:
        return ColorRole::Calm;
    case ClockColour::Amber:
        return ColorRole::Warning;
    case ClockColour::Red:
        return ColorRole::Danger;
    }
    return ColorRole::TextMuted;
}

/// With a face in the ring the platform's letters stand at its foot.
void paintFaceInRing(QPainter &painter, const QRectF &inside, const CaseRowLayout &layout, const QImage &face,
                     const Theme &theme)
{
    paintFace(painter, inside, face);
    const QFont font = theme.font(TextSize::Caption, QFont::DemiBold);
    const QFontMetrics metrics(font);
    const qreal height = metrics.height() - 2;
    const qreal width = std::max<qreal>(height, metrics.horizontalAdvance(layout.letters) + 6);
    const QRectF badge(layout.ring.right() + 4 - width, layout.ring.bottom() + 3 - height, width, height);
    painter.setPen(QPen(theme.color(ColorRole::Surface), 1.5));
    painter.setBrush(theme.color(ColorRole::Badge));
    painter.drawRoundedRect(badge, height / 2, height / 2);
    painter.setPen(theme.color(ColorRole::Text));
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, layout.letters);
}

void paintRing(QPainter &painter, const CaseRowLayout &layout, const QImage &face, const Theme &theme)
{
    const qreal width = theme.scaled(3);
    const QRectF circle = QRectF(layout.ring).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.setBrush(Qt::NoBrush);
    if (layout.clock) {
        painter.setPen(QPen(theme.color(layout.overdue ? ColorRole::Danger : ColorRole::Border), width));
        painter.drawEllipse(circle);
        if (!layout.overdue) {
            // Shrinks clockwise towards twelve o'clock: what is left is drawn.
            painter.setPen(QPen(theme.color(clockRole(layout)), width, Qt::SolidLine, Qt::RoundCap));
            painter.drawArc(circle, 90 * 16, static_cast<int>(layout.share * 360 * 16));
        }
    }
    const qreal inset = width + 2;
    if (!face.isNull()) {
        paintFaceInRing(painter, QRectF(layout.ring).adjusted(inset, inset, -inset, -inset), layout, face, theme);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Badge));
    painter.drawEllipse(QRectF(layout.ring).adjusted(inset, inset, -inset, -inset));
    painter.setPen(theme.color(ColorRole::Text));
    painter.setFont(theme.font(TextSize::Caption, QFont::DemiBold));
    painter.drawText(layout.ring, Qt::AlignCenter, layout.letters);
}

void paintChip(QPainter &painter, const RowChip &chip, const Theme &theme)
{
    QRect inner = chip.rect;
    if (chip.ground) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(*chip.ground));
        painter.drawRoundedRect(chip.rect, Theme::radiusSmall, Theme::radiusSmall);
        inner.adjust(5, 0, -5, 0);
    }
    if (chip.icon) {
        const int side = theme.scaled(13);
        theme.paintIcon(painter, QRect(inner.x(), inner.y(), side, inner.height()), *chip.icon, theme.color(chip.ink));
        inner.setLeft(inner.left() + side + 3);
    }
    painter.setPen(theme.color(chip.ink));
    painter.setFont(theme.font(TextSize::Caption));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, chip.text);
}

void paintTime(QPainter &painter, const CaseRowLayout &layout, const Theme &theme)
{
    // Only what presses is coloured; the ring says the rest.
    const bool pressing = layout.clock && *layout.clock != ClockColour::Calm;
    const ColorRole role = pressing ? clockRole(layout) : ColorRole::TextMuted;
    QRect text = layout.time;
    if (layout.clock) {
        const int side = theme.scaled(13);
        theme.paintIcon(painter, QRect(text.x(), text.y(), side, text.height()),
                        layout.overdue ? IconName::Warning : IconName::Clock, theme.color(role));
        text.setLeft(text.left() + side + 3);
    }
    painter.setPen(theme.color(role));
    painter.setFont(theme.font(TextSize::Caption, pressing ? QFont::DemiBold : QFont::Normal));
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, layout.timeText);
}

/// In the ring's place: a tick on a disc. The ground alone would say it by colour.
void paintMark(QPainter &painter, const CaseRowLayout &layout, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Accent));
    painter.drawEllipse(layout.ring);
    const int inset = layout.ring.width() / 4;
    theme.paintIcon(painter, layout.ring.adjusted(inset, inset, -inset, -inset), IconName::Check,
                    theme.color(ColorRole::OnAccent));
}

} // namespace

void paintCaseRow(QPainter &painter, const QRect &rect, const CaseRowLayout &layout, const CaseRowState &state,
                  const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const ColorRole ground = state.current || state.marked ? ColorRole::Selection
        : state.hovered                                    ? ColorRole::Hover
                                                           : ColorRole::Surface;
    painter.fillRect(rect, theme.color(ground));
    if (state.current)
        painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), theme.color(ColorRole::Accent));
    if (state.current && state.focused) {
        painter.setPen(QPen(theme.color(ColorRole::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
    if (state.marked)
        paintMark(painter, layout, theme);
    else
        paintRing(painter, layout, state.face, theme);
    painter.setFont(theme.font(TextSize::Body, layout.strong ? QFont::DemiBold : QFont::Normal));
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(layout.name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, layout.nameText);
    paintTime(painter, layout, theme);
    painter.setFont(theme.font(TextSize::Caption));
    painter.setPen(theme.color(layout.strong ? ColorRole::Text : ColorRole::TextMuted));
    painter.drawText(layout.preview, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, layout.previewText);
    if (!layout.unread.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(ColorRole::Accent));
        painter.drawRoundedRect(layout.unread, layout.unread.height() / 2.0, layout.unread.height() / 2.0);
        painter.setPen(theme.color(ColorRole::OnAccent));
        painter.setFont(theme.font(TextSize::Caption, QFont::DemiBold));
        painter.drawText(layout.unread, Qt::AlignCenter, layout.unreadText);
    }
    for (const RowChip &chip : layout.chips)
        paintChip(painter, chip, theme);
    if (!state.current) {
        painter.setPen(QPen(theme.color(ColorRole::Border), 1));
        painter.setOpacity(0.6);
        painter.drawLine(layout.name.left(), rect.bottom(), rect.right(), rect.bottom());
        painter.setOpacity(1);
    }
}

void paintPlaceholder(QPainter &painter, const QRect &rect, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect, theme.color(ColorRole::Surface));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Sunken));
    const int side = theme.scaled(38);
    const QRect ring(rect.x() + Theme::medium, rect.y() + (rect.height() - side) / 2, side, side);
    painter.drawEllipse(ring);
    const int left = ring.right() + Theme::medium;
    const int bar = theme.scaled(10);
    painter.drawRoundedRect(QRect(left, rect.y() + rect.height() / 2 - bar - 5, rect.width() / 3, bar), 4, 4);
    painter.drawRoundedRect(QRect(left, rect.y() + rect.height() / 2 + 5, rect.width() / 2, bar), 4, 4);
}

} // namespace lianxi
