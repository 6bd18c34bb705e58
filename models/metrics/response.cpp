// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/response.h"

#include "models/policy/sla.h"

namespace lianxi::metrics
{

std::chrono::milliseconds measured(Instant from, Instant to, const ResponseOptions &options)
{
    if (!options.hours)
        return to - from;
    return options.table ? options.table->between(from, to) : serviceTimeBetween(*options.hours, from, to);
}

ResponseFigures responseFigures(std::span<const Turn> turns, const ResponseOptions &options)
{
    ResponseFigures figures;
    std::vector<std::chrono::milliseconds> first, all;
    for (const Turn &turn : turns) {
        if (!turn.afterBot) {
            const bool bot = turn.answered && (!turn.byPerson || *turn.answered < *turn.byPerson);
            ++figures.runs;
            figures.botFirst += bot;
            figures.botOnly += bot && !turn.byPerson;
        }
        if (!options.bots && turn.afterBot)
            continue; // part of the run before it, which still waits for a person
        figures.threads += turn.firstOfTalk;
        const std::optional<Instant> &answer = options.bots ? turn.answered : turn.byPerson;
        if (!answer) {
            ++figures.unansweredTurns;
            continue;
        }
        all.push_back(measured(turn.asked, *answer, options));
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
