// SPDX-License-Identifier: GPL-3.0-or-later
// What each figure is and how it was counted, as people read it.
#include "ui/dashboard/plot_words.h"

#include <QLocale>

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace metrics;

namespace
{

QString minutes(std::chrono::seconds time)
{
    return plotValue(static_cast<double>(time.count()), PlotUnit::Seconds);
}

QString percent(double share)
{
    return plotValue(share, PlotUnit::Share);
}

/// What the switches make of every time and every answer.
QString switches(const DashboardQuery &query)
{
    const QString time = query.serviceHours ? PlotWords::tr("Only service hours count.")
                                            : PlotWords::tr("All time counts, nights and holidays too.");
    const QString bots =
        query.bots ? PlotWords::tr("A bot's reply is an answer.") : PlotWords::tr("A bot's reply is no answer.");
    return time + u' ' + bots;
}

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

QString firstContact(const DashboardRules &rules)
{
    return PlotWords::tr("Resolved once, and the same person did not come again on any channel within %1. Only cases "
                         "whose time is over.")
        .arg(minutes(std::chrono::duration_cast<std::chrono::seconds>(rules.firstContactWindow)));
}

QString satisfied(const DashboardRules &rules)
{
    return PlotWords::tr(
               "Scores of %1 and more ÷ all scores that customers gave when they were asked. Participation: of "
               "those asked, how many gave one.")
        .arg(rules.satisfiedFrom);
}

struct Head {
    QString title;
    PlotUnit unit;
    double value;
    qint64 n;
    std::optional<double> before;
    qint64 nBefore;
    QString definition;
    std::vector<std::pair<ChartKind, size_t>> sources = {}; ///< charts and series that hold its cases
    QString beside = {};
};

HeadFigure shown(const Head &head, int least)
{
    HeadFigure figure{head.title, {}, {}, head.definition, false, head.sources, head.beside};
    const bool nothing = head.n == 0 && head.unit != PlotUnit::Count;
    figure.value = nothing ? u"–"_s : plotValue(head.value, head.unit);
    figure.few = head.unit != PlotUnit::Count && head.n > 0 && head.n < least;
    if (head.before && !nothing)
        figure.change = changeOf(head.value, *head.before, head.nBefore, head.unit);
    if (head.unit != PlotUnit::Count)
        figure.definition += u' ' + PlotWords::tr("Here of %n.", nullptr, static_cast<int>(head.n));
    return figure;
}

std::pair<qint64, qint64> promisesOf(const Figures &figures)
{
    std::pair<qint64, qint64> counted;
    for (const Attainment &clock : figures.promises) {
        counted.first += clock.kept;
        counted.second += clock.ended();
    }
    return counted;
}

} // namespace

QString PlotWords::title(ChartKind kind, Breakdown by)
{
    switch (kind) {
    case ChartKind::FirstResponse:
        return tr("First response");
    case ChartKind::ResponseRate:
        return tr("Response rate");
    case ChartKind::WaitSpread:
        return tr("How long customers waited");
    case ChartKind::Resolution:
        return tr("Time to resolution");
    case ChartKind::Arrivals:
        return tr("New cases by weekday and hour");
    case ChartKind::Attainment:
        return tr("Promises kept");
    case ChartKind::Categories:
        return tr("What customers write about");
    case ChartKind::Groups:
        return tr("First response by %1").arg(breakdownName(by));
    case ChartKind::Script:
        return tr("All four steps, by agent");
    case ChartKind::Privacy:
        return tr("Privacy guards, by agent");
    case ChartKind::Moves:
        return tr("From public into private");
    case ChartKind::Funnel:
        return tr("Who answered");
    case ChartKind::FirstContact:
        return tr("Resolved at first contact");
    case ChartKind::Satisfaction:
        return tr("Satisfied customers");
    case ChartKind::SatisfiedAgents:
        return tr("Satisfied customers, by agent");
    case ChartKind::SatisfiedChannels:
        return tr("Satisfied customers, by channel");
    case ChartKind::Backlog:
        return tr("Backlog by age");
    case ChartKind::LiveClasses:
        return tr("Waiting by class");
    case ChartKind::LiveChannels:
        return tr("Waiting by channel");
    case ChartKind::LiveAgents:
        return tr("Open cases by agent");
    }
    return {};
}

