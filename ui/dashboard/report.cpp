// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a report.
#include "ui/dashboard/report.h"

#include "models/domain/day.h"
#include "ui/dashboard/plot_words.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

constexpr size_t mostPains = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lianxi::Report)
};

QString changeWords(qint64 now, qint64 before)
{
    if (before == 0)
        return now > 0 ? Words::tr("none the time before") : QString();
    const double change = static_cast<double>(now - before) / static_cast<double>(before);
    const QString percent = QLocale().toString(std::abs(change) * 100, 'f', 0);
    if (now == before)
        return Words::tr("as many as the time before");
    return change > 0 ? Words::tr("%1 % more than the time before").arg(percent)
                      : Words::tr("%1 % fewer than the time before").arg(percent);
}

QString categoryName(const QString &id, const PlotNames &names)
{
    return id.isEmpty() ? Words::tr("No category") : names.category ? names.category(id) : id;
}

Report::Table problemsOf(const BriefFacts &facts, const PlotNames &names, int most)
{
    Report::Table table{Words::tr("Most frequent problems"), {}, Words::tr("No customer wrote.")};
    qint64 all = 0;
    for (const BriefFacts::Category &one : facts.categories)
        all += one.cases;
    for (const BriefFacts::Category &one : facts.categories) {
        if (std::ssize(table.rows) >= most || one.cases == 0)
            break;
        table.rows.push_back(
            {categoryName(one.category, names),
             Words::tr("%1 (%2)").arg(QLocale().toString(one.cases), plotValue(share(one.cases, all), PlotUnit::Share)),
             changeWords(one.cases, one.before)});
    }
    return table;
}

Report::Table angerOf(const BriefFacts &facts, const PlotNames &names, int most)
{
    Report::Table table{Words::tr("Angry or sad customers"), {}, Words::tr("None.")};
    if (facts.negative == 0)
        return table;
    table.rows.push_back({Words::tr("Cases in all"),
                          Words::tr("%1 (%2)").arg(
                              QLocale().toString(facts.negative),
                              plotValue(share(facts.negative, facts.figures.whole.resolution.cases), PlotUnit::Share)),
                          changeWords(facts.negative, facts.negativeBefore)});
    std::vector<BriefFacts::Category> worst = facts.categories;
    std::ranges::stable_sort(worst, std::greater(), &BriefFacts::Category::negative);
    for (const BriefFacts::Category &one : worst) {
        if (std::ssize(table.rows) > most || one.negative == 0)
            break;
        table.rows.push_back({categoryName(one.category, names), QLocale().toString(one.negative),
                              Words::tr("of %1 cases").arg(QLocale().toString(one.cases))});
    }
    return table;
}

/// Where it hurts: by the process (promises), by how it ended (opened again), by what customers thought, by waiting.
/// Only where there are enough cases to say so.
Report::Table painsOf(const BriefFacts &facts, const PlotNames &names)
{
    Report::Table table{Words::tr("What hurts"), {}, Words::tr("Nothing stands out.")};
    const int least = facts.figures.rules.leastCount;
    std::vector<std::pair<double, Report::Row>> found; ///< by how bad it is
    for (const Chart &chart : facts.figures.charts) {
        if (chart.kind != ChartKind::Attainment || chart.series.size() < 2)
            continue;
        for (size_t i = 0; i < chart.series[1].bars.size(); ++i) {
            const Bar &broken = chart.series[1].bars[i];
            const qint64 ended = broken.n + chart.series[0].bars[i].n;
            if (broken.n > 0 && ended >= least)
                found.push_back(
                    {share(broken.n, ended),
                     {Words::tr("Promise broken: %1").arg(PlotWords::key(chart.kind, broken.key, {}, names)),
                      plotValue(share(broken.n, ended), PlotUnit::Share),
                      Words::tr("%1 of %2").arg(broken.n).arg(ended)}});
        }
    }
    for (const BriefFacts::Category &one : facts.categories) {
        const QString name = categoryName(one.category, names);
        if (one.resolution.resolved >= least && one.resolution.reopened > 0)
            found.push_back(
                {one.resolution.reopenRate(),
                 {Words::tr("Opened again: %1").arg(name), plotValue(one.resolution.reopenRate(), PlotUnit::Share),
                  Words::tr("%1 of %2").arg(one.resolution.reopened).arg(one.resolution.resolved)}});
        const qint64 unhappy = one.satisfaction.answered - one.satisfaction.positive;
        if (one.satisfaction.answered >= least && unhappy > 0)
            found.push_back({share(unhappy, one.satisfaction.answered),
                             {Words::tr("Not satisfied: %1").arg(name),
                              plotValue(share(unhappy, one.satisfaction.answered), PlotUnit::Share),
                              Words::tr("%1 of %2").arg(unhappy).arg(one.satisfaction.answered)}});
    }
    std::ranges::stable_sort(found, std::greater(), [](const auto &one) { return one.first; });
    for (auto &[bad, row] : found)
        if (table.rows.size() < mostPains)
            table.rows.push_back(std::move(row));
    return table;
}

