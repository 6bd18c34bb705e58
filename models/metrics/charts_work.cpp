// SPDX-License-Identifier: GPL-3.0-or-later
// How agents worked, and what customers thought of it.
#include "models/metrics/chart_parts.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace lianxi::metrics::parts
{

Chart scriptChart(const Facts &facts, const ChartOptions &options)
{
    std::map<QString, ShareSlot> agents;
    for (const CaseFact &fact : facts.cases)
        if (isClosedByPeople(fact))
            agents[options.agent(placeOf(fact))].add(fact.caseRow, isAdherent(fact));
    return {ChartKind::Script, {shareSeries(SeriesKind::Rate, agents)}};
}

Chart privacyChart(const Facts &facts, const ChartOptions &options)
{
    const std::vector<Deed> deeds = privacyDeeds(facts.deeds);
    std::set<QString> names;
    for (const Deed &deed : deeds)
        names.insert(options.agent(placeOf(deed)));
    const QStringList keys(names.begin(), names.end());
    std::array<Tally, 3> tallies{Tally(keys), Tally(keys), Tally(keys)};
    for (const Deed &deed : deeds)
        tallies.at(static_cast<size_t>(deed.outcome)).add(options.agent(placeOf(deed)), deed.caseRow);
    return {ChartKind::Privacy,
            {tallies[0].counts(SeriesKind::Reminded), tallies[1].counts(SeriesKind::Blocked),
             tallies[2].counts(SeriesKind::Overridden)}};
}

Chart moveChart(const Facts &facts)
{
    Tally tally(spreadKeys(moveBounds));
    for (const Deed &deed : facts.deeds)
        if (deed.kind == DeedKind::Move)
            tally.addAt(spreadPlace(moveBounds, deed.took), deed.caseRow);
    return {ChartKind::Moves, {tally.counts(SeriesKind::Count)}};
}

/// Of the cases that customers opened: how many a bot answered, how many a person, how many went to a supervisor.
Chart funnelChart(const Facts &facts)
{
    Rows bots, passed;
    for (const Turn &turn : facts.turns)
        if (turn.answered && !turn.afterBot && (!turn.byPerson || *turn.answered < *turn.byPerson))
            bots.push_back(turn.caseRow);
    for (const Deed &deed : facts.deeds)
        if (deed.kind == DeedKind::Transfer && deed.toSupervisor)
            passed.push_back(deed.caseRow);
    bots = unique(std::move(bots));
    passed = unique(std::move(passed));
    Tally tally({u"opened"_s, u"bot"_s, u"person"_s, u"supervisor"_s});
    for (const CaseFact &fact : facts.cases) {
        tally.addAt(0, fact.caseRow);
        if (std::binary_search(bots.begin(), bots.end(), fact.caseRow))
            tally.addAt(1, fact.caseRow);
        if (fact.human)
            tally.addAt(2, fact.caseRow);
        if (std::binary_search(passed.begin(), passed.end(), fact.caseRow))
            tally.addAt(3, fact.caseRow);
    }
    return {ChartKind::Funnel, {tally.counts(SeriesKind::Count)}};
}

Chart firstContactChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options)
{
    std::vector<ShareSlot> slots(axis.size());
    for (const CaseFact &fact : facts.cases)
        if (const std::optional<bool> once = atFirstContact(fact, options.contacts, options.figures.resolution()))
            slots[axis.place(fact.asked)].add(fact.caseRow, *once);
    return {ChartKind::FirstContact, {shareSeries(SeriesKind::Rate, axis.keys(), slots)}};
}

Chart satisfactionChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options)
{
    std::vector<ShareSlot> satisfied(axis.size()), took(axis.size());
    for (const Survey &survey : facts.surveys) {
        const size_t place = axis.place(survey.sent);
        took[place].add(survey.caseRow, survey.answered());
        if (survey.answered())
            satisfied[place].add(survey.caseRow, survey.score >= options.figures.satisfiedFrom);
    }
    return {ChartKind::Satisfaction,
            {shareSeries(SeriesKind::Satisfied, axis.keys(), satisfied),
             shareSeries(SeriesKind::Participation, axis.keys(), took)}};
}

Chart satisfactionBy(ChartKind kind, const Facts &facts, const KeyOf &key, int satisfiedFrom)
{
    std::map<QString, ShareSlot> satisfied, took;
    for (const Survey &survey : facts.surveys) {
        const QString where = key(placeOf(survey));
        took[where].add(survey.caseRow, survey.answered());
        ShareSlot &answers = satisfied[where]; // whoever was asked has a line, answered or not
        if (survey.answered())
            answers.add(survey.caseRow, survey.score >= satisfiedFrom);
    }
    return {kind, {shareSeries(SeriesKind::Satisfied, satisfied), shareSeries(SeriesKind::Participation, took)}};
}

} // namespace lianxi::metrics::parts
