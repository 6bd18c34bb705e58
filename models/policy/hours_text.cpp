// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/hours_text.h"

#include "models/policy/sla.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <bitset>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype longestText = 400;
constexpr int days = 7;
using Days = std::bitset<days>;

tl::unexpected<Error> bad(const QString &what)
{
    return failure(ErrorCode::InvalidInput, what);
}

/// 0 Monday … 6 Sunday.
std::optional<int> dayOf(QStringView name)
{
    static const std::array<QLatin1StringView, days> english{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1,
                                                             "fri"_L1, "sat"_L1, "sun"_L1};
    for (size_t day = 0; day < english.size(); ++day)
        if (name.size() >= 3 && name.startsWith(english[day], Qt::CaseInsensitive))
            return static_cast<int>(day);
    if (name.startsWith(u'周') || name.startsWith(u'週'))
        name = name.sliced(1);
    else if (name.startsWith(u"星期"_s))
        name = name.sliced(2);
    else if (name.startsWith(u"礼拜"_s))
        name = name.sliced(2);
    else
        return std::nullopt;
    if (name.size() != 1)
        return std::nullopt;
    if (name.front() == u'天')
        return days - 1;
    const qsizetype day = u"一二三四五六日"_s.indexOf(name.front());
    return day < 0 ? std::nullopt : std::optional(static_cast<int>(day));
}

/// "Mon-Fri", "周六", "Mon-Wed Fri": from the first day to the last, over the end of the week where it is written so.
std::optional<Days> daysOf(const QString &text)
{
    Days found;
    for (const QString &span : text.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList ends = span.split(u'-');
        const std::optional<int> first = dayOf(ends.first()), last = dayOf(ends.last());
        if (!first || !last || ends.size() > 2)
            return std::nullopt;
        for (int day = *first;; day = (day + 1) % days) {
            found.set(static_cast<size_t>(day));
            if (day == *last)
                break;
        }
    }
    return found.any() ? std::optional(found) : std::nullopt;
}

std::optional<std::chrono::minutes> timeOf(const QString &hour, const QString &minute)
{
    const std::chrono::minutes time = std::chrono::hours(hour.toInt()) + std::chrono::minutes(minute.toInt());
    return minute.toInt() < 60 && time <= std::chrono::hours(24) ? std::optional(time) : std::nullopt;
}

/// One way of writing each sign, so that the rest needs to know only that one.
QString plain(QString text)
{
    text = text.normalized(QString::NormalizationForm_KC);
    text.replace(u';', u',').replace(u'；', u',').replace(u'，', u',').replace(u'、', u',').replace(u'\n', u',');
    text.replace(u'–', u'-').replace(u'—', u'-').replace(u'~', u'-').replace(u'至', u'-').replace(u'到', u'-');
    static const QRegularExpression aroundDash(u"\\s*-\\s*"_s);
    return text.replace(aroundDash, u"-"_s).simplified();
}

bool overlap(const ServiceHours::Period &a, const ServiceHours::Period &b)
{
    return a.day == b.day && a.from < b.to && b.from < a.to;
}

} // namespace

Result<std::vector<ServiceHours::Period>> periodsFromText(const QString &text)
{
    if (text.size() > longestText)
        return bad(text.left(20));
    static const QRegularExpression form(u"^(\\D*?)\\s*(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})$"_s);
    std::vector<ServiceHours::Period> periods;
    Days on = ~Days();
    for (const QString &piece : plain(text).split(u',', Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = form.match(piece.trimmed());
        if (!match.hasMatch())
            return bad(piece.trimmed());
        if (!match.captured(1).isEmpty()) {
            const std::optional<Days> named = daysOf(match.captured(1));
            if (!named)
                return bad(piece.trimmed());
            on = *named;
        }
        const auto from = timeOf(match.captured(2), match.captured(3)),
                   to = timeOf(match.captured(4), match.captured(5));
        if (!from || !to || *from >= *to)
            return bad(piece.trimmed());
        for (int day = 0; day < days; ++day) {
            const ServiceHours::Period period{day + 1, *from, *to};
            if (!on.test(static_cast<size_t>(day)))
                continue;
            if (std::any_of(periods.begin(), periods.end(), [&](const auto &other) { return overlap(period, other); }))
                return bad(piece.trimmed());
            periods.push_back(period);
        }
    }
    std::sort(periods.begin(), periods.end(),
              [](const auto &a, const auto &b) { return std::tie(a.day, a.from) < std::tie(b.day, b.from); });
    return periods;
}

ServiceHours channelHours(const QJsonObject &settings, const ServiceHours &team)
{
    const Result<std::vector<ServiceHours::Period>> own =
        periodsFromText(settings.value("service_hours"_L1).toString());
    ServiceHours hours = team;
    if (own && !own->empty())
        hours.periods = *own;
    return hours;
}

Instant opensAt(const ServiceHours &hours, Instant now)
{
    using namespace std::chrono_literals;
    return addServiceTime(hours, now, 1s) - 1s;
}

QString momentText(Instant at, const ServiceHours &hours, bool chinese)
{
    const QDateTime local =
        QDateTime::fromMSecsSinceEpoch(toMillis(at), QTimeZone::utc()).toTimeZone(QTimeZone(hours.timeZone));
    const QLocale locale(chinese ? u"zh_CN"_s : u"en_US"_s);
    return locale.toString(local, chinese ? u"M月d日 ddd HH:mm"_s : u"ddd d MMM HH:mm"_s);
}

} // namespace lianxi
