// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/personal_data_scan.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lianxi::personal
{

/// What is known of a word of a European text.
enum WordFlag : unsigned {
    Capital = 1, ///< begins with a capital letter
    Shouted = 2, ///< two or more letters, all capitals
    Digits = 4, ///< digits only
    HasDigit = 8,
    Given = 16, ///< a known given name
    Surname = 32, ///< a known surname, or one by its ending
    Ending = 64, ///< a surname by an ending that hardly any other word has
    Ambiguous = 128, ///< a name that is as often another word
    Ordinary = 256, ///< an English word, or one that names a time, a country or a
                    ///< company
    Initial = 512, ///< one letter
    Particle = 1024, ///< van, de, bin …: inside a name
    Company = 2048, ///< Inc, Group …: what stands before it is no person
    Place = 4096, ///< a country, a state or a large city
};

struct Word {
    int start = 0, end = 0; ///< folded offsets
    unsigned flags = 0;
    [[nodiscard]] bool is(unsigned any) const { return (flags & any) != 0; }
    [[nodiscard]] bool name() const { return is(Given | Surname); }
    /// Whether it may stand in a person's name where capitals are kept.
    [[nodiscard]] bool maybeName() const { return is(Capital) && !is(HasDigit) && (!is(Ordinary) || name()); }
};

/// The words of a text with what finders ask of it.
struct Words {
    const Scan &scan;
    std::vector<Word> list;
    bool mixed = false; ///< capitals mean something: the text is neither all
                        ///< small nor all capitals

    [[nodiscard]] QStringView text(size_t i) const
    {
        return scan.text().mid(list[i].start, list[i].end - list[i].start);
    }
    /// What stands between word `i` and the next.
    [[nodiscard]] QStringView gap(size_t i) const
    {
        const int to = i + 1 < list.size() ? list[i + 1].start : scan.size();
        return scan.text().mid(list[i].end, to - list[i].end);
    }
};

[[nodiscard]] Words wordsOf(Scan &scan);

template <size_t size>
[[nodiscard]] bool isOneOf(QStringView word, const std::array<QStringView, size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// People of European texts, by their names and by what stands around them;
/// after the addresses.
void findPeople(Scan &scan, const Words &words);
/// Addresses from the street on, in the orders and words of many countries.
void findStreets(Scan &scan, const Words &words);

} // namespace lianxi::personal
