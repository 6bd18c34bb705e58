// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_scan.h"

#include <algorithm>
#include <array>

namespace lianxi::personal
{

namespace
{

using Type = PersonalDataType;

constexpr int mostGroups = 8;
constexpr int mostDigits = 22;

struct Group {
    int start = 0, end = 0; ///< folded offsets
    QString digits;
    bool han = false; ///< written in Chinese numerals
    bool check = false; ///< an x follows, as ID cards may end
};

/// Groups of digits that belong together: parted by one blank, dash or bracket
/// at most.
struct Run {
    std::vector<Group> groups;
};

int hanDigit(QChar c)
{
    constexpr QStringView digits = u"零一二三四五六七八九";
    if (c == u'〇' || c == u'洞')
        return 0;
    return c == u'幺' ? 1 : static_cast<int>(digits.indexOf(c));
}

bool joins(QChar c)
{
    return c == u' ' || c == u'-' || c == u'–' || c == u'—' || c == u'(' || c == u')' || c == u'.' || c == u'−';
}

/// \return the group that begins at `at`; empty digits when none does.
Group groupAt(const Scan &scan, int at)
{
    Group group{at, at, {}, false, false};
    if (isDigit(scan.at(at))) {
        while (isDigit(scan.at(group.end)))
            group.digits += scan.at(group.end++);
    } else if (hanDigit(scan.at(at)) >= 0) {
        group.han = true;
        while (group.end < scan.size() && hanDigit(scan.at(group.end)) >= 0)
            group.digits += QChar(u'0' + static_cast<char16_t>(hanDigit(scan.at(group.end++))));
    }
    if (!group.han && scan.at(group.end) == u'x' && !isWord(scan.at(group.end + 1)))
        group.check = true;
    return group;
}

bool luhn(QStringView digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i].unicode() - u'0';
        digit = i % 2 == 1 ? digit * 2 : digit;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

bool plausibleDate(int year, int month, int day)
{
    return year >= 1900 && year <= 2030 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// GB 11643: province, birth date, and the check digit of ISO 7064 MOD 11-2.
bool isIdCard(QStringView digits, bool endsWithX)
{
    static constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    const int province = digits.left(2).toInt();
    if (province < 11 || province > 82)
        return false;
    if (digits.size() == 15 && !endsWithX)
        return plausibleDate(1900 + digits.mid(6, 2).toInt(), digits.mid(8, 2).toInt(), digits.mid(10, 2).toInt());
    if (digits.size() != (endsWithX ? 17 : 18)
        || !plausibleDate(digits.mid(6, 4).toInt(), digits.mid(10, 2).toInt(), digits.mid(12, 2).toInt()))
        return false;
    int sum = endsWithX ? 10 : digits.back().unicode() - u'0';
    for (qsizetype i = 0; i < 17; ++i)
        sum += (digits[i].unicode() - u'0') * weights.at(static_cast<size_t>(i));
    return sum % 11 == 1;
}

/// Issuer ranges of ISO/IEC 7812 by length; the check digit is asked
/// separately.
bool cardPrefix(QStringView digits)
{
    const int two = digits.left(2).toInt(), three = digits.left(3).toInt(), four = digits.left(4).toInt();
    const auto length = digits.size();
    if (two == 62 || two == 81)
        return length >= 16 && length <= 19;
    if (digits.front() == u'4')
        return length == 13 || length == 16 || length == 19;
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720))
        return length == 16;
    if (two == 34 || two == 37 || four == 1800 || four == 2131)
        return length == 15;
    if (two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305))
        return length == 14;
    if (two == 35 || two == 65 || four == 6011 || two == 60 || two == 64)
        return length == 16 || length == 19;
    return (two == 50 || (two >= 56 && two <= 69)) && length >= 12 && length <= 19;
}

class NumberFinder
{
public:
    explicit NumberFinder(Scan &scan)
        : m_scan(scan)
    {
    }