std::vector<Plot> plotsOf(const DashboardFigures &figures, const PlotNames &names, bool emptyToo)
{
    std::vector<Plot> plots;
    for (const Chart &chart : figures.charts) {
        const auto before = std::ranges::find(figures.chartsBefore, chart.kind, &Chart::kind);
        Plot plot = plotOf(chart, before == figures.chartsBefore.end() ? nullptr : &*before, figures, names);
        for (PlotSeries &series : plot.series)
            for (PlotMark &mark : series.marks)
                mark.cases.clear(); // paper opens nothing
        const bool calls = chart.kind == ChartKind::CallService || chart.kind == ChartKind::CallHandling
            || chart.kind == ChartKind::Occupancy;
        if (!plot.isEmpty() || (emptyToo && !calls))
            plots.push_back(std::move(plot));
    }
    return plots;
}

} // namespace

QString reportPeriod(const DashboardFigures &figures)
{
    const QString first = toDate(figures.first).toString(Qt::ISODate);
    const QString last = toDate(figures.last).toString(Qt::ISODate);
    return first == last ? first : Words::tr("%1 to %2").arg(first, last);
}

Report wholeReport(const DashboardFigures &figures, const PlotNames &names, Instant now)
{
    Report report;
    report.title = Words::tr("Customer service report");
    report.period = reportPeriod(figures);
    report.made = Words::tr("Made %1").arg(QLocale().toString(toDateTime(now).toLocalTime(), QLocale::ShortFormat));
    report.heads = headFigures(figures);
    report.plots = plotsOf(figures, names, true);
    report.language = QLocale().bcp47Name();
    return report;
}

Report briefReport(const QString &name, const BriefFacts &facts, const PlotNames &names, int problems, Instant now)
{
    Report report = wholeReport(facts.figures, names, now);
    report.title = name;
    report.plots = plotsOf(facts.figures, names, false);
    report.tables = {problemsOf(facts, names, problems), angerOf(facts, names, problems), painsOf(facts, names)};
    return report;
}

Status saveReport(const QString &file, const Report &report)
{
    const QFileInfo folder(QFileInfo(file).absolutePath());
    if (!folder.isDir())
        return failure(ErrorCode::Io, Words::tr("There is no folder %1.").arg(folder.absoluteFilePath()));
    QSaveFile out(file);
    const auto refused = [&] {
        return failure(ErrorCode::Io, Words::tr("%1 cannot be written: %2").arg(file, out.errorString()));
    };
    if (!out.open(QIODevice::WriteOnly))
        return refused();
    const QByteArray bytes = file.endsWith(u".html"_s, Qt::CaseInsensitive) ? reportHtml(report) : reportPdf(report);
    if (out.write(bytes) != bytes.size() || !out.commit())
        return refused();
    return {};
}

} // namespace lianxi
