// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/stream_session.h"

#include <QObject>
#include <QWebSocket>

#include <functional>

namespace lianxi
{

/// One WebSocket connection to a platform, from opening to its end. No redirects; frames over largestFrame end it.
/// Lives on the network thread.
class StreamSocket final : public QObject
{
public:
    /// How a connection ended.
    struct Ending {
        int closeCode = 0; ///< the WebSocket's; 0 when there was none
        int httpStatus = 0; ///< when the server refused the upgrade
    };
    struct Ears {
        std::function<void()> opened;
        std::function<void(const QByteArray &)> frame; ///< text or binary, whole
        std::function<void()> pong;
        std::function<void(Ending)> ended; ///< once; not after drop()
    };
    /// Bytes of a frame or message; the events of all platforms are far below.
    static constexpr quint64 largestFrame = 4 * 1024 * 1024;

    StreamSocket(const StreamOpen &open, Ears ears, QObject *parent);
    void send(const QByteArray &frame);
    void ping();
    /// Ends the connection without a word to the ears. The object may be deleted in its own calls after that only
    /// by deleteLater().
    void drop();

private:
    void end();
    QWebSocket m_socket;
    Ears m_ears;
    int m_httpStatus = 0;
    bool m_ended = false;
};

} // namespace lianxi
