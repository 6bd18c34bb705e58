// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lianxi
{

/// `text` as a TOML string, quotes and all: on several lines where it has several. What may not stand in one as it is,
/// is written by its number; half a character at the end, where a text was cut, is left out. Pure.
[[nodiscard]] QString tomlString(QStringView text);

} // namespace lianxi
