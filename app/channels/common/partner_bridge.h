// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

namespace lianxi::channels
{

/// For platforms that let only admitted vendors read and answer: the vendor's (or the company's own) bridge speaks the
/// signed webhooks of the generic channel to the platform's channel. Its account members are those of generic_webhook/
/// ("secrets", "address", "source" …).

/// Whether a request is a bridge's: it carries a webhook's signature and not the platform's.
[[nodiscard]] bool isBridgeRequest(const HttpRequest &request);
/// What a bridge tells; refused as "not_configured" while the account has no bridge.
[[nodiscard]] Inbound receiveFromBridge(const HttpRequest &request, const ChannelAccount &account, Instant now);
/// The grammar in which `account`'s bridge is spoken to; null while it has none.
[[nodiscard]] const Codec *bridgeOf(const ChannelAccount &account);
/// A send by the bridge; without one refused as "answer_in_app".
[[nodiscard]] SendPlan planByBridge(const SendIntent &intent, const ChannelAccount &account, Instant now);

/// What a bridge takes.
[[nodiscard]] ChannelLimits bridgeLimits(Surface surface);

} // namespace lianxi::channels
