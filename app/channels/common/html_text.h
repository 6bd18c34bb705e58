// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi::channels
{

/// What a reader of `html` sees, as plain text: entities decoded once, <br> a line end, block elements on lines of
/// their own, an empty line between paragraphs, scripts, styles and comments left out, the text of all other tags kept.
/// Blanks and invisible characters stay as they are; blank lines at both ends go. Text without tags is fine; a '<' that
/// begins no tag stays.
[[nodiscard]] QString htmlToText(QStringView html);

/// Text with its character references (named, decimal, hexadecimal) decoded once; unknown ones stay.
[[nodiscard]] QString decodeEntities(QStringView text);

} // namespace lianxi::channels
