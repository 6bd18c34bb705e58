// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QString>

#include <optional>

namespace lianxi::channels
{

/// Reads "Sat Nov 21 09:29:15 +0000 2026", as Weibo and X write times.
[[nodiscard]] std::optional<Instant> parseRubyDate(const QString &text);

} // namespace lianxi::channels
