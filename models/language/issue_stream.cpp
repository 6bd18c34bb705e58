// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/issue_stream.h"

#include "models/language/folding.h"
#include "models/language/symbols.h"

#include <algorithm>
#include <cmath>

namespace lianxi
{

namespace
{

constexpr int longestRun = 3; ///< symbols of one term
constexpr int symbolsOfTitle = 200, symbolsOfText = 200; ///< what an issue is stands at the beginning
constexpr float titleWeight = 3;
constexpr size_t termsOfPost = 150, termsOfGroup = 200;
constexpr double imaginedPosts = 100; ///< so that at a stream's beginning no term counts as common
constexpr double outward = 0.8; ///< 1: the angle to the group's mean alone; 0: the mean likeness to its posts alone
constexpr int headlineLength = 60;
constexpr size_t reasons = 5, reasonsLookedAt = 40;

/// One sighting of a term.
struct Sighting {
    quint32 key = 0;
    int start = 0, end = 0; ///< of the folded text
};

/// Terms of a text: runs of up to three symbols that stand side by side, single characters and short words left out.
std::vector<Sighting> sightings(const QString &folded, int most)
{
    const std::vector<Symbol> symbols = symbolsOf(folded);
    const size_t count = std::min(symbols.size(), static_cast<size_t>(most));
    std::vector<Sighting> found;
    for (size_t first = 0; first < count; ++first) {
        quint64 hash = 0;
        for (size_t i = first; i < count && i < first + longestRun; ++i) {
            const Symbol &symbol = symbols[i];
            const bool han = symbol.kind == SymbolKind::Han;
            if (symbol.kind == SymbolKind::Mark || symbol.kind == SymbolKind::Address
                || (i > first && han && symbol.start != symbols[i - 1].end))
                break;
            hash = runHash(hash, symbol);
            if (i > first || (!han && symbol.end - symbol.start > 2))
                found.push_back({static_cast<quint32>(spread(hash)), symbols[first].start, symbol.end});
        }
    }
    return found;
}

/// A post, read once.
struct Read {
    QString title, text; ///< folded
    std::vector<Sighting> inTitle, inText;

    explicit Read(const StreamPost &post)
        : title(foldText(post.title))
        , text(foldText(QStringView(post.text).left(4 * symbolsOfText)))
        , inTitle(sightings(title, symbolsOfTitle))
        , inText(sightings(text, symbolsOfText))
    {
    }

    [[nodiscard]] std::unordered_map<quint32, float> counts() const
    {
        std::unordered_map<quint32, float> counted;
        for (const Sighting &sighting : inTitle)
            counted[sighting.key] += titleWeight;
        for (const Sighting &sighting : inText)
            counted[sighting.key] += 1;
        return counted;
    }

