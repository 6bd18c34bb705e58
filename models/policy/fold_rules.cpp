// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/sla.h"

#include <QJsonArray>
#include <QTimeZone>

namespace lianxi
{

using namespace std::chrono;
using namespace Qt::StringLiterals;

namespace
{

constexpr size_t caseClasses = EnumNames<CaseClass>::names.size();
constexpr qint64 longestPromise = 366LL * 24 * 3600; // seconds

QString clockText(minutes time)
{
    return u"%1:%2"_s.arg(time.count() / 60, 2, 10, QChar(u'0')).arg(time.count() % 60, 2, 10, QChar(u'0'));
}

std::optional<minutes> clockTime(const QString &text)
{
    if (text.size() != 5 || text[2] != u':')
        return std::nullopt;
    bool goodHour = false, goodMinute = false;
    const int hour = QStringView(text).left(2).toInt(&goodHour), minute = QStringView(text).mid(3).toInt(&goodMinute);
    const minutes time = hours(hour) + minutes(minute);
    if (!goodHour || !goodMinute || hour < 0 || minute < 0 || minute > 59 || time > 24h)
        return std::nullopt;
    return time;
}

QString dateText(sys_days day)
{
    return toRfc3339(day).left(10);
}

std::optional<sys_days> dateOf(const QString &text)
{
    const std::optional<Instant> at = text.size() == 10 ? parseRfc3339(QString(text + "T00:00:00Z"_L1)) : std::nullopt;
    return at ? std::optional(floor<days>(*at)) : std::nullopt;
}

tl::unexpected<Error> bad(const QString &what)
{
    return failure(ErrorCode::InvalidInput, u"fold rules: %1"_s.arg(what));
}

Result<ServiceHours::Period> periodFrom(const QJsonObject &json)
{
    const int day = json["day"_L1].toInt();
    const std::optional<minutes> from = clockTime(json["from"_L1].toString()), to = clockTime(json["to"_L1].toString());
    if (day < 1 || day > 7)
        return bad(u"a period's day must be 1 (Monday) to 7"_s);
    if (!from || !to || *from >= *to)
        return bad(u"a period needs from before to, both 00:00 to 24:00"_s);
    return ServiceHours::Period{day, *from, *to};
}

Result<ServiceHours> hoursFrom(const QJsonObject &json)
{
    ServiceHours hours;
    hours.timeZone = json["time_zone"_L1].toString().toUtf8();
    if (!QTimeZone::isTimeZoneIdAvailable(hours.timeZone))
        return bad(u"hours.time_zone must be an IANA name such as Asia/Shanghai"_s);
    if (!json["periods"_L1].isArray())
        return bad(u"hours.periods must be a list"_s);
    for (const QJsonValue &entry : json["periods"_L1].toArray()) {
        Result<ServiceHours::Period> period = periodFrom(entry.toObject());
        if (!period)
            return tl::unexpected(period.error());
        hours.periods.push_back(*period);
    }
    for (const QJsonValue &entry : json["holidays"_L1].toArray()) {
        const std::optional<sys_days> date = dateOf(entry.toString());
        if (!date)
            return bad(u"a holiday must be a date such as 2026-10-01"_s);
        hours.holidays.push_back(*date);
    }
    return hours;
}

Result<ClockPromise> promiseFrom(const QJsonObject &json)
{
    const std::optional<ClockKind> kind = fromText<ClockKind>(json["clock"_L1].toString());
    const qint64 length = json["seconds"_L1].toInteger(-1);
    if (!kind)
        return bad(u"a promise names an unknown clock"_s);
    if (length < 0 || length > longestPromise || !json["service_hours"_L1].isBool())
        return bad(u"a promise needs seconds (0 to 31622400) and service_hours (true or false)"_s);
    return ClockPromise{*kind, seconds(length), json["service_hours"_L1].toBool()};
}

Result<hours> windowFrom(const QJsonObject &json, QLatin1StringView key, hours otherwise)
{
    if (!json.contains(key))
        return otherwise;
    const qint64 length = json[key].toInteger(-1);
    if (length < 0 || length > 24 * 366)
        return bad(u"%1 must be 0 to 8784 hours"_s.arg(key));
    return hours(length);
}

} // namespace

// A crisis has no time to spare: its first response is due the moment it is one, which shows as overdue at once
// (rules.md §1, "task force at once"); the statement is its plan.
FoldRules::FoldRules()
{
    for (int day = 1; day <= 5; ++day)
        hours.periods.push_back({day, 9h, 18h});
    const auto of = [this](CaseClass caseClass) -> auto &
    {
        return promises[static_cast<size_t>(caseClass)];
    };
    const ClockPromise firstResponse{ClockKind::FirstResponse, 60min, true};
    of(CaseClass::Normal) = {firstResponse};
    of(CaseClass::Complex) = {firstResponse, {ClockKind::Plan, 240min, true}};
    of(CaseClass::Urgent) = {firstResponse, {ClockKind::FollowUp, 30min, false}};
    of(CaseClass::General) = {firstResponse, {ClockKind::Calm, 120min, false}};
    of(CaseClass::Incident) = {firstResponse, {ClockKind::Plan, 60min, false}};
    of(CaseClass::Crisis) = {
        {ClockKind::FirstResponse, 0s, false}, {ClockKind::Plan, 1h, false}, {ClockKind::Calm, 24h, false}};
}

Result<FoldRules> foldRulesFromJson(const QJsonObject &json)
{
    FoldRules rules;
    if (json.contains("hours"_L1)) {
        Result<ServiceHours> read = hoursFrom(json["hours"_L1].toObject());
        if (!read)
            return tl::unexpected(read.error());
        rules.hours = std::move(*read);
    }
    const QJsonObject promises = json["promises"_L1].toObject();
    for (size_t i = 0; i < caseClasses; ++i) {
        const QLatin1StringView name = toText(static_cast<CaseClass>(i));
        if (!promises.contains(name))
            continue;
        rules.promises[i].clear();
        for (const QJsonValue &entry : promises[name].toArray()) {
            const Result<ClockPromise> promise = promiseFrom(entry.toObject());
            if (!promise)
                return tl::unexpected(promise.error());
            rules.promises[i].push_back(*promise);
        }
    }
    const Result<std::chrono::hours> join = windowFrom(json, "join_window_hours"_L1, rules.joinWindow);
    const Result<std::chrono::hours> reopen = windowFrom(json, "reopen_window_hours"_L1, rules.reopenWindow);
    if (!join || !reopen)
        return tl::unexpected(join ? reopen.error() : join.error());
    rules.joinWindow = *join;
    rules.reopenWindow = *reopen;
    return rules;
}

QJsonObject toJson(const FoldRules &rules)
{
    QJsonArray periods, holidays;
    for (const ServiceHours::Period &period : rules.hours.periods)
        periods.append(
            QJsonObject{{u"day"_s, period.day}, {u"from"_s, clockText(period.from)}, {u"to"_s, clockText(period.to)}});
    for (const sys_days day : rules.hours.holidays)
        holidays.append(dateText(day));
    QJsonObject promises;
    for (size_t i = 0; i < caseClasses; ++i) {
        QJsonArray list;
        for (const ClockPromise &promise : rules.promises[i])
            list.append(QJsonObject{{u"clock"_s, QString(toText(promise.kind))},
                                    {u"seconds"_s, qint64(promise.length.count())},
                                    {u"service_hours"_s, promise.serviceHoursOnly}});
        promises.insert(toText(static_cast<CaseClass>(i)), list);
    }
    return {{u"hours"_s,
             QJsonObject{{u"time_zone"_s, QString::fromUtf8(rules.hours.timeZone)},
                         {u"periods"_s, periods},
                         {u"holidays"_s, holidays}}},
            {u"promises"_s, promises},
            {u"join_window_hours"_s, qint64(rules.joinWindow.count())},
            {u"reopen_window_hours"_s, qint64(rules.reopenWindow.count())}};
}

} // namespace lianxi
