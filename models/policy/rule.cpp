// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/rule.h"

#include <QDate>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using Kind = RuleMistake::Kind;
using Part = RuleMistake::Part;

constexpr auto longestSnooze = std::chrono::hours(24 * 366);

void checkWhen(const Rule &rule, std::vector<RuleMistake> &mistakes)
{
    const bool timed = rule.trigger == RuleTrigger::ClockNear || rule.trigger == RuleTrigger::Unanswered;
    if (timed && (rule.length < std::chrono::minutes(1) || rule.length > longestRuleWait))
        mistakes.push_back({Part::When, -1, Kind::BadLength});
    if (rule.trigger == RuleTrigger::CaseTagged && rule.tag.size() > longestRuleText)
        mistakes.push_back({Part::When, -1, Kind::TextTooLong});
}

/// Whether a case can be in this box at the moment at which the rule begins.
bool mayHold(RuleTrigger trigger, CaseFilter::Box box)
{
    using Box = CaseFilter::Box;
    switch (trigger) {
    case RuleTrigger::CaseResolved:
        return box == Box::Resolved || box == Box::All;
    case RuleTrigger::CaseOpened:
    case RuleTrigger::CustomerWrote:
    case RuleTrigger::CaseReopened:
        return box != Box::Resolved && box != Box::Snoozed;
    case RuleTrigger::ClockNear:
    case RuleTrigger::ClockBroken:
    case RuleTrigger::Unanswered:
        return box != Box::Resolved;
    case RuleTrigger::CaseAssigned:
        return box != Box::Unassigned;
    case RuleTrigger::MessageJudged:
    case RuleTrigger::AgentAnswered:
    case RuleTrigger::CaseTagged:
        return true;
    }
    Q_UNREACHABLE();
}

void checkIf(const Rule &rule, std::vector<RuleMistake> &mistakes)
{
    const CaseFilter &filter = rule.conditions;
    const bool asks = !filter.query.trimmed().isEmpty();
    if (filter.box == CaseFilter::Box::All && !asks && !filter.platform && !filter.surface && !filter.unreadOnly)
        mistakes.push_back({Part::If, -1, Kind::NoCondition});
    if (filter.box == CaseFilter::Box::Mine)
        mistakes.push_back({Part::If, -1, Kind::Mine});
    else if (!mayHold(rule.trigger, filter.box))
        mistakes.push_back({Part::If, -1, Kind::NeverHolds});
    if (!asks)
        return;
    // Which day it is decides what days mean, not whether they can be read.
    const SearchQuery query = parseSearch(filter.query, QDate(2026, 1, 1));
    for (const SearchComplaint &complaint : query.complaints)
        mistakes.push_back({Part::If, -1, Kind::Search, complaint.argument, complaint});
    if (query.isEmpty() && query.complaints.empty())
        mistakes.push_back({Part::If,
                            -1,
                            Kind::Search,
                            filter.query.trimmed(),
                            {SearchComplaint::Kind::NothingToFind, filter.query.trimmed()}});
}

bool hasPeople(RuleDeed deed)
{
    return deed == RuleDeed::Assign || deed == RuleDeed::Notify;
}

bool needsCaseUnderWay(RuleDeed deed)
{
    return deed == RuleDeed::Snooze || deed == RuleDeed::Queue || deed == RuleDeed::Assign
        || deed == RuleDeed::Supervisor || deed == RuleDeed::Resolve;
}

void checkText(const RuleStep &step, int at, std::vector<RuleMistake> &mistakes)
{
    if (!hasText(step.deed))
        return;
    if (step.text.trimmed().isEmpty())
        mistakes.push_back({Part::Then, at, Kind::TextMissing});
    if (step.text.size() > longestRuleText)
        mistakes.push_back({Part::Then, at, Kind::TextTooLong});
    if (step.deed == RuleDeed::Webhook && !step.text.trimmed().isEmpty() && !isWebhookAddress(step.text))
        mistakes.push_back({Part::Then, at, Kind::BadAddress, step.text.left(200)});
    if (!writesText(step.deed))
        return;
    static const QRegularExpression variable(u"\\{[^{}\\s]{1,40}\\}"_s);
    for (auto found = variable.globalMatch(step.text); found.hasNext();)
        if (const QString name = found.next().captured(); !ruleVariables().contains(name))
            mistakes.push_back({Part::Then, at, Kind::UnknownVariable, name});
}

