// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/text_features.h"

#include "models/language/pair_features.h"
#include "models/language/symbols.h"

#include <algorithm>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int longestWord = 40; ///< letters of a word that are looked at
constexpr int negatedWords = 4, negatedCharacters = 4; ///< how far a "not" reaches within its clause
constexpr int emoticonLetters = 6; ///< between the brackets of [微笑]
constexpr int manyGroups = 2048;

/// Reads one text. Offsets are those of the folded text until mapped back.
class Reader
{
public:
    Reader(const FeatureRecipe &recipe, const FoldedText &folded, std::vector<Feature> &out)
        : m_recipe(recipe)
        , m_folded(folded)
        , m_symbols(symbolsOf(folded.text))
        , m_out(out)
    {
    }

    void read(const Lexicon *lexicon)
    {
        for (size_t i = 0; i < m_symbols.size(); ++i) {
            grams(i);
            if (m_symbols[i].kind == SymbolKind::Word)
                letters(m_symbols[i]);
            if (m_recipe.negation && m_symbols[i].negates)
                negated(i);
            emoticon(i);
        }
        edges();
        if (lexicon)
            words(*lexicon);
    }

private:
    void add(FeatureKind kind, quint64 hash, int start, int end, float weight = 1)
    {
        const auto [from, to] = m_folded.originalSpan(start, end);
        m_out.push_back({featureKey(kind, hash), weight, kind, from, to});
    }

    /// Runs that begin at symbol `first`. Runs of words grow too many to be kept as long as those of characters.
    void grams(size_t first)
    {
        quint64 hash = 0;
        bool hasWord = false;
        for (int n = 1; n <= m_recipe.symbolGrams && first + static_cast<size_t>(n) <= m_symbols.size(); ++n) {
            const Symbol &symbol = m_symbols[first + static_cast<size_t>(n) - 1];
            hasWord = hasWord || symbol.kind == SymbolKind::Word;
            if (hasWord && n > m_recipe.wordGrams)
                return;
            hash = runHash(hash, symbol);
            add(FeatureKind::Symbols, hash, m_symbols[first].start, symbol.end);
        }
    }

    void letters(const Symbol &word)
    {
        if (m_recipe.longestLetters <= 0)
            return;
        const QString padded =
            u'_' + m_folded.text.mid(word.start, std::min(word.end - word.start, longestWord)) + u'_';
        for (int n = m_recipe.shortestLetters; n <= m_recipe.longestLetters; ++n)
            for (qsizetype i = 0; i + n <= padded.size(); ++i) {
                const int start = word.start + static_cast<int>(std::max<qsizetype>(i - 1, 0));
                const int end = std::min(word.start + static_cast<int>(i) - 1 + n, word.end);
                add(FeatureKind::Letters, hashUnits(QStringView(padded).mid(i, n)), start, end);
            }
    }

    /// What stands behind a "not" counts once more as something else.
    void negated(size_t at)
    {
        const bool han = m_symbols[at].kind == SymbolKind::Han;
        const size_t reach = static_cast<size_t>(han ? negatedCharacters : negatedWords);
        for (size_t i = at + 1; i < m_symbols.size() && i <= at + reach && m_symbols[i].kind != SymbolKind::Mark; ++i) {
            const Symbol &symbol = m_symbols[i];
            if (symbol.kind != (han ? SymbolKind::Han : SymbolKind::Word))
                continue;
            if (!han)
                add(FeatureKind::Negated, symbol.hash, m_symbols[at].start, symbol.end);
            else if (i > at + 1)
                add(FeatureKind::Negated, m_symbols[i - 1].hash * 3 + symbol.hash, m_symbols[at].start, symbol.end);
        }
    }

    /// The text's first and last characters or words: short questions are told apart by how they begin and end.
    void edges()
    {
        if (m_symbols.empty())
            return;
        const Symbol &first = m_symbols.front(), &last = m_symbols.back();
        add(FeatureKind::Symbols, first.hash + 0x5bd1, first.start, first.end);
        add(FeatureKind::Symbols, last.hash + 0x7f4a, last.start, last.end);
        if (m_symbols.size() > 1) {
            const Symbol &second = m_symbols[1], &before = m_symbols[m_symbols.size() - 2];
            add(FeatureKind::Symbols, first.hash * 5 + second.hash + 0x5bd1, first.start, second.end);
            add(FeatureKind::Symbols, before.hash * 5 + last.hash + 0x7f4a, before.start, last.end);
        }
    }

    /// [微笑], as the social platforms write their little pictures.
    void emoticon(size_t at)
    {
        const QString &text = m_folded.text;
        const int start = m_symbols[at].start;
        if (text[start] != u'[')
            return;
        const qsizetype close = text.indexOf(u']', start);
        if (close > start + 1 && close - start - 1 <= emoticonLetters)
            add(FeatureKind::Emoticon, hashUnits(QStringView(text).mid(start, close - start)), start,
                static_cast<int>(close) + 1);
    }