    void run(const Run &run)
    {
        const std::vector<Group> &groups = run.groups;
        for (size_t i = 0; i < groups.size();) {
            size_t used = 0;
            for (size_t j = std::min(groups.size(), i + mostGroups); j > i && used == 0; --j)
                if (take(groups, i, j))
                    used = j - i;
            i += std::max<size_t>(used, 1);
        }
    }

private:
    bool take(const std::vector<Group> &groups, size_t from, size_t to)
    {
        QString digits;
        for (size_t i = from; i < to; ++i)
            digits += groups[i].digits;
        if (digits.size() < 5 || digits.size() > mostDigits)
            return false;
        int start = groups[from].start, end = groups[to - 1].end;
        const bool check = groups[to - 1].check;
        const bool plus = m_scan.at(start - 1) == u'+';
        const QChar edge = m_scan.at(start - 1), next = m_scan.at(end);
        if (isWord(edge) && !m_scan.before(start, 3, {u"qq", u"tel", u"ph"}))
            return false;
        if ((isLetter(next) && !check) || next == u'_' || edge == u'_')
            return false;
        std::vector<int> sizes;
        for (size_t i = from; i < to; ++i)
            sizes.push_back(static_cast<int>(groups[i].digits.size()));
        return classify(digits, sizes, {start, end, plus, check, groups[from].han});
    }

    struct Place {
        int start, end;
        bool plus, check, han;
    };

    bool classify(QString digits, const std::vector<int> &sizes, const Place &at)
    {
        if (isIdCard(digits, at.check)
            && (digits.size() > 15 || m_scan.before(at.start, 12, {u"身份证", u"证件", u"身份號", u"id"})))
            return put(Type::CnId, at.start, at.end + (at.check ? 1 : 0), 0.98);
        if (at.check)
            return false;
        if (m_scan.before(at.start, 6, {u"qq", u"扣扣", u"企鹅号", u"q号"}) && sizes.size() == 1 && digits.size() >= 5
            && digits.size() <= 11 && digits.front() != u'0')
            return put(Type::Qq, at.start, at.end, 0.9);
        const bool commercial =
            m_scan.before(at.start, 8,
                          {u"订单", u"单号", u"运单", u"编号", u"流水", u"税号", u"货号", u"条码", u"序列", u"批次",
                           u"版本", u"型号", u"order", u"tracking", u"invoice", u"票号", u"sn码"});
        if (mobile(digits, sizes, at, commercial))
            return true;
        if (commercial)
            return false;
        if (landline(digits, sizes, at))
            return true;
        if (digits.size() >= 12 && sizes.front() >= 3 && luhn(digits) && (cardPrefix(digits) || isSpokenOf(at, digits)))
            return put(Type::BankCard, at.start, at.end, 0.95);
        return foreign(digits, sizes, at);
    }

    bool mobile(QString digits, std::vector<int> sizes, const Place &at, bool commercial)
    {
        int start = at.start - (at.plus ? 1 : 0);
        for (const QStringView prefix : {u"0086", u"86"}) {
            if (digits.size() == 11 + prefix.size() && digits.startsWith(prefix)) {
                digits = digits.mid(prefix.size());
                if (sizes.front() == prefix.size())
                    sizes.erase(sizes.begin());
                break;
            }
        }
        if (digits.size() != 11 || digits[0] != u'1' || digits[1] < u'3' || sizes.empty() || sizes.front() < 3)
            return false;
        const bool asked =
            m_scan.before(at.start, 10, {u"手机", u"电话", u"号码", u"联系", u"phone", u"call", u"mobile", u"tel"});
        if (at.han && !asked && sizes.size() > 1)
            return false;
        if (commercial && !asked)
            return false;
        return put(Type::Mobile, start, at.end, asked ? 0.98 : 0.9);
    }

    bool landline(const QString &digits, const std::vector<int> &sizes, const Place &at)
    {
        if (digits[0] != u'0' || digits[1] == u'0' || digits.size() < 10 || digits.size() > 12)
            return false;
        const bool parted = sizes.size() == 2 && (sizes[0] == 3 || sizes[0] == 4) && (sizes[1] == 7 || sizes[1] == 8);
        const bool asked = m_scan.before(at.start, 8, {u"电话", u"座机", u"固话", u"打", u"tel"});
        if (!parted && !asked)
            return false;
        const int start = m_scan.at(at.start - 1) == u'(' ? at.start - 1 : at.start;
        return put(m_scan.european ? Type::Phone : Type::Landline, start, at.end, parted ? 0.95 : 0.85);
    }

