// SPDX-License-Identifier: GPL-3.0-or-later
// The invented exchange: what Asterisk does with calls when it is asked to, and what it then tells over its WebSocket.
#include "app/channels/common/account.h"
#include "app/channels/common/bytes.h"
#include "app/rehearsal/fake_host.h"
#include "app/rehearsal/fake_streams.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr int normalClearing = 16, unknownNumber = 1; ///< causes of Q.850

QJsonObject words(QLatin1StringView text)
{
    return {{"message"_L1, text}};
}

/// The account whose exchange is asked; the answer to give otherwise.
std::optional<ChannelAccount> exchangeOf(FakeHost &host, const FakeCall &call, FakeAnswer &refused)
{
    const QString authorization = call.header("Authorization");
    if (!isExchangeUser(host, authorization)) {
        refused = host.refuse(u"asterisk: a request with a wrong user or password"_s, 401, words("Unauthorized"_L1));
        return std::nullopt;
    }
    const QByteArray pair = QByteArray::fromBase64(authorization.section(u' ', 1).toLatin1());
    return host.account(Platform::Asterisk, "user"_L1, QString::fromUtf8(pair.left(pair.indexOf(':'))));
}

std::optional<QJsonObject> channelOf(const FakeHost &host, const QString &id)
{
    for (const QJsonObject &channel : host.kept(Platform::Asterisk)) {
        if (channel.value("id"_L1) == id)
            return channel;
    }
    return std::nullopt;
}

void tell(FakeHost &host, const ChannelAccount &account, QLatin1StringView type, const QJsonObject &members)
{
    QJsonObject event = members;
    event.insert("type"_L1, type);
    event.insert("timestamp"_L1, toRfc3339(SystemClock().now()));
    event.insert("application"_L1, accountText(account, "app"_L1));
    event.insert("asterisk_id"_L1, exchangeId);
    host.tell(Platform::Asterisk, event);
}

void setState(FakeHost &host, const ChannelAccount &account, QJsonObject &channel, QLatin1StringView state)
{
    if (channel.value("state"_L1) == state)
        return;
    channel.insert("state"_L1, state);
    host.keep(Platform::Asterisk, channel.value("id"_L1).toString(), channel);
    tell(host, account, "ChannelStateChange"_L1, {{"channel"_L1, channel}});
}

void hangUp(FakeHost &host, const ChannelAccount &account, const QJsonObject &channel, int cause)
{
    host.drop(Platform::Asterisk, channel.value("id"_L1).toString());
    tell(host, account, "ChannelHangupRequest"_L1, {{"channel"_L1, channel}, {"cause"_L1, cause}, {"soft"_L1, true}});
    tell(host, account, "StasisEnd"_L1, {{"channel"_L1, channel}});
    tell(host, account, "ChannelDestroyed"_L1,
         {{"channel"_L1, channel}, {"cause"_L1, cause}, {"cause_txt"_L1, "Normal Clearing"_L1}});
}

/// Something is done to a call under way.
FakeAnswer onCall(FakeHost &host, const FakeCall &call,
                  FakeAnswer (*act)(FakeHost &, const ChannelAccount &, QJsonObject &, const FakeCall &))
{
    FakeAnswer refused;
    const auto account = exchangeOf(host, call, refused);
    if (!account)
        return refused;
    auto channel = channelOf(host, QUrl::fromPercentEncoding(call.pieces.value(0).toUtf8()));
    return channel ? act(host, *account, *channel, call) : FakeAnswer{404, words("Channel not found"_L1)};
}

FakeAnswer answerCall(FakeHost &host, const FakeCall &call)
{
    return onCall(host, call, [](FakeHost &at, const ChannelAccount &account, QJsonObject &channel, const FakeCall &) {
        setState(at, account, channel, "Up"_L1);
        return FakeAnswer{204, QJsonObject()};
    });
}

/// The caller hears music, or hears it no longer. Asterisk tells a hold that a telephone began, and nothing of one that
/// it was asked for here.
FakeAnswer holdCall(FakeHost &host, const FakeCall &call)
{
    return onCall(host, call, [](FakeHost &at, const ChannelAccount &, QJsonObject &channel, const FakeCall &asked) {
        if (channel.value("state"_L1) != "Up"_L1)
            return at.refuse(u"asterisk: a call held that nobody has answered"_s, 412,
                             words("Channel in invalid state"_L1));
        const bool holds = asked.method == "POST";
        if (channel.value("held"_L1).toBool() == holds)
            at.complain(holds ? u"asterisk: a call held twice"_s : u"asterisk: a call resumed that was not held"_s);
        channel.insert("held"_L1, holds);
        at.keep(Platform::Asterisk, channel.value("id"_L1).toString(), channel);
        return FakeAnswer{204, QJsonObject()};
    });
}

