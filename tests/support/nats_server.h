// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace lianxi::test
{

/// A real nats-server on ports of its own choice, with JetStream and a WebSocket listener on loopback; ends with this.
class NatsServer
{
public:
    NatsServer() = default;
    ~NatsServer();
    /// Starts it, or starts it again over the same store and ports. `more` are further lines of its configuration.
    [[nodiscard]] bool start(const QByteArray &more = {});
    void stop(); ///< as an administrator does
    void kill(); ///< as a power cut does to the process
    [[nodiscard]] QUrl url() const { return m_url; } ///< ws://127.0.0.1:port
    /// What the server keeps on disk.
    [[nodiscard]] QString storeFolder() const { return m_folder.filePath(QStringLiteral("store")); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_url;
};

} // namespace lianxi::test
