// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bot/bot_flow.h"
#include "models/language/judgement.h"
#include "models/policy/playbook.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// The flow waits for the customer there, or ends.
bool stops(BotDeed deed)
{
    return deed == BotDeed::Ask || deed == BotDeed::Listen || deed == BotDeed::HandOver || deed == BotDeed::Finish;
}

/// Looks through a flow once.
class Inspection
{
public:
    explicit Inspection(const BotFlow &flow)
        : m_flow(flow)
    {
        for (const BotState &state : flow.states)
            if (state.deed == BotDeed::Ask && !state.slot.isEmpty())
                m_slots.insert(state.slot);
    }
    std::vector<BotMistake> run()
    {
        ofFlow();
        for (m_index = 0; m_index < static_cast<int>(m_flow.intents.size()); ++m_index)
            ofIntent(m_flow.intents.at(static_cast<size_t>(m_index)));
        m_place = Place::State;
        const QSet<QString> reached = reachable();
        for (m_index = 0; m_index < static_cast<int>(m_flow.states.size()); ++m_index) {
            const BotState &state = m_flow.states.at(static_cast<size_t>(m_index));
            ofState(state);
            if (!reached.contains(state.id))
                say(Kind::Unreachable);
        }
        return std::move(m_mistakes);
    }

private:
    using Kind = BotMistake::Kind;
    using Place = BotMistake::Place;

    void say(Kind kind, const QString &argument = {}) { m_mistakes.push_back({m_place, m_index, kind, argument}); }

    void text(const QString &text, bool needed)
    {
        if (needed && text.trimmed().isEmpty())
            say(Kind::TextMissing);
        if (text.size() > longestBotText)
            say(Kind::TextTooLong);
        static const QRegularExpression variable(u"\\{([^{}\\s]{1,40})\\}"_s);
        for (auto found = variable.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            if (!botVariables().contains(match.captured()) && !m_slots.contains(match.captured(1)))
                say(Kind::UnknownVariable, match.captured());
        }
    }
    void target(const QString &id, bool needed = true)
    {
        if ((needed || !id.isEmpty()) && !m_flow.find(id))
            say(Kind::UnknownState, id);
    }

    void ofFlow()
    {
        if (m_flow.bot.trimmed().isEmpty())
            say(Kind::NameMissing);
        text(m_flow.greeting, true);
        if (!m_flow.greeting.trimmed().isEmpty() && !saysBot(m_flow.greeting))
            say(Kind::GreetingHidesBot);
        text(m_flow.missed, true);
        text(m_flow.handOver, true);
        if (m_flow.states.empty()) {
            say(Kind::NoState);
        } else {
            target(m_flow.start);
            target(m_flow.closed, false);
        }
        if (m_flow.states.size() > mostBotStates || m_flow.intents.size() > mostBotIntents)
            say(Kind::TooMany);
        m_place = Place::Intent;
    }

    void ofIntent(const BotIntent &intent)
    {
        const bool words = std::any_of(intent.words.begin(), intent.words.end(),
                                       [](const QString &word) { return !word.trimmed().isEmpty(); });
        if (!words && intent.category.isEmpty())
            say(Kind::NoWords);
        target(intent.go);
    }

    void ofState(const BotState &state)
    {
        if (state.id.trimmed().isEmpty())
            say(Kind::IdMissing);
        else if (m_flow.find(state.id) != &state)
            say(Kind::IdTaken, state.id);
        ofDeed(state);
        if (!stops(state.deed) && comesBack(state))
            say(Kind::Loop);
    }

    void ofDeed(const BotState &state)
    {
        switch (state.deed) {
        case BotDeed::Say:
        case BotDeed::Answer:
            text(state.text, true);
            return target(state.go);
        case BotDeed::Listen:
        case BotDeed::Finish:
            return text(state.text, true);
        case BotDeed::HandOver:
            return text(state.text, false);
        case BotDeed::Ask:
            text(state.text, true);
            text(state.again, false);
            if (state.slot.trimmed().isEmpty())
                say(Kind::SlotMissing);
            if (state.answer == BotAnswer::Choice && state.choices.size() < 2)
                say(Kind::ChoicesMissing);
            return target(state.go);
        case BotDeed::Order:
            slot(state.slot, false);
            target(state.go);
            return target(state.otherwise);
        case BotDeed::CallBack:
            text(state.text, true);
            slot(state.slot, true);
            return target(state.go);
        case BotDeed::Branch:
            return ofBranch(state);
        }
    }

    void ofBranch(const BotState &state)
    {
        if (state.test != BotTest::Open && state.value.trimmed().isEmpty())
            say(Kind::ValueMissing);
        else if (state.test == BotTest::Known)
            slot(state.value, true);
        if (state.test == BotTest::Same)
            slot(state.slot, true);
        target(state.go);
        target(state.otherwise);
    }

    void slot(const QString &name, bool needed)
    {
        if (name.trimmed().isEmpty() && needed)
            say(Kind::SlotMissing);
        else if (!name.isEmpty() && !m_slots.contains(name))
            say(Kind::UnknownSlot, name);
    }

    static QStringList next(const BotState &state)
    {
        switch (state.deed) {
        case BotDeed::Order:
        case BotDeed::Branch:
            return {state.go, state.otherwise};
        case BotDeed::Say:
        case BotDeed::Answer:
        case BotDeed::Ask:
        case BotDeed::CallBack:
            return {state.go};
        case BotDeed::Listen:
        case BotDeed::HandOver:
        case BotDeed::Finish:
            break;
        }
        return {};
    }

    /// Whether a way leads from the state to itself on which nothing waits for the customer.
    bool comesBack(const BotState &from) const
    {
        QSet<QString> seen;
        QStringList open = next(from);
        while (!open.isEmpty()) {
            const QString id = open.takeLast();
            if (id == from.id)
                return true;
            const BotState *state = m_flow.find(id);
            if (!state || seen.contains(id) || stops(state->deed))
                continue;
            seen.insert(id);
            open += next(*state);
        }
        return false;
    }

    QSet<QString> reachable() const
    {
        QSet<QString> seen;
        QStringList open{m_flow.start, m_flow.closed};
        for (const BotIntent &intent : m_flow.intents)
            open << intent.go;
        while (!open.isEmpty()) {
            const QString id = open.takeLast();
            const BotState *state = m_flow.find(id);
            if (!state || seen.contains(id))
                continue;
            seen.insert(id);
            open += next(*state);
        }
        return seen;
    }

    const BotFlow &m_flow;
    QSet<QString> m_slots;
    std::vector<BotMistake> m_mistakes;
    Place m_place = Place::Flow;
    int m_index = -1;
};

} // namespace

const QStringList &botVariables()
{
    static const QStringList names{u"{bot}"_s,          u"{brand}"_s,       u"{customer}"_s,     u"{opens}"_s,
                                   u"{order}"_s,        u"{order_state}"_s, u"{order_placed}"_s, u"{order_total}"_s,
                                   u"{order_parcel}"_s, u"{order_as_of}"_s};
    return names;
}

bool saysBot(const QString &greeting)
{
    return judgeByRules(greeting, *Playbook::shipped()).namesItselfBot;
}

std::vector<BotMistake> mistakesOf(const BotFlow &flow)
{
    return Inspection(flow).run();
}

bool mayRun(const BotFlow &flow)
{
    const std::vector<BotMistake> mistakes = mistakesOf(flow);
    return std::none_of(mistakes.begin(), mistakes.end(), [](const BotMistake &one) { return one.forbids(); });
}

} // namespace lianxi
