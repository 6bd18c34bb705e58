// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/multipart.h"
#include "app/channels/wechat_oa/wechat_oa_codec.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

QString mediaUrl(const ChannelAccount &account, QLatin1StringView path)
{
    return apiBase(account, "https://api.weixin.qq.com"_L1) + "/cgi-bin/media/"_L1 + path + "?access_token="_L1
        + QString::fromLatin1(percentEncode(accountText(account, "access_token"_L1)));
}

/// The platform's word for what may be uploaded; empty for what may not.
QLatin1StringView uploadType(PartType type)
{
    switch (type) {
    case PartType::Image:
        return "image"_L1;
    case PartType::Voice:
    case PartType::Audio:
        return "voice"_L1;
    case PartType::Video:
        return "video"_L1;
    case PartType::Text:
    case PartType::File:
    case PartType::Sticker:
    case PartType::Location:
    case PartType::Contact:
    case PartType::Card:
        break;
    }
    return {};
}

} // namespace

/// Temporary media, three days. A video's answer names where it is.
MediaPlan WechatOaCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    MediaPlan plan;
    if (uploadType(part.type).isEmpty() || part.ref.isEmpty()) {
        plan.reason = u"no_media"_s;
        return plan;
    }
    if (accountText(account, "access_token"_L1).isEmpty()) {
        plan.reason = u"token"_s;
        return plan;
    }
    plan.request =
        getRequest(mediaUrl(account, "get"_L1) + "&media_id="_L1 + QString::fromLatin1(percentEncode(part.ref)));
    plan.givesAddress = part.type == PartType::Video;
    return plan;
}

Result<HttpRequest> WechatOaCodec::readMediaAddress(const HttpResponse &response, const ChannelAccount &) const
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    QString url = body ? body->value("video_url"_L1).toString() : QString();
    if (url.startsWith("http://"_L1)) // its servers speak https as well, and nothing else is fetched
        url.insert(4, u's');
    if (!url.startsWith("https://"_L1))
        return failure(ErrorCode::Protocol, u"the answer names no address"_s);
    return getRequest(url);
}

SendPlan WechatOaCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &,
                                   const ChannelAccount &account, Instant) const
{
    const QLatin1StringView type = uploadType(file.type);
    if (type.isEmpty())
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    if (accountText(account, "access_token"_L1).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    if (const auto refused = refuseTooLarge(file, limits(Surface::Private)))
        return *refused;
    return {multipartPost(mediaUrl(account, "upload"_L1) + "&type="_L1 + type, {}, "media", file), {}, {}, {}};
}

SendAnswer WechatOaCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                     const ChannelAccount &account, Instant now) const
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    const QString id = body ? body->value("media_id"_L1).toString() : QString();
    if (!id.isEmpty()) {
        SendAnswer result = answer(SendOutcome::Uploaded, {});
        result.more = {{"ref"_L1, id}};
        return result;
    }
    const SendAnswer said = readAnswer(response, {}, account, now);
    return said.outcome == SendOutcome::Sent ? answer(SendOutcome::Retry, u"unreadable_answer"_s) : said;
}

} // namespace lianxi
