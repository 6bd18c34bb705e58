// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QSet>
#include <QWidget>

namespace lianxi::test
{

using namespace Qt::StringLiterals;

namespace
{

bool isInner(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    if (widget.objectName().startsWith(u"qt_"_s))
        return true;
    if (const auto *area = qobject_cast<const QAbstractScrollArea *>(parent); area && area->viewport() == &widget)
        return true;
    for (; parent; parent = parent->parentWidget())
        if (qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent))
            return true;
    return false;
}

QString described(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + u" \""_s + widget.objectName() + u"\""_s;
}

bool isStop(const QWidget &widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && !isInner(widget);
}

} // namespace

QStringList accessibilityGaps(QWidget &root)
{
    QStringList gaps;
    QList<QWidget *> all = root.findChildren<QWidget *>();
    all.prepend(&root);
    for (QWidget *widget : all) {
        if (const auto *label = qobject_cast<QLabel *>(widget);
            label && label->textFormat() == Qt::AutoText && !isInner(*widget))
            gaps += described(*widget) + u": label guesses its text format"_s;
        if (!isStop(*widget))
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            gaps += described(*widget) + u": no accessible name"_s;
        if (widget->objectName().isEmpty())
            gaps += described(*widget) + u": no object name"_s;
    }
    return gaps;
}

QStringList unreachableByTab(QWidget &root)
{
    QSet<const QWidget *> seen;
    const QWidget *at = &root;
    do {
        seen += at;
        at = at->nextInFocusChain();
    } while (at && !seen.contains(at));
    QStringList missed;
    for (const QWidget *widget : root.findChildren<QWidget *>())
        if (isStop(*widget) && widget->isVisibleTo(&root) && widget->isEnabled() && !seen.contains(widget))
            missed += described(*widget);
    return missed;
}

} // namespace lianxi::test
