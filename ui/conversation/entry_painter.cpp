// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/entry_painter.h"

#include "ui/people/face_board.h"

#include <QPainter>
#include <QPainterPath>

namespace lianxi
{

namespace
{

constexpr int icon = 14;
constexpr int iconGap = 6;

class EntryPainter
{
public:
    EntryPainter(QPainter &painter, const TimelineRow &entry, const EntryBox &box, const EntryLook &look,
                 const BoxContext &context, const Theme &theme)
        : m_painter(painter)
        , m_entry(entry)
        , m_box(box)
        , m_look(look)
        , m_theme(theme)
        , m_font(context.font)
        , m_small(smallFont(context.font))
    {
    }
    void paint();

private:
    void separators();
    void activity();
    void header();
    void bubble();
    void quote();
    void text();
    void translation();
    [[nodiscard]] QList<QTextLayout::FormatRange> formats(const std::vector<TextSpan> &spans) const;
    void parts();
    void picture(const EntryBox::PartBox &box);
    void part(const EntryBox::PartBox &box, const Part &part);
    void footer();
    void status();
    void reactions();
    void pill(const QRect &line, const QString &words, ColorRole ink, ColorRole rule);
    void words(const QRect &where, const QString &words, ColorRole role, const QFont &font,
               Qt::Alignment align = Qt::AlignLeft);
    [[nodiscard]] bool isNote() const { return m_entry.kind == TimelineKind::Note; }
    [[nodiscard]] ColorRole laneRole() const
    {
        return isNote() ? ColorRole::Note : Theme::surfaceRole(m_entry.surface);
    }
    [[nodiscard]] QColor color(ColorRole role) const { return m_theme.color(role); }

