// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/case_list_view.h"

#include "ui/inbox/case_row_layout.h"
#include "ui/people/face_board.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace lianxi
{

using namespace std::chrono_literals;

CaseListView::CaseListView(ThemeSource &themes, const Clock &clock, QWidget *parent)
    : QAbstractItemView(parent)
    , m_themes(themes)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("caseList"));
    setAccessibleName(tr("Cases"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAutoScroll(true);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_rings.setSingleShot(true);
    connect(&m_rings, &QTimer::timeout, this, &CaseListView::repaintRings);
    connect(&m_themes, &ThemeSource::changed, this, &CaseListView::takeTheme);
    takeTheme();
}

void CaseListView::takeTheme()
{
    m_rowHeight = caseRowHeight(m_themes.theme());
    updateGeometries();
    viewport()->update();
}

void CaseListView::setCases(CaseListModel *model)
{
    m_cases = model;
    setModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        shiftContent(first < verticalOffset() / m_rowHeight ? first - last - 1 : 0);
    });
    connect(model, &QAbstractItemModel::rowsMoved, this, [this] { viewport()->update(); });
    connect(model, &CaseListModel::loadingChanged, this, &CaseListView::pruneMarks, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &CaseListView::pruneMarks, Qt::QueuedConnection);
    updateGeometries();
}

std::pair<int, int> CaseListView::visibleRange() const
{
    const int count = model() ? model()->rowCount() : 0;
    const int first = verticalOffset() / m_rowHeight;
    const int last = (verticalOffset() + viewport()->height() - 1) / m_rowHeight;
    return {first, std::min(last, count - 1)};
}

QString CaseListView::spokenRow(int position) const
{
    const CaseRow *row = m_cases ? m_cases->caseAt(position) : nullptr;
    if (!row)
        return tr("Loading");
    const QString words = spokenCase(*row, m_clock.now());
    return isMarked(row->row) ? tr("marked, %1").arg(words) : words;
}

void CaseListView::setSnippets(QHash<qint64, QString> snippets)
{
    m_snippets = std::move(snippets);
    viewport()->update();
}

void CaseListView::setFaces(FaceBoard *faces)
{
    m_faces = faces;
    connect(faces, &FaceBoard::changed, viewport(), qOverload<>(&QWidget::update));
}

void CaseListView::step(int by)
{
    if (!model() || model()->rowCount() == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : (by > 0 ? -1 : model()->rowCount());
    const int to = std::clamp(from + by, 0, model()->rowCount() - 1);
    setCurrentIndex(model()->index(to, 0));
    Q_EMIT caseChosen(m_cases->caseRowAt(to));
}

QRect CaseListView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return {0, index.row() * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight};
}

void CaseListView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = index.row() * m_rowHeight;
    const int room = viewport()->height() - m_rowHeight;
    int value = verticalOffset();
    switch (hint) {
    case EnsureVisible:
        value = std::clamp(value, std::max(0, top - room), top);
        break;
    case PositionAtTop:
        value = top;
        break;
    case PositionAtBottom:
        value = top - room;
        break;
    case PositionAtCenter:
        value = top - room / 2;
        break;
    }
    verticalScrollBar()->setValue(value);
}

QModelIndex CaseListView::indexAt(const QPoint &point) const
{
    if (!model() || point.y() < 0)
        return {};
    const int row = (point.y() + verticalOffset()) / m_rowHeight;
    return row < model()->rowCount() ? model()->index(row, 0) : QModelIndex();
}

QSize CaseListView::sizeHint() const
{
    return {m_themes.theme().scaled(340), m_rowHeight * 8};
}

int CaseListView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QModelIndex CaseListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = model() ? model()->rowCount() : 0;
    if (count == 0)
        return {};
    const int page = std::max(1, viewport()->height() / m_rowHeight - 1);
    int row = currentIndex().isValid() ? currentIndex().row() : -1;
    switch (action) {
    case MoveUp:
    case MovePrevious:
    case MoveLeft:
        row -= 1;
        break;
    case MoveDown:
    case MoveNext:
    case MoveRight:
        row += 1;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = count - 1;
        break;
    }
    return model()->index(std::clamp(row, 0, count - 1), 0);
}

void CaseListView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), flags);
}

QRegion CaseListView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        region += QRect(visualRect(range.topLeft()).topLeft(), visualRect(range.bottomRight()).bottomRight());
    return region & viewport()->rect();
}

void CaseListView::updateGeometries()
{
    const int count = model() ? model()->rowCount() : 0;
    verticalScrollBar()->setSingleStep(m_rowHeight / 2);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, count * m_rowHeight - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void CaseListView::shiftContent(int rowsAbove)
{
    updateGeometries();
    if (rowsAbove != 0)
        verticalScrollBar()->setValue(verticalOffset() + rowsAbove * m_rowHeight);
    viewport()->update();
}

void CaseListView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    // At the beginning of the list new cases are seen coming in; anywhere else the reader's place is kept.
    const int top = verticalOffset() / m_rowHeight;
    const bool above = verticalOffset() > 0 && first <= top;
    QAbstractItemView::rowsInserted(parent, first, last);
    shiftContent(above ? last - first + 1 : 0);
}

