// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace lianxi
{

/// Text as search and matching compare it: NFKC, case folded, full-width as half-width, traditional characters as
/// simplified ones, every kind of space and control as one blank, invisible format characters left out.
/// Pure, any thread. Folding twice changes nothing.
[[nodiscard]] QString foldText(QStringView text);

/// Folded text that knows where each of its units came from.
struct FoldedText {
    QString text;
    std::vector<int> origin; ///< original UTF-16 offset of each unit of `text`, and at the end the original length

    /// The original's [start, end) that the folded [from, to) was made of; never splits what was folded as one.
    [[nodiscard]] std::pair<int, int> originalSpan(int from, int to) const;
};
[[nodiscard]] FoldedText foldTextWithOrigin(QStringView text);

} // namespace lianxi
