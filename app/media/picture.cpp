// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/picture.h"

#include "app/media/file_kind.h"

#include <QBuffer>
#include <QImageReader>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// The largest size of the same shape with at most that many pixels.
QSize within(QSize size, qint64 pixels)
{
    const qint64 all = qint64(size.width()) * size.height();
    if (all <= pixels)
        return size;
    const double factor = std::sqrt(static_cast<double>(pixels) / static_cast<double>(all));
    return {std::max(1, static_cast<int>(size.width() * factor)),
            std::max(1, static_cast<int>(size.height() * factor))};
}

} // namespace

DecodedPicture decodePicture(const QByteArray &bytes, QSize fit)
{
    const FileKind kind = fileKindOf(bytes);
    if (kind.imageFormat.isEmpty())
        return {{}, {}, u"wrong_type"_s};
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {{}, {}, u"damaged"_s};
    QImageReader::setAllocationLimit(mostPictureMiB);
    QImageReader reader(&buffer, kind.imageFormat);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return {{}, {}, u"damaged"_s};
    if (qint64(size.width()) * size.height() > mostPixels)
        return {{}, size, u"too_many_pixels"_s};
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize room = turned ? fit.transposed() : fit;
    QSize target = within(size, qint64(mostPictureMiB) * 1024 * 1024 / 8);
    if (!room.isEmpty() && (target.width() > room.width() || target.height() > room.height()))
        target = target.scaled(room, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    if (target != size)
        reader.setScaledSize(target);
    QImage picture = reader.read();
    if (picture.isNull())
        return {{}, turned ? size.transposed() : size, u"damaged"_s};
    return {std::move(picture), turned ? size.transposed() : size, {}};
}

} // namespace lianxi
