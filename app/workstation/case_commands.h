// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/composer_edit.h"
#include "ui/shell/commands.h"

namespace lianxi
{

class ConversationPanel;

/// Which keys the composer knows by itself, as the agent has set them.
[[nodiscard]] ComposerKeys composerKeys(const Shortcuts &shortcuts);

/// What keys and palette ask of the case that is shown in `panel`; nothing for commands that are a window's own.
void runOnCase(Command command, ConversationPanel &panel);

} // namespace lianxi
