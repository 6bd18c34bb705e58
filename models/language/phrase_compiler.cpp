// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/folding.h"
#include "models/language/phrase_rules.h"

#include <QHash>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int defaultGap = 12;
constexpr int widestGap = 60;
constexpr int unitsPerCharacter = 3; // a Chinese character weighs as much as three Latin letters
constexpr qsizetype longestPattern = 1000;

} // namespace

/// Reads patterns and gathers their words.
class PhraseCompiler
{
public:
    explicit PhraseCompiler(const WordLists &lists)
        : m_lists(lists)
    {
    }

    [[nodiscard]] Result<PhraseRules> compile(const std::vector<PhraseRule> &rules)
    {
        for (const PhraseRule &rule : rules) {
            PhraseRules::Rule compiled;
            for (const PatternText &text : rule.patterns)
                compiled.patterns.push_back(pattern(text));
            for (const PatternText &text : rule.unless)
                compiled.unless.push_back(pattern(text));
            m_out.m_rules.push_back(std::move(compiled));
            m_out.m_names.push_back(rule.name);
        }
        if (!m_error.isEmpty())
            return failure(ErrorCode::InvalidInput, m_error);
        m_out.m_matcher = TermMatcher(m_terms);
        m_out.m_termCount = static_cast<int>(m_terms.size());
        m_out.m_itemCount = m_items;
        return std::move(m_out);
    }

private:
    void fail(const PatternText &at, const QString &what)
    {
        if (m_error.isEmpty())
            m_error = u"%1: pattern \"%2\": %3"_s.arg(at.place, at.text.left(60), what);
    }

    PhraseRules::Pattern pattern(const PatternText &source)
    {
        PhraseRules::Pattern out;
        QString rest = source.text.trimmed();
        if (rest.size() > longestPattern)
            fail(source, u"longer than %1 characters"_s.arg(longestPattern));
        const auto take = [&rest](QChar mark, bool front) {
            const bool found = front ? rest.startsWith(mark) : rest.endsWith(mark);
            if (found)
                rest = (front ? rest.mid(1) : rest.chopped(1)).trimmed();
            return found;
        };
        out.wholeSentence = take(u'@', true);
        out.atStart = take(u'^', true);
        out.atEnd = take(u'$', false);
        PhraseRules::Step next;
        while (m_error.isEmpty()) {
            const qsizetype dots = rest.indexOf(".."_L1);
            next.item = item(source, (dots < 0 ? rest : rest.left(dots)).trimmed());
            out.steps.push_back(next);
            if (dots < 0)
                break;
            rest = gap(source, rest.mid(dots), next);
        }
        return out;
    }

    /// Reads `..`, `..4..`, `...`, `...8...`. \return what follows.
    QString gap(const PatternText &source, const QString &text, PhraseRules::Step &step)
    {
        qsizetype dots = 0;
        while (dots < text.size() && text[dots] == u'.')
            ++dots;
        qsizetype digits = dots;
        while (digits < text.size() && text[digits].isDigit())
            ++digits;
        const QString closing(dots, u'.');
        step.overCommas = dots == 3;
        if (dots > 3)
            fail(source, u"a gap is written .. or ..."_s);
        const bool counted = digits > dots && QStringView(text).mid(digits).startsWith(closing);
        const int width = counted ? QStringView(text).mid(dots, digits - dots).toInt() : defaultGap;
        if (width < 0 || width > widestGap)
            fail(source, u"a gap may be 0 to %1"_s.arg(widestGap));
        step.gap = width * unitsPerCharacter;
        return (counted ? text.mid(digits + dots) : text.mid(dots)).trimmed();
    }

    int item(const PatternText &source, const QString &text)
    {
        if (const auto known = m_known.constFind(text); known != m_known.constEnd())
            return *known;
        const int id = m_items++;
        m_known.insert(text, id);
        for (const QString &raw : text.split(u'|')) {
            const QString word = raw.trimmed();
            if (word.startsWith(u'{') && word.endsWith(u'}'))
                list(source, word.mid(1, word.size() - 2), id);
            else if (word.startsWith(u'#'))
                number(source, word, id);
            else
                term(source, word, id);
        }
        return id;
    }

    void list(const PatternText &source, const QString &name, int id)
    {
        const auto found = m_lists.find(name);
        if (found == m_lists.end())
            return fail(source, u"no word list is called \"%1\""_s.arg(name));
        for (const QString &word : found->second)
            term(source, word, id);
    }

    void number(const PatternText &source, const QString &word, int id)
    {
        const QStringList ends = word.mid(1).split(u'-');
        bool goodLeast = false, goodMost = false;
        const int least = ends.first().toInt(&goodLeast), most = ends.last().toInt(&goodMost);
        if (!goodLeast || !goodMost || ends.size() > 2 || least > most)
            return fail(source, u"a number is written #8 or #8-14"_s);
        m_out.m_numbers.push_back({id, least, most});
    }

    void term(const PatternText &source, const QString &word, int id)
    {
        const QString folded = foldText(word).trimmed();
        if (folded.isEmpty() || folded == "*"_L1)
            return fail(source, u"an empty word"_s);
        if (folded.contains(u'{') || folded.contains(u'}'))
            return fail(source, u"a word list is written {name} and stands alone"_s);
        auto known = m_termIds.constFind(folded);
        if (known == m_termIds.constEnd()) {
            known = m_termIds.insert(folded, static_cast<int>(m_terms.size()));
            m_terms.push_back(folded);
            m_out.m_itemsOfTerm.emplace_back();
        }
        m_out.m_itemsOfTerm[static_cast<size_t>(*known)].push_back(id);
    }

    const WordLists &m_lists;
    PhraseRules m_out;
    std::vector<QString> m_terms;
    QHash<QString, int> m_termIds, m_known;
    int m_items = 0;
    QString m_error;
};

Result<PhraseRules> PhraseRules::compile(const WordLists &lists, const std::vector<PhraseRule> &rules)
{
    return PhraseCompiler(lists).compile(rules);
}

} // namespace lianxi
