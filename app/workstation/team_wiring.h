// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

class SettingsPage;
class TeamShelf;
class ThemeSource;
class Workspace;

/// Offers the pages on which a team writes down what it uses again and again: macros, bots.
void offerTeamPages(SettingsPage &settings, Workspace &workspace, TeamShelf &shelf, ThemeSource &themes);

} // namespace lianxi
