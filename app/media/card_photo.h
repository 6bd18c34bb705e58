// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QImage>
#include <QString>

namespace lianxi
{

/// The middle of a picture as a square of at most `side` pixels, written anew as JPEG: nothing of the file but what is
/// seen stays (no place, no camera, no comment). InvalidInput: no picture that can be read, or one that stays larger
/// than `largest` bytes.
[[nodiscard]] Result<QByteArray> cardPhoto(const QByteArray &file, int side, qsizetype largest);
/// The same of a file. NotFound, Io, and as above.
[[nodiscard]] Result<QByteArray> cardPhotoOf(const QString &path, int side, qsizetype largest);

} // namespace lianxi
