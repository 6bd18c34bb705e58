// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_source.h"

#include <QPainter>
#include <QWidget>

namespace lianxi
{

/// A small icon beside words. It says nothing by itself: the words do.
class IconMark final : public QWidget
{
public:
    explicit IconMark(ThemeSource &theme, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_theme(theme)
    {
        setFixedSize(16, 16);
    }
    void showIcon(IconName name, ColorRole role)
    {
        m_name = name;
        m_role = role;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_theme.theme().paintIcon(painter, rect(), m_name, m_theme.theme().color(m_role));
    }

private:
    ThemeSource &m_theme;
    IconName m_name = IconName::Info;
    ColorRole m_role = ColorRole::TextMuted;
};

/// Takes over a changed "kind" property.
void restyle(QWidget &widget, const QString &kind);

} // namespace lianxi
