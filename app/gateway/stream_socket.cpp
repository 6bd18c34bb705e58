// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/stream_socket.h"

#include <QNetworkRequest>
#include <QRegularExpression>
#include <QWebSocketHandshakeOptions>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// The status of a refused upgrade; Qt 6.4 tells it in the error's text only ("Unhandled http status code: 401").
int statusIn(const QString &words)
{
    static const QRegularExpression pattern(u"status code: ([1-5][0-9][0-9])"_s);
    const auto match = pattern.match(words);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

} // namespace

StreamSocket::StreamSocket(const StreamOpen &open, Ears ears, QObject *parent)
    : QObject(parent)
    , m_socket(QString::fromLatin1(headerValue(open.request.headers, "Origin")))
    , m_ears(std::move(ears))
{
    m_socket.setMaxAllowedIncomingFrameSize(largestFrame);
    m_socket.setMaxAllowedIncomingMessageSize(largestFrame);
    connect(&m_socket, &QWebSocket::connected, this, [this] { m_ears.opened(); });
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &frame) { m_ears.frame(frame.toUtf8()); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &frame) { m_ears.frame(frame); });
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_ears.pong(); });
    connect(&m_socket, &QWebSocket::disconnected, this, &StreamSocket::end);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto failed = &QWebSocket::errorOccurred;
#else
    const auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
    connect(&m_socket, failed, this, [this] {
        m_httpStatus = statusIn(m_socket.errorString());
        // An error before the upgrade is not always followed by "disconnected". Later is safer than within Qt's own
        // work.
        QMetaObject::invokeMethod(this, &StreamSocket::end, Qt::QueuedConnection);
    });
    QNetworkRequest request(QUrl(open.request.url, QUrl::StrictMode));
    for (const auto &[name, value] : open.request.headers) {
        if (name.compare("Origin", Qt::CaseInsensitive) != 0)
            request.setRawHeader(name, value);
    }
    QWebSocketHandshakeOptions options;
    if (!open.subprotocol.isEmpty())
        options.setSubprotocols({QString::fromLatin1(open.subprotocol)});
    m_socket.open(request, options);
}

void StreamSocket::send(const QByteArray &frame)
{
    if (!m_ended)
        m_socket.sendTextMessage(QString::fromUtf8(frame));
}

void StreamSocket::ping()
{
    if (!m_ended)
        m_socket.ping();
}

void StreamSocket::drop()
{
    m_ended = true;
    m_socket.disconnect(this);
    m_socket.abort();
}

void StreamSocket::end()
{
    if (m_ended)
        return;
    m_ended = true;
    m_socket.disconnect(this);
    const auto code = m_socket.closeCode();
    m_socket.abort();
    m_ears.ended({m_httpStatus == 0 ? static_cast<int>(code) : 0, m_httpStatus});
}

} // namespace lianxi
