// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/rule.h"

#include <QCoreApplication>

#include <functional>

namespace lianxi
{

/// What rules, their deeds and their runs are called, in the language of the window. View thread.
class RuleWords
{
    Q_DECLARE_TR_FUNCTIONS(lianxi::RuleWords)
public:
    [[nodiscard]] static QString trigger(RuleTrigger trigger);
    /// With its length and tag: "10 minutes before a promise is broken".
    [[nodiscard]] static QString when(const Rule &rule);
    [[nodiscard]] static QString deed(RuleDeed deed);
    using NameOf = std::function<QString(const QString &id)>;
    /// One line about a step. `personName`: of an agent; categories by their id.
    [[nodiscard]] static QString step(const RuleStep &step, const NameOf &personName = {});
    [[nodiscard]] static QString mistake(const RuleMistake &mistake);
    [[nodiscard]] static QString complaint(const SearchComplaint &complaint);
    /// A word of RuleRan::did.
    [[nodiscard]] static QString did(const QString &word);
    /// RuleRan::trouble, sentence by sentence.
    [[nodiscard]] static QStringList trouble(const QString &words);
};

} // namespace lianxi
