// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/rule_words.h"

#include "ui/conversation/words.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// "deed:argument" in two.
std::pair<QString, QString> parted(const QString &word)
{
    const qsizetype colon = word.indexOf(u':');
    return colon < 0 ? std::pair(word, QString()) : std::pair(word.left(colon), word.mid(colon + 1));
}

} // namespace

QString RuleWords::trigger(RuleTrigger trigger)
{
    switch (trigger) {
    case RuleTrigger::CaseOpened:
        return tr("A case is opened");
    case RuleTrigger::CustomerWrote:
        return tr("The customer writes");
    case RuleTrigger::MessageJudged:
        return tr("A message has been judged");
    case RuleTrigger::AgentAnswered:
        return tr("Somebody has answered");
    case RuleTrigger::CaseResolved:
        return tr("A case is resolved");
    case RuleTrigger::CaseReopened:
        return tr("A case is reopened");
    case RuleTrigger::CaseAssigned:
        return tr("A case is given to somebody");
    case RuleTrigger::CaseTagged:
        return tr("A case gets a tag");
    case RuleTrigger::ClockNear:
        return tr("A promise is about to be broken");
    case RuleTrigger::ClockBroken:
        return tr("A promise is broken");
    case RuleTrigger::Unanswered:
        return tr("The customer has waited");
    }
    Q_UNREACHABLE();
}

QString RuleWords::when(const Rule &rule)
{
    const QString length = ConversationWords::wholeLength(rule.length);
    if (rule.trigger == RuleTrigger::ClockNear)
        return tr("%1 before a promise is broken").arg(length);
    if (rule.trigger == RuleTrigger::Unanswered)
        return tr("The customer has waited for %1").arg(length);
    if (rule.trigger == RuleTrigger::CaseTagged && !rule.tag.trimmed().isEmpty())
        return tr("A case gets the tag “%1”").arg(rule.tag.trimmed());
    return trigger(rule.trigger);
}

QString RuleWords::deed(RuleDeed deed)
{
    switch (deed) {
    case RuleDeed::Tag:
        return tr("Add a tag");
    case RuleDeed::Untag:
        return tr("Take a tag away");
    case RuleDeed::Class:
        return tr("Set the class");
    case RuleDeed::Priority:
        return tr("Set the priority");
    case RuleDeed::Category:
        return tr("Set the category");
    case RuleDeed::Assign:
        return tr("Give it to somebody");
    case RuleDeed::Queue:
        return tr("Hand over to a queue");
    case RuleDeed::Supervisor:
        return tr("To the supervisors");
    case RuleDeed::Note:
        return tr("Private note");
    case RuleDeed::Reply:
        return tr("Answer the customer in private");
    case RuleDeed::Notify:
        return tr("Tell colleagues");
    case RuleDeed::Webhook:
        return tr("Call a web address");
    case RuleDeed::Wait:
        return tr("Wait");
    case RuleDeed::Snooze:
        return tr("Snooze");
    case RuleDeed::Resolve:
        return tr("Resolve");
    }
    Q_UNREACHABLE();
}

QString RuleWords::step(const RuleStep &step, const NameOf &personName)
{
    const QString name = deed(step.deed);
    const auto with = [&name](const QString &what) { return tr("%1: %2").arg(name, what); };
    QStringList people;
    for (const QString &id : step.people)
        people << (personName ? personName(id) : id);
    switch (step.deed) {
    case RuleDeed::Tag:
    case RuleDeed::Untag:
        return tr("%1: %2 (%3)").arg(name, step.text, ConversationWords::tagFamily(step.family));
    case RuleDeed::Class:
        return with(ConversationWords::caseClass(step.caseClass));
    case RuleDeed::Priority:
        return with(ConversationWords::priority(step.priority));
    case RuleDeed::Assign:
        return with(people.join(u", "_s));
    case RuleDeed::Notify:
        return with(people.join(u", "_s) + u" · "_s + step.text.simplified());
    case RuleDeed::Webhook:
        return with(QUrl(step.text.trimmed()).host());
    case RuleDeed::Wait:
        return with(ConversationWords::wholeLength(step.length));
    case RuleDeed::Snooze:
        return with(step.length.count() == 0 ? tr("until the customer writes")
                                             : ConversationWords::wholeLength(step.length));
    case RuleDeed::Category:
    case RuleDeed::Queue:
    case RuleDeed::Note:
    case RuleDeed::Reply:
        return with(step.text.simplified());
    case RuleDeed::Supervisor:
    case RuleDeed::Resolve:
        return name;
    }
    Q_UNREACHABLE();
}

