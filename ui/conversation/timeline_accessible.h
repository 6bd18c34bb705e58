// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxi
{

/// Makes screen readers see a TimelineView as a list with one item an entry. Calling it again changes nothing.
void installTimelineAccessibility();

} // namespace lianxi
