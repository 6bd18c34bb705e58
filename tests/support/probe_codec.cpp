// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/probe_codec.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::test
{

namespace
{

PlatformEvent messageEvent(const QString &key, const QString &person, const QString &text)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Message;
    event.eventKey = key;
    event.messageId = key;
    event.threadId = person;
    event.sender.id = person;
    event.text = text;
    return event;
}

QString base(const ChannelAccount &account)
{
    return account.settings.value("api_base"_L1).toString();
}

} // namespace

QByteArray ProbeCodec::signature(const QByteArray &body, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(body, key, QCryptographicHash::Sha256).toHex();
}

QByteArray ProbeCodec::signedRequest(const QString &channel, const QByteArray &body, const QByteArray &key)
{
    return "POST /hooks/" + channel.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\nX-Signature: " + signature(body, key)
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

Inbound ProbeCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const QByteArray claimed = headerValue(request.headers, "x-signature");
    if (claimed.isEmpty())
        return {Verification::MissingSignature, u"no signature"_s, {}, {}};
    if (claimed != signature(request.body, account.secrets.value("key"_L1).toString().toUtf8()))
        return {Verification::BadSignature, u"signature"_s, {}, {}};
    const QJsonObject json = QJsonDocument::fromJson(request.body).object();
    if (json.isEmpty())
        return {Verification::Malformed, u"no object"_s, {}, {}};
    if (json.contains("at"_L1) && now - fromMillis(json.value("at"_L1).toInteger()) > 5min)
        return {Verification::Stale, u"old"_s, {}, {}};
    if (json.contains("ask"_L1)) {
        Inbound asking{Verification::Ok, {}, {200, "taken", "text/plain"}, {}};
        asking.asks = {{u"items"_s, {{"h"_L1, json.value("ask"_L1)}}}};
        return asking;
    }
    PlatformEvent event = messageEvent(json.value("key"_L1).toString(), json.value("person"_L1).toString(),
                                       json.value("text"_L1).toString());
    if (json.value("typing"_L1).toBool())
        event.kind = PlatformEventKind::Typing;
    event.payload = json.value("press"_L1).toString();
    return {Verification::Ok, {}, {200, "taken", "text/plain"}, {event}};
}

std::vector<PollRequest> ProbeCodec::polls(const ChannelAccount &account,
                                           const QHash<QString, QJsonObject> &cursors) const
{
    if (base(account).isEmpty())
        return {};
    const qint64 after = cursors.value(u"items"_s).value("after"_L1).toInteger();
    HttpRequest request;
    request.method = "GET";
    request.url = base(account) + u"/poll?after="_s + QString::number(after);
    const QString hint = cursors.value(u"items"_s).value(pushHint)["h"_L1].toString();
    if (!hint.isEmpty())
        request.url += u"&hint="_s + hint;
    return {{u"items"_s, request, 5s, 30s}};
}

PollAnswer ProbeCodec::readPoll(const QString &, const HttpResponse &response, const ChannelAccount &,
                                const QJsonObject &, Instant) const
{
    if (response.status == 401)
        return {SendOutcome::Credentials, u"token"_s, {}, {}, {}, false};
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (response.status != 200 || !document.isObject())
        return {SendOutcome::Retry, response.status == 429 ? u"rate"_s : u"server"_s, {}, {}, {}, false};
    if (document.object().value("bad_hint"_L1).toBool()) {
        PollAnswer refused{SendOutcome::Retry, u"hint"_s, {}, {}, {}, false};
        refused.hintUsedUp = true;
        return refused;
    }
    PollAnswer answer;
    for (const QJsonValue &item : document.object().value("items"_L1).toArray()) {
        const qint64 n = item["n"_L1].toInteger();
        answer.events.push_back(messageEvent(u"p:%1"_s.arg(n), u"anna"_s, item["text"_L1].toString()));
        answer.events.back().payload = item["press"_L1].toString();
        answer.next = {{u"after"_s, n}};
    }
    answer.more = document.object().value("more"_L1).toBool();
    return answer;
}

std::optional<SendIntent> ProbeCodec::acknowledgeIntent(const PlatformEvent &event) const
{
    if (event.payload.isEmpty())
        return std::nullopt;
    SendIntent intent;
    intent.op = u"ack_postback"_s;
    intent.target = event.payload;
    return intent;
}

