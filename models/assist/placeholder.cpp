// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/placeholder.h"

namespace lianxi
{

namespace
{

constexpr qsizetype mostDigits = 6;

bool isOpening(QChar c)
{
    return c == u'[' || c == u'【' || c == u'［';
}

bool isClosing(QChar c)
{
    return c == u']' || c == u'】' || c == u'］';
}

bool isLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool isSeparator(QChar c)
{
    return c == u'_' || c == u'-' || c == u' ' || c == u'\\';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// "bank\_card " becomes "BANK_CARD".
QString kindOf(QStringView letters)
{
    QString kind;
    for (const QChar c : letters) {
        if (isLetter(c))
            kind += c.toUpper();
        else if (!kind.isEmpty() && !kind.endsWith(u'_'))
            kind += u'_';
    }
    while (kind.endsWith(u'_'))
        kind.chop(1);
    return kind;
}

} // namespace

bool beginsPlaceholder(QChar c)
{
    return c == u'\\' || isOpening(c);
}

PlaceholderMatch matchPlaceholder(QStringView text)
{
    using Kind = PlaceholderMatch::Kind;
    qsizetype at = 0;
    const auto end = [&] { return at == text.size(); };
    const auto unfinished = [&]() -> PlaceholderMatch {
        return {at < longestPlaceholder ? Kind::Partial : Kind::None, 0, {}};
    };
    if (!end() && text[at] == u'\\')
        ++at;
    if (end())
        return unfinished();
    if (!isOpening(text[at++]))
        return {};
    const qsizetype letters = at;
    while (!end() && (isLetter(text[at]) || (at > letters && isSeparator(text[at]))))
        ++at;
    if (end())
        return unfinished();
    const qsizetype digits = at;
    while (!end() && isDigit(text[at]) && at - digits < mostDigits)
        ++at;
    if (end())
        return unfinished();
    const qsizetype close = at;
    if (text[at] == u'\\')
        ++at;
    if (end())
        return unfinished();
    if (digits == letters || close == digits || !isClosing(text[at++]) || at > longestPlaceholder)
        return {};
    return {Kind::Whole, at,
            kindOf(text.sliced(letters, digits - letters)) + u'_' + text.sliced(digits, close - digits).toString()};
}

} // namespace lianxi
