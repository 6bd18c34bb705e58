// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QJsonArray>

namespace lianxi::telegram
{

/// What we want to hear of; reactions are not in the platform's default.
[[nodiscard]] const QJsonArray &wantedUpdates();

/// Ops "set_webhook" (tells the platform the channel's public address) and "hook_state" (asks what it calls, and
/// whether that works); nullopt for others.
struct HookCall {
    QString method;
    QJsonObject body;
    QString refused;
};
[[nodiscard]] std::optional<HookCall> hookCall(const QString &op, const ChannelAccount &account);
/// What `result` of getWebhookInfo means for the channel.
[[nodiscard]] SendAnswer hookState(const QJsonObject &result, const ChannelAccount &account, Instant now);

} // namespace lianxi::telegram
