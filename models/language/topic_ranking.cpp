// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/topic_ranking.h"

#include "models/language/folding.h"
#include "models/language/symbols.h"
#include "models/language/topic_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>

namespace lianxi
{

namespace
{

constexpr qsizetype longestPost = 250; ///< UTF-16 units that are looked at
constexpr int longestPhrase = 7; ///< characters
constexpr int shortestWord = 3; ///< letters
constexpr double fragment = 0.6; ///< share of a phrase's posts from which a longer one stands for it
constexpr double looseness = 0.7; ///< share of the places where a fragment has one and the same neighbour
constexpr double cohesion = 4; ///< how much more often characters meet than by chance
constexpr double nearly = 0.8; ///< of the strongest joint that there can be
constexpr double lift = 1.3; ///< how much more often a part is said with its topic than without

/// Characters that neither begin nor end a phrase.
bool isLoose(QChar c)
{
    static constexpr std::u16string_view loose =
        u"的了着吗呢吧啊呀哦嗯我你您他她它们这那是就都也很太还又再与和及或在把被让"
        u"给从对跟向为以于其之而且但如若个些么";
    return loose.find(c.unicode()) != loose.npos;
}

struct Phrase {
    int posts = 0, lastPost = -1;
    int post = 0, start = 0, end = 0; ///< where it was seen first
    bool han = false;
};

/// One place of a phrase.
struct Place {
    quint64 key = 0;
    int start = 0, end = 0;
    bool han = false;
};

/// All runs of a post that could be phrases. Single characters are needed for measuring cohesion.
std::vector<Place> placesOf(const QString &post)
{
    const std::vector<Symbol> symbols = symbolsOf(post);
    std::vector<Place> places;
    for (size_t first = 0; first < symbols.size(); ++first) {
        if (symbols[first].kind == SymbolKind::Word) {
            if (symbols[first].end - symbols[first].start >= shortestWord)
                places.push_back({spread(symbols[first].hash), symbols[first].start, symbols[first].end, false});
            continue;
        }
        quint64 hash = 0;
        for (size_t i = first; i < symbols.size() && i < first + longestPhrase; ++i) {
            if (symbols[i].kind != SymbolKind::Han || (i > first && symbols[i].start != symbols[i - 1].end))
                break;
            hash = runHash(hash, symbols[i]);
            places.push_back({spread(hash), symbols[first].start, symbols[i].end, true});
        }
    }
    return places;
}

quint64 keyOf(QStringView text)
{
    quint64 hash = 0;
    for (const Symbol &symbol : symbolsOf(text))
        hash = runHash(hash, symbol);
    return spread(hash);
}

class Ranker
{
public:
    Ranker(const std::deque<QString> &posts, int least)
        : m_posts(posts)
        , m_least(least)
    {
        for (const QString &post : posts)
            m_places.push_back(placesOf(post));
        count();
        chooseFrequent();
        dropBound();
        dropFragments();
        gatherPosts();
    }

    std::vector<RankedTopic> run(size_t most, size_t parts) const
    {
        std::vector<RankedTopic> ranked;
        for (const QString &phrase : chosen(all(), {}, most)) {
            const std::vector<int> &posts = m_postsOf.at(phrase);
            RankedTopic topic{phrase, static_cast<int>(posts.size()), share(posts.size(), m_posts.size()), {}};
            const std::map<QString, Weighed> within = companions(phrase, posts);
            for (const QString &part : chosen(within, phrase, parts))
                topic.parts.push_back({part, within.at(part).posts});
            ranked.push_back(std::move(topic));
        }
        return ranked;
    }

private:
    struct Weighed {
        double weight = 0;
        int posts = 0;
    };
    [[nodiscard]] static double share(size_t part, size_t whole)
    {
        return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    }
    [[nodiscard]] QString textOf(const Phrase &phrase) const
    {
        return m_posts[static_cast<size_t>(phrase.post)].mid(phrase.start, phrase.end - phrase.start);
    }

