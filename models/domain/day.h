// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <chrono>

namespace lianxi
{

// A day as it is counted and as it is written; no zone is in it.

[[nodiscard]] inline QDate toDate(std::chrono::sys_days day)
{
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}
[[nodiscard]] inline std::chrono::sys_days toDays(QDate date)
{
    return std::chrono::sys_days(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

} // namespace lianxi
