// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/icalendar.h"

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace lianxi
{

namespace
{

constexpr qsizetype largest = 4 * 1024 * 1024; ///< bytes; a century of holidays is far less
constexpr int longestEvent = 366; ///< days
constexpr int lastYear = 2100; ///< a rule without an end is followed so far
constexpr int mostTimes = 200;

/// One content line: name, parameters, value.
struct Line {
    QString name, value;
    bool isDate = false; ///< VALUE=DATE
    int number = 0; ///< in the file, from 1
};

tl::unexpected<Error> bad(int line, const QString &what)
{
    return failure(ErrorCode::InvalidInput, u"calendar, line %1: %2"_s.arg(line).arg(what));
}

/// Unfolds (RFC 5545 §3.1) and takes apart; what is no content line is left out.
std::vector<Line> linesOf(const QByteArray &calendar)
{
    std::vector<Line> lines;
    const QStringList raw = QString::fromUtf8(calendar).replace(u"\r\n"_s, u"\n"_s).split(u'\n');
    for (int i = 0; i < raw.size();) {
        const int number = i + 1;
        QString text = raw.at(i++);
        while (i < raw.size() && (raw.at(i).startsWith(u' ') || raw.at(i).startsWith(u'\t')))
            text += QStringView(raw.at(i++)).mid(1);
        const qsizetype colon = text.indexOf(u':');
        if (colon <= 0)
            continue;
        const QStringList head = text.left(colon).toUpper().split(u';');
        lines.push_back(
            {head.front().trimmed(), text.mid(colon + 1).trimmed(), head.contains(u"VALUE=DATE"_s), number});
    }
    return lines;
}

std::optional<sys_days> dateIn(const QString &value)
{
    static const QRegularExpression form(u"^(\\d{4})(\\d{2})(\\d{2})$"_s);
    const QRegularExpressionMatch match = form.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    const year_month_day day(year(match.captured(1).toInt()), month(match.captured(2).toUInt()),
                             std::chrono::day(match.captured(3).toUInt()));
    return day.ok() ? std::optional(sys_days(day)) : std::nullopt;
}

struct Occurrence {
    std::optional<sys_days> first, end; ///< `end`: the day after the last
    int length = 0; ///< days, from DURATION; 0: from `end`, or one
    QString summary, rule;
    std::vector<sys_days> except; ///< EXDATE
    bool cancelled = false;
    int line = 0;
};

bool isWorkingDay(const Occurrence &event)
{
    return event.summary.contains(u"补班"_s) || event.summary.contains(u"補班"_s) || event.summary.contains(u"（班）"_s)
        || event.summary.contains(u"(班)"_s);
}

/// Every how many years an event comes again and how often; nullopt: by a rule that holidays do not have.
struct Yearly {
    int interval = 1, count = mostTimes;
    std::optional<sys_days> until;
};
std::optional<Yearly> yearlyIn(const QString &rule)
{
    Yearly yearly;
    if (rule.isEmpty())
        return Yearly{1, 1, {}};
    for (const QString &part : rule.toUpper().split(u';', Qt::SkipEmptyParts)) {
        const QString name = part.section(u'=', 0, 0), value = part.section(u'=', 1);
        if (name == "FREQ"_L1 && value != "YEARLY"_L1)
            return std::nullopt;
        if (name == "INTERVAL"_L1)
            yearly.interval = std::max(1, value.toInt());
        else if (name == "COUNT"_L1)
            yearly.count = std::clamp(value.toInt(), 1, mostTimes);
        else if (name == "UNTIL"_L1)
            yearly.until = dateIn(value.left(8));
        else if (name.startsWith("BY"_L1) && name != "BYMONTH"_L1 && name != "BYMONTHDAY"_L1)
            return std::nullopt; // the fourth Thursday of November
    }
    return yearly;
}

Status addDays(const Occurrence &event, std::vector<sys_days> &days)
{
    if (!event.first || event.cancelled || isWorkingDay(event))
        return {};
    const std::optional<Yearly> yearly = yearlyIn(event.rule);
    if (!yearly)
        return bad(event.line, u"days that move from year to year are written out: one event a year"_s);
    const sys_days end = event.end ? *event.end : *event.first + std::chrono::days(std::max(1, event.length));
    const auto length = static_cast<int>((end - *event.first).count());
    if (length < 1 || length > longestEvent)
        return bad(event.line, u"an event ends after it begins, and within a year"_s);
    const year_month_day first(*event.first);
    int times = 0;
    for (int i = 0; times < yearly->count; ++i) {
        const year_month_day again = first + years(i * yearly->interval);
        if (static_cast<int>(again.year()) > lastYear || (yearly->until && sys_days(again) > *yearly->until))
            break;
        if (!again.ok())
            continue; // 29 February
        ++times;
        const bool left = std::find(event.except.begin(), event.except.end(), sys_days(again)) != event.except.end();
        for (int day = 0; day < length && !left; ++day)
            days.push_back(sys_days(again) + std::chrono::days(day));
    }
    return {};
}

Status takeLine(const Line &line, Occurrence &event)
{
    if (line.name == "DTSTART"_L1 || line.name == "DTEND"_L1) {
        const std::optional<sys_days> date = dateIn(line.value);
        if (!date && line.isDate)
            return bad(line.number, u"a date is written 20261001"_s);
        (line.name == "DTSTART"_L1 ? event.first : event.end) = date; // nothing for a time of the day
    } else if (line.name == "DURATION"_L1) {
        static const QRegularExpression form(u"^P(?:(\\d{1,2})W|(\\d{1,3})D)"_s);
        const QRegularExpressionMatch match = form.match(line.value);
        event.length = match.captured(1).toInt() * 7 + match.captured(2).toInt();
    } else if (line.name == "SUMMARY"_L1) {
        event.summary = line.value;
    } else if (line.name == "RRULE"_L1) {
        event.rule = line.value;
        event.line = line.number;
    } else if (line.name == "EXDATE"_L1) {
        for (const QString &date : line.value.split(u','))
            if (const std::optional<sys_days> day = dateIn(date.trimmed().left(8)))
                event.except.push_back(*day);
    } else if (line.name == "STATUS"_L1) {
        event.cancelled = line.value.compare("CANCELLED"_L1, Qt::CaseInsensitive) == 0;
    }
    return {};
}

} // namespace

Result<std::vector<sys_days>> wholeDays(const QByteArray &calendar)
{
    if (calendar.size() > largest)
        return bad(1, u"it is too large for a calendar of holidays"_s);
    std::vector<sys_days> days;
    std::optional<Occurrence> event;
    bool isCalendar = false;
    QString inner;
    for (const Line &line : linesOf(calendar)) {
        const QString value = line.value.toUpper();
        isCalendar = isCalendar || (line.name == "BEGIN"_L1 && value == "VCALENDAR"_L1);
        if (line.name == "BEGIN"_L1 && value == "VEVENT"_L1) {
            event = Occurrence{};
            event->line = line.number;
        } else if (line.name == "END"_L1 && value == "VEVENT"_L1 && event) {
            if (const Status added = addDays(*event, days); !added)
                return tl::unexpected(added.error());
            event.reset();
        } else if (event && line.name == "BEGIN"_L1) {
            inner = value; // an alarm of the event: its lines are its own
        } else if (line.name == "END"_L1 && value == inner) {
            inner.clear();
        } else if (event && inner.isEmpty()) {
            if (const Status taken = takeLine(line, *event); !taken)
                return tl::unexpected(taken.error());
        }
    }
    if (!isCalendar)
        return bad(1, u"this is no iCalendar file: it does not begin with BEGIN:VCALENDAR"_s);
    if (event)
        return bad(event->line, u"the file ends in the middle of an event"_s);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

} // namespace lianxi
