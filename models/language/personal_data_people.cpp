// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_words.h"

#include <algorithm>
#include <array>

namespace lianxi::personal
{

namespace
{

using Type = PersonalDataType;

constexpr size_t longestName = 5; // words
constexpr int cueReach = 32; // folded units

// After these any capitalised word that is no English word is a person.
constexpr std::array<QStringView, 92> strongCues{
    u"name is",    u"name's",      u"name:",        u"names are",    u"named",       u"named him",   u"named her",
    u"call me",    u"calls me",    u"called me",    u"goes by",      u"known as",    u"born as",     u"mr",
    u"mr.",        u"mrs",         u"mrs.",         u"ms",           u"ms.",         u"miss",        u"dr",
    u"dr.",        u"prof.",       u"professor",    u"sir",          u"lady",        u"madame",      u"monsieur",
    u"herr",       u"frau",        u"directed by:", u"directed by",  u"written by",  u"written by:", u"sung by",
    u"signed by",  u"composed by", u"produced by",  u"painted by",   u"sent by",     u"played by",   u"founded by",
    u"founders:",  u"producer",    u"commenter",    u"director",     u"singer",      u"author",      u"actor",
    u"actress",    u"guitarist",   u"drummer",      u"writer",       u"journalist",  u"spokesman",   u"spokeswoman",
    u"president",  u"senator",     u"captain",      u"son",          u"daughter",    u"wife",        u"husband",
    u"brother",    u"sister",      u"mother",       u"father",       u"mom",         u"dad",         u"friend",
    u"cousin",     u"uncle",       u"aunt",         u"boyfriend",    u"girlfriend",  u"nephew",      u"niece",
    u"kid",        u"colleague",   u"neighbour",    u"neighbor",     u"grandmother", u"grandfather", u"account holder",
    u"cardholder", u"cardholder:", u"attn:",        u"on behalf of", u"guardian",    u"beneficiary", u"passenger",
    u"said"};
// After these a word that looks like a name is one.
constexpr std::array<QStringView, 40> mildCues{
    u"i am",         u"i'm",        u"im",        u"this is",   u"dear",         u"hi",
    u"hello",        u"hey",        u"thanks",    u"thank you", u"regards",      u"regards,",
    u"sincerely",    u"sincerely,", u"cheers",    u"cheers,",   u"love,",        u"best,",
    u"says",         u"heard",      u"met",       u"married",   u"told",         u"tell",
    u"asked",        u"add",        u"invited",   u"ask for",   u"speak to",     u"spoke to",
    u"spoke with",   u"talk to",    u"talked to", u"signed,",   u"good morning", u"good afternoon",
    u"good evening", u"replied",    u"wrote",     u"but"};
constexpr std::array<QStringView, 26> speechVerbs{
    u"says",   u"said",   u"asked",  u"replied", u"explained", u"wrote", u"told",    u"thinks", u"points",
    u"lives",  u"lived",  u"flew",   u"speaks",  u"speak",     u"spoke", u"married", u"sang",   u"sings",
    u"writes", u"argued", u"argues", u"claims",  u"claimed",   u"added", u"agreed",  u"laughed"};
constexpr std::array<QStringView, 12> placeWords{u"in",  u"at",     u"near",    u"from", u"of",      u"to",
                                                 u"the", u"around", u"through", u"via",  u"leaving", u"visit"};
// Given names whose 's is a shop or a restaurant.
constexpr std::array<QStringView, 18> shops{u"wendy", u"denny", u"levi",   u"macy",    u"carl", u"john",
                                            u"jimmy", u"kohl",  u"claire", u"dick",    u"moe",  u"arby",
                                            u"joe",   u"jack",  u"lloyd",  u"hershey", u"sam",  u"victoria"};

template <size_t size>
bool endsWithCue(QStringView before, const std::array<QStringView, size> &cues)
{
    return std::any_of(cues.begin(), cues.end(), [&](QStringView cue) {
        return before.endsWith(cue)
            && (before.size() == cue.size() || !before[before.size() - cue.size() - 1].isLetterOrNumber());
    });
}
template <size_t size>
bool isOneOf(QStringView word, const std::array<QStringView, size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that may be one person's name together.
struct Candidate {
    size_t first = 0, last = 0; ///< indices of words, inclusive
    bool person = false;
    bool barred = false; ///< a company, an address, a part of a code
    [[nodiscard]] size_t size() const { return last - first + 1; }
};

class PeopleFinder
{
public:
    PeopleFinder(Scan &scan, const Words &words)
        : m_scan(scan)
        , m_words(words)
    {
    }

    void run()
    {
        gather();
        for (Candidate &candidate : m_candidates)
            candidate.person = !candidate.barred && (m_words.mixed ? isPerson(candidate) : isSmallPerson(candidate));
        spreadOverLists();
        for (const Candidate &candidate : m_candidates)
            if (candidate.person)
                m_scan.add(Type::Person, word(candidate.first).start, word(candidate.last).end,
                           candidate.size() > 1 ? 0.8 : 0.6);
        spreadOverText();
    }

private:
    [[nodiscard]] const Word &word(size_t i) const { return m_words.list[i]; }
    [[nodiscard]] bool sure(size_t i) const { return word(i).is(Given) && !word(i).is(Ambiguous | Ordinary); }
    [[nodiscard]] bool unknown(size_t i) const { return !word(i).is(Ordinary | Digits | HasDigit | Given | Surname); }

    [[nodiscard]] bool opens(size_t i) const
    {
        const Word &w = word(i);
        if (w.is(HasDigit | Initial))
            return false;
        if (m_words.mixed)
            return w.is(Capital) && (!w.is(Ordinary) || w.name());
        return !w.is(Ordinary) || w.name();
    }
    [[nodiscard]] bool continues(size_t i) const
    {
        if (word(i).is(Initial)) {
            const QStringView letter = m_words.text(i);
            const bool dotted = m_scan.at(word(i).end) == u'.';
            return (dotted || (letter != u"i" && letter != u"a")) && (word(i).is(Capital) || !m_words.mixed)
                && i + 1 < m_words.list.size() && opens(i + 1);
        }
        if (word(i).is(Particle) && !word(i).is(Capital) && i + 1 < m_words.list.size())
            return opens(i + 1) || (word(i + 1).is(Particle) && i + 2 < m_words.list.size() && opens(i + 2));
        return opens(i) && (m_words.mixed || !word(i).is(Ambiguous));
    }
    [[nodiscard]] bool joined(size_t i) const // word i and the next
    {
        const QStringView gap = m_words.gap(i);
        return gap == u" " || (word(i).is(Initial) && gap == u". ");
    }

    void gather()
    {
        const size_t count = m_words.list.size();
        for (size_t i = 0; i < count; ++i) {
            if (!opens(i))
                continue;
            Candidate found{i, i, false, false};
            while (found.last + 1 < count && found.size() < longestName && joined(found.last)
                   && continues(found.last + 1))
                ++found.last;
            // "Will Maria", "Dear Anna": the ordinary word only leads to the name.
            if (found.size() > 1 && word(found.first).is(Ordinary) && sentenceStart(found.first)
                && sure(found.first + 1) && !word(found.first).is(Given))
                ++found.first;
            while (found.last > found.first && word(found.last).is(Particle | Initial) && !word(found.last).name())
                --found.last;
            found.barred = barred(found);
            m_candidates.push_back(found);
            i = found.last;
        }
    }

    [[nodiscard]] bool sentenceStart(size_t i) const
    {
        int at = word(i).start - 1;
        while (at >= 0 && (m_scan.at(at) == u' ' || m_scan.at(at) == u'"' || m_scan.at(at) == u'\''))
            --at;
        return at < 0 || QStringView(u".!?:>\n*-").contains(m_scan.at(at));
    }

    [[nodiscard]] bool barred(const Candidate &c) const
    {
        const QChar before = m_scan.at(word(c.first).start - 1), after = m_scan.at(word(c.last).end);
        if (QStringView(u"@#/._\\&$").contains(before) || QStringView(u"@_/\\&").contains(after)
            || (after == u'.' && isNameUnit(m_scan.at(word(c.last).end + 1))))
            return true;
        const int start = word(c.first).start, end = word(c.last).end;
        for (const PersonalSpan &span : m_scan.found)
            if (span.type != Type::Person && start < span.end && span.start < end)
                return true;
        if (c.last + 1 >= m_words.list.size())
            return false;
        const Word &next = word(c.last + 1);
        const QStringView gap = m_words.gap(c.last);
        if (gap == u" " && next.is(Company) && (!m_words.mixed || next.is(Capital)))
            return true;
        return c.size() == 1 && (gap == u" " || gap == u"-") && next.is(HasDigit) && !m_words.text(c.last).isEmpty();
    }
    static bool isNameUnit(QChar c) { return c.isLetterOrNumber(); }

    /// What stands before the name, without blanks, with straight apostrophes.
    [[nodiscard]] QString before(size_t i) const
    {
        const int to = word(i).start, from = std::max(0, to - cueReach);
        QStringView window = m_scan.text().mid(from, to - from);
        while (!window.isEmpty() && QStringView(u" \n\"“(").contains(window.back()))
            window.chop(1);
        QString text = window.toString();
        return text.replace(u'’', u'\'');
    }
    [[nodiscard]] bool followedBySpeech(const Candidate &c) const
    {
        return c.last + 1 < m_words.list.size() && m_words.gap(c.last) == u" "
            && isOneOf(m_words.text(c.last + 1), speechVerbs);
    }
    [[nodiscard]] bool askedForName(const Candidate &c, const QString &lead) const
    {
        const bool turn = lead.endsWith(u"user:") || lead.endsWith(u"customer:");
        return turn && m_scan.before(word(c.first).start, 60, {u"name"});
    }
    [[nodiscard]] bool isShop(const Candidate &c) const
    {
        const int end = word(c.last).end;
        return c.size() == 1 && (m_scan.at(end) == u'\'' || m_scan.at(end) == u'’') && m_scan.at(end + 1) == u's'
            && isOneOf(m_words.text(c.last), shops);
    }

    [[nodiscard]] bool isPerson(const Candidate &c) const
    {
        if (isShop(c))
            return false;
        const QString lead = before(c.first);
        bool shouted = true, ordinary = true;
        for (size_t i = c.first; i <= c.last; ++i) {
            shouted = shouted && word(i).is(Shouted | Initial);
            ordinary = ordinary && word(i).is(Ordinary);
        }
        const bool strong = endsWithCue(lead, strongCues) || askedForName(c, lead);
        if (strong && !(ordinary && !word(c.first).is(Given | Surname)))
            return true;
        if (shouted && !(c.size() > 1 && sure(c.first)))
            return false;
        return c.size() == 1 ? isSingle(c, lead) : isFull(c, lead, ordinary);
    }

    [[nodiscard]] bool isFull(const Candidate &c, const QString &lead, bool ordinary) const
    {
        const Word &first = word(c.first), &last = word(c.last);
        if (ordinary)
            return false;
        bool initial = false, known = false;
        for (size_t i = c.first; i <= c.last; ++i) {
            initial = initial || (word(i).is(Initial) && i > c.first);
            known = known || sure(i);
        }
        if (known || initial || last.is(Ending) || (first.is(Given) && !last.is(Ordinary)))
            return true;
        if (last.is(Surname) && !last.is(Ordinary) && !sentenceStart(c.first) && !endsWithCue(lead, placeWords))
            return true;
        return (endsWithCue(lead, mildCues) || followedBySpeech(c)) && !first.is(Ordinary);
    }

    [[nodiscard]] bool isSingle(const Candidate &c, const QString &lead) const
    {
        const Word &only = word(c.first);
        const bool place = endsWithCue(lead, placeWords);
        if (sure(c.first) && only.end - only.start > 2)
            return true;
        if (only.is(Ending) && !place && !sentenceStart(c.first))
            return true;
        const bool mild = endsWithCue(lead, mildCues);
        const QChar after = m_scan.at(only.end);
        if (mild && only.name() && !only.is(Ordinary))
            return true;
        if (followedBySpeech(c) && !only.is(Ordinary))
            return true;
        const bool closed = after == u',' || after == u'!' || after == u'.' || after == u'\n';
        return mild && closed && (unknown(c.first) || only.is(Given)) && only.end - only.start > 2;
    }

    /// In a text without capitals (or of nothing else) only what is surely a name counts.
    [[nodiscard]] bool isSmallPerson(Candidate &c) const
    {
        const QString lead = before(c.first);
        const bool strong = endsWithCue(lead, strongCues) || askedForName(c, lead);
        if (strong && word(c.first).end - word(c.first).start > 2
            && (!word(c.first).is(Ordinary) || (word(c.first).is(Given) && c.size() > 1)))
            return true;
        bool named = false;
        for (size_t i = c.first; i <= c.last; ++i)
            named = named || (sure(i) && word(i).end - word(i).start > 3);
        return named;
    }

    /// Rudi, Campos and Jones: what stands in a list with a person is one.
    void spreadOverLists()
    {
        const auto neighbours = [&](const Candidate &a, const Candidate &b) {
            const QStringView gap =
                m_scan.text().mid(word(a.last).end, std::max(0, word(b.first).start - word(a.last).end));
            return gap == u", " || gap == u" and " || gap == u", and " || gap == u" & " || gap == u" or ";
        };
        const auto may = [&](const Candidate &c) {
            return !c.person && !c.barred && m_words.mixed && word(c.first).is(Capital)
                && !word(c.first).is(Ordinary | Shouted) && (c.size() > 1 || word(c.first).name());
        };
        for (size_t i = 1; i < m_candidates.size(); ++i)
            if (m_candidates[i - 1].person && may(m_candidates[i]) && neighbours(m_candidates[i - 1], m_candidates[i]))
                m_candidates[i].person = true;
        for (size_t i = m_candidates.size(); i-- > 1;)
            if (m_candidates[i].person && may(m_candidates[i - 1]) && neighbours(m_candidates[i - 1], m_candidates[i]))
                m_candidates[i - 1].person = true;
    }

    /// A person named in full is the same person by first or last name elsewhere.
    void spreadOverText()
    {
        constexpr size_t mostNames = 24;
        std::vector<QStringView> names;
        for (const Candidate &c : m_candidates)
            if (c.person && names.size() < mostNames)
                for (const size_t i : {c.first, c.last})
                    if (!word(i).is(Ordinary | Particle) && word(i).end - word(i).start > 2)
                        names.push_back(m_words.text(i));
        for (const Candidate &c : m_candidates)
            if (!c.person && !c.barred && c.size() == 1
                && std::find(names.begin(), names.end(), m_words.text(c.first)) != names.end())
                m_scan.add(Type::Person, word(c.first).start, word(c.last).end, 0.6);
    }

    Scan &m_scan;
    const Words &m_words;
    std::vector<Candidate> m_candidates;
};

} // namespace

void findPeople(Scan &scan, const Words &words)
{
    if (words.european)
        PeopleFinder(scan, words).run();
}

} // namespace lianxi::personal
