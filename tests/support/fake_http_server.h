// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/codec.h"

#include <QTcpServer>

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace lianxi::test
{

/// Takes one complete request off `bytes`.
[[nodiscard]] std::optional<HttpRequest> takeRequest(QByteArray &bytes);

/// A loopback HTTP server for tests: records what it is asked and answers from a script, in order; when the script is
/// at its end, by `always`. Works in the event loop of the thread that made it.
class FakeHttpServer final : public QObject
{
public:
    struct Answer {
        int status = 200; ///< 0: no status line, `body` goes out as it is and the connection ends
        QByteArray body;
        Headers headers;
        bool silent = false; ///< never answers; the connection stays open
    };
    explicit FakeHttpServer(QObject *parent = nullptr);
    /// "http://127.0.0.1:port"
    [[nodiscard]] QString base() const;
    void script(std::vector<Answer> answers);
    /// Answers everything that the script does not.
    std::function<Answer(const HttpRequest &)> always = [](const HttpRequest &) { return Answer{404, {}, {}, false}; };
    [[nodiscard]] const std::vector<HttpRequest> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    static Answer hangUp() { return {0, {}, {}, false}; }
    static Answer nonsense() { return {0, "\x16\x03\x01 not http at all\r\n\r\n", {}, false}; }
    static Answer silence() { return {200, {}, {}, true}; }

private:
    void onConnection();
    void onBytes(class QTcpSocket *socket);
    QTcpServer m_server;
    std::deque<Answer> m_script;
    std::vector<HttpRequest> m_requests;
    int m_connections = 0;
};

} // namespace lianxi::test
