// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lianxi
{

/// The whole days that a calendar's events take (RFC 5545), each once and in order: the days on which a brand does not
/// serve. Events at a time of the day, cancelled ones and make-up working days (补班) take none. Events that come again
/// every year count until the year 2100, or as long as they say. \return InvalidInput naming the line.
[[nodiscard]] Result<std::vector<std::chrono::sys_days>> wholeDays(const QByteArray &calendar);

} // namespace lianxi
