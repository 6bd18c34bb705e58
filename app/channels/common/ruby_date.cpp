// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/ruby_date.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

std::optional<Instant> parseRubyDate(const QString &text)
{
    static constexpr std::array months{"Jan"_L1, "Feb"_L1, "Mar"_L1, "Apr"_L1, "May"_L1, "Jun"_L1,
                                       "Jul"_L1, "Aug"_L1, "Sep"_L1, "Oct"_L1, "Nov"_L1, "Dec"_L1};
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.size() != 6)
        return std::nullopt;
    const auto month = std::find(months.begin(), months.end(), words[1]);
    const QString &offset = words[4];
    if (month == months.end() || words[2].size() > 2 || offset.size() != 5)
        return std::nullopt;
    const QString rfc = u"%1-%2-%3T%4%5:%6"_s.arg(
        words[5].rightJustified(4, u'0'), QString::number(month - months.begin() + 1).rightJustified(2, u'0'),
        words[2].rightJustified(2, u'0'), words[3], offset.left(3), offset.right(2));
    return parseRfc3339(rfc);
}

} // namespace lianxi::channels
