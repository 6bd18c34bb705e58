// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timeline_view.h"

#include "ui/conversation/timeline_accessible.h"
#include "ui/conversation/words.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <numeric>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int guessedHeight = 72; ///< of an entry that was never laid out
constexpr int nearTop = 240; ///< closer than this to the top the page above is asked for
constexpr int endMargin = 14;

} // namespace

TimelineView::TimelineView(TimelineModel &model, const Clock &clock, ThemeSource &theme, PersonalDataFinder finder,
                           QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_clock(clock)
    , m_theme(theme)
    , m_finder(std::move(finder))
    , m_jump(new QToolButton(viewport()))
{
    installTimelineAccessibility();
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Conversation"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(40);
    viewport()->setMouseTracking(true);
    m_jump->setObjectName(u"jumpToLatest"_s);
    m_jump->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_jump->setFocusPolicy(Qt::NoFocus);
    m_jump->setVisible(false);
    connect(m_jump, &QToolButton::clicked, this, &TimelineView::jumpToEnd);
    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, this, &TimelineView::tickCountdowns);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TimelineView::insertSlots);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &TimelineView::removeSlots);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &TimelineView::arrange);
    connect(&model, &QAbstractItemModel::dataChanged, this, &TimelineView::touchSlots);
    connect(&theme, &ThemeSource::changed, viewport(), qOverload<>(&QWidget::update));
    m_tops.assign(1, 0);
    if (model.rowCount() > 0)
        insertSlots({}, 0, model.rowCount() - 1);
}

TimelineView::~TimelineView() = default;

void TimelineView::setMedia(MediaBoard *board)
{
    m_media = board;
    connect(board, &MediaBoard::changed, this, &TimelineView::touchMedia);
}

void TimelineView::touchMedia(const QByteArray &source)
{
    for (int i = 0; i < entryCount(); ++i) {
        const TimelineRow &entry = m_model.entry(i);
        for (const Part &part : entry.parts) {
            if (isPicture(part) && MediaKey{entry.channel, part}.source() == source)
                m_slots[static_cast<size_t>(i)].stale = true;
        }
    }
    arrange();
}

void TimelineView::insertSlots(const QModelIndex &, int first, int last)
{
    const int count = last - first + 1;
    Slot fresh;
    fresh.box.height = guessedHeight;
    m_slots.insert(m_slots.begin() + first, static_cast<size_t>(count), fresh);
    if (!m_atEnd && first <= m_anchor)
        m_anchor += count;
    if (m_current >= first)
        m_current += count;
    if (!m_atEnd && first + count == static_cast<int>(m_slots.size()))
        m_unseen += count;
    arrange();
}

void TimelineView::removeSlots(const QModelIndex &, int first, int last)
{
    const int count = last - first + 1;
    m_slots.erase(m_slots.begin() + first, m_slots.begin() + last + 1);
    if (m_current >= first)
        m_current = m_current > last ? m_current - count : -1;
    if (m_anchor >= first)
        m_anchor = std::max(first, m_anchor - count);
    if (m_slots.empty()) {
        m_atEnd = true;
        m_unseen = 0;
        m_revealed.clear();
        m_rough.clear();
        m_translations.clear();
        m_selection = {};
        m_firstNew = 0;
    }
}

void TimelineView::touchSlots(const QModelIndex &from, const QModelIndex &to)
{
    for (int i = from.row(); i <= to.row() && i < static_cast<int>(m_slots.size()); ++i)
        m_slots[static_cast<size_t>(i)].stale = true;
    arrange();
}

void TimelineView::setCards(std::function<CardLook(const AgentId &)> cards)
{
    m_cards = std::move(cards);
    if (entryCount() > 0)
        touchSlots(m_model.index(0), m_model.index(entryCount() - 1));
}

BoxContext TimelineView::contextFor(int position) const
{
    const TimelineRow &entry = m_model.entry(position);
    BoxContext context;
    context.font = font();
    context.width = viewport()->width();
    context.zone = m_model.zone();
    context.now = m_clock.now();
    context.today = toDateTime(context.now).toTimeZone(context.zone).date();
    // What our own agents wrote went through the guards; masking is for what customers send.
    if (entry.direction == Direction::In && entry.kind == TimelineKind::Message) {
        context.finder = m_finder;
        if (!m_rough.contains(entry.id))
            context.rough = m_softener;
    }
    context.revealed = m_revealed.contains(entry.id);
    if (m_media && !entry.deleted)
        context.look = [board = m_media, channel = entry.channel](const Part &part) {
            return board->look(channel, part);
        };
    if (const auto found = m_translations.constFind(entry.id); found != m_translations.constEnd() && !entry.deleted)
        context.translation = *found;
    context.readOnly = m_readOnly;
    const bool ours = entry.author == AuthorKind::Agent || entry.author == AuthorKind::Supervisor;
    if (m_cards && ours && entry.kind != TimelineKind::Activity)
        context.card = m_cards(entry.agent);
    context.firstNew = m_firstNew != 0 && entry.row == m_firstNew;
    return context;
}