SendPlan ProbeCodec::planSend(const SendIntent &intent, const ChannelAccount &account, Instant) const
{
    if (intent.text.size() > 100)
        return {std::nullopt, SendOutcome::Refused, u"too_long"_s, {}};
    HttpRequest request;
    request.url = base(account) + u"/send"_s;
    request.headers = {{"Content-Type", "application/json"},
                       {"Authorization", account.secrets.value("access_token"_L1).toString().toUtf8()}};
    QJsonObject body{{u"key"_s, intent.sendKey}, {u"to"_s, intent.to}, {u"text"_s, intent.text}};
    QJsonArray files;
    for (const Part &part : intent.parts)
        files.append(part.ref);
    for (const MediaFile &file : intent.files)
        files.replace(static_cast<qsizetype>(file.part), u"inline:"_s + QString::fromUtf8(file.bytes));
    if (!files.isEmpty())
        body.insert(u"files"_s, files);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return {request, SendOutcome::Sent, {}, {}};
}

SendPlan ProbeCodec::planUpload(const MediaFile &file, const SendIntent &, const QJsonObject &progress,
                                const ChannelAccount &account, Instant) const
{
    if (file.mime == "text/letter"_L1)
        return {std::nullopt, SendOutcome::Refused, uploadWithMessage, {}};
    HttpRequest request;
    request.url = base(account) + u"/upload?step="_s + QString::number(progress.value("step"_L1).toInt());
    request.body = file.bytes;
    return {request, SendOutcome::Sent, {}, {}};
}

SendAnswer ProbeCodec::readUpload(const HttpResponse &response, const MediaFile &, const QJsonObject &,
                                  const ChannelAccount &, Instant) const
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    SendAnswer answer;
    answer.reason = u"status_%1"_s.arg(response.status);
    if (response.status == 200 && body.contains("pending"_L1)) {
        answer.outcome = SendOutcome::Pending;
        answer.retryAfter = 3s;
        answer.more = {{u"step"_s, body.value("pending"_L1)}};
    } else if (response.status == 200) {
        answer.outcome = SendOutcome::Uploaded;
        answer.more = {{u"ref"_s, body.value("ref"_L1)}};
    } else if (response.status == 401) {
        answer.outcome = SendOutcome::Credentials;
    } else {
        answer.outcome = response.status >= 500 ? SendOutcome::Retry : SendOutcome::Refused;
    }
    return answer;
}

SendAnswer ProbeCodec::readAnswer(const HttpResponse &response, const SendIntent &, const ChannelAccount &,
                                  Instant) const
{
    SendAnswer answer;
    const QString id = QJsonDocument::fromJson(response.body).object().value("id"_L1).toString();
    if (response.status == 200)
        answer.outcome = id.isEmpty() ? SendOutcome::Unconfirmed : SendOutcome::Sent;
    else if (response.status == 401)
        answer.outcome = SendOutcome::Credentials;
    else if (response.status == 429 || response.status >= 500)
        answer.outcome = SendOutcome::Retry;
    else
        answer.outcome = SendOutcome::Refused;
    answer.messageId = id;
    answer.reason = answer.outcome == SendOutcome::Sent ? QString() : u"status_%1"_s.arg(response.status);
    return answer;
}

std::optional<HttpRequest> ProbeCodec::tokenRequest(const ChannelAccount &account) const
{
    HttpRequest request;
    request.url = base(account) + u"/token"_s;
    request.body = "{}";
    request.headers = {{"Content-Type", "application/json"}};
    return request;
}

Result<QJsonObject> ProbeCodec::readToken(const HttpResponse &response, Instant) const
{
    const QString token = QJsonDocument::fromJson(response.body).object().value("access_token"_L1).toString();
    if (response.status != 200 || token.isEmpty())
        return failure(ErrorCode::Protocol, u"no token"_s);
    return QJsonObject{{u"access_token"_s, token}};
}

ChannelLimits ProbeCodec::limits(Surface) const
{
    ChannelLimits limits;
    limits.hasIdempotencyKey = m_idempotent;
    return limits;
}

ChannelConfigured probeChannel(const QString &id, const QString &apiBase)
{
    ChannelConfigured channel;
    channel.channel = ChannelId(id);
    channel.platform = Platform::GenericWebhook;
    channel.name = id;
    if (!apiBase.isEmpty())
        channel.settings = {{u"api_base"_s, apiBase}};
    return channel;
}

QJsonObject probeSecrets()
{
    return {{u"key"_s, u"k"_s}, {u"access_token"_s, u"t"_s}};
}

} // namespace lianxi::test
