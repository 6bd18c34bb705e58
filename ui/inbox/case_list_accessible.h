// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

/// Lets screen readers see a CaseListView as a list of its visible rows, each named like "李雷, WeChat, private, 2
/// unread, 12 minutes left". Call once, before the first list is shown.
void installCaseListAccessibility();

} // namespace lianxi
