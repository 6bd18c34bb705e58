// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/platform_event.h"

namespace lianxi::meta
{

/// Whose private messages are read, and what tells our own.
struct Inbox {
    QString account; ///< the Page's or the Instagram account's id
    QString appId; ///< tells our own echoes from those of other programs; empty: not known
};

/// The events of one element of `messaging` (or `standby`: another app owns the conversation) of Messenger or
/// Instagram.
[[nodiscard]] std::vector<PlatformEvent> messagingEvents(const QJsonValue &item, const Inbox &inbox, bool standby);
/// Those of all elements of an array; what is not there or null is nothing.
void readMessaging(const QJsonValue &items, const Inbox &inbox, bool standby, std::vector<PlatformEvent> &events);

} // namespace lianxi::meta
