// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/folding.h"
#include "models/language/term_matcher.h"

#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace lianxi
{

/// Named lists of words that a model may look at as a group ("positive", "refund" …). Folded when compiled.
class Lexicon
{
public:
    using Groups = std::map<QString, QStringList>;
    Lexicon() = default;
    explicit Lexicon(Groups groups);
    [[nodiscard]] const Groups &groups() const { return m_groups; }
    [[nodiscard]] bool isEmpty() const { return m_groups.empty(); }

    struct Hit {
        int group = 0; ///< in the order of groups()
        int start = 0, end = 0; ///< of the folded text
    };
    /// The longest word at each place; words inside longer ones are not reported.
    [[nodiscard]] std::vector<Hit> find(QStringView folded) const;

private:
    Groups m_groups;
    std::vector<int> m_groupOfTerm;
    TermMatcher m_matcher;
};

/// How text becomes features. Part of a model: training and use must agree.
struct FeatureRecipe {
    int symbolGrams = 3; ///< longest run of Chinese characters, numbers and marks
    int wordGrams = 2; ///< longest run when words of letters are among them
    int shortestLetters = 2, longestLetters = 5; ///< runs of letters within a word; longest 0: none
    bool negation = true; ///< marks on what stands behind a "not"
    bool compares = false; ///< two texts: what they share and what only one has
    /// Letters within words weigh no more than everything else together; of an English text they would be most.
    bool evenLetters = true;
    friend bool operator==(const FeatureRecipe &, const FeatureRecipe &) = default;
};

enum class FeatureKind : quint8 { Symbols, Letters, Negated, Emoticon, Lexicon, Shared, Single, Swapped, Measure };

/// One thing seen in a text.
struct Feature {
    quint32 key = 0; ///< hash; equal things have equal keys
    float weight = 1; ///< of this sighting
    FeatureKind kind = FeatureKind::Symbols;
    int start = 0, end = 0; ///< UTF-16 offsets of the first original text; equal: none
};

/// The key of what hashes to `hash`; model files hold such keys.
[[nodiscard]] quint32 featureKey(FeatureKind kind, quint64 hash);

/// Kinds whose weight is taken as it is; the others are counted, weighted by rarity and normalised together.
[[nodiscard]] constexpr bool isPlain(FeatureKind kind)
{
    return kind == FeatureKind::Lexicon || kind == FeatureKind::Measure;
}

/// Turns text into features. Immutable; any thread; time linear in the text.
class FeatureExtractor
{
public:
    FeatureExtractor(FeatureRecipe recipe, std::shared_ptr<const Lexicon> lexicon);
    /// \param other  the second text of a pair; empty otherwise. Only the first `longestText` units of a text count.
    [[nodiscard]] std::vector<Feature> extract(const QString &text, const QString &other = {}) const;
    [[nodiscard]] const FeatureRecipe &recipe() const { return m_recipe; }
    [[nodiscard]] const std::shared_ptr<const Lexicon> &lexicon() const { return m_lexicon; }

    static constexpr int longestText = 4000; ///< UTF-16 units

private:
    FeatureRecipe m_recipe;
    std::shared_ptr<const Lexicon> m_lexicon;
};

/// What a feature is called in an explanation: the words it stands on, quoted, with a mark for its kind.
[[nodiscard]] QString describe(const Feature &feature, const QString &text, const Lexicon &lexicon);

} // namespace lianxi