    QPainter &m_painter;
    const TimelineRow &m_entry;
    const EntryBox &m_box;
    const EntryLook &m_look;
    const Theme &m_theme;
    QFont m_font, m_small;
};

void EntryPainter::paint()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    separators();
    if (m_entry.kind == TimelineKind::Activity) {
        activity();
        return;
    }
    header();
    bubble();
    quote();
    if (!m_box.standing.isNull()) {
        m_theme.paintIcon(m_painter, QRect(m_box.standing.x(), m_box.standing.center().y() - icon / 2, icon, icon),
                          m_entry.deleted ? IconName::Close : IconName::Hidden, color(ColorRole::TextMuted));
        words(m_box.standing.adjusted(icon + iconGap, 0, 0, 0), m_box.standingWords, ColorRole::TextMuted, m_small);
    }
    text();
    translation();
    parts();
    footer();
    reactions();
    status();
}

void EntryPainter::words(const QRect &where, const QString &words, ColorRole role, const QFont &font,
                         Qt::Alignment align)
{
    m_painter.setFont(font);
    m_painter.setPen(color(role));
    const QString fitted = QFontMetrics(font).elidedText(words, Qt::ElideRight, where.width());
    m_painter.drawText(where, static_cast<int>(align | Qt::AlignVCenter | Qt::TextSingleLine), fitted);
}

void EntryPainter::pill(const QRect &line, const QString &label, ColorRole ink, ColorRole rule)
{
    const int wide = QFontMetrics(m_small).horizontalAdvance(label) + 24;
    const QRect middle(line.center().x() - wide / 2, line.y(), wide, line.height());
    m_painter.setPen(QPen(color(rule), 1));
    const int y = line.center().y();
    m_painter.drawLine(line.left(), y, middle.left() - 8, y);
    m_painter.drawLine(middle.right() + 8, y, line.right(), y);
    words(middle, label, ink, m_small, Qt::AlignHCenter);
}

void EntryPainter::separators()
{
    if (!m_box.dayLine.isNull())
        pill(m_box.dayLine, m_box.dayWords, ColorRole::TextMuted, ColorRole::Border);
    if (!m_box.newLine.isNull())
        pill(m_box.newLine, m_box.newWords, ColorRole::Accent, ColorRole::Accent);
}

void EntryPainter::activity()
{
    const bool failed = m_entry.delivery == DeliveryState::Failed;
    words(m_box.activity, m_box.activityWords, failed ? ColorRole::Danger : ColorRole::TextMuted, m_small,
          Qt::AlignHCenter);
}

void EntryPainter::header()
{
    if (m_box.header.isNull())
        return;
    const QFont strong = strongFont(m_small);
    const int laneWide = QFontMetrics(isNote() ? strong : m_small).horizontalAdvance(m_box.lane) + icon + 8;
    const int nameRoom = std::max(60, m_box.header.width() - laneWide - 12);
    const int nameWide = std::min(nameRoom, QFontMetrics(strong).horizontalAdvance(m_box.name) + 2);
    const bool right = m_box.outgoing;
    const int faceWide = m_box.face.isNull() ? 0 : m_box.header.height() + 4;
    const int start = right ? m_box.header.right() + 5 - nameWide - 10 - laneWide : m_box.header.left() + faceWide;
    if (faceWide > 0) {
        const int side = m_box.header.height();
        paintFace(m_painter, QRectF(std::max(m_box.header.left(), start - faceWide), m_box.header.y(), side, side),
                  m_box.face);
    }
    const QRect nameRect(start, m_box.header.y(), nameWide, m_box.header.height());
    const QRect laneRect(nameRect.right() + 11, m_box.header.y(), laneWide, m_box.header.height());
    words(nameRect, m_box.name, ColorRole::Text, strong);
    const IconName lane = isNote() ? IconName::Private : Theme::surfaceIcon(m_entry.surface);
    const ColorRole role = laneRole();
    m_theme.paintIcon(m_painter, QRect(laneRect.x(), laneRect.center().y() - icon / 2 + 1, icon, icon),
                      isNote() ? IconName::Note : lane, color(role));
    words(laneRect.adjusted(icon + 4, 0, 0, 0), m_box.lane, role, isNote() ? strong : m_small);
}

void EntryPainter::bubble()
{
    const bool withdrawn = m_entry.delivery == DeliveryState::Withdrawn;
    const ColorRole talk = m_box.outgoing ? ColorRole::OwnBubble : ColorRole::Raised;
    const ColorRole fill =
        isNote() ? ColorRole::NoteBack : (m_entry.surface == Surface::Public ? ColorRole::PublicBack : talk);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(m_box.bubble).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
    m_painter.fillPath(outline, withdrawn ? color(ColorRole::Window) : color(fill));
    QPen pen(color(isNote() ? ColorRole::Note : ColorRole::Border), 1,
             isNote() || withdrawn ? Qt::DashLine : Qt::SolidLine);
    if (m_entry.delivery == DeliveryState::Failed || m_entry.delivery == DeliveryState::Unconfirmed)
        pen.setColor(color(m_entry.delivery == DeliveryState::Failed ? ColorRole::Danger : ColorRole::Warning));
    m_painter.strokePath(outline, pen);
    if (!isNote()) { // the lane mark: which side of the fence this was said on
        m_painter.save();
        m_painter.setClipPath(outline);
        const int edge = m_box.outgoing ? m_box.bubble.right() - 3 : m_box.bubble.left();
        m_painter.fillRect(QRect(edge, m_box.bubble.y(), 4, m_box.bubble.height()), color(laneRole()));
        m_painter.restore();
    }
    if (m_look.current) {
        m_painter.setPen(QPen(color(ColorRole::Accent), 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(QRectF(m_box.bubble).adjusted(-2, -2, 2, 2), Theme::radius + 2, Theme::radius + 2);
    }
}

void EntryPainter::quote()
{
    if (m_box.quote.isNull())
        return;
    m_painter.setPen(Qt::NoPen);
    QColor ground = color(ColorRole::Text);
    ground.setAlphaF(0.07F);
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(m_box.quote, Theme::radiusSmall, Theme::radiusSmall);
    m_painter.fillRect(QRect(m_box.quote.x(), m_box.quote.y(), 3, m_box.quote.height()), color(ColorRole::TextMuted));
    words(m_box.quote.adjusted(10, 0, -6, 0), m_box.quoteWords, ColorRole::TextMuted, m_small);
}

QList<QTextLayout::FormatRange> EntryPainter::formats(const std::vector<TextSpan> &spans) const
{
    QList<QTextLayout::FormatRange> ranges;
    for (const TextSpan &span : spans) {
        QTextCharFormat format;
        switch (span.kind) {
        case TextSpan::Kind::Link:
            format.setForeground(color(ColorRole::Accent));
            format.setFontUnderline(true);
            break;
        case TextSpan::Kind::Masked:
        case TextSpan::Kind::Softened:
            format.setForeground(color(ColorRole::Text));
            format.setBackground(color(ColorRole::Sunken));
            break;
        case TextSpan::Kind::Control:
            format.setForeground(color(ColorRole::Warning));
            format.setBackground(color(ColorRole::WarningBack));
            break;
        }
        ranges.append({static_cast<int>(span.start), static_cast<int>(span.length), format});
    }
    return ranges;
}

void EntryPainter::text()
{
    if (!m_box.text)
        return;
    QList<QTextLayout::FormatRange> ranges = formats(m_box.shown.spans);
    if (m_look.selectionEnd > m_look.selectionStart) {
        QTextCharFormat format;
        format.setBackground(color(ColorRole::Accent));
        format.setForeground(color(ColorRole::OnAccent));
        ranges.append({static_cast<int>(m_look.selectionStart),
                       static_cast<int>(m_look.selectionEnd - m_look.selectionStart), format});
    }
    m_painter.save();
    m_painter.setClipRect(m_box.bubble); // stacked combining marks stay inside their own bubble
    const bool faded = !m_box.standingWords.isEmpty() || m_entry.delivery == DeliveryState::Withdrawn;
    m_painter.setPen(color(faded ? ColorRole::TextMuted : ColorRole::Text));
    m_box.text->draw(&m_painter, m_box.textAt, ranges);
    m_painter.restore();
}

void EntryPainter::translation()
{
    if (m_box.translationLine.isNull())
        return;
    const QRect &line = m_box.translationLine;
    m_painter.setPen(QPen(color(ColorRole::Border), 1));
    m_painter.drawLine(line.left(), line.top() - 3, line.right(), line.top() - 3);
    m_theme.paintIcon(m_painter, QRect(line.x(), line.center().y() - icon / 2, icon, icon), IconName::Assist,
                      color(ColorRole::TextMuted));
    words(line.adjusted(icon + iconGap, 0, 0, 0), m_box.translationWords, ColorRole::TextMuted, m_small);
    if (!m_box.translation)
        return;
    m_painter.save();
    m_painter.setClipRect(m_box.bubble);
    m_painter.setPen(color(ColorRole::Text));
    m_box.translation->draw(&m_painter, m_box.translationAt, formats(m_box.shownTranslation.spans));
    m_painter.restore();
}

void EntryPainter::parts()
{
    for (const EntryBox::PartBox &box : m_box.parts)
        part(box, m_entry.parts.at(static_cast<size_t>(box.part)));
}

void EntryPainter::picture(const EntryBox::PartBox &box)
{
    QPainterPath outline;
    outline.addRoundedRect(QRectF(box.rect), Theme::radiusSmall, Theme::radiusSmall);
    m_painter.save();
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    m_painter.setClipPath(outline);
    m_painter.fillRect(box.rect, color(ColorRole::Sunken)); // shows through where the picture is transparent
    const QSize size = box.look.picture.size().scaled(box.rect.size(), Qt::KeepAspectRatio);
    const QRect at(box.rect.center() - QPoint(size.width() / 2, size.height() / 2), size);
    m_painter.drawImage(size == box.rect.size() ? box.rect : at, box.look.picture);
    m_painter.restore();
    m_painter.strokePath(outline, QPen(color(ColorRole::Border), 1));
}

void EntryPainter::part(const EntryBox::PartBox &box, const Part &part)
{
    if (!box.look.picture.isNull()) {
        picture(box);
        return;
    }
    const bool trouble = box.look.state == PartLook::State::Failed || box.look.state == PartLook::State::Refused;
    m_painter.setPen(QPen(color(ColorRole::Border), 1));
    m_painter.setBrush(color(ColorRole::Sunken));
    m_painter.drawRoundedRect(QRectF(box.rect).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusSmall, Theme::radiusSmall);
    const int smallLine = QFontMetrics(m_small).height();
    if (box.rect.height() > 100) { // a picture's place: symbol in the middle, words at the foot
        const QPoint middle(box.rect.center().x(), box.rect.y() + (box.rect.height() - smallLine * 2 - 10) / 2);
        m_theme.paintIcon(m_painter, QRect(middle.x() - 16, middle.y() - 16, 32, 32), partIcon(part.type),
                          color(ColorRole::TextMuted));
        const QRect foot(box.rect.x() + 10, box.rect.bottom() - smallLine * 2 - 8, box.rect.width() - 20, smallLine);
        words(foot, box.title, ColorRole::Text, m_small, Qt::AlignHCenter);
        words(foot.translated(0, smallLine), box.detail, trouble ? ColorRole::Warning : ColorRole::TextMuted, m_small,
              Qt::AlignHCenter);
        return;
    }
    const QRect symbol(box.rect.x() + 12, box.rect.center().y() - 11, 22, 22);
    m_theme.paintIcon(m_painter, symbol, partIcon(part.type), color(ColorRole::Accent));
    const QRect room = box.rect.adjusted(46, 7, -10, -7);
    const int line = QFontMetrics(m_font).height();
    if (box.detail.isEmpty()) {
        words(room, box.title, ColorRole::Text, m_font);
        return;
    }
    words(QRect(room.x(), room.y(), room.width(), line), box.title, ColorRole::Text, m_font);
    words(QRect(room.x(), room.bottom() - smallLine + 1, room.width(), smallLine), box.detail, ColorRole::TextMuted,
          m_small);
}

void EntryPainter::footer()
{
    QRect room = m_box.footer;
    if (m_box.outgoing) {
        const auto [name, role] = deliveryIcon(m_entry.delivery);
        m_theme.paintIcon(m_painter, QRect(room.right() - icon + 1, room.center().y() - icon / 2, icon, icon), name,
                          color(role));
        room.adjust(0, 0, -icon - 4, 0);
    }
    words(room, m_box.footerWords, ColorRole::TextMuted, m_small, Qt::AlignRight);
}

void EntryPainter::reactions()
{
    if (m_box.reactions.isNull())
        return;
    m_painter.setPen(QPen(color(ColorRole::Border), 1));
    m_painter.setBrush(color(ColorRole::Raised));
    const QRectF frame = QRectF(m_box.reactions).adjusted(0.5, 0.5, -0.5, -0.5);
    m_painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    words(m_box.reactions, m_box.reactionWords, ColorRole::Text, m_font, Qt::AlignHCenter);
}

void EntryPainter::status()
{
    if (m_box.status.isNull())
        return;
    IconName name = IconName::Private;
    ColorRole role = ColorRole::TextMuted;
    if (m_box.outgoing)
        std::tie(name, role) = deliveryIcon(m_entry.delivery);
    m_theme.paintIcon(m_painter, QRect(m_box.status.x(), m_box.status.center().y() - icon / 2, icon, icon), name,
                      color(role));
    words(m_box.status.adjusted(icon + iconGap, 0, 0, 0), m_box.statusWords, role, m_small);
    for (const EntryBox::ActionBox &action : m_box.actions) {
        const bool under = action.rect.contains(m_look.pointer);
        m_painter.setPen(QPen(color(role == ColorRole::TextMuted ? ColorRole::Border : role), 1));
        m_painter.setBrush(color(under ? ColorRole::Hover : ColorRole::Surface));
        m_painter.drawRoundedRect(QRectF(action.rect).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusSmall,
                                  Theme::radiusSmall);
        words(action.rect, action.label, role == ColorRole::TextMuted ? ColorRole::Text : role, m_small,
              Qt::AlignHCenter);
    }
}

} // namespace

void paintEntry(QPainter &painter, const TimelineRow &entry, const EntryBox &box, const EntryLook &look,
                const BoxContext &context, const Theme &theme)
{
    EntryPainter(painter, entry, box, look, context, theme).paint();
}

std::pair<IconName, ColorRole> deliveryIcon(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Received:
    case DeliveryState::Sent:
        return {IconName::Check, ColorRole::TextMuted};
    case DeliveryState::Queued:
    case DeliveryState::Sending:
        return {IconName::Clock, ColorRole::TextMuted};
    case DeliveryState::Delivered:
        return {IconName::DoubleCheck, ColorRole::TextMuted};
    case DeliveryState::Read:
        return {IconName::DoubleCheck, ColorRole::Accent};
    case DeliveryState::Failed:
        return {IconName::Warning, ColorRole::Danger};
    case DeliveryState::Unconfirmed:
        return {IconName::Warning, ColorRole::Warning};
    case DeliveryState::Withdrawn:
        return {IconName::Undo, ColorRole::TextMuted};
    }
    return {IconName::Check, ColorRole::TextMuted};
}

IconName partIcon(PartType type)
{
    switch (type) {
    case PartType::Text:
        return IconName::Note;
    case PartType::Image:
        return IconName::Image;
    case PartType::Voice:
    case PartType::Audio:
        return IconName::Voice;
    case PartType::Video:
        return IconName::Video;
    case PartType::File:
        return IconName::File;
    case PartType::Sticker:
        return IconName::Smile;
    case PartType::Location:
        return IconName::Location;
    case PartType::Contact:
        return IconName::User;
    case PartType::Card:
        return IconName::Card;
    }
    return IconName::Card;
}

} // namespace lianxi
