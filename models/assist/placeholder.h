// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace lianxi
{

/// How a piece of personal data is called outside: [MOBILE_1]. Models write it back with other brackets, letters and
/// separators, or with backslashes before them: 【Mobile 1】, \[MOBILE\_1\]. All of these are read as the same name.
struct PlaceholderMatch {
    enum class Kind {
        None, ///< what stands here is something else
        Partial, ///< may become one with what comes next
        Whole,
    };
    Kind kind = Kind::None;
    qsizetype length = 0; ///< of a whole one, in the text
    QString name; ///< of a whole one: "MOBILE_1"
};

/// The longest spelling of one, in UTF-16 units: so much of an unfinished answer is held back at most.
inline constexpr qsizetype longestPlaceholder = 40;

/// Looks at the beginning of `text` only.
[[nodiscard]] PlaceholderMatch matchPlaceholder(QStringView text);

/// Whether one can begin with this character.
[[nodiscard]] bool beginsPlaceholder(QChar c);

} // namespace lianxi
