// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace lianxi
{

/// Longest text, in bytes of UTF-8, that is drawn: more makes modules that a telephone cannot tell apart on a screen.
inline constexpr qsizetype mostQrBytes = 300;
/// Light modules on every side of the code (ISO/IEC 18004: four).
inline constexpr int qrQuietZone = 4;
/// Pixels of a module; a short address makes a picture of about 300 pixels.
inline constexpr int qrModulePixels = 8;

/// `text` as a QR code, black on white, with its quiet zone; a quarter of it may be covered or smudged. Null when the
/// text is empty or longer than mostQrBytes. Any thread.
[[nodiscard]] QImage qrPicture(const QString &text);

} // namespace lianxi
