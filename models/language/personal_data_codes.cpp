// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_scan.h"

namespace lianxi::personal
{

namespace
{

using Type = PersonalDataType;

constexpr int longestLocalPart = 64, longestDomain = 253; // RFC 5321

bool mailUnit(QChar c)
{
    return isWord(c) || c == u'.' || c == u'_' || c == u'%' || c == u'+' || c == u'-';
}

void email(Scan &scan, int at)
{
    int start = at;
    while (start > 0 && at - start < longestLocalPart && mailUnit(scan.at(start - 1)))
        --start;
    while (start < at && !isWord(scan.at(start)))
        ++start;
    int end = at + 1, lastDot = -1;
    while (end - at < longestDomain && (isWord(scan.at(end)) || scan.at(end) == u'.' || scan.at(end) == u'-')) {
        if (scan.at(end) == u'.' && isWord(scan.at(end + 1)))
            lastDot = end;
        ++end;
    }
    while (end > at && !isWord(scan.at(end - 1)))
        --end;
    if (start == at || lastDot < 0 || end - lastDot < 3 || !isLetter(scan.at(lastDot + 1)))
        return;
    scan.add(Type::Email, start, end, 0.98);
}

/// A word of letters, digits, '_' and '-' at `at`.
int wordEnd(const Scan &scan, int at)
{
    while (isWord(scan.at(at)) || scan.at(at) == u'_' || scan.at(at) == u'-')
        ++at;
    return at;
}

bool wechat(Scan &scan, int start, int end)
{
    const QStringView word = scan.text().mid(start, end - start);
    const bool named = word.startsWith(u"wxid_");
    if (!isLetter(word.front()) || word.size() < 6 || word.size() > 30)
        return false;
    const bool asked = scan.before(start, 8, {u"微信", u"wechat", u"weixin", u"vx", u"v信", u"薇信", u"威信", u"wx"});
    bool mixed = false;
    for (const QChar c : word)
        mixed = mixed || !isLetter(c);
    const bool direct = scan.before(start, 5, {u"微信号", u"微信是", u"微信:", u"微信 :", u"vx:", u"微信id"});
    if (!named && !(asked && (mixed || direct)))
        return false;
    scan.add(Type::Wechat, start, end, named ? 0.98 : 0.9);
    return true;
}

bool passport(Scan &scan, int start, int end)
{
    const QStringView word = scan.text().mid(start, end - start);
    if (word.size() != 9 || !isLetter(word.front()) || !scan.before(start, 20, {u"护照", u"passport", u"通行证"}))
        return false;
    for (qsizetype i = isLetter(word[1]) ? 2 : 1; i < word.size(); ++i)
        if (!isDigit(word[i]))
            return false;
    scan.add(Type::Passport, start, end, 0.95);
    return true;
}

/// GA 36: province, letter, five or six of letters and digits.
void plate(Scan &scan, int at)
{
    constexpr QStringView provinces = u"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    if (!provinces.contains(scan.at(at)) || !isLetter(scan.at(at + 1)) || isLetter(scan.at(at - 1)))
        return;
    int start = at + 2;
    if (scan.at(start) == u'·' || scan.at(start) == u' ' || scan.at(start) == u'-' || scan.at(start) == u'•'
        || scan.at(start) == u'.')
        ++start;
    int end = start, digits = 0;
    for (; isWord(scan.at(end)); ++end)
        digits += isDigit(scan.at(end)) ? 1 : 0;
    const bool special = QStringView(u"学警港澳挂").contains(scan.at(end)) && end - start == 4;
    if ((end - start != 5 && end - start != 6 && !special) || digits < 2)
        return;
    scan.add(Type::Plate, at, end + (special ? 1 : 0), 0.95);
}

/// ISO 13616: two letters, two check digits, up to 30 more, remainder 1 by ISO 7064 MOD 97-10.
bool iban(Scan &scan, int start)
{
    if (!isLetter(scan.at(start)) || !isLetter(scan.at(start + 1)) || !isDigit(scan.at(start + 2))
        || !isDigit(scan.at(start + 3)))
        return false;
    QString code;
    int end = start;
    for (; code.size() < 34; ++end) {
        if (isWord(scan.at(end)))
            code += scan.at(end);
        else if (scan.at(end) != u' ' || !isWord(scan.at(end + 1)) || code.size() % 4 != 0)
            break;
    }
    if (code.size() < 15 || isWord(scan.at(end)))
        return false;
    int rest = 0;
    for (const QChar c : QString(code.mid(4) + code.left(4)))
        rest = isDigit(c) ? (rest * 10 + c.unicode() - u'0') % 97 : (rest * 100 + c.unicode() - u'a' + 10) % 97;
    if (rest != 1)
        return false;
    scan.add(Type::Iban, start, end, 0.99);
    return true;
}

void ipAddress(Scan &scan, int start)
{
    int at = start;
    for (int part = 0; part < 4; ++part) {
        int value = 0, length = 0;
        for (; isDigit(scan.at(at)) && length < 4; ++at, ++length)
            value = value * 10 + scan.at(at).unicode() - u'0';
        if (length == 0 || length > 3 || value > 255)
            return;
        if (part < 3 && scan.at(at++) != u'.')
            return;
    }
    if (isWord(scan.at(at)) || (scan.at(at) == u'.' && isDigit(scan.at(at + 1)))
        || scan.before(start, 10, {u"版本", u"version", u"固件", u"ver", u"系统"}) || scan.at(start - 1) == u'v')
        return;
    scan.add(Type::Ip, start, at, 0.9);
}

/// A date after 出生, 生日, born … .
void birthDate(Scan &scan, int start)
{
    if (!scan.before(start, 16, {u"出生", u"生日", u"生于", u"born", u"birth", u"dob"}))
        return;
    int at = start, parts = 0, digits = 0;
    while (at - start < 14) {
        if (isDigit(scan.at(at)))
            ++digits;
        else if (QStringView(u"年月日/-.").contains(scan.at(at)))
            ++parts;
        else
            break;
        ++at;
    }
    while (at > start && (scan.at(at - 1) == u'.' || scan.at(at - 1) == u'-'))
        --at;
    if (digits >= 6 && digits <= 8 && (parts >= 2 || digits == 8))
        scan.add(Type::BirthDate, start, at, 0.9);
}

} // namespace

void findCodes(Scan &scan)
{
    for (int at = 0; at < scan.size(); ++at) {
        const QChar c = scan.at(at);
        if (c == u'@')
            email(scan, at);
        else if (isHan(c))
            plate(scan, at);
        const bool starts = isWord(c) && !isWord(scan.at(at - 1)) && scan.at(at - 1) != u'_' && scan.at(at - 1) != u'-';
        if (!starts)
            continue;
        if (isDigit(c)) {
            ipAddress(scan, at);
            birthDate(scan, at);
            continue;
        }
        const int end = wordEnd(scan, at);
        if (!wechat(scan, at, end) && !passport(scan, at, end))
            static_cast<void>(iban(scan, at));
    }
}

} // namespace lianxi::personal
