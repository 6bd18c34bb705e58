// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace lianxi
{

class BriefKeeper;
class Dashboard;
class DashboardPage;
class Scheduler;
class TeamShelf;
class Workspace;

/// Makes what asks the store for the dashboard and connects it with its page. All of them outlive the answer.
[[nodiscard]] std::unique_ptr<Dashboard> connectDashboard(Workspace &workspace, DashboardPage &page, TeamShelf &shelf,
                                                          BriefKeeper &briefs);
/// Makes what writes this workstation's briefs; not begun yet. `shelf` and `scheduler` outlive it.
[[nodiscard]] std::unique_ptr<BriefKeeper> makeBriefKeeper(Workspace &workspace, TeamShelf &shelf,
                                                           Scheduler &scheduler);

} // namespace lianxi
