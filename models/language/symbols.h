// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <vector>

namespace lianxi
{

enum class SymbolKind : quint8 { Han, Word, Number, Mark, Address };

/// The smallest thing that features are made of: a Chinese character, a word of letters, a number, a run of one mark,
/// a web address or mention.
struct Symbol {
    quint64 hash = 0;
    SymbolKind kind = SymbolKind::Mark;
    bool negates = false; ///< "not", 不 …
    int start = 0, end = 0; ///< of the folded text
};

/// Cuts folded text into symbols; blanks are left out.
[[nodiscard]] std::vector<Symbol> symbolsOf(QStringView folded);

/// Hash of UTF-16 units (FNV-1a, 64 bits): the same on every machine, since model files hold such hashes.
[[nodiscard]] inline quint64 hashUnits(QStringView units, quint64 seed = 0xcbf29ce484222325ULL)
{
    for (const QChar c : units)
        seed = (seed ^ c.unicode()) * 0x100000001b3ULL;
    return seed;
}
/// Hash of a run of symbols, one symbol longer; a run begins with 0. Model files hold such hashes, too.
[[nodiscard]] constexpr quint64 runHash(quint64 hash, const Symbol &symbol)
{
    return (hash + symbol.hash) * 0x2545f4914f6cdd1dULL;
}
/// Spreads the bits of a hash (the finisher of MurmurHash3).
[[nodiscard]] constexpr quint64 spread(quint64 h)
{
    h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
    h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
}

} // namespace lianxi
