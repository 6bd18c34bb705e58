// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

QPixmap rendered(IconName name, const QColor &color, QSize pixels)
{
    const QString key =
        u"lianxi:%1:%2:%3x%4"_s.arg(toText(name), color.name(QColor::HexArgb)).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QFile file(u":/icons/%1.svg"_s.arg(toText(name)));
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("#000000", color.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

IconEngine::IconEngine(IconName name, QColor color, QColor disabled)
    : m_name(name)
    , m_color(color)
    , m_disabled(disabled)
{
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    drawIcon(*painter, rect, m_name, mode == QIcon::Disabled ? m_disabled : m_color);
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return rendered(m_name, mode == QIcon::Disabled ? m_disabled : m_color, size);
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(*this);
}

void drawIcon(QPainter &painter, const QRect &where, IconName name, const QColor &color)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const int side = std::min(where.width(), where.height());
    const int pixels = qRound(side * ratio);
    QPixmap pixmap = rendered(name, color, QSize(pixels, pixels));
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(where.x() + (where.width() - side) / 2, where.y() + (where.height() - side) / 2, pixmap);
}

} // namespace lianxi
