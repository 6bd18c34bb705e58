// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/plots.h"

#include "ui/dashboard/plot_words.h"
#include "ui/team/routing_words.h"

#include <QLocale>

#include <numeric>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

PlotForm formOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::FirstResponse:
    case ChartKind::ResponseRate:
    case ChartKind::Resolution:
    case ChartKind::FirstContact:
    case ChartKind::Satisfaction:
    case ChartKind::CallService:
        return PlotForm::Lines;
    case ChartKind::Arrivals:
        return PlotForm::Heat;
    case ChartKind::Backlog:
        return PlotForm::Stacked;
    case ChartKind::WaitSpread:
    case ChartKind::Moves:
        return PlotForm::Columns;
    case ChartKind::Attainment:
    case ChartKind::Categories:
    case ChartKind::Groups:
    case ChartKind::Script:
    case ChartKind::Privacy:
    case ChartKind::Funnel:
    case ChartKind::SatisfiedAgents:
    case ChartKind::SatisfiedChannels:
    case ChartKind::Exams:
    case ChartKind::CallHandling:
    case ChartKind::Occupancy:
    case ChartKind::LiveClasses:
    case ChartKind::LiveChannels:
    case ChartKind::LiveAgents:
        break;
    }
    return PlotForm::Rows;
}

PlotUnit unitOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::FirstResponse:
    case ChartKind::Resolution:
    case ChartKind::Groups:
    case ChartKind::CallHandling:
        return PlotUnit::Seconds;
    case ChartKind::ResponseRate:
    case ChartKind::Script:
    case ChartKind::FirstContact:
    case ChartKind::Satisfaction:
    case ChartKind::SatisfiedAgents:
    case ChartKind::SatisfiedChannels:
    case ChartKind::Exams:
    case ChartKind::CallService:
    case ChartKind::Occupancy:
        return PlotUnit::Share;
    case ChartKind::Arrivals:
        return PlotUnit::PerHour;
    case ChartKind::WaitSpread:
    case ChartKind::Attainment:
    case ChartKind::Categories:
    case ChartKind::Privacy:
    case ChartKind::Moves:
    case ChartKind::Funnel:
    case ChartKind::Backlog:
    case ChartKind::LiveClasses:
    case ChartKind::LiveChannels:
    case ChartKind::LiveAgents:
        break;
    }
    return PlotUnit::Count;
}

/// Blue and orange first: they stay apart for every kind of colour blindness. Whatever shares a hue is hatched.
std::pair<ColorRole, bool> looksOf(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::Median:
    case SeriesKind::Rate:
    case SeriesKind::Count:
    case SeriesKind::First:
    case SeriesKind::Kept:
    case SeriesKind::Reminded:
    case SeriesKind::Calm:
    case SeriesKind::Normal:
    case SeriesKind::Satisfied:
    case SeriesKind::Mean:
    case SeriesKind::InTime:
        return {ColorRole::Accent, false};
    case SeriesKind::P90:
    case SeriesKind::Full:
    case SeriesKind::Broken:
    case SeriesKind::Participation:
    case SeriesKind::Abandoned:
        return {ColorRole::Public, true};
    case SeriesKind::Blocked:
    case SeriesKind::Amber:
    case SeriesKind::Complex:
        return {ColorRole::Warning, false};
    case SeriesKind::Overridden:
    case SeriesKind::Red:
    case SeriesKind::Urgent:
        return {ColorRole::Danger, true};
    case SeriesKind::General:
    case SeriesKind::Net:
        return {ColorRole::TextMuted, false};
    case SeriesKind::Incident:
        return {ColorRole::Private, true};
    case SeriesKind::Crisis:
        return {ColorRole::Text, false};
    }
    return {ColorRole::Accent, false};
}

/// A small number of facts says little where a share or a median is made of them.
bool isFew(const Plot &plot, const Bar &bar, int least)
{
    return (plot.unit == PlotUnit::Share || plot.unit == PlotUnit::Seconds) && bar.n > 0 && bar.n < least;
}

/// A share or a median of nothing is no zero.
QString valueOf(double value, qint64 n, PlotUnit unit)
{
    const bool none = n == 0 && (unit == PlotUnit::Share || unit == PlotUnit::Seconds);
    return none ? u"–"_s : plotValue(value, unit);
}

PlotMark markOf(const Plot &plot, const Bar &bar, const QString &key, const QString &series, int least)
{
    PlotMark mark{bar.value, bar.n, {}, {}, bar.cases, isFew(plot, bar, least)};
    const QString value = valueOf(bar.value, bar.n, plot.unit);
    QStringList parts{key};
    if (!series.isEmpty())
        parts += series;
    parts += value;
    if (plot.unit != PlotUnit::Count)
        parts += PlotWords::tr("of %n", nullptr, static_cast<int>(bar.n));
    if (mark.few)
        parts += PlotWords::tr("few: by chance");
    mark.words = parts.join(u" · "_s);
    return mark;
}

