// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"
#include "app/channels/qq/qq_codec.h"
#include "app/channels/qq/qq_events.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

enum class Op {
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
};

constexpr auto gateway = "wss://api.sgroup.qq.com/websocket/"_L1;
constexpr auto usualBeat = std::chrono::milliseconds(45'000);
constexpr auto shortestBeat = std::chrono::milliseconds(1'000);
constexpr auto longestBeat = std::chrono::milliseconds(600'000);
/// Group and private messages, and channel messages that name the bot. More than an account is entitled to closes the
/// connection, so further ones are asked for in settings "intents".
constexpr int usualIntents = (1 << 25) | (1 << 30);

// Members of the session's memory and of the stored cursor.
constexpr auto sessionMember = "session_id"_L1;
constexpr auto sequenceMember = "seq"_L1;
constexpr auto beatMember = "heartbeat_ms"_L1;
constexpr auto beatenMember = "beaten_at"_L1;
constexpr auto unansweredMember = "unanswered"_L1;

QByteArray frameOf(Op op, const QJsonValue &d)
{
    return writeJson({{"op"_L1, static_cast<int>(op)}, {"d"_L1, d}});
}

int intentsOf(const ChannelAccount &account)
{
    const QJsonArray bits = account.settings.value("intents"_L1).toArray();
    int intents = 0;
    for (const QJsonValue &bit : bits) {
        if (const auto number = integer(bit); number && *number >= 0 && *number < 31)
            intents |= 1 << static_cast<int>(*number);
    }
    return intents == 0 ? usualIntents : intents;
}

QString tokenOf(const ChannelAccount &account)
{
    return "QQBot "_L1 + accountText(account, "access_token"_L1);
}

QByteArray identify(const ChannelAccount &account)
{
    QJsonArray shard = account.settings.value("shard"_L1).toArray();
    if (shard.size() != 2)
        shard = {0, 1};
    return frameOf(Op::Identify,
                   QJsonObject{{"token"_L1, tokenOf(account)},
                               {"intents"_L1, intentsOf(account)},
                               {"shard"_L1, shard},
                               {"properties"_L1, QJsonObject()}});
}

QByteArray resume(const ChannelAccount &account, const QJsonObject &cursor)
{
    return frameOf(Op::Resume,
                   QJsonObject{{"token"_L1, tokenOf(account)},
                               {"session_id"_L1, cursor.value(sessionMember)},
                               {"seq"_L1, integer(cursor.value(sequenceMember)).value_or(0)}});
}

QByteArray heartbeat(const QJsonObject &state)
{
    const std::optional<qint64> last = integer(state.value(sequenceMember));
    return frameOf(Op::Heartbeat, last ? QJsonValue(*last) : QJsonValue());
}

StreamStep ended(StreamStep::End end, const QString &reason, const QJsonObject &state)
{
    StreamStep step;
    step.state = state;
    step.end = end;
    step.reason = reason;
    return step;
}

StreamStep onHello(const QJsonObject &d, const QJsonObject &cursor, const ChannelAccount &account, Instant now)
{
    const auto told = std::chrono::milliseconds(integer(d.value("heartbeat_interval"_L1)).value_or(usualBeat.count()));
    StreamStep step;
    step.state = {{beatMember, static_cast<qint64>(std::clamp(told, shortestBeat, longestBeat).count())},
                  {beatenMember, toMillis(now)}};
    const bool known = !cursor.value(sessionMember).toString().isEmpty();
    if (known) {
        step.state.insert(sessionMember, cursor.value(sessionMember));
        step.state.insert(sequenceMember, cursor.value(sequenceMember));
    }
    step.send = {known ? resume(account, cursor) : identify(account)};
    return step;
}

/// An event of the session: its number is stored with it, so that a crash repeats and never skips.
StreamStep onDispatch(const QJsonObject &frame, QJsonObject state, const ChannelAccount &account,
                      const QByteArray &bytes)
{
    StreamStep step;
    const QString type = frame.value("t"_L1).toString();
    if (const auto sequence = integer(frame.value("s"_L1)))
        state.insert(sequenceMember, *sequence);
    if (type == "READY"_L1)
        state.insert(sessionMember, idText(frame.value("d"_L1)["session_id"_L1]));
    step.standing = type == "READY"_L1 || type == "RESUMED"_L1;
    step.state = state;
    if (!step.standing)
        step.events = {qq::eventOf(frame, accountText(account, "app_id"_L1), QString::fromLatin1(sha1Hex(bytes)))};
    step.next = {{sessionMember, state.value(sessionMember)}, {sequenceMember, state.value(sequenceMember)}};
    return step;
}

StreamStep onFrame(const QByteArray &bytes, const QJsonObject &state, const QJsonObject &cursor,
                   const ChannelAccount &account, Instant now)
{
    StreamStep step;
    step.state = state;
    const std::optional<QJsonObject> frame = readJsonObject(bytes);
    const std::optional<qint64> op = frame ? integer(frame->value("op"_L1)) : std::nullopt;
    if (!op) {
        step.reason = u"unreadable_body"_s;
        return step;
    }
    if (*op < 0 || *op > static_cast<int>(Op::HeartbeatAck))
        return step;
    switch (static_cast<Op>(*op)) {
    case Op::Hello:
        return onHello(frame->value("d"_L1).toObject(), cursor, account, now);
    case Op::Dispatch:
        return onDispatch(*frame, state, account, bytes);
    case Op::Heartbeat:
        step.send = {heartbeat(state)};
        return step;
    case Op::HeartbeatAck:
        step.state.remove(unansweredMember);
        return step;
    case Op::Reconnect:
        return ended(StreamStep::End::Reconnect, u"server"_s, state);
    case Op::InvalidSession:
        // What the platform has forgotten cannot be resumed: the next session identifies itself.
        step.state.remove(sessionMember);
        step.state.remove(sequenceMember);
        step.next = {{sessionMember, QString()}, {sequenceMember, 0}};
        step.send = {identify(account)};
        return step;
    case Op::Identify:
    case Op::Resume:
        return step;
    }
    return step;
}

StreamStep onTick(QJsonObject state, Instant now)
{
    StreamStep step;
    const std::optional<qint64> beat = integer(state.value(beatMember));
    const qint64 since = toMillis(now) - integer(state.value(beatenMember)).value_or(0);
    step.state = state;
    if (!beat || since < *beat)
        return step;
    if (state.value(unansweredMember).toBool())
        return ended(StreamStep::End::Reconnect, u"no_answer"_s, state);
    step.send = {heartbeat(state)};
    step.state.insert(beatenMember, toMillis(now));
    step.state.insert(unansweredMember, true);
    return step;
}

/// What a closed connection means, by the platform's close codes.
StreamStep onClosed(int code, const QJsonObject &state)
{
    StreamStep step = ended(StreamStep::End::Reconnect, u"network"_s, state);
    switch (code) {
    case 4004: // token
        return ended(StreamStep::End::Credentials, u"token"_s, state);
    case 4006: // the session is gone
    case 4007: // the number is not one of the session's
    case 4009: // the session has expired
        step.state.remove(sessionMember);
        step.state.remove(sequenceMember);
        step.next = {{sessionMember, QString()}, {sequenceMember, 0}};
        return step;
    case 4008: // too fast
        step.reason = u"rate"_s;
        return step;
    case 4013: // an intent that does not exist
    case 4014: // an intent the bot has no right to
        return ended(StreamStep::End::Refused, u"no_permission"_s, state);
    case 4010: // shard
    case 4011: // needs more shards
    case 4012: // version
        return ended(StreamStep::End::Refused, u"configuration_error"_s, state);
    case 4914: // bot taken down
    case 4915: // bot banned
        return ended(StreamStep::End::Refused, u"account_restricted"_s, state);
    default:
        return step;
    }
}

} // namespace

std::optional<StreamOpen> QqCodec::openStream(const ChannelAccount &account, const QJsonObject &) const
{
    if (accountText(account, "mode"_L1) != "websocket"_L1 || accountText(account, "access_token"_L1).isEmpty())
        return std::nullopt;
    StreamOpen open;
    const QString own = accountText(account, "gateway_url"_L1);
    open.request.method = "GET";
    open.request.url = own.isEmpty() ? QString(gateway) : own;
    open.silence = std::chrono::seconds(120);
    open.tick = std::chrono::seconds(5);
    return open;
}

StreamStep QqCodec::onStream(const StreamInput &input, const QJsonObject &state, const QJsonObject &cursor,
                             const ChannelAccount &account, Instant now) const
{
    StreamStep step;
    step.state = state;
    switch (input.kind) {
    case StreamInput::Kind::Opened:
        return step; // the platform speaks first
    case StreamInput::Kind::Frame:
        return onFrame(input.frame, state, cursor, account, now);
    case StreamInput::Kind::Tick:
        return onTick(state, now);
    case StreamInput::Kind::Closed:
        return onClosed(input.closeCode, state);
    }
    return step;
}

} // namespace lianxi
