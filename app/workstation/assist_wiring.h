// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

class AssistPage;
class Shortcuts;
class Workspace;

/// Joins the page "Large model" to the desk's assistant, and shows or hides its commands. All live on the view thread;
/// the workspace outlives the page.
void connectAssist(Workspace &workspace, AssistPage &page, Shortcuts &shortcuts);

} // namespace lianxi
