// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/phrase_rules.h"

#include "models/language/folding.h"
#include "models/language/numerals.h"

#include <algorithm>

namespace lianxi
{

namespace
{

using Span = std::pair<int, int>;

constexpr int latinWeight = 1, otherWeight = 3;

bool endsSentence(QStringView text, qsizetype i)
{
    const char16_t c = text[i].unicode();
    if (c == u'。' || c == u'!' || c == u'?' || c == u';' || c == u'\n')
        return true;
    return c == u'.' && (i + 1 == text.size() || text[i + 1] == u' ');
}

bool endsClause(QChar c)
{
    return c == u',' || c == u'、' || c == u':' || c == u'~';
}

/// What may stand between the start of a sentence and the first word of a `^` pattern.
bool isFiller(QChar c)
{
    return !c.isLetterOrNumber() && !c.isSurrogate();
}

} // namespace

/// A text with everything found in it: hits by item, and for each position its sentence, clause and weight.
struct PhraseRules::Scan {
    std::vector<std::vector<Span>> hits; ///< by item, each by start
    std::vector<int> sentence, clause, weight;
    std::vector<bool> opens, closes; ///< nothing but filler lies between here and the sentence's start or end

    [[nodiscard]] bool near(const Span &before, const Span &after, const Step &step) const
    {
        const auto from = static_cast<size_t>(before.second), to = static_cast<size_t>(after.first);
        if (weight[to] - weight[from] > step.gap || sentence[from - 1] != sentence[to])
            return false;
        return step.overCommas || clause[from - 1] == clause[to];
    }
};

PhraseRules::Scan PhraseRules::scan(const QString &folded) const
{
    Scan out;
    const auto size = static_cast<size_t>(folded.size());
    out.sentence.resize(size + 1);
    out.clause.resize(size + 1);
    out.weight.resize(size + 1);
    out.opens.resize(size + 1, true);
    out.closes.resize(size + 1, true);
    int sentence = 0, clause = 0;
    for (size_t i = 0; i < size; ++i) {
        const auto at = static_cast<qsizetype>(i);
        const QChar c = folded[at];
        out.sentence[i] = sentence;
        out.clause[i] = clause;
        out.weight[i + 1] = out.weight[i] + (c.unicode() < 0x80 ? latinWeight : otherWeight);
        const bool end = endsSentence(folded, at);
        out.opens[i + 1] = end || (out.opens[i] && isFiller(c));
        sentence += end ? 1 : 0;
        clause += end || endsClause(c) ? 1 : 0;
    }
    out.sentence[size] = sentence;
    out.clause[size] = clause;
    for (size_t i = size; i-- > 0;) {
        const auto at = static_cast<qsizetype>(i);
        out.closes[i] = endsSentence(folded, at) || (out.closes[i + 1] && isFiller(folded[at]));
    }
    out.hits.resize(static_cast<size_t>(m_itemCount));
    for (const TermMatcher::Hit &hit : m_matcher.find(folded))
        for (const int item : m_itemsOfTerm[static_cast<size_t>(hit.term)])
            out.hits[static_cast<size_t>(item)].push_back({hit.start, hit.end});
    if (!m_numbers.empty())
        for (const Numeral &numeral : findNumerals(folded))
            for (const NumberItem &number : m_numbers)
                if (numeral.value >= number.least && numeral.value <= number.most)
                    out.hits[static_cast<size_t>(number.item)].push_back({numeral.start, numeral.end});
    for (std::vector<Span> &hits : out.hits)
        std::sort(hits.begin(), hits.end());
    return out;
}

void PhraseRules::run(const Pattern &pattern, const Scan &scan, std::vector<Span> &spans)
{
    // `reached` holds, by end, the ways the steps so far can end, each with where it began. For the next item only the
    // nearest earlier end matters: it is the closest, and in the same clause if any is.
    std::vector<Span> reached, next;
    for (const Span &hit : scan.hits[static_cast<size_t>(pattern.steps.front().item)])
        if (!pattern.atStart || scan.opens[static_cast<size_t>(hit.first)])
            reached.push_back(hit);
    const auto byEnd = [](const Span &a, const Span &b) { return a.second < b.second; };
    for (size_t i = 1; i < pattern.steps.size() && !reached.empty(); ++i) {
        std::sort(reached.begin(), reached.end(), byEnd);
        next.clear();
        size_t before = 0;
        for (const Span &hit : scan.hits[static_cast<size_t>(pattern.steps[i].item)]) {
            while (before < reached.size() && reached[before].second <= hit.first)
                ++before;
            if (before > 0 && scan.near(reached[before - 1], hit, pattern.steps[i]))
                next.push_back({reached[before - 1].first, hit.second});
        }
        reached.swap(next);
    }
    for (const Span &span : reached)
        if (!pattern.atEnd || scan.closes[static_cast<size_t>(span.second)])
            spans.push_back(span);
}

namespace
{

/// Removes the spans that one of `against` overlaps, or, given `sentences`, whose sentence holds one.
void strike(std::vector<Span> &spans, std::vector<Span> &against, const std::vector<int> *sentences)
{
    std::sort(against.begin(), against.end());
    std::vector<int> reach; // the furthest end of all up to here, so that one search answers for all
    for (const Span &no : against)
        reach.push_back(std::max(no.second, reach.empty() ? 0 : reach.back()));
    std::erase_if(spans, [&](const Span &span) {
        const auto after = std::lower_bound(against.begin(), against.end(), Span(span.second, 0));
        if (after != against.begin() && reach[static_cast<size_t>(after - against.begin()) - 1] > span.first)
            return true;
        if (!sentences)
            return false;
        const auto sentenceOf = [sentences](const Span &of) { return (*sentences)[static_cast<size_t>(of.first)]; };
        const auto same = std::lower_bound(against.begin(), against.end(), sentenceOf(span),
                                           [&](const Span &no, int wanted) { return sentenceOf(no) < wanted; });
        return same != against.end() && sentenceOf(*same) == sentenceOf(span);
    });
}

} // namespace

std::vector<PhraseRules::Fired> PhraseRules::match(const FoldedText &text) const
{
    std::vector<Fired> fired;
    if (m_rules.empty() || text.text.isEmpty())
        return fired;
    QString folded = text.text;
    folded.replace(QChar(u'’'), QChar(u'\'')); // as telephones write it; one unit for one unit
    const Scan scanned = scan(folded);
    std::vector<Span> spans, against;
    for (size_t i = 0; i < m_rules.size(); ++i) {
        spans.clear();
        for (const Pattern &pattern : m_rules[i].patterns)
            run(pattern, scanned, spans);
        for (const Pattern &unless : m_rules[i].unless) {
            if (spans.empty())
                break;
            against.clear();
            run(unless, scanned, against);
            if (!against.empty())
                strike(spans, against, unless.wholeSentence ? &scanned.sentence : nullptr);
        }
        std::sort(spans.begin(), spans.end());
        for (const Span &span : spans) {
            const auto [start, end] = text.originalSpan(span.first, span.second);
            fired.push_back({static_cast<int>(i), start, end});
        }
    }
    return fired;
}

int PhraseRules::ruleIndex(QStringView name) const
{
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    return found == m_names.end() ? -1 : static_cast<int>(found - m_names.begin());
}

} // namespace lianxi
