// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/figures.h"

namespace lianxi::metrics
{

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
    return parts;
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
    figures.satisfaction = satisfaction(facts.surveys, options.satisfiedFrom);
    return figures;
}

} // namespace lianxi::metrics
