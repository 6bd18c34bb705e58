// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace lianxi
{

/// What a client may cost.
struct HttpLimits {
    qsizetype headBytes = 16 * 1024; ///< request line and headers; more: 431
    qsizetype bodyBytes = 1024 * 1024; ///< more: 413, unread
    qint64 bufferedBytes = 64ll * 1024 * 1024; ///< of all unfinished requests together; more: 503
    int connections = 8192; ///< open at once; more are closed unanswered
    int connectionsPerAddress = 1024; ///< a proxy of ours is one address
    int workers = 64; ///< requests handled at once
    std::chrono::milliseconds headDeadline{10'000}; ///< first byte → end of headers
    std::chrono::milliseconds bodyDeadline{20'000}; ///< end of headers → end of body
    std::chrono::milliseconds idleDeadline{75'000}; ///< between two requests; longer than proxies' usual 60 s
    std::chrono::milliseconds writeDeadline{10'000}; ///< for the client to take the answer
};

/// Counted since the start; any thread reads.
struct HttpCounts {
    std::atomic<qint64> open{0}, accepted{0}, overLimit{0}, timedOut{0}, badRequests{0}, tooLarge{0}, requests{0};
};

/// An HTTP/1.1 server that keeps slow clients away from its workers: one thread waits for the bytes of all connections,
/// and only a complete request is given to a worker. cpp-httplib listens, reads the request line and writes the
/// answers. Transfer codings are refused with 411: signatures are over the body as it was sent.
class HttpServer
{
public:
    struct Peer {
        bool loopback = false;
    };
    /// Called on the workers, several at once; may block.
    using Handler = std::function<GatewayReply(const HttpRequest &, const Peer &)>;

    HttpServer(HttpLimits limits, Handler handler);
    ~HttpServer(); ///< stops
    /// Listens on an IP address. Unavailable when address or port cannot be had. Port 0: any.
    [[nodiscard]] Status start(const QString &address, quint16 port);
    /// Answers what has been read, closes the rest.
    void stop();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const HttpCounts &counts() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lianxi