QString PlotWords::definition(ChartKind kind, const DashboardFigures &figures)
{
    const QString how = switches(figures.query);
    const DashboardRules &rules = figures.rules;
    switch (kind) {
    case ChartKind::FirstResponse:
        return tr("From a customer's first message in a conversation to the first reply, by when they wrote. Dashed: "
                  "the house's lines. Hollow points are medians of fewer than %n.",
                  nullptr, rules.leastCount)
            + u' ' + how;
    case ChartKind::ResponseRate:
        return tr("Conversations with a reply ÷ all that customers began, by when they did. Dashed: the house's lines.")
            + u' ' + how;
    case ChartKind::WaitSpread:
        return tr("Every conversation that customers began, by how long they waited for the first reply.") + u' ' + how;
    case ChartKind::Resolution:
        return tr("Median from a customer's first message to the first time the case was resolved, and to the last, by "
                  "when they wrote. Cases that are open again have no last time.")
            + u' ' + how;
    case ChartKind::Arrivals:
        return tr("Cases that customers opened, per hour that there was. Suggestion by Erlang C: the fewest agents "
                  "with "
                  "whom %1 of customers are taken up within %2, at %3 for a case, one case at a time.")
            .arg(percent(rules.staffing.share), minutes(rules.staffing.within), minutes(rules.staffing.handling));
    case ChartKind::Attainment:
        return tr(
            "Clocks that began in the period and have ended: kept ÷ (kept + broken). Running ones are shown live.");
    case ChartKind::Categories:
        return tr("Cases that customers opened, by category, most first. Dotted: the period before.");
    case ChartKind::Groups:
        return tr("Median of first responses, each conversation under one name. The 90th percentile is in the tip.")
            + u' ' + how;
    case ChartKind::Script:
        return tr(
            "Of cases that a person answered and that are resolved, those with all four steps: introduce, confirm, "
            "solve, follow up. Under whoever the case belongs to.");
    case ChartKind::Privacy:
        return tr("How often the privacy rules reminded, blocked, and were overridden. An override counts once.");
    case ChartKind::Moves:
        return tr("Invitations from public into private, by how long until the customer wrote there.");
    case ChartKind::Funnel:
        return tr("Of the cases that customers opened: how many a bot answered first, how many a person answered, how "
                  "many were passed to a supervisor.");
    case ChartKind::FirstContact:
        return firstContact(rules) + u' ' + tr("By when the customer first wrote.");
    case ChartKind::Satisfaction:
        return satisfied(rules) + u' ' + tr("By when they were asked.");
    case ChartKind::SatisfiedAgents:
        return satisfied(rules) + u' ' + tr("Under whose work was judged. How many answered is in the tip.");
    case ChartKind::SatisfiedChannels:
        return satisfied(rules) + u' ' + tr("Under where they were asked. How many answered is in the tip.");
    case ChartKind::Backlog:
        return tr("Open and snoozed cases, by how long ago the customer first wrote, and by class.");
    case ChartKind::LiveClasses:
    case ChartKind::LiveChannels:
        return tr("Open cases in which the customer wrote last, by what their clock says.");
    case ChartKind::LiveAgents:
        return tr("Open cases by whose they are.");
    }
    return {};
}

