// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/asterisk/asterisk_events.h"

#include "app/channels/asterisk/asterisk_number.h"
#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi::asterisk
{

using channels::accountText;
using channels::idText;
using channels::integer;

namespace
{

/// Ids of channels that we made begin so.
constexpr auto ownPrefix = "lx-"_L1;

/// Which member of an event is the call, and what the event means for it.
struct Plain {
    QLatin1StringView type;
    QLatin1StringView phase;
};
constexpr std::array plainEvents{
    Plain{"ChannelDtmfReceived"_L1, "key"_L1},     Plain{"ChannelHold"_L1, "hold"_L1},
    Plain{"ChannelUnhold"_L1, "unhold"_L1},        Plain{"ChannelEnteredBridge"_L1, "bridged"_L1},
    Plain{"ChannelLeftBridge"_L1, "unbridged"_L1}, Plain{"ChannelCallerId"_L1, "caller"_L1},
};
constexpr std::array recordingEvents{
    Plain{"RecordingStarted"_L1, "recording_started"_L1},
    Plain{"RecordingFinished"_L1, "recorded"_L1},
    Plain{"RecordingFailed"_L1, "recording_failed"_L1},
};
constexpr std::array transferEvents{
    Plain{"BridgeAttendedTransfer"_L1, "transferred"_L1},
    Plain{"BridgeBlindTransfer"_L1, "transferred"_L1},
    Plain{"ChannelTransfer"_L1, "transferred"_L1},
};

template <size_t N>
QString phaseOf(const std::array<Plain, N> &events, const QString &type)
{
    const auto found = std::find_if(events.begin(), events.end(), [&type](const Plain &p) { return p.type == type; });
    return found == events.end() ? QString() : QString(found->phase);
}

QString dialStatus(const QString &status)
{
    if (status.isEmpty())
        return u"started"_s;
    if (status == "RINGING"_L1 || status == "PROGRESS"_L1)
        return u"ringing"_s;
    if (status == "ANSWER"_L1)
        return u"answered"_s;
    if (status == "BUSY"_L1)
        return u"busy"_s;
    if (status == "NOANSWER"_L1)
        return u"no_answer"_s;
    return status == "CANCEL"_L1 ? u"cancelled"_s : u"failed"_s;
}

/// By the cause of Q.850 where nobody picked up.
QString outcomeOf(const QString &state, qint64 cause)
{
    if (state == "Up"_L1)
        return u"answered"_s;
    switch (cause) {
    case 17:
        return u"busy"_s;
    case 21:
        return u"rejected"_s;
    case 0:
    case 16:
    case 18:
    case 19:
    case 26:
        return u"missed"_s;
    }
    return u"failed"_s;
}

void setCaller(PlatformEvent &event, const QJsonObject &channel, const ChannelAccount &account)
{
    QJsonObject party = channel.value("caller"_L1).toObject();
    // Of a call that we make, the person may stand on the other side only.
    if (event.direction == Direction::Out && idText(party.value("number"_L1)).isEmpty())
        party = channel.value("connected"_L1).toObject();
    const CallerNumber caller = callerNumber(idText(party.value("number"_L1)), account);
    if (caller.anonymous)
        event.more.insert("anonymous"_L1, true);
    if (caller.internal) {
        event.more.insert("internal"_L1, true);
        event.more.insert("extension"_L1, caller.number);
    }
    if (caller.anonymous || caller.internal)
        return;
    event.sender.id = caller.number;
    event.sender.name = party.value("name"_L1).toString();
}

PlatformEvent callEvent(const QJsonObject &channel, const QString &phase, const ChannelAccount &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Call;
    event.surface = Surface::Private;
    event.account = accountText(account, "app"_L1);
    event.threadId = idText(channel.value("id"_L1));
    event.direction = event.threadId.startsWith(ownPrefix) ? Direction::Out : Direction::In;
    event.phase = phase;
    setCaller(event, channel, account);
    return event;
}

/// There are no event ids: the same thing of the same channel at the same time is the same event.
QString keyOf(const QJsonObject &event, const QString &thread, const QString &detail = {})
{
    const QString timestamp = event.value("timestamp"_L1).toString();
    const auto at = timeOf(timestamp);
    return event.value("type"_L1).toString() + u':' + thread + u':' + (at ? toRfc3339(*at) : timestamp)
        + (detail.isEmpty() ? QString() : u':' + detail);
}

/// A channel begins and ends once; both may be told by the stream and by looking.
QString startKey(const QJsonObject &channel)
{
    const QString born = channel.value("creationtime"_L1).toString();
    const auto at = timeOf(born);
    return u"start:"_s + idText(channel.value("id"_L1)) + u':' + (at ? toRfc3339(*at) : born);
}

QString endKey(const QString &channelId)
{
    return u"end:"_s + channelId;
}

PlatformEvent startEvent(const QJsonObject &channel, const QJsonArray &args, const ChannelAccount &account)
{
    const bool up = channel.value("state"_L1) == "Up"_L1;
    PlatformEvent event = callEvent(channel, up ? u"answered"_s : u"ringing"_s, account);
    if (args.first().toString() == "callback"_L1 && event.direction == Direction::In) {
        event.direction = Direction::Out;
        setCaller(event, channel, account);
    }
    event.eventKey = startKey(channel);
    if (const QString called = channel["dialplan"_L1]["exten"_L1].toString(); !called.isEmpty())
        event.more.insert("called"_L1, called);
    if (!args.isEmpty())
        event.more.insert("args"_L1, args);
    return event;
}

PlatformEvent destroyedEvent(const QJsonObject &source, const QJsonObject &channel, const ChannelAccount &account)
{
    const qint64 cause = integer(source.value("cause"_L1)).value_or(0);
    PlatformEvent event = callEvent(channel, u"ended"_s, account);
    event.eventKey = endKey(event.threadId);
    event.more.insert("outcome"_L1, outcomeOf(channel.value("state"_L1).toString(), cause));
    event.more.insert("cause"_L1, cause);
    return event;
}

PlatformEvent dialEvent(const QJsonObject &source, const ChannelAccount &account)
{
    const QJsonObject caller = source.value("caller"_L1).toObject();
    const QJsonObject channel = caller.isEmpty() ? source.value("peer"_L1).toObject() : caller;
    PlatformEvent event = callEvent(channel, u"dial"_s, account);
    const QString status = source.value("dialstatus"_L1).toString();
    event.eventKey = keyOf(source, event.threadId, source["peer"_L1]["id"_L1].toString() + u':' + status);
    event.more.insert("status"_L1, dialStatus(status));
    if (const QString dialled = source.value("dialstring"_L1).toString(); !dialled.isEmpty())
        event.more.insert("dialled"_L1, dialled);
    return event;
}

PlatformEvent recordingEvent(const QJsonObject &source, const QString &phase, const ChannelAccount &account)
{
    const QJsonObject recording = source.value("recording"_L1).toObject();
    const QString target = recording.value("target_uri"_L1).toString();
    const QString name = recording.value("name"_L1).toString();
    PlatformEvent event;
    event.kind = PlatformEventKind::Call;
    event.account = accountText(account, "app"_L1);
    event.threadId = target.startsWith("channel:"_L1) ? target.sliced(8) : target;
    event.direction = event.threadId.startsWith(ownPrefix) ? Direction::Out : Direction::In;
    event.phase = phase;
    event.eventKey = keyOf(source, event.threadId, name);
    if (phase == "recorded"_L1) {
        Part voice;
        voice.type = PartType::Voice;
        voice.ref = name;
        voice.more.insert("format"_L1, recording.value("format"_L1));
        if (recording.value("duration"_L1).isDouble())
            voice.seconds = recording.value("duration"_L1).toDouble();
        event.parts.push_back(voice);
    }
    if (phase == "recording_failed"_L1)
        event.more.insert("reason"_L1, recording.value("cause"_L1).toString());
    return event;
}

PlatformEvent transferEvent(const QJsonObject &source, const ChannelAccount &account)
{
    // The customer's leg where it is named, else the one that transferred.
    for (const auto member : {"transferee"_L1, "channel"_L1, "transferer_first_leg"_L1}) {
        const QJsonObject channel = source.value(member).toObject();
        if (idText(channel.value("id"_L1)).isEmpty())
            continue;
        PlatformEvent event = callEvent(channel, u"transferred"_s, account);
        event.eventKey = keyOf(source, event.threadId);
        return event;
    }
    PlatformEvent event =
        callEvent(source["referred_by"_L1]["source_channel"_L1].toObject(), u"transferred"_s, account);
    event.eventKey = keyOf(source, event.threadId);
    return event;
}

std::optional<PlatformEvent> channelEvent(const QString &type, const QJsonObject &source, const ChannelAccount &account)
{
    const QJsonObject channel = source.value("channel"_L1).toObject();
    if (type == "StasisStart"_L1)
        return startEvent(channel, source.value("args"_L1).toArray(), account);
    if (type == "ChannelDestroyed"_L1)
        return destroyedEvent(source, channel, account);
    if (type == "ChannelStateChange"_L1 && channel.value("state"_L1) != "Up"_L1)
        return std::nullopt;
    const QString phase = type == "ChannelStateChange"_L1 ? u"answered"_s : phaseOf(plainEvents, type);
    if (phase.isEmpty())
        return std::nullopt;
    PlatformEvent event = callEvent(channel, phase, account);
    event.eventKey = keyOf(source, event.threadId, source.value("digit"_L1).toString());
    if (phase == "key"_L1)
        event.more.insert("digit"_L1, source.value("digit"_L1));
    if (source.value("bridge"_L1).isObject())
        event.more.insert("bridge"_L1, source["bridge"_L1]["id"_L1]);
    return event;
}

PlatformEvent takenOver(const QJsonObject &source, const ChannelAccount &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::System;
    event.what = u"channel_taken_over"_s;
    event.account = accountText(account, "app"_L1);
    event.eventKey = keyOf(source, event.account);
    return event;
}

} // namespace

std::optional<Instant> timeOf(const QString &timestamp)
{
    QString text = timestamp;
    const qsizetype sign = text.size() - 5;
    if (sign > 0 && (text[sign] == u'+' || text[sign] == u'-') && text[text.size() - 3] != u':')
        text.insert(text.size() - 2, u':');
    return parseRfc3339(text);
}

std::optional<PlatformEvent> eventOf(const QJsonObject &source, const ChannelAccount &account)
{
    const QString type = source.value("type"_L1).toString();
    const QString application = source.value("application"_L1).toString();
    if (!application.isEmpty() && application != accountText(account, "app"_L1))
        return std::nullopt;
    std::optional<PlatformEvent> event;
    if (type == "ApplicationReplaced"_L1)
        event = takenOver(source, account);
    else if (type == "Dial"_L1)
        event = dialEvent(source, account);
    else if (const QString phase = phaseOf(recordingEvents, type); !phase.isEmpty())
        event = recordingEvent(source, phase, account);
    else if (!phaseOf(transferEvents, type).isEmpty())
        event = transferEvent(source, account);
    else
        event = channelEvent(type, source, account);
    if (!event || (event->kind == PlatformEventKind::Call && event->threadId.isEmpty()))
        return std::nullopt;
    event->at = timeOf(source.value("timestamp"_L1).toString());
    return event;
}

PlatformEvent callUnderWay(const QJsonObject &channel, const ChannelAccount &account)
{
    // app_data is "application,argument,argument".
    const QStringList data = channel["dialplan"_L1]["app_data"_L1].toString().split(u',');
    PlatformEvent event = startEvent(channel, QJsonArray::fromStringList(data.mid(1)), account);
    event.at = timeOf(channel.value("creationtime"_L1).toString());
    return event;
}

PlatformEvent endUnseen(const QString &channelId, const ChannelAccount &account)
{
    PlatformEvent event;
    event.kind = PlatformEventKind::Call;
    event.account = accountText(account, "app"_L1);
    event.threadId = channelId;
    event.direction = channelId.startsWith(ownPrefix) ? Direction::Out : Direction::In;
    event.phase = u"ended"_s;
    event.eventKey = endKey(channelId);
    event.more.insert("outcome"_L1, u"unseen"_s);
    return event;
}

bool isOurs(const QJsonObject &channel, const ChannelAccount &account)
{
    const QJsonValue dialplan = channel.value("dialplan"_L1);
    return dialplan["app_name"_L1] == "Stasis"_L1
        && dialplan["app_data"_L1].toString().section(u',', 0, 0) == accountText(account, "app"_L1);
}

} // namespace lianxi::asterisk
