// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/macro.h"

#include <QCoreApplication>

namespace lianxi
{

/// What macros and their steps are called, in the language of the window. View thread.
class MacroWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::MacroWords)
public:
    [[nodiscard]] static QString deed(MacroDeed deed);
    /// One line about a step; categories by their id.
    [[nodiscard]] static QString step(const MacroStep &step);
    [[nodiscard]] static QString mistake(const MacroMistake &mistake);
    /// "until the customer writes", "90 minutes".
    [[nodiscard]] static QString length(std::chrono::minutes length);
};

} // namespace lianxi
