// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

class OwedPage;
class ThemeSource;
class Workspace;

/// Makes the page of what is owed, over the workspace's store and desk.
[[nodiscard]] OwedPage *makeOwedPage(Workspace &workspace, ThemeSource &themes);

} // namespace lianxi
