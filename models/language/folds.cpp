// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/folds.h"

#include <algorithm>
#include <numeric>

namespace lianxi
{

namespace
{

/// A generator of our own: the standard's distributions differ between libraries.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }
    size_t below(size_t n)
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return static_cast<size_t>(spread(m_state) % n);
    }

private:
    static quint64 spread(quint64 x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }
    quint64 m_state;
};

} // namespace

std::vector<int> foldsOf(const std::vector<std::vector<int>> &labels, quint32 seed)
{
    const size_t rows = labels.size();
    std::vector<size_t> order(rows);
    std::iota(order.begin(), order.end(), 0);
    Dice dice(seed);
    for (size_t i = rows; i > 1; --i)
        std::swap(order[i - 1], order[dice.below(i)]);
    const auto labelOf = [&](size_t row) { return labels[row].empty() ? -1 : labels[row].front(); };
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return labelOf(a) < labelOf(b); });
    std::vector<int> fold(rows);
    for (size_t i = 0; i < rows; ++i)
        fold[order[i]] = static_cast<int>(i % folds);
    return fold;
}

} // namespace lianxi
