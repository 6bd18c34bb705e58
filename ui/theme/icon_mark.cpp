// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon_mark.h"

#include <QPainter>
#include <QStyle>

namespace lianxi
{

IconMark::IconMark(ThemeSource &theme, QWidget *parent, int side)
    : QWidget(parent)
    , m_theme(&theme)
{
    setSide(side);
}

IconMark::IconMark(const QIcon &picture, int side, QWidget *parent)
    : QWidget(parent)
    , m_picture(picture)
{
    setSide(side);
}

void IconMark::showIcon(IconName name, ColorRole role)
{
    m_name = name;
    m_role = role;
    update();
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_theme)
        m_theme->theme().paintIcon(painter, rect(), m_name, m_theme->theme().color(m_role));
    else
        m_picture.paint(&painter, rect());
}

void restyle(QWidget &widget, const QString &kind)
{
    if (widget.property("kind").toString() == kind)
        return;
    widget.setProperty("kind", kind);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

} // namespace lianxi
