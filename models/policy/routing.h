// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/views.h"
#include "models/event/team_payloads.h"

#include <vector>

namespace lianxi
{

// Who gets which case, as data and as pure functions; any thread.

/// One line of the written standard. The first rule whose conditions hold decides.
struct RoutingRule {
    QString name;
    CaseFilter when; ///< the conditions of a saved view; its box is All
    /// Skill or department whose work it is; empty: the queue that the case has. A rule whose conditions name a queue
    /// leaves a case where a rule has sent it, so that rules cannot send it round.
    QString queue;
    int skill = 0; ///< nobody below it is given such a case: 0 to 100
    std::optional<Priority> priority; ///< the case gets it when the rule takes hold; absent: it keeps its own
    friend bool operator==(const RoutingRule &, const RoutingRule &) = default;
};

/// What counts how much when several people could take a case; 0 to 100 each.
struct RoutingWeights {
    int skill = 40; ///< in full at skill 100
    int familiar = 60; ///< they answered this customer before
    int load = 40; ///< in full with nothing in hand
    int exposure = 20; ///< taken off, for a hard case, from whoever had most of them lately
    friend bool operator==(const RoutingWeights &, const RoutingWeights &) = default;
};

struct RoutingStandard {
    bool on = false; ///< false: people pick their cases themselves
    std::vector<RoutingRule> rules;
    RoutingWeights weights;
    std::chrono::minutes level{30}; ///< waiting so long counts as much as one priority more
    std::chrono::minutes rest{10}; ///< who did not take a case is not asked again for so long
    friend bool operator==(const RoutingStandard &, const RoutingStandard &) = default;
};

/// A team has one standard: TeamItemSaved::id of it.
inline constexpr QLatin1StringView routingItemId{"standard"};
inline constexpr int mostRoutingRules = 50;

/// What is wrong with a standard, and where.
struct RoutingMistake {
    enum class Kind {
        TooManyRules,
        NameMissing,
        NameTwice,
        DoesNothing, ///< it names neither queue nor skill nor priority
        BadSkill,
        BadQuery, ///< `argument`: what cannot be used of the search
        NeverReached, ///< `argument`: the earlier rule that takes every case
        BadWeight, ///< `rule` is -1; not 0 to 100, or all are 0
        BadTime, ///< `rule` is -1; not a minute to a day
    };
    int rule = -1; ///< counted from 0; -1: the whole standard
    Kind kind = Kind::NameMissing;
    QString argument = {};
    friend bool operator==(const RoutingMistake &, const RoutingMistake &) = default;
};
/// All that is wrong, in the order of the rules. Empty: it can be saved.
[[nodiscard]] std::vector<RoutingMistake> mistakesOf(const RoutingStandard &standard);

/// The body of a TeamItemSaved of kind Routing.
[[nodiscard]] QJsonObject toRoutingBody(const RoutingStandard &standard);
/// \return Corrupt, with the place as detail, when the body is damaged or was written by a later version: half a
/// standard sends cases to the wrong people.
[[nodiscard]] Result<RoutingStandard> fromRoutingBody(const QJsonObject &body);

/// A case that somebody is wanted for.
struct RoutingSubject {
    qint64 row = 0;
    CaseId id;
    Sequence sequence = 0; ///< last record on the case's own subject
    QString category; ///< empty: not known yet
    QString language; ///< BCP 47; empty: nothing to tell by
    ChannelId channel;
    QString queue; ///< as it stands
    bool queueByHand = false; ///< a person chose the queue: no rule takes it elsewhere
    QString lastRule; ///< which rule chose when it was routed last; empty: none
    Priority priority = Priority::Normal;
    bool hard = false; ///< the customer is angry or abusive
    Instant waitingSince;
    AgentId familiar; ///< who answered this customer last
    struct Refusal {
        AgentId by;
        Instant at;
    };
    std::vector<Refusal> refusals; ///< who was offered it and did not take it
    QJsonObject settings; ///< the channel's
    /// When the customer wrote last, in a private conversation in which neither a bot nor a person has spoken yet.
    std::optional<Instant> unheard;
    std::vector<size_t> rules; ///< places of the standard's rules whose conditions hold, ascending
};

/// Somebody to whom it could be given.
struct RoutingMember {
    MemberDescribed described;
    Presence presence = Presence::Offline;
    int load = 0; ///< cases in hand, offered ones included
    int exposure = 0; ///< hard cases that they had lately
    std::optional<Instant> lastGiven;
};

/// Why somebody was not chosen.
enum class NotChosen {
    Absent, ///< not online
    Full,
    OtherQueue,
    OtherChannel,
    OtherLanguage,
    TooLittleSkill,
    Refused, ///< a moment ago
    Lower, ///< somebody else suits better
};

/// How somebody stands with regard to a case.
struct RoutingStanding {
    AgentId agent;
    QString name;
    std::optional<NotChosen> why; ///< absent: this is who was chosen
    Presence presence = Presence::Offline;
    int skill = 50, load = 0, capacity = 0, exposure = 0;
    bool familiar = false;
    int score = 0; ///< thousandths of a weight; of those who could take it
    friend bool operator==(const RoutingStanding &, const RoutingStanding &) = default;
};

struct RoutingDecision {
    QString queue, rule; ///< rule: its name; empty: none
    std::optional<Priority> priority; ///< the rule's, where the rule takes hold with this decision
    AgentId to; ///< empty: nobody can take it now
    QString toName;
    std::vector<RoutingStanding> standings; ///< who was chosen, who could have been by score, then the others by name
    std::optional<Instant> again; ///< nobody can take it, but somebody who refused may be asked again then
    friend bool operator==(const RoutingDecision &, const RoutingDecision &) = default;
};

/// Chooses queue and person for one case. The order of `members` changes nothing.
[[nodiscard]] RoutingDecision route(const RoutingSubject &subject, const std::vector<RoutingMember> &members,
                                    const RoutingStandard &standard, Instant now);

/// Decisions for several cases in the order of their priority, each counted as work of whoever was chosen.
struct RoutingStep {
    size_t subject = 0; ///< its place
    RoutingDecision decision;
};
[[nodiscard]] std::vector<RoutingStep> routeAll(const std::vector<RoutingSubject> &subjects,
                                                std::vector<RoutingMember> members, const RoutingStandard &standard,
                                                Instant now);

/// By how much a case comes before others: its priority, and the time that its customer has waited.
[[nodiscard]] std::chrono::milliseconds urgencyOf(Priority priority, Instant waitingSince, std::chrono::minutes level,
                                                  Instant now);

/// What CaseRouted::why says of a decision that chose somebody: facts of the form "name:value", apart by blanks, so
/// that every desk says them in its own language. Whoever reads must take other text as it is.
struct RoutingFacts {
    int skill = 50, load = 0, capacity = 0, couldTakeIt = 1;
    bool familiar = false, hard = false;
    int exposure = 0;
    friend bool operator==(const RoutingFacts &, const RoutingFacts &) = default;
};
[[nodiscard]] RoutingFacts factsOf(const RoutingSubject &subject, const RoutingDecision &decision);
[[nodiscard]] QString whyText(const RoutingFacts &facts);
/// \return nullopt for text that was not made by whyText().
[[nodiscard]] std::optional<RoutingFacts> routingFactsFrom(const QString &text);

} // namespace lianxi
