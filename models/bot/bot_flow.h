// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace lianxi
{

/// What the bot does in one state.
enum class BotDeed {
    Say, ///< `text`, then `go`
    Answer, ///< `text` with its `source`, then `go`
    Listen, ///< `text`, then waits for a wish (BotIntent)
    Ask, ///< `text`, keeps the answer as `slot`, then `go`
    Order, ///< looks for the order whose number is in `slot`, or for the customer's newest: `go`, else `otherwise`
    Branch, ///< `test` holds: `go`, else `otherwise`
    CallBack, ///< says `text`, promises a call back about `slot`, then `go`
    HandOver, ///< says `text`, and people go on
    Finish, ///< says `text`, and the case is resolved
};
template <>
struct EnumNames<BotDeed> {
    static constexpr std::array<std::string_view, 9> names{"say",    "answer",    "listen",    "ask",   "order",
                                                           "branch", "call_back", "hand_over", "finish"};
};

/// What an answer has to look like.
enum class BotAnswer { Text, Number, OrderNumber, Phone, Choice };
template <>
struct EnumNames<BotAnswer> {
    static constexpr std::array<std::string_view, 5> names{"text", "number", "order_number", "phone", "choice"};
};

/// What a branch looks at.
enum class BotTest {
    Open, ///< somebody serves
    Known, ///< the slot named `value` is filled
    Same, ///< the slot named `slot` is `value`
    Tag, ///< the case has the tag `value`
};
template <>
struct EnumNames<BotTest> {
    static constexpr std::array<std::string_view, 4> names{"open", "known", "same", "tag"};
};

/// Only the members of its deed mean something; the others stay as they are made. `go` and `otherwise` name states.
struct BotState {
    QString id;
    BotDeed deed = BotDeed::Say;
    QString text = {};
    QString go = {}, otherwise = {};
    QString slot = {};
    BotAnswer answer = BotAnswer::Text; ///< Ask
    QStringList choices = {}; ///< Ask a Choice: what the customer may choose
    QString again = {}; ///< Ask: said when the answer does not fit; empty: BotFlow::missed
    QString source = {}; ///< Answer: where it is written
    BotTest test = BotTest::Open; ///< Branch
    QString value = {}; ///< Branch
    friend bool operator==(const BotState &, const BotState &) = default;
};

/// What a customer can want, and where the flow goes then.
struct BotIntent {
    QString name;
    QStringList words; ///< any of them in the message
    QString category; ///< or the message was judged so; empty: words alone
    QString go;
    friend bool operator==(const BotIntent &, const BotIntent &) = default;
};

/// When the bot speaks.
enum class BotHours { Always, Open, Closed };
template <>
struct EnumNames<BotHours> {
    static constexpr std::array<std::string_view, 3> names{"always", "open", "closed"};
};

/// A bot as data: the body of a TeamItemSaved of kind Flow.
struct BotFlow {
    QString bot; ///< how it calls itself
    std::vector<ChannelId> channels; ///< where it speaks; empty: nowhere
    BotHours hours = BotHours::Always;
    QString greeting; ///< begins its first message of a case; says that it is a bot
    QString missed; ///< said when it did not understand
    QString handOver; ///< said when people go on, unless the state says something of its own
    QString start; ///< state for a first message without a known wish
    QString closed; ///< state to which a hand-over goes while nobody serves; empty: none
    std::vector<BotIntent> intents;
    std::vector<BotState> states;
    [[nodiscard]] const BotState *find(const QString &id) const;
    friend bool operator==(const BotFlow &, const BotFlow &) = default;
};

/// What is wrong with a flow, and where.
struct BotMistake {
    enum class Kind {
        NameMissing, ///< the bot has none
        GreetingHidesBot, ///< the greeting does not say that a bot speaks
        TextMissing,
        TextTooLong,
        UnknownVariable, ///< `argument`: it, with its braces
        NoState,
        TooMany, ///< states or wishes
        IdMissing,
        IdTaken,
        UnknownState, ///< `argument`: a state that is not there, or empty where one is needed
        SlotMissing,
        UnknownSlot, ///< `argument`: nothing asks for it
        ChoicesMissing, ///< fewer than two
        ValueMissing,
        NoWords, ///< a wish by which nothing is found
        Loop, ///< the flow comes back here without ever waiting for the customer
        Unreachable, ///< nothing leads here; the flow can be saved all the same
    };
    enum class Place { Flow, Intent, State };
    Place place = Place::Flow;
    int index = -1; ///< of the wish or state
    Kind kind = Kind::NoState;
    QString argument = {};
    [[nodiscard]] bool forbids() const { return kind != Kind::Unreachable; }
    friend bool operator==(const BotMistake &, const BotMistake &) = default;
};

inline constexpr int mostBotStates = 200;
inline constexpr int mostBotIntents = 200;
/// Longer than any platform takes in one message.
inline constexpr int longestBotText = 2'000;

/// All that is wrong: of the flow, then of the wishes, then of the states, each in order. Pure.
[[nodiscard]] std::vector<BotMistake> mistakesOf(const BotFlow &flow);
/// Whether the flow can be saved and run.
[[nodiscard]] bool mayRun(const BotFlow &flow);

[[nodiscard]] QJsonObject toFlowBody(const BotFlow &flow);
/// The body as it was saved, mistakes included. \return Corrupt when it is damaged or was written by a later version.
[[nodiscard]] Result<BotFlow> fromFlowBody(const QJsonObject &body);

/// Variables that every text of a flow may hold: {bot}, {brand}, {customer}, {opens}, {order}, {order_state} …; the
/// names of slots come on top.
[[nodiscard]] const QStringList &botVariables();
/// Does this text say that a bot speaks? By the words that guards look for.
[[nodiscard]] bool saysBot(const QString &greeting);

} // namespace lianxi
