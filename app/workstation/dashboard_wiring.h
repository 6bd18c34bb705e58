// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace lianxi
{

class Dashboard;
class DashboardPage;
class Workspace;

/// Makes what asks the store for the dashboard and connects it with its page.
[[nodiscard]] std::unique_ptr<Dashboard> connectDashboard(Workspace &workspace, DashboardPage &page);

} // namespace lianxi
