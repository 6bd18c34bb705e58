// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/chart_view.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace lianxi
{

namespace
{

/// One bar, point or cell, by its place in the layout.
class MarkAccessible final : public QAccessibleInterface
{
public:
    MarkAccessible(ChartView *view, int place)
        : m_view(view)
        , m_place(place)
    {
    }
    bool isValid() const override { return m_view && m_place < static_cast<int>(m_view->layoutNow().marks.size()); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view->mark(where()).words : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inside = where().where.toAlignedRect();
        return {m_view->mapToGlobal(inside.topLeft()), inside.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.focused = m_view && m_view->hasFocus() && m_view->current() == m_place;
        return state;
    }

private:
    PlotLayout::Mark where() const { return m_view->layoutNow().marks.at(static_cast<size_t>(m_place)); }
    QPointer<ChartView> m_view;
    int m_place;
};

class ChartAccessible final : public QAccessibleWidget
{
public:
    explicit ChartAccessible(ChartView *view)
        : QAccessibleWidget(view, QAccessible::Chart)
        , m_view(view)
    {
    }
    ~ChartAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return m_view ? static_cast<int>(m_view->layoutNow().marks.size()) : 0; }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        QAccessible::Id &id = m_children[index];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new MarkAccessible(m_view, index));
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto found = m_children.cbegin(); found != m_children.cend(); ++found)
            if (QAccessible::accessibleInterface(*found) == child)
                return found.key();
        return -1;
    }

private:
    QPointer<ChartView> m_view;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<ChartView *>(object);
    return view ? new ChartAccessible(view) : nullptr;
}

} // namespace

void installChartAccessibility()
{
    QAccessible::installFactory(make);
}

} // namespace lianxi
