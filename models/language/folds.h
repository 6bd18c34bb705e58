// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace lianxi
{

constexpr int folds = 5; ///< parts of the rows that are put aside in turn

/// The fold of each row, 0 to folds - 1; every label is spread over all folds. The same seed gives the same folds on
/// every machine.
/// \param labels  of each row; the first counts.
[[nodiscard]] std::vector<int> foldsOf(const std::vector<std::vector<int>> &labels, quint32 seed);

} // namespace lianxi
