// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/fake_pictures.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImage>
#include <QPainter>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int side = 128; ///< pixels
constexpr qsizetype longestHead = 8192;

QByteArray answerOf(int status, const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " Not Found") + "\r\nContent-Type: "
        + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

} // namespace

FakePictures::FakePictures()
{
    QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server, [this] {
        while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection()))
            serve(socket);
    });
}

FakePictures::~FakePictures()
{
    qDeleteAll(m_server.findChildren<QSslSocket *>());
}

Status FakePictures::start(const LoopbackTrust &trust)
{
    m_server.setSslConfiguration(trust.serving());
    return m_server.listen(QHostAddress::LocalHost)
        ? Status()
        : Status(failure(ErrorCode::Unavailable, u"no port on the loopback address"_s));
}

QString FakePictures::base() const
{
    return u"https://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

QString FakePictures::pathOf(const QString &person)
{
    const QByteArray digest = QCryptographicHash::hash(person.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"/faces/"_s + QString::fromLatin1(digest.first(16)) + u".png"_s;
}

QByteArray FakePictures::picture(const QByteArray &path)
{
    const QByteArray digest = QCryptographicHash::hash(path, QCryptographicHash::Sha256);
    const int hue = (static_cast<unsigned char>(digest[0]) * 256 + static_cast<unsigned char>(digest[1])) % 360;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(QColor::fromHsl(hue, 110, 190));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsl(hue, 120, 70));
    painter.drawEllipse(QPointF(side / 2.0, side * 1.05), side * 0.42, side * 0.40);
    painter.setBrush(QColor::fromHsl((hue + 330) % 360, 90, 215));
    painter.drawEllipse(QPointF(side / 2.0, side * 0.42), side * 0.20, side * 0.23);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    (void)image.save(&buffer, "PNG");
    return bytes;
}

void FakePictures::serve(QSslSocket *socket)
{
    QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QSslSocket::readyRead, socket, [socket] {
        const QByteArray head = socket->peek(longestHead);
        if (!head.contains("\r\n\r\n") && head.size() < longestHead)
            return;
        (void)socket->readAll();
        const QByteArray path = head.startsWith("GET ") ? head.mid(4, head.indexOf(' ', 4) - 4) : QByteArray();
        socket->write(path.startsWith("/faces/") ? answerOf(200, "image/png", picture(path))
                                                 : answerOf(404, "text/plain", {}));
        socket->disconnectFromHost();
    });
}

} // namespace lianxi
