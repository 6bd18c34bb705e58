// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi
{

/// Whether a host may be looked up for a stranger's address: a name of two labels or more that ends in letters, and
/// none that networks keep for themselves (localhost, .local, .internal …). Addresses in any spelling are refused.
[[nodiscard]] bool isPublicName(const QString &host);

} // namespace lianxi