void CaseListView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &)
{
    const auto [first, last] = visibleRange();
    if (bottomRight.row() < first || topLeft.row() > last)
        return;
    viewport()->update(QRect(visualRect(topLeft).topLeft(), visualRect(bottomRight).bottomRight()));
}

void CaseListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    viewport()->update(visualRect(previous));
    if (!m_drawing)
        m_anchor = 0; // the next stretch begins where the keyboard stands then
    if (!current.isValid())
        return;
    scrollTo(current);
    viewport()->update(visualRect(current));
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(current.row() - visibleRange().first);
        QAccessible::updateAccessibility(&event);
    }
}

void CaseListView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Theme &theme = m_themes.theme();
    const auto [first, last] = visibleRange();
    const Instant now = m_clock.now();
    for (int position = first; position <= last; ++position) {
        const QRect rect(0, position * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight);
        if (!event->rect().intersects(rect))
            continue;
        if (const CaseRow *row = m_cases->caseAt(position)) {
            const CaseRowState state{currentIndex().row() == position, m_hovered == position, hasFocus(),
                                     m_faces ? m_faces->face(row->avatar) : QImage(), isMarked(row->row)};
            if (const auto found = m_snippets.constFind(row->row); found != m_snippets.constEnd()) {
                CaseRow hit = *row;
                hit.preview = *found;
                paintCaseRow(painter, rect, layoutCaseRow(hit, rect, theme, now), state, theme);
            } else {
                paintCaseRow(painter, rect, layoutCaseRow(*row, rect, theme, now), state, theme);
            }
        } else {
            paintPlaceholder(painter, rect, theme);
        }
    }
    const int end = std::max(0, (last + 1) * m_rowHeight - verticalOffset());
    painter.fillRect(QRect(0, end, viewport()->width(), viewport()->height() - end), theme.color(ColorRole::Surface));
    armRings();
}

void CaseListView::armRings()
{
    if (m_rings.isActive() || !isVisible())
        return;
    // Texts count minutes and a ring moves by a pixel in about half a minute: one wake-up a minute shows both, except
    // where a visible promise breaks earlier. Never more often than once a second.
    const Instant now = m_clock.now();
    std::chrono::milliseconds wait = 60s - std::chrono::milliseconds(toMillis(now) % 60000);
    bool any = false;
    const auto [first, last] = visibleRange();
    for (int position = first; position <= last; ++position) {
        const CaseRow *row = m_cases->caseAt(position);
        if (!row || !row->clock)
            continue;
        any = true;
        if (row->clock->due > now)
            wait = std::min(wait, std::chrono::milliseconds(row->clock->due - now));
    }
    if (any)
        m_rings.start(std::max<std::chrono::milliseconds>(wait, 1s));
}

void CaseListView::repaintRings()
{
    const auto [first, last] = visibleRange();
    for (int position = first; position <= last; ++position) {
        const QRect rect = visualRect(model()->index(position, 0));
        if (const CaseRow *row = m_cases->caseAt(position); row && row->clock)
            viewport()->update(rect);
    }
}

bool CaseListView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const CaseRow *row = index.isValid() ? m_cases->caseAt(index.row()) : nullptr;
        QString tip;
        if (row) {
            const CaseRowLayout layout = layoutCaseRow(*row, visualRect(index), m_themes.theme(), m_clock.now());
            tip = caseRowTip(layout, *row, help->pos(), m_clock.now());
        }
        // Escaped and wrapped: a tooltip guesses whether its text is markup, and this text may be a customer's.
        QToolTip::showText(help->globalPos(), tip.isEmpty() ? QString() : Qt::convertFromPlainText(tip), viewport());
        return true;
    }
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::Leave) {
        const int hovered =
            event->type() == QEvent::Leave ? -1 : indexAt(static_cast<QMouseEvent *>(event)->pos()).row();
        if (hovered != m_hovered) {
            for (const int position : {m_hovered, hovered})
                if (position >= 0)
                    viewport()->update(
                        QRect(0, position * m_rowHeight - verticalOffset(), viewport()->width(), m_rowHeight));
            m_hovered = hovered;
        }
    }
    const bool button = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease
        || event->type() == QEvent::MouseButtonDblClick;
    if (button && markByMouse(*static_cast<QMouseEvent *>(event)))
        return true;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = indexAt(mouse->pos());
        m_anchor = 0;
        const bool handled = QAbstractItemView::viewportEvent(event);
        if (mouse->button() == Qt::LeftButton && index.isValid() && index == currentIndex())
            Q_EMIT caseChosen(m_cases->caseRowAt(index.row()));
        return handled;
    }
    return QAbstractItemView::viewportEvent(event);
}

void CaseListView::keyPressEvent(QKeyEvent *event)
{
    if (markByKey(*event)) {
        event->accept();
        return;
    }
    const bool choose =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (choose && currentIndex().isValid() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        Q_EMIT caseChosen(m_cases->caseRowAt(currentIndex().row()));
        if (event->key() != Qt::Key_Space)
            Q_EMIT caseEntered(m_cases->caseRowAt(currentIndex().row()));
        event->accept();
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

} // namespace lianxi
