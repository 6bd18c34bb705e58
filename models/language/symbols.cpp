// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/symbols.h"

#include <QString>

#include <algorithm>
#include <array>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int numberKept = 3; ///< digits up to which a number stands for itself; longer ones only for their length
constexpr int repeatsKept = 3; ///< "!!!!!!" counts as "!!!"

bool isHan(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff)
        || (c >= 0x3040 && c <= 0x30ff);
}

bool isWordPart(QChar c)
{
    return (c.isLetter() && !isHan(c.unicode())) || c.isMark();
}

bool isNegation(QStringView word)
{
    static constexpr std::array words{
        std::u16string_view(u"not"),     std::u16string_view(u"no"),     std::u16string_view(u"never"),
        std::u16string_view(u"without"), std::u16string_view(u"cannot"), std::u16string_view(u"cant"),
        std::u16string_view(u"dont"),    std::u16string_view(u"didnt"),  std::u16string_view(u"doesnt"),
        std::u16string_view(u"wont"),    std::u16string_view(u"isnt"),   std::u16string_view(u"wasnt"),
        std::u16string_view(u"nothing"), std::u16string_view(u"none"),   std::u16string_view(u"nobody"),
        std::u16string_view(u"hardly"),  std::u16string_view(u"nor")};
    return word.endsWith(u"n't") || word.endsWith(u"n’t")
        || std::any_of(words.begin(), words.end(), [&](std::u16string_view w) { return word == QStringView(w); });
}

class Cutter
{
public:
    explicit Cutter(QStringView text)
        : m_text(text)
    {
        m_symbols.reserve(static_cast<size_t>(text.size()));
    }

    std::vector<Symbol> run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u' ' || c == u'\n')
                ++m_at;
            else if (isWordPart(c))
                word();
            else if (c.isDigit())
                number();
            else
                single();
        }
        return std::move(m_symbols);
    }

private:
    void add(SymbolKind kind, qsizetype end, quint64 hash, bool negates = false)
    {
        m_symbols.push_back({hash, kind, negates, static_cast<int>(m_at), static_cast<int>(end)});
        m_at = end;
    }

    void word()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && (isWordPart(m_text[end]) || (end > m_at && isInside(end))))
            ++end;
        const QStringView text = m_text.mid(m_at, end - m_at);
        if ((text == u"http" || text == u"https") && m_text.mid(end).startsWith(u"://")) {
            while (end < m_text.size() && m_text[end] > u' ' && m_text[end] < QChar(0x7f))
                ++end;
            add(SymbolKind::Address, end, hashUnits(u"://"));
            return;
        }
        add(SymbolKind::Word, end, hashUnits(text), isNegation(text));
    }

    /// An apostrophe between letters belongs to the word.
    [[nodiscard]] bool isInside(qsizetype at) const
    {
        return (m_text[at] == u'\'' || m_text[at] == u'’') && at + 1 < m_text.size() && isWordPart(m_text[at + 1]);
    }

    void number()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text[end].isDigit())
            ++end;
        const qsizetype digits = end - m_at;
        add(SymbolKind::Number, end,
            digits <= numberKept ? hashUnits(m_text.mid(m_at, digits))
                                 : hashUnits(u"#", static_cast<quint64>(std::min<qsizetype>(digits, 20))));
    }

    void single()
    {
        const QChar c = m_text[m_at];
        if (c == u'@' && m_at + 1 < m_text.size() && (isWordPart(m_text[m_at + 1]) || m_text[m_at + 1].isDigit())) {
            qsizetype end = m_at + 1;
            while (end < m_text.size() && (isWordPart(m_text[end]) || m_text[end].isDigit() || m_text[end] == u'_'))
                ++end;
            add(SymbolKind::Address, end, hashUnits(u"@"));
            return;
        }
        const qsizetype length = c.isHighSurrogate() && m_at + 1 < m_text.size() ? 2 : 1;
        const QStringView one = m_text.mid(m_at, length);
        if (isHan(length == 2 ? QChar::surrogateToUcs4(one[0], one[1]) : c.unicode())) {
            static constexpr std::u16string_view negations = u"不没無无未别勿非莫";
            add(SymbolKind::Han, m_at + length, hashUnits(one), negations.find(c.unicode()) != negations.npos);
            return;
        }
        qsizetype end = m_at + length;
        while (m_text.mid(end, length) == one)
            end += length;
        const qsizetype repeats = std::min<qsizetype>((end - m_at) / length, repeatsKept);
        add(SymbolKind::Mark, end, hashUnits(one, hashUnits(u"mark") + static_cast<quint64>(repeats)));
    }

    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<Symbol> m_symbols;
};

} // namespace

std::vector<Symbol> symbolsOf(QStringView folded)
{
    return Cutter(folded).run();
}

} // namespace lianxi