    /// Whether a "not" stands shortly before `start`, in the same clause.
    [[nodiscard]] bool isNegated(int start) const
    {
        const auto after = std::lower_bound(m_symbols.begin(), m_symbols.end(), start,
                                            [](const Symbol &s, int at) { return s.start < at; });
        int words = 0;
        for (auto it = after; it != m_symbols.begin() && words < 3; ++words) {
            --it;
            if (it->kind == SymbolKind::Mark)
                return false;
            if (it->negates)
                return true;
        }
        return false;
    }

    void words(const Lexicon &lexicon)
    {
        std::map<int, std::pair<int, Lexicon::Hit>> counts; // by group, negated ones apart
        int all = 0;
        for (const Lexicon::Hit &hit : lexicon.find(m_folded.text)) {
            const int which = hit.group + (isNegated(hit.start) ? manyGroups : 0);
            auto &[count, first] = counts[which];
            if (count++ == 0)
                first = hit;
            ++all;
        }
        for (const auto &[which, counted] : counts) {
            const auto &[count, first] = counted;
            // A second word of a kind says less than the first; in a long text it is the share that tells.
            const float weight = 0.5F + 0.15F * static_cast<float>(std::min(count - 1, 3));
            add(FeatureKind::Lexicon, static_cast<quint64>(which), first.start, first.end, weight);
            const float share = static_cast<float>(count) / static_cast<float>(all);
            add(FeatureKind::Lexicon, static_cast<quint64>(which + 2 * manyGroups), first.start, first.end, share);
        }
    }

    const FeatureRecipe &m_recipe;
    const FoldedText &m_folded;
    const std::vector<Symbol> m_symbols;
    std::vector<Feature> &m_out;
};

FoldedText foldedOf(const QString &text)
{
    return foldTextWithOrigin(QStringView(text).left(FeatureExtractor::longestText));
}

} // namespace

quint32 featureKey(FeatureKind kind, quint64 hash)
{
    return static_cast<quint32>(spread(hash + (static_cast<quint64>(kind) + 1) * 0x9e3779b97f4a7c15ULL));
}

Lexicon::Lexicon(Groups groups)
    : m_groups(std::move(groups))
{
    std::vector<QString> terms;
    int group = 0;
    for (const auto &[name, words] : m_groups) {
        for (const QString &word : words) {
            const QString folded = foldText(word);
            if (folded.isEmpty())
                continue;
            terms.push_back(folded);
            m_groupOfTerm.push_back(group);
        }
        ++group;
    }
    m_matcher = TermMatcher(terms);
}

std::vector<Lexicon::Hit> Lexicon::find(QStringView folded) const
{
    std::vector<Hit> all;
    for (const TermMatcher::Hit &hit : m_matcher.find(folded))
        all.push_back({m_groupOfTerm[static_cast<size_t>(hit.term)], hit.start, hit.end});
    std::sort(all.begin(), all.end(), [](const Hit &a, const Hit &b) {
        return std::tuple(a.start, -a.end, a.group) < std::tuple(b.start, -b.end, b.group);
    });
    std::vector<Hit> longest;
    int from = -1, to = -1; // of the longest word that covers this place
    for (const Hit &hit : all) {
        if (hit.end <= to && !(hit.start == from && hit.end == to))
            continue;
        longest.push_back(hit);
        from = hit.start;
        to = hit.end;
    }
    return longest;
}

FeatureExtractor::FeatureExtractor(FeatureRecipe recipe, std::shared_ptr<const Lexicon> lexicon)
    : m_recipe(recipe)
    , m_lexicon(lexicon ? std::move(lexicon) : std::make_shared<const Lexicon>())
{
}

std::vector<Feature> FeatureExtractor::extract(const QString &text, const QString &other) const
{
    std::vector<Feature> found;
    const FoldedText folded = foldedOf(text);
    if (m_recipe.compares) {
        addPairFeatures(folded, foldedOf(other), found);
        return found;
    }
    const Lexicon *lexicon = m_lexicon->isEmpty() ? nullptr : m_lexicon.get();
    Reader(m_recipe, folded, found).read(lexicon);
    return found;
}

QString describe(const Feature &feature, const QString &text, const Lexicon &lexicon)
{
    const QString words = u"“%1”"_s.arg(text.mid(feature.start, feature.end - feature.start).simplified());
    switch (feature.kind) {
    case FeatureKind::Symbols:
    case FeatureKind::Letters:
    case FeatureKind::Emoticon:
        return words;
    case FeatureKind::Negated:
        return u"not: "_s + words;
    case FeatureKind::Lexicon: {
        int index = 0;
        for (const auto &[name, list] : lexicon.groups()) {
            for (const int kind : {0, 1, 2, 3}) // its count, its count when negated, and the shares of both
                if (feature.key == featureKey(FeatureKind::Lexicon, static_cast<quint64>(index + kind * manyGroups)))
                    return (kind % 2 == 0 ? u"%1: %2"_s : u"not %1: %2"_s).arg(name, words);
            ++index;
        }
        return words;
    }
    case FeatureKind::Shared:
        return u"both: "_s + words;
    case FeatureKind::Single:
        return u"only one: "_s + words;
    case FeatureKind::Swapped:
        return u"instead of another: "_s + words;
    case FeatureKind::Measure:
        return u"likeness of the two"_s;
    }
    return words;
}

} // namespace lianxi
