// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/routing/roster.h"

namespace lianxi
{

class SettingsPage;
class TeamShelf;
class ThemeSource;
class Workspace;
struct ConversationServices;

/// How a roster reads and writes the workspace's store; the workspace outlives it.
[[nodiscard]] Roster::Source rosterOf(Workspace &workspace);

/// How a case stands with the routing; for ConversationServices::askRouting.
[[nodiscard]] std::function<void(const QObject *, qint64, std::function<void(const RoutingOfCase &)>)>
routingAsker(Workspace &workspace);

/// Offers the pages "Team" and "Routing"; `openCase` shows a case of a trial. All outlive the settings.
struct RoutingPages {
    Workspace &workspace;
    Roster &roster;
    TeamShelf &shelf;
    ThemeSource &theme;
    std::function<QStringList()> queues;
    std::function<void(qint64 caseRow)> openCase;
};
void offerRoutingPages(SettingsPage &settings, const RoutingPages &pages);

} // namespace lianxi
