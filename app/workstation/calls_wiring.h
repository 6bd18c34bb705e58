// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

class SettingsPage;
class ThemeSource;
class Workspace;

/// Offers the page on which calls that were made elsewhere are brought in.
void offerCalls(SettingsPage &settings, Workspace &workspace, ThemeSource &themes);

} // namespace lianxi
