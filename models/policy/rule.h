// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/domain/result.h"
#include "models/domain/views.h"
#include "models/store/search_query.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace lianxi
{

/// What a rule begins with: what the timeline of a case tells, or a moment that its clocks give.
enum class RuleTrigger {
    CaseOpened, ///< the customer's first message of a case
    CustomerWrote,
    MessageJudged, ///< a customer's message was judged: its emotion is known
    AgentAnswered, ///< a person's answer can no longer be undone
    CaseResolved,
    CaseReopened, ///< by hand or by the customer
    CaseAssigned, ///< claimed, or given to somebody
    CaseTagged, ///< with `tag`, or with any
    ClockNear, ///< `length` before a promise is broken
    ClockBroken,
    Unanswered, ///< the customer has waited for `length`
};
template <>
struct EnumNames<RuleTrigger> {
    static constexpr std::array<std::string_view, 11> names{
        "case_opened",   "customer_wrote", "message_judged", "agent_answered", "case_resolved", "case_reopened",
        "case_assigned", "case_tagged",    "clock_near",     "clock_broken",   "unanswered"};
};

/// One thing that a rule does.
enum class RuleDeed {
    Tag, ///< `text` in `family`
    Untag,
    Class,
    Priority,
    Category, ///< `text`: its id
    Assign, ///< to the one person of `people`, who is asked whether they take it
    Queue, ///< to the queue named `text`
    Supervisor, ///< to the supervisors' queue
    Note, ///< `text` as a private note
    Reply, ///< `text` to the customer, in private only, through the guards
    Notify, ///< `people` are told `text` in a note that names them
    Webhook, ///< to the address `text`
    Wait, ///< for `length`; the rest is done if the conditions hold then
    Snooze, ///< for `length`; 0: until the customer writes
    Resolve, ///< only where the script is done
};
template <>
struct EnumNames<RuleDeed> {
    static constexpr std::array<std::string_view, 15> names{"tag",    "untag",   "class",      "priority", "category",
                                                            "assign", "queue",   "supervisor", "note",     "reply",
                                                            "notify", "webhook", "wait",       "snooze",   "resolve"};
};

/// Only the members of its deed mean something; the others stay as they are made.
struct RuleStep {
    RuleDeed deed = RuleDeed::Tag;
    QString text = {};
    TagFamily family = TagFamily::Scene;
    CaseClass caseClass = CaseClass::Normal;
    Priority priority = Priority::Normal;
    std::chrono::minutes length{0};
    QStringList people = {}; ///< ids of agents
    friend bool operator==(const RuleStep &, const RuleStep &) = default;
};

/// When something happens, if a case is one of a view's, then do this, in order.
struct Rule {
    bool on = true;
    int order = 0; ///< rules of one occasion run from the lowest on
    RuleTrigger trigger = RuleTrigger::CustomerWrote;
    QString tag; ///< CaseTagged; empty: any
    std::chrono::minutes length{10}; ///< ClockNear, Unanswered
    CaseFilter conditions; ///< as of a saved view; its order means nothing
    std::vector<RuleStep> steps;
    friend bool operator==(const Rule &, const Rule &) = default;
};

/// What is wrong with a rule, and where.
struct RuleMistake {
    enum class Part { When, If, Then };
    enum class Kind {
        NoCondition, ///< it would take every case there is
        Mine, ///< a rule is nobody's, so nothing is its own
        NeverHolds, ///< no case of this box can be there when it begins
        Search, ///< `complaint`
        NoStep,
        TooManySteps, ///< `step`: the first one too many
        TextMissing,
        TextTooLong,
        UnknownVariable, ///< `argument`: it, with its braces
        BadLength, ///< below a minute or too long
        NobodyNamed,
        BadAddress, ///< neither https nor this machine
        NothingAfter, ///< waiting at the end does nothing
        AfterResolve, ///< a resolved case cannot be snoozed or handed on
        Loop, ///< what it does is what it begins with
        UnknownQueue, ///< a warning: nobody takes from a queue of this name yet
    };
    Part part = Part::Then;
    int step = -1; ///< of Then, counted from 0; -1: the whole part
    Kind kind = Kind::NoStep;
    QString argument = {};
    SearchComplaint complaint = {};
    /// The rule can be saved nevertheless.
    [[nodiscard]] bool isWarning() const { return kind == Kind::UnknownQueue; }
    friend bool operator==(const RuleMistake &, const RuleMistake &) = default;
};

inline constexpr int mostRuleSteps = 20;
inline constexpr int longestRuleText = 4'000; ///< characters; longer than any platform takes in one message
inline constexpr int mostRulePeople = 20;
inline constexpr std::chrono::minutes longestRuleWait = std::chrono::hours(24 * 31);

/// All that is wrong: what it begins with, its conditions, its deeds in order. Empty, or warnings only: it can be saved
/// and run. `queues`: those that are known; null: nothing is said about them. Pure.
[[nodiscard]] std::vector<RuleMistake> mistakesOf(const Rule &rule, const QStringList *queues = nullptr);
[[nodiscard]] bool isRight(const Rule &rule);

/// The body of a TeamItemSaved of kind Rule.
[[nodiscard]] QJsonObject toRuleBody(const Rule &rule);
/// \return TooNew when a later version wrote it; Corrupt, with what is wrong as detail, when it is damaged or has a
/// mistake: half a rule is not run.
[[nodiscard]] Result<Rule> fromRuleBody(const QJsonObject &body);

/// The variables that texts may hold: {customer}, {brand}, {number}.
[[nodiscard]] const QStringList &ruleVariables();
/// Https, or http to this machine itself; without a user name.
[[nodiscard]] bool isWebhookAddress(const QString &address);
/// The members of a step that mean something for its deed.
[[nodiscard]] bool writesText(RuleDeed deed); ///< words for people, with variables
[[nodiscard]] bool hasText(RuleDeed deed);
/// Whether doing this step is, on the same case, what the trigger waits for.
[[nodiscard]] bool begins(const Rule &rule, const RuleStep &step);

} // namespace lianxi
