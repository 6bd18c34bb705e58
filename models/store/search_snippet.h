// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/search_match.h"

#include <QString>

#include <utility>
#include <vector>

namespace lianxi
{

/// A piece of one line of a text around the first place found, and where in it the words stand.
struct Snippet {
    QString text; ///< cut ends are marked by …
    std::vector<std::pair<int, int>> marks; ///< UTF-16 [start, end) in `text`, in order, not overlapping
    friend bool operator==(const Snippet &, const Snippet &) = default;
};

/// Pure. `text` is shown as it is: whoever calls has masked it. `length`: UTF-16 units, about.
[[nodiscard]] Snippet makeSnippet(const QString &text, const std::vector<TextMatcher> &words, int length = 96);

} // namespace lianxi
