// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rehearsal/fake_host.h"
#include "app/rehearsal/loopback_certificate.h"

#include <QSslServer>
#include <QSslSocket>

namespace lianxi
{

/// A mail server of one mailbox on loopback: IMAP with IDLE and SMTP submission, both inside TLS, as far as the desk
/// speaks them. Lives on a thread with an event loop.
class FakeMail : public QObject
{
public:
    explicit FakeMail(FakeHost &host, QObject *parent = nullptr);
    ~FakeMail() override;
    /// Unavailable without ports.
    [[nodiscard]] Status start(const LoopbackTrust &trust);
    [[nodiscard]] QString imapUrl() const; ///< "imaps://127.0.0.1:port"
    [[nodiscard]] QString smtpUrl() const; ///< "submissions://127.0.0.1:port"
    /// A customer writes. What is written before somebody waits for mail arrives when they do: a new channel begins at
    /// the end of its mailbox.
    void say(const ChannelAccount &account, const RehearsalCustomer &customer, const CustomerLine &line);

private:
    class Imap;
    class Smtp;
    [[nodiscard]] bool logsIn(const QByteArray &plain) const;
    void arrive(const QByteArray &mail);
    void submitted(const QByteArray &from, const QByteArray &to, const QByteArray &mail, QByteArray &answer);

    FakeHost &m_host;
    QSslServer m_imap, m_smtp;
    std::vector<QByteArray> m_mails; ///< UID = position + 1
    std::vector<QByteArray> m_waiting;
    bool m_awaited = false; ///< somebody is in IDLE, or was
    std::vector<Imap *> m_readers; ///< children of their sockets
};

} // namespace lianxi
