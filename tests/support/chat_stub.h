// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_http_server.h"

#include <QPointer>
#include <QTcpSocket>

namespace lianxi::test
{

/// A large model's endpoint on loopback, as OpenAI-compatible servers speak: chunked transfer, one event a chunk.
/// Records what it is asked and answers from a script, in order; when that is at its end, by `always`. Works in the
/// event loop of the thread that made it.
class ChatStub final : public QObject
{
public:
    struct Answer {
        int status = 200;
        QByteArray type = "text/event-stream; charset=utf-8";
        QByteArrayList chunks;
        enum class End {
            Whole, ///< the last chunk says so
            Broken, ///< the connection goes away in the middle
            Open, ///< nothing more comes
            Endless, ///< the last chunk again and again
        };
        End end = End::Whole;
        bool held = false; ///< each chunk waits for next()
        Headers headers;
    };
    explicit ChatStub(QObject *parent = nullptr);
    /// "http://127.0.0.1:port/v1"
    [[nodiscard]] QString base() const;
    void script(std::vector<Answer> answers);
    std::function<Answer(const HttpRequest &)> always = [](const HttpRequest &) {
        return said({QStringLiteral("好")});
    };
    [[nodiscard]] const std::vector<HttpRequest> &requests() const { return m_requests; }
    /// Sends one held chunk, or the end after the last.
    void next();
    /// Whether a connection with an answer under way is open.
    [[nodiscard]] bool isTalking() const { return m_talking && m_talking->state() == QAbstractSocket::ConnectedState; }

    /// An answer in these pieces, then the end as servers say it.
    static Answer said(const QStringList &pieces, const QByteArray &why = "stop");
    static Answer failed(int status, const QByteArray &body = {});
    /// One event with these words.
    static QByteArray event(const QString &words);

private:
    void onConnection();
    void onBytes(QTcpSocket *socket);
    void begin(QTcpSocket *socket, const Answer &answer);
    void go();
    QTcpServer m_server;
    std::deque<Answer> m_script;
    std::vector<HttpRequest> m_requests;
    QPointer<QTcpSocket> m_talking;
    Answer m_answer;
    qsizetype m_sent = 0;
};

} // namespace lianxi::test
