// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/partner_bridge.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

bool isBridgeRequest(const HttpRequest &request)
{
    return !headerValue(request.headers, "webhook-signature").isEmpty();
}

Inbound receiveFromBridge(const HttpRequest &request, const ChannelAccount &account, Instant now)
{
    const Codec *bridge = codecFor(Platform::GenericWebhook);
    return bridge ? bridge->receive(request, account, now)
                  : refuseInbound(Verification::BadSignature, u"not_configured"_s);
}

const Codec *bridgeOf(const ChannelAccount &account)
{
    return accountText(account, "address"_L1).isEmpty() ? nullptr : codecFor(Platform::GenericWebhook);
}

SendPlan planByBridge(const SendIntent &intent, const ChannelAccount &account, Instant now)
{
    const Codec *bridge = bridgeOf(account);
    return bridge ? bridge->planSend(intent, account, now) : refusePlan(SendOutcome::Refused, u"answer_in_app"_s);
}

ChannelLimits bridgeLimits(Surface surface)
{
    const Codec *bridge = codecFor(Platform::GenericWebhook);
    return bridge ? bridge->limits(surface) : ChannelLimits();
}

} // namespace lianxi::channels
