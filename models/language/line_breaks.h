// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/folding.h"

namespace lianxi
{

/// Folded text with the line breaks of `original`, which folding turned into blanks: sentences and numbers end there.
[[nodiscard]] inline FoldedText foldLines(QStringView original)
{
    FoldedText folded = foldTextWithOrigin(original);
    for (qsizetype i = 0; i < folded.text.size(); ++i) {
        const QChar was = original[folded.origin[static_cast<size_t>(i)]];
        if (was == u'\n' || was == u'\r')
            folded.text[i] = u'\n';
    }
    return folded;
}

} // namespace lianxi
