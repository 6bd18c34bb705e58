// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard, mouse and menu of the timeline.
#include "ui/conversation/assist_words.h"
#include "ui/conversation/timeline_view.h"
#include "ui/conversation/words.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

namespace lianxi
{

using namespace Qt::StringLiterals;

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(copyText());
        return;
    }
    const int at = m_current < 0 ? entryCount() : m_current;
    switch (event->key()) {
    case Qt::Key_Up:
        setCurrent(at - 1);
        return;
    case Qt::Key_Down:
        setCurrent(at + 1);
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(entryCount() - 1);
        return;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        return;
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && !box(m_current).actions.empty()) {
            perform(box(m_current).actions.front().action, m_current);
            return;
        }
        if (m_current >= 0 && !box(m_current).parts.empty()) {
            openPart(m_current, box(m_current).parts.front().part);
            return;
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || entryCount() == 0)
        return;
    const int position = positionAt(event->pos().y() + verticalScrollBar()->value());
    const QPoint inside = event->pos() - entryRect(position).topLeft();
    m_selection = {};
    if (box(position).bubble.contains(inside)) {
        m_current = position;
        const qsizetype offset = box(position).offsetAt(inside);
        if (offset >= 0) {
            m_selection = {m_model.entry(position).row, offset, offset};
            m_selecting = true;
        }
    }
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    updatePointer(event->pos());
    if (!m_selecting || entryCount() == 0)
        return;
    for (int i = 0; i < entryCount(); ++i) {
        if (m_model.entry(i).row == m_selection.row) {
            m_selection.end = std::max<qsizetype>(0, box(i).offsetAt(event->pos() - entryRect(i).topLeft()));
            break;
        }
    }
    viewport()->update();
}

