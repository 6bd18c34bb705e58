// SPDX-License-Identifier: GPL-3.0-or-later
// What each figure is and how it was counted, as people read it.
#include "ui/dashboard/plot_words.h"

#include <QLocale>

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

} // namespace

QString PlotWords::switches(const DashboardQuery &query)
{
    const QString time =
        query.serviceHours ? tr("Only service hours count.") : tr("All time counts, nights and holidays too.");
    const QString bots = query.bots ? tr("A bot's reply is an answer.") : tr("A bot's reply is no answer.");
    return time + u' ' + bots;
}

QString PlotWords::firstContact(const DashboardRules &rules)
{
    return tr("Resolved once, and the same person did not come again on any channel within %1. Only cases "
              "whose time is over.")
        .arg(minutes(std::chrono::duration_cast<std::chrono::seconds>(rules.firstContactWindow)));
}

QString PlotWords::satisfied(const DashboardRules &rules)
{
    return tr("Scores of %1 and more ÷ all scores that customers gave when they were asked. Participation: of "
              "those asked, how many gave one.")
        .arg(rules.satisfiedFrom);
}

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
    case ChartKind::Exams:
        return tr("As platforms count");
    case ChartKind::CallService:
        return tr("Calls");
    case ChartKind::CallHandling:
        return tr("How long calls take, by agent");
    case ChartKind::Occupancy:
        return tr("How much of their time agents speak");
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
        return tr("Typical time from a customer's first message to the first time the case was resolved, and to the "
                  "last, "
                  "by when they wrote. Cases that are open again have no last time. Ours of it: only the times in "
                  "which "
                  "a customer waited for a person, without what bots took and without waiting for the customer.")
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
        return tr("Cases that customers opened, by category, most first. Behind each: how many, what it makes of all "
                  "together with those above it, and how many places it rose or fell. Dotted: the period before.");
    case ChartKind::Groups:
        return tr("Typical first response, each conversation under one name. The 90th percentile is in the tip.") + u' '
            + how;
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
    case ChartKind::Exams:
        return tr("Private conversations, each person once a day. 3-minute rate: people who asked for a person − those "
                  "with a turn no person answered within %1 ÷ people, from %2:00 to %3:00. Same-day rate: people who "
                  "were "
                  "answered on the day they wrote ÷ people. All time counts.")
            .arg(minutes(rules.exams.within))
            .arg(rules.exams.fromHour)
            .arg(rules.exams.toHour);
    case ChartKind::CallService:
        return tr("Calls of customers that have ended, without those that were handed on before anybody took them. "
                  "Taken "
                  "in time: within %1 ÷ all. Hung up before: the caller gave up before anybody took the call ÷ all.")
            .arg(minutes(rules.calls.within));
    case ChartKind::CallHandling:
        return tr("Typical time from taking a call to its end, holding included; what is written afterwards is not. "
                  "Calls to customers count, too.");
    case ChartKind::Occupancy:
        return tr("Time in calls ÷ time online, busy or finishing. Only agents who had calls.");
    case ChartKind::Backlog:
        return tr("Open and snoozed cases, by how long ago the customer first wrote, and by class.");
    case ChartKind::LiveClasses:
    case ChartKind::LiveChannels:
        return tr("Open cases in which the customer wrote last, by what their clock says.");
    case ChartKind::LiveAgents:
        return tr("Open cases by whose they are, of how many somebody takes at a time, and how they are there.");
    }
    return {};
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
    case Breakdown::Team:
        return PlotWords::tr("team");
    case Breakdown::Tag:
        return PlotWords::tr("tag");
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
    case Queue::Bot:
        return PlotWords::tr("With a bot");
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
    case Queue::Bot:
        return PlotWords::tr(
            "Open cases of nobody in which a bot speaks with the customer, and their share of all open "
            "cases.");
    case Queue::TileCount:
        break;
    }
    return {};
}

} // namespace lianxi
