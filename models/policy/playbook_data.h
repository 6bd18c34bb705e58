// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/phrase_rules.h"
#include "models/policy/guard_rules.h"
#include "models/policy/playbook.h"
#include "models/policy/sla.h"

#include <QStringList>

#include <array>
#include <map>

namespace lianxi
{

/// One sentence in the languages of the product. Placeholders: {agent}, {brand}, {found}.
struct LocalText {
    QString zh, en;
    [[nodiscard]] const QString &in(QStringView language) const
    {
        return language.startsWith(u"en") && !en.isEmpty() ? en : zh;
    }
};

/// How a guard's rule speaks.
struct GuardSection {
    GuardLevel level = GuardLevel::Remind; ///< the most it may do; a channel's script mode lowers script rules
    bool mayOverride = true;
    LocalText reason, remedy;
};

/// What a customer can want, and which kinds of personal data serving it may need (names as in `asks.<name>`).
struct CategorySection {
    LocalText label;
    QStringList needs;
};

/// The parsed content of a playbook.
struct Playbook::Data {
    QString name, version;
    FoldRules fold;
    std::map<QString, double> numbers; ///< every name of playbookNumbers() is here
    WordLists words;
    std::vector<PhraseRule> rules; ///< as written; the compiled form is `phrases`
    std::map<QString, CategorySection> categories;
    std::array<GuardSection, EnumNames<GuardRule>::names.size()> guards;
    std::array<LocalText, EnumNames<Sentence>::names.size()> sentences;
    PhraseRules phrases;

    [[nodiscard]] const GuardSection &guard(GuardRule rule) const { return guards[static_cast<size_t>(rule)]; }
    [[nodiscard]] const LocalText &sentence(Sentence which) const { return sentences[static_cast<size_t>(which)]; }
};

} // namespace lianxi
