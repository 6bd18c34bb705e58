// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/meta_hook.h"

#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::meta
{

using namespace channels;

namespace
{

constexpr qint64 lastMillisecond = 253'402'300'799'999; ///< of the year 9999

/// The platform writes a blank of the token as '+'; a '+' that somebody did not escape means itself.
bool isToken(const QByteArray &expected, const QByteArray &rawQuery)
{
    const QueryFields plain(rawQuery), form(QByteArray(rawQuery).replace("+", "%20"));
    return equalConstantTime(expected, plain.value("hub.verify_token"))
        || equalConstantTime(expected, form.value("hub.verify_token"));
}

Inbound checkAddress(const HttpRequest &request, const ChannelAccount &account)
{
    const QueryFields query(request.query);
    const QByteArray token = accountBytes(account, "verify_token"_L1);
    if (token.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    if (!isToken(token, request.query) || query.value("hub.mode") != "subscribe")
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    const QByteArray challenge = query.value("hub.challenge");
    if (challenge.isEmpty())
        return refuseInbound(Verification::Malformed, u"no_echo"_s);
    return acceptInbound({}, challenge);
}

/// nullopt when the bytes are the platform's.
std::optional<Inbound> refuseSignature(const HttpRequest &request, const ChannelAccount &account)
{
    const QByteArray secret = accountBytes(account, "app_secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    // "X-Hub-Signature" (SHA-1) still comes beside it and proves nothing.
    const QByteArray given = headerValue(request.headers, "X-Hub-Signature-256");
    if (given.isEmpty())
        return refuseInbound(Verification::MissingSignature, u"missing_signature"_s);
    if (!equalConstantTime("sha256=" + hmacHex(secret, request.body), given))
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    return std::nullopt;
}

} // namespace

Inbound receiveHook(const HttpRequest &request, const ChannelAccount &account, const HookShape &shape,
                    const ReadEntry &read)
{
    if (request.method == "GET")
        return checkAddress(request, account);
    if (std::optional<Inbound> refused = refuseSignature(request, account))
        return *refused;
    const std::optional<QJsonObject> body = readJsonObject(request.body);
    if (!body)
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    if (body->value("object"_L1).toString() != shape.object)
        return acceptInbound({unknownEvent(shape.entryId, *body)});
    if (!body->value("entry"_L1).isArray())
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    std::vector<PlatformEvent> events;
    bool others = false;
    const QJsonArray entries = body->value("entry"_L1).toArray();
    for (const QJsonValue &entry : entries) {
        if (entry.isNull())
            continue;
        const QString id = idText(entry["id"_L1]);
        if (!entry.isObject())
            events.push_back(unknownEvent(shape.entryId, entry));
        else if (!id.isEmpty() && !shape.entryId.isEmpty() && id != shape.entryId)
            others = true;
        else
            read(entry.toObject(), events);
    }
    Inbound inbound = acceptInbound(std::move(events));
    if (inbound.events.empty() && others)
        inbound.reason = u"other_account"_s;
    return inbound;
}

QByteArray hmacHex(const QByteArray &key, const QByteArray &message)
{
    return hmacSha256(key, {message}).toHex();
}

QString digestOf(const QJsonValue &value)
{
    const QByteArray bytes = writeJson({{"of"_L1, value}});
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(24));
}

PlatformEvent unknownEvent(const QString &account, const QJsonValue &raw)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Unknown;
    event.account = account;
    event.eventKey = u"u:"_s + digestOf(raw);
    event.extra.insert("raw"_L1, raw);
    return event;
}

std::optional<Instant> timeFromMillis(const QJsonValue &value)
{
    const std::optional<qint64> ms = integer(value);
    return ms && *ms > 0 && *ms <= lastMillisecond ? std::optional(fromMillis(*ms)) : std::nullopt;
}

std::optional<Instant> timeFromSeconds(const QJsonValue &value)
{
    const std::optional<qint64> seconds = integer(value);
    return seconds && *seconds > 0 && *seconds <= lastMillisecond / 1000 ? std::optional(fromMillis(*seconds * 1000))
                                                                         : std::nullopt;
}

std::optional<Instant> timeOfEntry(const QJsonObject &entry)
{
    // 10^11 seconds are the year 5138, 10^11 milliseconds were 1973.
    const QJsonValue time = entry.value("time"_L1);
    return integer(time).value_or(0) < 100'000'000'000 ? timeFromSeconds(time) : timeFromMillis(time);
}

std::optional<Instant> timeFromText(const QString &text)
{
    // RFC 3339 wants a colon in the offset.
    static constexpr qsizetype offset = 5;
    if (text.size() > offset && (text[text.size() - offset] == u'+' || text[text.size() - offset] == u'-'))
        return parseRfc3339(text.chopped(2) + u':' + text.last(2));
    return parseRfc3339(text);
}

} // namespace lianxi::meta