/// What is wrong with one step by itself.
void checkStep(const RuleStep &step, int at, std::vector<RuleMistake> &mistakes)
{
    checkText(step, at, mistakes);
    const bool wrongWait =
        step.deed == RuleDeed::Wait && (step.length < std::chrono::minutes(1) || step.length > longestRuleWait);
    const bool wrongSnooze =
        step.deed == RuleDeed::Snooze && (step.length < std::chrono::minutes(0) || step.length > longestSnooze);
    if (wrongWait || wrongSnooze)
        mistakes.push_back({Part::Then, at, Kind::BadLength});
    const bool oneOnly = step.deed == RuleDeed::Assign && step.people.size() != 1;
    if (hasPeople(step.deed)
        && (step.people.isEmpty() || step.people.size() > mostRulePeople || step.people.contains(QString()) || oneOnly))
        mistakes.push_back({Part::Then, at, Kind::NobodyNamed});
}

void checkThen(const Rule &rule, const QStringList *queues, std::vector<RuleMistake> &mistakes)
{
    if (rule.steps.empty())
        mistakes.push_back({Part::Then, -1, Kind::NoStep});
    bool resolved = rule.trigger == RuleTrigger::CaseResolved;
    const int count = static_cast<int>(rule.steps.size());
    for (int at = 0; at < count; ++at) {
        const RuleStep &step = rule.steps.at(static_cast<size_t>(at));
        if (at == mostRuleSteps)
            mistakes.push_back({Part::Then, at, Kind::TooManySteps});
        checkStep(step, at, mistakes);
        if (step.deed == RuleDeed::Wait) {
            resolved = false; // until then the customer may have written
            if (at + 1 == count)
                mistakes.push_back({Part::Then, at, Kind::NothingAfter});
        } else if (begins(rule, step)) {
            mistakes.push_back({Part::Then, at, Kind::Loop});
        } else if (resolved && needsCaseUnderWay(step.deed)) {
            mistakes.push_back({Part::Then, at, Kind::AfterResolve});
        }
        resolved = resolved || step.deed == RuleDeed::Resolve;
        if (step.deed == RuleDeed::Queue && queues && !step.text.trimmed().isEmpty()
            && !queues->contains(step.text.trimmed()))
            mistakes.push_back({Part::Then, at, Kind::UnknownQueue, step.text.trimmed()});
    }
}

} // namespace

bool writesText(RuleDeed deed)
{
    return deed == RuleDeed::Note || deed == RuleDeed::Reply || deed == RuleDeed::Notify;
}

bool hasText(RuleDeed deed)
{
    switch (deed) {
    case RuleDeed::Tag:
    case RuleDeed::Untag:
    case RuleDeed::Category:
    case RuleDeed::Queue:
    case RuleDeed::Note:
    case RuleDeed::Reply:
    case RuleDeed::Notify:
    case RuleDeed::Webhook:
        return true;
    case RuleDeed::Class:
    case RuleDeed::Priority:
    case RuleDeed::Assign:
    case RuleDeed::Supervisor:
    case RuleDeed::Wait:
    case RuleDeed::Snooze:
    case RuleDeed::Resolve:
        return false;
    }
    Q_UNREACHABLE();
}

bool begins(const Rule &rule, const RuleStep &step)
{
    switch (rule.trigger) {
    case RuleTrigger::CaseTagged:
        return step.deed == RuleDeed::Tag && (rule.tag.isEmpty() || rule.tag.trimmed() == step.text.trimmed());
    case RuleTrigger::CaseAssigned:
        return step.deed == RuleDeed::Assign;
    case RuleTrigger::CaseResolved:
        return step.deed == RuleDeed::Resolve;
    case RuleTrigger::CaseOpened:
    case RuleTrigger::CustomerWrote:
    case RuleTrigger::MessageJudged:
    case RuleTrigger::AgentAnswered: // a rule's reply is no person's
    case RuleTrigger::CaseReopened:
    case RuleTrigger::ClockNear:
    case RuleTrigger::ClockBroken:
    case RuleTrigger::Unanswered:
        return false;
    }
    Q_UNREACHABLE();
}

bool isWebhookAddress(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    const QString host = url.host();
    const bool here = host == "localhost"_L1 || host == "::1"_L1
        || QRegularExpression(u"^127(\\.\\d{1,3}){3}$"_s).match(host).hasMatch();
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && here);
}

const QStringList &ruleVariables()
{
    static const QStringList names{u"{customer}"_s, u"{brand}"_s, u"{number}"_s};
    return names;
}

std::vector<RuleMistake> mistakesOf(const Rule &rule, const QStringList *queues)
{
    std::vector<RuleMistake> mistakes;
    checkWhen(rule, mistakes);
    checkIf(rule, mistakes);
    checkThen(rule, queues, mistakes);
    return mistakes;
}

bool isRight(const Rule &rule)
{
    const std::vector<RuleMistake> mistakes = mistakesOf(rule);
    return std::all_of(mistakes.begin(), mistakes.end(), [](const RuleMistake &one) { return one.isWarning(); });
}

} // namespace lianxi
