// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/email/mail_text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lianxi::email
{

namespace
{

struct Entity {
    QLatin1StringView name;
    char16_t character;
};

/// Those that mail programs write; others stay as they are written.
constexpr std::array entities{
    Entity{"amp"_L1, u'&'},      Entity{"lt"_L1, u'<'},       Entity{"gt"_L1, u'>'},       Entity{"quot"_L1, u'"'},
    Entity{"apos"_L1, u'\''},    Entity{"nbsp"_L1, u' '},     Entity{"copy"_L1, 0x00A9},   Entity{"reg"_L1, 0x00AE},
    Entity{"trade"_L1, 0x2122},  Entity{"euro"_L1, 0x20AC},   Entity{"pound"_L1, 0x00A3},  Entity{"yen"_L1, 0x00A5},
    Entity{"cent"_L1, 0x00A2},   Entity{"sect"_L1, 0x00A7},   Entity{"deg"_L1, 0x00B0},    Entity{"middot"_L1, 0x00B7},
    Entity{"bull"_L1, 0x2022},   Entity{"hellip"_L1, 0x2026}, Entity{"ndash"_L1, 0x2013},  Entity{"mdash"_L1, 0x2014},
    Entity{"lsquo"_L1, 0x2018},  Entity{"rsquo"_L1, 0x2019},  Entity{"ldquo"_L1, 0x201C},  Entity{"rdquo"_L1, 0x201D},
    Entity{"sbquo"_L1, 0x201A},  Entity{"bdquo"_L1, 0x201E},  Entity{"laquo"_L1, 0x00AB},  Entity{"raquo"_L1, 0x00BB},
    Entity{"ensp"_L1, 0x2002},   Entity{"emsp"_L1, 0x2003},   Entity{"thinsp"_L1, 0x2009}, Entity{"zwnj"_L1, 0x200C},
    Entity{"zwj"_L1, 0x200D},    Entity{"shy"_L1, 0x00AD},    Entity{"times"_L1, 0x00D7},  Entity{"divide"_L1, 0x00F7},
    Entity{"plusmn"_L1, 0x00B1}, Entity{"frac12"_L1, 0x00BD}, Entity{"szlig"_L1, 0x00DF},  Entity{"auml"_L1, 0x00E4},
    Entity{"ouml"_L1, 0x00F6},   Entity{"uuml"_L1, 0x00FC},   Entity{"Auml"_L1, 0x00C4},   Entity{"Ouml"_L1, 0x00D6},
    Entity{"Uuml"_L1, 0x00DC},   Entity{"eacute"_L1, 0x00E9}, Entity{"egrave"_L1, 0x00E8}, Entity{"ecirc"_L1, 0x00EA},
    Entity{"Eacute"_L1, 0x00C9}, Entity{"agrave"_L1, 0x00E0}, Entity{"aacute"_L1, 0x00E1}, Entity{"acirc"_L1, 0x00E2},
    Entity{"ccedil"_L1, 0x00E7}, Entity{"ntilde"_L1, 0x00F1}, Entity{"iacute"_L1, 0x00ED}, Entity{"oacute"_L1, 0x00F3},
    Entity{"ocirc"_L1, 0x00F4},  Entity{"uacute"_L1, 0x00FA}, Entity{"ugrave"_L1, 0x00F9}, Entity{"aring"_L1, 0x00E5},
    Entity{"oslash"_L1, 0x00F8}, Entity{"aelig"_L1, 0x00E6},  Entity{"iexcl"_L1, 0x00A1},  Entity{"iquest"_L1, 0x00BF},
    Entity{"larr"_L1, 0x2190},   Entity{"rarr"_L1, 0x2192},
};

template <size_t N>
bool isOneOf(QStringView name, const std::array<QLatin1StringView, N> &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whose content is never shown.
constexpr std::array hiddenTags{"head"_L1, "style"_L1, "script"_L1, "title"_L1, "template"_L1, "noscript"_L1, "svg"_L1};
/// Blank line around.
constexpr std::array paragraphTags{"p"_L1,  "h1"_L1,         "h2"_L1,  "h3"_L1, "h4"_L1, "h5"_L1,
                                   "h6"_L1, "blockquote"_L1, "pre"_L1, "ul"_L1, "ol"_L1, "table"_L1};
/// A line of their own.
constexpr std::array lineTags{"div"_L1,     "li"_L1,      "tr"_L1,      "dt"_L1,     "dd"_L1,
                              "hr"_L1,      "section"_L1, "article"_L1, "header"_L1, "footer"_L1,
                              "address"_L1, "center"_L1,  "form"_L1,    "body"_L1,   "html"_L1};

QString codePoint(char32_t code)
{
    if (code == 0xA0)
        return u" "_s;
    const bool bad = code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
    return QString::fromUcs4(&(code = bad ? char32_t(0xFFFD) : code), 1);
}

/// The text of an entity at the start of `text` ("&…") and how long it is; empty when it is none.
std::pair<QString, qsizetype> entityAt(QStringView text)
{
    qsizetype end = 1;
    while (end < text.size() && end < 32 && (text[end].isLetterOrNumber() || text[end] == u'#'))
        ++end;
    const QStringView name = text.sliced(1, end - 1);
    const bool closed = end < text.size() && text[end] == u';';
    const qsizetype length = end + (closed ? 1 : 0);
    if (name.startsWith(u'#') && name.size() > 1) {
        const bool hex = name[1] == u'x' || name[1] == u'X';
        bool good = false;
        const uint code = name.sliced(hex ? 2 : 1).toUInt(&good, hex ? 16 : 10);
        if (good || (name.size() > (hex ? 2 : 1) && name.back().isDigit()))
            return {codePoint(good ? code : 0), length};
        return {};
    }
    const auto known =
        std::find_if(entities.begin(), entities.end(), [name](const Entity &entity) { return name == entity.name; });
    if (!closed || known == entities.end())
        return {};
    return {QString(QChar(known->character)), length};
}

struct Tag {
    QString name; ///< lower case
    bool closes = false;
    qsizetype end = 0; ///< behind '>'
};

/// The tag at '<'; a name that is empty when it is none.
Tag tagAt(const QString &html, qsizetype at)
{
    Tag tag;
    qsizetype i = at + 1;
    if (i < html.size() && html[i] == u'/') {
        tag.closes = true;
        ++i;
    }
    const qsizetype nameFrom = i;
    while (i < html.size() && (html[i].isLetterOrNumber() || html[i] == u':' || html[i] == u'-'))
        ++i;
    if (i == nameFrom || !html[nameFrom].isLetter())
        return tag;
    tag.name = html.mid(nameFrom, i - nameFrom).toLower();
    QChar quote;
    for (; i < html.size(); ++i) {
        const QChar c = html[i];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'\'')
            quote = c;
        else if (c == u'>')
            break;
    }
    tag.end = std::min(i + 1, html.size());
    return tag;
}

class Writer
{
public:
    void text(QStringView piece)
    {
        for (const QChar c : piece)
            put(c);
    }
    /// A line break asked for by the page.
    void newLine()
    {
        trimLine();
        m_text += u'\n';
        m_wanted = 0;
    }
    /// At least `lines` line ends before what comes next.
    void atLeast(int lines)
    {
        if (!m_text.isEmpty())
            m_wanted = std::max(m_wanted, lines);
        m_space = false;
    }
    void setPreformatted(int by) { m_pre = std::max(0, m_pre + by); }
    [[nodiscard]] QString take()
    {
        trimLine();
        return std::exchange(m_text, {});
    }

private:
    void put(QChar c)
    {
        const bool blank = c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
        if (blank && m_pre == 0) {
            m_space = true;
            return;
        }
        startLine();
        if (c == u'\n')
            trimLine();
        m_text += c;
    }
    void startLine()
    {
        if (m_wanted > 0) {
            trimLine();
            int there = 0;
            while (there < m_text.size() && there < m_wanted && m_text[m_text.size() - 1 - there] == u'\n')
                ++there;
            m_text += QString(m_wanted - there, u'\n');
            m_wanted = 0;
        } else if (m_space && !m_text.isEmpty() && m_text.back() != u'\n') {
            m_text += u' ';
        }
        m_space = false;
    }
    void trimLine()
    {
        while (!m_text.isEmpty() && (m_text.back() == u' ' || m_text.back() == u'\t'))
            m_text.chop(1);
        m_space = false;
    }

    QString m_text;
    int m_wanted = 0;
    int m_pre = 0;
    bool m_space = false;
};

void apply(const Tag &tag, Writer &writer)
{
    if (tag.name == "br"_L1)
        writer.newLine();
    else if (tag.name == "td"_L1 || tag.name == "th"_L1)
        writer.text(u" ");
    else if (isOneOf(tag.name, paragraphTags))
        writer.atLeast(2);
    else if (isOneOf(tag.name, lineTags))
        writer.atLeast(1);
    if (tag.name == "pre"_L1)
        writer.setPreformatted(tag.closes ? -1 : 1);
}

/// Behind the element that begins at `tag`; the rest of the page when it does not end.
qsizetype endOfHidden(const QString &html, const Tag &tag)
{
    const qsizetype close = html.indexOf(u"</"_s + tag.name, tag.end, Qt::CaseInsensitive);
    if (close >= 0)
        return tagAt(html, close).end;
    // A page may leave out </head>, and scripts without an end are never shown.
    const qsizetype body = tag.name == "head"_L1 ? html.indexOf("<body"_L1, tag.end, Qt::CaseInsensitive) : -1;
    return body < 0 ? html.size() : body;
}

} // namespace

QString textOfHtml(const QString &html)
{
    Writer writer;
    for (qsizetype at = 0; at < html.size();) {
        const QChar c = html[at];
        if (c == u'<' && QStringView(html).sliced(at).startsWith("<!--"_L1)) {
            const qsizetype end = html.indexOf("-->"_L1, at + 4);
            at = end < 0 ? html.size() : end + 3;
        } else if (c == u'<' && at + 1 < html.size() && (html[at + 1] == u'!' || html[at + 1] == u'?')) {
            const qsizetype end = html.indexOf(u'>', at);
            at = end < 0 ? html.size() : end + 1;
        } else if (c == u'<') {
            const Tag tag = tagAt(html, at);
            if (tag.name.isEmpty()) {
                writer.text(u"<");
                ++at;
                continue;
            }
            const bool hidden = !tag.closes && isOneOf(tag.name, hiddenTags);
            apply(tag, writer);
            at = hidden ? endOfHidden(html, tag) : tag.end;
        } else if (c == u'&') {
            const auto [text, length] = entityAt(QStringView(html).sliced(at));
            writer.text(length > 0 ? QStringView(text) : QStringView(u"&"));
            at += std::max<qsizetype>(length, 1);
        } else {
            writer.text(c == QChar(0xA0) ? QStringView(u" ") : QStringView(html).sliced(at, 1));
            ++at;
        }
    }
    return writer.take();
}

} // namespace lianxi::email
