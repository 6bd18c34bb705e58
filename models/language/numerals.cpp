// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/numerals.h"

#include <QString>

#include <array>

namespace lianxi
{

namespace
{

constexpr QStringView chineseDigits = u"零一二三四五六七八九";
constexpr std::array<QStringView, 20> englishWords{u"zero",    u"one",     u"two",       u"three",    u"four",
                                                   u"five",    u"six",     u"seven",     u"eight",    u"nine",
                                                   u"ten",     u"eleven",  u"twelve",    u"thirteen", u"fourteen",
                                                   u"fifteen", u"sixteen", u"seventeen", u"eighteen", u"nineteen"};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return c >= u'a' && c <= u'z';
}

int chineseDigit(QChar c)
{
    return c == u'两' ? 2 : static_cast<int>(chineseDigits.indexOf(c));
}

bool isChineseNumeral(QChar c)
{
    return c == u'十' || chineseDigit(c) >= 0;
}

/// \return -1 unless `text` is one number of at most two places.
int chineseValue(QStringView text)
{
    const qsizetype ten = text.indexOf(u'十');
    if (ten < 0)
        return text.size() == 1 ? chineseDigit(text.front()) : -1;
    const int tens = ten == 0 ? 1 : ten == 1 ? chineseDigit(text.front()) : -1;
    const QStringView rest = text.mid(ten + 1);
    const int ones = rest.isEmpty() ? 0 : rest.size() == 1 ? chineseDigit(rest.front()) : -1;
    return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

int englishValue(QStringView word)
{
    for (size_t i = 0; i < englishWords.size(); ++i)
        if (englishWords[i] == word)
            return static_cast<int>(i);
    return -1;
}

int digitsValue(QStringView text, qsizetype start, qsizetype end)
{
    const bool decimal = (start > 1 && (text[start - 1] == u'.' || text[start - 1] == u',') && isDigit(text[start - 2]))
        || (end + 1 < text.size() && (text[end] == u'.' || text[end] == u',') && isDigit(text[end + 1]));
    return end - start > 6 || decimal ? -1 : text.mid(start, end - start).toInt();
}

} // namespace

std::vector<Numeral> findNumerals(QStringView text)
{
    std::vector<Numeral> found;
    for (qsizetype i = 0; i < text.size();) {
        const auto kind = isDigit(text[i]) ? isDigit : isLetter(text[i]) ? isLetter : isChineseNumeral;
        qsizetype end = i;
        while (end < text.size() && kind(text[end]))
            ++end;
        if (end == i) {
            ++i;
            continue;
        }
        const QStringView run = text.mid(i, end - i);
        const int value = kind == isDigit ? digitsValue(text, i, end)
            : kind == isLetter            ? englishValue(run)
                                          : chineseValue(run);
        if (value >= 0)
            found.push_back({value, static_cast<int>(i), static_cast<int>(end)});
        i = end;
    }
    return found;
}

} // namespace lianxi
