// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

namespace lianxi
{

class FeedbackPage;
class ThemeSource;
class Workspace;

/// Makes the page of what customers say of products and of the service, over the workspace's store and desk.
[[nodiscard]] FeedbackPage *makeFeedbackPage(Workspace &workspace, ThemeSource &themes,
                                             std::function<QStringList()> departments,
                                             std::function<QStringList()> topics);

} // namespace lianxi
