// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"
#include "app/channels/common/bytes.h"

#include <cstdlib>

namespace lianxi::fuzz
{

/// Gives the bytes to everything of a codec that reads bytes. The signature is made right where it does not cover the
/// body, so that the reading behind it is reached. Aborts when an event comes out that must not.
inline void feed(const Codec &codec, const ChannelAccount &account, HttpRequest request, const QByteArray &bytes)
{
    constexpr Instant now{std::chrono::seconds(1'788'220'860)};
    request.body = bytes;
    const Inbound inbound = codec.receive(request, account, now);
    if (inbound.verify != Verification::Ok && !inbound.events.empty())
        std::abort();
    for (const PlatformEvent &event : inbound.events) {
        if (event.eventKey.isEmpty() || !platformEventFromJson(toJson(event)))
            std::abort();
        (void)codec.planSend(codec.replyIntent(event, event.text), account, now);
    }
    HttpResponse response;
    response.status = 200;
    response.body = bytes;
    for (const QString &list : {QString(), QStringLiteral("comments:1:0"), QStringLiteral("updates")})
        (void)codec.readPoll(list, response, account, {}, now);
    (void)codec.readAnswer(response, {}, account, now);
    (void)codec.readToken(response, now);
}

/// Gives the bytes to a session: as a frame that comes when it has been opened, and as one in its midst.
inline void feedStream(const Codec &codec, const ChannelAccount &account, const QByteArray &bytes)
{
    constexpr Instant now{std::chrono::seconds(1'788'220'860)};
    QJsonObject state, cursor;
    (void)codec.openStream(account, cursor);
    const auto step = [&](StreamInput::Kind kind, const QByteArray &frame) {
        const StreamStep next = codec.onStream({kind, frame, 1006}, state, cursor, account, now);
        state = next.state;
        if (!next.next.isEmpty())
            cursor = next.next;
        for (const PlatformEvent &event : next.events) {
            if (event.eventKey.isEmpty() || !platformEventFromJson(toJson(event)))
                std::abort();
            (void)codec.planSend(codec.replyIntent(event, event.text), account, now);
        }
    };
    step(StreamInput::Kind::Opened, {});
    step(StreamInput::Kind::Frame, bytes);
    step(StreamInput::Kind::Tick, {});
    step(StreamInput::Kind::Frame, bytes);
    step(StreamInput::Kind::Closed, {});
    (void)codec.openStream(account, cursor);
}

/// A query signed with `secret`, as the WeChat family signs what does not cover the body.
inline QByteArray signedQuery(const QByteArray &secret, const QByteArray &timestamp)
{
    return "signature=" + channels::sortedSha1({secret, timestamp, "7"}) + "&timestamp=" + timestamp + "&nonce=7";
}

} // namespace lianxi::fuzz
