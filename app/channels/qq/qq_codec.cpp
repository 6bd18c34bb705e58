// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/qq/qq_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/qq/qq_events.h"
#include "app/channels/qq/qq_signature.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

/// What a frame is, as the platform numbers it.
enum class Op { Dispatch = 0, Heartbeat = 1, HeartbeatAck = 11, CallbackAck = 12, Validation = 13 };

Inbound acknowledge(std::vector<PlatformEvent> events)
{
    return acceptJson(std::move(events), {{"op"_L1, static_cast<int>(Op::CallbackAck)}});
}

/// The proof that the address knows the secret.
Inbound validate(const QJsonObject &d, const QByteArray &secret)
{
    const QString token = idText(d.value("plain_token"_L1)), at = idText(d.value("event_ts"_L1));
    if (token.isEmpty() || at.isEmpty())
        return refuseInbound(Verification::Malformed, u"no_echo"_s);
    const QByteArray signature = qq::sign(secret, (at + token).toUtf8());
    return acceptJson({}, {{"plain_token"_L1, token}, {"signature"_L1, QString::fromLatin1(signature)}});
}

Inbound answerHeartbeat(const QByteArray &body)
{
    // Not by readJsonObject(): it quotes long numbers, and the answer must be the same value.
    const QJsonValue d = QJsonDocument::fromJson(body).object().value("d"_L1);
    return acceptJson({}, {{"op"_L1, static_cast<int>(Op::HeartbeatAck)}, {"d"_L1, d}});
}

} // namespace

Inbound QqCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const QByteArray secret = accountBytes(account, "secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    const QByteArray timestamp = headerValue(request.headers, "X-Signature-Timestamp");
    if (!qq::verify(secret, timestamp + request.body, headerValue(request.headers, "X-Signature-Ed25519")))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    if (!isFresh(timestamp, false, now))
        return refuseInbound(Verification::Stale, u"stale"_s);
    const std::optional<QJsonObject> frame = readJsonObject(request.body);
    const std::optional<qint64> op = frame ? integer(frame->value("op"_L1)) : std::nullopt;
    if (!op)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    if (*op == static_cast<int>(Op::Validation))
        return validate(frame->value("d"_L1).toObject(), secret);
    if (*op == static_cast<int>(Op::Heartbeat))
        return answerHeartbeat(request.body);
    const QJsonValue d = frame->value("d"_L1);
    if (*op == static_cast<int>(Op::Dispatch) && !d.isObject() && !d.isUndefined() && !d.isNull())
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    const QString ours = accountText(account, "app_id"_L1);
    const QString meant = QString::fromUtf8(headerValue(request.headers, "X-Bot-Appid"));
    if (!ours.isEmpty() && !meant.isEmpty() && meant != ours) {
        Inbound other = acknowledge({});
        other.reason = u"other_account"_s;
        return other;
    }
    const QString digest = QString::fromLatin1(sha1Hex(request.body));
    return acknowledge({qq::eventOf(*frame, ours.isEmpty() ? meant : ours, digest)});
}

std::optional<HttpRequest> QqCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString appId = accountText(account, "app_id"_L1), secret = accountText(account, "secret"_L1);
    if (appId.isEmpty() || secret.isEmpty())
        return std::nullopt;
    return jsonPost(apiBase(account, "https://bots.qq.com"_L1) + "/app/getAppAccessToken"_L1,
                    {{"appId"_L1, appId}, {"clientSecret"_L1, secret}});
}

Result<QJsonObject> QqCodec::readToken(const HttpResponse &response, Instant now) const
{
    const QJsonObject body = readJsonObject(response.body).value_or(QJsonObject());
    const QString token = body.value("access_token"_L1).toString();
    if (token.isEmpty())
        return failure(ErrorCode::Protocol, u"code %1"_s.arg(idText(body.value("code"_L1))));
    const qint64 lifetime = std::clamp<qint64>(integer(body.value("expires_in"_L1)).value_or(7200), 0, 86'400);
    return QJsonObject{{"access_token"_L1, token},
                       {"access_token_expires"_L1, toRfc3339(now + std::chrono::seconds(lifetime))}};
}

} // namespace lianxi
