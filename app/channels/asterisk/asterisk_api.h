// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::asterisk
{

/// Whether address, user, password and application are set.
[[nodiscard]] bool isConfigured(const ChannelAccount &account);
/// A request of ARI with the account's user; `path` begins with a slash, behind ".../ari".
[[nodiscard]] HttpRequest call(const QByteArray &method, const ChannelAccount &account, const QString &path);
/// The answer to a request that went over the events' WebSocket.
[[nodiscard]] SendAnswer restReply(const QJsonObject &response);
/// What a status and its words mean.
[[nodiscard]] SendAnswer answerOf(int status, const QByteArray &body);

} // namespace lianxi::asterisk
