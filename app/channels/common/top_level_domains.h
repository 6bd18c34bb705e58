// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace lianxi::channels
{

inline constexpr qsizetype longestTopLevelDomain = 24; ///< UTF-16 units

/// Whether `name`, in any case and without a dot, is a top-level domain that X's counting knows.
[[nodiscard]] bool isTopLevelDomain(QStringView name);

} // namespace lianxi::channels
