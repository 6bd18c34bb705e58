// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::chatwoot
{

/// The subscription's name. It is a text that the server echoes unchanged, and is compared as such.
[[nodiscard]] QString identifierOf(const ChannelAccount &account);
/// Steps of an ActionCable session (protocol actioncable-v1-json): the server speaks first.
[[nodiscard]] StreamStep openedStep(const ChannelAccount &account);
[[nodiscard]] StreamStep frameStep(const QByteArray &frame, const QJsonObject &state, const ChannelAccount &account);
[[nodiscard]] StreamStep tickStep(const QJsonObject &state, const ChannelAccount &account);

} // namespace lianxi::chatwoot
