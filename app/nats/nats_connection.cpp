// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/nats/nats_connection.h"

#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QWebSocket>

#include <sodium.h>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::nats
{

namespace
{

constexpr auto connectPatience = 5s; ///< from the first packet to the first PONG
constexpr auto expiryTick = 50ms;
constexpr quint64 largestFrame = 64ull * 1024 * 1024;

QByteArray randomToken()
{
    std::array<char, 16> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return QByteArray(bytes.data(), std::ssize(bytes)).toHex();
}

QByteArray lastToken(const QByteArray &subject)
{
    return subject.sliced(subject.lastIndexOf('.') + 1);
}

/// With a key alone, below its name: a server that knows its users lets each of them hear their own answers only.
QByteArray inboxOf(const ConnectionOptions &options)
{
    const bool named = options.credentials && options.credentials->jwt.isEmpty();
    return "_INBOX." + (named ? options.credentials->key.publicKey() + '.' : QByteArray()) + randomToken();
}

} // namespace

Connection::Connection(ConnectionOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_inboxPrefix(inboxOf(m_options))
    , m_retry(this)
    , m_ping(this)
    , m_expiry(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Connection::tryNext);
    connect(&m_ping, &QTimer::timeout, this, &Connection::tick);
    connect(&m_expiry, &QTimer::timeout, this, [this] {
        std::vector<quint64> late;
        for (const auto &[number, pending] : m_pending)
            if (pending.since.elapsed() >= pending.patience.count())
                late.push_back(number);
        for (const quint64 number : late) {
            const auto found = m_pending.extract(number);
            if (!found.empty())
                found.mapped().answered(failure(ErrorCode::Network, u"no answer in time"_s));
        }
        if (m_pending.empty())
            m_expiry.stop();
    });
    subscribe(m_inboxPrefix + ".r.*", [this](const Message &answer) {
        const auto found = m_pending.extract(lastToken(answer.subject).toULongLong());
        if (found.empty())
            return;
        if (answer.status == 503)
            found.mapped().answered(failure(ErrorCode::Unavailable, u"nobody is there to answer"_s));
        else
            found.mapped().answered(answer);
    });
}

Connection::~Connection()
{
    if (m_socket)
        m_socket->disconnect(this);
    failPending({ErrorCode::Cancelled, u"the connection was given up"_s});
}

void Connection::open()
{
    if (m_options.servers.empty()) {
        setState(State::Refused, u"no server is configured"_s);
        return;
    }
    tryNext();
}

void Connection::tryNext()
{
    m_parser = {};
    m_greeted = false;
    m_out.clear();
    m_openPings = 0;
    m_refusal.clear();
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingFrameSize(largestFrame);
    m_socket->setMaxAllowedIncomingMessageSize(largestFrame);
    m_socket->setSslConfiguration(m_options.tls);
    m_socket->setProxy(m_options.proxy);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &Connection::onBytes);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { onBytes(text.toUtf8()); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto failed = &QWebSocket::errorOccurred;
#else
    const auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
    // Later is safer than within Qt's own work; by then another socket may be in use.
    const auto ended = [this, socket = m_socket.get()](const QString &why) {
        if (m_socket.get() == socket)
            lost(why.isEmpty() ? socket->errorString() : why);
    };
    connect(
        m_socket.get(), failed, this, [ended] { ended({}); }, Qt::QueuedConnection);
    connect(
        m_socket.get(), &QWebSocket::disconnected, this, [ended] { ended(u"the server closed the connection"_s); },
        Qt::QueuedConnection);
    m_ping.start(connectPatience);
    m_socket->open(m_options.servers[m_server % m_options.servers.size()]);
}

void Connection::onBytes(const QByteArray &bytes)
{
    m_parser.feed(bytes);
    const QWebSocket *const socket = m_socket.get();
    while (m_socket.get() == socket) { // a handler may have ended it
        Result<std::optional<Frame>> frame = m_parser.next();
        if (!frame) {
            lost(frame.error().detail);
            return;
        }
        if (!*frame)
            return;
        onFrame(std::move(**frame));
    }
}

void Connection::onFrame(Frame &&frame)
{
    if (const auto *info = std::get_if<Info>(&frame))
        onInfo(info->json);
    else if (const auto *message = std::get_if<Message>(&frame))
        onMessage(*message);
    else if (std::holds_alternative<Ping>(frame))
        write("PONG\r\n");
    else if (std::holds_alternative<Pong>(frame)) {
        m_openPings = 0;
        if (m_state != State::Connected)
            established();
    } else if (const auto *error = std::get_if<ServerError>(&frame))
        onServerError(error->text);
}

void Connection::onInfo(const QJsonObject &info)
{
    m_maxPayload = static_cast<qsizetype>(info.value("max_payload"_L1).toInteger(1024 * 1024));
    m_serverVersion = info.value("version"_L1).toString();
    m_nonce = info.value("nonce"_L1).toString().toLatin1();
    if (!std::exchange(m_greeted, true))
        greet();
}

/// CONNECT, all subscriptions, and a PING whose answer tells that the server took them.
void Connection::greet()
{
    QJsonObject hello{{"verbose"_L1, false},      {"pedantic"_L1, false},     {"lang"_L1, u"lianxi"_s},
                      {"version"_L1, u"1"_s},     {"protocol"_L1, 1},         {"headers"_L1, true},
                      {"no_responders"_L1, true}, {"name"_L1, m_options.name}};
    if (!m_options.user.isEmpty()) {
        hello.insert("user"_L1, m_options.user);
        hello.insert("pass"_L1, m_options.password);
    }
    if (!m_options.token.isEmpty())
        hello.insert("auth_token"_L1, m_options.token);
    if (m_options.credentials) {
        const Credentials &who = *m_options.credentials;
        if (who.jwt.isEmpty())
            hello.insert("nkey"_L1, QString::fromLatin1(who.key.publicKey()));
        else
            hello.insert("jwt"_L1, QString::fromLatin1(who.jwt));
        hello.insert("sig"_L1,
                     QString::fromLatin1(who.key.sign(m_nonce).toBase64(QByteArray::Base64UrlEncoding
                                                                        | QByteArray::OmitTrailingEquals)));
    }
    write(connectLine(hello));
    for (const auto &[number, subscription] : m_subscriptions)
        write(nats::subscribe(subscription.subject, subscription.queue, number));
    write("PING\r\n");
}

void Connection::established()
{
    m_failures = 0;
    m_ping.start(m_options.pingEvery);
    setState(State::Connected, {});
}

void Connection::onMessage(const Message &message)
{
    const auto found = m_subscriptions.find(message.subscription);
    if (found == m_subscriptions.end())
        return;
    const MessageHandler handler = found->second.handler; // which may unsubscribe
    handler(message);
}

/// Most errors end the connection; the server closes it after them. One about a single subject does not.
void Connection::onServerError(const QByteArray &text)
{
    if (text.startsWith("Permissions Violation")) {
        qWarning("NATS: %s", text.constData());
        refuse(text);
    } else {
        m_refusal = QString::fromUtf8(text);
    }
}

/// "Permissions Violation for Publish to "<subject>"": nobody else is going to answer.
void Connection::refuse(const QByteArray &text)
{
    const qsizetype from = text.indexOf('"') + 1;
    const qsizetype to = text.lastIndexOf('"');
    if (!text.contains("Publish") || from <= 0 || to <= from)
        return;
    const QByteArray subject = text.sliced(from, to - from);
    std::vector<quint64> refused;
    for (const auto &[number, pending] : m_pending)
        if (pending.subject.compare(subject, Qt::CaseInsensitive) == 0)
            refused.push_back(number);
    for (const quint64 number : refused) {
        const auto found = m_pending.extract(number);
        if (!found.empty())
            found.mapped().answered(failure(ErrorCode::NotAllowed, QString::fromUtf8(text)));
    }
}

void Connection::lost(const QString &why)
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
    m_ping.stop();
    ++m_failures;
    ++m_server;
    // The whole list before a wait.
    const auto round = m_failures / static_cast<int>(m_options.servers.size());
    const auto pause = std::min(m_options.longestRetry, m_options.firstRetry * (1 << std::min(round, 16)));
    // Shaken, so that a team's desks do not come back in one moment.
    m_retry.start(std::chrono::milliseconds(
        pause.count() / 2 + QRandomGenerator::global()->bounded(static_cast<int>(pause.count() / 2 + 1))));
    const QString said = m_refusal.isEmpty() ? why : m_refusal;
    const bool refused = m_refusal.startsWith("Authorization"_L1) || m_refusal.startsWith("Authentication"_L1)
        || m_refusal.startsWith("User Authentication"_L1) || m_refusal.startsWith("Account"_L1);
    failPending({ErrorCode::Unavailable, said});
    setState(refused ? State::Refused : State::Connecting, said);
}

