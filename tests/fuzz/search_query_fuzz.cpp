// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/folding.h"
#include "models/store/search_match.h"
#include "models/store/search_query.h"

#include <cstddef>
#include <cstdint>

using namespace lianxi;

/// Any bytes as a query: it is read, each of its words asks the index for something, and a text made of the query holds
/// the words that were asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString folded = foldText(text);
    const SearchQuery query = parseSearch(text, QDate(2026, 11, 21));
    for (const SearchTerm &term : query.terms) {
        const auto *words = std::get_if<TextTerm>(&term.what);
        if (!words)
            continue;
        const TextMatcher matcher(words->text);
        if (matcher.demand().all.isEmpty() || !matcher.matches(words->text))
            __builtin_trap();
        for (const auto &[from, to] : matcher.places(folded)) {
            if (from < 0 || to <= from || to > folded.size())
                __builtin_trap();
        }
    }
    return 0;
}
