// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/entry_box.h"

#include "ui/conversation/words.h"

#include <QFontMetrics>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int side = 20; ///< left and right of everything
constexpr int padding = 12; ///< inside a bubble
constexpr int iconSpace = 20; ///< an icon and the space after it
constexpr int widest = 620; ///< longer lines are hard to read

/// A picture keeps its shape within the room for it; twice as many pixels were asked for.
QSize shownSize(QSize pixels, int room)
{
    QSize size = pixels / 2;
    const QSize most(std::min(room, MediaBoard::room.width()), MediaBoard::room.height());
    if (pixels.width() <= most.width() && pixels.height() <= most.height())
        size = pixels; // a small one as it is
    if (size.width() > most.width() || size.height() > most.height())
        size.scale(most, Qt::KeepAspectRatio);
    return size.expandedTo({48, 32});
}

struct Measured {
    std::shared_ptr<QTextLayout> layout;
    int width = 0, height = 0;
};

Measured layOut(QString text, const QFont &font, int room)
{
    text.replace(u'\n', QChar::LineSeparator); // one layout for all lines keeps offsets equal to the shown text's
    auto layout = std::make_shared<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    layout->beginLayout();
    qreal y = 0, width = 0;
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(room);
        line.setPosition(QPointF(0, y));
        y += line.height() + 2;
        width = std::max(width, line.naturalTextWidth());
    }
    layout->endLayout();
    return {std::move(layout), qCeil(width), qCeil(y)};
}

/// Builds one box from top to bottom.
class Builder
{
public:
    Builder(const TimelineRow &entry, const TimelineShape &shape, const BoxContext &context)
        : m_entry(entry)
        , m_shape(shape)
        , m_context(context)
        , m_small(smallFont(context.font))
        , m_line(QFontMetrics(context.font).height())
        , m_smallLine(m_small.height())
    {
    }
    EntryBox build();

private:
    void separators();
    void activity();
    void message();
    void measureText(int room);
    void measureTranslation(int room);
    void measureParts(int room);
    void header(int x, int width);
    void placeBubble(int width);
    void status();
    [[nodiscard]] QString footerWords() const;
    [[nodiscard]] QString clockTime(Instant at) const
    {
        return QLocale().toString(toDateTime(at).toTimeZone(m_context.zone).time(), u"HH:mm"_s);
    }
    [[nodiscard]] QString moment(Instant at) const
    {
        const QDateTime local = toDateTime(at).toTimeZone(m_context.zone);
        return local.date() == m_context.today ? clockTime(at) : QLocale().toString(local, QLocale::ShortFormat);
    }
    /// What may not be read without being asked for.
    [[nodiscard]] std::vector<MaskSpan> covered(const QString &text) const;
    [[nodiscard]] bool shows(TextSpan::Kind kind) const;
    [[nodiscard]] bool isNote() const { return m_entry.kind == TimelineKind::Note; }

    const TimelineRow &m_entry;
    const TimelineShape &m_shape;
    const BoxContext &m_context;
    QFontMetrics m_small;
    int m_line, m_smallLine;
    int m_y = 0;
    int m_textWidth = 0, m_textHeight = 0, m_translationHeight = 0, m_partsWidth = 0;
    EntryBox m_box;
};

EntryBox Builder::build()
{
    m_box.outgoing = m_entry.direction == Direction::Out && m_entry.kind == TimelineKind::Message;
    separators();
    if (m_entry.kind == TimelineKind::Activity)
        activity();
    else
        message();
    m_box.height = m_y;
    return std::move(m_box);
}

void Builder::separators()
{
    if (m_shape.startsDay) {
        m_box.dayWords = ConversationWords::day(m_shape.day, m_context.today);
        m_box.dayLine = QRect(side, m_y + 14, m_context.width - 2 * side, m_smallLine + 8);
        m_y = m_box.dayLine.bottom() + 7;
    }
    if (m_context.firstNew) {
        m_box.newWords = QCoreApplication::translate("lianxi::ConversationWords", "New messages");
        m_box.newLine = QRect(side, m_y + 8, m_context.width - 2 * side, m_smallLine + 6);
        m_y = m_box.newLine.bottom() + 5;
    }
}

void Builder::activity()
{
    m_box.activityWords = ConversationWords::activity(m_entry) + u"  ·  "_s + clockTime(m_entry.at);
    m_box.activity = QRect(side, m_y + 5, m_context.width - 2 * side, m_smallLine + 4);
    m_y = m_box.activity.bottom() + 6;
}

