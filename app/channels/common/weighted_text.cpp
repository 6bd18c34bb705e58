// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/weighted_text.h"

#include "app/channels/common/top_level_domains.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

constexpr int addressWeight = 23;
constexpr int emojiWeight = 2;
constexpr qsizetype longestAddress = 4096;
constexpr qsizetype longestLabel = 63; ///< of a domain, in ASCII
constexpr qsizetype longestShortLink = 40; ///< of what follows https://t.co/

struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;
};

bool isIn(char16_t c, QStringView set)
{
    return set.contains(c);
}

bool isAsciiAlnum(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isAccented(char16_t c)
{
    return (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x300 && c <= 0x36f)
        || (c >= 0x1e00 && c <= 0x1eff) || isIn(c, u"ɓɔɖɗəɛɣɨɯɲʉʻ");
}

bool isDirectional(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x2066 && c <= 0x2069);
}

bool isInvalid(char16_t c)
{
    return c == 0xfffe || c == 0xfeff || c == 0xffff;
}

/// Of a label, other than - and _ which may stand inside one.
bool isDomainCharacter(char16_t c)
{
    const bool space = (c >= 9 && c <= 13) || c == 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 || c == 0x180e
        || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
    return !space && !isInvalid(c) && !isDirectional(c) && !isIn(c, u"!'#%&()*+,\\-./:;<=>?@[]^_{|}~$");
}

bool isPathCharacter(char16_t c)
{
    return isAsciiAlnum(c) || (c >= 0x400 && c <= 0x4ff) || isAccented(c) || isIn(c, u"!*';:=+,.$/%#[]-–_~@|&");
}

bool endsPath(char16_t c)
{
    return isAsciiAlnum(c) || (c >= 0x400 && c <= 0x4ff) || isAccented(c) || isIn(c, u"+-=_#/");
}

bool isQueryCharacter(char16_t c)
{
    return isAsciiAlnum(c) || isIn(c, u"!?*'@();:&=+$/%#[]-_.,~|");
}

bool endsQuery(char16_t c)
{
    return isAsciiAlnum(c) || isIn(c, u"-_&=#/");
}

/// How many characters a label of a domain has when it is written in ASCII (RFC 3492).
qsizetype asciiLength(QStringView label)
{
    const QList<uint> points = label.toUcs4();
    const auto basic = std::count_if(points.begin(), points.end(), [](uint c) { return c < 0x80; });
    if (basic == points.size())
        return basic;
    qsizetype length = 4 + basic + (basic > 0 ? 1 : 0); // xn--, and the dash before what is encoded
    uint n = 0x80, delta = 0, bias = 72;
    bool first = true;
    for (auto handled = static_cast<uint>(basic); handled < static_cast<uint>(points.size()); ++delta, ++n) {
        uint next = 0x10ffff;
        for (const uint c : points)
            next = c >= n ? std::min(next, c) : next;
        delta += (next - n) * (handled + 1);
        n = next;
        for (const uint c : points) {
            delta += c < n ? 1 : 0;
            if (c != n)
                continue;
            uint q = delta;
            for (uint k = 36;; k += 36, ++length) {
                const uint t = k <= bias ? 1 : std::min(k - bias, 26U);
                if (q < t)
                    break;
                q = (q - t) / (36 - t);
            }
            ++length;
            delta = first ? delta / 700 : delta / 2;
            delta += delta / (handled + 1);
            bias = 0;
            for (; delta > 455; bias += 36)
                delta /= 35;
            bias += 36 * delta / (delta + 38);
            delta = 0;
            first = false;
            ++handled;
        }
    }
    return length;
}

/// Finds the addresses of a text as X does. Positions are UTF-16 units.
class AddressFinder
{
public:
    explicit AddressFinder(QStringView text)
        : m_text(text)
    {
    }
    [[nodiscard]] std::vector<Span> find();

private:
    [[nodiscard]] char16_t at(qsizetype i) const { return i < m_text.size() ? m_text[i].unicode() : u'\0'; }
    [[nodiscard]] bool mayBeginAt(qsizetype i) const;
    [[nodiscard]] qsizetype schemeEnd(qsizetype i) const;
    [[nodiscard]] qsizetype topLevelEnd(qsizetype i) const;
    [[nodiscard]] qsizetype domainEnd(qsizetype begin) const;
    [[nodiscard]] qsizetype parenthesesEnd(qsizetype i) const;
    [[nodiscard]] qsizetype pathEnd(qsizetype i) const;
    [[nodiscard]] qsizetype tailEnd(qsizetype domainEnd) const;
    [[nodiscard]] qsizetype shortLinkEnd(qsizetype begin, qsizetype end) const;
    void addBare(qsizetype begin, qsizetype domainEnd, qsizetype end);

    QStringView m_text;
    std::vector<Span> m_found;
};

bool AddressFinder::mayBeginAt(qsizetype i) const
{
    if (i == 0)
        return true;
    const char16_t before = m_text[i - 1].unicode();
    return !isAsciiAlnum(before) && !isIn(before, u"@＠$#＃") && !isInvalid(before);
}

