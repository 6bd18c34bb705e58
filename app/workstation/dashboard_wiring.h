// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace lianxi
{

class BriefKeeper;
class Clock;
class Dashboard;
class DashboardPage;
class LocalStore;
class Scheduler;
class TeamShelf;
class Workspace;

/// Makes what asks the store for the dashboard and connects it with its page. All of them outlive the answer.
[[nodiscard]] std::unique_ptr<Dashboard> connectDashboard(Workspace &workspace, DashboardPage &page, TeamShelf &shelf,
                                                          BriefKeeper &briefs);
/// Makes what writes this workstation's briefs; not begun yet. Only those that somebody at this desk has saved are
/// written. `shelf`, `scheduler` and `clock` outlive it.
[[nodiscard]] std::unique_ptr<BriefKeeper> makeBriefKeeper(Workspace &workspace, TeamShelf &shelf, Scheduler &scheduler,
                                                           const Clock &clock);
/// What tells this workstation from others of the same person; made up once.
[[nodiscard]] QString briefDesk(LocalStore &local);

} // namespace lianxi
