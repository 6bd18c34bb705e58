// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::meta
{

/// Puts the `attachments` of a private message (Messenger, Instagram) into parts and flags of `event`, behind its text.
/// What this version does not know becomes the flag "unsupported".
void fillAttachments(PlatformEvent &event, const QJsonValue &attachments);

} // namespace lianxi::meta
