// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/calls.h"

#include <algorithm>

namespace lianxi::metrics
{

namespace
{

using Spans = std::vector<std::pair<Instant, Instant>>;

/// Without overlaps, in order.
Spans joined(Spans spans)
{
    std::sort(spans.begin(), spans.end());
    Spans all;
    for (const auto &[from, to] : spans) {
        if (!all.empty() && from <= all.back().second)
            all.back().second = std::max(all.back().second, to);
        else if (from < to)
            all.emplace_back(from, to);
    }
    return all;
}

std::chrono::milliseconds lengthOf(const Spans &spans)
{
    std::chrono::milliseconds sum{0};
    for (const auto &[from, to] : spans)
        sum += to - from;
    return sum;
}

/// What two lists without overlaps have in common.
std::chrono::milliseconds common(const Spans &a, const Spans &b)
{
    std::chrono::milliseconds sum{0};
    for (auto one = a.begin(), other = b.begin(); one != a.end() && other != b.end();) {
        const Instant from = std::max(one->first, other->first), to = std::min(one->second, other->second);
        if (from < to)
            sum += to - from;
        one->second < other->second ? ++one : ++other;
    }
    return sum;
}

} // namespace

bool isOffered(const Call &call)
{
    return call.inbound && call.ended && call.outcome != CallOutcome::HandedOn && call.outcome != CallOutcome::Unseen;
}

bool isAnsweredWithin(const Call &call, std::chrono::milliseconds within)
{
    return call.answered && *call.answered - call.began <= within;
}

CallFigures callFigures(std::span<const Call> calls, const CallRules &rules)
{
    CallFigures figures;
    std::vector<std::chrono::milliseconds> ringing, handling;
    for (const Call &call : calls) {
        if (call.answered && call.ended)
            handling.push_back(std::max(*call.ended - *call.answered, std::chrono::milliseconds(0)));
        if (!isOffered(call))
            continue;
        ++figures.offered;
        figures.answered += call.answered.has_value();
        figures.inTime += isAnsweredWithin(call, rules.within);
        figures.abandoned += !call.answered && call.outcome == CallOutcome::Missed;
        if (call.answered)
            ringing.push_back(std::max(*call.answered - call.began, std::chrono::milliseconds(0)));
    }
    figures.ringing = summarise(std::move(ringing));
    figures.handling = summarise(std::move(handling));
    return figures;
}

std::map<qint64, Occupancy> occupancy(std::span<const Call> calls, std::span<const PresenceSpan> presence, Instant from,
                                      Instant to)
{
    std::map<qint64, Spans> spoken, there;
    for (const Call &call : calls)
        if (call.answered && call.ended && call.agent != 0)
            spoken[call.agent].emplace_back(std::max(*call.answered, from), std::min(*call.ended, to));
    for (const PresenceSpan &span : presence)
        if (span.presence == Presence::Online || span.presence == Presence::Busy
            || span.presence == Presence::Finishing)
            there[span.agent].emplace_back(std::max(span.since, from), std::min(span.until, to));
    std::map<qint64, Occupancy> all;
    for (auto &[agent, spans] : spoken) {
        const Spans present = joined(std::move(there[agent])), inCalls = joined(std::move(spans));
        all[agent] = {lengthOf(present), common(present, inCalls)};
    }
    return all;
}

} // namespace lianxi::metrics
