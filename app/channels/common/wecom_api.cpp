// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/wecom_api.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/common/wechat_crypto.h"
#include "app/channels/common/wechat_fields.h"

using namespace Qt::StringLiterals;

namespace lianxi::channels
{

namespace
{

constexpr auto publicBase = "https://qyapi.weixin.qq.com"_L1;
constexpr qsizetype longestWords = 300; ///< of an error's text that is kept

/// What an error code means for the message. From the platform's list of return codes; 95002, 95007, 95013, 95014,
/// 95016 and 95018 are not in it and are known from practice.
constexpr CodeMeaning meanings[] = {
    {-1, SendOutcome::Retry, u"server"},
    {40001, SendOutcome::Credentials, u"token"},
    {40003, SendOutcome::Refused, u"recipient_unknown"},
    {40007, SendOutcome::Refused, u"bad_media"},
    {40014, SendOutcome::Credentials, u"token"},
    {40096, SendOutcome::Refused, u"recipient_unknown"},
    {40201, SendOutcome::Refused, u"account_restricted"},
    {41001, SendOutcome::Credentials, u"token"},
    {41050, SendOutcome::Refused, u"code_used_up"},
    {41051, SendOutcome::Refused, u"code_used_up"},
    {42001, SendOutcome::Credentials, u"token"},
    {44004, SendOutcome::Refused, u"empty"},
    {45002, SendOutcome::Refused, u"too_long"},
    {45009, SendOutcome::Retry, u"rate"},
    {45033, SendOutcome::Retry, u"rate"},
    {48002, SendOutcome::Credentials, u"permission"},
    {60011, SendOutcome::Credentials, u"permission"},
    {60020, SendOutcome::Credentials, u"ip_not_allowed"},
    {60111, SendOutcome::Refused, u"recipient_unknown"},
    {81013, SendOutcome::Refused, u"recipient_unavailable"},
    {82001, SendOutcome::Refused, u"no_recipient"},
    {84061, SendOutcome::Refused, u"recipient_unavailable"},
    {84074, SendOutcome::Credentials, u"permission"},
    {95000, SendOutcome::Refused, u"desk_unknown"},
    {95001, SendOutcome::Refused, u"quota"},
    {95002, SendOutcome::Refused, u"window_closed"},
    {95004, SendOutcome::Refused, u"desk_unknown"},
    {95007, SendOutcome::Retry, u"pull_without_token"},
    {95011, SendOutcome::Refused, u"wrong_product"},
    {95012, SendOutcome::Refused, u"wrong_product"},
    {95013, SendOutcome::Refused, u"window_closed"},
    {95014, SendOutcome::Refused, u"no_servicer"},
    {95016, SendOutcome::Refused, u"wrong_state"},
    {95017, SendOutcome::Credentials, u"permission"},
    {95018, SendOutcome::Refused, u"wrong_state"},
    {301002, SendOutcome::Credentials, u"permission"},
};

/// The member that holds the encrypted text: some JSON callbacks write it in lower case.
QString encryptedText(const XmlElement &body)
{
    const QString text = body.value(u"Encrypt");
    return text.isEmpty() ? body.value(u"encrypt") : text;
}

WecomPush refuse(Verification verify, const QString &reason)
{
    return {refuseInbound(verify, reason), {}};
}

/// The text inside, once the signature is known to be right.
Result<QByteArray> openEnvelope(const ChannelAccount &account, const QByteArray &encrypted)
{
    QByteArray receiveId = accountBytes(account, "receive_id"_L1);
    if (receiveId.isEmpty())
        receiveId = accountBytes(account, "corp_id"_L1);
    return wechatDecrypt(accountBytes(account, "encoding_aes_key"_L1), encrypted, receiveId);
}

bool signatureFits(const QueryFields &query, const QByteArray &token, const QByteArray &encrypted)
{
    return equalConstantTime(sortedSha1({token, query.value("timestamp"), query.value("nonce"), encrypted}),
                             query.value("msg_signature"));
}

/// Whatever is wrong with an address check is "malformed", so that a scanner learns nothing.
Inbound verifyAddress(const QueryFields &query, const ChannelAccount &account, const QByteArray &token, Instant now)
{
    const QByteArray echo = query.value("echostr");
    if (token.isEmpty() || echo.isEmpty())
        return refuseInbound(Verification::Malformed, token.isEmpty() ? u"not_configured"_s : u"no_echo"_s);
    if (!signatureFits(query, token, echo))
        return refuseInbound(Verification::Malformed, u"bad_signature"_s);
    if (!isFresh(query.value("timestamp"), false, now))
        return refuseInbound(Verification::Stale, u"stale"_s);
    const Result<QByteArray> text = openEnvelope(account, echo);
    return text ? acceptInbound({}, *text) : refuseInbound(Verification::Malformed, text.error().detail);
}

} // namespace

WecomPush openWecomPush(const HttpRequest &request, const ChannelAccount &account, Instant now)
{
    const QueryFields query(request.query);
    const QByteArray token = accountBytes(account, "token"_L1);
    if (request.method == "GET")
        return {verifyAddress(query, account, token, now), {}};
    const std::optional<XmlElement> outer = readWechatBody(request.body);
    if (!outer)
        return refuse(Verification::Malformed, u"unreadable_body"_s);
    if (token.isEmpty())
        return refuse(Verification::BadSignature, u"not_configured"_s);
    const QByteArray encrypted = encryptedText(*outer).toUtf8();
    if (encrypted.isEmpty() || !query.contains("msg_signature"))
        return refuse(Verification::MissingSignature,
                      query.contains("signature") ? u"downgrade"_s : u"missing_signature"_s);
    if (!signatureFits(query, token, encrypted))
        return refuse(Verification::BadSignature, u"bad_signature"_s);
    if (!isFresh(query.value("timestamp"), false, now))
        return refuse(Verification::Stale, u"stale"_s);
    const Result<QByteArray> text = openEnvelope(account, encrypted);
    if (!text)
        return refuse(Verification::Malformed, text.error().detail);
    std::optional<XmlElement> body = readWechatBody(*text);
    return body ? WecomPush{std::nullopt, std::move(*body)} : refuse(Verification::Malformed, u"unreadable_body"_s);
}

QString wecomUrl(const ChannelAccount &account, const QString &path)
{
    return apiBase(account, publicBase) + "/cgi-bin/"_L1 + path + "?access_token="_L1
        + QString::fromLatin1(percentEncode(accountText(account, "access_token"_L1)));
}

HttpRequest wecomGet(const ChannelAccount &account, const QString &path,
                     const QList<QPair<QByteArray, QString>> &fields)
{
    HttpRequest request;
    request.method = "GET";
    request.url = wecomUrl(account, path);
    if (!fields.isEmpty())
        request.url += u'&' + QString::fromLatin1(formEncode(fields));
    return request;
}

std::optional<HttpRequest> wecomTokenRequest(const ChannelAccount &account)
{
    const QString corp = accountText(account, "corp_id"_L1), secret = accountText(account, "corp_secret"_L1);
    if (corp.isEmpty() || secret.isEmpty())
        return std::nullopt;
    HttpRequest request;
    request.method = "GET";
    request.url = apiBase(account, publicBase) + "/cgi-bin/gettoken?"_L1
        + QString::fromLatin1(formEncode({{"corpid", corp}, {"corpsecret", secret}}));
    return request;
}

Result<QJsonObject> readWecomToken(const HttpResponse &response, Instant now)
{
    const QJsonObject answer = readJsonObject(response.body).value_or(QJsonObject());
    const QString token = answer.value("access_token"_L1).toString();
    const qint64 code = integer(answer.value("errcode"_L1)).value_or(0);
    if (token.isEmpty() || code != 0)
        // The words name the address that is not allowed, which is what an administrator must enter.
        return failure(
            ErrorCode::Protocol,
            u"errcode %1 %2"_s.arg(QString::number(code), answer.value("errmsg"_L1).toString().left(longestWords)));
    const qint64 lifetime = std::clamp<qint64>(integer(answer.value("expires_in"_L1)).value_or(7200), 0, 86'400);
    return QJsonObject{{"access_token"_L1, token},
                       {"access_token_expires"_L1, toRfc3339(now + std::chrono::seconds(lifetime))}};
}

WecomReply readWecomReply(const HttpResponse &response)
{
    if (const auto transport = transportAnswer(response))
        return {*transport, {}, 0};
    const std::optional<QJsonObject> body = readJsonObject(response.body);
    if (!body || !body->contains("errcode"_L1))
        return {unreadableAnswer(response), {}, 0};
    const qint64 code = integer(body->value("errcode"_L1)).value_or(-2);
    if (code == 0)
        return {std::nullopt, *body, 0};
    const QString words = body->value("errmsg"_L1).toString().left(longestWords);
    return {codeAnswer(meanings, code, words), *body, code};
}

} // namespace lianxi::channels
