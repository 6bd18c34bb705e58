// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/calls.h"
#include "models/metrics/deeds.h"
#include "models/metrics/exams.h"
#include "models/metrics/net.h"
#include "models/metrics/resolution.h"
#include "models/metrics/satisfaction.h"

#include <functional>
#include <map>

namespace lianxi::metrics
{

/// Everything that is counted of a period [from, to): turns and cases that customers began in it, clocks that started
/// in it, and what was done in it.
struct Facts {
    Instant from, to;
    std::vector<Turn> turns;
    std::vector<CaseFact> cases;
    std::vector<Promise> promises;
    std::vector<Deed> deeds;
    std::vector<Survey> surveys = {}; ///< sent in it, whenever they were answered
    std::vector<Call> calls = {}; ///< that began in it
    std::vector<PresenceSpan> presence = {}; ///< cut to it; of everybody, whatever the facts are split by
    std::vector<Turn> later = {}; ///< after it, of its resolved cases: only what net resolution looks at
};

/// What breakdowns look at of any fact.
struct Place {
    Instant at;
    qint64 caseRow = 0, channel = 0, agent = 0;
    Surface surface = Surface::Private;
};
[[nodiscard]] inline Place placeOf(const Turn &turn)
{
    return {turn.asked, turn.caseRow, turn.channel, turn.agent, turn.surface};
}
[[nodiscard]] inline Place placeOf(const CaseFact &fact)
{
    return {fact.asked, fact.caseRow, fact.channel, fact.agent, fact.surface};
}
[[nodiscard]] inline Place placeOf(const Promise &promise)
{
    return {promise.started, promise.caseRow, promise.channel, promise.agent, promise.surface};
}
[[nodiscard]] inline Place placeOf(const Deed &deed)
{
    return {deed.at, deed.caseRow, deed.channel, deed.agent, deed.surface};
}
[[nodiscard]] inline Place placeOf(const Survey &survey)
{
    return {survey.sent, survey.caseRow, survey.channel, survey.agent, survey.surface};
}
[[nodiscard]] inline Place placeOf(const Call &call)
{
    return {call.began, call.caseRow, call.channel, call.agent, Surface::Private};
}
using KeyOf = std::function<QString(const Place &)>;

/// The facts by key; each stands under exactly one, so that the parts add up to the whole.
[[nodiscard]] std::map<QString, Facts> split(const Facts &facts, const KeyOf &keyOf);

/// What is typical of many times.
enum class Typical { Median, Mean };

/// Switches and numbers of all figures.
struct FigureOptions {
    ResponseOptions response;
    Instant now;
    Typical typical = Typical::Median; ///< of charts; figures have both
    std::chrono::milliseconds firstContactWindow = std::chrono::hours(48);
    int satisfiedFrom = 4; ///< the lowest score that is positive
    CallRules calls;
    ExamRules exams;
    [[nodiscard]] ResolutionOptions resolution() const { return {response, now, firstContactWindow}; }
};

struct Figures {
    ResponseFigures response;
    ResolutionFigures resolution;
    ScriptFigures script;
    Attainments promises;
    Interventions privacy;
    Transfers transfers;
    Moves moves;
    Satisfaction satisfaction;
    CallFigures calls;
    Waits net; ///< resolution, net of bots and of waiting for customers; see netResolution()
    friend bool operator==(const Figures &, const Figures &) = default;
};
/// Net resolution of the cases that are resolved.
[[nodiscard]] Waits netWaits(const Facts &facts, const ResponseOptions &options);
/// \param contacts  of everybody, from the period's beginning until the last of its cases' windows is over.
[[nodiscard]] Figures figuresOf(const Facts &facts, const Contacts &contacts, const FigureOptions &options);

} // namespace lianxi::metrics