std::vector<MaskSpan> Builder::covered(const QString &text) const
{
    std::vector<MaskSpan> spans;
    if (m_context.finder && !m_context.revealed)
        spans = m_context.finder(text);
    if (m_context.rough) {
        const std::vector<MaskSpan> rough = m_context.rough(text);
        spans.insert(spans.end(), rough.begin(), rough.end());
    }
    return spans;
}

bool Builder::shows(TextSpan::Kind kind) const
{
    const auto isOne = [kind](const TextSpan &span) { return span.kind == kind; };
    return std::any_of(m_box.shown.spans.begin(), m_box.shown.spans.end(), isOne)
        || std::any_of(m_box.shownTranslation.spans.begin(), m_box.shownTranslation.spans.end(), isOne);
}

void Builder::measureText(int room)
{
    m_box.standingWords = ConversationWords::standing(m_entry);
    if (m_entry.text.isEmpty())
        return;
    m_box.shown = showText(m_entry.text, covered(m_entry.text));
    const Measured measured = layOut(m_box.shown.text, m_context.font, room);
    m_textWidth = measured.width;
    m_textHeight = measured.height;
    m_box.text = measured.layout;
}

void Builder::measureTranslation(int room)
{
    if (!m_context.translation)
        return;
    const MessageTranslation &translation = *m_context.translation;
    m_box.translationWords = translation.ready
        ? QCoreApplication::translate("lianxi::AssistWords", "Translation by a large model")
        : QCoreApplication::translate("lianxi::AssistWords", "Being translated …");
    m_textWidth = std::max(m_textWidth, std::min(room, m_small.horizontalAdvance(m_box.translationWords) + iconSpace));
    if (!translation.ready)
        return;
    std::vector<MaskSpan> masked = covered(translation.text);
    if (m_context.finder && !m_context.revealed)
        masked.insert(masked.end(), translation.masked.begin(), translation.masked.end());
    m_box.shownTranslation = showText(translation.text, masked);
    const Measured measured = layOut(m_box.shownTranslation.text, m_context.font, room);
    m_textWidth = std::max(m_textWidth, measured.width);
    m_translationHeight = measured.height;
    m_box.translation = measured.layout;
}

void Builder::measureParts(int room)
{
    for (int i = 0; i < static_cast<int>(m_entry.parts.size()); ++i) {
        const Part &part = m_entry.parts[static_cast<size_t>(i)];
        EntryBox::PartBox box;
        box.part = i;
        box.title = ConversationWords::partTitle(part);
        box.detail = ConversationWords::partDetail(part);
        if (m_context.look)
            box.look = m_context.look(part);
        if (!box.look.picture.isNull()) {
            box.rect = QRect(QPoint(), shownSize(box.look.picture.size(), room));
            m_partsWidth = std::max(m_partsWidth, box.rect.width());
            m_box.parts.push_back(box);
            continue;
        }
        if (const QString words = ConversationWords::media(box.look.state, box.look.reason); !words.isEmpty())
            box.detail = words;
        const bool picture =
            part.type == PartType::Image || part.type == PartType::Video || part.type == PartType::Sticker;
        const int words =
            std::max(QFontMetrics(m_context.font).horizontalAdvance(box.title), m_small.horizontalAdvance(box.detail))
            + 74;
        const int width = std::min(room, picture ? std::max(220, words) : std::max(180, words));
        box.rect = QRect(0, 0, width, picture ? 132 : std::max(52, m_line + m_smallLine + 18));
        m_partsWidth = std::max(m_partsWidth, width);
        m_box.parts.push_back(box);
    }
    for (EntryBox::PartBox &box : m_box.parts) { // cards below one another end where the widest does
        if (box.look.picture.isNull())
            box.rect.setWidth(m_partsWidth);
    }
}

void Builder::header(int x, int width)
{
    m_box.name = ConversationWords::author(m_entry);
    if (!m_context.card.title.isEmpty())
        m_box.name += u" · "_s + m_context.card.title;
    m_box.face = m_context.card.face;
    m_box.lane = isNote()
        ? QCoreApplication::translate("lianxi::ConversationWords", "Internal note — never sent")
        : u"%1 · %2"_s.arg(ConversationWords::surface(m_entry.surface), ConversationWords::platform(m_entry.platform));
    m_box.header = QRect(x, m_y, width, m_smallLine + 4);
    m_y = m_box.header.bottom() + 3;
}

