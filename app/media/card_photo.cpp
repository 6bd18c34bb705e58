// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/card_photo.h"

#include "app/media/picture.h"

#include <QBuffer>
#include <QFile>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lianxi
{

Result<QByteArray> cardPhoto(const QByteArray &file, int side, qsizetype largest)
{
    // Decoded large enough that the shorter side fills the square of any usual photograph.
    const DecodedPicture decoded = decodePicture(file, QSize(side * 4, side * 4));
    if (decoded.picture.isNull())
        return failure(ErrorCode::InvalidInput, u"no picture that can be read"_s);
    const QImage &whole = decoded.picture;
    const int edge = std::min(whole.width(), whole.height());
    const QRect middle((whole.width() - edge) / 2, (whole.height() - edge) / 2, edge, edge);
    const int wanted = std::min(side, edge);
    QImage square(wanted, wanted, QImage::Format_RGB32);
    square.fill(Qt::white); // what is transparent
    QPainter painter(&square);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(square.rect(),
                      whole.copy(middle).scaled(wanted, wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    painter.end();
    constexpr std::array qualities{88, 75, 60, 40};
    for (const int quality : qualities) {
        QBuffer buffer;
        if (!buffer.open(QIODevice::WriteOnly) || !square.save(&buffer, "JPEG", quality))
            return failure(ErrorCode::InvalidInput, u"the picture cannot be written as JPEG"_s);
        if (buffer.data().size() <= largest)
            return buffer.data();
    }
    return failure(ErrorCode::InvalidInput, u"the picture stays too large"_s);
}

Result<QByteArray> cardPhotoOf(const QString &path, int side, qsizetype largest)
{
    constexpr qint64 largestFile = 64LL * 1024 * 1024;
    QFile file(path);
    if (!file.exists())
        return failure(ErrorCode::NotFound, u"no such file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io, file.errorString());
    if (file.size() > largestFile)
        return failure(ErrorCode::InvalidInput, u"the file is too large"_s);
    return cardPhoto(file.readAll(), side, largest);
}

} // namespace lianxi
