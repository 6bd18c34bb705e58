// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/fake_host.h"

#include <QTcpServer>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <map>

namespace lianxi
{

/// What the invented Chatwoot gives to those who may listen.
inline constexpr QLatin1StringView cableToken{"rehearsal-pubsub-token"};
/// The invented exchange's own name.
inline constexpr QLatin1StringView exchangeId{"00:00:00:00:07:77"};
/// A customer of Mastodon as others write them.
[[nodiscard]] QString mastodonHandle(const QString &personId);
/// Whether a header proves the user of an invented exchange.
[[nodiscard]] bool isExchangeUser(const FakeHost &host, const QString &authorization);

/// The WebSockets of Mastodon, Chatwoot (ActionCable) and Asterisk (ARI), at one address with their requests, which go
/// on to the HTTP server. What customers say waits until somebody listens. Lives on a thread with an event loop.
class FakeStreams : public QObject
{
public:
    /// `http` answers what is no WebSocket, on the loopback address.
    FakeStreams(FakeHost &host, quint16 http, QObject *parent = nullptr);
    ~FakeStreams() override;
    /// "http://127.0.0.1:port"; empty when no port could be had.
    [[nodiscard]] QString base() const;
    /// A customer speaks on one of the three platforms.
    void say(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line);

private:
    struct Session {
        Platform platform = Platform::Import;
        bool stands = false; ///< who may listen has said what to
        QString identifier; ///< of the cable's subscription
    };
    void onConnection();
    void relay(QTcpSocket *client);
    void onSession();
    void onText(QWebSocket *socket, const QString &text);
    void subscribeCable(QWebSocket *socket, Session &session, const QJsonObject &frame);
    void sayOnCall(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line);
    void tell(Platform platform, const QJsonObject &frame);
    void flush(QWebSocket *socket, const Session &session);
    void ping();

    FakeHost &m_host;
    const quint16 m_http;
    QTcpServer m_front;
    QWebSocketServer m_sessions;
    QTimer m_pings;
    std::map<QWebSocket *, Session> m_open;
    std::map<Platform, std::vector<QJsonObject>> m_waiting; ///< frames for whoever listens first
};

} // namespace lianxi
