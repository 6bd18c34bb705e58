// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/bounded_inflate.h"

#include <QtEndian>

#include <zlib.h>

namespace lianxi
{

std::optional<QByteArray> inflateBounded(QByteArrayView packed, qsizetype most)
{
    constexpr qsizetype sizeBytes = 4; // big endian, as qCompress() writes it
    constexpr qsizetype bestRatio = 1032; // deflate cannot do better: a small piece takes no large buffer
    if (packed.size() <= sizeBytes)
        return std::nullopt;
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(packed.data()));
    const QByteArrayView data = packed.sliced(sizeBytes);
    if (size == 0 || size > most || size / bestRatio > data.size())
        return std::nullopt;
    QByteArray plain(size, Qt::Uninitialized);
    auto length = static_cast<uLongf>(size);
    const int done = uncompress(reinterpret_cast<Bytef *>(plain.data()), &length,
                                reinterpret_cast<const Bytef *>(data.data()), static_cast<uLong>(data.size()));
    return done == Z_OK && static_cast<qsizetype>(length) == size ? std::optional(std::move(plain)) : std::nullopt;
}

} // namespace lianxi
