// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_words.h"

#include <algorithm>
#include <array>

namespace lianxi::personal
{

namespace
{

using Type = PersonalDataType;

constexpr int longestAddress = 140; // folded units
constexpr size_t mostNameWords = 7, mostTailWords = 14;

// Kinds of street as words of their own, in many languages.
constexpr std::array<QStringView, 104> streetWords{
    u"street",   u"st",        u"avenue",    u"ave",     u"road",     u"rd",      u"drive",    u"dr",       u"lane",
    u"ln",       u"boulevard", u"blvd",      u"way",     u"court",    u"ct",      u"place",    u"plaza",    u"square",
    u"sq",       u"circle",    u"trail",     u"terrace", u"parkway",  u"highway", u"crescent", u"close",    u"grove",
    u"row",      u"walk",      u"alley",     u"gardens", u"mews",     u"quay",    u"turnpike", u"crossing", u"rue",
    u"chemin",   u"allée",     u"allee",     u"quai",    u"impasse",  u"cours",   u"route",    u"faubourg", u"via",
    u"viale",    u"piazza",    u"piazzale",  u"corso",   u"strada",   u"vicolo",  u"largo",    u"calle",    u"avenida",
    u"paseo",    u"camino",    u"carretera", u"ronda",   u"travesía", u"rua",     u"travessa", u"praça",    u"estrada",
    u"alameda",  u"carrer",    u"rúa",       u"ul",      u"ulica",    u"aleja",   u"plac",     u"osiedle",  u"ulice",
    u"náměstí",  u"třída",     u"nábřeží",   u"cesta",   u"trg",      u"pot",     u"utca",     u"u",        u"út",
    u"útja",     u"tér",       u"tere",      u"körút",   u"krt",      u"köz",     u"tee",      u"mnt",      u"tänav",
    u"puiestee", u"strasse",   u"str",       u"weg",     u"platz",    u"gasse",   u"straat",   u"laan",     u"πλατεία",
    u"λεωφόρος", u"οδός",      u"vej",       u"gata",    u"ulitsa"};
constexpr std::array<QStringView, 48> streetEndings{
    u"strasse", u"strase", u"gasse", u"platz",  u"allee",  u"straat", u"laan",    u"plein",  u"kade",   u"dijk",
    u"gracht",  u"singel", u"weg",   u"vej",    u"vejen",  u"gade",   u"gatan",   u"gata",   u"gate",   u"vägen",
    u"vegen",   u"veien",  u"veg",   u"vei",    u"stien",  u"stigen", u"stræde",  u"torget", u"torvet", u"vænget",
    u"katu",    u"tie",    u"kuja",  u"polku",  u"raitti", u"götu",   u"stræti",  u"vegur",  u"braut",  u"utca",
    u"centret", u"vollen", u"haven", u"bakken", u"parken", u"toften", u"svingen", u"ufer"};
// Such as are also English words or parts of names: a number has to follow.
constexpr std::array<QStringView, 12> nordicWords{u"gate", u"vei",  u"veg", u"vej",   u"gade", u"väg",
                                                  u"alle", u"allé", u"tie", u"plass", u"park", u"katu"};
constexpr std::array<QStringView, 9> units{u"apt",  u"apartment", u"suite", u"ste", u"flat",
                                           u"unit", u"room",      u"floor", u"bldg"};
constexpr std::array<QStringView, 30> linkWords{u"de",  u"la",  u"le",  u"les",   u"du", u"des", u"do",  u"da",
                                                u"dos", u"das", u"del", u"della", u"di", u"van", u"von", u"of",
                                                u"the", u"z",   u"nad", u"e",     u"i",  u"der", u"den", u"und",
                                                u"y",   u"et",  u"na",  u"v",     u"a",  u"in"};
constexpr std::array<QStringView, 22> commonStreetNames{u"main",  u"high",    u"church", u"park",  u"station", u"king",
                                                        u"queen", u"first",   u"second", u"third", u"fourth",  u"fifth",
                                                        u"sixth", u"seventh", u"eighth", u"ninth", u"tenth",   u"oak",
                                                        u"mill",  u"market",  u"bridge", u"broad"};
constexpr std::array<QStringView, 26> townWords{
    u"south", u"north", u"west",  u"east", u"new",   u"port",    u"lake",   u"mount",   u"fort",
    u"san",   u"los",   u"las",   u"el",   u"green", u"beach",   u"bay",    u"hill",    u"park",
    u"upper", u"lower", u"great", u"st",   u"city",  u"kingdom", u"states", u"republic"};
constexpr std::array<QStringView, 23> addressCues{
    u"corner of",   u"located at", u"located on", u"address is", u"address to", u"address:",
    u"live in",     u"live at",    u"lived in",   u"lived at",   u"living at",  u"meet me at",
    u"meet you at", u"sent to",    u"send it to", u"ship to",    u"deliver to", u"office is at",
    u"is on",       u"is at",      u"user:",      u"off at",     u"moved to"};
constexpr std::array<QStringView, 4> ships{u"uss", u"usns", u"uscgc", u"usnv"};
constexpr std::array<QStringView, 3> fleets{u"apo", u"fpo", u"dpo"};

struct Street {
    size_t first = 0, end = 0; ///< indices of words, end exclusive
    size_t name = 0; ///< where the name begins, after leading numbers
    int leading = 0; ///< numbers before the name
    bool trailing = false, kind = false;
};

class StreetFinder
{
public:
    StreetFinder(Scan &scan, const Words &words)
        : m_scan(scan)
        , m_words(words)
    {
    }

