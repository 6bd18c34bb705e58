// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/html_text.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

/// Names of U+00A0 … U+00FF in order (HTML 4, Latin 1).
constexpr std::array latinNames{
    "nbsp"_L1,   "iexcl"_L1,  "cent"_L1,   "pound"_L1,  "curren"_L1, "yen"_L1,    "brvbar"_L1, "sect"_L1,   "uml"_L1,
    "copy"_L1,   "ordf"_L1,   "laquo"_L1,  "not"_L1,    "shy"_L1,    "reg"_L1,    "macr"_L1,   "deg"_L1,    "plusmn"_L1,
    "sup2"_L1,   "sup3"_L1,   "acute"_L1,  "micro"_L1,  "para"_L1,   "middot"_L1, "cedil"_L1,  "sup1"_L1,   "ordm"_L1,
    "raquo"_L1,  "frac14"_L1, "frac12"_L1, "frac34"_L1, "iquest"_L1, "Agrave"_L1, "Aacute"_L1, "Acirc"_L1,  "Atilde"_L1,
    "Auml"_L1,   "Aring"_L1,  "AElig"_L1,  "Ccedil"_L1, "Egrave"_L1, "Eacute"_L1, "Ecirc"_L1,  "Euml"_L1,   "Igrave"_L1,
    "Iacute"_L1, "Icirc"_L1,  "Iuml"_L1,   "ETH"_L1,    "Ntilde"_L1, "Ograve"_L1, "Oacute"_L1, "Ocirc"_L1,  "Otilde"_L1,
    "Ouml"_L1,   "times"_L1,  "Oslash"_L1, "Ugrave"_L1, "Uacute"_L1, "Ucirc"_L1,  "Uuml"_L1,   "Yacute"_L1, "THORN"_L1,
    "szlig"_L1,  "agrave"_L1, "aacute"_L1, "acirc"_L1,  "atilde"_L1, "auml"_L1,   "aring"_L1,  "aelig"_L1,  "ccedil"_L1,
    "egrave"_L1, "eacute"_L1, "ecirc"_L1,  "euml"_L1,   "igrave"_L1, "iacute"_L1, "icirc"_L1,  "iuml"_L1,   "eth"_L1,
    "ntilde"_L1, "ograve"_L1, "oacute"_L1, "ocirc"_L1,  "otilde"_L1, "ouml"_L1,   "divide"_L1, "oslash"_L1, "ugrave"_L1,
    "uacute"_L1, "ucirc"_L1,  "uuml"_L1,   "yacute"_L1, "thorn"_L1,  "yuml"_L1,
};
static_assert(latinNames.size() == 96);

struct Named {
    QLatin1StringView name;
    char16_t character;
};
constexpr std::array otherNames{
    Named{"amp"_L1, u'&'},         Named{"lt"_L1, u'<'},          Named{"gt"_L1, u'>'},
    Named{"quot"_L1, u'"'},        Named{"apos"_L1, u'\''},       Named{"hellip"_L1, u'\u2026'},
    Named{"ndash"_L1, u'\u2013'},  Named{"mdash"_L1, u'\u2014'},  Named{"lsquo"_L1, u'\u2018'},
    Named{"rsquo"_L1, u'\u2019'},  Named{"sbquo"_L1, u'\u201a'},  Named{"ldquo"_L1, u'\u201c'},
    Named{"rdquo"_L1, u'\u201d'},  Named{"bdquo"_L1, u'\u201e'},  Named{"bull"_L1, u'\u2022'},
    Named{"euro"_L1, u'\u20ac'},   Named{"trade"_L1, u'\u2122'},  Named{"larr"_L1, u'\u2190'},
    Named{"rarr"_L1, u'\u2192'},   Named{"zwj"_L1, u'\u200d'},    Named{"zwnj"_L1, u'\u200c'},
    Named{"lrm"_L1, u'\u200e'},    Named{"rlm"_L1, u'\u200f'},    Named{"ensp"_L1, u'\u2002'},
    Named{"emsp"_L1, u'\u2003'},   Named{"thinsp"_L1, u'\u2009'}, Named{"lsaquo"_L1, u'\u2039'},
    Named{"rsaquo"_L1, u'\u203a'}, Named{"OElig"_L1, u'\u0152'},  Named{"oelig"_L1, u'\u0153'},
    Named{"Scaron"_L1, u'\u0160'}, Named{"scaron"_L1, u'\u0161'}, Named{"hearts"_L1, u'\u2665'},
    Named{"minus"_L1, u'\u2212'},  Named{"permil"_L1, u'\u2030'}, Named{"NewLine"_L1, u'\n'},
};

