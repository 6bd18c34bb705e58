// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/mail_socket.h"

#include "app/channels/common/web_address.h"

#include <QNetworkProxy>
#include <QSslError>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lianxi
{

MailSocket::MailSocket(Events events, QObject *parent)
    : QObject(parent)
    , m_events(std::move(events))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        if (!m_allowPrivate && !channels::isPublicAddress(m_socket.peerAddress())) {
            breakOff(u"address"_s);
            return;
        }
        if (m_implicitTls) {
            m_tlsWanted = true;
            m_socket.startClientEncryption();
        } else {
            m_events.ready();
        }
    });
    connect(&m_socket, &QSslSocket::encrypted, this,
            [this] { m_implicitTls ? m_events.ready() : m_events.encrypted(); });
    connect(&m_socket, &QSslSocket::readyRead, this, [this] {
        const QByteArray bytes = m_socket.readAll();
        if (!m_over && (!m_tlsWanted || m_socket.isEncrypted()))
            m_events.received(bytes);
    });
    connect(&m_socket, &QSslSocket::sslErrors, this, [this] { breakOff(u"certificate"_s); });
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        breakOff(error == QAbstractSocket::SslHandshakeFailedError     ? u"certificate"_s
                     : error == QAbstractSocket::RemoteHostClosedError ? u"closed"_s
                                                                       : u"network"_s);
    });
    connect(&m_socket, &QSslSocket::disconnected, this, [this] { breakOff(u"closed"_s); });
}

MailSocket::~MailSocket()
{
    m_over = true;
    m_socket.disconnect(this);
    m_socket.abort();
}

bool MailSocket::isImplicitTls(const QUrl &server)
{
    return server.scheme() == "imaps"_L1 || server.scheme() == "submissions"_L1;
}

quint16 MailSocket::portOf(const QUrl &server)
{
    const bool mail = server.scheme().startsWith("submission"_L1);
    const int usual = isImplicitTls(server) ? (mail ? 465 : 993) : (mail ? 587 : 143);
    return static_cast<quint16>(server.port(usual));
}

void MailSocket::open(const QUrl &server, bool allowPrivate)
{
    m_implicitTls = isImplicitTls(server);
    m_allowPrivate = allowPrivate;
    m_host = server.host();
    m_socket.setPeerVerifyName(m_host);
    m_socket.connectToHost(m_host, portOf(server));
}

void MailSocket::startTls()
{
    m_tlsWanted = true;
    m_socket.startClientEncryption();
}

void MailSocket::write(const QByteArray &bytes)
{
    if (!m_over)
        m_socket.write(bytes);
}

void MailSocket::close()
{
    m_over = true;
    m_socket.disconnectFromHost();
}

void MailSocket::breakOff(const QString &reason)
{
    if (std::exchange(m_over, true))
        return;
    m_socket.abort();
    // Whoever hears of it may destroy this object.
    QTimer::singleShot(0, this, [this, reason] {
        const auto tell = m_events.broken;
        tell(reason);
    });
}

} // namespace lianxi
