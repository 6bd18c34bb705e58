// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/language/term_matcher.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace lianxi
{

struct FoldedText;

/// A pattern as a playbook writes it, and where it stands there ("file:line:column").
///
/// A pattern is a row of items with gaps. An item is words with `|` between them; `{name}` stands for a word list,
/// `#8-14` for a number in that range (digits, Chinese or English words). Gaps: `..` up to 12 Chinese characters or 36
/// Latin letters within one clause, `..4..` up to 4, `...` and `...8...` the same, but over commas. `^` at the start
/// and `$` at the end: the sentence begins or ends there. No pattern looks beyond its sentence.
struct PatternText {
    QString text;
    QString place;
};

/// A named rule: it fires where one of `patterns` matches, unless one of `unless` overlaps the match. An `unless` that
/// begins with `@` speaks for its whole sentence.
struct PhraseRule {
    QString name;
    std::vector<PatternText> patterns, unless;
};

using WordLists = std::map<QString, QStringList>;

/// All phrase rules of a playbook, compiled into one automaton. Time is linear in the text for any text: there is no
/// backtracking. Immutable; any thread.
class PhraseRules
{
public:
    struct Fired {
        int rule = 0; ///< index, see ruleIndex
        int start = 0, end = 0; ///< UTF-16 offsets in the original text
    };
    PhraseRules() = default;
    /// \return InvalidInput with "file:line:column: what is wrong" for a pattern that cannot be used.
    [[nodiscard]] static Result<PhraseRules> compile(const WordLists &lists, const std::vector<PhraseRule> &rules);
    /// Everything that fires, by rule and then by position.
    [[nodiscard]] std::vector<Fired> match(const FoldedText &text) const;
    /// \return -1 for an unknown name.
    [[nodiscard]] int ruleIndex(QStringView name) const;
    [[nodiscard]] const QString &ruleName(int index) const { return m_names[static_cast<size_t>(index)]; }
    [[nodiscard]] int ruleCount() const { return static_cast<int>(m_names.size()); }
    [[nodiscard]] int termCount() const { return m_termCount; }

private:
    friend class PhraseCompiler;
    struct Step {
        int item = 0;
        int gap = 0; ///< before this item: a Latin letter weighs 1, anything else 3
        bool overCommas = false;
    };
    struct Pattern {
        std::vector<Step> steps;
        bool atStart = false, atEnd = false, wholeSentence = false;
    };
    struct Rule {
        std::vector<Pattern> patterns, unless;
    };
    struct NumberItem {
        int item = 0, least = 0, most = 0;
    };
    struct Scan;
    [[nodiscard]] Scan scan(const QString &folded) const;
    static void run(const Pattern &pattern, const Scan &scan, std::vector<std::pair<int, int>> &spans);

    TermMatcher m_matcher;
    std::vector<std::vector<int>> m_itemsOfTerm;
    std::vector<NumberItem> m_numbers;
    std::vector<Rule> m_rules;
    std::vector<QString> m_names;
    int m_itemCount = 0, m_termCount = 0;
};

} // namespace lianxi
