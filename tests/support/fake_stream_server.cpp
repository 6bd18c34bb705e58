// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_stream_server.h"

#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace lianxi::test
{

FakeStreamServer::FakeStreamServer(QObject *parent)
    : QObject(parent)
    , m_server(u"fake"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &FakeStreamServer::take);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the fake stream");
}

FakeStreamServer::~FakeStreamServer()
{
    hangUp();
}

QString FakeStreamServer::base() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

int FakeStreamServer::open() const
{
    return static_cast<int>(m_open.size());
}

void FakeStreamServer::take()
{
    while (QWebSocket *session = m_server.nextPendingConnection()) {
        session->setParent(this);
        m_open.append(session);
        m_upgrades.push_back(session->request());
        connect(session, &QWebSocket::textMessageReceived, this, [this](const QString &text) { m_heard.append(text); });
        connect(session, &QWebSocket::disconnected, this, [this, session] {
            m_open.removeOne(session);
            session->deleteLater();
        });
    }
}

void FakeStreamServer::say(const QString &frame)
{
    for (QWebSocket *session : std::as_const(m_open))
        session->sendTextMessage(frame);
}

void FakeStreamServer::sayBytes(const QByteArray &frame)
{
    for (QWebSocket *session : std::as_const(m_open))
        session->sendBinaryMessage(frame);
}

void FakeStreamServer::close(QWebSocketProtocol::CloseCode code)
{
    const QList<QWebSocket *> open = m_open;
    for (QWebSocket *session : open)
        session->close(code);
}

void FakeStreamServer::hangUp()
{
    const QList<QWebSocket *> open = m_open;
    for (QWebSocket *session : open)
        session->abort();
}

} // namespace lianxi::test
