// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/fake_streams.h"

#include "app/channels/common/account.h"
#include "app/channels/common/json_text.h"
#include "app/rehearsal/voice.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace channels;

namespace
{

constexpr auto pingEvery = std::chrono::seconds(3); ///< as the cable does; its clients give up after 6 s
constexpr qint64 longestHead = 16 * 1024; ///< bytes of a request before its body

QString textOf(const QJsonObject &frame)
{
    return QString::fromUtf8(writeJson(frame));
}

/// The three platforms have addresses of their own.
Platform platformOf(const QString &path)
{
    return path == "/cable"_L1           ? Platform::Chatwoot
        : path == "/ari/events"_L1       ? Platform::Asterisk
        : path == "/api/v1/streaming"_L1 ? Platform::Mastodon
                                         : Platform::Import;
}

QJsonObject mastodonPerson(const RehearsalCustomer &customer)
{
    const QString handle = mastodonHandle(customer.id);
    return {{"id"_L1, customer.id},
            {"acct"_L1, handle},
            {"username"_L1, handle.section(u'@', 0, 0)},
            {"display_name"_L1, customer.name},
            {"uri"_L1, u"https://people.example/users/"_s + customer.id}};
}

QJsonObject mastodonNotification(const ChannelAccount &account, const RehearsalCustomer &customer,
                                 const CustomerLine &line)
{
    const QString us = accountText(account, "acct"_L1), at = toRfc3339(line.at);
    const QString words = line.text.toHtmlEscaped();
    const QJsonObject mention{{"id"_L1, accountText(account, "account_id"_L1)}, {"acct"_L1, us}, {"username"_L1, us}};
    const bool isPublic = line.surface == Surface::Public;
    const QString id = messageIdOf(Platform::Mastodon, line);
    const QJsonObject status{{"id"_L1, id},
                             {"created_at"_L1, at},
                             {"in_reply_to_id"_L1, isPublic ? QJsonValue(line.postId) : QJsonValue()},
                             {"visibility"_L1, isPublic ? "public"_L1 : "direct"_L1},
                             {"content"_L1, u"<p>%1</p>"_s.arg(words)},
                             {"account"_L1, mastodonPerson(customer)},
                             {"mentions"_L1, QJsonArray{mention}},
                             {"media_attachments"_L1, QJsonArray()},
                             {"url"_L1, u"https://people.example/statuses/"_s + id}};
    return {{"id"_L1, QString::number(line.number)},
            {"type"_L1, "mention"_L1},
            {"created_at"_L1, at},
            {"account"_L1, mastodonPerson(customer)},
            {"status"_L1, status}};
}

QJsonObject chatwootMessage(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    const qint64 person = customer.id.toLongLong(); // the conversation has the same number
    return {{"id"_L1, line.number},
            {"content"_L1, line.text},
            {"account_id"_L1, accountText(account, "account_id"_L1).toInt()},
            {"inbox_id"_L1, 3},
            {"conversation_id"_L1, person},
            {"message_type"_L1, 0},
            {"created_at"_L1, secondsOf(line.at)},
            {"private"_L1, false},
            {"status"_L1, "sent"_L1},
            {"content_type"_L1, "text"_L1},
            {"content_attributes"_L1, QJsonObject()},
            {"sender_type"_L1, "Contact"_L1},
            {"sender"_L1, QJsonObject{{"id"_L1, person}, {"name"_L1, customer.name}, {"type"_L1, "contact"_L1}}},
            {"conversation"_L1, QJsonObject{{"id"_L1, person}, {"unread_count"_L1, 1}}}};
}

/// The caller's leg. A customer calls once: every line of theirs is something that happens to the call.
QJsonObject callChannel(const RehearsalCustomer &customer, const CustomerLine &line, QLatin1StringView state)
{
    const QString at = toRfc3339(line.at);
    return {{"id"_L1, u"call-"_s + customer.id.sliced(1)},
            {"name"_L1, u"PJSIP/trunk-"_s + customer.id.right(4)},
            {"state"_L1, state},
            {"caller"_L1, QJsonObject{{"name"_L1, customer.name}, {"number"_L1, customer.id}}},
            {"connected"_L1, QJsonObject{{"name"_L1, QString()}, {"number"_L1, QString()}}},
            {"dialplan"_L1,
             QJsonObject{{"context"_L1, "hotline"_L1},
                         {"exten"_L1, "5000"_L1},
                         {"app_name"_L1, "Stasis"_L1},
                         {"app_data"_L1, "lianxi,queue"_L1}}},
            {"creationtime"_L1, at}};
}

} // namespace

