// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries.h"

#include <vector>

namespace lianxi
{

/// The keys of an inbox view in order, found by position, by key and by CaseRow::row. Kept in blocks, so that a change
/// moves at most one block's rows: microseconds at a million rows. 12 bytes a row: its place in order, and its sort
/// value by row, which is dense. One thread.
class SortedKeys
{
public:
    static constexpr int mostKeys = 2048; ///< in one block: 8 KiB, what a change may move

    [[nodiscard]] int size() const { return m_size; }
    /// `position` in [0, size()). Going on in order costs no search.
    [[nodiscard]] CaseKey at(int position) const;
    /// Position of the case, -1 when it is not here.
    [[nodiscard]] int positionOf(qint64 row) const;
    /// Position of the first key that is not before `key`; size() when all are.
    [[nodiscard]] int placeOf(const CaseKey &key) const;

    /// Takes a whole sorted list, each row once.
    void assign(const std::vector<CaseKey> &keys);
    void clear();
    /// Inserts [first, last), sorted, before position `at`. Its rows are not here and the order stays one.
    void insert(int at, const CaseKey *first, const CaseKey *last);
    void remove(int first, int count);

private:
    using Block = std::vector<quint32>; ///< CaseRow::row of each; no desk has four thousand million cases
    [[nodiscard]] size_t blockAt(int position) const;
    /// Blocks, evenly filled, that hold these keys.
    [[nodiscard]] static std::vector<Block> split(const Block &rows);
    [[nodiscard]] CaseKey keyOf(quint32 row) const;
    void note(const CaseKey *first, const CaseKey *last);
    void joinSmall(size_t block);
    void renumber();

    std::vector<Block> m_blocks; ///< none is empty
    std::vector<int> m_starts; ///< position of each block's first key
    std::vector<qint64> m_sorts; ///< by CaseRow::row; `absent` when not here
    int m_size = 0;
    mutable size_t m_recent = 0; ///< block asked for last
};

} // namespace lianxi