    void run()
    {
        for (size_t i = 0; i < count();) {
            const size_t box = boxEnd(i);
            if (box > i) {
                i = putWhole(i, tailEnd(box, i));
                continue;
            }
            const Street street = streetAt(i);
            i = street.end > i ? put(street) : i + 1;
        }
    }

private:
    [[nodiscard]] size_t count() const { return m_words.list.size(); }
    [[nodiscard]] const Word &word(size_t i) const { return m_words.list[i]; }
    [[nodiscard]] QStringView text(size_t i) const { return i < count() ? m_words.text(i) : QStringView(); }
    [[nodiscard]] bool number(size_t i) const
    {
        return i < count() && isDigit(m_scan.at(word(i).start)) && word(i).end - word(i).start <= 6
            && m_scan.at(word(i).start - 1) != u'$' && m_scan.at(word(i).start - 1) != u'#';
    }
    /// Whether word `i` and the next stand on one line, parted by a blank or an
    /// abbreviation's full stop.
    [[nodiscard]] bool close(size_t i) const
    {
        const QStringView gap = i + 1 < count() ? m_words.gap(i) : QStringView();
        return gap == u" " || gap == u". " || gap == u"." || gap == u" ’" || gap == u" \"" || gap == u"\" ";
    }
    [[nodiscard]] bool isKind(size_t i) const
    {
        const QStringView w = text(i);
        if (isOneOf(w, streetWords))
            return w != u"u" || m_scan.at(word(i).end) == u'.';
        return !word(i).is(Ordinary | HasDigit)
            && std::any_of(streetEndings.begin(), streetEndings.end(),
                           [&](QStringView ending) { return w.endsWith(ending) && w.size() >= ending.size() + 3; });
    }
    [[nodiscard]] bool named(size_t i) const
    {
        if (word(i).is(HasDigit))
            return false;
        if (m_words.mixed)
            return word(i).is(Capital);
        return !word(i).is(Ordinary) || isOneOf(text(i), commonStreetNames) || isKind(i);
    }
    [[nodiscard]] bool isUnit(size_t i) const
    {
        return i + 1 < count() && isOneOf(text(i), units) && number(i + 1) && close(i);
    }

    /// PSC 12, Box 34; Unit 12 Box 34; P.O. Box 12; USS Name before FPO. \return
    /// where it ends; `i` when none is here.
    [[nodiscard]] size_t boxEnd(size_t i) const
    {
        if ((text(i) == u"psc" || text(i) == u"unit") && number(i + 1) && text(i + 2) == u"box" && number(i + 3))
            return i + 4;
        if (text(i) == u"p" && text(i + 1) == u"o" && text(i + 2) == u"box" && number(i + 3))
            return i + 4;
        if ((text(i) == u"postbox" || text(i) == u"postboks" || text(i) == u"postfach") && number(i + 1))
            return i + 2;
        if (text(i) == u"po" && text(i + 1) == u"box" && number(i + 2))
            return i + 3;
        if (isOneOf(text(i), ships))
            for (size_t at = i + 1; at < i + 4; ++at)
                if (isOneOf(text(at), fleets))
                    return at;
        return i;
    }