/// The caller's telephone is sent elsewhere and leaves this exchange.
FakeAnswer redirectCall(FakeHost &host, const FakeCall &call)
{
    return onCall(
        host, call, [](FakeHost &at, const ChannelAccount &account, QJsonObject &channel, const FakeCall &asked) {
            const QString endpoint = QUrl::fromPercentEncoding(asked.field("endpoint").toUtf8());
            if (endpoint.section(u'/', 1).isEmpty())
                return at.refuse(u"asterisk: a call handed on to nobody"_s, 400, words("Endpoint not specified"_L1));
            hangUp(at, account, channel, normalClearing);
            return FakeAnswer{204, QJsonObject()};
        });
}

FakeAnswer endCall(FakeHost &host, const FakeCall &call)
{
    return onCall(host, call,
                  [](FakeHost &at, const ChannelAccount &account, QJsonObject &channel, const FakeCall &asked) {
                      const int cause = asked.field("reason_code").toInt();
                      hangUp(at, account, channel, cause > 0 ? cause : normalClearing);
                      return FakeAnswer{204, QJsonObject()};
                  });
}

void dial(FakeHost &host, const ChannelAccount &account, const QJsonObject &channel, QLatin1StringView status)
{
    tell(host, account, "Dial"_L1,
         {{"peer"_L1, channel}, {"dialstatus"_L1, status}, {"dialstring"_L1, channel["caller"_L1]["number"_L1]}});
}

/// A call-back: whoever has called before picks up, any other number is not in service.
FakeAnswer originate(FakeHost &host, const FakeCall &call)
{
    FakeAnswer refused;
    const auto account = exchangeOf(host, call, refused);
    if (!account)
        return refused;
    const QString id = QUrl::fromPercentEncoding(call.pieces.value(0).toUtf8());
    const QueryFields query(call.query);
    const QString number = QString::fromUtf8(query.value("endpoint")).section(u'/', 1).section(u'@', 0, 0);
    if (number.isEmpty() || query.value("app") != accountBytes(*account, "app"_L1))
        return host.refuse(u"asterisk: a call to nobody, or for another application"_s, 400,
                           words("Endpoint not specified"_L1));
    if (!host.isFirst(Platform::Asterisk, id))
        return {409, words("Channel with given unique ID already exists"_L1)};
    QJsonObject channel{
        {"id"_L1, id},
        {"name"_L1, u"PJSIP/trunk-"_s + number.right(4)},
        {"state"_L1, "Down"_L1},
        {"caller"_L1, QJsonObject{{"name"_L1, QString()}, {"number"_L1, number}}},
        {"connected"_L1, QJsonObject{{"name"_L1, QString()}, {"number"_L1, QString()}}},
        {"dialplan"_L1,
         QJsonObject{{"context"_L1, "default"_L1},
                     {"exten"_L1, "s"_L1},
                     {"app_name"_L1, "Stasis"_L1},
                     {"app_data"_L1, QString::fromUtf8(query.value("app") + ',' + query.value("appArgs"))}}},
        {"creationtime"_L1, toRfc3339(SystemClock().now())}};
    const FakeAnswer made{200, channel};
    dial(host, *account, channel, ""_L1);
    if (!host.knows(Platform::Asterisk, number)) {
        dial(host, *account, channel, "CHANUNAVAIL"_L1);
        tell(host, *account, "ChannelDestroyed"_L1,
             {{"channel"_L1, channel},
              {"cause"_L1, unknownNumber},
              {"cause_txt"_L1, "Unallocated (unassigned) number"_L1}});
        return made;
    }
    dial(host, *account, channel, "RINGING"_L1);
    dial(host, *account, channel, "ANSWER"_L1);
    setState(host, *account, channel, "Up"_L1);
    tell(host, *account, "StasisStart"_L1,
         {{"channel"_L1, channel},
          {"args"_L1, QJsonArray::fromStringList(QString::fromUtf8(query.value("appArgs")).split(u','))}});
    return made;
}

/// The calls under way.
FakeAnswer callsUnderWay(FakeHost &host, const FakeCall &call)
{
    FakeAnswer refused;
    if (!exchangeOf(host, call, refused))
        return refused;
    QJsonArray channels;
    for (const QJsonObject &channel : host.kept(Platform::Asterisk))
        channels.append(channel);
    return {200, channels};
}

constexpr FakeRoute routes[] = {
    {"GET", "/ari/channels", callsUnderWay},
    {"POST", "/ari/channels/([^/]+)", originate},
    {"POST", "/ari/channels/([^/]+)/answer", answerCall},
    {"POST", "/ari/channels/([^/]+)/hold", holdCall},
    {"DELETE", "/ari/channels/([^/]+)/hold", holdCall},
    {"POST", "/ari/channels/([^/]+)/redirect", redirectCall},
    {"DELETE", "/ari/channels/([^/]+)", endCall},
};

} // namespace

std::span<const FakeRoute> exchangeRoutes()
{
    return routes;
}

} // namespace lianxi