constexpr qsizetype longestReference = 16; ///< with '&' and ';'; leading zeros included

/// The text of "#…" behind the '&'; empty when it is no number.
QString numericReference(QStringView digits)
{
    const bool hex = digits.startsWith(u'x', Qt::CaseInsensitive);
    bool isNumber = false;
    const QStringView number = hex ? digits.sliced(1) : digits;
    if (number.isEmpty() || !number.front().isLetterOrNumber())
        return {};
    const uint code = number.toUInt(&isNumber, hex ? 16 : 10);
    if (!isNumber)
        return {};
    const bool usable = code != 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return QString::fromUcs4(std::array{usable ? static_cast<char32_t>(code) : U'\ufffd'}.data(), 1);
}

QString namedReference(QStringView name)
{
    const auto latin = std::find(latinNames.begin(), latinNames.end(), name);
    if (latin != latinNames.end())
        return QChar(static_cast<char16_t>(0xa0 + (latin - latinNames.begin())));
    const auto other =
        std::find_if(otherNames.begin(), otherNames.end(), [name](const Named &n) { return n.name == name; });
    return other == otherNames.end() ? QString() : QString(QChar(other->character));
}

bool isBlock(QStringView tag)
{
    static constexpr std::array blocks{
        "address"_L1, "article"_L1, "aside"_L1,   "blockquote"_L1, "body"_L1, "dd"_L1,   "div"_L1, "dl"_L1,
        "dt"_L1,      "figure"_L1,  "footer"_L1,  "form"_L1,       "h1"_L1,   "h2"_L1,   "h3"_L1,  "h4"_L1,
        "h5"_L1,      "h6"_L1,      "header"_L1,  "hr"_L1,         "li"_L1,   "main"_L1, "nav"_L1, "ol"_L1,
        "p"_L1,       "pre"_L1,     "section"_L1, "table"_L1,      "tr"_L1,   "ul"_L1,
    };
    return std::find(blocks.begin(), blocks.end(), tag) != blocks.end();
}

/// Where the tag that begins at `at` ends (behind its '>'); -1 when it is none, or never ends. A '>' inside quotes is
/// part of an attribute.
qsizetype tagEnd(QStringView html, qsizetype at)
{
    QChar quote;
    for (qsizetype i = at + 1; i < html.size(); ++i) {
        const QChar c = html[i];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'\'')
            quote = c;
        else if (c == u'>')
            return i + 1;
    }
    return -1;
}

bool beginsTag(QStringView html, qsizetype at)
{
    const QStringView rest = html.sliced(at + 1);
    const qsizetype name = rest.startsWith(u'/') ? 1 : 0;
    if (rest.size() <= name)
        return false;
    const QChar c = rest[name].toLower();
    return (c >= u'a' && c <= u'z') || rest.front() == u'!' || rest.front() == u'?';
}