PlotSeries seriesOf(const Plot &plot, const Series &series, const QStringList &keys, int least, bool several)
{
    const auto [colour, hatched] = looksOf(series.kind);
    const QString name = PlotWords::series(series.kind);
    PlotSeries made{name, {}, colour, hatched, false};
    for (size_t i = 0; i < series.bars.size(); ++i)
        made.marks.push_back(
            markOf(plot, series.bars[i], keys.value(static_cast<qsizetype>(i)), several ? name : QString(), least));
    return made;
}

/// Short texts at the marks: counts on columns, the whole at the end of a row.
void label(Plot &plot, const Chart &chart)
{
    if (plot.form == PlotForm::Columns || plot.form == PlotForm::Heat)
        for (PlotSeries &series : plot.series)
            for (PlotMark &mark : series.marks)
                if (mark.n > 0)
                    mark.label = plotValue(mark.value, plot.unit);
    if (plot.form != PlotForm::Rows)
        return;
    for (size_t key = 0; key < static_cast<size_t>(plot.keys.size()); ++key) {
        PlotMark &last = plot.series.back().marks[key];
        const PlotMark &first = plot.series.front().marks[key];
        if (chart.kind == ChartKind::Attainment)
            last.label = PlotWords::tr("%1 (n = %2)")
                             .arg(plotValue(share(first.n, first.n + last.n), PlotUnit::Share))
                             .arg(first.n + last.n);
        else if (plot.unit == PlotUnit::Count)
            last.label = QLocale().toString(
                std::accumulate(plot.series.begin(), plot.series.end(), qint64(0),
                                [key](qint64 sum, const PlotSeries &series) { return sum + series.marks[key].n; }));
        else
            last.label = PlotWords::tr("%1 (n = %2)").arg(valueOf(first.value, first.n, plot.unit)).arg(first.n);
    }
}

/// The period it is compared with, place by place or by key, as outlines.
void compare(Plot &plot, const Chart &chart, const Chart &before, int least)
{
    const bool byPlace = plot.form == PlotForm::Lines;
    if (before.series.empty() || plot.form == PlotForm::Stacked || plot.form == PlotForm::Heat
        || (plot.form == PlotForm::Rows && chart.series.size() > 1 && plot.unit == PlotUnit::Count))
        return;
    const Series &earlier = before.series.front();
    QHash<QString, size_t> places;
    for (size_t i = 0; i < earlier.bars.size(); ++i)
        places.insert(earlier.bars[i].key, i);
    PlotSeries made{PlotWords::earlier(), {}, looksOf(earlier.kind).first, false, true};
    for (size_t i = 0; i < chart.series.front().bars.size(); ++i) {
        const QString &key = chart.series.front().bars[i].key;
        const std::optional<size_t> at = byPlace ? (i < earlier.bars.size() ? std::optional(i) : std::nullopt)
            : places.contains(key)               ? std::optional(places.value(key))
                                                 : std::nullopt;
        const Bar bar = at ? earlier.bars[*at] : Bar{key, 0, 0, {}};
        PlotMark mark = markOf(plot, bar, plot.keys.value(static_cast<qsizetype>(i)), PlotWords::earlier(), least);
        PlotMark &now = plot.series.front().marks[i];
        now.words += u'\n' + PlotWords::tr("Before: %1").arg(valueOf(bar.value, bar.n, plot.unit));
        mark.cases.clear();
        made.marks.push_back(std::move(mark));
    }
    plot.series.push_back(std::move(made));
}

/// What a few categories make of the whole, and who rose and fell: "312 · 58 % · ▲ 2".
void rank(Plot &plot, const Chart &chart, const Chart *before)
{
    const std::vector<Bar> &bars = chart.series.front().bars;
    const qint64 all =
        std::accumulate(bars.begin(), bars.end(), qint64(0), [](qint64 sum, const Bar &bar) { return sum + bar.n; });
    qint64 sum = 0;
    for (size_t place = 0; place < bars.size(); ++place) {
        sum += bars[place].n;
        PlotMark &mark = plot.series.front().marks[place];
        const QString together = plotValue(share(sum, all), PlotUnit::Share);
        QStringList label{QLocale().toString(bars[place].n), together};
        mark.words += u" · "_s + PlotWords::tr("with those above %1 of all").arg(together);
        if (before && !before->series.empty() && !before->series.front().bars.empty()) {
            const std::vector<Bar> &earlier = before->series.front().bars;
            const auto then = std::ranges::find(earlier, bars[place].key, &Bar::key);
            const qint64 rose = then - earlier.begin() - static_cast<qint64>(place);
            if (then == earlier.end())
                label += PlotWords::tr("new");
            else if (rose != 0)
                label += (rose > 0 ? u"▲ "_s : u"▼ "_s) + QString::number(std::abs(rose));
        }
        mark.label = label.join(u" · "_s);
    }
}

