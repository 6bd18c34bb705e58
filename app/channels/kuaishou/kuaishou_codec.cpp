// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/kuaishou/kuaishou_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/partner_bridge.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

/// Members whose names the platform's pages do not agree on.
QString firstOf(const QJsonObject &body, std::initializer_list<QLatin1StringView> names)
{
    const QJsonObject content = body.value("content"_L1).toObject();
    for (const QLatin1StringView name : names) {
        for (const QJsonObject &in : {body, content}) {
            if (const QString text = idText(in.value(name)); !text.isEmpty())
                return text;
        }
    }
    return {};
}

QString whatOf(const QString &event)
{
    static const QStringList given{u"AUTHORIZE"_s, u"AUTHORIZED"_s};
    static const QStringList taken{u"DEAUTHORIZE"_s, u"UNAUTHORIZE"_s, u"DEAUTHORIZED"_s, u"CANCEL_AUTHORIZE"_s};
    const QString name = event.toUpper();
    return given.contains(name) ? u"account_authorised"_s
        : taken.contains(name)  ? u"account_deauthorised"_s
                                : QString();
}

PlatformEvent eventOf(const QJsonObject &body, const QByteArray &bytes)
{
    PlatformEvent event;
    const QString name = body.value("event"_L1).toString();
    event.what = whatOf(name);
    event.kind = event.what.isEmpty() ? PlatformEventKind::Unknown : PlatformEventKind::System;
    event.account = firstOf(body, {"openId"_L1, "open_id"_L1});
    if (const auto ms = integer(body.value("timestamp"_L1)); ms && *ms > 0 && *ms <= 253'402'300'799'999)
        event.at = fromMillis(*ms);
    if (event.kind == PlatformEventKind::Unknown) {
        event.what = name;
        event.extra.insert("body"_L1, body);
    } else if (const QJsonValue scope = body.value("content"_L1)["scope"_L1]; scope.isArray()) {
        event.extra.insert("scopes"_L1, scope);
    }
    const QString task = firstOf(body, {"taskId"_L1, "task_id"_L1, "message_id"_L1});
    event.eventKey = u"kuaishou:"_s + (task.isEmpty() ? QString::fromLatin1(sha1Hex(bytes)) : task);
    return event;
}

} // namespace

Inbound KuaishouCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const QByteArray given = headerValue(request.headers, "kwaisign");
    if (given.isEmpty() && isBridgeRequest(request))
        return receiveFromBridge(request, account, now);
    const QByteArray secret = accountBytes(account, "app_secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    // No time is signed: a repetition is known by its task alone.
    if (!equalConstantTime(QCryptographicHash::hash(request.body + secret, QCryptographicHash::Md5).toHex(), given))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    const std::optional<QJsonObject> body = readJsonObject(request.body);
    if (!body)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    const QString task = firstOf(*body, {"taskId"_L1, "task_id"_L1, "message_id"_L1});
    const QJsonObject reply{{"result"_L1, 1}, {"message_id"_L1, task}};
    const QString ours = accountText(account, "app_id"_L1), meant = firstOf(*body, {"appId"_L1, "app_id"_L1});
    if (!ours.isEmpty() && !meant.isEmpty() && meant != ours) {
        Inbound other = acceptJson({}, reply);
        other.reason = u"other_account"_s;
        return other;
    }
    return acceptJson({eventOf(*body, request.body)}, reply);
}

std::optional<HttpRequest> KuaishouCodec::tokenRequest(const ChannelAccount &account) const
{
    const QString app = accountText(account, "app_id"_L1), secret = accountText(account, "app_secret"_L1);
    const QString refresh = accountText(account, "refresh_token"_L1), code = accountText(account, "auth_code"_L1);
    if (app.isEmpty() || secret.isEmpty() || (refresh.isEmpty() && code.isEmpty()))
        return std::nullopt;
    const QString base = apiBase(account, "https://open.kuaishou.com"_L1) + "/oauth2/"_L1;
    QList<QPair<QByteArray, QString>> query{{"app_id", app}, {"app_secret", secret}};
    if (refresh.isEmpty())
        query.append({{"code", code}, {"grant_type", u"authorization_code"_s}});
    else
        query.append({{"refresh_token", refresh}, {"grant_type", u"refresh_token"_s}});
    const auto path = refresh.isEmpty() ? "access_token?"_L1 : "refresh_token?"_L1;
    return getRequest(base + path + QString::fromLatin1(formEncode(query)));
}

Result<QJsonObject> KuaishouCodec::readToken(const HttpResponse &response, Instant now) const
{
    const QJsonObject body = readJsonObject(response.body).value_or(QJsonObject());
    const QString token = body.value("access_token"_L1).toString();
    if (token.isEmpty())
        return failure(ErrorCode::Protocol, u"result %1"_s.arg(idText(body.value("result"_L1))));
    const auto expiry = [&](QLatin1StringView member) {
        const qint64 lifetime = std::clamp<qint64>(integer(body.value(member)).value_or(0), 0, 400 * 86'400);
        return toRfc3339(now + std::chrono::seconds(lifetime));
    };
    QJsonObject members{{"access_token"_L1, token}, {"access_token_expires"_L1, expiry("expires_in"_L1)}};
    if (const QString refresh = body.value("refresh_token"_L1).toString(); !refresh.isEmpty()) {
        members.insert("refresh_token"_L1, refresh);
        members.insert("refresh_token_expires"_L1, expiry("refresh_token_expires_in"_L1));
    }
    return members;
}

} // namespace lianxi
