// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bot/bot_flow.h"
#include "models/domain/order.h"
#include "models/domain/views.h"
#include "models/language/judgement.h"

#include <QTimeZone>

namespace lianxi
{

/// Why the bot's conversation ended (BotStepped::ended).
enum class BotEnd {
    None, ///< it goes on
    Finished, ///< the customer has what they wanted
    Flow, ///< the flow hands over here
    AsksPerson,
    NotUnderstood, ///< too many answers in a row
    Feeling, ///< negative, or a complaint
    Risk, ///< high-risk words: the supervisor's
    Minor,
    Trouble, ///< the flow is broken, or its version is gone
};
template <>
struct EnumNames<BotEnd> {
    static constexpr std::array<std::string_view, 9> names{
        "", "finished", "flow", "asks_person", "not_understood", "feeling", "risk", "minor", "trouble"};
};

/// What the bot knows of the world beside the conversation.
struct BotWorld {
    QString brand, customer;
    bool open = true; ///< people serve now
    QString opens; ///< when they do again, as told to a customer
    QString guardianRequest; ///< what a minor is told
    QStringList tags; ///< of the case
    QTimeZone zone; ///< for dates in texts
    int mostMisses = 2; ///< playbook "transfer.bot_misses"
    double leastConfidence = 0.6; ///< playbook "transfer.least_confidence"
};

/// What the bot is given: what a customer wrote since it last spoke, or what a look-up gave.
struct BotInput {
    QString text;
    Judgement judged; ///< of `text`
    std::optional<std::vector<Order>> orders = {}; ///< the answer to BotTurn::lookUp, newest first; empty: none found
};

/// What the bot does next.
struct BotTurn {
    BotPlace place; ///< where it stands then; `flow`, `version` and `at` are the caller's to keep
    QStringList says; ///< messages, in order
    struct LookUp {
        QString number; ///< of the order; empty: the customer's own, by what platforms know
    };
    std::optional<LookUp> lookUp; ///< to be answered by another call with BotInput::orders
    struct Promise {
        QString about; ///< what the customer wants
        QString phone; ///< empty: none was told
    };
    std::optional<Promise> callBack;
    bool resolves = false;
    bool wantsPerson = false; ///< a person was wanted while nobody served: the bot takes the request
    BotEnd ended = BotEnd::None;
};

/// One turn: from where the conversation stands to where the customer, an order system or a person is next. `place`
/// without a state is the beginning. Always ends: a flow that goes round in circles is handed over. Pure; any thread.
[[nodiscard]] BotTurn botTurn(const BotFlow &flow, const BotPlace &place, const BotInput &input, const BotWorld &world);

/// The wish in a message: by its words, the most of them first, else by its category. Null: none. Pure.
[[nodiscard]] const BotIntent *intentOf(const BotFlow &flow, const BotInput &input, double leastConfidence);

} // namespace lianxi