qsizetype AddressFinder::schemeEnd(qsizetype i) const
{
    for (const auto scheme : {"http://"_L1, "https://"_L1}) {
        if (m_text.sliced(i).startsWith(scheme, Qt::CaseInsensitive))
            return i + scheme.size();
    }
    return -1;
}

/// End of the longest top-level domain that begins at `i` and is not the beginning of a longer word; -1: none.
qsizetype AddressFinder::topLevelEnd(qsizetype i) const
{
    const qsizetype most = std::min(m_text.size() - i, longestTopLevelDomain);
    if (m_text.sliced(i).startsWith("xn--"_L1, Qt::CaseInsensitive)) {
        qsizetype end = i + 4;
        while (isAsciiAlnum(at(end)) || at(end) == u'-')
            ++end;
        return end > i + 4 ? end : -1;
    }
    for (qsizetype length = most; length >= 2; --length) {
        const char16_t next = at(i + length);
        if (!isAsciiAlnum(next) && next != u'@' && next != u'+' && next != u'-'
            && isTopLevelDomain(m_text.sliced(i, length)))
            return i + length;
    }
    return -1;
}

/// End of the longest domain that begins at `begin`; -1: none.
qsizetype AddressFinder::domainEnd(qsizetype begin) const
{
    qsizetype found = -1;
    for (qsizetype label = begin; label < m_text.size();) {
        qsizetype end = label;
        bool underscore = false;
        while (end < m_text.size() && (isDomainCharacter(at(end)) || at(end) == u'-' || at(end) == u'_'))
            underscore = at(end++) == u'_' || underscore;
        // A label begins and ends with a letter or digit, and a dot follows it.
        if (end == label || at(end) != u'.' || !isDomainCharacter(at(label)) || !isDomainCharacter(at(end - 1)))
            break;
        // Only names below the registered one may hold an underscore.
        if (const qsizetype top = underscore ? -1 : topLevelEnd(end + 1); top >= 0)
            found = top;
        label = end + 1;
    }
    return found;
}

/// End of a pair of parentheses with something inside, one level of others included; -1: none.
qsizetype AddressFinder::parenthesesEnd(qsizetype i) const
{
    qsizetype end = i + 1;
    int depth = 1;
    for (; end < m_text.size() && depth > 0; ++end) {
        const char16_t c = at(end);
        if (c == u'(' ? ++depth > 2 : c != u')' && !isPathCharacter(c))
            return -1;
        if (c == u')') {
            if (at(end - 1) == u'(')
                return -1;
            --depth;
        }
    }
    return depth == 0 ? end : -1;
}

qsizetype AddressFinder::pathEnd(qsizetype i) const
{
    qsizetype end = i + 1; // the slash alone is a path
    for (qsizetype here = end; here < m_text.size();) {
        if (at(here) == u'(') {
            const qsizetype close = parenthesesEnd(here);
            if (close < 0)
                break;
            end = here = close;
            continue;
        }
        if (!isPathCharacter(at(here)))
            break;
        ++here;
        if (endsPath(at(here - 1)))
            end = here;
    }
    return end;
}

/// End of port, path and query behind a domain.
qsizetype AddressFinder::tailEnd(qsizetype domainEnd) const
{
    const auto isDigit = [](char16_t c) { return c >= u'0' && c <= u'9'; };
    qsizetype end = domainEnd;
    if (at(end) == u':' && isDigit(at(end + 1))) {
        ++end;
        while (isDigit(at(end)))
            ++end;
    }
    if (at(end) == u'/')
        end = pathEnd(end);
    if (at(end) != u'?')
        return end;
    qsizetype last = -1;
    for (qsizetype here = end + 1; here < m_text.size() && isQueryCharacter(at(here)); ++here) {
        if (endsQuery(at(here)))
            last = here + 1;
    }
    return last < 0 ? end : last;
}

/// The platform's own short links end with their name; -1: the name is too long to be one.
qsizetype AddressFinder::shortLinkEnd(qsizetype begin, qsizetype end) const
{
    const qsizetype host = schemeEnd(begin);
    if (!m_text.sliced(host).startsWith("t.co/"_L1, Qt::CaseInsensitive))
        return end;
    qsizetype name = host + 5;
    while (isAsciiAlnum(at(name)))
        ++name;
    if (name == host + 5)
        return end;
    if (name - host - 5 > longestShortLink)
        return -1;
    return at(name) == u'?' ? tailEnd(name) : name;
}

