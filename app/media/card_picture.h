// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace lianxi
{

/// Pixels across: fills a telephone's screen without being scaled up.
inline constexpr int cardWidth = 1080;
/// Pixels of a letter's height; on a telephone about 7 mm, readable without glasses (twice the common text).
inline constexpr int cardLetters = 76;

/// `text` in large letters on one picture, dark on light, `heading` (the brand) above it; as tall as the text needs.
/// For customers who read small text badly (S58). Null when the text is blank. Any thread.
[[nodiscard]] QImage cardPicture(const QString &heading, const QString &text);

} // namespace lianxi
