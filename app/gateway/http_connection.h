// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/http_server.h"

#include <chrono>
#include <string>

namespace lianxi
{

/// One client's socket and the bytes it has sent of its next request. Belongs to whoever works on it: the waiting
/// thread or one worker, never both. Closes the socket when destroyed.
class HttpConnection
{
public:
    enum class State {
        Idle, ///< not one byte of a request yet
        Partial, ///< begun
        Ready, ///< request() is complete
        Bad, ///< refusal() tells the status to answer before closing
        Closed, ///< the client has left
    };
    HttpConnection(int socket, QByteArray address, bool loopback);
    ~HttpConnection();
    HttpConnection(const HttpConnection &) = delete;
    HttpConnection &operator=(const HttpConnection &) = delete;

    /// Reads what is there without waiting, up to the end of one request.
    [[nodiscard]] State read(const HttpLimits &limits);
    /// Throws away what is there. \return false when the client has left.
    [[nodiscard]] bool discard();
    [[nodiscard]] int refusal() const { return m_refusal; }
    [[nodiscard]] HttpRequest request() const;
    /// "POST /hooks/x HTTP/1.1"
    [[nodiscard]] std::string requestLine() const;
    [[nodiscard]] bool wantsClose() const { return m_wantsClose; }
    /// Forgets the request that was answered; bytes of the next one stay.
    void consume();
    /// Waits for the client to take it. \return false when it did not in time.
    [[nodiscard]] bool write(const std::string &bytes, std::chrono::milliseconds deadline);
    /// One attempt, for refusals.
    void writeOnce(const std::string &bytes);
    /// \return true when bytes arrive within the time.
    [[nodiscard]] bool waitReadable(std::chrono::milliseconds time) const;

    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] const QByteArray &address() const { return m_address; }
    [[nodiscard]] bool isLoopback() const { return m_loopback; }
    [[nodiscard]] qint64 bufferedBytes() const { return static_cast<qint64>(m_in.capacity()); }

    // The server's notes, under its lock.
    std::chrono::steady_clock::time_point deadline, drainEnd;
    State phase = State::Idle; ///< phase whose deadline runs
    bool inBody = false;
    bool parked = false;
    bool draining = false;
    qint64 accounted = 0;

private:
    [[nodiscard]] State parse(const HttpLimits &limits);
    [[nodiscard]] State parseHead(const HttpLimits &limits);
    [[nodiscard]] State refuse(int status);

    int m_socket;
    QByteArray m_address;
    bool m_loopback;
    std::string m_in;
    size_t m_headEnd = 0; ///< just behind the blank line; 0: not seen
    size_t m_searched = 0;
    size_t m_bodyBytes = 0;
    QByteArray m_method, m_path, m_query;
    Headers m_headers;
    int m_refusal = 0;
    bool m_wantsClose = false;
};

} // namespace lianxi