QString mastodonHandle(const QString &personId)
{
    return u"user%1@people.example"_s.arg(personId.right(6));
}

bool isExchangeUser(const FakeHost &host, const QString &authorization)
{
    const QByteArray pair = QByteArray::fromBase64(authorization.section(u' ', 1).toLatin1());
    const auto account = host.account(Platform::Asterisk, "user"_L1, QString::fromUtf8(pair.left(pair.indexOf(':'))));
    return account && authorization.startsWith("Basic "_L1)
        && pair == accountBytes(*account, "user"_L1) + ':' + accountBytes(*account, "password"_L1);
}

FakeStreams::FakeStreams(FakeHost &host, quint16 http, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_http(http)
    , m_sessions(u"rehearsal"_s, QWebSocketServer::NonSecureMode)
{
    m_sessions.setSupportedSubprotocols({u"actioncable-v1-json"_s});
    connect(&m_front, &QTcpServer::newConnection, this, &FakeStreams::onConnection);
    connect(&m_sessions, &QWebSocketServer::newConnection, this, &FakeStreams::onSession);
    connect(&m_pings, &QTimer::timeout, this, &FakeStreams::ping);
    m_host.onTold([this](Platform platform, const QJsonObject &frame) {
        QMetaObject::invokeMethod(
            this, [this, platform, frame] { tell(platform, frame); }, Qt::QueuedConnection);
    });
    m_front.listen(QHostAddress::LocalHost);
    m_pings.start(pingEvery);
}

FakeStreams::~FakeStreams()
{
    m_host.onTold({});
    for (const auto &[socket, session] : std::exchange(m_open, {})) {
        socket->disconnect(this);
        delete socket; // before the server that its connection came from
    }
}

QString FakeStreams::base() const
{
    return m_front.isListening() ? u"http://127.0.0.1:%1"_s.arg(m_front.serverPort()) : QString();
}

/// The head of a request tells whether it becomes a WebSocket.
void FakeStreams::onConnection()
{
    while (QTcpSocket *client = m_front.nextPendingConnection()) {
        const auto look = [this, client] {
            const QByteArray head = client->peek(longestHead);
            if (!head.contains("\r\n\r\n") && head.size() < longestHead)
                return;
            client->disconnect(this);
            QObject::disconnect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            if (head.toLower().contains("\r\nupgrade: websocket"))
                m_sessions.handleConnection(client);
            else
                relay(client);
        };
        connect(client, &QTcpSocket::readyRead, this, look);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        if (client->bytesAvailable() > 0)
            look();
    }
}

void FakeStreams::relay(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(server, &QTcpSocket::connected, server, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, [client, server] {
        client->write(server->readAll());
        client->disconnectFromHost();
    });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_http);
}

void FakeStreams::onSession()
{
    while (QWebSocket *socket = m_sessions.nextPendingConnection()) {
        socket->setParent(this);
        const QUrl url = socket->requestUrl();
        Session session;
        session.platform = platformOf(url.path());
        const QString authorization = QString::fromUtf8(socket->request().rawHeader("Authorization"));
        const auto token = authorization.startsWith("Bearer "_L1) ? authorization.sliced(7) : QString();
        const bool exchange = session.platform == Platform::Asterisk && isExchangeUser(m_host, authorization)
            && m_host.account(Platform::Asterisk, "app"_L1, QUrlQuery(url).queryItemValue(u"app"_s));
        const bool social =
            session.platform == Platform::Mastodon && m_host.account(Platform::Mastodon, "access_token"_L1, token);
        if (!exchange && !social && session.platform != Platform::Chatwoot) {
            m_host.complain(u"a stream opened without the right to it"_s);
            socket->close();
            socket->deleteLater();
            continue;
        }
        session.stands = exchange;
        m_open[socket] = session;
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString &text) { onText(socket, text); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_open.erase(socket);
            socket->deleteLater();
        });
        if (session.platform == Platform::Chatwoot)
            socket->sendTextMessage(u"{\"type\":\"welcome\"}"_s);
        flush(socket, session);
    }
}

void FakeStreams::onText(QWebSocket *socket, const QString &text)
{
    Session &session = m_open[socket];
    const QJsonObject frame = readJsonObject(text.toUtf8()).value_or(QJsonObject());
    if (session.platform == Platform::Chatwoot && frame.value("command"_L1) == "subscribe"_L1)
        subscribeCable(socket, session, frame);
    else if (session.platform == Platform::Mastodon)
        session.stands = frame.value("type"_L1) == "subscribe"_L1 && frame.value("stream"_L1) == "user"_L1;
    flush(socket, session);
}

