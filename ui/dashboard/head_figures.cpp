// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers at the head of the page.
#include "ui/dashboard/plot_words.h"

#include <QLocale>

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

/// "+12 %" of a count or time, or points of a share; empty when there is nothing to compare with.
QString changeOf(double now, double before, qint64 n, PlotUnit unit)
{
    if (n == 0)
        return {};
    const QLocale locale;
    const auto with = [&locale](double value, int decimals) {
        const QString text = locale.toString(std::abs(value), 'f', decimals);
        const bool none = std::abs(value) < (decimals == 0 ? 0.5 : 0.05);
        return (none ? u"±"_s : value < 0 ? u"−"_s : u"+"_s) + text;
    };
    if (unit == PlotUnit::Share)
        return PlotWords::tr("%1 points").arg(with((now - before) * 100, 1));
    return before > 0 ? PlotWords::tr("%1 %").arg(with((now - before) / before * 100, 0)) : QString();
}

/// A number of one period.
struct Counted {
    double value = 0;
    qint64 n = 0;
};

struct Head {
    QString title;
    PlotUnit unit = PlotUnit::Count;
    std::function<Counted(const Figures &)> of;
    QString definition;
    std::vector<std::pair<ChartKind, size_t>> sources = {}; ///< charts and series that hold its cases
    std::function<QString(const Figures &)> beside = {}; ///< another number that must be said with it
};

HeadFigure shown(const Head &head, const DashboardFigures &all)
{
    const Counted now = head.of(all.whole);
    HeadFigure figure{head.title, {}, {}, head.definition, false, head.sources};
    const bool nothing = now.n == 0 && head.unit != PlotUnit::Count;
    figure.value = nothing ? u"–"_s : plotValue(now.value, head.unit);
    figure.few = head.unit != PlotUnit::Count && now.n > 0 && now.n < all.rules.leastCount;
    if (all.before && !nothing) {
        const Counted then = head.of(*all.before);
        figure.change = changeOf(now.value, then.value, then.n, head.unit);
    }
    if (head.beside)
        figure.beside = head.beside(all.whole);
    if (head.unit != PlotUnit::Count)
        figure.definition += u' ' + PlotWords::tr("Here of %n.", nullptr, static_cast<int>(now.n));
    return figure;
}

Counted promisesOf(const Figures &figures)
{
    qint64 kept = 0, ended = 0;
    for (const Attainment &clock : figures.promises) {
        kept += clock.kept;
        ended += clock.ended();
    }
    return {share(kept, ended), ended};
}

QString took(const Figures &figures)
{
    return figures.satisfaction.asked == 0
        ? QString()
        : PlotWords::tr("%1 took part").arg(plotValue(figures.satisfaction.participation(), PlotUnit::Share));
}

/// How fast: with the statistic that was chosen.
std::vector<Head> timeHeads(const DashboardFigures &all)
{
    const QString how = PlotWords::switches(all.query);
    const bool mean = all.query.typical == Typical::Mean;
    const auto typical = mean ? &Waits::mean : &Waits::median;
    const auto waits = [typical](const Waits &times) { return Counted{times.*typical, times.n}; };
    return {
        {mean ? PlotWords::tr("First response, mean") : PlotWords::tr("First response, median"),
         PlotUnit::Seconds,
         [waits](const Figures &f) { return waits(f.response.firstResponse); },
         PlotWords::tr("From a customer's first message to the first reply.") + u' ' + how,
         {{ChartKind::FirstResponse, 0}}},
        {mean ? PlotWords::tr("Every turn, mean") : PlotWords::tr("Every turn, median"), PlotUnit::Seconds,
         [waits](const Figures &f) { return waits(f.response.turnWait); },
         PlotWords::tr("From every time a customer wrote to the next reply.") + u' ' + how},
        {mean ? PlotWords::tr("Resolved, mean") : PlotWords::tr("Resolved, median"),
         PlotUnit::Seconds,
         [waits](const Figures &f) { return waits(f.resolution.full); },
         PlotWords::tr("From a customer's first message to the last time the case was resolved. Ours of it: without "
                       "bots and without waiting for the customer.")
             + u' ' + how,
         {{ChartKind::Resolution, 1}},
         [typical](const Figures &f) {
             return f.net.n > 0 ? PlotWords::tr("%1 ours").arg(plotValue(f.net.*typical, PlotUnit::Seconds))
                                : QString();
         }},
    };
}

std::vector<Head> workHeads(const DashboardFigures &all)
{
    return {
        {PlotWords::tr("At first contact"),
         PlotUnit::Share,
         [](const Figures &f) {
             return Counted{f.resolution.firstContactRate(), f.resolution.decided};
         },
         PlotWords::firstContact(all.rules),
         {{ChartKind::FirstContact, 0}}},
        {PlotWords::tr("Opened again"), PlotUnit::Share,
         [](const Figures &f) {
             return Counted{f.resolution.reopenRate(), f.resolution.resolved};
         },
         PlotWords::tr("Of resolved cases, those that were open again afterwards.")},
        {PlotWords::tr("Satisfied"),
         PlotUnit::Share,
         [](const Figures &f) {
             return Counted{f.satisfaction.rate(), f.satisfaction.answered};
         },
         PlotWords::satisfied(all.rules),
         {{ChartKind::Satisfaction, 0}},
         took},
        {PlotWords::tr("Promises kept"),
         PlotUnit::Share,
         promisesOf,
         PlotWords::tr("Of all clocks that have ended, those that were kept."),
         {{ChartKind::Attainment, 0}, {ChartKind::Attainment, 1}}},
        {PlotWords::tr("All four steps"),
         PlotUnit::Share,
         [](const Figures &f) {
             return Counted{f.script.adherence(), f.script.closed};
         },
         PlotWords::tr("Of cases that a person answered and that are resolved."),
         {{ChartKind::Script, 0}}},
        {PlotWords::tr("Answered by a bot alone"), PlotUnit::Share,
         [](const Figures &f) {
             return Counted{share(f.response.botOnly, f.response.runs), f.response.runs};
         },
         PlotWords::tr("Of customers' turns, those that only a bot has answered.")},
    };
}

} // namespace

std::vector<HeadFigure> headFigures(const DashboardFigures &all)
{
    std::vector<Head> heads{{PlotWords::tr("New cases"),
                             PlotUnit::Count,
                             [](const Figures &f) {
                                 return Counted{static_cast<double>(f.resolution.cases), f.resolution.cases};
                             },
                             PlotWords::tr("Cases that customers opened."),
                             {{ChartKind::Arrivals, 0}}},
                            {PlotWords::tr("Response rate"),
                             PlotUnit::Share,
                             [](const Figures &f) {
                                 return Counted{f.response.responseRate(), f.response.threads};
                             },
                             PlotWords::tr("Conversations with a reply ÷ all that customers began.") + u' '
                                 + PlotWords::switches(all.query),
                             {{ChartKind::ResponseRate, 0}}}};
    for (const std::vector<Head> &more : {timeHeads(all), workHeads(all)})
        heads.insert(heads.end(), more.begin(), more.end());
    std::vector<HeadFigure> figures;
    for (const Head &head : heads)
        figures.push_back(shown(head, all));
    return figures;
}

std::vector<qint64> casesBehind(const HeadFigure &figure, const DashboardFigures &all)
{
    std::vector<qint64> rows;
    for (const auto &[kind, series] : figure.sources)
        for (const Chart &chart : all.charts)
            if (chart.kind == kind && series < chart.series.size())
                for (const Bar &bar : chart.series[series].bars)
                    rows.insert(rows.end(), bar.cases.begin(), bar.cases.end());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace lianxi
