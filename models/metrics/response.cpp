// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/response.h"

#include "models/policy/sla.h"

namespace lianxi::metrics
{

namespace
{

std::chrono::milliseconds between(Instant from, Instant to, const std::optional<ServiceHours> &hours)
{
    return hours ? std::chrono::milliseconds(serviceTimeBetween(*hours, from, to)) : to - from;
}

} // namespace

ResponseFigures responseFigures(std::span<const Turn> turns, const ResponseOptions &options)
{
    ResponseFigures figures;
    std::vector<std::chrono::milliseconds> first, all;
    for (const Turn &turn : turns) {
        if (!options.bots && turn.afterBot)
            continue; // part of the run before it, which still waits for a person
        figures.threads += turn.firstOfTalk;
        const std::optional<Instant> &answer = options.bots ? turn.answered : turn.byPerson;
        if (!answer) {
            ++figures.unansweredTurns;
            continue;
        }
        all.push_back(between(turn.asked, *answer, options.hours));
        if (turn.firstOfTalk) {
            ++figures.responded;
            first.push_back(all.back());
        }
    }
    figures.firstResponse = summarise(std::move(first));
    figures.turnWait = summarise(std::move(all));
    return figures;
}

} // namespace lianxi::metrics
