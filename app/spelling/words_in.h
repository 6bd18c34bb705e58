// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace lianxi
{

/// A word in a text, UTF-16 offsets.
struct WordSpan {
    qsizetype start = 0, length = 0;
    friend bool operator==(const WordSpan &, const WordSpan &) = default;
};

/// The pieces of `line` that a dictionary of a language with letters and spaces can judge: no addresses, numbers,
/// variables, abbreviations in capitals, nothing in Chinese, Japanese or Korean. Pure.
[[nodiscard]] std::vector<WordSpan> wordsIn(const QString &line);

} // namespace lianxi
