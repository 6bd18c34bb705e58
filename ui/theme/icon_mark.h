// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_source.h"

#include <QIcon>
#include <QWidget>

namespace lianxi
{

/// A small icon beside words, painted in the theme's colours, or a picture of our own such as the program's mark. It
/// says nothing by itself: the words do. Used instead of a label, which could hold text.
class IconMark final : public QWidget
{
public:
    explicit IconMark(ThemeSource &theme, QWidget *parent = nullptr, int side = 16);
    /// `side` in device independent pixels.
    IconMark(const QIcon &picture, int side, QWidget *parent);
    void showIcon(IconName name, ColorRole role);
    void setSide(int side) { setFixedSize(side, side); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeSource *m_theme = nullptr; ///< null: m_picture is shown
    QIcon m_picture;
    IconName m_name = IconName::Info;
    ColorRole m_role = ColorRole::TextMuted;
};

/// Takes over a changed "kind" property.
void restyle(QWidget &widget, const QString &kind);

} // namespace lianxi
