// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/services.h"

#include <memory>

namespace lianxi
{

class ReviewDesk;
class ReviewPage;
class SettingsPage;
class TeamShelf;
class ThemeSource;
class Workspace;

/// What the pages about reviews need beside the workspace; all outlive them.
struct ReviewParts {
    Workspace &workspace;
    TeamShelf &shelf;
    ThemeSource &themes;
    PersonalDataFinder finder;
    std::function<std::vector<Colleague>()> people; ///< colleagues; this agent is added
    std::function<qint64()> shownCase; ///< row of the case in the inbox; 0: none
};

/// What reviewers do, over the workspace's log; its appeal days are the playbook's.
[[nodiscard]] std::unique_ptr<ReviewDesk> makeReviewDesk(Workspace &workspace);
/// The page, over the workspace's store. `desk` outlives it.
[[nodiscard]] ReviewPage *makeReviewPage(const ReviewParts &parts, ReviewDesk &desk);
/// The pages for score cards and sampling plans.
void offerReviewPages(SettingsPage &settings, const ReviewParts &parts);

} // namespace lianxi