    bool foreign(const QString &digits, const std::vector<int> &sizes, const Place &at)
    {
        const bool ssnShape = sizes == std::vector<int>{3, 2, 4};
        if (ssnShape || (digits.size() == 9 && m_scan.before(at.start, 28, {u"ssn", u"social security"})))
            return put(Type::UsSsn, at.start, at.end, ssnShape ? 0.9 : 0.8);
        if (digits.size() < 7 || digits.size() > 15)
            return false;
        if (m_scan.before(at.start, 4, {u"400", u"800"}) || isHotline(digits)
            || m_scan.before(at.start, 12, {u"version", u"ver ", u"ver.", u"build", u"ios", u"firmware"}))
            return false; // hotlines belong to companies
        const bool american = sizes == std::vector<int>{3, 3, 4} || sizes == std::vector<int>{1, 3, 3, 4};
        if (!at.plus && !american && !isEuropeanPhone(digits, sizes, at)
            && !(digits.size() >= 9 && (sizes.size() >= 2 || digits.size() <= 12) && asksForPhone(at)))
            return false;
        if (!american && !at.plus && m_scan.before(at.start, 2, {u"$", u"¥", u"€", u"£"}))
            return false;
        const bool bracket = m_scan.at(at.start - 1) == u'(';
        return put(Type::Phone, at.start - (at.plus || bracket ? 1 : 0), at.end, 0.85);
    }

