// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace lianxi
{

/// One thing that a macro does.
enum class MacroDeed {
    Insert, ///< `text` into the composer
    Send, ///< `text` to the customer, through the guards
    Note, ///< `text` as a private note
    Tag, ///< `text` in `family`
    Untag,
    Class,
    Priority,
    Category, ///< `text`: its id
    Assign, ///< to whoever runs the macro
    Queue, ///< to the queue named `text`
    Snooze, ///< for `length`; 0: until the customer writes
    Resolve,
    Next, ///< the next case is shown
};
template <>
struct EnumNames<MacroDeed> {
    static constexpr std::array<std::string_view, 13> names{"insert", "send",     "note",     "tag",    "untag",
                                                            "class",  "priority", "category", "assign", "queue",
                                                            "snooze", "resolve",  "next"};
};

/// Only the members of its deed mean something; the others stay as they are made.
struct MacroStep {
    MacroDeed deed = MacroDeed::Insert;
    QString text = {};
    TagFamily family = TagFamily::Scene;
    CaseClass caseClass = CaseClass::Normal;
    Priority priority = Priority::Normal;
    std::chrono::minutes length{0};
    friend bool operator==(const MacroStep &, const MacroStep &) = default;
};

/// Several actions in one, done in order.
struct Macro {
    std::vector<MacroStep> steps;
    friend bool operator==(const Macro &, const Macro &) = default;
};

/// What is wrong with a macro, and where.
struct MacroMistake {
    enum class Kind {
        NoStep, ///< it does nothing
        TooManySteps, ///< `step`: the first one too many
        TextMissing,
        TextTooLong,
        UnknownVariable, ///< `argument`: it, with its braces
        BadLength, ///< below a minute or beyond a year
        AfterNext, ///< the case is no longer the one shown
        AfterResolve, ///< a resolved case cannot be snoozed or handed on
    };
    int step = -1; ///< counted from 0; -1: the whole macro
    Kind kind = Kind::NoStep;
    QString argument = {};
    friend bool operator==(const MacroMistake &, const MacroMistake &) = default;
};

/// A macro with more steps is a rule.
inline constexpr int mostMacroSteps = 20;
/// Longer than any platform takes in one message.
inline constexpr int longestMacroText = 4'000;

/// All that is wrong, in the order of the steps. Empty: the macro can be saved and run. Pure.
[[nodiscard]] std::vector<MacroMistake> mistakesOf(const Macro &macro);

/// The body of a TeamItemSaved of kind Macro.
[[nodiscard]] QJsonObject toMacroBody(const Macro &macro);
/// \return Corrupt when the body is damaged or was written by a later version: half a macro is not run.
[[nodiscard]] Result<Macro> fromMacroBody(const QJsonObject &body);

/// Whether a text says where in the queue the customer stands, or how long they will wait: it can be said only while
/// they wait for somebody.
[[nodiscard]] bool tellsOfWaiting(const Macro &macro);
/// The variables that texts may hold: {customer}, {agent}, {brand}, {position} (in the queue), {wait} (minutes).
[[nodiscard]] const QStringList &macroVariables();

} // namespace lianxi
