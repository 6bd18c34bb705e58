// SPDX-License-Identifier: GPL-3.0-or-later
// Marking several cases, by mouse and keyboard. Marks belong to cases, not to places: they stay when the list moves.
#include "ui/inbox/case_list_view.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

namespace lianxi
{

void CaseListView::setMarkable(bool markable)
{
    m_markable = markable;
    if (!markable)
        clearMarks();
}

void CaseListView::clearMarks()
{
    m_anchor = 0;
    m_base.clear();
    if (m_marks.isEmpty())
        return;
    m_marks.clear();
    showMarks();
}

std::vector<qint64> CaseListView::markedCases() const
{
    std::vector<std::pair<int, qint64>> placed;
    for (const qint64 row : m_marks)
        placed.emplace_back(m_cases->positionOf(row), row);
    std::sort(placed.begin(), placed.end());
    std::vector<qint64> rows;
    rows.reserve(placed.size());
    for (const auto &[position, row] : placed)
        rows.push_back(row);
    return rows;
}

void CaseListView::markAll()
{
    m_marks.clear();
    markRange(0, model()->rowCount() - 1);
    m_base = m_marks;
    m_anchor = m_cases->caseRowAt(0);
    showMarks();
}

void CaseListView::toggleMark(int position)
{
    const qint64 row = m_cases->caseRowAt(position);
    if (row == 0)
        return;
    // As in every list: the one that is chosen already is the first of several.
    if (m_marks.isEmpty() && currentIndex().isValid() && currentIndex().row() != position)
        m_marks.insert(m_cases->caseRowAt(currentIndex().row()));
    if (!m_marks.remove(row) && m_marks.size() < mostMarked)
        m_marks.insert(row);
    m_anchor = row;
    m_base = m_marks;
    showMarks();
}

/// Marks everything from where marking began to `position`, in place of an earlier stretch from there.
void CaseListView::markTo(int position)
{
    int from = m_cases->positionOf(m_anchor);
    if (from < 0) {
        from = currentIndex().isValid() ? currentIndex().row() : position;
        m_anchor = m_cases->caseRowAt(from);
        m_base = m_marks;
    }
    m_marks = m_base;
    markRange(std::min(from, position), std::max(from, position));
    showMarks();
}

void CaseListView::markRange(int first, int last)
{
    for (int position = first; position <= last && m_marks.size() < mostMarked; ++position)
        m_marks.insert(m_cases->caseRowAt(position));
}

/// What is no longer in the list is not done anything with. Asked for after the list has settled: a case that moves may
/// be gone for a moment.
void CaseListView::pruneMarks()
{
    if (m_marks.isEmpty() || m_cases->isLoading())
        return;
    const qsizetype before = m_marks.size();
    erase_if(m_marks, [this](qint64 row) { return m_cases->positionOf(row) < 0; });
    erase_if(m_base, [this](qint64 row) { return m_cases->positionOf(row) < 0; });
    if (m_marks.size() != before)
        showMarks();
}

void CaseListView::showMarks()
{
    viewport()->update();
    Q_EMIT marksChanged(static_cast<int>(m_marks.size()));
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::SelectionWithin);
        QAccessible::updateAccessibility(&event);
    }
}

/// Clicks with Ctrl or Shift mark and open nothing.
bool CaseListView::markByMouse(const QMouseEvent &mouse)
{
    const bool extends = mouse.modifiers() & Qt::ShiftModifier, toggles = mouse.modifiers() & Qt::ControlModifier;
    if (!m_markable || mouse.button() != Qt::LeftButton || !(extends || toggles))
        return false;
    const QModelIndex index = indexAt(mouse.pos());
    if (!index.isValid() || mouse.type() == QEvent::MouseButtonRelease)
        return true;
    if (extends)
        markTo(index.row());
    else
        toggleMark(index.row());
    return true;
}

bool CaseListView::markByKey(const QKeyEvent &key)
{
    if (!m_markable || !model() || model()->rowCount() == 0)
        return false;
    const bool shift = key.modifiers() & Qt::ShiftModifier, control = key.modifiers() & Qt::ControlModifier;
    if (key.matches(QKeySequence::SelectAll)) {
        markAll();
        return true;
    }
    if (key.key() == Qt::Key_Escape && !m_marks.isEmpty()) {
        clearMarks();
        return true;
    }
    if (key.key() == Qt::Key_Space && control && !shift && currentIndex().isValid()) {
        toggleMark(currentIndex().row());
        return true;
    }
    const auto moved = [&key]() -> std::optional<CursorAction> {
        switch (key.key()) {
        case Qt::Key_Up:
            return MoveUp;
        case Qt::Key_Down:
            return MoveDown;
        case Qt::Key_PageUp:
            return MovePageUp;
        case Qt::Key_PageDown:
            return MovePageDown;
        case Qt::Key_Home:
            return MoveHome;
        case Qt::Key_End:
            return MoveEnd;
        default:
            return std::nullopt;
        }
    }();
    if (!shift || control || (key.modifiers() & Qt::AltModifier) || !moved)
        return false;
    const bool begins = m_cases->positionOf(m_anchor) < 0;
    if (begins && currentIndex().isValid())
        markTo(currentIndex().row()); // the stretch begins where the keyboard stands
    m_drawing = true;
    setCurrentIndex(moveCursor(*moved, key.modifiers()));
    m_drawing = false;
    markTo(currentIndex().row());
    return true;
}

} // namespace lianxi
