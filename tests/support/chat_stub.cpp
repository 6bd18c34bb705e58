// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/chat_stub.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lianxi::test
{

namespace
{

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray choice(const QJsonObject &delta, const QJsonValue &why)
{
    const QJsonObject one{{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, why}};
    const QJsonObject json{{u"id"_s, u"chatcmpl-1"_s},
                           {u"object"_s, u"chat.completion.chunk"_s},
                           {u"model"_s, u"stub"_s},
                           {u"choices"_s, QJsonArray{one}}};
    return "data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n";
}

} // namespace

ChatStub::ChatStub(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ChatStub::onConnection);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
}

QString ChatStub::base() const
{
    return u"http://127.0.0.1:%1/v1"_s.arg(m_server.serverPort());
}

void ChatStub::script(std::vector<Answer> answers)
{
    m_script.assign(answers.begin(), answers.end());
}

QByteArray ChatStub::event(const QString &words)
{
    return choice({{u"content"_s, words}}, QJsonValue::Null);
}

ChatStub::Answer ChatStub::said(const QStringList &pieces, const QByteArray &why)
{
    Answer answer;
    answer.chunks << choice({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}}, QJsonValue::Null);
    for (const QString &piece : pieces)
        answer.chunks << event(piece);
    answer.chunks << choice({}, QString::fromLatin1(why)) << "data: [DONE]\n\n";
    return answer;
}

ChatStub::Answer ChatStub::failed(int status, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    answer.type = "application/json";
    answer.chunks << body;
    return answer;
}

void ChatStub::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ChatStub::onBytes(QTcpSocket *socket)
{
    QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
    if (const std::optional<HttpRequest> request = takeRequest(bytes)) {
        m_requests.push_back(*request);
        Answer answer;
        if (m_script.empty()) {
            answer = always(*request);
        } else {
            answer = m_script.front();
            m_script.pop_front();
        }
        begin(socket, answer);
    }
    socket->setProperty("bytes", bytes);
}

void ChatStub::begin(QTcpSocket *socket, const Answer &answer)
{
    m_talking = socket;
    m_answer = answer;
    m_answer.chunks.removeAll(QByteArray()); // an empty chunk is the end
    m_sent = 0;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Stub\r\nContent-Type: " + answer.type
        + "\r\nTransfer-Encoding: chunked\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    socket->write(head + "\r\n");
    if (!answer.held)
        go();
}

void ChatStub::go()
{
    if (!isTalking() || m_answer.held)
        return;
    const bool more = m_sent < m_answer.chunks.size() || m_answer.end == Answer::End::Endless;
    next();
    if (more)
        QTimer::singleShot(0, this, &ChatStub::go);
}

void ChatStub::next()
{
    if (!isTalking())
        return;
    if (m_sent < m_answer.chunks.size()) {
        m_talking->write(chunk(m_answer.chunks.at(m_sent++)));
        return;
    }
    switch (m_answer.end) {
    case Answer::End::Whole:
        m_talking->write("0\r\n\r\n");
        m_talking = nullptr;
        return;
    case Answer::End::Broken:
        m_talking->disconnectFromHost();
        return;
    case Answer::End::Open:
        return;
    case Answer::End::Endless:
        if (m_talking->bytesToWrite() == 0) // as fast as it is read
            m_talking->write(chunk(m_answer.chunks.last()));
        return;
    }
}

} // namespace lianxi::test
