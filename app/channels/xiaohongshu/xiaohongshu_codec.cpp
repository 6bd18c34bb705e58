// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/xiaohongshu/xiaohongshu_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/partner_bridge.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto gatewayPath = "/ark/open_api/v3/common_controller"_L1;
constexpr auto gatewayVersion = "2.0"_L1;

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

/// The signature of a shop push: the members of the query between two secrets. The body is not covered.
QByteArray pushSignature(const QByteArray &query, const QByteArray &secret)
{
    QMap<QByteArray, QByteArray> fields;
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = QByteArray::fromPercentEncoding(equals < 0 ? pair : pair.left(equals));
        if (!name.isEmpty() && name != "sign")
            fields.insert(name, QByteArray::fromPercentEncoding(equals < 0 ? QByteArray() : pair.mid(equals + 1)));
    }
    QByteArray text;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        text += (text.isEmpty() ? "" : "&") + it.key() + '=' + it.value();
    return md5(secret + text + secret);
}

/// A call of the shop's gateway. Its signature covers method, app, time and version, not what is asked.
HttpRequest gatewayCall(const QString &method, const QString &timestamp, const QString &version,
                        const QJsonObject &parameters, const ChannelAccount &account)
{
    const QString app = accountText(account, "app_id"_L1);
    const QString text = u"%1?appId=%2&timestamp=%3&version=%4"_s.arg(method, app, timestamp, version);
    QJsonObject body = parameters;
    body.insert("method"_L1, method);
    body.insert("appId"_L1, app);
    body.insert("timestamp"_L1, timestamp);
    body.insert("version"_L1, version);
    body.insert("sign"_L1, QString::fromLatin1(md5(text.toUtf8() + accountBytes(account, "app_secret"_L1))));
    const QString token = accountText(account, "access_token"_L1);
    if (!token.isEmpty() && !method.startsWith("oauth."_L1))
        body.insert("accessToken"_L1, token);
    HttpRequest request = jsonPost(apiBase(account, "https://ark.xiaohongshu.com"_L1) + gatewayPath, body);
    request.headers = {{"Content-Type", "application/json;charset=utf-8"}};
    return request;
}

QString textOr(const QJsonValue &value, const QString &otherwise)
{
    const QString text = idText(value);
    return text.isEmpty() ? otherwise : text;
}

constexpr CodeMeaning meanings[] = {
    {-9001, SendOutcome::Refused, u"configuration_error"},
};

} // namespace

Inbound XiaohongshuCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const QueryFields query(request.query);
    if (!query.contains("sign") && isBridgeRequest(request))
        return receiveFromBridge(request, account, now);
    const QByteArray secret = accountBytes(account, "app_secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    if (!equalConstantTime(pushSignature(request.query, secret), query.value("sign")))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    if (!isFresh(query.value("timestamp"), false, now))
        return refuseInbound(Verification::Stale, u"stale"_s);
    // Orders, refunds and goods are no conversation: taken, so that the shop does not repeat them, and left alone.
    return readJson(request.body) ? acceptJson({}, {{"success"_L1, true}})
                                  : refuseInbound(Verification::Malformed, u"unreadable_body"_s);
}

SendPlan XiaohongshuCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    const QString method = intent.more.value("method"_L1).toString();
    if (method.isEmpty())
        return planByBridge(intent, account, now);
    if (accountText(account, "app_secret"_L1).isEmpty())
        return refusePlan(SendOutcome::Refused, u"not_configured"_s);
    const QString timestamp = textOr(intent.more.value("timestamp"_L1), QString::number(toMillis(now) / 1000));
    return {gatewayCall(method, timestamp, textOr(intent.more.value("version"_L1), gatewayVersion),
                        intent.more.value("params"_L1).toObject(), account),
            {},
            {},
            {}};
}

SendAnswer XiaohongshuCodec::readAnswer(const HttpResponse &response, const SendIntent &intent,
                                        const ChannelAccount &account, Instant now) const
{
    const std::optional<QJsonObject> body = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    if (!body || !body->value("success"_L1).isBool()) {
        // The shop's own answers say "success"; others are the bridge's.
        if (const Codec *bridge = bridgeOf(account))
            return bridge->readAnswer(response, intent, account, now);
        const auto transport = transportAnswer(response);
        return transport ? *transport : unreadableAnswer(response);
    }
    if (!body->value("success"_L1).toBool())
        return codeAnswer(meanings, integer(body->value("error_code"_L1)).value_or(0),
                          body->value("error_msg"_L1).toString());
    if (const auto transport = transportAnswer(response))
        return *transport;
    SendAnswer result = answer(SendOutcome::Sent, {});
    const QJsonObject data = body->value("data"_L1).toObject();
    if (const QString seller = idText(data.value("sellerId"_L1)); !seller.isEmpty()) {
        result.more.insert("account_id"_L1, seller);
        const QString name = data.value("sellerName"_L1).toString();
        result.more.insert("profile"_L1, QJsonObject{{"user_id"_L1, seller}, {"name"_L1, name}});
    }
    if (const auto until = integer(data.value("accessTokenExpiresAt"_L1)))
        result.more.insert("expires_at_ms"_L1, *until);
    return result;
}

std::optional<HttpRequest> XiaohongshuCodec::tokenRequest(const ChannelAccount &) const
{
    // The signature holds the time, which only planSend() is told: method "oauth.refreshToken".
    return std::nullopt;
}

Result<QJsonObject> XiaohongshuCodec::readToken(const HttpResponse &response, Instant) const
{
    const QJsonObject body = readJsonObject(response.body).value_or(QJsonObject());
    const QJsonObject data = body.value("data"_L1).toObject();
    const QString token = data.value("accessToken"_L1).toString();
    if (token.isEmpty())
        return failure(ErrorCode::Protocol, u"error_code %1"_s.arg(idText(body.value("error_code"_L1))));
    QJsonObject members{{"access_token"_L1, token}};
    const auto putTime = [&](QLatin1StringView ours, QLatin1StringView theirs) {
        const auto ms = integer(data.value(theirs));
        if (ms && *ms > 0 && *ms <= 253'402'300'799'999)
            members.insert(ours, toRfc3339(fromMillis(*ms)));
    };
    putTime("access_token_expires"_L1, "accessTokenExpiresAt"_L1);
    putTime("refresh_token_expires"_L1, "refreshTokenExpiresAt"_L1);
    if (const QString refresh = data.value("refreshToken"_L1).toString(); !refresh.isEmpty())
        members.insert("refresh_token"_L1, refresh);
    return members;
}

ChannelLimits XiaohongshuCodec::limits(Surface surface) const
{
    return bridgeLimits(surface); // the platform takes no messages from programs
}

} // namespace lianxi
