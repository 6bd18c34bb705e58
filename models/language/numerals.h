// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <vector>

namespace lianxi
{

/// A whole number written in digits, Chinese numerals (up to 九十九) or English words (one to nineteen).
struct Numeral {
    int value = 0;
    int start = 0, end = 0;
};
/// Numbers in folded text, by position. Longer than six digits, or part of a decimal, is no number here.
[[nodiscard]] std::vector<Numeral> findNumerals(QStringView foldedText);

} // namespace lianxi
