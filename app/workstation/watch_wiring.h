// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

class ThemeSource;
class WatchPage;
class Workspace;

/// The page on which a lead sees who has what in hand. Workspace and themes outlive it.
[[nodiscard]] WatchPage *makeWatchPage(Workspace &workspace, ThemeSource &themes);

} // namespace lianxi
