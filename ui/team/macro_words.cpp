// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/macro_words.h"

#include "ui/conversation/words.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

QString MacroWords::deed(MacroDeed deed)
{
    switch (deed) {
    case MacroDeed::Insert:
        return tr("Write into the reply");
    case MacroDeed::Send:
        return tr("Send to the customer");
    case MacroDeed::Note:
        return tr("Private note");
    case MacroDeed::Tag:
        return tr("Add a tag");
    case MacroDeed::Untag:
        return tr("Take a tag away");
    case MacroDeed::Class:
        return tr("Set the class");
    case MacroDeed::Priority:
        return tr("Set the priority");
    case MacroDeed::Category:
        return tr("Set the category");
    case MacroDeed::Assign:
        return tr("Claim the case");
    case MacroDeed::Queue:
        return tr("Hand over to a queue");
    case MacroDeed::Snooze:
        return tr("Snooze");
    case MacroDeed::Resolve:
        return tr("Resolve");
    case MacroDeed::Next:
        return tr("Go to the next case");
    }
    Q_UNREACHABLE();
}

QString MacroWords::step(const MacroStep &step)
{
    const QString name = deed(step.deed);
    switch (step.deed) {
    case MacroDeed::Insert:
    case MacroDeed::Send:
    case MacroDeed::Note:
    case MacroDeed::Category:
    case MacroDeed::Queue:
        return tr("%1: %2").arg(name, step.text.simplified());
    case MacroDeed::Tag:
    case MacroDeed::Untag:
        return tr("%1: %2 (%3)").arg(name, step.text, ConversationWords::tagFamily(step.family));
    case MacroDeed::Class:
        return tr("%1: %2").arg(name, ConversationWords::caseClass(step.caseClass));
    case MacroDeed::Priority:
        return tr("%1: %2").arg(name, ConversationWords::priority(step.priority));
    case MacroDeed::Snooze:
        return tr("%1: %2").arg(name, length(step.length));
    case MacroDeed::Assign:
    case MacroDeed::Resolve:
    case MacroDeed::Next:
        return name;
    }
    Q_UNREACHABLE();
}

QString MacroWords::length(std::chrono::minutes length)
{
    return length.count() == 0 ? tr("until the customer writes") : ConversationWords::wholeLength(length);
}

QString MacroWords::mistake(const MacroMistake &mistake)
{
    switch (mistake.kind) {
    case MacroMistake::Kind::NoStep:
        return tr("A macro needs a step at least.");
    case MacroMistake::Kind::TooManySteps:
        return tr("A macro has %1 steps at most.").arg(mostMacroSteps);
    case MacroMistake::Kind::TextMissing:
        return tr("The text is missing.");
    case MacroMistake::Kind::TextTooLong:
        return tr("The text is too long: %1 characters at most.").arg(longestMacroText);
    case MacroMistake::Kind::UnknownVariable:
        return tr("There is no variable %1. There are: %2.").arg(mistake.argument, macroVariables().join(u' '));
    case MacroMistake::Kind::BadLength:
        return tr("Snooze for a minute at least and a year at most.");
    case MacroMistake::Kind::AfterNext:
        return tr("Another case is shown by then: put it before.");
    case MacroMistake::Kind::AfterResolve:
        return tr("The case is resolved by then: put it before.");
    }
    Q_UNREACHABLE();
}

} // namespace lianxi
