// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/pair_features.h"

#include "models/language/symbols.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lianxi
{

namespace
{

constexpr size_t longestCompared = 120; ///< symbols; the comparison costs their product
constexpr size_t longestSwap = 6; ///< symbols of a part that stands in another's place

struct Gram {
    quint64 hash = 0;
    int start = 0, end = 0;
};

std::vector<Gram> gramsOf(const std::vector<Symbol> &symbols, size_t length)
{
    std::vector<Gram> grams;
    for (size_t i = 0; i + length <= symbols.size(); ++i) {
        quint64 hash = 0;
        for (size_t n = 0; n < length; ++n)
            hash = runHash(hash, symbols[i + n]);
        grams.push_back({hash, symbols[i].start, symbols[i + length - 1].end});
    }
    std::stable_sort(grams.begin(), grams.end(), [](const Gram &a, const Gram &b) { return a.hash < b.hash; });
    grams.erase(std::unique(grams.begin(), grams.end(), [](const Gram &a, const Gram &b) { return a.hash == b.hash; }),
                grams.end());
    return grams;
}

class Comparer
{
public:
    Comparer(const FoldedText &a, const FoldedText &b, std::vector<Feature> &out)
        : m_folded(a)
        , m_a(cut(a))
        , m_b(cut(b))
        , m_out(out)
    {
    }

    void run()
    {
        for (size_t length = 1; length <= 3; ++length)
            grams(length);
        align();
        measures();
    }

private:
    /// Marks say nothing about what is asked.
    static std::vector<Symbol> cut(const FoldedText &text)
    {
        std::vector<Symbol> symbols = symbolsOf(text.text);
        std::erase_if(symbols, [](const Symbol &s) { return s.kind == SymbolKind::Mark; });
        if (symbols.size() > longestCompared)
            symbols.resize(longestCompared);
        return symbols;
    }

    void add(FeatureKind kind, quint64 hash, float weight = 1, int start = 0, int end = 0)
    {
        const auto [from, to] = end > start ? m_folded.originalSpan(start, end) : std::pair(0, 0);
        m_out.push_back({featureKey(kind, hash), weight, kind, from, to});
    }

    void grams(size_t length)
    {
        const std::vector<Gram> a = gramsOf(m_a, length), b = gramsOf(m_b, length);
        double shared = 0;
        auto left = a.begin();
        auto right = b.begin();
        while (left != a.end() || right != b.end()) {
            if (right == b.end() || (left != a.end() && left->hash < right->hash)) {
                add(FeatureKind::Single, left->hash + length, 1, left->start, left->end);
                ++left;
            } else if (left == a.end() || right->hash < left->hash) {
                add(FeatureKind::Single, right->hash + length);
                ++right;
            } else {
                add(FeatureKind::Shared, left->hash + length, 1, left->start, left->end);
                shared += 1;
                ++left, ++right;
            }
        }
        const double all = static_cast<double>(a.size() + b.size());
        const double least = static_cast<double>(std::min(a.size(), b.size()));
        m_alike[length - 1] = all > 0 ? 2 * shared / all : 0;
        m_contained[length - 1] = least > 0 ? shared / least : 0;
    }

    /// Longest common subsequence; what lies between its matches stands in each other's place.
    void align()
    {
        const size_t rows = m_a.size(), columns = m_b.size();
        std::vector<quint16> best((rows + 1) * (columns + 1), 0);
        const auto at = [&](size_t i, size_t j) -> quint16 & { return best[i * (columns + 1) + j]; };
        for (size_t i = rows; i-- > 0;)
            for (size_t j = columns; j-- > 0;)
                at(i, j) = m_a[i].hash == m_b[j].hash ? static_cast<quint16>(at(i + 1, j + 1) + 1)
                                                      : std::max(at(i + 1, j), at(i, j + 1));
        m_common = static_cast<double>(at(0, 0));
        size_t i = 0, j = 0, fromA = 0, fromB = 0;
        while (i < rows && j < columns) {
            if (m_a[i].hash == m_b[j].hash) {
                swapped(fromA, i, fromB, j);
                fromA = ++i, fromB = ++j;
            } else if (at(i + 1, j) >= at(i, j + 1)) {
                ++i;
            } else {
                ++j;
            }
        }
        swapped(fromA, rows, fromB, columns);
    }

    [[nodiscard]] static quint64 hashOf(const std::vector<Symbol> &symbols, size_t from, size_t to)
    {
        quint64 hash = 0;
        for (size_t i = from; i < to; ++i)
            hash = runHash(hash, symbols[i]);
        return hash;
    }

    void swapped(size_t fromA, size_t toA, size_t fromB, size_t toB)
    {
        if (fromA == toA && fromB == toB)
            return;
        ++m_parts;
        if (toA - fromA > longestSwap || toB - fromB > longestSwap)
            return;
        const quint64 a = hashOf(m_a, fromA, toA), b = hashOf(m_b, fromB, toB);
        const int start = fromA < toA ? m_a[fromA].start : 0, end = fromA < toA ? m_a[toA - 1].end : 0;
        add(FeatureKind::Swapped, spread(a) + spread(b), 1, start, end);
        for (size_t i = fromA; i < toA; ++i)
            for (size_t j = fromB; j < toB; ++j)
                add(FeatureKind::Swapped, spread(m_a[i].hash + 1) + spread(m_b[j].hash + 1), 1, m_a[i].start,
                    m_a[i].end);
    }

    /// A number from 0 to 1 as itself and as the part of the scale it lies in.
    int measure(quint64 name, double value, int parts)
    {
        const int part = std::min(static_cast<int>(value * parts), parts - 1);
        add(FeatureKind::Measure, name * 64, static_cast<float>(value));
        add(FeatureKind::Measure, name * 64 + 1 + static_cast<quint64>(part), 0.5F);
        return part;
    }

    template <class Predicate>
    [[nodiscard]] static std::vector<quint64> those(const std::vector<Symbol> &symbols, Predicate &&matches)
    {
        std::vector<quint64> found;
        for (const Symbol &symbol : symbols)
            if (matches(symbol))
                found.push_back(symbol.hash);
        std::sort(found.begin(), found.end());
        return found;
    }

    void measures()
    {
        const double longer = static_cast<double>(std::max<size_t>(std::max(m_a.size(), m_b.size()), 1));
        const double shorter = static_cast<double>(std::min(m_a.size(), m_b.size()));
        const int alike = measure(1, m_alike[0], 10), order = measure(2, m_common / longer, 10);
        const int contained = measure(3, m_contained[0], 10);
        measure(4, m_alike[1], 10);
        measure(5, m_alike[2], 10);
        measure(6, m_contained[1], 10);
        measure(7, shorter > 0 ? m_common / shorter : 0, 10);
        const int length = measure(8, shorter / longer, 6);
        measure(9, std::min(1.0, longer / 30), 6);
        measure(10, std::min(1.0, static_cast<double>(m_parts) / 8), 8);
        const auto number = [](const Symbol &s) { return s.kind == SymbolKind::Number || s.kind == SymbolKind::Word; };
        const auto no = [](const Symbol &s) { return s.negates; };
        const bool sameNumbers = those(m_a, number) == those(m_b, number);
        const bool sameSense = (those(m_a, no).size() % 2) == (those(m_b, no).size() % 2);
        measure(11, sameNumbers ? 1 : 0, 2);
        measure(12, sameSense ? 1 : 0, 2);
        // Likeness means more or less depending on order, length and sense.
        const auto cross = [this](quint64 name, int a, int b) {
            add(FeatureKind::Measure, (name << 32) + static_cast<quint64>(a * 64 + b), 0.5F);
        };
        cross(1, alike, order);
        cross(2, alike, contained);
        cross(3, alike, length);
        cross(4, alike, sameNumbers ? 1 : 0);
        cross(5, alike, sameSense ? 1 : 0);
        cross(6, order, length);
    }

    const FoldedText &m_folded;
    const std::vector<Symbol> m_a, m_b;
    std::vector<Feature> &m_out;
    std::array<double, 3> m_alike{}, m_contained{};
    double m_common = 0;
    int m_parts = 0;
};

} // namespace

void addPairFeatures(const FoldedText &a, const FoldedText &b, std::vector<Feature> &out)
{
    Comparer(a, b, out).run();
}

} // namespace lianxi
