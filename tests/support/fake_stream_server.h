// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/channels/http_message.h"

#include <QObject>
#include <QWebSocketServer>

#include <vector>

namespace lianxi::test
{

/// A loopback WebSocket server for tests: records how it is opened and what it hears; the test says what it speaks.
/// Works in the event loop of the thread that made it.
class FakeStreamServer final : public QObject
{
public:
    explicit FakeStreamServer(QObject *parent = nullptr);
    ~FakeStreamServer() override;
    /// "http://127.0.0.1:port"; sessions are opened at the same port.
    [[nodiscard]] QString base() const;
    [[nodiscard]] int sessions() const { return static_cast<int>(m_upgrades.size()); }
    /// Sessions that are open at present.
    [[nodiscard]] int open() const;
    /// The headers and address with which each session was opened.
    [[nodiscard]] const std::vector<QNetworkRequest> &upgrades() const { return m_upgrades; }
    [[nodiscard]] const QStringList &heard() const { return m_heard; }
    /// To every open session.
    void say(const QString &frame);
    void sayBytes(const QByteArray &frame);
    /// Ends every open session, with a close frame.
    void close(QWebSocketProtocol::CloseCode code);
    /// Ends every open session without a word.
    void hangUp();

private:
    void take();
    QWebSocketServer m_server;
    std::vector<QNetworkRequest> m_upgrades;
    QStringList m_heard;
    QList<QWebSocket *> m_open; ///< children of this
};

} // namespace lianxi::test