void TimelineView::updatePointer(QPoint point)
{
    m_pointer = point;
    if (entryCount() == 0)
        return;
    const int position = positionAt(point.y() + verticalScrollBar()->value());
    const QPoint inside = point - entryRect(position).topLeft();
    const EntryBox &laid = box(position);
    const TextSpan *span = laid.spanAt(inside);
    const EntryBox::PartBox *part = laid.partAt(inside);
    const bool opens = part && m_media && isFile(m_model.entry(position).parts.at(static_cast<size_t>(part->part)));
    const bool clickable = opens || laid.actionAt(inside) || (span && span->kind != TextSpan::Kind::Control);
    const bool text = laid.text && laid.bubble.contains(inside);
    viewport()->setCursor(clickable ? Qt::PointingHandCursor : (text ? Qt::IBeamCursor : Qt::ArrowCursor));
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_selecting = false;
    if (event->button() != Qt::LeftButton || entryCount() == 0 || m_selection.anchor != m_selection.end)
        return;
    const int position = positionAt(event->pos().y() + verticalScrollBar()->value());
    const QPoint inside = event->pos() - entryRect(position).topLeft();
    const EntryBox &laid = box(position);
    if (const EntryBox::ActionBox *action = laid.actionAt(inside)) {
        perform(action->action, position);
        return;
    }
    if (const EntryBox::PartBox *part = laid.partAt(inside)) {
        openPart(position, part->part);
        return;
    }
    const TextSpan *span = laid.spanAt(inside);
    if (!span)
        return;
    if (span->kind == TextSpan::Kind::Masked) {
        Q_EMIT revealRequested(m_model.entry(position).id, span->value);
    } else if (span->kind == TextSpan::Kind::Softened) {
        showRough(m_model.entry(position).id);
    } else if (span->kind == TextSpan::Kind::Link) {
        if (const std::optional<QUrl> link = openableLink(span->value))
            Q_EMIT linkRequested(*link);
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (entryCount() == 0)
        return;
    const int position = positionAt(event->pos().y() + verticalScrollBar()->value());
    const EntryBox &laid = box(position);
    const qsizetype offset = laid.offsetAt(event->pos() - entryRect(position).topLeft());
    if (offset < 0)
        return;
    const int at = static_cast<int>(offset);
    m_selection = {m_model.entry(position).row,
                   laid.text->previousCursorPosition(laid.text->nextCursorPosition(at, QTextLayout::SkipWords),
                                                     QTextLayout::SkipWords),
                   laid.text->nextCursorPosition(at, QTextLayout::SkipWords)};
    viewport()->update();
}

QString TimelineView::copyText()
{
    for (int i = 0; i < entryCount(); ++i) {
        if (m_model.entry(i).row == m_selection.row && m_selection.anchor != m_selection.end) {
            const qsizetype from = std::min(m_selection.anchor, m_selection.end);
            return box(i).shown.text.mid(from, std::abs(m_selection.end - m_selection.anchor));
        }
    }
    return m_current >= 0 ? box(m_current).shown.text : QString();
}

void TimelineView::perform(EntryAction action, int position)
{
    const TimelineRow &entry = m_model.entry(position);
    switch (action) {
    case EntryAction::Retry:
    case EntryAction::SendAgain:
        Q_EMIT retryRequested(entry.id);
        return;
    case EntryAction::Undo:
        Q_EMIT undoRequested(entry.id);
        return;
    case EntryAction::ShowRough:
        showRough(entry.id);
        return;
    case EntryAction::WriteAnew:
        Q_EMIT writeAnewRequested(entry.id);
        return;
    case EntryAction::Reveal: {
        const auto &spans = box(position).shown.spans;
        const auto masked = std::find_if(spans.begin(), spans.end(),
                                         [](const TextSpan &span) { return span.kind == TextSpan::Kind::Masked; });
        Q_EMIT revealRequested(entry.id, masked == spans.end() ? QString() : masked->value);
        return;
    }
    }
}

// A picture opens, a voice is played, anything else is saved; what failed is tried again first.
void TimelineView::openPart(int position, int part)
{
    const TimelineRow &entry = m_model.entry(position);
    const MediaKey key{entry.channel, entry.parts.at(static_cast<size_t>(part))};
    if (!m_media || !isFile(key.part))
        return;
    const PartLook look = m_media->look(key.channel, key.part);
    if (look.state == PartLook::State::Failed)
        m_media->retry(key.channel, key.part);
    else if (look.state == PartLook::State::Ready)
        Q_EMIT pictureRequested(key);
    else if (key.part.type == PartType::Voice || key.part.type == PartType::Audio)
        Q_EMIT playRequested(key);
    else if (look.state == PartLook::State::Unknown)
        Q_EMIT saveRequested(key);
}

void TimelineView::fillMenu(QMenu &menu, int position)
{
    const Theme &theme = m_theme.theme();
    const TimelineRow &entry = m_model.entry(position);
    const QString words = copyText();
    if (!words.isEmpty()) {
        menu.addAction(theme.icon(IconName::Copy), tr("Copy"), this,
                       [words] { QApplication::clipboard()->setText(words); });
    }
    if (m_readOnly)
        return;
    if (!words.isEmpty()) {
        menu.addAction(theme.icon(IconName::Quote), tr("Quote in the composer"), this,
                       [this, words] { Q_EMIT quoteRequested(words); });
    }
    if (entry.kind == TimelineKind::Message && entry.direction == Direction::In) {
        menu.addAction(theme.icon(IconName::Undo), tr("Reply to this message"), this,
                       [this, id = entry.id] { Q_EMIT replyRequested(id); });
        menu.addAction(theme.icon(IconName::Star), tr("Note as feedback …"), this,
                       [this, id = entry.id] { Q_EMIT feedbackRequested(id); });
    }
    const bool translated = hasTranslation(entry.id);
    if (translated || (m_translatable && m_translatable(entry))) {
        menu.addAction(theme.icon(IconName::Assist),
                       translated ? AssistWords::tr("Hide the translation") : AssistWords::tr("Translate this message"),
                       this, [this, id = entry.id] { Q_EMIT translateRequested(id); });
    }
    for (const MessageAction action : m_offered ? m_offered(entry) : std::vector<MessageAction>()) {
        menu.addAction(theme.icon(ConversationWords::icon(action)), ConversationWords::action(action), this,
                       [this, id = entry.id, action] { Q_EMIT actionRequested(id, action); });
    }
    for (const Part &part : entry.parts) {
        if (!m_media || !isFile(part) || entry.deleted)
            continue;
        const MediaKey key{entry.channel, part};
        menu.addAction(theme.icon(partIcon(part.type)), tr("Save %1 as…").arg(ConversationWords::partTitle(part)), this,
                       [this, key] { Q_EMIT saveRequested(key); });
    }
    const EntryBox laid = box(position);
    for (const EntryBox::ActionBox &action : laid.actions)
        menu.addAction(action.label, this, [this, position, kind = action.action] { perform(kind, position); });
    for (const TextSpan &span : laid.shown.spans) {
        const std::optional<QUrl> link = span.kind == TextSpan::Kind::Link ? openableLink(span.value) : std::nullopt;
        if (link)
            menu.addAction(theme.icon(IconName::Link), tr("Open %1 …").arg(hostInPlainLetters(*link)), this,
                           [this, link] { Q_EMIT linkRequested(*link); });
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (entryCount() == 0)
        return;
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    if (byMouse)
        setCurrent(positionAt(event->pos().y() + verticalScrollBar()->value()));
    if (m_current < 0)
        return;
    QMenu menu(this);
    fillMenu(menu, m_current);
    if (!menu.isEmpty())
        menu.exec(byMouse ? event->globalPos() : viewport()->mapToGlobal(entryRect(m_current).center()));
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && m_current < 0 && entryCount() > 0)
        setCurrent(entryCount() - 1);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        updatePointer({-1, -1});
    if (event->type() != QEvent::ToolTip || entryCount() == 0)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int position = positionAt(help->pos().y() + verticalScrollBar()->value());
    const TimelineRow &entry = m_model.entry(position);
    const QPoint inside = help->pos() - entryRect(position).topLeft();
    QString words;
    if (const TextSpan *span = box(position).spanAt(inside); span && span->kind == TextSpan::Kind::Link)
        words = tr("Opens %1 after asking").arg(hostInPlainLetters(QUrl(span->value)));
    else if (span && span->kind == TextSpan::Kind::Control)
        words = tr("A character that changes the order of the text around it");
    else if (box(position).footer.contains(inside) && box(position).outgoing)
        words = ConversationWords::delivery(entry.delivery);
    else if (box(position).status.contains(inside))
        words = box(position).statusWords;
    // Tooltips are rich text when they look like it; escaping keeps a platform's words plain.
    QToolTip::showText(help->globalPos(), words.isEmpty() ? QString() : u"<qt>%1</qt>"_s.arg(words.toHtmlEscaped()),
                       viewport());
    return true;
}

} // namespace lianxi
