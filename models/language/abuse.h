// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/language/term_matcher.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace lianxi
{

/// Finds words that insult whoever reads them, so that they are softened on an agent's screen until asked for (S108).
/// Immutable; any thread; a few microseconds a message.
class AbuseFinder
{
public:
    /// A piece of the text, UTF-16 offsets.
    struct Span {
        int start = 0, end = 0;
        friend bool operator==(const Span &, const Span &) = default;
    };
    /// One term a line, '#' begins a comment; "!" before a phrase says that what it covers is none ("!草莓").
    /// \return InvalidInput naming the line that cannot be used.
    [[nodiscard]] static Result<AbuseFinder> fromText(const QByteArray &text);
    /// The shipped list, read once.
    [[nodiscard]] static const AbuseFinder &shipped();
    /// By position, not overlapping.
    [[nodiscard]] std::vector<Span> find(const QString &text) const;
    [[nodiscard]] bool isAbusive(const QString &text) const { return !find(text).empty(); }

private:
    TermMatcher m_matcher;
    std::vector<bool> m_harmless; ///< by term
};

/// A line as lists and notifications show it: dots for each insult of AbuseFinder::shipped().
[[nodiscard]] QString softened(const QString &line);

} // namespace lianxi
