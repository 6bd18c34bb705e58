// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi::email
{

/// What a person would read of an HTML page: no head, style, script, comment; blocks and rows are lines of their own,
/// paragraphs stand apart; entities are read, no-break spaces are spaces. Nothing is loaded.
[[nodiscard]] QString textOfHtml(const QString &html);

/// RFC 3676: lines that end in a space go on in the next one of the same quoting. `delSp`: that space is taken away.
[[nodiscard]] QString unflowed(const QString &text, bool delSp);

/// What is new in a mail: without the quoted history and the signature. A guess; the whole text stays beside it.
[[nodiscard]] QString withoutHistory(const QString &text);

} // namespace lianxi::email
