// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sorted_keys.h"

#include <algorithm>
#include <iterator>

namespace lianxi
{

namespace
{
constexpr qint64 absent = std::numeric_limits<qint64>::max();
constexpr size_t filled = SortedKeys::mostKeys / 2; ///< keys in a block that was made at once
constexpr size_t spareKeys = 64; ///< a block grows by so many; doubling it would cost more memory than time
constexpr size_t spareRows = 65'536;
} // namespace

CaseKey SortedKeys::at(int position) const
{
    const size_t block = blockAt(position);
    return keyOf(m_blocks[block][static_cast<size_t>(position - m_starts[block])]);
}

CaseKey SortedKeys::keyOf(quint32 row) const
{
    return {m_sorts[row], row};
}

int SortedKeys::positionOf(qint64 row) const
{
    if (row < 0 || row >= static_cast<qint64>(m_sorts.size()))
        return -1;
    const qint64 sort = m_sorts[static_cast<size_t>(row)];
    return sort == absent ? -1 : placeOf({sort, row});
}

int SortedKeys::placeOf(const CaseKey &key) const
{
    const auto before = [this, &key](quint32 row) { return keyOf(row) < key; };
    const auto block = std::partition_point(m_blocks.begin(), m_blocks.end(),
                                            [&before](const Block &candidate) { return before(candidate.back()); });
    if (block == m_blocks.end())
        return m_size;
    const auto place = std::partition_point(block->begin(), block->end(), before);
    return m_starts[static_cast<size_t>(block - m_blocks.begin())] + static_cast<int>(place - block->begin());
}

void SortedKeys::assign(const std::vector<CaseKey> &keys)
{
    clear();
    if (!keys.empty())
        insert(0, keys.data(), keys.data() + keys.size());
}

void SortedKeys::clear()
{
    m_blocks.clear();
    m_sorts = {};
    renumber();
}

void SortedKeys::insert(int at, const CaseKey *first, const CaseKey *last)
{
    if (first == last)
        return;
    note(first, last);
    if (m_blocks.empty()) {
        m_blocks.emplace_back();
        m_starts = {0};
    }
    const size_t where = m_size == 0 ? 0 : blockAt(std::min(at, m_size - 1));
    Block &block = m_blocks[where];
    const auto place = at - m_starts[where];
    const size_t size = block.size() + static_cast<size_t>(last - first);
    if (size > block.capacity())
        block.reserve(size + spareKeys);
    std::transform(first, last, block.insert(block.begin() + place, static_cast<size_t>(last - first), 0),
                   [](const CaseKey &key) { return static_cast<quint32>(key.row); });
    if (size > mostKeys) {
        std::vector<Block> parts = split(block);
        m_blocks[where] = std::move(parts.front());
        m_blocks.insert(m_blocks.begin() + static_cast<qptrdiff>(where) + 1, std::make_move_iterator(parts.begin() + 1),
                        std::make_move_iterator(parts.end()));
    }
    renumber();
}

void SortedKeys::remove(int first, int count)
{
    if (count <= 0)
        return;
    const size_t begin = blockAt(first);
    size_t end = begin;
    for (int from = first - m_starts[begin]; count > 0; ++end, from = 0) {
        Block &block = m_blocks[end];
        const auto gone = block.begin() + from;
        const auto rest = gone + std::min(count, static_cast<int>(block.end() - gone));
        for (auto row = gone; row != rest; ++row)
            m_sorts[*row] = absent;
        count -= static_cast<int>(rest - gone);
        block.erase(gone, rest);
    }
    const auto touched = m_blocks.begin() + static_cast<qptrdiff>(end);
    m_blocks.erase(std::remove_if(m_blocks.begin() + static_cast<qptrdiff>(begin), touched,
                                  [](const Block &block) { return block.empty(); }),
                   touched);
    joinSmall(begin);
    renumber();
}

size_t SortedKeys::blockAt(int position) const
{
    const auto holds = [&](size_t block) {
        return block < m_blocks.size() && m_starts[block] <= position
            && position < m_starts[block] + static_cast<int>(m_blocks[block].size());
    };
    if (holds(m_recent))
        return m_recent;
    if (!holds(++m_recent)) {
        const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), position);
        m_recent = static_cast<size_t>(after - m_starts.begin()) - 1;
    }
    return m_recent;
}

std::vector<SortedKeys::Block> SortedKeys::split(const Block &rows)
{
    const size_t count = (rows.size() + filled - 1) / filled;
    std::vector<Block> blocks;
    blocks.reserve(count);
    for (size_t i = 0; i < count; ++i)
        blocks.emplace_back(rows.begin() + static_cast<qptrdiff>(rows.size() * i / count),
                            rows.begin() + static_cast<qptrdiff>(rows.size() * (i + 1) / count));
    return blocks;
}

void SortedKeys::note(const CaseKey *first, const CaseKey *last)
{
    const auto byRow = [](const CaseKey &a, const CaseKey &b) { return a.row < b.row; };
    const auto size = static_cast<size_t>(std::max_element(first, last, byRow)->row) + 1;
    if (size > m_sorts.capacity())
        m_sorts.reserve(size + spareRows);
    if (size > m_sorts.size())
        m_sorts.resize(size, absent);
    for (const CaseKey *key = first; key != last; ++key)
        m_sorts[static_cast<size_t>(key->row)] = key->sort;
}

void SortedKeys::joinSmall(size_t block)
{
    if (block + 1 >= m_blocks.size() || m_blocks[block].size() + m_blocks[block + 1].size() > filled)
        return;
    const Block next = std::move(m_blocks[block + 1]);
    m_blocks[block].insert(m_blocks[block].end(), next.begin(), next.end());
    m_blocks.erase(m_blocks.begin() + static_cast<qptrdiff>(block) + 1);
}

void SortedKeys::renumber()
{
    m_starts.resize(m_blocks.size());
    m_size = 0;
    for (size_t i = 0; i < m_blocks.size(); ++i) {
        m_starts[i] = m_size;
        m_size += static_cast<int>(m_blocks[i].size());
    }
}

} // namespace lianxi