    [[nodiscard]] bool isEuropeanPhone(const QString &digits, const std::vector<int> &sizes, const Place &at) const
    {
        if (!m_scan.european)
            return false;
        if (isDated(digits, sizes)
            || m_scan.before(at.start, 16,
                             {u"order", u"track", u"invoice", u"account", u"acct", u"policy", u"ticket", u"booking",
                              u"case", u"ref", u"claim", u"serial", u"parcel", u"sort code", u"iban"}))
            return false;
        const bool whole = sizes.size() >= 2 && isWhole(at);
        return extended(at) || (whole && (isNational(digits, sizes) || isAlone(at) || asksForPhone(at)));
    }
    /// 06-12-2024 14, 2024-12-06 14, 06-12-24 14: a date and perhaps an hour.
    [[nodiscard]] static bool isDated(const QString &digits, const std::vector<int> &sizes)
    {
        if (sizes.size() < 3 || sizes.size() > 5)
            return false;
        const auto part = [&](int from, int length) { return digits.mid(from, length).toInt(); };
        if (sizes[0] == 4)
            return sizes[1] <= 2 && sizes[2] <= 2 && part(0, 4) >= 1900 && part(0, 4) <= 2100;
        if (sizes[0] > 2 || sizes[1] > 2)
            return false;
        const int first = part(0, sizes[0]), second = part(sizes[0], sizes[1]);
        const bool days = first >= 1 && second >= 1 && first <= 31 && second <= 31 && std::min(first, second) <= 12;
        const int year = part(sizes[0] + sizes[1], sizes[2]);
        return days && ((sizes[2] == 4 && year >= 1900 && year <= 2100) || (sizes[2] == 2 && sizes.size() == 4));
    }
    /// Whether the text calls the number a card's.
    [[nodiscard]] bool isSpokenOf(const Place &at, const QString &digits) const
    {
        return digits.size() <= 19
            && (m_scan.before(at.start, 24, {u"card", u"visa", u"amex", u"maestro"})
                || m_scan.after(at.end, 24, {u"card", u"visa", u"amex", u"maestro"}));
    }
    [[nodiscard]] bool asksForPhone(const Place &at) const
    {
        return m_scan.before(at.start, m_scan.european ? 40 : 20,
                             {u"phone",   u"call",     u"mobile",      u"cell",       u"tel",
                              u"fax",     u"reach me", u"text me",     u"text to",    u"whatsapp",
                              u"contact", u"line",     u"messages to", u"message to", u"sms",
                              u"dial",    u"ring me",  u"answering",   u"pick up",    u"reached at"})
            || (m_scan.european
                && m_scan.before(at.start, 18, {u"my number", u"new number", u"number is", u"number to"})
                && !m_scan.before(at.start, 40,
                                  {u"card", u"account", u"order", u"tracking", u"invoice", u"ticket", u"case",
                                   u"reference", u"ref", u"policy", u"member", u"claim", u"serial", u"model",
                                   u"booking", u"flight"}))
            || (m_scan.european && m_scan.at(at.start - 1) != u'\n' && labelled(at))
            || m_scan.after(at.end, 8, {u"office", u"mobile", u"cell", u"fax", u"home", u"work"});
    }
    /// The number is all there is in its line.
    [[nodiscard]] bool isAlone(const Place &at) const
    {
        int start = at.start - 1, end = at.end;
        while (QStringView(u" (+>").contains(m_scan.at(start)))
            --start;
        while (m_scan.at(end) == u' ')
            ++end;
        return m_scan.at(start) == u'\n' && m_scan.at(end) == u'\n' && (start > 0 || end < m_scan.size());
    }
    /// Nothing before or after the groups continues them, and no bracket of its
    /// own stands among them.
    [[nodiscard]] bool isWhole(const Place &at) const
    {
        const QChar joint = m_scan.at(at.end);
        return !(joins(joint) && isDigit(m_scan.at(at.end + 1)))
            && !(joins(m_scan.at(at.start - 1)) && isDigit(m_scan.at(at.start - 2)))
            && m_scan.text().mid(at.start, at.end - at.start).lastIndexOf(u" (") < 3;
    }
    /// T: 0…, M: +44 …
    [[nodiscard]] bool labelled(const Place &at) const
    {
        int start = at.start - 1;
        while (start > 0 && (m_scan.at(start) == u' ' || m_scan.at(start) == u'+' || m_scan.at(start) == u'('))
            --start;
        return m_scan.at(start) == u':' && QStringView(u"tpfmcow").contains(m_scan.at(start - 1))
            && !isWord(m_scan.at(start - 2));
    }
    /// x123, ext. 12
    [[nodiscard]] bool extended(const Place &at) const
    {
        return (m_scan.at(at.end) == u'x' && isDigit(m_scan.at(at.end + 1)))
            || (m_scan.at(at.end) == u' ' && m_scan.text().mid(at.end + 1, 3) == u"ext");
    }
    [[nodiscard]] static bool isHotline(const QString &digits)
    {
        return (digits.size() <= 10 && (digits.startsWith(u"400") || digits.startsWith(u"800")))
            || (digits.size() == 11 && digits.startsWith(u"1800"));
    }
    /// 0494 92 82 32, 06 12 34 56 78: the trunk prefix and three groups or more,
    /// as no date or amount has them.
    [[nodiscard]] static bool isNational(const QString &digits, const std::vector<int> &sizes)
    {
        if (digits.startsWith(u"000"))
            return false;
        const int longest = *std::max_element(sizes.begin(), sizes.end());
        if (digits.front() != u'0' || digits.size() < 9 || sizes.size() < 2 || sizes.front() > 5)
            return false;
        const bool abroad = digits[1] == u'0' && digits.size() <= 15 && sizes.size() >= 3;
        const bool grouped = sizes.size() >= 3 ? longest <= 5 : sizes.front() >= 3 && digits.size() >= 10;
        return abroad || (grouped && digits.size() <= 11);
    }

    bool put(Type type, int start, int end, double confidence)
    {
        m_scan.add(type, start, end, confidence);
        return true;
    }

    Scan &m_scan;
};

} // namespace

void findNumbers(Scan &scan)
{
    NumberFinder finder(scan);
    for (int at = 0; at < scan.size();) {
        Run run;
        for (Group group = groupAt(scan, at); !group.digits.isEmpty() && run.groups.size() < 64;
             group = groupAt(scan, at)) {
            if (!run.groups.empty() && group.han != run.groups.back().han)
                break;
            at = group.end;
            run.groups.push_back(std::move(group));
            int skip = 0;
            while (skip < 2 && joins(scan.at(at + skip)))
                ++skip;
            if (skip == 0 || groupAt(scan, at + skip).digits.isEmpty())
                break;
            at += skip;
        }
        if (run.groups.empty())
            ++at;
        else
            finder.run(run);
    }
}

} // namespace lianxi::personal