void Connection::setState(State state, const QString &trouble)
{
    if (m_state == state && m_trouble == trouble)
        return;
    m_state = state;
    m_trouble = trouble;
    Q_EMIT stateChanged();
}

void Connection::tick()
{
    if (m_state != State::Connected || m_openPings >= 2) {
        lost(u"the server does not answer"_s);
        return;
    }
    ++m_openPings;
    write("PING\r\n");
}

Status Connection::publish(const QByteArray &subject, const Headers &headers, const QByteArray &payload,
                           const QByteArray &reply)
{
    if (m_state != State::Connected)
        return failure(ErrorCode::Unavailable, m_trouble.isEmpty() ? u"not connected yet"_s : m_trouble);
    const QByteArray bytes = nats::publish(subject, reply, headers, payload);
    if (bytes.size() - subject.size() - reply.size() > m_maxPayload) // a little strict: the line itself counts too
        return failure(ErrorCode::InvalidInput,
                       u"%1 bytes, the server takes %2 (max_payload)"_s.arg(bytes.size()).arg(m_maxPayload));
    write(bytes);
    return {};
}

void Connection::request(const QByteArray &subject, const Headers &headers, const QByteArray &payload,
                         std::chrono::milliseconds patience, Answered answered)
{
    const quint64 number = ++m_lastRequest;
    const QByteArray reply = m_inboxPrefix + ".r." + QByteArray::number(number);
    if (Status sent = publish(subject, headers, payload, reply); !sent) {
        answered(tl::unexpected(sent.error()));
        return;
    }
    Pending pending{subject, std::move(answered), {}, patience};
    pending.since.start();
    m_pending.emplace(number, std::move(pending));
    if (!m_expiry.isActive())
        m_expiry.start(expiryTick);
}

