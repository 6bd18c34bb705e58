// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/log.h"

#include <functional>
#include <memory>
#include <vector>

namespace lianxi::contract
{

/// What an implementation gives so that the checks can run on it.
struct LogFixture {
    /// Opens the log under test; the first call finds it empty. Called again after the log before was destroyed (a
    /// program that ended) or abandoned. Null: could not be opened.
    std::function<std::unique_ptr<Log>()> open;
    Sequence before = 0; ///< records of the log's own that stand there when it is empty; they hold no events
};

/// One property of every log. `run` uses QVERIFY and friends: it returns early when it fails.
struct LogCheck {
    const char *name; ///< a plain sentence
    void (*run)(const LogFixture &);
};

/// All of them; each wants a fixture of its own, with an empty log.
[[nodiscard]] const std::vector<LogCheck> &logChecks();

/// One event of a type this version knows, with a text to recognise it by.
[[nodiscard]] Event noteEvent(const QString &text);
/// The text given to noteEvent().
[[nodiscard]] QString noteText(const Event &event);

} // namespace lianxi::contract
