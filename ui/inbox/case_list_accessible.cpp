// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/case_list_accessible.h"

#include "ui/inbox/case_list_view.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace lianxi
{

namespace
{

/// One visible row, by its position among the visible ones.
class RowAccessible final : public QAccessibleInterface
{
public:
    RowAccessible(CaseListView *view, int visible)
        : m_view(view)
        , m_visible(visible)
    {
    }
    bool isValid() const override { return m_view && position() <= m_view->visibleRange().second; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && m_view ? m_view->spokenRow(position()) : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!m_view)
            return {};
        const QRect row = m_view->visualRect(m_view->model()->index(position(), 0));
        return {m_view->viewport()->mapToGlobal(row.topLeft()), row.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const bool current = m_view && m_view->currentIndex().row() == position();
        state.selectable = state.focusable = true;
        state.multiSelectable = true;
        state.selected = current || (m_view && m_view->isMarked(m_view->cases()->caseRowAt(position())));
        state.focused = current && m_view->hasFocus();
        return state;
    }

private:
    int position() const { return m_view->visibleRange().first + m_visible; }
    QPointer<CaseListView> m_view;
    int m_visible;
};

class ListAccessible final : public QAccessibleWidget
{
public:
    explicit ListAccessible(CaseListView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~ListAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_rows))
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override
    {
        const auto [first, last] = view()->visibleRange();
        return std::max(0, last - first + 1);
    }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (!m_rows.contains(index))
            m_rows.insert(index, QAccessible::registerAccessibleInterface(new RowAccessible(view(), index)));
        return QAccessible::accessibleInterface(m_rows.value(index));
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? child(index.row() - view()->visibleRange().first) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QModelIndex current = view()->currentIndex();
        return current.isValid() ? child(current.row() - view()->visibleRange().first) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
            if (QAccessible::accessibleInterface(row.value()) == wanted)
                return row.key();
        return -1;
    }

private:
    CaseListView *view() const { return static_cast<CaseListView *>(widget()); }
    mutable QHash<int, QAccessible::Id> m_rows; ///< made when asked for; owned by Qt's registry
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<CaseListView *>(object);
    return view ? new ListAccessible(view) : nullptr;
}

} // namespace

void installCaseListAccessibility()
{
    QAccessible::installFactory(makeAccessible);
}

} // namespace lianxi
