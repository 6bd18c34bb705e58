// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icon_name.h"

#include <QColor>
#include <QIconEngine>

namespace lianxi
{

/// Draws one of our line icons at whatever size and pixel ratio is asked for.
class IconEngine final : public QIconEngine
{
public:
    IconEngine(IconName name, QColor color, QColor disabled);
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;

private:
    IconName m_name;
    QColor m_color, m_disabled;
};

/// Paints the icon into `where`, from a cache of pixmaps by size, colour and pixel ratio.
void drawIcon(QPainter &painter, const QRect &where, IconName name, const QColor &color);

} // namespace lianxi
