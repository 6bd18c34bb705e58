// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/chatwoot/chatwoot_codec.h"

#include "app/channels/chatwoot/chatwoot_cable.h"
#include "app/channels/chatwoot/chatwoot_events.h"
#include "app/channels/chatwoot/chatwoot_walk.h"
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto acceptedAge = std::chrono::seconds(300); ///< of a signed request, either way
constexpr auto conversationsList = "conversations"_L1;
constexpr qsizetype longestTimestamp = 12; ///< digits

/// Ok, or why a webhook request is not taken.
Verification verify(const HttpRequest &request, const QByteArray &secret, Instant now)
{
    const QByteArray signature = headerValue(request.headers, "X-Chatwoot-Signature");
    const QByteArray timestamp = headerValue(request.headers, "X-Chatwoot-Timestamp");
    if (signature.isEmpty() || timestamp.isEmpty())
        return Verification::MissingSignature;
    const QByteArray expected = "sha256=" + hmacSha256(secret, {timestamp, ".", request.body}).toHex();
    if (!equalConstantTime(expected, signature))
        return Verification::BadSignature;
    const bool digits = timestamp.size() <= longestTimestamp
        && std::all_of(timestamp.begin(), timestamp.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return Verification::Malformed;
    const auto age = now - fromMillis(timestamp.toLongLong() * 1000);
    return std::chrono::abs(age) > acceptedAge ? Verification::Stale : Verification::Ok;
}

/// Webhooks name events with an underscore where the cable has a dot.
QString cableName(QString name)
{
    const qsizetype at = name.indexOf(u'_');
    return at < 0 ? name : name.replace(at, 1, u'.');
}

PlatformEvent unknownEvent(const QString &name, const HttpRequest &request, const ChannelAccount &account)
{
    PlatformEvent event;
    event.account = accountText(account, "account_id"_L1);
    event.what = name;
    const QByteArray delivery = headerValue(request.headers, "X-Chatwoot-Delivery");
    event.eventKey = u"w:"_s + QString::fromLatin1(delivery.isEmpty() ? sha1Hex(request.body) : delivery);
    event.extra = {{"body"_L1, QString::fromUtf8(request.body)}};
    return event;
}

} // namespace

Inbound ChatwootCodec::receive(const HttpRequest &request, const ChannelAccount &account, Instant now) const
{
    const QByteArray secret = accountBytes(account, "webhook_secret"_L1);
    if (secret.isEmpty())
        return refuseInbound(Verification::BadSignature, u"not_configured"_s);
    switch (verify(request, secret, now)) {
    case Verification::MissingSignature:
        return refuseInbound(Verification::MissingSignature, u"missing_signature"_s);
    case Verification::BadSignature:
    case Verification::NotApplicable:
        return refuseInbound(Verification::BadSignature, u"bad_signature"_s);
    case Verification::Stale:
        return refuseInbound(Verification::Stale, u"stale"_s);
    case Verification::Malformed:
        return refuseInbound(Verification::Malformed, u"missing_fields"_s);
    case Verification::Ok:
        break;
    }
    const std::optional<QJsonObject> body = readJsonObject(request.body);
    const QString name = body ? body->value("event"_L1).toString() : QString();
    if (name.isEmpty())
        return refuseInbound(Verification::Malformed, u"unreadable_body"_s);
    if (chatwoot::isForeign(*body, account)) {
        Inbound other = acceptInbound({});
        other.reason = u"other_account"_s;
        return other;
    }
    std::optional<PlatformEvent> event = chatwoot::eventOf(cableName(name), *body, account);
    // An edit without a change of words is nothing; what has no name here is kept.
    if (!event && name == "message_updated"_L1)
        return acceptInbound({});
    return acceptInbound({event ? std::move(*event) : unknownEvent(name, request, account)});
}

std::vector<PollRequest> ChatwootCodec::polls(const ChannelAccount &account,
                                              const QHash<QString, QJsonObject> &cursors) const
{
    if (accountText(account, "api_access_token"_L1).isEmpty() || chatwoot::baseOf(account).isEmpty())
        return {};
    PollRequest poll;
    poll.list = conversationsList;
    poll.request = chatwoot::call("GET", account, chatwoot::walkPath(cursors.value(conversationsList)));
    return {poll};
}

QString ChatwootCodec::listOf(const HttpRequest &request) const
{
    return request.url.contains("/conversations"_L1) ? QString(conversationsList) : QString();
}

PollAnswer ChatwootCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                   const QJsonObject &cursor, Instant now) const
{
    if (!list.isEmpty() && list != conversationsList)
        return Codec::readPoll(list, response, account, cursor, now);
    const std::optional<QJsonObject> body = response.status == 200 ? readJsonObject(response.body) : std::nullopt;
    if (body) {
        const auto page = chatwoot::readWalk(*body, cursor, account);
        return page ? *page : Codec::readPoll(list, response, account, cursor, now);
    }
    const SendAnswer state = readAnswer(response, {}, account, now);
    // A conversation that was deleted meanwhile must not hold up the others.
    const auto without = state.reason == "target_gone"_L1 ? chatwoot::skipConversation(cursor) : std::nullopt;
    if (without)
        return *without;
    return state.outcome == SendOutcome::Sent ? Codec::readPoll(list, response, account, cursor, now)
                                              : pollFailure(state);
}

std::optional<StreamOpen> ChatwootCodec::openStream(const ChannelAccount &account, const QJsonObject &) const
{
    const QString base = chatwoot::baseOf(account);
    const QString mode = accountText(account, "mode"_L1);
    if (base.isEmpty() || accountText(account, "api_access_token"_L1).isEmpty()
        || (!mode.isEmpty() && mode != "cable"_L1))
        return std::nullopt;
    StreamOpen open;
    open.request.method = "GET";
    open.request.url = base + "/cable"_L1;
    if (base.startsWith("http"_L1))
        open.request.url.replace(0, 4, u"ws"_s);
    open.request.headers = {{"Origin", base.toUtf8()}};
    open.subprotocol = "actioncable-v1-json";
    open.silence = std::chrono::seconds(6); // the server pings every 3 s
    open.tick = std::chrono::seconds(20);
    return open;
}

StreamStep ChatwootCodec::onStream(const StreamInput &input, const QJsonObject &state, const QJsonObject &,
                                   const ChannelAccount &account, Instant) const
{
    switch (input.kind) {
    case StreamInput::Kind::Opened:
        return chatwoot::openedStep(account);
    case StreamInput::Kind::Frame:
        return chatwoot::frameStep(input.frame, state, account);
    case StreamInput::Kind::Tick:
        return chatwoot::tickStep(state, account);
    case StreamInput::Kind::Closed:
        break;
    }
    StreamStep step;
    step.end = StreamStep::End::Reconnect;
    return step;
}

} // namespace lianxi
