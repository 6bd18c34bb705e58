// SPDX-License-Identifier: GPL-3.0-or-later
// A team from its founding on, as an administrator types it: lianxi-cli and a real nats-server with what it wrote.
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestTeam : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile passphrase(path(u"passphrase"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly) && passphrase.write("long enough\n") > 0);
        passphrase.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        m_port = freePort();
        m_clientPort = freePort();
    }
    void cleanup()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    void wrongWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown") << QStringList(u"dissolve"_s);
        QTest::newRow("join whom") << QStringList(u"join"_s);
        QTest::newRow("init without names") << QStringList(u"init"_s);
        QTest::newRow("a damaged invitation") << QStringList({u"join"_s, u"lianxi-invitation-1.xx"_s});
    }
    void wrongWords()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(u"nobody"_s, arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(!outcome.error.isEmpty());
    }

    void team_fromFoundingToRemoval()
    {
        const QString config = path(u"nats.conf"_s), url = u"ws://127.0.0.1:%1"_s.arg(m_port);
        const QStringList init{u"init"_s,
                               u"--team"_s,
                               u"acme"_s,
                               u"--agent"_s,
                               u"chen"_s,
                               u"--server"_s,
                               url,
                               u"--config"_s,
                               config,
                               u"--store"_s,
                               path(u"st"_s),
                               u"--port"_s,
                               QString::number(m_port),
                               u"--client-port"_s,
                               QString::number(m_clientPort)};
        Outcome outcome = run(u"chen"_s, init);
        QVERIFY2(outcome.code == 0, outcome.error);
        QFile written(config);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("# chen, administrator"));
        m_server.setStandardErrorFile(path(u"server.log"_s));
        m_server.start(u"nats-server"_s, {u"-c"_s, config});
        QVERIFY(m_server.waitForStarted());
        outcome = run(u"chen"_s, {u"init"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        outcome = run(u"chen"_s, {u"init"_s}); // does no harm
        QVERIFY2(outcome.code == 0, outcome.error);

        const Outcome invitation = run(u"chen"_s, {u"invite"_s, u"--agent"_s, u"lin"_s, u"--role"_s, u"reviewer"_s});
        QVERIFY2(invitation.code == 0, invitation.error);
        const Outcome request = run(u"lin"_s, {u"join"_s, QString::fromLatin1(invitation.out.trimmed())});
        QVERIFY2(request.code == 0, request.error);
        // Nobody has let them in yet.
        QVERIFY(run(u"lin"_s, {u"members"_s}).code != 0);
        const QString answer = QString::fromLatin1(request.out.trimmed());
        outcome = run(u"chen"_s, {u"admit"_s, answer});
        QVERIFY2(outcome.code == 0, outcome.error);
        QCOMPARE(run(u"chen"_s, {u"admit"_s, answer}).code, 2); // an invitation serves once
        reload();
        outcome = run(u"lin"_s, {u"members"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        QVERIFY(outcome.out.contains("lin\treviewer\tU"));
        QVERIFY(outcome.out.contains("chen\tadministrator\tU"));
        // Who is no administrator changes nothing.
        QCOMPARE(run(u"lin"_s, {u"remove"_s, u"--agent"_s, u"chen"_s}).code, 3);

        outcome = run(u"chen"_s, {u"rotate"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        QCOMPARE(run(u"chen"_s, {u"remove"_s, u"--agent"_s, u"wang"_s}).code, 2);
        QCOMPARE(run(u"chen"_s, {u"remove"_s, u"--agent"_s, u"chen"_s}).code, 3); // the last administrator stays
        outcome = run(u"chen"_s, {u"remove"_s, u"--agent"_s, u"lin"_s});
        QVERIFY2(outcome.code == 0, outcome.error);
        reload();
        outcome = run(u"lin"_s, {u"members"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("Authorization"), outcome.error);
    }

private:
    struct Outcome {
        int code = -1;
        QByteArray out, error;
    };
    Outcome run(const QString &profile, const QStringList &arguments)
    {
        QProcess program;
        program.start(
            QStringLiteral(LIANXI_CLI),
            QStringList{u"team"_s, u"--profile"_s, path(profile), u"--passphrase-file"_s, path(u"passphrase"_s)}
                + arguments);
        if (!program.waitForFinished(60'000))
            return {};
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }
    /// What `nats-server --signal reload` does; done when the server says so.
    void reload()
    {
        const auto reloads = [this] {
            QFile log(path(u"server.log"_s));
            return log.open(QIODevice::ReadOnly) ? log.readAll().count("Reloaded server configuration") : 0;
        };
        const auto before = reloads();
        QCOMPARE(::kill(static_cast<pid_t>(m_server.processId()), SIGHUP), 0);
        QTRY_VERIFY_WITH_TIMEOUT(reloads() > before, 20'000);
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    static int freePort()
    {
        QTcpServer probe;
        return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    int m_port = 0, m_clientPort = 0;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestTeam)
#include "tst_team.moc"