    [[nodiscard]] Street streetAt(size_t i) const
    {
        Street out{i, i, i, 0, false, false};
        size_t at = i;
        while (number(at) && out.leading < 2 && close(at)) {
            ++out.leading;
            ++at;
        }
        if (at >= count() || (out.leading == 0 && !begins(at)))
            return out;
        out.name = at;
        size_t words = 0;
        for (; at < count() && words < mostNameWords && !isUnit(at); ++at, ++words) {
            const bool link = words > 0 && at + 1 < count() && close(at)
                && (isOneOf(text(at), linkWords) || text(at).contains(u'\'') || text(at).contains(u'’'));
            const bool nordic = words > 0 && isOneOf(text(at), nordicWords) && close(at) && number(at + 1);
            const bool small = words > 0 && (out.kind || out.leading > 0) && !word(at).is(Ordinary | HasDigit);
            if (!named(at) && !link && !small && !nordic
                && !(isKind(at) && (words > 0 || !word(at).is(Ordinary) || !m_words.mixed)))
                break;
            out.kind = out.kind || nordic
                || (isKind(at) && (words > 0 || out.leading > 0 || !word(at).is(Ordinary) || close(at)));
            if (!close(at)) {
                ++at;
                ++words;
                break;
            }
        }
        if (words == 0)
            return out;
        while (at > out.name && !named(at - 1) && !isKind(at - 1) && isOneOf(text(at - 1), linkWords))
            --at;
        const bool joined = at > out.name && close(at - 1);
        if (joined && number(at)) {
            out.trailing = true;
            ++at;
            if (at < count() && close(at - 1) && number(at) && word(at).end - word(at).start <= 4)
                ++at;
        }
        if (holds(out, at))
            out.end = at;
        return out;
    }

    /// Whether a street without a number before it may begin here.
    [[nodiscard]] bool begins(size_t at) const
    {
        if (at > 0 && number(at - 1) && isKind(at))
            return false;
        if (!named(at))
            return isKind(at) && close(at) && at + 1 < count() && word(at + 1).is(Capital);
        return !word(at).is(Ordinary) || isKind(at) || cued(at);
    }

    /// Whether what was read is an address: by a kind of street and a number, or
    /// by numbers and what stands around.
    [[nodiscard]] bool holds(const Street &street, size_t end) const
    {
        if (street.leading > 0 && end - street.name <= 2 && (text(street.name) == u"rd" || text(street.name) == u"st"))
            return false; // 23 rd 2018
        if (street.kind && (street.leading > 0 || street.trailing))
            return end - street.name >= (street.leading > 0 && !street.trailing ? 2U : 1U);
        if (!street.trailing)
            return (street.leading > 0 && end < count() && isUnit(end)) || (street.leading == 2 && cued(street.first));
        const int lead = word(street.first).end - word(street.first).start;
        const QStringView gap = m_words.gap(end - 1);
        const bool goesOn = end < count() && (isUnit(end) || gap.startsWith(u','));
        if (street.leading > 0 && lead >= 3 && (goesOn || gap.contains(u'\n') || cued(street.first)))
            return true;
        return cued(street.first);
    }
    [[nodiscard]] bool cued(size_t i) const
    {
        if (i >= 2 && text(i - 1) == u"and" && named(i - 2))
            i -= 2;
        const int to = word(i).start, from = std::max(0, to - 24);
        const QStringView before = m_scan.text().mid(from, to - from).trimmed();
        return std::any_of(addressCues.begin(), addressCues.end(),
                           [&](QStringView cue) { return before.endsWith(cue); });
    }

    /// Unit, town, state, country and post code after the street. \return where
    /// they end.
    [[nodiscard]] size_t tailEnd(size_t at, size_t first) const
    {
        for (size_t words = 0; at < count() && words < mostTailWords; ++words) {
            const QStringView gap = m_words.gap(at - 1);
            if (gap.size() > 5 || word(at).end - word(first).start > longestAddress || !belongs(gap, at))
                break;
            at += isUnit(at) ? 2 : 1;
        }
        return at;
    }
    [[nodiscard]] bool belongs(QStringView gap, size_t at) const
    {
        const bool line = gap.contains(u'\n');
        for (const QChar c : gap)
            if (!QStringView(u" ,\n.()-'’/").contains(c) && !(line && c == u'>'))
                return false;
        if (gap.contains(u'.') && !line && !isUnit(at) && !number(at) && gap != u"."
            && word(at - 1).end - word(at - 1).start > 2)
            return false;
        const Word &w = word(at);
        if (isUnit(at) || isOneOf(text(at), fleets) || text(at) == u"box")
            return true;
        if (w.is(HasDigit)) // a line of several numbers is a telephone's
            return w.end - w.start <= 8 && !(line && at + 1 < count() && number(at + 1) && m_words.gap(at).size() == 1);
        if (m_words.mixed && !w.is(Capital))
            return (text(at) == u"nan" && gap.contains(u' '))
                || (isOneOf(text(at), linkWords) && at + 1 < count() && word(at + 1).is(Capital)
                    && m_words.gap(at) == u" " && !word(at + 1).is(Ordinary) && text(at) != u"in" && text(at) != u"the"
                    && text(at) != u"i");
        if (w.is(Initial))
            return text(at) != u"i";
        if (at + 1 < count() && isUnit(at + 1) && !line)
            return true;
        const bool state = w.end - w.start == 2 && at + 1 < count() && word(at + 1).is(Digits)
            && word(at + 1).end - word(at + 1).start == 5;
        if (state || !w.is(Ordinary) || w.is(Place) || isOneOf(text(at), townWords) || isKind(at))
            return true;
        return m_words.mixed && w.is(Shouted) && w.end - w.start <= 3;
    }

