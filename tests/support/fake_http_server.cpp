// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_http_server.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace lianxi::test
{

std::optional<HttpRequest> takeRequest(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> lines = bytes.first(end).split('\n');
    HttpRequest request;
    const QList<QByteArray> first = lines.front().trimmed().split(' ');
    request.method = first.value(0);
    const QByteArray target = first.value(1);
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    request.query = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray line = lines[i].trimmed();
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    const qsizetype length = headerValue(request.headers, "content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return std::nullopt;
    request.body = bytes.sliced(end + 4, length);
    bytes.remove(0, end + 4 + length);
    return request;
}

FakeHttpServer::FakeHttpServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeHttpServer::onConnection);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
}

QString FakeHttpServer::base() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void FakeHttpServer::script(std::vector<Answer> answers)
{
    m_script.assign(answers.begin(), answers.end());
}

void FakeHttpServer::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void FakeHttpServer::onBytes(QTcpSocket *socket)
{
    QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
    while (const std::optional<HttpRequest> request = takeRequest(bytes)) {
        m_requests.push_back(*request);
        Answer answer;
        if (m_script.empty()) {
            answer = always(*request);
        } else {
            answer = m_script.front();
            m_script.pop_front();
        }
        if (answer.silent)
            continue;
        if (answer.status == 0) {
            socket->write(answer.body);
            socket->disconnectFromHost();
            return;
        }
        QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status)
            + " Scripted\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        for (const auto &[name, value] : answer.headers)
            out += name + ": " + value + "\r\n";
        socket->write(out + "\r\n" + answer.body);
    }
    socket->setProperty("bytes", bytes);
}

} // namespace lianxi::test
