// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/dashboard.h"

namespace lianxi::test
{

/// Thirty days of an invented desk and the thirty before, always the same; nothing in them when `empty`.
[[nodiscard]] std::shared_ptr<const DashboardFigures> inventedFigures(bool empty);
/// Its live queue.
[[nodiscard]] std::shared_ptr<const LiveQueue> inventedQueue();

} // namespace lianxi::test