void TimelineView::layOut(int position)
{
    Slot &slot = m_slots[static_cast<size_t>(position)];
    slot.box = layoutEntry(m_model.entry(position), m_model.shape(position), contextFor(position));
    if (position + 1 == entryCount())
        slot.box.height += endMargin;
    slot.stale = false;
}

// Lays out what is in view, keeping the anchor (or the end) where it is although heights above it change.
void TimelineView::arrange()
{
    if (m_arranging || static_cast<int>(m_slots.size()) != entryCount())
        return;
    m_arranging = true;
    const int page = viewport()->height();
    int top = 0;
    for (bool settled = false; !settled;) {
        m_tops.resize(m_slots.size() + 1);
        m_tops[0] = 0;
        for (size_t i = 0; i < m_slots.size(); ++i)
            m_tops[i + 1] = m_tops[i] + m_slots[i].box.height;
        const int highest = std::max(0, m_tops.back() - page);
        m_anchor = std::clamp(m_anchor, 0, std::max(0, entryCount() - 1));
        top = m_atEnd || m_slots.empty() ? highest
                                         : std::min(highest, m_tops[static_cast<size_t>(m_anchor)] + m_anchorOffset);
        settled = true;
        for (int i = positionAt(top); i < entryCount() && m_tops[static_cast<size_t>(i)] < top + page; ++i) {
            if (m_slots[static_cast<size_t>(i)].stale) {
                layOut(i);
                settled = false;
            }
        }
    }
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, m_tops.back() - page));
    verticalScrollBar()->setValue(top);
    m_arranging = false;
    placeJump();
    const bool counting = std::any_of(m_slots.begin(), m_slots.end(), [](const Slot &slot) {
        return !slot.box.actions.empty() && slot.box.actions.front().action == EntryAction::Undo;
    });
    // By the second where seconds are shown, else by the minute: what leaves on Monday changes nothing today.
    m_countdown.setInterval(isCountedDown() ? std::chrono::seconds(1) : std::chrono::minutes(1));
    if (counting && !m_countdown.isActive())
        m_countdown.start();
    else if (!counting)
        m_countdown.stop();
    if (top < nearTop && entryCount() > 0)
        m_model.loadOlder();
    viewport()->update();
}

bool TimelineView::isCountedDown() const
{
    const Instant soon = m_clock.now() + countedDown;
    for (int i = 0; i < entryCount(); ++i) {
        const TimelineRow &entry = m_model.entry(i);
        if (entry.delivery == DeliveryState::Queued && entry.notBefore && *entry.notBefore <= soon)
            return true;
    }
    return false;
}

void TimelineView::tickCountdowns()
{
    for (Slot &slot : m_slots) {
        if (!slot.box.actions.empty() && slot.box.actions.front().action == EntryAction::Undo)
            slot.stale = true;
    }
    arrange();
}

void TimelineView::scrollContentsBy(int, int)
{
    if (m_arranging)
        return;
    keepAnchor();
    arrange();
}

void TimelineView::keepAnchor()
{
    const int value = verticalScrollBar()->value();
    m_atEnd = value >= verticalScrollBar()->maximum();
    m_anchor = positionAt(value);
    m_anchorOffset = m_slots.empty() ? 0 : value - m_tops[static_cast<size_t>(m_anchor)];
    if (m_atEnd)
        m_unseen = 0;
}

int TimelineView::positionAt(int y) const
{
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return std::clamp(static_cast<int>(after - m_tops.begin()) - 1, 0,
                      std::max(0, static_cast<int>(m_slots.size()) - 1));
}

