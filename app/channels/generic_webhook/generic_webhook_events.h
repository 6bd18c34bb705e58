// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::generic_webhook
{

/// What an envelope {type, timestamp, data} tells. A type that nobody knows gives one unknown event. Errors:
/// InvalidInput with what is missing or too much, in words for the one who sent it.
[[nodiscard]] Result<std::vector<PlatformEvent>> eventsOf(const QJsonObject &envelope, const QString &webhookId,
                                                          const QString &source);

} // namespace lianxi::generic_webhook
