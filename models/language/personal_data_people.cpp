// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_cues.h"
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

template <size_t size>
bool endsWithCue(QStringView before, const std::array<QStringView, size> &cues)
{
    return std::any_of(cues.begin(), cues.end(), [&](QStringView cue) {
        return before.endsWith(cue)
            && (before.size() == cue.size() || !before[before.size() - cue.size() - 1].isLetterOrNumber());
    });
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
        , m_taken(static_cast<size_t>(scan.size()) + 1)
    {
        for (const PersonalSpan &span : scan.found) {
            if (span.type == Type::Address)
                m_lastAddress = std::max(m_lastAddress, span.start);
            if (span.type != Type::Person)
                std::fill(m_taken.begin() + span.start, m_taken.begin() + span.end, true);
        }
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
            const bool article = !m_words.mixed && letter == u"a"
                && !(sure(i - 1) && i + 1 < m_words.list.size() && word(i + 1).is(Surname)
                     && !word(i + 1).is(Ordinary));
            return (dotted || (letter != u"i" && !article)) && (word(i).is(Capital) || !m_words.mixed)
                && i + 1 < m_words.list.size() && (opens(i + 1) || capitalWord(i + 1));
        }
        if (word(i).is(Particle) && !word(i).is(Capital) && i + 1 < m_words.list.size())
            return opens(i + 1) || (word(i + 1).is(Particle) && i + 2 < m_words.list.size() && opens(i + 2));
        return opens(i) && (m_words.mixed || !word(i).is(Ambiguous));
    }
    [[nodiscard]] bool capitalWord(size_t i) const
    {
        return m_words.mixed && word(i).is(Capital) && !word(i).is(Shouted | HasDigit | Company | Initial);
    }
    /// Anna L Key: after an initial any capitalised word is the surname.
    [[nodiscard]] bool endsAfterInitial(const Candidate &c) const
    {
        return c.size() > 1 && word(c.last).is(Initial) && capitalWord(c.last + 1);
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
                   && (continues(found.last + 1) || endsAfterInitial(found)))
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
        for (int at = start; at < end; ++at)
            if (m_taken[static_cast<size_t>(at)])
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
    /// "Anna: "…" at the start of a line.
    [[nodiscard]] bool speaks(const Candidate &c) const
    {
        int at = word(c.last).end;
        if (m_scan.at(at) != u':' || m_scan.at(word(c.first).start - 1) != u'\n')
            return false;
        while (m_scan.at(++at) == u' ')
            ;
        return m_scan.at(at) == u'"' || m_scan.at(at) == u'“';
    }
    /// "Anna's daughter", "Anna is from …", "…, Anna!".
    [[nodiscard]] bool followedByKin(const Candidate &c) const
    {
        const int end = word(c.last).end;
        const QChar mark = m_scan.at(end);
        if ((mark != u'\'' && mark != u'’') || m_scan.at(end + 1) != u's' || c.last + 1 >= m_words.list.size())
            return false;
        size_t next = c.last + 1;
        if (m_words.text(next) == u"s")
            ++next;
        return next < m_words.list.size() && isOneOf(m_words.text(next), kin);
    }
    [[nodiscard]] bool isAddressed(const Candidate &c) const
    {
        const int start = word(c.first).start;
        const QChar after = m_scan.at(word(c.last).end);
        return c.first > 0 && m_scan.at(start - 1) == u' ' && m_scan.at(start - 2) == u','
            && (after == u'!' || after == u'?' || after == u'.') && !word(c.first - 1).is(Capital | HasDigit | Initial)
            && !word(c.first).is(Place);
    }
    /// A line that holds nothing else.
    [[nodiscard]] bool isLine(const Candidate &c) const
    {
        int start = word(c.first).start;
        while (m_scan.at(start - 1) == u' ' || m_scan.at(start - 1) == u'>')
            --start;
        const bool whole = start == 0 || m_scan.at(start - 1) == u'\n';
        return whole && m_scan.at(word(c.last).end) == u'\n' && word(c.last).end < m_scan.size();
    }
    [[nodiscard]] bool followedBySpeech(const Candidate &c) const
    {
        if (c.last + 2 < m_words.list.size() && m_words.gap(c.last) == u" " && m_words.text(c.last + 1) == u"is"
            && (m_words.text(c.last + 2) == u"from" || m_words.text(c.last + 2) == u"married"))
            return true;
        if (c.last + 2 < m_words.list.size() && m_words.gap(c.last) == u" " && m_words.text(c.last + 1) == u"had")
            return isOneOf(m_words.text(c.last + 2), pastVerbs);
        return c.last + 1 < m_words.list.size() && m_words.gap(c.last) == u" "
            && isOneOf(m_words.text(c.last + 1), speechVerbs);
    }
    [[nodiscard]] bool askedForName(const Candidate &c, const QString &lead) const
    {
        const bool turn = lead.endsWith(u"user:") || lead.endsWith(u"customer:");
        return lead.endsWith(u"name?") || (turn && m_scan.before(word(c.first).start, 60, {u"name"}));
    }
    [[nodiscard]] bool isShop(const Candidate &c) const
    {
        const int end = word(c.last).end;
        return c.size() == 1 && (m_scan.at(end) == u'\'' || m_scan.at(end) == u'’') && m_scan.at(end + 1) == u's'
            && isOneOf(m_words.text(c.last), shops);
    }

    [[nodiscard]] bool isBrand(const Candidate &c) const
    {
        const size_t next = std::min(c.first + 1, m_words.list.size() - 1);
        return isOneOf(m_scan.text().mid(word(c.first).start, word(next).end - word(c.first).start), brands);
    }

    [[nodiscard]] bool isPerson(const Candidate &c) const
    {
        if (isShop(c) || isBrand(c))
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
        if (!shouted && (speaks(c) || followedByKin(c)) && (!ordinary || word(c.first).is(Given)))
            return true;
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
        const bool line = isLine(c);
        if (last.is(Surname)
            && (line || (!last.is(Ordinary) && !sentenceStart(c.first) && !endsWithCue(lead, placeWords))))
            return true;
        if (linked(c) || (line && headsLetter(c)))
            return true;
        if (last.is(Surname) && !last.is(Ordinary) && unknown(c.first) && followedByVerb(c))
            return true;
        if (first.is(Particle) && endsWithCue(lead, mildCues))
            return true;
        return (endsWithCue(lead, mildCues) || followedBySpeech(c)) && !first.is(Ordinary);
    }

    /// The name above an address.
    [[nodiscard]] bool headsLetter(const Candidate &c) const
    {
        for (size_t i = c.first; i <= c.last; ++i)
            if (word(i).is(Ordinary | Shouted))
                return false;
        return c.size() <= 3 && m_lastAddress > word(c.last).end;
    }
    [[nodiscard]] bool followedByVerb(const Candidate &c) const
    {
        static constexpr std::array<QStringView, 10> verbs{u"is",  u"was", u"has", u"had",  u"will",
                                                           u"and", u"who", u"can", u"from", u"does"};
        return c.last + 1 < m_words.list.size() && m_words.gap(c.last) == u" "
            && isOneOf(m_words.text(c.last + 1), verbs);
    }

    /// Anna van de Berg: a small word of surnames stands inside.
    [[nodiscard]] bool linked(const Candidate &c) const
    {
        static constexpr std::array<QStringView, 8> links{u"van", u"von", u"bin", u"ibn",
                                                          u"der", u"ter", u"ten", u"zu"};
        for (size_t i = c.first + 1; i < c.last; ++i)
            if (isOneOf(m_words.text(i), links))
                return true;
        return false;
    }

    [[nodiscard]] bool isSingle(const Candidate &c, const QString &lead) const
    {
        const Word &only = word(c.first);
        const bool place = endsWithCue(lead, placeWords);
        if (sure(c.first) && only.end - only.start > 2)
            return true;
        if (only.is(Ending) && !place && !sentenceStart(c.first))
            return true;
        if (unknown(c.first) && endsWithCue(lead, personVerbs))
            return true;
        const bool mild = endsWithCue(lead, mildCues);
        const QChar after = m_scan.at(only.end);
        if (mild && only.name() && !only.is(Ordinary))
            return true;
        if (followedBySpeech(c) && !only.is(Ordinary))
            return true;
        if (only.is(Given) && isAddressed(c))
            return true;
        const bool closed = after == u',' || after == u'!' || after == u'.' || after == u'\n';
        return mild && closed && (unknown(c.first) || only.is(Given)) && only.end - only.start > 2;
    }

    /// In a text without capitals (or of nothing else) only what is surely a name
    /// counts.
    [[nodiscard]] bool isSmallPerson(Candidate &c) const
    {
        const QString lead = before(c.first);
        const bool strong = endsWithCue(lead, strongCues) || askedForName(c, lead);
        if (strong && word(c.first).end - word(c.first).start > 2
            && (!word(c.first).is(Ordinary) || (word(c.first).is(Given) && c.size() > 1)))
            return true;
        if (endsWithCue(lead, mildCues) && followedBySpeech(c) && unknown(c.first))
            return true;
        if (c.size() > 1 && word(c.last).is(Surname) && isLine(c) && headsLetter(c))
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
        for (size_t i = 1; i < m_candidates.size(); ++i) {
            Candidate &c = m_candidates[i];
            const bool third = i > 1 && m_candidates[i - 2].person && !c.barred && m_words.mixed
                && word(c.first).is(Capital) && !word(c.first).is(Shouted | Place)
                && neighbours(m_candidates[i - 2], m_candidates[i - 1]);
            if (m_candidates[i - 1].person && (may(c) || third) && neighbours(m_candidates[i - 1], c))
                c.person = true;
        }
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
    std::vector<bool> m_taken; ///< by other data, for each folded unit
    int m_lastAddress = -1; ///< where the last address begins
    std::vector<Candidate> m_candidates;
};

} // namespace

void findPeople(Scan &scan, const Words &words)
{
    if (scan.european)
        PeopleFinder(scan, words).run();
}

} // namespace lianxi::personal