void TimelineView::placeJump()
{
    m_jump->setVisible(!m_atEnd);
    if (m_atEnd)
        return;
    const QString words = m_unseen > 0 ? tr("%n new message(s)", nullptr, m_unseen) : tr("Latest messages");
    m_jump->setText(words);
    m_jump->setAccessibleName(words);
    m_jump->setIcon(m_theme.theme().icon(IconName::ChevronDown));
    m_jump->adjustSize();
    m_jump->move((viewport()->width() - m_jump->width()) / 2, viewport()->height() - m_jump->height() - 12);
}

void TimelineView::jumpToEnd()
{
    m_atEnd = true;
    m_unseen = 0;
    arrange();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.theme().color(ColorRole::Window));
    const int scroll = verticalScrollBar()->value();
    const int until = event->rect().bottom() + scroll;
    for (int i = positionAt(event->rect().top() + scroll); i < entryCount() && m_tops[static_cast<size_t>(i)] <= until;
         ++i) {
        const Slot &slot = m_slots[static_cast<size_t>(i)];
        if (slot.stale)
            continue;
        const QPoint origin(0, m_tops[static_cast<size_t>(i)] - scroll);
        EntryLook look;
        look.current = i == m_current && hasFocus();
        look.pointer = m_pointer - origin;
        if (m_model.entry(i).row == m_selection.row) {
            look.selectionStart = std::min(m_selection.anchor, m_selection.end);
            look.selectionEnd = std::max(m_selection.anchor, m_selection.end);
        }
        painter.save();
        painter.translate(origin);
        paintEntry(painter, m_model.entry(i), slot.box, look, contextFor(i), m_theme.theme());
        painter.restore();
    }
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width()) {
        for (Slot &slot : m_slots)
            slot.stale = true;
    }
    arrange();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        for (Slot &slot : m_slots)
            slot.stale = true;
        setAccessibleName(tr("Conversation"));
        arrange();
    }
}

void TimelineView::setCurrent(int position)
{
    const int next = entryCount() == 0 ? -1 : std::clamp(position, 0, entryCount() - 1);
    if (next == m_current)
        return;
    m_current = next;
    if (next >= 0) {
        scrollTo(next);
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(next);
        QAccessible::updateAccessibility(&event);
    }
    viewport()->update();
    Q_EMIT currentChanged(next);
}

void TimelineView::scrollTo(int position)
{
    const QRect where = entryRect(position);
    if (where.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + where.top());
    else if (where.bottom() >= viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value()
                                      + std::min(where.top(), where.bottom() + 1 - viewport()->height()));
}

QRect TimelineView::entryRect(int position)
{
    const EntryBox &laid = box(position);
    return {0, m_tops[static_cast<size_t>(position)] - verticalScrollBar()->value(), viewport()->width(), laid.height};
}

const EntryBox &TimelineView::box(int position)
{
    if (m_slots[static_cast<size_t>(position)].stale) {
        layOut(position);
        arrange();
    }
    return m_slots[static_cast<size_t>(position)].box;
}

QString TimelineView::spoken(int position)
{
    const TimelineRow &entry = m_model.entry(position);
    const QString translation = box(position).shownTranslation.text;
    const QString said = ConversationWords::spoken(entry, box(position).shown.text, m_model.zone());
    return translation.isEmpty() ? said : u"%1, %2: %3"_s.arg(said, box(position).translationWords, translation);
}

void TimelineView::setTranslation(const MessageId &message, const std::optional<MessageTranslation> &translation)
{
    if (translation)
        m_translations.insert(message, *translation);
    else
        m_translations.remove(message);
    if (const int position = m_model.positionOf(message); position >= 0) {
        m_slots[static_cast<size_t>(position)].stale = true;
        arrange();
        viewport()->update();
    }
}

void TimelineView::setSoftener(PersonalDataFinder softener)
{
    m_softener = std::move(softener);
    for (Slot &slot : m_slots)
        slot.stale = true;
    arrange();
    viewport()->update();
}

void TimelineView::showRough(const MessageId &message)
{
    m_rough.insert(message);
    renew(message);
}

void TimelineView::reveal(const MessageId &message)
{
    m_revealed.insert(message);
    renew(message);
}

/// Lays the entry out anew.
void TimelineView::renew(const MessageId &message)
{
    if (const int position = m_model.positionOf(message); position >= 0) {
        m_slots[static_cast<size_t>(position)].stale = true;
        arrange();
    }
}

void TimelineView::setFirstNew(qint64 row)
{
    if (row == m_firstNew)
        return;
    m_firstNew = row;
    for (Slot &slot : m_slots)
        slot.stale = true;
    arrange();
}

} // namespace lianxi
