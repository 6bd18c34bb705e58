// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/nats/nats_protocol.h"
#include "app/nats/nkey.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

class QWebSocket;

namespace lianxi::nats
{

/// Where the engine is and who we are. At most one of token, password and key proves it.
struct ConnectionOptions {
    std::vector<QUrl> servers; ///< ws:// or wss://; tried in turn
    QString name; ///< shown in the server's list of clients
    QString user, password, token;
    std::shared_ptr<const Credentials> credentials; ///< a JWT and its key, or with an empty JWT the key alone
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration(); ///< with the team's own CA, if it has one
    QNetworkProxy proxy = QNetworkProxy::DefaultProxy;
    std::chrono::milliseconds pingEvery{10'000}; ///< two pings without an answer end the connection
    std::chrono::milliseconds firstRetry{100}, longestRetry{5'000}; ///< between attempts, doubled and shaken
};

/// One NATS client over a WebSocket, for as long as the program wants it: it connects, and connects again, by itself.
/// Belongs to one thread with an event loop.
class Connection final : public QObject
{
    Q_OBJECT
public:
    enum class State { Connecting, Connected, Refused };
    using MessageHandler = std::function<void(const Message &)>;
    using Answered = std::function<void(Result<Message>)>;

    explicit Connection(ConnectionOptions options, QObject *parent = nullptr);
    ~Connection() override; ///< open requests are answered with Cancelled

    void open();
    [[nodiscard]] State state() const { return m_state; }
    /// Why it is not connected, for people; empty while it is.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// Largest payload the server takes, headers included; 0 until it said so.
    [[nodiscard]] qsizetype maxPayload() const { return m_maxPayload; }
    [[nodiscard]] QString serverVersion() const { return m_serverVersion; }

    /// Unavailable while not connected; InvalidInput when it is larger than the server takes.
    [[nodiscard]] Status publish(const QByteArray &subject, const Headers &headers, const QByteArray &payload,
                                 const QByteArray &reply = {});
    /// Asks and waits for one answer. Errors: Unavailable (not connected, nobody there to answer, or the connection
    /// ended meanwhile: it is not known whether the question was heard), Network (no answer in time), InvalidInput,
    /// NotAllowed (this user may not write to the subject).
    void request(const QByteArray &subject, const Headers &headers, const QByteArray &payload,
                 std::chrono::milliseconds patience, Answered answered);
    /// Kept over reconnects. \return its number.
    quint64 subscribe(const QByteArray &subject, MessageHandler handler, const QByteArray &queue = {});
    void unsubscribe(quint64 subscription);
    /// A subject of this client's own, for answers.
    [[nodiscard]] QByteArray newInbox();

Q_SIGNALS:
    void stateChanged();

private:
    struct Subscription {
        QByteArray subject, queue;
        MessageHandler handler;
    };
    struct Pending {
        QByteArray subject;
        Answered answered;
        QElapsedTimer since;
        std::chrono::milliseconds patience;
    };

    void tryNext();
    void onBytes(const QByteArray &bytes);
    void onFrame(Frame &&frame);
    void onInfo(const QJsonObject &info);
    void onMessage(const Message &message);
    void onServerError(const QByteArray &text);
    void refuse(const QByteArray &text);
    void greet();
    void established();
    void lost(const QString &why);
    void setState(State state, const QString &trouble);
    void write(const QByteArray &bytes);
    void flush();
    void tick();
    void failPending(const Error &error);

    ConnectionOptions m_options;
    std::unique_ptr<QWebSocket> m_socket;
    Parser m_parser;
    State m_state = State::Connecting;
    QString m_trouble, m_serverVersion, m_refusal;
    QByteArray m_nonce, m_out, m_inboxPrefix;
    qsizetype m_maxPayload = 0;
    size_t m_server = 0; ///< of the list, the one in use
    int m_failures = 0, m_openPings = 0;
    bool m_greeted = false, m_flushing = false;
    quint64 m_lastSubscription = 0, m_lastRequest = 0;
    std::unordered_map<quint64, Subscription> m_subscriptions;
    std::unordered_map<quint64, Pending> m_pending; ///< requests by the last token of their reply subject
    QTimer m_retry, m_ping, m_expiry;
};

} // namespace lianxi::nats
