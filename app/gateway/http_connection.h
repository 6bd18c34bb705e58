// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/http_server.h"

#include <chrono>
#include <string>

namespace lianxi
{

/// One client's socket and the bytes it has sent of its next request. Belongs to whoever works on it: the poll, one
/// worker or the handler that answers, never two. Closes the socket when destroyed.
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
    /// The request that is Ready, once.
    [[nodiscard]] HttpRequest takeRequest();
    [[nodiscard]] bool isHead() const { return m_isHead; }
    [[nodiscard]] bool wantsClose() const { return m_wantsClose; }
    /// Forgets the request that was answered. \return whether bytes of the next one are there.
    [[nodiscard]] bool consume();
    enum class Sent {
        All,
        Some, ///< the client must read first; flush() goes on
        Gone, ///< the client has left
    };
    /// Sends without waiting and keeps what does not fit.
    [[nodiscard]] Sent send(std::string bytes);
    [[nodiscard]] Sent flush();
    /// One attempt, for refusals.
    void writeOnce(const std::string &bytes);

    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] const QByteArray &address() const { return m_address; }
    [[nodiscard]] bool isLoopback() const { return m_loopback; }
    [[nodiscard]] qint64 bufferedBytes() const { return static_cast<qint64>(m_in.capacity()); }

    // The server's notes, under its lock.
    quint64 id = 0;
    std::chrono::steady_clock::time_point deadline, drainEnd;
    State phase = State::Idle; ///< phase whose deadline runs
    bool inBody = false;
    bool parked = false;
    bool draining = false;
    bool answering = false; ///< bytes of an answer wait for the client
    bool lastAnswer = false; ///< close behind it
    qint64 accounted = 0;

private:
    [[nodiscard]] State parse(const HttpLimits &limits);
    [[nodiscard]] State parseHead(const HttpLimits &limits);
    [[nodiscard]] State refuse(int status);

    int m_socket;
    QByteArray m_address;
    bool m_loopback;
    std::string m_in, m_out;
    size_t m_outAt = 0;
    size_t m_headEnd = 0; ///< just behind the blank line; 0: not seen
    size_t m_searched = 0;
    size_t m_bodyBytes = 0;
    QByteArray m_method, m_path, m_query;
    Headers m_headers;
    int m_refusal = 0;
    bool m_wantsClose = false;
    bool m_isHead = false;
};

} // namespace lianxi
