// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assist/loose_data.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int plainRun = 6; ///< digits: a price or a year has fewer
constexpr int brokenRun = 9; ///< digits in groups: a date has eight

bool isDigit(QChar c)
{
    return c.isDigit(); // full-width and other scripts' digits too
}

bool joinsDigits(QChar c)
{
    return c == u' ' || c == u'-' || c == u'.' || c == u'·' || c == u'/' || c == u'－' || c == u'　' || c == u'–'
        || c == u'(' || c == u')';
}

/// The end of a run of digits from `at`; `at` when there is none.
qsizetype digitsEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

/// The end of a date like 2026-11-22 that begins here; 0 when there is none.
qsizetype dateEnd(QStringView text, qsizetype at)
{
    const qsizetype year = digitsEnd(text, at);
    if (year - at != 4 || (text[at] != u'1' && text[at] != u'2') || year == text.size()
        || !QStringView(u"-./").contains(text[year]))
        return 0;
    const qsizetype month = digitsEnd(text, year + 1);
    if (month - year < 2 || month - year > 3 || month == text.size() || text[month] != text[year])
        return 0;
    const qsizetype day = digitsEnd(text, month + 1);
    return day - month >= 2 && day - month <= 3 ? day : 0;
}

/// Takes the run of digit groups that begins at `at`. \return where to look on.
qsizetype takeNumber(QStringView text, qsizetype at, std::vector<LooseSpan> &found)
{
    if (const qsizetype date = dateEnd(text, at); date > 0)
        return date;
    qsizetype end = digitsEnd(text, at);
    qsizetype digits = end - at, longest = digits;
    while (end + 1 < text.size() && joinsDigits(text[end])) {
        qsizetype next = end + 1;
        if (next < text.size() && joinsDigits(text[next])) // ") " and " ("
            ++next;
        if (dateEnd(text, next) > 0)
            break;
        const qsizetype group = digitsEnd(text, next);
        if (group == next)
            break;
        digits += group - next;
        longest = std::max(longest, group - next);
        end = group;
    }
    if (longest >= plainRun || digits >= brokenRun)
        found.push_back({at, end, "NUMBER"_L1});
    return end;
}

bool isAddressCharacter(QChar c)
{
    return c > u' ' && c.unicode() < 0x7f && c != u'"' && c != u'<' && c != u'>' && c != u'[' && c != u']'
        && c != u'\\';
}

bool isMailboxCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'.' || c == u'_' || c == u'-' || c == u'+';
}

void takeLinks(QStringView text, std::vector<LooseSpan> &found)
{
    for (const QLatin1StringView mark : {"://"_L1, "www."_L1}) {
        for (qsizetype at = text.indexOf(mark, 0, Qt::CaseInsensitive); at >= 0;) {
            qsizetype start = at, end = at;
            while (mark == "://"_L1 && start > 0 && text[start - 1].unicode() < 0x7f && text[start - 1].isLetter())
                --start;
            while (end < text.size() && isAddressCharacter(text[end]))
                ++end;
            found.push_back({start, end, "LINK"_L1});
            at = end >= text.size() ? -1 : text.indexOf(mark, end, Qt::CaseInsensitive);
        }
    }
}

void takeMailboxes(QStringView text, std::vector<LooseSpan> &found)
{
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@', at + 1)) {
        qsizetype start = at, end = at + 1;
        while (start > from && isMailboxCharacter(text[start - 1]) && text[start - 1].unicode() < 0x7f)
            --start;
        while (end < text.size() && isMailboxCharacter(text[end]) && end - at < 255)
            ++end;
        from = end;
        if (end > at + 1) // "@" alone names nobody
            found.push_back({start, end, "MAILBOX"_L1});
    }
}

} // namespace

std::vector<LooseSpan> findLooseData(QStringView text)
{
    std::vector<LooseSpan> found;
    for (qsizetype at = 0; at < text.size();)
        at = isDigit(text[at]) ? takeNumber(text, at, found) : at + 1;
    takeLinks(text, found);
    takeMailboxes(text, found);
    return found;
}

} // namespace lianxi
