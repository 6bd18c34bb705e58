// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/qr_picture.h"

#include <qrcodegen/qrcodegen.hpp>

#include <exception>

namespace lianxi
{

namespace
{

QImage drawn(const qrcodegen::QrCode &code)
{
    const int size = code.getSize();
    QImage modules(size + 2 * qrQuietZone, size + 2 * qrQuietZone, QImage::Format_RGB32);
    modules.fill(Qt::white);
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            if (code.getModule(x, y))
                modules.setPixel(x + qrQuietZone, y + qrQuietZone, qRgb(0, 0, 0));
        }
    }
    return modules.scaled(modules.size() * qrModulePixels, Qt::KeepAspectRatio, Qt::FastTransformation);
}

} // namespace

QImage qrPicture(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.size() > mostQrBytes)
        return {};
    try {
        return drawn(qrcodegen::QrCode::encodeText(bytes.constData(), qrcodegen::QrCode::Ecc::QUARTILE));
    } catch (const std::exception &) { // the library's way to say that it does not fit
        return {};
    }
}

} // namespace lianxi
