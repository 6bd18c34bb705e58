// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/line/line_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/line/line_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

Inbound LineCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant) const
{
    const QByteArray secret = accountBytes(account, "channel_secret"_L1);
    const QByteArray given = headerValue(request.headers, "x-line-signature");
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    if (given.isEmpty())
        return refuseInbound(Verification::MissingSignature, u"missing_signature"_s);
    // There is no time in it: a repeated request is known by its event ids.
    if (!equalConstantTime(hmacSha256(secret, {request.body}).toBase64(), given))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    const std::optional<QJsonObject> body = readJsonObject(request.body);
    if (!body || !body->value("events"_L1).isArray())
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    const QString destination = idText(body->value("destination"_L1));
    const QString bot = accountText(account, "bot_user_id"_L1);
    if (!bot.isEmpty() && !destination.isEmpty() && destination != bot) {
        Inbound other = acceptInbound({});
        other.reason = u"other_account"_s;
        return other;
    }
    std::vector<PlatformEvent> events;
    const QJsonArray list = body->value("events"_L1).toArray();
    events.reserve(static_cast<size_t>(list.size()));
    for (const QJsonValue &event : list)
        events.push_back(line::eventOf(event.toObject(), destination));
    return acceptInbound(std::move(events));
}

std::optional<HttpRequest> LineCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString id = accountText(account, "channel_id"_L1), secret = accountText(account, "channel_secret"_L1);
    if (id.isEmpty() || secret.isEmpty())
        return std::nullopt;
    return formPost(apiBase(account, "https://api.line.me"_L1) + "/oauth2/v3/token"_L1,
                    {{"grant_type", u"client_credentials"_s}, {"client_id", id}, {"client_secret", secret}});
}

Result<QJsonObject> LineCodec::readToken(const HttpResponse &response, Instant now) const
{
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    const QString token = body ? body->value("access_token"_L1).toString() : QString();
    const qint64 lifetime = body ? integer(body->value("expires_in"_L1)).value_or(0) : 0;
    if (response.status != 200 || token.isEmpty() || lifetime <= 0 || lifetime > 366LL * 86'400)
        return failure(ErrorCode::Protocol, u"no token: status %1"_s.arg(response.status));
    return QJsonObject{{"access_token"_L1, token},
                       {"access_token_expires"_L1, toRfc3339(now + std::chrono::seconds(lifetime))}};
}

MediaPlan LineCodec::planDownload(const Part &part, const ChannelAccount &account) const
{
    // A message id; content that lies elsewhere has its address.
    const bool isId = !part.ref.isEmpty() && part.ref.size() <= 40
        && std::all_of(part.ref.begin(), part.ref.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isId)
        return Codec::planDownload(part, account);
    HttpRequest request;
    request.method = "GET";
    request.url = apiBase(account, "https://api-data.line.me"_L1) + "/v2/bot/message/"_L1 + part.ref + "/content"_L1;
    QByteArray token = accountBytes(account, "access_token"_L1);
    if (token.isEmpty())
        token = accountBytes(account, "channel_access_token"_L1);
    request.headers = {{"Authorization", "Bearer " + token}};
    MediaPlan plan;
    plan.request = std::move(request);
    return plan;
}

} // namespace lianxi