    /// \return where to go on.
    size_t put(const Street &street)
    {
        const size_t end = tailEnd(street.end, street.first);
        bool unit = false, line = false;
        int commas = 0;
        for (size_t i = street.end; i < end; ++i) {
            unit = unit || isUnit(i);
            line = line || m_words.gap(i - 1).contains(u'\n');
            commas += m_words.gap(i - 1).startsWith(u',') ? 1 : 0;
        }
        const bool doubled = street.leading == 2 || (street.leading == 1 && street.trailing);
        const int start = word(street.first).start;
        const bool block = unit && line && opensBlock(start);
        const bool bare = end == street.end || (end == street.end + 1 && isKind(street.end))
            || (commas == 1 && m_words.gap(street.end - 1).startsWith(u','));
        if (doubled && (block || (!unit && !line && bare && !word(end - 1).is(HasDigit))))
            return putParts(street, block);
        return putWhole(street.first, end);
    }

    size_t putWhole(size_t first, size_t end)
    {
        size_t last = end;
        // The corner of two streets is one place.
        const auto and_ = [&](size_t i) { return text(i) == u"and" || text(i) == u"&"; };
        if (first >= 2 && and_(first - 1) && named(first - 2) && !word(first - 2).is(Ordinary))
            first -= 2;
        else if (last + 1 < count() && and_(last) && m_words.gap(last - 1) == u" ")
            last = secondStreetEnd(last);
        if (first >= 2 && text(first - 1) == u"of" && text(first - 2) == u"corner")
            first -= 2;
        m_scan.add(Type::Address, word(first).start, word(last - 1).end, 0.85);
        return std::max(last, end);
    }

    /// Whether a block of its own begins at `start`: at the text's start, after
    /// an empty line, in a quoted line.
    [[nodiscard]] bool opensBlock(int start) const
    {
        while (m_scan.at(start - 1) == u' ')
            --start;
        return start <= 0 || m_scan.at(start - 1) == u'>'
            || (m_scan.at(start - 1) == u'\n' && m_scan.at(start - 2) == u'\n');
    }
    [[nodiscard]] size_t secondStreetEnd(size_t conjunction) const
    {
        size_t at = conjunction + 1;
        while (at < count() && at < conjunction + 5 && (named(at) || number(at))) {
            ++at;
            if (!close(at - 1))
                break;
        }
        return at > conjunction + 1 ? at : conjunction;
    }

    /// A letter's head or a register gives house number, street, unit and post
    /// code apart.
    size_t putParts(const Street &street, bool block)
    {
        m_scan.add(Type::Address, word(street.first).start, word(street.first).end, 0.7);
        m_scan.add(Type::Address, word(street.first + 1).start, word(street.end - 1).end, 0.85);
        size_t at = street.end;
        if (!block)
            return at;
        for (size_t words = 0; at < count() && words < mostTailWords; ++at, ++words) {
            if (isUnit(at)) {
                m_scan.add(Type::Address, word(at).start, word(at + 1).end, 0.8);
                ++at;
            } else if (word(at).is(Digits) && word(at).end - word(at).start >= 4) {
                m_scan.add(Type::Address, word(at).start, word(at).end, 0.7);
                return at + 1;
            } else if (!word(at).is(Capital) && m_words.mixed && !isOneOf(text(at), linkWords)) {
                break;
            }
        }
        return at;
    }

    Scan &m_scan;
    const Words &m_words;
};

} // namespace

void findStreets(Scan &scan, const Words &words)
{
    if (scan.european)
        StreetFinder(scan, words).run();
}

} // namespace lianxi::personal
