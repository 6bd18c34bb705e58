// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <memory>
#include <vector>

namespace lianxi::test
{

/// A cable to a server that a test can cut and mend: what connects here is passed on. Works on the thread of its maker.
class CutLine final : public QObject
{
public:
    explicit CutLine(const QUrl &to)
        : m_to(to)
    {
        connect(&m_server, &QTcpServer::newConnection, this, &CutLine::accept);
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const
    {
        QUrl url = m_to;
        url.setPort(m_server.serverPort());
        return url;
    }
    /// Everything that is connected is torn, and whoever comes is turned away.
    void cut()
    {
        m_whole = false;
        for (const auto &[near, far] : m_pairs) {
            near->abort();
            far->abort();
        }
        m_pairs.clear();
    }
    void mend() { m_whole = true; }

private:
    void accept()
    {
        while (QTcpSocket *near = m_server.nextPendingConnection()) {
            if (!m_whole) {
                near->abort();
                near->deleteLater();
                continue;
            }
            auto *far = new QTcpSocket(this);
            far->connectToHost(m_to.host(), static_cast<quint16>(m_to.port()));
            near->setParent(this);
            pass(near, far);
            pass(far, near);
            m_pairs.emplace_back(near, far);
        }
    }
    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        connect(from, &QTcpSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
        connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
    }
    QUrl m_to;
    QTcpServer m_server;
    bool m_whole = true;
    std::vector<std::pair<QTcpSocket *, QTcpSocket *>> m_pairs;
};

} // namespace lianxi::test
