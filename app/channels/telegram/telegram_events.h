// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::telegram
{

/// Everything one Update tells. \return nullopt when it is no Update (no update_id).
[[nodiscard]] std::optional<std::vector<PlatformEvent>> eventsOf(const QJsonObject &update,
                                                                 const ChannelAccount &account);

} // namespace lianxi::telegram