QString Builder::footerWords() const
{
    QString words = clockTime(m_entry.at);
    if (m_entry.editedAt)
        words = QCoreApplication::translate("lianxi::ConversationWords", "edited") + u" · "_s + words;
    if (m_entry.flags.contains(likedFlag))
        words = QCoreApplication::translate("lianxi::ConversationWords", "liked by us") + u" · "_s + words;
    return words;
}

void Builder::message()
{
    m_y += m_shape.startsGroup ? 12 : 3;
    const int room = std::min(widest, (m_context.width - 2 * side) * (isNote() ? 86 : 78) / 100) - 2 * padding;
    measureText(room);
    measureTranslation(room);
    measureParts(room);
    m_box.footerWords = footerWords();
    const int footer = m_small.horizontalAdvance(m_box.footerWords) + (m_box.outgoing ? iconSpace : 0);
    int width = std::max({m_textWidth, m_partsWidth, footer});
    if (!m_entry.replyPreview.isEmpty()) {
        m_box.quoteWords = m_entry.replyPreview;
        width = std::max(width, std::min(room, m_small.horizontalAdvance(m_box.quoteWords) + 2 * padding));
    }
    if (!m_box.standingWords.isEmpty())
        width = std::max(width, std::min(room, m_small.horizontalAdvance(m_box.standingWords) + iconSpace + 1));
    if (isNote())
        width = room;
    const int bubbleWidth = std::min(width, room) + 2 * padding;
    if (m_shape.startsGroup || isNote())
        header(side, m_context.width - 2 * side);
    placeBubble(bubbleWidth);
    status();
    m_y += 3;
}

void Builder::placeBubble(int width)
{
    const int free = m_context.width - 2 * side - width;
    const int x = side + (isNote() ? free / 2 : (m_box.outgoing ? free : 0));
    if (isNote())
        m_box.header = QRect(x, m_box.header.y(), width, m_box.header.height());
    const int top = m_y;
    int y = top + padding - 3;
    const int left = x + padding, inner = width - 2 * padding;
    if (!m_box.quoteWords.isEmpty()) {
        m_box.quote = QRect(left, y, inner, m_smallLine + 10);
        y = m_box.quote.bottom() + 7;
    }
    if (!m_box.standingWords.isEmpty()) {
        m_box.standing = QRect(left, y, inner, m_smallLine + 2);
        y = m_box.standing.bottom() + 3;
    }
    if (m_box.text) {
        m_box.textAt = QPoint(left, y);
        y += m_textHeight;
    }
    if (!m_box.translationWords.isEmpty()) {
        m_box.translationLine = QRect(left, y + 6, inner, m_smallLine + 2);
        y = m_box.translationLine.bottom() + 3;
        m_box.translationAt = QPoint(left, y);
        y += m_translationHeight;
    }
    for (EntryBox::PartBox &part : m_box.parts) {
        part.rect.moveTo(left, y + (m_box.text ? 6 : 2));
        y = part.rect.bottom() + 2;
    }
    m_box.footer = QRect(left, y + 2, inner, m_smallLine);
    m_box.bubble = QRect(x, top, width, m_box.footer.bottom() + 7 - top);
    m_y = m_box.bubble.bottom() + 1;
    if (!m_entry.reactions.isEmpty()) {
        m_box.reactionWords = m_entry.reactions.join(u' ');
        const int wide = QFontMetrics(m_context.font).horizontalAdvance(m_box.reactionWords) + 18;
        m_box.reactions = QRect(x + 10, m_y - 5, std::min(wide, width - 20), m_line + 4);
        m_y = m_box.reactions.bottom() + 2;
    }
}

