// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/asterisk/asterisk_codec.h"

#include "app/channels/asterisk/asterisk_api.h"
#include "app/channels/asterisk/asterisk_events.h"
#include "app/channels/common/account.h"
#include "app/channels/common/answers.h"
#include "app/channels/common/bytes.h"
#include "app/channels/common/json_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

/// Cursor members. `open` holds the calls under way, as stream and looking know them; `gone` those that one look
/// missed: a call is closed by the second, because the stream may just be telling its end.
constexpr auto openMember = "open"_L1;
constexpr auto goneMember = "gone"_L1;
constexpr auto pause = std::chrono::seconds(60); ///< between two looks at the calls under way

QStringList idsIn(const QJsonObject &cursor, QLatin1StringView member)
{
    QStringList ids;
    const QJsonArray list = cursor.value(member).toArray();
    for (const QJsonValue &id : list)
        ids.append(id.toString());
    return ids;
}

QJsonObject cursorOf(const QStringList &open, const QStringList &gone)
{
    QJsonObject cursor{{openMember, QJsonArray::fromStringList(open)}};
    if (!gone.isEmpty())
        cursor.insert(goneMember, QJsonArray::fromStringList(gone));
    return cursor;
}

/// The calls under way after an event.
QJsonObject afterEvent(const PlatformEvent &event, const QString &type, const QJsonObject &cursor)
{
    QStringList open = idsIn(cursor, openMember), gone = idsIn(cursor, goneMember);
    const bool knew = open.contains(event.threadId);
    if (type == "StasisStart"_L1 && !knew)
        open.append(event.threadId);
    else if (type == "ChannelDestroyed"_L1 && knew)
        open.removeAll(event.threadId);
    else
        return {};
    gone.removeAll(event.threadId);
    return cursorOf(open, gone);
}

StreamStep frameStep(const QByteArray &bytes, StreamStep step, const QJsonObject &cursor, const ChannelAccount &account)
{
    const std::optional<QJsonObject> frame = readJsonObject(bytes);
    if (!frame)
        return step;
    const QString type = frame->value("type"_L1).toString();
    if (type == "MissingParams"_L1) {
        step.end = StreamStep::End::Refused;
        step.reason = u"bad_request"_s;
        return step;
    }
    if (type == "RESTResponse"_L1) {
        step.replies.push_back({frame->value("request_id"_L1).toString(), asterisk::restReply(*frame)});
        return step;
    }
    std::optional<PlatformEvent> event = asterisk::eventOf(*frame, account);
    if (!event)
        return step;
    if (type == "ApplicationReplaced"_L1) {
        step.end = StreamStep::End::TakenOver;
        step.reason = u"application_replaced"_s;
    } else {
        step.next = afterEvent(*event, type, cursor);
    }
    step.events.push_back(std::move(*event));
    return step;
}

} // namespace

std::vector<PollRequest> AsteriskCodec::polls(const ChannelAccount &account, const QHash<QString, QJsonObject> &) const
{
    if (!asterisk::isConfigured(account))
        return {};
    PollRequest poll;
    poll.list = streamCursor;
    poll.interval = pause;
    poll.request = asterisk::call("GET", account, u"/channels"_s);
    return {poll};
}

QString AsteriskCodec::listOf(const HttpRequest &request) const
{
    return request.url.endsWith("/channels"_L1) ? QString(streamCursor) : QString();
}

PollAnswer AsteriskCodec::readPoll(const QString &list, const HttpResponse &response, const ChannelAccount &account,
                                   const QJsonObject &cursor, Instant now) const
{
    const std::optional<QJsonValue> body = response.status == 200 ? readJson(response.body) : std::nullopt;
    if (!body || !body->isArray()) {
        const SendAnswer state = readAnswer(response, {}, account, now);
        if (state.outcome != SendOutcome::Sent)
            return pollFailure(state);
        return Codec::readPoll(list, response, account, cursor, now);
    }
    const QStringList known = idsIn(cursor, openMember), missed = idsIn(cursor, goneMember);
    QStringList open, gone;
    PollAnswer result;
    const QJsonArray channels = body->toArray();
    for (const QJsonValue &value : channels) {
        const QJsonObject channel = value.toObject();
        const QString id = idText(channel.value("id"_L1));
        const bool follow = known.contains(id); // of a call that left for the dialplan, too, the end is awaited
        if (id.isEmpty() || !(follow || asterisk::isOurs(channel, account)))
            continue;
        open.append(id);
        if (!follow)
            result.events.push_back(asterisk::callUnderWay(channel, account));
    }
    for (const QString &id : known) {
        if (open.contains(id))
            continue;
        if (missed.contains(id)) {
            result.events.push_back(asterisk::endUnseen(id, account));
            continue;
        }
        open.append(id);
        gone.append(id);
    }
    if (const QJsonObject next = cursorOf(open, gone); next != cursor && !(open.isEmpty() && cursor.isEmpty()))
        result.next = next;
    return result;
}

std::optional<StreamOpen> AsteriskCodec::openStream(const ChannelAccount &account, const QJsonObject &) const
{
    if (!asterisk::isConfigured(account))
        return std::nullopt;
    const QByteArray app = percentEncode(accountText(account, "app"_L1));
    StreamOpen open;
    open.request = asterisk::call("GET", account, u"/events?app="_s + QString::fromLatin1(app));
    if (open.request.url.startsWith("http"_L1))
        open.request.url.replace(0, 4, u"ws"_s);
    return open;
}

StreamStep AsteriskCodec::onStream(const StreamInput &input, const QJsonObject &state, const QJsonObject &cursor,
                                   const ChannelAccount &account, Instant) const
{
    StreamStep step;
    step.state = state;
    switch (input.kind) {
    case StreamInput::Kind::Opened:
        step.standing = true;
        break;
    case StreamInput::Kind::Frame:
        return frameStep(input.frame, std::move(step), cursor, account);
    case StreamInput::Kind::Tick:
        break;
    case StreamInput::Kind::Closed:
        step.end = StreamStep::End::Reconnect;
        break;
    }
    return step;
}

ChannelLimits AsteriskCodec::limits(Surface) const
{
    ChannelLimits limits;
    limits.calls = true;
    limits.hasIdempotencyKey = true; // the id of the channel that a call-back makes
    return limits;
}

} // namespace lianxi
