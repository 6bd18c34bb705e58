// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

namespace lianxi
{

class SettingsPage;
struct Colleague;
class TeamShelf;
class ThemeSource;
class Workspace;

/// Offers the pages on which a team writes down what it uses again and again: macros, bots, cards.
void offerTeamPages(SettingsPage &settings, Workspace &workspace, TeamShelf &shelf, ThemeSource &themes,
                    std::function<std::vector<Colleague>()> colleagues);

} // namespace lianxi
