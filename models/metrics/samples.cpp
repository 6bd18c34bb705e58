// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/samples.h"

#include "models/metrics/arrivals.h"

#include <algorithm>

namespace lianxi::metrics
{

namespace
{

using std::chrono::milliseconds;

double seconds(milliseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

/// Values under their local days.
class Days
{
public:
    Days(Instant from, Instant to, const ZoneOffsets &zone)
        : m_zone(zone)
    {
        if (from >= to)
            return;
        m_first = localHour(from, zone).date;
        const std::chrono::sys_days last = localHour(to - milliseconds(1), zone).date;
        for (std::chrono::sys_days day = m_first; day <= last; day += std::chrono::days(1))
            m_days.push_back({{day, {}}, {}});
    }
    void add(Instant at, double value, qint64 caseRow)
    {
        const auto place = (localHour(at, m_zone).date - m_first).count();
        if (place < 0 || place >= std::ssize(m_days))
            return;
        m_days[static_cast<size_t>(place)].sample.values.push_back(value);
        m_days[static_cast<size_t>(place)].cases.push_back(caseRow);
    }
    [[nodiscard]] std::vector<CountedDay> take()
    {
        for (CountedDay &day : m_days) {
            std::sort(day.cases.begin(), day.cases.end());
            day.cases.erase(std::unique(day.cases.begin(), day.cases.end()), day.cases.end());
        }
        return std::move(m_days);
    }

private:
    const ZoneOffsets &m_zone;
    std::chrono::sys_days m_first;
    std::vector<CountedDay> m_days;
};

void addTurns(Days &days, DayFigure figure, const Facts &facts, const ResponseOptions &how)
{
    for (const Turn &turn : facts.turns) {
        if (figure == DayFigure::BotAlone) {
            if (!turn.afterBot)
                days.add(turn.asked, turn.answered && !turn.byPerson ? 1 : 0, turn.caseRow);
            continue;
        }
        if ((!how.bots && turn.afterBot) || (figure != DayFigure::NextResponse && !turn.firstOfTalk))
            continue;
        const std::optional<Instant> &answer = how.bots ? turn.answered : turn.byPerson;
        if (figure == DayFigure::ResponseRate)
            days.add(turn.asked, answer ? 1 : 0, turn.caseRow);
        else if (answer)
            days.add(turn.asked, seconds(measured(turn.asked, *answer, how)), turn.caseRow);
    }
}

/// What a case adds to a figure of cases; nullopt: nothing.
std::optional<double> valueOf(DayFigure figure, const CaseFact &fact, const Contacts &contacts,
                              const TurnsByCase *turns, const FigureOptions &options)
{
    const auto until = [&](const std::optional<Instant> &end) {
        return end ? std::optional(seconds(measured(fact.asked, *end, options.response))) : std::nullopt;
    };
    const auto yes = [](bool counts, bool good) { return counts ? std::optional(good ? 1.0 : 0.0) : std::nullopt; };
    switch (figure) {
    case DayFigure::NewCases:
        return 1;
    case DayFigure::FirstResolution:
        return until(fact.firstResolved);
    case DayFigure::FullResolution:
        return fact.firstResolved ? until(fact.resolved) : std::nullopt;
    case DayFigure::NetResolution:
        if (const auto net = netResolution(fact, turns->of(fact.caseRow), options.response))
            return seconds(*net);
        return std::nullopt;
    case DayFigure::FirstContact: {
        const std::optional<bool> once = atFirstContact(fact, contacts, options.resolution());
        return yes(once.has_value(), once.value_or(false));
    }
    case DayFigure::Reopened:
        return yes(fact.firstResolved.has_value(), reopeningsOf(fact) > 0);
    case DayFigure::AllSteps:
        return yes(isClosedByPeople(fact), isAdherent(fact));
    case DayFigure::ResponseRate:
    case DayFigure::FirstResponse:
    case DayFigure::NextResponse:
    case DayFigure::PromisesKept:
    case DayFigure::Satisfied:
    case DayFigure::BotAlone:
    case DayFigure::Guards:
    case DayFigure::ToSupervisor:
    case DayFigure::Arrived:
    case DayFigure::CallsInTime:
    case DayFigure::CallsAbandoned:
    case DayFigure::CallHandling:
        break;
    }
    return std::nullopt;
}

void addDeeds(Days &days, DayFigure figure, const Facts &facts)
{
    if (figure == DayFigure::Guards)
        for (const Deed &deed : privacyDeeds(facts.deeds))
            days.add(deed.at, 1, deed.caseRow);
    for (const Deed &deed : facts.deeds) {
        if (figure == DayFigure::ToSupervisor && deed.kind == DeedKind::Transfer && deed.toSupervisor)
            days.add(deed.at, 1, deed.caseRow);
        if (figure == DayFigure::Arrived && deed.kind == DeedKind::Move)
            days.add(deed.at, deed.took ? 1 : 0, deed.caseRow);
    }
}

void addCalls(Days &days, DayFigure figure, const Facts &facts, const CallRules &rules)
{
    for (const Call &call : facts.calls) {
        if (figure == DayFigure::CallHandling) {
            if (call.answered && call.ended)
                days.add(call.began, seconds(std::max(*call.ended - *call.answered, milliseconds(0))), call.caseRow);
        } else if (isOffered(call)) {
            const bool good = figure == DayFigure::CallsInTime ? isAnsweredWithin(call, rules.within)
                                                               : !call.answered && call.outcome == CallOutcome::Missed;
            days.add(call.began, good ? 1 : 0, call.caseRow);
        }
    }
}

} // namespace

DayUnit unitOf(DayFigure figure)
{
    switch (figure) {
    case DayFigure::NewCases:
    case DayFigure::Guards:
    case DayFigure::ToSupervisor:
        return DayUnit::Count;
    case DayFigure::FirstResponse:
    case DayFigure::NextResponse:
    case DayFigure::FirstResolution:
    case DayFigure::FullResolution:
    case DayFigure::NetResolution:
    case DayFigure::CallHandling:
        return DayUnit::Seconds;
    case DayFigure::ResponseRate:
    case DayFigure::FirstContact:
    case DayFigure::Reopened:
    case DayFigure::PromisesKept:
    case DayFigure::AllSteps:
    case DayFigure::Satisfied:
    case DayFigure::BotAlone:
    case DayFigure::Arrived:
    case DayFigure::CallsInTime:
    case DayFigure::CallsAbandoned:
        break;
    }
    return DayUnit::Share;
}

Statistic statisticFor(DayFigure figure, Statistic ofTimes)
{
    switch (unitOf(figure)) {
    case DayUnit::Count:
        return Statistic::PerDay;
    case DayUnit::Share:
        return Statistic::Mean;
    case DayUnit::Seconds:
        break;
    }
    return ofTimes == Statistic::PerDay ? Statistic::Median : ofTimes;
}

std::vector<CountedDay> countByDay(DayFigure figure, const Facts &facts, const Contacts &contacts,
                                   const FigureOptions &options, const ZoneOffsets &zone)
{
    Days days(facts.from, facts.to, zone);
    switch (figure) {
    case DayFigure::ResponseRate:
    case DayFigure::FirstResponse:
    case DayFigure::NextResponse:
    case DayFigure::BotAlone:
        addTurns(days, figure, facts, options.response);
        break;
    case DayFigure::NewCases:
    case DayFigure::FirstResolution:
    case DayFigure::FullResolution:
    case DayFigure::NetResolution:
    case DayFigure::FirstContact:
    case DayFigure::Reopened:
    case DayFigure::AllSteps: {
        std::optional<TurnsByCase> turns;
        if (figure == DayFigure::NetResolution)
            turns.emplace(facts.turns, facts.later);
        for (const CaseFact &fact : facts.cases)
            if (const auto value = valueOf(figure, fact, contacts, turns ? &*turns : nullptr, options))
                days.add(fact.asked, *value, fact.caseRow);
        break;
    }
    case DayFigure::PromisesKept:
        for (const Promise &promise : facts.promises)
            days.add(promise.started, promise.kept() ? 1 : 0, promise.caseRow);
        break;
    case DayFigure::Satisfied:
        for (const Survey &survey : facts.surveys)
            if (survey.answered())
                days.add(survey.sent, survey.score >= options.satisfiedFrom ? 1 : 0, survey.caseRow);
        break;
    case DayFigure::Guards:
    case DayFigure::ToSupervisor:
    case DayFigure::Arrived:
        addDeeds(days, figure, facts);
        break;
    case DayFigure::CallsInTime:
    case DayFigure::CallsAbandoned:
    case DayFigure::CallHandling:
        addCalls(days, figure, facts, options.calls);
        break;
    }
    return days.take();
}

} // namespace lianxi::metrics
