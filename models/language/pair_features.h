// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/language/text_features.h"

namespace lianxi
{

/// What two texts share, what only one of them has, what stands in the place of what, and how alike they are. The same
/// features whichever text comes first; offsets are of `a`.
void addPairFeatures(const FoldedText &a, const FoldedText &b, std::vector<Feature> &out);

} // namespace lianxi
