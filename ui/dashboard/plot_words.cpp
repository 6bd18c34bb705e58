// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/plot_words.h"

#include <QDate>
#include <QLocale>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

QString clockName(const QString &key)
{
    switch (fromText<ClockKind>(key).value_or(ClockKind::FirstResponse)) {
    case ClockKind::FirstResponse:
        return PlotWords::tr("First response");
    case ClockKind::NextResponse:
        return PlotWords::tr("Next response");
    case ClockKind::Plan:
        return PlotWords::tr("Plan given");
    case ClockKind::FollowUp:
        return PlotWords::tr("Follow-up");
    case ClockKind::Calm:
        return PlotWords::tr("Customer calmed");
    case ClockKind::Transfer:
        return PlotWords::tr("Bot to person");
    case ClockKind::CallBack:
        return PlotWords::tr("Call back");
    }
    return key;
}

QString className(const QString &key)
{
    switch (fromText<CaseClass>(key).value_or(CaseClass::Normal)) {
    case CaseClass::Normal:
        return PlotWords::tr("Normal");
    case CaseClass::Complex:
        return PlotWords::tr("Complex");
    case CaseClass::Urgent:
        return PlotWords::tr("Urgent");
    case CaseClass::General:
        return PlotWords::tr("Complaint");
    case CaseClass::Incident:
        return PlotWords::tr("Incident");
    case CaseClass::Crisis:
        return PlotWords::tr("Crisis");
    }
    return key;
}

/// "≤ 5 min", "longer", "none yet".
QString spreadName(const QString &key, const QString &none)
{
    bool isBound = false;
    const double bound = key.toDouble(&isBound);
    if (isBound)
        return u"≤ "_s + plotValue(bound, PlotUnit::Seconds);
    return key == u"more"_s ? PlotWords::tr("longer") : none;
}

QString timeName(const QString &key)
{
    if (key.size() == 7)
        return QLocale().toString(QDate::fromString(key, u"yyyy-MM"_s), PlotWords::tr("MMM yyyy"));
    const QDate day = QDate::fromString(key.left(10), Qt::ISODate);
    return key.size() == 10 ? QLocale().toString(day, PlotWords::tr("d MMM")) : key.mid(11) + u":00"_s;
}

QString agentName(const QString &key, const PlotNames &names)
{
    return key.isEmpty() ? PlotWords::tr("Nobody") : names.agents.value(key, key);
}

QString groupName(const QString &key, Breakdown by, const PlotNames &names)
{
    switch (by) {
    case Breakdown::Channel:
        return names.channels.value(key, key);
    case Breakdown::Platform:
        return platformName(fromText<Platform>(key).value_or(Platform::Import));
    case Breakdown::Surface:
        return surfaceName(fromText<Surface>(key).value_or(Surface::Private));
    case Breakdown::Agent:
        return key.isEmpty() ? PlotWords::tr("Elsewhere") : names.agents.value(key, key);
    case Breakdown::Category:
        return key.isEmpty() ? PlotWords::tr("No category") : names.category ? names.category(key) : key;
    case Breakdown::Class:
        return className(key);
    case Breakdown::Weekday:
        return QLocale().dayName(key.toInt(), QLocale::LongFormat);
    case Breakdown::Hour:
        return key + u":00"_s;
    case Breakdown::Team:
        return key.isEmpty() ? PlotWords::tr("No team") : key;
    case Breakdown::Tag:
        return key.isEmpty() ? PlotWords::tr("No tag") : key;
    case Breakdown::None:
    case Breakdown::Brand:
        break;
    }
    return key.isEmpty() ? u"–"_s : key;
}

QString examName(const QString &key)
{
    switch (fromText<Exam>(key).value_or(Exam::ThreeMinutes)) {
    case Exam::ThreeMinutes:
        return PlotWords::tr("3-minute rate");
    case Exam::SameDay:
        return PlotWords::tr("Same-day rate");
    }
    return key;
}

