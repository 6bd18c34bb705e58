// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/rule_board.h"

namespace lianxi
{

class SettingsPage;
class TeamShelf;
class ThemeSource;
class Workspace;

/// What the window knows and the page of rules asks for.
struct RuleBoardParts {
    std::function<std::vector<Colleague>()> colleagues; ///< this agent aside
    std::function<QStringList()> queues;
    std::function<std::vector<CategoryChoice>()> categories;
    std::function<void(qint64 caseRow)> openCase;
};
/// Offers the page on which the team's rules are made. Its questions are answered off the view thread. All outlive
/// `settings`.
void offerAutomation(SettingsPage &settings, Workspace &workspace, TeamShelf &shelf, ThemeSource &themes,
                     const RuleBoardParts &parts);

} // namespace lianxi