quint64 Connection::subscribe(const QByteArray &subject, MessageHandler handler, const QByteArray &queue)
{
    const quint64 number = ++m_lastSubscription;
    m_subscriptions.emplace(number, Subscription{subject, queue, std::move(handler)});
    if (m_greeted)
        write(nats::subscribe(subject, queue, number));
    return number;
}

void Connection::unsubscribe(quint64 subscription)
{
    if (m_subscriptions.erase(subscription) > 0 && m_greeted)
        write(nats::unsubscribe(subscription));
}

QByteArray Connection::newInbox()
{
    return m_inboxPrefix + ".i." + randomToken();
}

/// What is said in one turn of the event loop goes out as one frame.
void Connection::write(const QByteArray &bytes)
{
    m_out += bytes;
    if (!std::exchange(m_flushing, true))
        QMetaObject::invokeMethod(this, &Connection::flush, Qt::QueuedConnection);
}

void Connection::flush()
{
    m_flushing = false;
    if (m_socket && !m_out.isEmpty())
        m_socket->sendBinaryMessage(std::exchange(m_out, {}));
}

void Connection::failPending(const Error &error)
{
    auto pending = std::exchange(m_pending, {});
    for (auto &[number, one] : pending)
        one.answered(tl::unexpected(error));
}

} // namespace lianxi::nats