QString funnelName(const QString &key)
{
    if (key == u"opened"_s)
        return PlotWords::tr("Cases");
    if (key == u"bot"_s)
        return PlotWords::tr("Answered by a bot");
    return key == u"person"_s ? PlotWords::tr("Answered by a person") : PlotWords::tr("To a supervisor");
}

} // namespace

QString PlotWords::key(ChartKind kind, const QString &key, Breakdown by, const PlotNames &names)
{
    switch (kind) {
    case ChartKind::FirstResponse:
    case ChartKind::ResponseRate:
    case ChartKind::Resolution:
    case ChartKind::FirstContact:
    case ChartKind::Satisfaction:
    case ChartKind::CallService:
        return timeName(key);
    case ChartKind::WaitSpread:
        return spreadName(key, tr("no answer"));
    case ChartKind::Moves:
        return spreadName(key, tr("not yet"));
    case ChartKind::Backlog:
        return spreadName(key, {});
    case ChartKind::Arrivals:
        return cell(key);
    case ChartKind::Attainment:
        return clockName(key);
    case ChartKind::Categories:
        return groupName(key, Breakdown::Category, names);
    case ChartKind::Groups:
        return groupName(key, by, names);
    case ChartKind::Script:
    case ChartKind::Privacy:
    case ChartKind::SatisfiedAgents:
    case ChartKind::CallHandling:
    case ChartKind::Occupancy:
    case ChartKind::LiveAgents:
        return agentName(key, names);
    case ChartKind::Exams:
        return examName(key.section(u' ', 0, 0)) + u" · "_s
            + groupName(key.section(u' ', 1), Breakdown::Channel, names);
    case ChartKind::Funnel:
        return funnelName(key);
    case ChartKind::LiveClasses:
        return className(key);
    case ChartKind::SatisfiedChannels:
    case ChartKind::LiveChannels:
        return groupName(key, Breakdown::Channel, names);
    }
    return key;
}

QString PlotWords::cell(const QString &key)
{
    return QLocale().dayName(key.left(1).toInt(), QLocale::ShortFormat) + u' ' + key.mid(2) + u":00"_s;
}

QStringList PlotWords::weekdays()
{
    QStringList days;
    for (int day = 1; day <= 7; ++day)
        days.append(QLocale().dayName(day, QLocale::ShortFormat));
    return days;
}

QString PlotWords::earlier()
{
    return tr("Before");
}

QString PlotWords::series(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::Median:
        return tr("Median");
    case SeriesKind::P90:
        return tr("90th percentile");
    case SeriesKind::Rate:
        return tr("Share");
    case SeriesKind::Count:
        return tr("Cases");
    case SeriesKind::First:
        return tr("First time resolved");
    case SeriesKind::Full:
        return tr("Last time resolved");
    case SeriesKind::Kept:
        return tr("Kept");
    case SeriesKind::Broken:
        return tr("Broken");
    case SeriesKind::Reminded:
        return tr("Reminded");
    case SeriesKind::Blocked:
        return tr("Blocked");
    case SeriesKind::Overridden:
        return tr("Overridden");
    case SeriesKind::Calm:
        return tr("In time");
    case SeriesKind::Amber:
        return tr("Soon due");
    case SeriesKind::Red:
        return tr("Overdue");
    case SeriesKind::Normal:
    case SeriesKind::Complex:
    case SeriesKind::Urgent:
    case SeriesKind::General:
    case SeriesKind::Incident:
    case SeriesKind::Crisis:
        return className(toText(kind));
    case SeriesKind::Satisfied:
        return tr("Satisfied");
    case SeriesKind::Participation:
        return tr("Answered when asked");
    case SeriesKind::Mean:
        return tr("Mean");
    case SeriesKind::Net:
        return tr("Ours of it");
    case SeriesKind::InTime:
        return tr("Taken in time");
    case SeriesKind::Abandoned:
        return tr("Hung up before");
    }
    return {};
}

} // namespace lianxi