void Builder::status()
{
    std::optional<EntryAction> action;
    const auto say = [](const char *words) { return QCoreApplication::translate("lianxi::ConversationWords", words); };
    QString label;
    if (m_box.outgoing && m_entry.delivery == DeliveryState::Failed) {
        m_box.statusWords = ConversationWords::failure(m_entry.deliveryReason);
        if (m_entry.retryAt && *m_entry.retryAt > m_context.now) {
            m_box.statusWords += u' '
                + say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Tried again in %1."))
                      .arg(ConversationWords::duration(*m_entry.retryAt - m_context.now));
        }
        action = EntryAction::Retry;
        label = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Retry"));
    } else if (m_box.outgoing && m_entry.delivery == DeliveryState::Unconfirmed) {
        m_box.statusWords = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Nobody knows whether this arrived."));
        action = EntryAction::SendAgain;
        label = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Send again?"));
    } else if (m_box.outgoing && m_entry.delivery == DeliveryState::Queued && m_entry.notBefore
               && *m_entry.notBefore > m_context.now) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(*m_entry.notBefore - m_context.now);
        m_box.statusWords = left > countedDown
            ? say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Leaves at %1")).arg(moment(*m_entry.notBefore))
            : say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Leaves in %1"))
                  .arg(ConversationWords::duration(left));
        action = EntryAction::Undo;
        label = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Undo"));
    } else if (m_box.outgoing && m_entry.delivery == DeliveryState::Withdrawn
               && (m_entry.deliveryReason == "reply.customer_wrote"_L1 || m_entry.deliveryReason == "undo"_L1)) {
        if (m_entry.deliveryReason != "undo"_L1)
            m_box.statusWords =
                say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Held back: the customer wrote before it left."));
        action = EntryAction::WriteAnew;
        label = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Put into the reply"));
    } else if (shows(TextSpan::Kind::Softened)) {
        m_box.statusWords = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Rough words softened"));
        action = EntryAction::ShowRough;
        label = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Show"));
    } else if (shows(TextSpan::Kind::Masked)) {
        m_box.statusWords = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Personal data hidden"));
        action = EntryAction::Reveal;
        label = say(QT_TRANSLATE_NOOP("lianxi::ConversationWords", "Show"));
    }
    if (!action)
        return;
    // Where nothing can be done the words stand alone.
    const int button = m_context.readOnly ? -8 : m_small.horizontalAdvance(label) + 22;
    const int room = m_context.width - 2 * side;
    const int words = std::min(m_small.horizontalAdvance(m_box.statusWords) + iconSpace + 4, room - button - 8);
    const int total = words + 8 + button;
    int x = m_box.outgoing ? m_box.bubble.right() + 1 - total : m_box.bubble.left();
    x = std::clamp(x, side, std::max(side, side + room - total));
    const int tall = m_smallLine + 8;
    m_box.status = QRect(x, m_y + 4, words, tall);
    if (!m_context.readOnly)
        m_box.actions.push_back({QRect(x + words + 8, m_y + 4, button, tall), *action, label});
    m_y += tall + 6;
}

} // namespace

QFont smallFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * 0.86);
    return font;
}

QFont strongFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

EntryBox layoutEntry(const TimelineRow &entry, const TimelineShape &shape, const BoxContext &context)
{
    return Builder(entry, shape, context).build();
}

qsizetype EntryBox::offsetAt(QPoint point) const
{
    if (!text)
        return -1;
    const QPointF in = point - textAt;
    for (int i = 0; i < text->lineCount(); ++i) {
        const QTextLine line = text->lineAt(i);
        if (in.y() >= line.y() && in.y() < line.y() + line.height() + 2)
            return line.xToCursor(in.x());
    }
    return in.y() < 0 ? 0 : shown.text.size();
}

const TextSpan *EntryBox::spanAt(QPoint point) const
{
    if (!text || !bubble.contains(point))
        return nullptr;
    const QPointF in = point - textAt;
    for (int i = 0; i < text->lineCount(); ++i) {
        const QTextLine line = text->lineAt(i);
        if (!line.naturalTextRect().contains(in))
            continue;
        const int at = line.xToCursor(in.x(), QTextLine::CursorOnCharacter);
        const auto found = std::find_if(shown.spans.begin(), shown.spans.end(), [at](const TextSpan &span) {
            return at >= span.start && at < span.start + span.length;
        });
        return found == shown.spans.end() ? nullptr : &*found;
    }
    return nullptr;
}

const EntryBox::PartBox *EntryBox::partAt(QPoint point) const
{
    const auto found =
        std::find_if(parts.begin(), parts.end(), [point](const PartBox &box) { return box.rect.contains(point); });
    return found == parts.end() ? nullptr : &*found;
}

const EntryBox::ActionBox *EntryBox::actionAt(QPoint point) const
{
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [point](const ActionBox &box) { return box.rect.contains(point); });
    return found == actions.end() ? nullptr : &*found;
}

} // namespace lianxi
