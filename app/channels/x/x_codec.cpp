// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/x/x_codec.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/x/x_events.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

QByteArray signatureOf(const QByteArray &secret, const QByteArray &bytes)
{
    return "sha256=" + hmacSha256(secret, {bytes}).toBase64();
}

/// The platform asks hourly whether we still know the secret.
Inbound answerCheck(const HttpRequest &request, const QByteArray &secret)
{
    QByteArray query = request.query;
    // A form's query: here a plus sign is a space.
    const QByteArray token = QueryFields(query.replace('+', ' ')).value("crc_token");
    if (token.isEmpty())
        return refuseInbound(Verification::Malformed, u"missing_fields"_s);
    Inbound result = acceptInbound({});
    result.reply.body = writeJson({{"response_token"_L1, QString::fromLatin1(signatureOf(secret, token))}});
    result.reply.contentType = "application/json; charset=utf-8";
    return result;
}

} // namespace

Inbound XCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant) const
{
    const QByteArray secret = accountBytes(account, "consumer_secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    if (request.method == "GET")
        return answerCheck(request, secret);
    const QByteArray given = headerValue(request.headers, "x-twitter-webhooks-signature");
    if (given.isEmpty())
        return refuseInbound(Verification::MissingSignature, u"missing_signature"_s);
    if (!equalConstantTime(signatureOf(secret, request.body), given))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    const std::optional<QJsonObject> body = readJsonObject(request.body);
    if (!body)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    Inbound result = acceptInbound(x::eventsOf(*body, x::brandOf(account)));
    if (result.events.empty())
        result.reason = u"other_account"_s;
    return result;
}

} // namespace lianxi
