// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/wecom/wecom_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/wecom_api.h"
#include "app/channels/wecom/wecom_events.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

Inbound otherAccount()
{
    Inbound other = acceptInbound({}, "success");
    other.reason = u"other_account"_s;
    return other;
}

/// A setting that is empty takes everything.
bool isOurs(const ChannelAccount &account, QLatin1StringView setting, const QString &told)
{
    const QString ours = accountText(account, setting);
    return ours.isEmpty() || told.isEmpty() || told == ours;
}

} // namespace

Inbound WecomCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const WecomPush push = openWecomPush(request, account, now);
    if (push.answer)
        return *push.answer;
    // Customer service may share an app's callback; its channel asks for the messages.
    if (push.body.value(u"Event").trimmed().startsWith("kf_"_L1))
        return otherAccount();
    std::optional<PlatformEvent> event = wecom::eventOf(push.body);
    if (!event)
        return refuseInbound(Verification::Malformed, u"missing_fields"_s);
    if (!isOurs(account, "corp_id"_L1, event->account)
        || !isOurs(account, "agent_id"_L1, event->extra.value("agent_id"_L1).toString()))
        return otherAccount();
    return acceptInbound({std::move(*event)}, "success");
}

std::optional<HttpRequest> WecomCodec::tokenRequest(const ChannelAccount &account) const
{
    return wecomTokenRequest(account);
}

Result<QJsonObject> WecomCodec::readToken(const HttpResponse &response, Instant now) const
{
    return readWecomToken(response, now);
}

MediaPlan WecomCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    return wecomDownload(part, account);
}

SendPlan WecomCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &,
                                const ChannelAccount &account, Instant) const
{
    return wecomUpload(file, account);
}

SendAnswer WecomCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                  const ChannelAccount &, Instant) const
{
    return readWecomUpload(response);
}

} // namespace lianxi
