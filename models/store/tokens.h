// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

#include <functional>

namespace lianxi
{

/// Calls `token` for every token that text already folded (foldText) puts into the index; a token may come twice.
/// Scripts written without blanks give each character and each pair of neighbours. Words and numbers give themselves;
/// joined by - or _ they give the whole without the joiners and each part; letters next to digits give the whole and
/// each kind; long numbers also their last four digits. Each symbol (emoji) is a token. \return false when `token` did.
bool forEachToken(QStringView folded, const std::function<bool(QStringView)> &token);

/// Script written without blanks: its words are found by pairs of characters.
[[nodiscard]] bool isUnspaced(char32_t c);
/// Letter or digit of a script with blanks.
[[nodiscard]] bool isWordCharacter(char32_t c);

/// Tokens that a text containing `folded` must have, fewest that say it: what a search asks the index for.
struct TokenDemand {
    QStringList all; ///< each of these …
    QString orWhole; ///< … or this one instead of all (a joined number written with other joiners); may be empty
    bool exact = false; ///< having them is the same as containing it: no look at the text is needed
};
[[nodiscard]] TokenDemand tokensNeeded(QStringView folded);

} // namespace lianxi
