// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/folding.h"
#include "models/language/personal_data.h"

#include <initializer_list>

namespace lianxi::personal
{

/// A text on its way through the finders: folded for matching, original for capital letters. Spans are in folded units.
struct Scan {
    QStringView original;
    FoldedText folded;
    std::vector<PersonalSpan> found;
    bool european = false; ///< more Latin, Greek or Cyrillic letters than Chinese characters

    [[nodiscard]] QStringView text() const { return folded.text; }
    [[nodiscard]] int size() const { return static_cast<int>(folded.text.size()); }
    [[nodiscard]] QChar at(int i) const { return i < 0 || i >= size() ? QChar(u'\n') : folded.text[i]; }
    [[nodiscard]] bool capital(int i) const
    {
        return i >= 0 && i < size() && original[folded.origin[static_cast<size_t>(i)]].isUpper();
    }
    /// Whether one of `words` stands within `reach` units before `at`, in the same line.
    [[nodiscard]] bool before(int at, int reach, std::initializer_list<QStringView> words) const;
    [[nodiscard]] bool after(int at, int reach, std::initializer_list<QStringView> words) const;
    void add(PersonalDataType type, int start, int end, double confidence)
    {
        found.push_back({type, start, end, confidence});
    }
};

[[nodiscard]] inline bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
[[nodiscard]] inline bool isLetter(QChar c)
{
    return c >= u'a' && c <= u'z';
}
[[nodiscard]] inline bool isWord(QChar c)
{
    return isDigit(c) || isLetter(c);
}
[[nodiscard]] inline bool isHan(QChar c)
{
    return c >= QChar(0x4e00) && c <= QChar(0x9fff);
}

void findNumbers(Scan &scan); ///< mobiles, landlines, phones, ID cards, bank cards, QQ, SSN
void findCodes(Scan &scan); ///< e-mail, WeChat, passport, plate, IBAN, IP, birth dates
struct Words;
void findNames(Scan &scan); ///< people, by what stands before; after the numbers: a name beside one counts
void findAddresses(Scan &scan, const Words &words);

} // namespace lianxi::personal
