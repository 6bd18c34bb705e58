// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bot/bot_words.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

QString BotWords::deed(BotDeed deed)
{
    switch (deed) {
    case BotDeed::Say:
        return tr("Say");
    case BotDeed::Answer:
        return tr("Answer with source");
    case BotDeed::Listen:
        return tr("Listen for a wish");
    case BotDeed::Ask:
        return tr("Ask");
    case BotDeed::Order:
        return tr("Look up an order");
    case BotDeed::Branch:
        return tr("Branch");
    case BotDeed::CallBack:
        return tr("Promise a call back");
    case BotDeed::HandOver:
        return tr("Hand over to people");
    case BotDeed::Finish:
        return tr("Finish");
    }
    Q_UNREACHABLE();
}

QString BotWords::answer(BotAnswer answer)
{
    switch (answer) {
    case BotAnswer::Text:
        return tr("any words");
    case BotAnswer::Number:
        return tr("a number");
    case BotAnswer::OrderNumber:
        return tr("an order number");
    case BotAnswer::Phone:
        return tr("a phone number");
    case BotAnswer::Choice:
        return tr("one of several");
    }
    Q_UNREACHABLE();
}

QString BotWords::test(BotTest test)
{
    switch (test) {
    case BotTest::Open:
        return tr("people serve now");
    case BotTest::Known:
        return tr("the customer has told…");
    case BotTest::Same:
        return tr("what the customer told is…");
    case BotTest::Tag:
        return tr("the case has the tag…");
    }
    Q_UNREACHABLE();
}

QString BotWords::hours(BotHours hours)
{
    switch (hours) {
    case BotHours::Always:
        return tr("at any time");
    case BotHours::Open:
        return tr("while people serve");
    case BotHours::Closed:
        return tr("while nobody serves");
    }
    Q_UNREACHABLE();
}

QString BotWords::end(BotEnd end)
{
    switch (end) {
    case BotEnd::None:
        return {};
    case BotEnd::Finished:
        return tr("finished");
    case BotEnd::Flow:
        return tr("to people: the flow says so");
    case BotEnd::AsksPerson:
        return tr("to people: asked for");
    case BotEnd::NotUnderstood:
        return tr("to people: not understood");
    case BotEnd::Feeling:
        return tr("to people: upset, or a complaint");
    case BotEnd::Risk:
        return tr("to the supervisor: high-risk words");
    case BotEnd::Minor:
        return tr("to people: perhaps a minor");
    case BotEnd::Trouble:
        return tr("to people: the flow cannot go on");
    }
    Q_UNREACHABLE();
}

QString BotWords::state(const BotState &state)
{
    const QString text = state.text.simplified();
    if (state.deed == BotDeed::Branch)
        return tr("%1 · %2: %3 → %4, else → %5")
            .arg(state.id, deed(state.deed), test(state.test) + u' ' + state.value, state.go, state.otherwise);
    if (state.deed == BotDeed::Order)
        return tr("%1 · %2: found → %3, else → %4").arg(state.id, deed(state.deed), state.go, state.otherwise);
    return text.isEmpty() ? tr("%1 · %2").arg(state.id, deed(state.deed))
                          : tr("%1 · %2: %3").arg(state.id, deed(state.deed), text);
}

QString BotWords::intent(const BotIntent &intent)
{
    return tr("%1 → %2").arg(intent.name.isEmpty() ? intent.words.join(u' ') : intent.name, intent.go);
}

QString BotWords::mistake(const BotMistake &mistake)
{
    using Kind = BotMistake::Kind;
    switch (mistake.kind) {
    case Kind::NameMissing:
        return tr("The bot needs a name.");
    case Kind::GreetingHidesBot:
        return tr("The greeting has to say that a bot speaks, for example “virtual assistant”.");
    case Kind::TextMissing:
        return tr("The text is missing.");
    case Kind::TextTooLong:
        return tr("The text is too long: %1 characters at most.").arg(longestBotText);
    case Kind::UnknownVariable:
        return tr("There is no variable %1. There are: %2, and what the customer was asked for.")
            .arg(mistake.argument, botVariables().join(u' '));
    case Kind::NoState:
        return tr("A flow needs a step at least.");
    case Kind::TooMany:
        return tr("A flow has %1 steps and %2 wishes at most.").arg(mostBotStates).arg(mostBotIntents);
    case Kind::IdMissing:
        return tr("The step needs a name by which others lead to it.");
    case Kind::IdTaken:
        return tr("Another step is called “%1” already.").arg(mistake.argument);
    case Kind::UnknownState:
        return mistake.argument.isEmpty() ? tr("Choose the step that comes next.")
                                          : tr("There is no step “%1”.").arg(mistake.argument);
    case Kind::SlotMissing:
        return tr("Give the answer a name under which it is kept.");
    case Kind::UnknownSlot:
        return tr("No step asks for “%1”.").arg(mistake.argument);
    case Kind::ChoicesMissing:
        return tr("Two choices at least, one a line.");
    case Kind::ValueMissing:
        return tr("Say what it is compared with.");
    case Kind::NoWords:
        return tr("Give words by which the wish is found, or a category.");
    case Kind::Loop:
        return tr("The flow comes back here without ever waiting for the customer: put a question in between.");
    case Kind::Unreachable:
        return tr("Nothing leads to this step.");
    }
    Q_UNREACHABLE();
}

} // namespace lianxi