/// Without a scheme only names of Latin letters count, wherever they stand in what looks like a domain.
void AddressFinder::addBare(qsizetype begin, qsizetype domainEnd, qsizetype end)
{
    const auto plain = [](char16_t c) { return isAsciiAlnum(c) || isAccented(c) || c == u'-'; };
    bool any = false;
    for (qsizetype here = begin; here < domainEnd;) {
        if (!plain(at(here))) {
            ++here;
            continue;
        }
        qsizetype found = -1, label = here;
        while (label < domainEnd) {
            qsizetype dot = label;
            while (dot < domainEnd && plain(at(dot)))
                ++dot;
            if (dot == label || at(dot) != u'.')
                break;
            if (const qsizetype top = topLevelEnd(dot + 1); top >= 0 && top <= domainEnd)
                found = top;
            label = dot + 1;
        }
        if (found >= 0) {
            m_found.push_back({here, found});
            any = true;
        }
        here = found >= 0 ? found : std::max(label, here + 1);
    }
    // Port and query belong to it only when a path does.
    const QStringView tail = m_text.sliced(domainEnd, end - domainEnd);
    const qsizetype query = tail.indexOf(u'?');
    const bool hasPath = (query < 0 ? tail : tail.first(query)).contains(u'/');
    if (any && hasPath)
        m_found.back().end = end;
}

std::vector<Span> AddressFinder::find()
{
    // At the beginning of the text a letter that may stand before an address is rather that than a part of one.
    const bool secondFits = m_text.size() > 1 && mayBeginAt(1) && (schemeEnd(1) >= 0 || domainEnd(1) >= 0);
    for (qsizetype i = secondFits ? 1 : 0; i < m_text.size();) {
        const qsizetype scheme = mayBeginAt(i) ? schemeEnd(i) : -1;
        qsizetype domain = scheme >= 0 ? domainEnd(scheme) : -1;
        const bool withScheme = domain >= 0;
        if (!withScheme)
            domain = mayBeginAt(i) ? domainEnd(i) : -1;
        if (domain < 0) {
            ++i;
            continue;
        }
        const qsizetype end = tailEnd(domain);
        const qsizetype begin = withScheme ? scheme : i;
        const QList<QStringView> labels = m_text.sliced(begin, domain - begin).split(u'.');
        const bool fits = end - i + (withScheme ? 0 : 8) <= longestAddress
            && std::all_of(labels.begin(), labels.end(), [](QStringView l) { return asciiLength(l) <= longestLabel; });
        if (fits && withScheme) {
            if (const qsizetype last = shortLinkEnd(i, end); last >= 0)
                m_found.push_back({i, last});
        } else if (fits && (i == 0 || !isIn(m_text[i - 1].unicode(), u"-_./"))) {
            addBare(i, domain, end);
        }
        // What comes next needs a character before it that is not this address's.
        i = end + 1;
    }
    return std::move(m_found);
}

/// Flags, keycaps, and pictures with their skin, sex and family. A picture asked for as text is none.
const QRegularExpression &emojiPattern()
{
    static const QRegularExpression pattern(
        u"\\p{RI}\\p{RI}"
        "|[0-9#*]\\x{FE0F}?\\x{20E3}"
        "|\\x{1F3F4}[\\x{E0020}-\\x{E007E}]+\\x{E007F}"
        "|(?![\\x{A9}\\x{AE}](?!\\x{FE0F}))\\p{ExtPict}(?!\\x{FE0E})(?:\\p{EMod}|\\x{FE0F})?"
        "(?:\\x{200D}\\p{ExtPict}(?:\\p{EMod}|\\x{FE0F})?)*"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

int characterWeight(char16_t c)
{
    return c <= 0x10ff || (c >= 0x2000 && c <= 0x200d) || (c >= 0x2010 && c <= 0x201f) || (c >= 0x2032 && c <= 0x2037)
        ? 1
        : 2;
}

bool mayHoldEmoji(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x2000 || c.unicode() == 0xa9 || c.unicode() == 0xae; });
}

} // namespace

int weightedLength(QStringView view)
{
    const QString text = view.toString().normalized(QString::NormalizationForm_C);
    const std::vector<Span> addresses = text.contains(u'.') ? AddressFinder(text).find() : std::vector<Span>();
    auto address = addresses.begin();
    QRegularExpressionMatchIterator emoji;
    if (mayHoldEmoji(text))
        emoji = emojiPattern().globalMatch(text);
    int weight = 0;
    for (qsizetype i = 0; i < text.size();) {
        while (address != addresses.end() && address->begin < i)
            ++address;
        while (emoji.isValid() && emoji.hasNext() && emoji.peekNext().capturedStart() < i)
            emoji.next();
        if (address != addresses.end() && address->begin == i) {
            weight += addressWeight;
            i = address->end;
        } else if (emoji.isValid() && emoji.hasNext() && emoji.peekNext().capturedStart() == i) {
            weight += emojiWeight;
            i += emoji.next().capturedLength();
        } else {
            weight += characterWeight(text[i].unicode());
            const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            i += pair ? 2 : 1;
        }
    }
    return weight;
}

qsizetype weightedFitting(QStringView text, int limit)
{
    qsizetype fits = 0, over = text.size() + 1;
    while (over - fits > 1) {
        const qsizetype middle = fits + (over - fits) / 2;
        (weightedLength(text.first(middle)) <= limit ? fits : over) = middle;
    }
    // An address that is cut weighs more or less than the whole one, so the search may end above the limit.
    while (fits > 0 && weightedLength(text.first(fits)) > limit)
        --fits;
    return fits;
}

} // namespace lianxi::channels
