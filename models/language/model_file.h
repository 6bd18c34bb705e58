// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/linear_model.h"

#include <bit>
#include <cstring>

namespace lianxi
{

/// A model as bytes: a mark, a check sum, a head (names, labels, recipe, words, hold-out score), then flat arrays.
/// Every number is little-endian.
[[nodiscard]] QByteArray writeModel(const LinearModel &model);

/// \return Corrupt for bytes that are no whole model, TooNew for a later format. Never reads beyond `bytes` and never
/// asks for more memory than a few times their size.
[[nodiscard]] Result<LinearModel> readModel(QByteArrayView bytes);

/// `content` behind a mark, format and check sum that agree with it, as writeModel() does it.
[[nodiscard]] QByteArray sealedModel(QByteArrayView content);

/// The upper half of a float, rounded: what a model file keeps of one.
[[nodiscard]] inline quint16 upperHalf(float value)
{
    const quint32 bits = std::bit_cast<quint32>(value);
    return static_cast<quint16>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16);
}
[[nodiscard]] inline float fromUpperHalf(quint16 half)
{
    return std::bit_cast<float>(static_cast<quint32>(half) << 16);
}
/// A float as a model file would give it back.
[[nodiscard]] inline float shortened(float value)
{
    return fromUpperHalf(upperHalf(value));
}

} // namespace lianxi
