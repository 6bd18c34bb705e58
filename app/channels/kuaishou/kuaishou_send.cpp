// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/partner_bridge.h"
#include "app/channels/kuaishou/kuaishou_codec.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto signedMembers = std::to_array<QLatin1StringView>(
    {"access_token"_L1, "appkey"_L1, "method"_L1, "param"_L1, "signMethod"_L1, "timestamp"_L1, "version"_L1});

/// The signature of the shop platform: "k=v" of the members in alphabetical order, then the secret.
QString shopSignature(const QMap<QString, QString> &fields, const QByteArray &secret)
{
    QByteArray text;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        text += it.key().toUtf8() + '=' + it.value().toUtf8() + '&';
    text += "signSecret=" + secret;
    if (fields.value(u"signMethod"_s) == "HMAC_SHA256"_L1)
        return QString::fromLatin1(
            QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toBase64());
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

/// A call of the shop platform (orders): `more` names its method and parameters.
SendPlan planShopCall(const SendIntent &intent, const ChannelAccount &account, Instant now)
{
    const QByteArray secret = accountBytes(account, "sign_secret"_L1);
    if (secret.isEmpty())
        return refusePlan(SendOutcome::Refused, u"not_configured"_s);
    QMap<QString, QString> fields{{u"version"_s, u"1"_s},
                                  {u"signMethod"_s, u"HMAC_SHA256"_s},
                                  {u"param"_s, u"{}"_s},
                                  {u"timestamp"_s, QString::number(toMillis(now))},
                                  {u"appkey"_s, accountText(account, "app_id"_L1)},
                                  {u"access_token"_s, accountText(account, "access_token"_L1)}};
    for (const QLatin1StringView member : signedMembers) {
        const QJsonValue given = intent.more.value(member);
        if (given.isObject())
            fields.insert(member, QString::fromUtf8(writeJson(given.toObject())));
        else if (!given.isUndefined())
            fields.insert(member, idText(given));
    }
    if (fields.value(u"access_token"_s).isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    const QString sign = shopSignature(fields, secret);
    QList<QPair<QByteArray, QString>> form;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        form.append({it.key().toUtf8(), it.value()});
    form.append({"sign", sign});
    const QString path = fields.value(u"method"_s).replace(u'.', u'/');
    return {formPost(apiBase(account, "https://openapi.kwaixiaodian.com"_L1) + u'/' + path, form), {}, {}, {}};
}

constexpr CodeMeaning meanings[] = {
    {100'100'402, SendOutcome::Retry, u"rate"},
    {100'200'101, SendOutcome::Refused, u"configuration_error"},
    {100'200'102, SendOutcome::Credentials, u"token"},
    {100'200'106, SendOutcome::Refused, u"no_permission"},
    {100'200'107, SendOutcome::Refused, u"recipient_unknown"},
    {100'200'108, SendOutcome::Credentials, u"token"},
    {100'200'109, SendOutcome::Credentials, u"revoked"},
    {100'200'110, SendOutcome::Credentials, u"revoked"},
    {100'200'111, SendOutcome::Credentials, u"revoked"},
    {100'200'113, SendOutcome::Credentials, u"revoked"},
    {100'200'500, SendOutcome::Retry, u"server"},
};

QJsonObject profileOf(const QJsonObject &user, const QString &id)
{
    QJsonObject profile{{"nickname"_L1, user.value("name"_L1).toString()},
                        {"name"_L1, user.value("name"_L1).toString()}};
    if (!id.isEmpty())
        profile.insert("user_id"_L1, id);
    if (const QString head = user.value("head"_L1).toString(); !head.isEmpty())
        profile.insert("avatar"_L1, head);
    return profile;
}

} // namespace

SendPlan KuaishouCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant now) const
{
    if (intent.more.value("method"_L1).isString())
        return planShopCall(intent, account, now);
    if (intent.op != "self"_L1 || bridgeOf(account))
        return planByBridge(intent, account, now);
    const QString token = accountText(account, "access_token"_L1);
    if (token.isEmpty())
        return refusePlan(SendOutcome::Credentials, u"token"_s);
    return {getRequest(apiBase(account, "https://open.kuaishou.com"_L1) + "/openapi/user_info?"_L1
                       + QString::fromLatin1(
                           formEncode({{"app_id", accountText(account, "app_id"_L1)}, {"access_token", token}}))),
            {},
            {},
            {}};
}

SendAnswer KuaishouCodec::readAnswer(const HttpResponse &response, const SendIntent &intent,
                                     const ChannelAccount &account, Instant now) const
{
    const std::optional<QJsonObject> body = response.status == 0 ? std::nullopt : readJsonObject(response.body);
    const std::optional<qint64> code = body ? integer(body->value("result"_L1)) : std::nullopt;
    if (!code) {
        // The platform's own answers name a result; others are the bridge's.
        const Codec *bridge = bridgeOf(account);
        if (bridge)
            return bridge->readAnswer(response, intent, account, now);
        const auto transport = transportAnswer(response);
        return transport ? *transport : unreadableAnswer(response);
    }
    if (*code != 1)
        return codeAnswer(meanings, *code, body->value("error_msg"_L1).toString());
    if (const auto transport = transportAnswer(response))
        return *transport;
    SendAnswer result = answer(SendOutcome::Sent, {});
    const QString id = idText(body->value("open_id"_L1));
    if (!id.isEmpty())
        result.more.insert("account_id"_L1, id);
    if (const auto lifetime = integer(body->value("expires_in"_L1)))
        result.more.insert("expires_in"_L1, *lifetime);
    if (body->value("user_info"_L1).isObject())
        result.more.insert("profile"_L1, profileOf(body->value("user_info"_L1).toObject(), id));
    return result;
}

ChannelLimits KuaishouCodec::limits(Surface surface) const
{
    return bridgeLimits(surface); // the platform takes no messages from programs
}

} // namespace lianxi