/// Writes text between tags and keeps in mind which line ends are due.
class Writer
{
public:
    void text(QStringView piece)
    {
        if (m_due > 0) {
            // Blanks and line ends between two blocks are the source's layout.
            while (!piece.isEmpty()
                   && (piece.front() == u' ' || piece.front() == u'\n' || piece.front() == u'\r'
                       || piece.front() == u'\t'))
                piece = piece.sliced(1);
        }
        if (piece.isEmpty())
            return;
        if (m_due > 0 && !m_out.isEmpty()) {
            while (m_out.endsWith(u' ') || m_out.endsWith(u'\n') || m_out.endsWith(u'\r') || m_out.endsWith(u'\t'))
                m_out.chop(1);
            m_out += m_out.isEmpty() ? QString() : QString(m_due, u'\n');
        }
        m_due = 0;
        m_afterParagraph = false;
        m_out += decodeEntities(piece);
    }
    void lineEnd()
    {
        if (m_due == 0)
            m_out += u'\n';
    }
    void block(QStringView tag, bool closes)
    {
        const bool paragraph = tag == "p"_L1;
        const bool begins = paragraph && !closes;
        m_due = std::max(m_due, begins && (m_afterParagraph || m_inParagraph) ? 2 : 1);
        if (paragraph) {
            m_afterParagraph = closes || m_inParagraph;
            m_inParagraph = begins;
        }
    }
    [[nodiscard]] QString result() const
    {
        // Blank lines at both ends go; blanks of a line that holds text stay.
        qsizetype begin = 0, end = m_out.size();
        for (qsizetype at = 0; at < m_out.size() && m_out[at].isSpace(); ++at) {
            if (m_out[at] == u'\n')
                begin = at + 1;
        }
        for (qsizetype at = m_out.size(); at > begin && m_out[at - 1].isSpace(); --at) {
            if (m_out[at - 1] == u'\n')
                end = at - 1;
        }
        return m_out.mid(begin, end - begin);
    }

private:
    QString m_out;
    int m_due = 0; ///< line ends before the next text
    bool m_inParagraph = false, m_afterParagraph = false;
};

/// Behind the end of the element whose opening tag ended at `at`.
qsizetype skipElement(QStringView html, qsizetype at, QStringView tag)
{
    const qsizetype close = html.indexOf(u"</"_s + tag.toString(), at, Qt::CaseInsensitive);
    const qsizetype end = close < 0 ? -1 : tagEnd(html, close);
    return end < 0 ? html.size() : end;
}

QString tagName(QStringView html, qsizetype at, qsizetype end)
{
    const auto isName = [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u':'; };
    qsizetype to = at;
    while (to < end && isName(html[to]))
        ++to;
    return html.sliced(at, to - at).toString().toLower();
}

} // namespace

QString decodeEntities(QStringView text)
{
    QString out;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype amp = text.indexOf(u'&', at);
        if (amp < 0)
            return out.append(text.sliced(at));
        out += text.sliced(at, amp - at);
        const QStringView near = text.sliced(amp, std::min(longestReference, text.size() - amp));
        const qsizetype length = near.indexOf(u';');
        const QStringView name = length < 1 ? QStringView() : near.sliced(1, length - 1);
        QString character;
        if (name.startsWith(u'#'))
            character = numericReference(name.sliced(1));
        else if (!name.isEmpty())
            character = namedReference(name);
        out += character.isEmpty() ? QString(u'&') : character;
        at = amp + (character.isEmpty() ? 1 : length + 1);
    }
    return out;
}

QString htmlToText(QStringView html)
{
    Writer writer;
    for (qsizetype at = 0; at < html.size();) {
        qsizetype open = html.indexOf(u'<', at);
        while (open >= 0 && !beginsTag(html, open))
            open = html.indexOf(u'<', open + 1);
        const bool comment = open >= 0 && html.sliced(open).startsWith("<!--"_L1);
        const qsizetype dashes = comment ? html.indexOf("-->"_L1, open + 4) : -1;
        const qsizetype end = open < 0 ? -1 : dashes >= 0 ? dashes + 3 : tagEnd(html, open);
        if (end < 0) {
            writer.text(html.sliced(at));
            break;
        }
        writer.text(html.sliced(at, open - at));
        at = end;
        const bool closes = html[open + 1] == u'/';
        const QString tag = tagName(html, open + (closes ? 2 : 1), end);
        if (!closes && (tag == "script"_L1 || tag == "style"_L1))
            at = skipElement(html, at, tag);
        else if (tag == "br"_L1)
            writer.lineEnd();
        else if (isBlock(tag))
            writer.block(tag, closes);
    }
    return writer.result();
}

} // namespace lianxi::channels