/// "5 of 8", and how they are there.
void tellLoad(Plot &plot, const Chart &chart, const PlotNames &names)
{
    for (size_t i = 0; i < chart.series.front().bars.size(); ++i) {
        const Bar &bar = chart.series.front().bars[i];
        const auto member = std::ranges::find(names.members, bar.key, &LiveMember::id);
        if (member == names.members.end())
            continue;
        PlotMark &mark = plot.series.front().marks[i];
        const QString presence = RoutingWords::presence(member->presence);
        plot.keys[static_cast<qsizetype>(i)] += u" · "_s + presence;
        mark.words += u" · "_s + presence;
        if (member->capacity > 0)
            mark.label = PlotWords::tr("%1 of %2").arg(bar.n).arg(member->capacity);
    }
}

void reference(Plot &plot, ChartKind kind, const DashboardRules &rules)
{
    if (kind == ChartKind::FirstResponse)
        for (const double line : rules.responseLines)
            plot.lines.push_back({line, plotValue(line, PlotUnit::Seconds)});
    if (kind == ChartKind::ResponseRate)
        for (const double line : {rules.responseLow, rules.responseHigh})
            plot.lines.push_back({line, PlotWords::tr("%1 %").arg(QLocale().toString(line * 100, 'g', 4))});
}

/// How many agents each hour asks for, in the cell's words; the most of them in the note.
void suggestStaff(Plot &plot, const Chart &chart, const StaffingRules &rules)
{
    int most = 0;
    QString busiest;
    for (size_t i = 0; i < chart.series.front().bars.size(); ++i) {
        PlotMark &mark = plot.series.front().marks[i];
        const int agents = agentsNeeded(mark.value, rules);
        mark.words = PlotWords::cell(chart.series.front().bars[i].key) + u" · "_s
            + PlotWords::tr("%1 cases an hour").arg(plotValue(mark.value, PlotUnit::PerHour)) + u" · "_s
            + PlotWords::tr("%n case(s)", nullptr, static_cast<int>(mark.n)) + u'\n'
            + PlotWords::tr("Suggestion: %n agent(s)", nullptr, agents);
        mark.label = agents > 0 ? QString::number(agents) : QString();
        if (agents > most) {
            most = agents;
            busiest = PlotWords::cell(chart.series.front().bars[i].key);
        }
    }
    plot.note = most > 0 ? PlotWords::tr("Numbers: agents needed. Most: %1, %2.").arg(most).arg(busiest) : QString();
}

} // namespace

Plot plotOf(const Chart &chart, const Chart *before, const DashboardFigures &figures, const PlotNames &names)
{
    Plot plot;
    plot.form = formOf(chart.kind);
    plot.unit = unitOf(chart.kind);
    plot.title = PlotWords::title(chart.kind, figures.query.by);
    plot.definition = PlotWords::definition(chart.kind, figures);
    const Series empty;
    const Series &first = chart.series.empty() ? empty : chart.series.front();
    for (const Bar &bar : first.bars)
        plot.keys.append(PlotWords::key(chart.kind, bar.key, figures.query.by, names));
    for (const Series &series : chart.series)
        plot.series.push_back(seriesOf(plot, series, plot.keys, figures.rules.leastCount, chart.series.size() > 1));
    // A median and its p90, a share and how many took part cannot stand on each other: the second is in the words.
    const bool beside = chart.kind == ChartKind::Groups || chart.kind == ChartKind::SatisfiedAgents
        || chart.kind == ChartKind::SatisfiedChannels;
    if (beside && plot.series.size() == 2) {
        for (size_t i = 0; i < plot.series[0].marks.size(); ++i)
            plot.series[0].marks[i].words += u'\n' + plot.series[1].marks[i].words;
        plot.series.pop_back();
    }
    if (plot.form == PlotForm::Heat) {
        plot.keys = PlotWords::weekdays();
        if (!chart.series.empty())
            suggestStaff(plot, chart, figures.rules.staffing);
    } else if (!plot.series.empty()) {
        label(plot, chart);
    }
    if (chart.kind == ChartKind::Categories && !plot.series.empty())
        rank(plot, chart, before);
    if (chart.kind == ChartKind::LiveAgents && !plot.series.empty())
        tellLoad(plot, chart, names);
    if (before)
        compare(plot, chart, *before, figures.rules.leastCount);
    reference(plot, chart.kind, figures.rules);
    return plot;
}

Plot livePlot(const Chart &chart, const PlotNames &names)
{
    DashboardFigures live;
    live.rules.leastCount = 1;
    return plotOf(chart, nullptr, live, names);
}

} // namespace lianxi
