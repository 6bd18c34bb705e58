// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

class SettingsPage;
class ThemeSource;
class Workspace;

/// Offers the page on which the shops' systems are described.
void offerOrders(SettingsPage &settings, Workspace &workspace, ThemeSource &themes);

} // namespace lianxi
