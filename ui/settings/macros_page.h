// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/services.h"
#include "ui/team/item_page.h"
#include "ui/theme/theme_source.h"

namespace lianxi
{

/// The page on which macros are made. `shelf` and `themes` outlive it.
[[nodiscard]] ItemPage *makeMacrosPage(TeamShelf &shelf, ThemeSource &themes,
                                       std::function<std::vector<CategoryChoice>()> categories,
                                       QWidget *parent = nullptr);

} // namespace lianxi