    void count()
    {
        for (size_t post = 0; post < m_places.size(); ++post)
            for (const Place &place : m_places[post]) {
                const int at = static_cast<int>(post);
                Phrase &phrase = m_counted.try_emplace(place.key, Phrase{0, -1, at, place.start, place.end, place.han})
                                     .first->second;
                if (std::exchange(phrase.lastPost, at) != at)
                    ++phrase.posts;
            }
    }

    void chooseFrequent()
    {
        for (const auto &[key, phrase] : m_counted) {
            if (phrase.posts < m_least)
                continue;
            const QString text = textOf(phrase);
            if (text.size() > 1 && !isFiller(text) && (!phrase.han || keepsTogether(phrase, text)))
                m_kept.emplace(key, text);
        }
    }

    [[nodiscard]] static bool isFiller(const QString &text)
    {
        if (isLoose(text.front()) || isLoose(text.back()))
            return true;
        const std::vector<TermMatcher::Hit> hits = functionWords().find(text);
        return std::any_of(hits.begin(), hits.end(), [&](const TermMatcher::Hit &hit) {
            const bool whole = hit.start == 0 && hit.end == text.size();
            return whole || (hit.end - hit.start > 1 && (hit.start == 0 || hit.end == text.size()));
        });
    }

    /// The weakest joint is still much stronger than chance.
    [[nodiscard]] bool keepsTogether(const Phrase &phrase, const QString &text) const
    {
        for (qsizetype cut = 1; cut < text.size(); ++cut) {
            const auto left = m_counted.find(keyOf(QStringView(text).left(cut)));
            const auto right = m_counted.find(keyOf(QStringView(text).mid(cut)));
            if (left == m_counted.end() || right == m_counted.end())
                continue; // a pair of halves beyond the first plane
            const double chance = static_cast<double>(left->second.posts) * static_cast<double>(right->second.posts)
                / static_cast<double>(m_posts.size());
            // Next to a character that nearly every post has, nothing can be much stronger than chance.
            const double most = static_cast<double>(m_posts.size()) / std::max(left->second.posts, right->second.posts);
            const double worth = std::min(cohesion, nearly * most);
            if (phrase.posts < worth * chance)
                return false;
        }
        return true;
    }

    /// Drops what nearly always has the same neighbour: it is part of a longer phrase.
    void dropBound()
    {
        struct Neighbours {
            std::unordered_map<char16_t, int> left, right;
            int places = 0;
        };
        std::unordered_map<quint64, Neighbours> seen;
        for (size_t post = 0; post < m_places.size(); ++post) {
            QString text = m_posts[post];
            for (const TermMatcher::Hit &hit : functionWords().find(text))
                if (hit.end - hit.start > 1)
                    std::fill(text.begin() + hit.start, text.begin() + hit.end, u' ');
            for (const Place &place : m_places[post]) {
                if (!place.han || !m_kept.contains(place.key))
                    continue;
                Neighbours &own = seen[place.key];
                ++own.places;
                if (place.start > 0)
                    ++own.left[text[place.start - 1].unicode()];
                if (place.end < text.size())
                    ++own.right[text[place.end].unicode()];
            }
        }
        for (const auto &[key, own] : seen)
            for (const auto *side : {&own.left, &own.right})
                for (const auto &[unit, times] : *side)
                    if (times > looseness * own.places && isPartOfWords(QChar(unit)))
                        m_kept.erase(key);
    }

    [[nodiscard]] static bool isPartOfWords(QChar c) { return c.isLetter() && !isLoose(c); }

    /// Drops what a longer phrase stands for.
    void dropFragments()
    {
        std::vector<quint64> shorter;
        for (const auto &[key, text] : m_kept) {
            const Phrase &whole = m_counted.at(key);
            if (!whole.han)
                continue;
            for (qsizetype length = 2; length < text.size(); ++length)
                for (qsizetype at = 0; at + length <= text.size(); ++at) {
                    const quint64 part = keyOf(QStringView(text).mid(at, length));
                    if (const auto found = m_counted.find(part);
                        found != m_counted.end() && whole.posts >= fragment * found->second.posts)
                        shorter.push_back(part);
                }
        }
        for (const quint64 key : shorter)
            m_kept.erase(key);
    }

