// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/multipart.h"
#include "app/channels/douyin/douyin_codec.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto resourcePrefix = "resource?"_L1;
/// Uploads speak for the app, not for the account: they take a token of their own, asked for on the way.
constexpr auto uploadToken = "client_token"_L1;

} // namespace

MediaPlan DouyinCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    if (!part.ref.startsWith(resourcePrefix))
        return Codec::planDownload(part, account);
    MediaPlan plan;
    const QString token = accountText(account, "access_token"_L1), speaker = accountText(account, "account_id"_L1);
    if (token.isEmpty() || speaker.isEmpty()) {
        plan.reason = u"token"_s;
        return plan;
    }
    HttpRequest request =
        getRequest(apiBase(account, "https://open.douyin.com"_L1) + "/api/im/message/resources/?open_id="_L1
                   + QString::fromLatin1(percentEncode(speaker)) + u'&' + part.ref.mid(resourcePrefix.size()));
    request.headers = {{"access-token", token.toUtf8()}};
    plan.request = request;
    plan.givesAddress = true;
    return plan;
}

Result<HttpRequest> DouyinCodec::readMediaAddress(const HttpResponse &response, const ChannelAccount &account) const
{
    const SendAnswer state = readAnswer(response, {}, account, {});
    const QString url = state.more.value("download_url"_L1).toString();
    if (!url.startsWith("https://"_L1))
        return failure(ErrorCode::Protocol, state.reason.isEmpty() ? u"the answer names no address"_s : state.reason);
    return getRequest(url);
}

SendPlan DouyinCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &progress,
                                 const ChannelAccount &account, Instant) const
{
    const QString key = accountText(account, "client_key"_L1), secret = accountText(account, "client_secret"_L1);
    if (file.type != PartType::Image)
        return refusePlan(SendOutcome::Refused, u"unsupported_part"_s);
    if (key.isEmpty() || secret.isEmpty())
        return refusePlan(SendOutcome::Refused, u"not_configured"_s);
    const QString base = apiBase(account, "https://open.douyin.com"_L1);
    const QString token = progress.value(uploadToken).toString();
    if (token.isEmpty())
        return {
            jsonPost(base + "/oauth/client_token/"_L1,
                     {{"client_key"_L1, key}, {"client_secret"_L1, secret}, {"grant_type"_L1, "client_credential"_L1}}),
            {},
            {},
            {}};
    HttpRequest request = multipartPost(base + "/tool/imagex/client_upload/"_L1, {}, "image", file);
    request.headers.append({"access-token", token.toUtf8()});
    return {request, {}, {}, {}};
}

SendAnswer DouyinCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &progress,
                                   const ChannelAccount &account, Instant now) const
{
    SendAnswer state = readAnswer(response, {}, account, now);
    const QJsonObject body =
        response.status == 0 ? QJsonObject() : readJsonObject(response.body).value_or(QJsonObject());
    const QJsonObject data = body.value("data"_L1).toObject();
    if (state.outcome == SendOutcome::Sent && progress.isEmpty()) {
        const QString token = data.value("access_token"_L1).toString();
        if (!token.isEmpty()) {
            SendAnswer next = answer(SendOutcome::Pending, {});
            next.more.insert(uploadToken, token);
            return next;
        }
    }
    for (const QJsonObject &in : {data, body}) {
        for (const QLatin1StringView member : {"media_id"_L1, "image_id"_L1}) {
            const QString id = idText(in.value(member));
            if (state.outcome == SendOutcome::Sent && !id.isEmpty()) {
                SendAnswer uploaded = answer(SendOutcome::Uploaded, {});
                uploaded.more.insert("ref"_L1, id);
                return uploaded;
            }
        }
    }
    // A picture that nobody has been shown yet may be given again.
    if (state.outcome == SendOutcome::Unconfirmed || state.outcome == SendOutcome::Sent)
        state = answer(SendOutcome::Retry, state.reason.isEmpty() ? u"unreadable_answer"_s : state.reason);
    return state;
}

} // namespace lianxi
