// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace lianxi
{

/// A picture made from a stranger's bytes, or why there is none.
struct DecodedPicture {
    QImage picture;
    QSize fullSize; ///< of the file, as it is turned
    QString reason; ///< wrong_type, too_many_pixels, damaged
};

/// Most pixels of a picture that is decoded at all: a progressive JPEG of this size needs 75 MB inside the decoder.
constexpr qint64 mostPixels = 25'000'000;
/// Most memory that one decoded picture may take, in MiB.
constexpr int mostPictureMiB = 32;

/// Decodes the first frame, scaled while it is read where the format can, to at most `fit` (empty: as large as memory
/// allows). The size is read from the header before anything else; the format is what the first bytes say, and vector
/// formats are none. Any thread but the view's; 25 million pixels of JPEG take about 150 ms.
[[nodiscard]] DecodedPicture decodePicture(const QByteArray &bytes, QSize fit);

} // namespace lianxi
