// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_words.h"

#include <algorithm>
#include <array>

namespace lianxi::personal
{

namespace
{

using Type = PersonalDataType;

constexpr int longestAddress = 120; // folded units

constexpr std::array<QStringView, 34> provinces{
    u"北京", u"天津", u"上海", u"重庆", u"河北", u"山西", u"内蒙古", u"辽宁", u"吉林", u"黑龙江", u"江苏", u"浙江",
    u"安徽", u"福建", u"江西", u"山东", u"河南", u"湖北", u"湖南",   u"广东", u"广西", u"海南",   u"四川", u"贵州",
    u"云南", u"西藏", u"陕西", u"甘肃", u"青海", u"宁夏", u"新疆",   u"香港", u"澳门", u"台湾"};
constexpr std::array<QStringView, 20> detailUnits{u"号楼", u"号院", u"单元", u"号", u"幢", u"栋", u"室",
                                                  u"层",   u"楼",   u"座",   u"弄", u"组", u"户", u"房",
                                                  u"门",   u"巷",   u"期",   u"区", u"队", u"f"};
// The last word of what leads to an address; the address begins after it.
constexpr std::array<QStringView, 34> leads{
    u"地址", u"寄到", u"寄给", u"寄往", u"送到", u"送往",   u"发到", u"改成", u"改为", u"改到", u"应该是", u"住在",
    u"家住", u"我住", u"住址", u"住",   u"位于", u"快递放", u"放在", u"放",   u"寄",   u"在",   u"是",     u"到",
    u"换成", u"家在", u"收货", u"去",   u"来",   u"搬到",   u"送",   u"发",   u"我家", u"为"};

bool isPlaceEnd(QChar c)
{
    return QStringView(u"省市区县州旗镇乡村路街道巷弄盟").contains(c);
}
bool isRoadEnd(QChar c)
{
    return QStringView(u"路街道巷弄镇乡村旗县州盟园城苑庄寓厦湾府院").contains(c);
}
bool inAddress(QChar c)
{
    return isHan(c) || isWord(c) || c == u' ' || c == u'-' || c == u'#' || c == u'(' || c == u')';
}

/// \return the length of a unit like 号楼 at `at`; 0 when there is none.
int detailLength(const Scan &scan, int at)
{
    for (const QStringView detail : detailUnits)
        if (scan.text().mid(at, detail.size()) == detail)
            return static_cast<int>(detail.size());
    return 0;
}

/// The details of an address between two offsets: how many, and where the last ends.
struct Details {
    int count = 0, first = -1, end = -1;
};

Details detailsIn(const Scan &scan, int from, int to)
{
    Details out;
    for (int at = from; at < to;) {
        if (!isWord(scan.at(at))) {
            ++at;
            continue;
        }
        int end = at, dashes = 0;
        bool digits = false;
        for (; end < to && (isWord(scan.at(end)) || (scan.at(end) == u'-' && isDigit(scan.at(end + 1)))); ++end) {
            digits = digits || isDigit(scan.at(end));
            dashes += scan.at(end) == u'-' ? 1 : 0;
        }
        const int unit = detailLength(scan, end);
        const bool letter = end - at == 1 && isLetter(scan.at(at)) && scan.at(end) == u'座';
        const bool dateLike =
            unit == 1 && scan.at(end) == u'号' && scan.after(end + 1, 2, {u"线", u"发", u"前", u"之", u"到货", u"下"});
        if ((unit > 0 && (digits || letter) && !dateLike)
            || (dashes >= 1 && digits && isHan(scan.at(at - 1)) && unit == 0)) {
            out.count += 1 + dashes;
            out.first = out.first < 0 ? at : out.first;
            end += unit;
            out.end = end;
        } else if (out.end == at && digits && end - at <= 5) {
            out.end = end; // 3单元602
            ++out.count;
        }
        at = std::max(end, at + 1);
    }
    return out;
}

int afterLead(const Scan &scan, int from, int to)
{
    const QStringView window = scan.text().mid(from, to - from);
    qsizetype best = 0;
    for (const QStringView lead : leads)
        if (const qsizetype found = window.lastIndexOf(lead); found >= 0)
            best = std::max(best, found + lead.size());
    while (from + best < to
           && (scan.at(from + static_cast<int>(best)) == u' ' || scan.at(from + static_cast<int>(best)) == u'是'))
        ++best;
    return from + static_cast<int>(best);
}

void chineseSegment(Scan &scan, int from, int to)
{
    const Details details = detailsIn(scan, from, to);
    if (details.count == 0)
        return;
    int firstPlace = -1;
    bool road = false;
    for (int i = from; i < details.end; ++i) {
        if (firstPlace < 0 && i < details.first && isPlaceEnd(scan.at(i)))
            firstPlace = i;
        road = road || (i < details.first && isRoadEnd(scan.at(i)));
    }
    int start = -1;
    bool named = false;
    for (const QStringView province : provinces)
        if (const qsizetype found = scan.text().mid(from, details.first - from).indexOf(province); found >= 0) {
            start = start < 0 ? from + static_cast<int>(found) : std::min(start, from + static_cast<int>(found));
            named = true;
        }
    if (firstPlace >= 0) {
        // A place before the province's name (岳阳市…湖南路) begins the address; look back from its last character.
        const int earliest = std::max(from, firstPlace - 12);
        const int byPlace = afterLead(scan, earliest, firstPlace);
        start = start < 0 ? byPlace : std::min(start, std::max(byPlace, earliest));
    }
    if (start < 0 || details.end - start < 6 || details.end - start > longestAddress)
        return;
    if (!(road || details.count >= 2) || (!named && firstPlace < 0))
        return;
    scan.add(Type::Address, start, details.end, named ? 0.9 : 0.8);
}

void chinese(Scan &scan)
{
    // A phone number or name in the same stretch is no part of the address.
    std::vector<bool> taken(static_cast<size_t>(scan.size()) + 1);
    for (const PersonalSpan &span : scan.found)
        for (int i = span.start; i < span.end; ++i)
            taken[static_cast<size_t>(i)] = true;
    for (int at = 0; at < scan.size();) {
        const auto inside = [&](int i) {
            return i < scan.size() && inAddress(scan.at(i)) && !taken[static_cast<size_t>(i)];
        };
        int end = at;
        bool han = false;
        for (; inside(end); ++end)
            han = han || isHan(scan.at(end));
        if (han)
            chineseSegment(scan, at, end);
        at = std::max(end, at + 1);
    }
}

/// 12 Main Street, Springfield, IL 62701: a number, capitalised words, a kind of street, and what follows it.
void latin(Scan &scan)
{
    static constexpr std::array<QStringView, 24> streets{
        u"street", u"st",     u"avenue",    u"ave",   u"road",    u"rd",      u"drive",   u"dr",
        u"lane",   u"ln",     u"boulevard", u"blvd",  u"way",     u"court",   u"ct",      u"place",
        u"plaza",  u"square", u"circle",    u"trail", u"terrace", u"parkway", u"highway", u"crescent"};
    for (int at = 0; at < scan.size(); ++at) {
        if (!isDigit(scan.at(at)) || isWord(scan.at(at - 1)))
            continue;
        int pos = at;
        while (isWord(scan.at(pos)))
            ++pos;
        if (pos - at > 6 || scan.at(pos) != u' ')
            continue;
        int end = -1;
        for (int words = 0; words < 5 && scan.at(pos) == u' '; ++words) {
            const int begin = ++pos;
            while (isWord(scan.at(pos)) || scan.at(pos) == u'\'' || scan.at(pos) == u'-')
                ++pos;
            const QStringView word = scan.text().mid(begin, pos - begin);
            if (word.isEmpty() || !(scan.capital(begin) || isDigit(scan.at(begin))))
                break;
            if (words > 0 && std::find(streets.begin(), streets.end(), word) != streets.end())
                end = scan.at(pos) == u'.' ? pos + 1 : pos;
        }
        if (end < 0)
            continue;
        // City, state and post code: capitalised words and numbers, parted by blanks, commas and line ends.
        for (int next = end; next - at < longestAddress;) {
            int begin = next;
            while (begin - next < 3
                   && (scan.at(begin) == u',' || scan.at(begin) == u' ' || scan.at(begin) == u'.'
                       || scan.at(begin) == u'\n'))
                ++begin;
            int stop = begin;
            while (isWord(scan.at(stop)) || scan.at(stop) == u'-')
                ++stop;
            if (stop == begin || begin == next || !(scan.capital(begin) || isDigit(scan.at(begin))))
                break;
            end = next = stop;
        }
        scan.add(Type::Address, at, end, 0.85);
        at = end;
    }
}

} // namespace

void findAddresses(Scan &scan, const Words &words)
{
    chinese(scan);
    if (scan.european)
        findStreets(scan, words);
    else
        latin(scan);
}

} // namespace lianxi::personal
