// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bot/bot.h"

#include <QCoreApplication>

namespace lianxi
{

/// What the parts of a bot's flow are called, in the language of the window. View thread.
class BotWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::BotWords)
public:
    [[nodiscard]] static QString deed(BotDeed deed);
    [[nodiscard]] static QString answer(BotAnswer answer);
    [[nodiscard]] static QString test(BotTest test);
    [[nodiscard]] static QString hours(BotHours hours);
    /// Why a conversation ended; empty while it goes on.
    [[nodiscard]] static QString end(BotEnd end);
    /// One line about a state.
    [[nodiscard]] static QString state(const BotState &state);
    [[nodiscard]] static QString intent(const BotIntent &intent);
    /// What is wrong and what to do.
    [[nodiscard]] static QString mistake(const BotMistake &mistake);
};

} // namespace lianxi
