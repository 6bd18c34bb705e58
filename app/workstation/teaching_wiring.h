// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/services.h"

namespace lianxi
{

class JudgementPage;
class Workspace;

/// Joins the page "Judgement" to the desk that is taught. Both live on the view thread; the desk outlives the page.
void connectTeaching(Workspace &workspace, JudgementPage &page);

/// What a category is called: by the team, else by the playbook in the language of the window.
[[nodiscard]] QString categoryTitle(Workspace &workspace, const QString &id);

/// All that a case can be given by hand: the playbook's, then the team's own.
[[nodiscard]] std::vector<CategoryChoice> categoryChoices(Workspace &workspace);

} // namespace lianxi
