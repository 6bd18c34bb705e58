// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lianxi::test
{

inline QString tlsFile(const QString &name)
{
    return QStringLiteral(LIANXI_TEST_DIR "/fixtures/tls/") + name;
}

inline constexpr char mailUser[] = "care@brand.example";
inline const QString mailPassword = QStringLiteral("pä55 wörd");

/// A process that ends with this test, even when the test does not end well.
inline void endWithParent(QProcess &process)
{
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

/// Runs tests/interop/mail_tool.py. \return what it printed; null when it failed.
inline QByteArray runMailTool(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    tool.start(QStringLiteral("/usr/bin/python3"),
               QStringList{QStringLiteral(LIANXI_TEST_DIR "/interop/mail_tool.py")} + arguments);
    tool.write(input);
    tool.closeWriteChannel();
    if (!tool.waitForFinished(30'000) || tool.exitCode() != 0)
        return {};
    const QByteArray said = tool.readAllStandardOutput();
    return said.isNull() ? QByteArray("") : said;
}

/// A Dovecot of our own on loopback, with one mailbox; ends with the object.
class Dovecot
{
public:
    Dovecot()
    {
        // Two ports that are free at present, outside of those that the system gives to clients.
        QTcpServer imap, imaps;
        for (QTcpServer *server : {&imap, &imaps}) {
            while (!server->listen(QHostAddress::LocalHost,
                                   static_cast<quint16>(QRandomGenerator::global()->bounded(16'000, 32'000)))) { }
        }
        startTlsPort = imap.serverPort();
        tlsPort = imaps.serverPort();
    }
    ~Dovecot() { stop(); }

    [[nodiscard]] bool start(const QString &certificate = QStringLiteral("right"))
    {
        if (!m_dir.isValid() || !configure(certificate))
            return false;
        endWithParent(m_process);
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        m_process.start(QStringLiteral("/usr/sbin/dovecot"),
                        {QStringLiteral("-F"), QStringLiteral("-c"), file("conf")});
        return m_process.waitForStarted() && QTest::qWaitFor([this] { return answers(); }, 60'000);
    }
    void stop()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }
    /// What a mailbox holds by its files is given new numbers.
    [[nodiscard]] bool forgetNumbers()
    {
        return QFile::remove(file("mail/care@brand.example/dovecot-uidlist"))
            && (QFile::remove(file("mail/care@brand.example/dovecot.index.log")),
                QFile::remove(file("mail/care@brand.example/dovecot.index")),
                QFile::remove(file("mail/care@brand.example/dovecot.index.cache")),
                QFile::remove(file("mail/care@brand.example/dovecot-uidvalidity")), true);
    }
    [[nodiscard]] bool deliver(const QByteArray &mail, const QString &folder = QStringLiteral("INBOX")) const
    {
        return !runMailTool({QStringLiteral("append"), QString::number(tlsPort),
                             tlsFile(QStringLiteral("authority.pem")), folder},
                            mail)
                    .isNull();
    }
    [[nodiscard]] QJsonArray list(const QString &folder) const
    {
        return QJsonDocument::fromJson(runMailTool({QStringLiteral("list"), QString::number(tlsPort),
                                                    tlsFile(QStringLiteral("authority.pem")), folder}))
            .array();
    }
    quint16 startTlsPort = 0, tlsPort = 0;

private:
    [[nodiscard]] QString file(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, startTlsPort);
        // Each attempt makes Dovecot start another process: on a busy machine that one needs its time, too.
        return socket.waitForConnected(1000) && socket.waitForReadyRead(30'000);
    }
    static bool write(const QString &name, const QByteArray &bytes)
    {
        QFile out(name);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
    }
    [[nodiscard]] bool configure(const QString &certificate)
    {
        // Dovecot serves no mail as root.
        const bool root = geteuid() == 0;
        const passwd *who = root ? getpwnam("nobody") : getpwuid(geteuid());
        if (!who)
            return false;
        const QByteArray user = who->pw_name;
        const QDir dir(m_dir.path());
        for (const char *name : {"run", "state", "mail"})
            dir.mkpath(QString::fromLatin1(name));
        if (root
            && (chown(file("mail").toLocal8Bit(), who->pw_uid, who->pw_gid) != 0
                || chmod(m_dir.path().toLocal8Bit(), 0755) != 0))
            return false;
        QByteArray conf = R"(protocols = imap
listen = 127.0.0.1
base_dir = @DIR@/run
state_dir = @DIR@/state
log_path = @DIR@/log
ssl = required
ssl_cert = <@CERT@
ssl_key = <@KEY@
mail_location = maildir:@DIR@/mail/%u
auth_mechanisms = plain scram-sha-256
default_internal_user = @USER@
default_internal_group = @GROUP@
default_login_user = @USER@
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = scheme=PLAIN @DIR@/users
}
userdb {
  driver = static
  args = uid=@UID@ gid=@GID@ home=@DIR@/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = subscribe
    special_use = \Sent
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = @PORT@
  }
  inet_listener imaps {
    port = @TLSPORT@
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
)";
        const auto put = [&conf](const char *name, const QByteArray &value) { conf.replace(name, value); };
        put("@DIR@", m_dir.path().toLocal8Bit());
        put("@CERT@", tlsFile(certificate + QStringLiteral(".pem")).toLocal8Bit());
        put("@KEY@", tlsFile(QStringLiteral("server.key")).toLocal8Bit());
        put("@USER@", user);
        put("@GROUP@", root ? QByteArray("nogroup") : user);
        put("@UID@", QByteArray::number(who->pw_uid));
        put("@GID@", QByteArray::number(who->pw_gid));
        put("@PORT@", QByteArray::number(startTlsPort));
        put("@TLSPORT@", QByteArray::number(tlsPort));
        const QByteArray users = QByteArray(mailUser) + ":{PLAIN}" + mailPassword.toUtf8() + '\n';
        return write(file("conf"), conf) && write(file("users"), users);
    }

    QTemporaryDir m_dir;
    QProcess m_process;
};

/// aiosmtpd with login; what it takes is read by Python's mail parser.
class SmtpSink
{
public:
    [[nodiscard]] bool start()
    {
        endWithParent(m_process);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/usr/bin/python3"),
                        {QStringLiteral(LIANXI_TEST_DIR "/interop/mail_tool.py"), QStringLiteral("sink"),
                         tlsFile(QStringLiteral("right.pem")), tlsFile(QStringLiteral("server.key"))});
        const QJsonObject ports = next();
        tlsPort = ports.value(QLatin1StringView("tls")).toInt();
        startTlsPort = ports.value(QLatin1StringView("starttls")).toInt();
        return tlsPort > 0 && startTlsPort > 0;
    }
    ~SmtpSink()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// The next message that came in.
    [[nodiscard]] QJsonObject next()
    {
        if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 60'000))
            return {};
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    int tlsPort = 0, startTlsPort = 0;

private:
    QProcess m_process;
};

} // namespace lianxi::test