void FakeStreams::subscribeCable(QWebSocket *socket, Session &session, const QJsonObject &frame)
{
    session.identifier = frame.value("identifier"_L1).toString();
    const QJsonObject wanted = readJsonObject(session.identifier.toUtf8()).value_or(QJsonObject());
    session.stands = wanted.value("channel"_L1) == "RoomChannel"_L1 && wanted.value("pubsub_token"_L1) == cableToken
        && m_host.account(Platform::Chatwoot, "account_id"_L1, idText(wanted.value("account_id"_L1)));
    if (!session.stands)
        m_host.complain(u"chatwoot: a subscription without the right to it"_s);
    socket->sendTextMessage(
        textOf({{"identifier"_L1, session.identifier},
                {"type"_L1, session.stands ? "confirm_subscription"_L1 : "reject_subscription"_L1}}));
}

void FakeStreams::say(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    if (account.platform == Platform::Mastodon) {
        const QJsonObject notification = mastodonNotification(account, customer, line);
        m_host.keep(Platform::Mastodon, notification.value("id"_L1).toString(), notification);
        tell(Platform::Mastodon,
             {{"stream"_L1, QJsonArray{"user"_L1}},
              {"event"_L1, "notification"_L1},
              {"payload"_L1, textOf(notification)}});
    } else if (account.platform == Platform::Chatwoot) {
        tell(
            Platform::Chatwoot,
            {{"message"_L1,
              QJsonObject{{"event"_L1, "message.created"_L1}, {"data"_L1, chatwootMessage(account, customer, line)}}}});
    } else if (account.platform == Platform::Asterisk) {
        sayOnCall(account, customer, line);
    }
}

/// What happens to the call by the customer's doing, or by a colleague's at the telephone. A call that the agent has
/// answered or ended meanwhile is neither answered nor ended again.
void FakeStreams::sayOnCall(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line)
{
    QJsonObject channel = callChannel(customer, line, "Ring"_L1);
    const QString id = channel.value("id"_L1).toString();
    bool known = false;
    for (const QJsonObject &call : m_host.kept(Platform::Asterisk)) {
        if (call.value("id"_L1) != id)
            continue;
        known = true;
        channel = call;
    }
    const bool begins = line.call == CallTurn::Ring;
    const bool answers = line.call == CallTurn::Answered;
    if (known == begins || (answers && channel.value("state"_L1) == "Up"_L1))
        return;
    if (!begins)
        channel.insert("state"_L1, "Up"_L1);
    QJsonObject event{{"timestamp"_L1, toRfc3339(line.at)},
                      {"application"_L1, accountText(account, "app"_L1)},
                      {"asterisk_id"_L1, exchangeId},
                      {"channel"_L1, channel}};
    switch (line.call) {
    case CallTurn::Ring:
        event.insert("type"_L1, "StasisStart"_L1);
        event.insert("args"_L1, QJsonArray{"queue"_L1});
        break;
    case CallTurn::Answered:
        event.insert("type"_L1, "ChannelStateChange"_L1);
        break;
    case CallTurn::Ended:
        event.insert("type"_L1, "ChannelDestroyed"_L1);
        event.insert("cause"_L1, 16);
        event.insert("cause_txt"_L1, "Normal Clearing"_L1);
        break;
    }
    if (line.call == CallTurn::Ended)
        m_host.drop(Platform::Asterisk, id);
    else
        m_host.keep(Platform::Asterisk, id, channel);
    tell(Platform::Asterisk, event);
}

void FakeStreams::tell(Platform platform, const QJsonObject &frame)
{
    m_waiting[platform].push_back(frame);
    for (const auto &[socket, session] : m_open)
        flush(socket, session);
}

void FakeStreams::flush(QWebSocket *socket, const Session &session)
{
    if (!session.stands)
        return;
    for (QJsonObject frame : std::exchange(m_waiting[session.platform], {})) {
        if (session.platform == Platform::Chatwoot)
            frame.insert("identifier"_L1, session.identifier);
        socket->sendTextMessage(textOf(frame));
    }
}

void FakeStreams::ping()
{
    for (const auto &[socket, session] : m_open) {
        if (session.platform == Platform::Chatwoot)
            socket->sendTextMessage(u"{\"type\":\"ping\",\"message\":1}"_s);
    }
}

} // namespace lianxi
