// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nats_server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi::test
{

NatsServer::~NatsServer()
{
    kill();
}

bool NatsServer::start(const QByteArray &more)
{
    const int port = m_url.port(-1); // -1: the server chooses
    const QString config = m_folder.filePath(u"nats.conf"_s);
    QFile file(config);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("listen: \"127.0.0.1:-1\"\n"
               "jetstream { store_dir: \""
               + storeFolder().toUtf8()
               + "\" }\n"
                 "websocket { listen: \"127.0.0.1:"
               + QByteArray::number(port) + "\", no_tls: true }\n" + more + "\n");
    file.close();
    const QString ports = m_folder.filePath(u"ports"_s);
    QDir(ports).removeRecursively();
    QDir().mkpath(ports);
    m_process.setStandardOutputFile(m_folder.filePath(u"server.log"_s), QIODevice::Append);
    m_process.setStandardErrorFile(m_folder.filePath(u"server.log"_s), QIODevice::Append);
    m_process.start(u"nats-server"_s, {u"-c"_s, config, u"--ports_file_dir"_s, ports});
    if (!m_process.waitForStarted())
        return false;
    QString url;
    const bool told = QTest::qWaitFor(
        [&] {
            const QStringList files = QDir(ports).entryList({u"*.ports"_s}, QDir::Files);
            QFile list(files.isEmpty() ? QString() : ports + u'/' + files.front());
            if (files.isEmpty() || !list.open(QIODevice::ReadOnly))
                return m_process.state() == QProcess::NotRunning;
            url = QJsonDocument::fromJson(list.readAll()).object().value("websocket"_L1).toArray().at(0).toString();
            return !url.isEmpty();
        },
        20'000);
    if (!told || url.isEmpty())
        return false;
    m_url = QUrl(url);
    return true;
}

void NatsServer::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(20'000))
        kill();
}

void NatsServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(20'000);
}

} // namespace lianxi::test
