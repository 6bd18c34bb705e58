// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSslSocket>
#include <QUrl>

#include <functional>

namespace lianxi
{

/// A TLS connection to a mail server, from the first byte or after STARTTLS. Certificates are checked; no password can
/// leave before TLS stands, because startTls() is the only way on. Lives on one thread.
class MailSocket final : public QObject
{
public:
    struct Events {
        std::function<void()> ready; ///< implicit TLS: encrypted; else: connected, the server may greet in the clear
        std::function<void()> encrypted; ///< after startTls()
        std::function<void(const QByteArray &)> received;
        /// Once: network, certificate, address (a private one that nobody named), closed.
        std::function<void(const QString &reason)> broken;
    };
    explicit MailSocket(Events events, QObject *parent = nullptr);
    ~MailSocket() override; ///< without a further event
    /// Connects to imaps, submissions (TLS at once), imap or submission (STARTTLS).
    void open(const QUrl &server, bool allowPrivate);
    void startTls();
    void write(const QByteArray &bytes);
    /// Sends what was written, then leaves. No event follows.
    void close();

    [[nodiscard]] static bool isImplicitTls(const QUrl &server);
    /// The port that the scheme means when none is named.
    [[nodiscard]] static quint16 portOf(const QUrl &server);

private:
    void breakOff(const QString &reason);

    Events m_events;
    QSslSocket m_socket;
    bool m_implicitTls = true, m_allowPrivate = false, m_over = false, m_tlsWanted = false;
    QString m_host;
};

} // namespace lianxi
