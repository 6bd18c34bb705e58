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
    int workers = 4; ///< threads; a request that waits for its answer keeps none
    std::chrono::milliseconds headDeadline{10'000}; ///< first byte → end of headers
    std::chrono::milliseconds bodyDeadline{20'000}; ///< end of headers → end of body
    std::chrono::milliseconds idleDeadline{75'000}; ///< between two requests; longer than proxies' usual 60 s
    std::chrono::milliseconds writeDeadline{10'000}; ///< for the client to take the answer
    std::chrono::milliseconds stopPatience{6'000}; ///< longer than a handler waits for the log
};

/// Counted since the start; any thread reads.
struct HttpCounts {
    std::atomic<qint64> open{0}, accepted{0}, overLimit{0}, timedOut{0}, badRequests{0}, tooLarge{0}, requests{0};
};

/// An HTTP/1.1 server in which nobody waits for anybody: a few workers take whatever connection has something to read,
/// hand complete requests to the handler, and send the answers that have come meanwhile, many at a time. Transfer
/// codings are refused with 411: signatures are over the body as it was sent.
class HttpServer
{
public:
    struct Peer {
        bool loopback = false;
    };
    /// To be called exactly once, at once or later, on any thread; does not block. Dropped after stop().
    using Answer = std::function<void(GatewayReply)>;
    /// Called on the workers, several at once; must not wait for anything.
    using Handler = std::function<void(const HttpRequest &, const Peer &, Answer)>;

    HttpServer(HttpLimits limits, Handler handler);
    ~HttpServer(); ///< stops
    /// Listens on an IP address. Unavailable when address or port cannot be had. Port 0: any.
    [[nodiscard]] Status start(const QString &address, quint16 port);
    /// Waits for the answers to what has been read, up to `stopPatience`; closes the rest.
    void stop();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const HttpCounts &counts() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lianxi
