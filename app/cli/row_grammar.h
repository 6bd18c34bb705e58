// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/language/training.h"

namespace lianxi::cli
{

/// Makes labelled rows from a grammar, the same ones every time. Its lines:
/// `name = a | b | c` words, `name += d | e` more of them; a word may hold `{other}` and may be empty;
/// `label: sentence with {name}` gives up to 24 different rows, `label *80:` up to 80; `label - sentence` one row as it
/// stands. `{@group}` is a group of the lexicon. `#` begins a comment.
/// \return InvalidInput with the line that cannot be used.
[[nodiscard]] Result<std::vector<LabelledRow>> expandGrammar(const QString &grammar, const QString &place,
                                                             const Lexicon &lexicon);

} // namespace lianxi::cli
