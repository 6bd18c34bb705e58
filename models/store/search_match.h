// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"
#include "models/store/tokens.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace lianxi
{

/// Whether a text holds a searched word or phrase. Chinese: contains it. Words and numbers: contains it as a whole word
/// or as one of the parts that are indexed (tokens.h). Pure.
class TextMatcher
{
public:
    /// `folded`: the word or phrase, folded.
    explicit TextMatcher(QString folded);
    /// `text`: folded.
    [[nodiscard]] bool matches(QStringView text) const;
    /// [start, end) of every place in the folded text, in order, not overlapping.
    [[nodiscard]] std::vector<std::pair<int, int>> places(QStringView text) const;
    /// What to ask the index for.
    [[nodiscard]] const TokenDemand &demand() const { return m_demand; }

private:
    [[nodiscard]] qsizetype placeFrom(QStringView text, qsizetype from) const;
    QString m_term;
    TokenDemand m_demand;
    bool m_isWord; ///< one word or number
};

/// What is taken for order numbers in a folded text: letters and digits with at least eight digits, joiners left out,
/// mobile numbers aside. In order, each once.
[[nodiscard]] QStringList orderNumbers(QStringView folded);

/// Makes the SQL functions known to this connection that searches look at texts with: lianxi_found(text, folded term)
/// as TextMatcher, lianxi_digits(text, digits) for telephone numbers, lianxi_orders(text) for order numbers.
[[nodiscard]] Status registerMatchFunctions(sqlite::Database &db);

} // namespace lianxi
