// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_grammar.h"

#include "models/language/symbols.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi::cli
{

namespace
{

constexpr int usualRows = 24;
constexpr int deepest = 8; ///< words within words

class Expander
{
public:
    Expander(const QString &place, const Lexicon &lexicon)
        : m_place(place)
    {
        for (const auto &[group, words] : lexicon.groups())
            m_words[u'@' + group] = words;
    }

    Result<std::vector<LabelledRow>> run(const QString &grammar)
    {
        const QStringList lines = grammar.split(u'\n');
        for (m_line = 1; m_line <= lines.size(); ++m_line) {
            const QString &line = lines[m_line - 1];
            if (line.trimmed().isEmpty() || line.startsWith(u'#'))
                continue;
            if (const Status read = one(line); !read)
                return tl::unexpected(read.error());
        }
        return std::move(m_rows);
    }

private:
    [[nodiscard]] tl::unexpected<Error> bad(const QString &what) const
    {
        return failure(ErrorCode::InvalidInput, u"%1:%2: %3"_s.arg(m_place).arg(m_line).arg(what));
    }

    [[nodiscard]] Status one(const QString &line)
    {
        static const QRegularExpression words(u"^(\\w+) *(\\+?)= *(.*)$"_s);
        static const QRegularExpression row(u"^([\\w+]+)(?: \\*(\\d+))?: *(.*)$"_s);
        static const QRegularExpression plain(u"^([\\w+]+) - (.*)$"_s);
        if (const auto match = words.match(line); match.hasMatch()) {
            QStringList &list = m_words[match.captured(1)];
            if (match.captured(2).isEmpty())
                list.clear();
            for (const QString &word : match.captured(3).split(u'|'))
                list << word.trimmed();
            return {};
        }
        if (const auto match = row.match(line); match.hasMatch())
            return expand(match.captured(1), match.captured(3),
                          match.captured(2).isEmpty() ? usualRows : match.captured(2).toInt());
        if (const auto match = plain.match(line); match.hasMatch()) {
            m_rows.push_back({match.captured(2), {}, match.captured(1)});
            return {};
        }
        return bad(u"neither words nor a row"_s);
    }

    [[nodiscard]] Status expand(const QString &label, const QString &pattern, int most)
    {
        m_state = hashUnits(label + pattern);
        QSet<QString> made;
        for (int tries = 0; tries < 3 * most && made.size() < most; ++tries) {
            const Result<QString> text = fill(pattern, 0);
            if (!text)
                return tl::unexpected(text.error());
            const QString tidy = text->simplified();
            if (tidy.isEmpty() || made.contains(tidy))
                continue;
            made.insert(tidy);
            m_rows.push_back({tidy, {}, label});
        }
        return {};
    }

    [[nodiscard]] Result<QString> fill(const QString &pattern, int depth)
    {
        if (depth > deepest)
            return bad(u"words within words go round in a circle"_s);
        QString text;
        for (qsizetype at = 0; at < pattern.size();) {
            const qsizetype open = pattern.indexOf(u'{', at);
            const qsizetype close = open < 0 ? -1 : pattern.indexOf(u'}', open);
            if (close < 0) {
                text += pattern.mid(at);
                break;
            }
            text += pattern.mid(at, open - at);
            const QString name = pattern.mid(open + 1, close - open - 1);
            const auto words = m_words.find(name);
            if (words == m_words.end() || words->second.isEmpty())
                return bad(u"there are no words \"%1\""_s.arg(name));
            m_state += 0x9e3779b97f4a7c15ULL;
            const size_t pick = static_cast<size_t>(spread(m_state) % static_cast<quint64>(words->second.size()));
            const Result<QString> inner = fill(words->second[static_cast<qsizetype>(pick)], depth + 1);
            if (!inner)
                return inner;
            text += *inner;
            at = close + 1;
        }
        return text;
    }

    QString m_place;
    std::map<QString, QStringList> m_words;
    std::vector<LabelledRow> m_rows;
    qsizetype m_line = 0;
    quint64 m_state = 0;
};

} // namespace

Result<std::vector<LabelledRow>> expandGrammar(const QString &grammar, const QString &place, const Lexicon &lexicon)
{
    return Expander(place, lexicon).run(grammar);
}

} // namespace lianxi::cli
