// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/http_message.h"
#include "app/channels/send_answer.h"
#include "models/domain/kinds.h"
#include "models/domain/platform_event.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lianxi
{

/// Name of the cursor that a stream moves. A codec that polls a list of this name shares the cursor with its stream.
inline constexpr QLatin1StringView streamCursor{"stream"};

/// How to open a platform's WebSocket.
struct StreamOpen {
    HttpRequest request; ///< GET of a wss address; headers (authorization, origin) as they shall be sent
    QByteArray subprotocol;
    std::chrono::seconds silence{60}; ///< nothing heard for so long: the connection is dead
    std::chrono::seconds tick{20}; ///< how often a Tick is wanted; a WebSocket ping is sent with each
};

/// What the platform answered to a request that went over the session.
struct StreamReply {
    QString request; ///< the id we gave it
    SendAnswer answer;
};

/// What happened to a session.
struct StreamInput {
    enum class Kind { Opened, Frame, Tick, Closed };
    Kind kind = Kind::Frame;
    QByteArray frame; ///< text of a frame
    int closeCode = 0; ///< Closed: the WebSocket's code
};

/// What follows from it. Events and `next` are stored together, in one record; frames to send leave at once.
struct StreamStep {
    enum class End {
        None,
        Reconnect, ///< with back-off
        Credentials, ///< refresh the token once, then a person must connect again
        TakenOver, ///< another program holds the stream: never reconnect by itself
        Refused, ///< a person must change something
    };
    QJsonObject state; ///< the session's memory, always whole
    std::vector<QByteArray> send;
    std::vector<PlatformEvent> events;
    std::vector<StreamReply> replies;
    QJsonObject next; ///< cursor to store; empty: unchanged
    bool standing = false; ///< the subscription stands: catch up by polling what came before
    End end = End::None;
    QString reason; ///< short name for the health page
    std::optional<std::chrono::seconds> retryAfter;
};

} // namespace lianxi