QString RuleWords::mistake(const RuleMistake &mistake)
{
    switch (mistake.kind) {
    case RuleMistake::Kind::NoCondition:
        return tr("Say which cases: a box, a platform, or words to look for.");
    case RuleMistake::Kind::Mine:
        return tr("A rule is nobody's own, so it has no “mine”. Choose another box.");
    case RuleMistake::Kind::NeverHolds:
        return tr("No case is in this box when the rule begins. Choose another box.");
    case RuleMistake::Kind::Search:
        return complaint(mistake.complaint);
    case RuleMistake::Kind::NoStep:
        return tr("A rule needs something to do.");
    case RuleMistake::Kind::TooManySteps:
        return tr("A rule does %1 things at most.").arg(mostRuleSteps);
    case RuleMistake::Kind::TextMissing:
        return tr("The text is missing.");
    case RuleMistake::Kind::TextTooLong:
        return tr("The text is too long: %1 characters at most.").arg(longestRuleText);
    case RuleMistake::Kind::UnknownVariable:
        return tr("There is no variable %1. There are: %2.").arg(mistake.argument, ruleVariables().join(u' '));
    case RuleMistake::Kind::BadLength:
        return tr("A minute at least; to wait, 31 days at most.");
    case RuleMistake::Kind::NobodyNamed:
        return tr("Say who.");
    case RuleMistake::Kind::BadAddress:
        return tr("The address must begin with https:// (http:// for this machine only) and hold no password.");
    case RuleMistake::Kind::NothingAfter:
        return tr("Nothing comes after waiting: put a deed behind it.");
    case RuleMistake::Kind::AfterResolve:
        return tr("The case is resolved by then: put it before.");
    case RuleMistake::Kind::Loop:
        return tr("The rule would begin with what it does itself, again and again.");
    case RuleMistake::Kind::UnknownQueue:
        return tr("Nobody takes work from “%1” yet. The rule can be saved nevertheless.").arg(mistake.argument);
    }
    Q_UNREACHABLE();
}

QString RuleWords::complaint(const SearchComplaint &complaint)
{
    switch (complaint.kind) {
    case SearchComplaint::Kind::UnknownOperator:
        return tr("There is no operator “%1”. F1 shows those there are.").arg(complaint.argument);
    case SearchComplaint::Kind::UnknownValue:
        return tr("“%1” is nothing to look for.").arg(complaint.argument);
    case SearchComplaint::Kind::BadDate:
        return tr("“%1” is no day. Write 2026-11-21, 7d or yesterday.").arg(complaint.argument);
    case SearchComplaint::Kind::MissingValue:
        return tr("After “%1” something is missing.").arg(complaint.argument);
    case SearchComplaint::Kind::NothingToFind:
        return tr("“%1” has no letter and no digit to look for.").arg(complaint.argument);
    case SearchComplaint::Kind::TooManyTerms:
        return tr("From “%1” on there are too many words.").arg(complaint.argument);
    }
    Q_UNREACHABLE();
}

QString RuleWords::did(const QString &word)
{
    const auto [name, argument] = parted(word);
    const std::optional<RuleDeed> known = fromText<RuleDeed>(name);
    if (!known)
        return word;
    const QString said = deed(*known);
    if (argument.isEmpty())
        return said;
    const auto minutes = std::chrono::minutes(argument.toInt());
    switch (*known) {
    case RuleDeed::Class:
        if (const auto value = fromText<CaseClass>(argument))
            return tr("%1: %2").arg(said, ConversationWords::caseClass(*value));
        break;
    case RuleDeed::Priority:
        if (const auto value = fromText<Priority>(argument))
            return tr("%1: %2").arg(said, ConversationWords::priority(*value));
        break;
    case RuleDeed::Wait:
        return tr("%1: %2").arg(said, ConversationWords::wholeLength(minutes));
    case RuleDeed::Snooze:
        return tr("%1: %2").arg(
            said, minutes.count() == 0 ? tr("until the customer writes") : ConversationWords::wholeLength(minutes));
    case RuleDeed::Tag:
    case RuleDeed::Untag:
    case RuleDeed::Category:
    case RuleDeed::Assign:
    case RuleDeed::Queue:
    case RuleDeed::Supervisor:
    case RuleDeed::Note:
    case RuleDeed::Reply:
    case RuleDeed::Notify:
    case RuleDeed::Webhook:
    case RuleDeed::Resolve:
        break;
    }
    return tr("%1: %2").arg(said, argument);
}

QStringList RuleWords::trouble(const QString &words)
{
    QStringList sentences;
    const QStringList all = words.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &word : all) {
        const auto [what, why] = parted(word);
        if (what == "loop"_L1)
            sentences << tr("stopped, because rules lead to one another: %1").arg(why);
        else if (what == "reply"_L1 && why == "no_private"_L1)
            sentences << tr("no answer: there is no private conversation");
        else if (what == "reply"_L1 && why == "shut"_L1)
            sentences << tr("no answer: the platform's reply window is over");
        else if (what == "reply"_L1 && why == "too_long"_L1)
            sentences << tr("no answer: it is too long for the platform");
        else if (what == "reply"_L1 && why == "bot"_L1)
            sentences << tr("no answer: the bot speaks with the customer");
        else if (what == "reply"_L1)
            sentences << tr("no answer: the guard %1 stopped it").arg(why);
        else if (what == "resolve"_L1 && why != "resolved"_L1)
            sentences << tr("not resolved: the guard %1 stopped it").arg(why);
        else if (what == "webhook"_L1)
            sentences << tr("the web address could not be called: %1").arg(why);
        else if (const auto deed = fromText<RuleDeed>(what); deed && why == "resolved"_L1)
            sentences << tr("%1: not done, the case is resolved").arg(RuleWords::deed(*deed));
        else
            sentences << word;
    }
    return sentences;
}

} // namespace lianxi