    /// Words that `keys` make up, the first key's first; neighbouring and overlapping runs are one word.
    [[nodiscard]] QStringList words(const std::vector<quint32> &keys) const
    {
        QStringList found;
        for (const auto &[source, seen] : {std::pair{&title, &inTitle}, std::pair{&text, &inText}}) {
            std::vector<int> rank(static_cast<size_t>(source->size()), -1); // by unit: place of its best key
            for (size_t k = keys.size(); k-- > 0;)
                for (const Sighting &one : *seen)
                    if (one.key == keys[k])
                        std::fill(rank.begin() + one.start, rank.begin() + one.end, static_cast<int>(k));
            std::vector<std::pair<int, QString>> runs;
            for (size_t i = 0; i < rank.size();) {
                size_t end = i;
                int best = static_cast<int>(keys.size());
                for (; end < rank.size() && rank[end] >= 0; ++end)
                    best = std::min(best, rank[end]);
                if (end > i)
                    runs.emplace_back(best, source->mid(static_cast<qsizetype>(i), static_cast<qsizetype>(end - i)));
                i = end + 1;
            }
            std::stable_sort(runs.begin(), runs.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
            for (const auto &[best, word] : runs)
                if (static_cast<size_t>(found.size()) < reasons && !found.contains(word))
                    found << word;
        }
        return found;
    }
};

QString headlineOf(const StreamPost &post)
{
    const QString line = (post.title.isEmpty() ? post.text : post.title).simplified();
    return line.left(headlineLength);
}

} // namespace

double IssueStream::squareOf(const Term &term)
{
    return static_cast<double>(term.weight) * static_cast<double>(term.weight);
}

bool IssueStream::heavier(const Term &a, const Term &b)
{
    return a.weight > b.weight || (a.weight == b.weight && a.key < b.key);
}

/// By what the sum of a group's terms is divided for comparing: between the length of the sum and the number of posts.
double IssueStream::sizeOf(const Known &known)
{
    return std::pow(std::sqrt(known.square), outward) * std::pow(static_cast<double>(known.group.posts), 1 - outward);
}

double IssueStream::rarity(quint32 key) const
{
    const auto found = m_frequency.find(key);
    const double posts = found == m_frequency.end() ? 0 : static_cast<double>(found->second);
    return std::max(0.0, std::log((m_seen + imaginedPosts) / (posts + 1)));
}

/// The heaviest terms as a vector of length 1.
IssueStream::Terms IssueStream::unitOf(const std::unordered_map<quint32, float> &counts) const
{
    Terms terms;
    terms.reserve(counts.size());
    for (const auto &[key, count] : counts)
        if (const auto weight = static_cast<float>((1 + std::log(static_cast<double>(count))) * rarity(key));
            weight > 0)
            terms.push_back({key, weight});
    std::sort(terms.begin(), terms.end(), heavier);
    if (terms.size() > termsOfPost)
        terms.resize(termsOfPost);
    double square = 0;
    for (const Term &term : terms)
        square += squareOf(term);
    for (Term &term : terms)
        term.weight /= static_cast<float>(std::sqrt(square));
    std::sort(terms.begin(), terms.end());
    return terms;
}

/// The group most like `terms`, a vector of length 1.
std::optional<IssueStream::Match> IssueStream::nearest(const Terms &terms, std::optional<size_t> except) const
{
    std::unordered_map<size_t, double> shared;
    for (const Term &term : terms) {
        const auto holders = m_holders.find(term.key);
        if (holders == m_holders.end())
            continue;
        for (const quint32 slot : holders->second) {
            const Terms &sum = m_known[slot].sum;
            const auto own = std::lower_bound(sum.begin(), sum.end(), term);
            shared[slot] += static_cast<double>(term.weight) * static_cast<double>(own->weight);
        }
    }
    std::optional<Match> best;
    for (const auto &[slot, product] : shared) {
        if (slot == except)
            continue;
        const Known &known = m_known[slot];
        const double likeness = product / sizeOf(known);
        if (!best || likeness > best->likeness
            || (likeness == best->likeness && known.group.id < m_known[best->slot].group.id))
            best = Match{slot, likeness};
    }
    return best;
}

size_t IssueStream::open()
{
    if (m_slotOf.size() >= m_limits.groups)
        forgetLongestWaiting();
    if (m_free.empty()) {
        m_free.push_back(m_known.size());
        m_known.emplace_back();
    }
    const size_t slot = m_free.back();
    m_free.pop_back();
    m_known[slot] = {};
    m_known[slot].used = true;
    m_known[slot].group.id = ++m_lastId;
    m_slotOf.emplace(m_lastId, slot);
    return slot;
}

void IssueStream::forgetLongestWaiting()
{
    size_t oldest = m_known.size();
    for (size_t slot = 0; slot < m_known.size(); ++slot)
        if (m_known[slot].used && (oldest == m_known.size() || m_known[slot].lastPost < m_known[oldest].lastPost))
            oldest = slot;
    if (oldest < m_known.size())
        release(oldest);
}

void IssueStream::dropHolder(quint32 key, size_t slot)
{
    const auto holders = m_holders.find(key);
    std::erase(holders->second, static_cast<quint32>(slot));
    if (holders->second.empty())
        m_holders.erase(holders);
}

void IssueStream::release(size_t slot)
{
    Known &known = m_known[slot];
    for (const Term &term : known.sum)
        dropHolder(term.key, slot);
    m_slotOf.erase(known.group.id);
    known = {};
    m_free.push_back(slot);
}

/// Adds terms to a group's sum and keeps the heaviest.
void IssueStream::put(size_t slot, const Terms &terms)
{
    Known &known = m_known[slot];
    Terms sum;
    sum.reserve(known.sum.size() + terms.size());
    for (auto own = known.sum.cbegin(), more = terms.cbegin(); own != known.sum.cend() || more != terms.cend();) {
        if (more == terms.end() || (own != known.sum.end() && own->key < more->key)) {
            sum.push_back(*own++);
        } else if (own == known.sum.end() || more->key < own->key) {
            m_holders[more->key].push_back(static_cast<quint32>(slot));
            sum.push_back(*more++);
        } else {
            sum.push_back({own->key, own->weight + more->weight});
            ++own;
            ++more;
        }
    }
    if (sum.size() > termsOfGroup * 5 / 4) { // a quarter of slack, so that not every post sorts
        std::sort(sum.begin(), sum.end(), heavier);
        for (size_t i = termsOfGroup; i < sum.size(); ++i)
            dropHolder(sum[i].key, slot);
        sum.resize(termsOfGroup);
        std::sort(sum.begin(), sum.end());
    }
    known.sum = std::move(sum);
    known.square = 0;
    for (const Term &term : known.sum)
        known.square += squareOf(term);
}

void IssueStream::learn(const std::unordered_map<quint32, float> &counts)
{
    for (const auto &[key, count] : counts)
        m_frequency[key] += 1;
    m_seen += 1;
    if (m_frequency.size() <= m_limits.terms)
        return;
    m_seen /= 2;
    for (auto it = m_frequency.begin(); it != m_frequency.end();)
        it = (it->second /= 2) < 1 ? m_frequency.erase(it) : std::next(it);
}

/// Groups that `slot` has grown like become part of it.
std::vector<quint64> IssueStream::absorbAlike(size_t slot)
{
    std::vector<quint64> absorbed;
    for (;;) {
        Known &known = m_known[slot];
        Terms mean = known.sum;
        for (Term &term : mean)
            term.weight /= static_cast<float>(sizeOf(known));
        const std::optional<Match> other = nearest(mean, slot);
        if (!other || other->likeness < m_limits.merge)
            return absorbed;
        const Known old = m_known[other->slot];
        release(other->slot);
        if (old.group.posts > known.group.posts)
            known.group.headline = old.group.headline;
        known.group.posts += old.group.posts;
        put(slot, old.sum);
        absorbed.push_back(old.group.id);
    }
}

Placement IssueStream::add(const StreamPost &post)
{
    const Read read(post);
    const std::unordered_map<quint32, float> counts = read.counts();
    const Terms terms = unitOf(counts);
    learn(counts);
    if (terms.empty())
        return {};
    const std::optional<Match> match = nearest(terms, std::nullopt);
    Placement placement;
    placement.opened = !match || match->likeness < m_limits.join;
    const size_t slot = placement.opened ? open() : match->slot;
    Known &known = m_known[slot];
    if (!placement.opened) {
        placement.likeness = std::min(match->likeness, 1.0);
        std::vector<std::pair<float, quint32>> shared;
        for (const Term &term : terms)
            if (const auto own = std::lower_bound(known.sum.begin(), known.sum.end(), term);
                own != known.sum.end() && own->key == term.key)
                shared.emplace_back(-term.weight * own->weight, term.key);
        std::sort(shared.begin(), shared.end());
        std::vector<quint32> keys;
        for (size_t i = 0; i < std::min(shared.size(), reasonsLookedAt); ++i)
            keys.push_back(shared[i].second);
        placement.why = read.words(keys);
    }
    if (placement.likeness > known.typical) {
        known.typical = placement.likeness;
        known.group.headline = headlineOf(post);
    }
    ++known.group.posts;
    known.lastPost = ++m_posts;
    put(slot, terms);
    placement.absorbed = absorbAlike(slot);
    placement.group = m_known[slot].group.id;
    return placement;
}

std::optional<IssueStream::Group> IssueStream::group(quint64 id) const
{
    const auto found = m_slotOf.find(id);
    if (found == m_slotOf.end())
        return std::nullopt;
    return m_known[found->second].group;
}

std::vector<IssueStream::Group> IssueStream::largest(size_t most) const
{
    std::vector<Group> found;
    for (const auto &[id, slot] : m_slotOf)
        found.push_back(m_known[slot].group);
    std::sort(found.begin(), found.end(),
              [](const Group &a, const Group &b) { return a.posts > b.posts || (a.posts == b.posts && a.id < b.id); });
    if (found.size() > most)
        found.resize(most);
    return found;
}

} // namespace lianxi
