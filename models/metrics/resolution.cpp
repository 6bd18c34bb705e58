// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/resolution.h"

#include <algorithm>

namespace lianxi::metrics
{

Contacts::Contacts(std::vector<Entry> entries)
    : m_entries(std::move(entries))
{
    std::sort(m_entries.begin(), m_entries.end());
}

bool Contacts::cameBetween(qint64 contact, Instant after, Instant until) const
{
    const auto next = std::upper_bound(m_entries.begin(), m_entries.end(), Entry{contact, after});
    return next != m_entries.end() && next->contact == contact && next->at <= until;
}

int reopeningsOf(const CaseFact &fact)
{
    return std::max(0, fact.resolves - (fact.resolved ? 1 : 0));
}

std::optional<bool> atFirstContact(const CaseFact &fact, const Contacts &contacts, const ResolutionOptions &options)
{
    if (!fact.firstResolved || *fact.firstResolved + options.window > options.now)
        return std::nullopt;
    return fact.resolved && fact.resolves <= 1
        && !contacts.cameBetween(fact.contact, *fact.resolved, *fact.resolved + options.window);
}

ResolutionFigures resolutionFigures(std::span<const CaseFact> cases, const Contacts &contacts,
                                    const ResolutionOptions &options)
{
    ResolutionFigures figures;
    std::vector<std::chrono::milliseconds> first, full;
    for (const CaseFact &fact : cases) {
        ++figures.cases;
        if (!fact.firstResolved)
            continue;
        ++figures.resolved;
        const int reopenings = reopeningsOf(fact);
        figures.reopened += reopenings > 0;
        figures.reopenings += reopenings;
        first.push_back(measured(fact.asked, *fact.firstResolved, options.time));
        if (fact.resolved)
            full.push_back(measured(fact.asked, *fact.resolved, options.time));
        if (const std::optional<bool> once = atFirstContact(fact, contacts, options)) {
            ++figures.decided;
            figures.atFirstContact += *once;
        }
    }
    figures.first = summarise(std::move(first));
    figures.full = summarise(std::move(full));
    return figures;
}

bool isClosedByPeople(const CaseFact &fact)
{
    return fact.human && fact.resolved;
}

bool isAdherent(const CaseFact &fact)
{
    constexpr int all = (1 << EnumNames<ScriptStep>::names.size()) - 1;
    return (fact.steps & all) == all;
}

ScriptFigures scriptFigures(std::span<const CaseFact> cases)
{
    ScriptFigures figures;
    for (const CaseFact &fact : cases) {
        if (!isClosedByPeople(fact))
            continue;
        ++figures.closed;
        figures.adherent += isAdherent(fact);
        for (size_t step = 0; step < figures.steps.size(); ++step)
            figures.steps[step] += (fact.steps >> step) & 1;
    }
    return figures;
}

} // namespace lianxi::metrics
