// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/routing_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

QString RoutingWords::presence(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return tr("Online");
    case Presence::Busy:
        return tr("Busy");
    case Presence::Finishing:
        return tr("Finishing");
    case Presence::Away:
        return tr("Away");
    case Presence::Offline:
        return tr("Offline");
    }
    return {};
}

QString RoutingWords::role(TeamRole role)
{
    switch (role) {
    case TeamRole::Agent:
        return tr("Agent");
    case TeamRole::Lead:
        return tr("Lead");
    case TeamRole::Reviewer:
        return tr("Reviewer");
    case TeamRole::Listener:
        return tr("Listener");
    case TeamRole::Administrator:
        return tr("Administrator");
    case TeamRole::Gateway:
        return tr("Gateway");
    }
    return {};
}

QString RoutingWords::presenceHint(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return tr("Takes cases");
    case Presence::Busy:
        return tr("Is there, takes no case");
    case Presence::Finishing:
        return tr("Finishes what is in hand, takes no more");
    case Presence::Away:
        return tr("Comes back later");
    case Presence::Offline:
        return tr("Does not work");
    }
    return {};
}

QString RoutingWords::why(const QString &text)
{
    const std::optional<RoutingFacts> known = routingFactsFrom(text);
    return known ? facts(*known) : text;
}

QString RoutingWords::facts(const RoutingFacts &facts)
{
    QStringList said{tr("skill %1 for this").arg(facts.skill)};
    if (facts.familiar)
        said << tr("knows the customer");
    said << tr("%1 of %2 cases in hand").arg(facts.load).arg(facts.capacity);
    if (facts.hard)
        said << tr("%n hard case(s) in seven days", nullptr, facts.exposure);
    said << tr("chosen among %n who could", nullptr, facts.couldTakeIt);
    return said.join(tr(", "));
}

QString RoutingWords::reason(const RoutingStanding &standing)
{
    if (!standing.why)
        return tr("chosen: skill %1, %2 of %3 cases in hand%4")
            .arg(QString::number(standing.skill), QString::number(standing.load), QString::number(standing.capacity),
                 standing.familiar ? tr(", knows the customer") : QString());
    switch (*standing.why) {
    case NotChosen::Absent:
        return tr("not available: %1").arg(presence(standing.presence));
    case NotChosen::Full:
        return tr("full: %1 of %2 cases in hand").arg(standing.load).arg(standing.capacity);
    case NotChosen::OtherQueue:
        return tr("does not take this queue");
    case NotChosen::OtherChannel:
        return tr("does not serve this channel");
    case NotChosen::OtherLanguage:
        return tr("does not speak the customer's language");
    case NotChosen::TooLittleSkill:
        return tr("skill %1 is below what the rule asks for").arg(standing.skill);
    case NotChosen::Refused:
        return tr("was asked a moment ago and did not take it");
    case NotChosen::Lower:
        return tr("could, but suits less: skill %1, %2 of %3 cases in hand")
            .arg(standing.skill)
            .arg(standing.load)
            .arg(standing.capacity);
    }
    return {};
}

QString RoutingWords::nobody(const RoutingDecision &decision)
{
    const auto count = [&decision](NotChosen why) {
        return static_cast<int>(std::count_if(decision.standings.begin(), decision.standings.end(),
                                              [why](const RoutingStanding &one) { return one.why == why; }));
    };
    QStringList said;
    if (const int full = count(NotChosen::Full); full > 0)
        said << tr("%n full", nullptr, full);
    if (const int absent = count(NotChosen::Absent); absent > 0)
        said << tr("%n not available", nullptr, absent);
    if (const int refused = count(NotChosen::Refused); refused > 0)
        said << tr("%n did not take it", nullptr, refused);
    const int others = count(NotChosen::OtherQueue) + count(NotChosen::OtherChannel) + count(NotChosen::OtherLanguage)
        + count(NotChosen::TooLittleSkill);
    if (others > 0)
        said << tr("%n not for this work", nullptr, others);
    return said.isEmpty() ? tr("Nobody can take it") : tr("Nobody can take it: %1").arg(said.join(tr(", ")));
}

QString RoutingWords::mistake(const RoutingMistake &mistake)
{
    const QString place = mistake.rule < 0 ? QString() : tr("Rule %1: ").arg(mistake.rule + 1);
    switch (mistake.kind) {
    case RoutingMistake::Kind::TooManyRules:
        return place + tr("there are too many rules; join some of them.");
    case RoutingMistake::Kind::NameMissing:
        return place + tr("give it a name: it is shown in every case it decides.");
    case RoutingMistake::Kind::NameTwice:
        return place + tr("another rule has this name; change one of them.");
    case RoutingMistake::Kind::DoesNothing:
        return place + tr("it does nothing; name a queue, a skill or a priority.");
    case RoutingMistake::Kind::BadSkill:
        return place + tr("a skill is 0 to 100.");
    case RoutingMistake::Kind::BadQuery:
        return place + tr("the search does not understand “%1”.").arg(mistake.argument);
    case RoutingMistake::Kind::NeverReached:
        return place
            + tr("it is never reached, because “%1” above it takes every case; move it up.").arg(mistake.argument);
    case RoutingMistake::Kind::BadWeight:
        return tr("Weights are 0 to 100, and not all of them 0.");
    case RoutingMistake::Kind::BadTime:
        return tr("Times are one minute to one day.");
    }
    return {};
}

QString RoutingWords::place(const QueuePlace &place)
{
    if (place.position <= 0)
        return {};
    if (!place.wait)
        return tr("Place %1 in the queue; nobody is there to take it").arg(place.position);
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*place.wait).count();
    if (minutes == 0)
        return tr("Place %1 in the queue · somebody is free").arg(place.position);
    return tr("Place %1 in the queue · about %2 min").arg(place.position).arg(minutes);
}

QString RoutingWords::formula(const QueuePlace &place)
{
    if (place.position <= 0)
        return {};
    const auto over = std::chrono::ceil<std::chrono::minutes>(place.pace.over).count();
    const auto handling = std::chrono::ceil<std::chrono::minutes>(place.pace.handling).count();
    if (!place.wait)
        return tr("Nobody who takes this queue is online, so no wait can be reckoned.");
    const int behind = place.position - place.pace.free;
    const QString free = place.pace.free > 0 ? u"\n"_s
            + tr("%n more case(s) can be taken up at once; the place is counted behind them.", nullptr, place.pace.free)
                                             : QString();
    if (behind <= 0)
        return free.trimmed();
    if (place.pace.takenUp >= leastTakenUp)
        return tr("Wait = place %1 × %2 min ÷ %n case(s) of this queue first answered in that time", nullptr,
                  place.pace.takenUp)
                   .arg(behind)
                   .arg(over)
            + free;
    return tr("Wait = place %1 × %2 min a case ÷ %n online; too few cases were answered in the last hour to measure",
              nullptr, place.pace.serving)
               .arg(behind)
               .arg(handling)
        + free;
}

QString RoutingWords::person(const AgentId &agent, const QString &name)
{
    if (agent.isEmpty())
        return tr("nobody");
    return name.isEmpty() ? agent.text() : name;
}

QString RoutingWords::queue(const QString &queue)
{
    return queue.isEmpty() ? tr("everybody's") : queue;
}

} // namespace lianxi