    void gatherPosts()
    {
        for (size_t post = 0; post < m_places.size(); ++post)
            for (const Place &place : m_places[post])
                if (const auto kept = m_kept.find(place.key); kept != m_kept.end())
                    if (std::vector<int> &posts = m_postsOf[kept->second];
                        posts.empty() || posts.back() != static_cast<int>(post))
                        posts.push_back(static_cast<int>(post));
    }

    /// Every phrase, weighed by its posts.
    [[nodiscard]] std::map<QString, Weighed> all() const
    {
        std::map<QString, Weighed> found;
        for (const auto &[text, posts] : m_postsOf)
            found[text] = {static_cast<double>(posts.size()), static_cast<int>(posts.size())};
        return found;
    }

    /// What `text` says besides `phrase`, where they are one run: what is left at its end or beginning.
    [[nodiscard]] static QString besides(const QString &text, const QString &phrase)
    {
        if (text.startsWith(phrase))
            return text.mid(phrase.size());
        if (text.endsWith(phrase))
            return text.chopped(phrase.size());
        return text.contains(phrase) || phrase.contains(text) ? QString() : text;
    }

    /// Phrases that stand with `phrase` more often than anyway, weighed by that, and how many posts have both.
    [[nodiscard]] std::map<QString, Weighed> companions(const QString &phrase, const std::vector<int> &posts) const
    {
        std::map<QString, Weighed> found;
        for (const auto &[text, own] : m_postsOf) {
            const QString said = besides(text, phrase);
            if (said.size() < 2)
                continue;
            std::vector<int> both;
            std::set_intersection(own.begin(), own.end(), posts.begin(), posts.end(), std::back_inserter(both));
            const double more = share(both.size(), posts.size()) / share(own.size(), m_posts.size());
            if (both.size() >= 2 && more > lift)
                found[said] = {static_cast<double>(both.size()) * std::log(more), static_cast<int>(both.size())};
        }
        return found;
    }

    /// The heaviest; of two that share characters, the first only.
    [[nodiscard]] std::vector<QString> chosen(const std::map<QString, Weighed> &phrases, const QString &topic,
                                              size_t most) const
    {
        std::vector<std::pair<double, QString>> order;
        for (const auto &[text, weighed] : phrases)
            order.emplace_back(-weighed.weight, text);
        std::sort(order.begin(), order.end(), [](const auto &a, const auto &b) {
            return std::tuple(a.first, -a.second.size(), a.second) < std::tuple(b.first, -b.second.size(), b.second);
        });
        std::vector<QString> found;
        for (const auto &[weight, text] : order) {
            if (found.size() == most)
                break;
            const bool said = std::any_of(found.begin(), found.end(),
                                          [&text = text](const QString &other) { return overlap(text, other); });
            if (!said && (topic.isEmpty() || !overlap(text, topic)))
                found.push_back(text);
        }
        return found;
    }

    /// Whether one has the other, or one's end is the other's beginning.
    [[nodiscard]] static bool overlap(const QString &a, const QString &b)
    {
        if (a.contains(b) || b.contains(a))
            return true;
        for (qsizetype n = 2; n < std::min(a.size(), b.size()); ++n)
            if (a.endsWith(QStringView(b).left(n)) || b.endsWith(QStringView(a).left(n)))
                return true;
        return false;
    }

    const std::deque<QString> &m_posts;
    int m_least;
    std::vector<std::vector<Place>> m_places; ///< by post
    std::unordered_map<quint64, Phrase> m_counted;
    std::unordered_map<quint64, QString> m_kept;
    std::map<QString, std::vector<int>> m_postsOf; ///< ascending
};

} // namespace

void TopicRanking::add(const QString &text)
{
    m_posts.push_back(foldText(QStringView(text).left(longestPost)));
    if (m_posts.size() > m_keep)
        m_posts.pop_front();
}

std::vector<RankedTopic> TopicRanking::rank(size_t most, size_t parts, int least) const
{
    return Ranker(m_posts, least).run(most, parts);
}

} // namespace lianxi
