// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi::channels
{

/// The length of a post as X counts it (configuration v3): after NFC a character of U+0000–10FF, 2000–200D, 2010–201F,
/// 2032–2037 weighs 1, any other 2, an emoji sequence 2, an address 23. Addresses are what has a scheme, and names that
/// end in a top-level domain.
[[nodiscard]] int weightedLength(QStringView text);
/// How many UTF-16 units of the beginning of `text` weigh at most `limit`.
[[nodiscard]] qsizetype weightedFitting(QStringView text, int limit);

} // namespace lianxi::channels