std::vector<HeadFigure> headFigures(const DashboardFigures &all)
{
    const Figures &now = all.whole;
    const Figures then = all.before.value_or(Figures());
    const auto before = [&](double value) { return all.before ? std::optional(value) : std::nullopt; };
    const auto [kept, ended] = promisesOf(now);
    const auto [keptThen, endedThen] = promisesOf(then);
    const QString how = switches(all.query);
    const std::vector<Head> heads{
        {PlotWords::tr("New cases"),
         PlotUnit::Count,
         static_cast<double>(now.resolution.cases),
         now.resolution.cases,
         before(static_cast<double>(then.resolution.cases)),
         then.resolution.cases,
         PlotWords::tr("Cases that customers opened."),
         {{ChartKind::Arrivals, 0}}},
        {PlotWords::tr("Response rate"),
         PlotUnit::Share,
         now.response.responseRate(),
         now.response.threads,
         before(then.response.responseRate()),
         then.response.threads,
         PlotWords::tr("Conversations with a reply ÷ all that customers began.") + u' ' + how,
         {{ChartKind::ResponseRate, 0}}},
        {PlotWords::tr("First response, median"),
         PlotUnit::Seconds,
         now.response.firstResponse.median,
         now.response.firstResponse.n,
         before(then.response.firstResponse.median),
         then.response.firstResponse.n,
         PlotWords::tr("From a customer's first message to the first reply.") + u' ' + how,
         {{ChartKind::FirstResponse, 0}}},
        {PlotWords::tr("Resolved, median"),
         PlotUnit::Seconds,
         now.resolution.full.median,
         now.resolution.full.n,
         before(then.resolution.full.median),
         then.resolution.full.n,
         PlotWords::tr("From a customer's first message to the last time the case was resolved.") + u' ' + how,
         {{ChartKind::Resolution, 1}}},
        {PlotWords::tr("At first contact"),
         PlotUnit::Share,
         now.resolution.firstContactRate(),
         now.resolution.decided,
         before(then.resolution.firstContactRate()),
         then.resolution.decided,
         firstContact(all.rules),
         {{ChartKind::FirstContact, 0}}},
        {PlotWords::tr("Opened again"), PlotUnit::Share, now.resolution.reopenRate(), now.resolution.resolved,
         before(then.resolution.reopenRate()), then.resolution.resolved,
         PlotWords::tr("Of resolved cases, those that were open again afterwards.")},
        {PlotWords::tr("Satisfied"),
         PlotUnit::Share,
         now.satisfaction.rate(),
         now.satisfaction.answered,
         before(then.satisfaction.rate()),
         then.satisfaction.answered,
         satisfied(all.rules),
         {{ChartKind::Satisfaction, 0}},
         now.satisfaction.asked > 0
             ? PlotWords::tr("%1 took part").arg(plotValue(now.satisfaction.participation(), PlotUnit::Share))
             : QString()},
        {PlotWords::tr("Promises kept"),
         PlotUnit::Share,
         share(kept, ended),
         ended,
         before(share(keptThen, endedThen)),
         endedThen,
         PlotWords::tr("Of all clocks that have ended, those that were kept."),
         {{ChartKind::Attainment, 0}, {ChartKind::Attainment, 1}}},
        {PlotWords::tr("All four steps"),
         PlotUnit::Share,
         now.script.adherence(),
         now.script.closed,
         before(then.script.adherence()),
         then.script.closed,
         PlotWords::tr("Of cases that a person answered and that are resolved."),
         {{ChartKind::Script, 0}}},
        {PlotWords::tr("Answered by a bot alone"), PlotUnit::Share, share(now.response.botOnly, now.response.runs),
         now.response.runs, before(share(then.response.botOnly, then.response.runs)), then.response.runs,
         PlotWords::tr("Of customers' turns, those that only a bot has answered.")},
    };
    std::vector<HeadFigure> figures;
    for (const Head &head : heads)
        figures.push_back(shown(head, all.rules.leastCount));
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

QString breakdownName(Breakdown by)
{
    switch (by) {
    case Breakdown::Channel:
        return PlotWords::tr("channel");
    case Breakdown::Platform:
        return PlotWords::tr("platform");
    case Breakdown::Brand:
        return PlotWords::tr("brand");
    case Breakdown::Surface:
        return PlotWords::tr("public or private");
    case Breakdown::Agent:
        return PlotWords::tr("agent");
    case Breakdown::Category:
        return PlotWords::tr("category");
    case Breakdown::Class:
        return PlotWords::tr("class");
    case Breakdown::Hour:
        return PlotWords::tr("hour");
    case Breakdown::Weekday:
        return PlotWords::tr("weekday");
    case Breakdown::None:
        break;
    }
    return {};
}

QString tileName(Queue::Tile tile)
{
    switch (tile) {
    case Queue::Open:
        return PlotWords::tr("Open");
    case Queue::Waiting:
        return PlotWords::tr("Waiting for us");
    case Queue::Unassigned:
        return PlotWords::tr("Unassigned");
    case Queue::Soon:
        return PlotWords::tr("Soon due");
    case Queue::Broken:
        return PlotWords::tr("Overdue");
    case Queue::Supervisor:
        return PlotWords::tr("Supervisor's");
    case Queue::Snoozed:
        return PlotWords::tr("Snoozed");
    case Queue::TileCount:
        break;
    }
    return {};
}

QString tileDefinition(Queue::Tile tile)
{
    switch (tile) {
    case Queue::Open:
        return PlotWords::tr("Open cases.");
    case Queue::Waiting:
        return PlotWords::tr("Open cases in which the customer wrote last.");
    case Queue::Unassigned:
        return PlotWords::tr("Open cases that are nobody's.");
    case Queue::Soon:
        return PlotWords::tr("Open cases whose next promise is in its last quarter or its last 15 minutes.");
    case Queue::Broken:
        return PlotWords::tr("Open cases whose next promise is overdue.");
    case Queue::Supervisor:
        return PlotWords::tr("Open cases in the supervisor's queue.");
    case Queue::Snoozed:
        return PlotWords::tr("Cases put off until later. Their clocks run on.");
    case Queue::TileCount:
        break;
    }
    return {};
}

} // namespace lianxi
