// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/instant.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// Two decimal digits at `at`, or -1.
int twoDigits(QStringView text, qsizetype at)
{
    const int high = text[at].unicode() - u'0';
    const int low = text[at + 1].unicode() - u'0';
    return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
}

void putTwo(QChar *at, unsigned value)
{
    at[0] = QChar(u'0' + static_cast<char16_t>(value / 10));
    at[1] = QChar(u'0' + static_cast<char16_t>(value % 10));
}

} // namespace

// Written by hand because QDateTime costs microseconds a call and every event carries a time.
QString toRfc3339(Instant t)
{
    using namespace std::chrono;
    const auto day = floor<days>(t);
    const year_month_day date(day);
    const hh_mm_ss time(t - day);
    const int year = int(date.year());
    if (year < 0 || year > 9999)
        return toDateTime(t).toString(Qt::ISODateWithMs);
    QString out = u"0000-00-00T00:00:00.000Z"_s;
    QChar *p = out.data();
    putTwo(p, static_cast<unsigned>(year) / 100);
    putTwo(p + 2, static_cast<unsigned>(year) % 100);
    putTwo(p + 5, unsigned(date.month()));
    putTwo(p + 8, unsigned(date.day()));
    putTwo(p + 11, static_cast<unsigned>(time.hours().count()));
    putTwo(p + 14, static_cast<unsigned>(time.minutes().count()));
    putTwo(p + 17, static_cast<unsigned>(time.seconds().count()));
    const auto ms = static_cast<unsigned>(time.subseconds().count());
    p[20] = QChar(u'0' + static_cast<char16_t>(ms / 100));
    putTwo(p + 21, ms % 100);
    return out;
}

std::optional<Instant> parseRfc3339(QStringView text)
{
    using namespace std::chrono;
    if (text.size() < 20 || text[4] != u'-' || text[7] != u'-' || (text[10] != u'T' && text[10] != u't')
        || text[13] != u':' || text[16] != u':')
        return std::nullopt;
    const int century = twoDigits(text, 0), yearOf = twoDigits(text, 2), month_ = twoDigits(text, 5);
    const int day_ = twoDigits(text, 8), hour = twoDigits(text, 11), minute = twoDigits(text, 14);
    const int second = twoDigits(text, 17);
    if (century < 0 || yearOf < 0 || month_ < 0 || day_ < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59
        || second < 0 || second > 60)
        return std::nullopt;
    const year_month_day date(year(century * 100 + yearOf), month(static_cast<unsigned>(month_)),
                              day(static_cast<unsigned>(day_)));
    if (!date.ok())
        return std::nullopt;
    qsizetype at = 19;
    int ms = 0;
    if (text[at] == u'.') {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= u'0' && text[at] <= u'9'; ++at, scale /= 10)
            ms += (text[at].unicode() - u'0') * scale;
    }
    if (at >= text.size())
        return std::nullopt;
    int offset = 0;
    if (text[at] == u'+' || text[at] == u'-') {
        if (text.size() != at + 6 || text[at + 3] != u':')
            return std::nullopt;
        const int oh = twoDigits(text, at + 1), om = twoDigits(text, at + 4);
        if (oh < 0 || om < 0)
            return std::nullopt;
        offset = (oh * 60 + om) * (text[at] == u'-' ? -1 : 1);
    } else if ((text[at] != u'Z' && text[at] != u'z') || text.size() != at + 1) {
        return std::nullopt;
    }
    return Instant(sys_days(date)) + hours(hour) + minutes(minute - offset) + seconds(second) + milliseconds(ms);
}

} // namespace lianxi
