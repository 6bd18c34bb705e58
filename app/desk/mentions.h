// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi
{

/// Whether a note calls somebody by "@name". "@lin" does not call "@linda"; Chinese names end where the next word
/// begins, without a space. Pure.
[[nodiscard]] bool mentions(const QString &text, const QString &name);

} // namespace lianxi
