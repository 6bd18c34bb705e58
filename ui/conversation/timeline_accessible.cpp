// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timeline_accessible.h"

#include "ui/conversation/timeline_view.h"

#include <QAccessibleWidget>

namespace lianxi
{

namespace
{

/// One entry as a list item.
class EntryAccessible final : public QAccessibleInterface
{
public:
    EntryAccessible(TimelineView *view, int position)
        : m_view(view)
        , m_position(position)
    {
    }
    bool isValid() const override { return m_view && m_position < m_view->entryCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view->spoken(m_position) : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect where = m_view->entryRect(m_position);
        return {m_view->viewport()->mapToGlobal(where.topLeft()), where.size()};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.readOnly = true;
        state.focused = m_view && m_view->hasFocus() && m_view->current() == m_position;
        return state;
    }

private:
    QPointer<TimelineView> m_view;
    int m_position;
};

class TimelineAccessible final : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView *view)
        : QAccessibleWidget(view, QAccessible::List)
        , m_view(view)
    {
    }
    ~TimelineAccessible() override
    {
        for (const QAccessible::Id id : m_entries)
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return m_view ? m_view->entryCount() : 0; }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (static_cast<int>(m_entries.size()) <= index) {
            auto *entry = new EntryAccessible(m_view, static_cast<int>(m_entries.size()));
            m_entries.push_back(QAccessible::registerAccessibleInterface(entry));
        }
        return QAccessible::accessibleInterface(m_entries[static_cast<size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto found = std::find_if(m_entries.begin(), m_entries.end(), [child](QAccessible::Id id) {
            return QAccessible::accessibleInterface(id) == child;
        });
        return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
    }

private:
    QPointer<TimelineView> m_view;
    mutable std::vector<QAccessible::Id> m_entries; ///< by position; made when first asked for
};

QAccessibleInterface *makeTimeline(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeTimeline);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace lianxi
