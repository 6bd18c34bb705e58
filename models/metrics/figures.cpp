// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/figures.h"

namespace lianxi::metrics
{

namespace
{

/// The turns of a part's cases that the part itself does not hold, so that a case's time is the same in every part.
std::vector<Turn> turnsElsewhere(const Facts &part, const TurnsByCase &all)
{
    std::vector<Turn> found;
    const TurnsByCase own(part.turns);
    for (const CaseFact &fact : part.cases) {
        const TurnsByCase::Turns turns = fact.resolved ? all.of(fact.caseRow) : TurnsByCase::Turns();
        if (turns.size() != own.of(fact.caseRow).size())
            for (const Turn *turn : turns)
                found.push_back(*turn);
    }
    return found;
}

} // namespace

std::map<QString, Facts> split(const Facts &facts, const KeyOf &keyOf)
{
    std::map<QString, Facts> parts;
    const auto partOf = [&](const auto &fact) -> Facts & {
        Facts &part = parts[keyOf(placeOf(fact))];
        part.from = facts.from;
        part.to = facts.to;
        return part;
    };
    for (const Turn &turn : facts.turns)
        partOf(turn).turns.push_back(turn);
    for (const CaseFact &fact : facts.cases)
        partOf(fact).cases.push_back(fact);
    for (const Promise &promise : facts.promises)
        partOf(promise).promises.push_back(promise);
    for (const Deed &deed : facts.deeds)
        partOf(deed).deeds.push_back(deed);
    for (const Survey &survey : facts.surveys)
        partOf(survey).surveys.push_back(survey);
    for (const Call &call : facts.calls)
        partOf(call).calls.push_back(call);
    const TurnsByCase all(facts.turns, facts.later);
    for (auto &[key, part] : parts) {
        part.presence = facts.presence;
        part.later = turnsElsewhere(part, all);
    }
    return parts;
}

Waits netWaits(const Facts &facts, const ResponseOptions &options)
{
    const TurnsByCase turns(facts.turns, facts.later);
    std::vector<std::chrono::milliseconds> times;
    for (const CaseFact &fact : facts.cases)
        if (const auto net = netResolution(fact, turns.of(fact.caseRow), options))
            times.push_back(*net);
    return summarise(std::move(times));
}

Figures figuresOf(const Facts &facts, const Contacts &contacts, const FigureOptions &options)
{
    Figures figures;
    figures.response = responseFigures(facts.turns, options.response);
    figures.resolution = resolutionFigures(facts.cases, contacts, options.resolution());
    figures.script = scriptFigures(facts.cases);
    figures.promises = attainments(facts.promises);
    figures.privacy = interventions(facts.deeds);
    figures.transfers = transfers(facts.deeds);
    figures.moves = moves(facts.deeds);
    figures.calls = callFigures(facts.calls, options.calls);
    figures.net = netWaits(facts, options.response);
    figures.satisfaction = satisfaction(facts.surveys, options.satisfiedFrom);
    return figures;
}

} // namespace lianxi::metrics
