// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway_config.h"
#include "app/team/team_access.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestTeamAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodFiles_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("user");
        QTest::newRow("this machine, nobody asks who")
            << QByteArray("servers = [\"ws://127.0.0.1:8080\"]") << QString();
        QTest::newRow("password") << QByteArray("servers = [\"wss://a.example\", \"wss://b.example\"]\n"
                                                "user = \"desk\"\npassword_file = \"SECRET\"\nreplicas = 3")
                                  << u"desk"_s;
    }
    void goodFiles()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, user);
        const Result<TeamAccess> access = readTeamFile(write("[team]\nname = \"shop\"\n" + lines));
        QVERIFY2(access, qPrintable(access ? QString() : access.error().detail));
        const Result<JetStreamLog::Options> server = serverOf(*access, u"desk"_s);
        QVERIFY(server);
        QCOMPARE(server->stream.stream(), QByteArray("LX_shop"));
        QCOMPARE(server->connection.user, user);
        QCOMPARE(server->connection.password, user.isEmpty() ? QString() : u"hidden"_s);
        QCOMPARE(server->connection.servers.size(), static_cast<size_t>(access->servers.size()));
    }

    void badFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no section") << QByteArray("[other]\n") << u"[team]"_s;
        QTest::newRow("no name") << QByteArray("[team]\nservers = [\"wss://a\"]") << u"\"name\""_s;
        QTest::newRow("a name that is no subject")
            << QByteArray("[team]\nname = \"a.b\"\nservers = [\"wss://a\"]") << u"\"name\""_s;
        QTest::newRow("no servers") << QByteArray("[team]\nname = \"a\"") << u"\"servers\""_s;
        QTest::newRow("no address") << QByteArray("[team]\nname = \"a\"\nservers = [\"nats://a\"]") << u"wss://"_s;
        QTest::newRow("not encrypted") << QByteArray("[team]\nname = \"a\"\nservers = [\"ws://a\"]") << u"wss://"_s;
        QTest::newRow("two proofs") << QByteArray("[team]\nname = \"a\"\nservers = [\"wss://a\"]\n"
                                                  "token_file = \"t\"\nnkey_file = \"n\"")
                                    << u"one of"_s;
        QTest::newRow("user alone") << QByteArray("[team]\nname = \"a\"\nservers = [\"wss://a\"]\nuser = \"u\"")
                                    << u"password_file"_s;
        QTest::newRow("a secret in it") << QByteArray("[team]\nname = \"a\"\nservers = [\"wss://a\"]\npassword = \"p\"")
                                        << u"password"_s;
        QTest::newRow("two copies") << QByteArray("[team]\nname = \"a\"\nservers = [\"wss://a\"]\nreplicas = 2")
                                    << u"replicas"_s;
    }
    void badFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const Result<TeamAccess> access = readTeamFile(write(text));
        QVERIFY(!access);
        QCOMPARE(access.error().code, ErrorCode::InvalidInput);
        QVERIFY2(access.error().detail.contains(says), qPrintable(access.error().detail));
    }

    void gatewayTakesTheSameTable()
    {
        const QByteArray gateway = "[gateway]\nprofile = \"/var/lib/lianxi\"\n";
        const QByteArray team = "[team]\nname = \"shop\"\nservers = [\"wss://a.example\"]\n";
        const Result<GatewayConfig> alone = readGatewayConfig(write(gateway));
        QVERIFY(alone && !alone->team);
        const Result<GatewayConfig> config = readGatewayConfig(write(gateway + team));
        QVERIFY(config && config->team);
        QCOMPARE(config->team->name, u"shop"_s);
        QVERIFY(!readGatewayConfig(write(gateway + "[team]\nname = \"shop\"\n")));
    }

    void keyAndAuthority()
    {
        const nats::NKey key = nats::NKey::generate(nats::NKey::Kind::User);
        const QString seed = writeTo(u"seed"_s, key.seed());
        TeamAccess access;
        access.name = u"shop"_s;
        access.servers = {u"wss://a.example"_s};
        access.nkeyFile = seed;
        const Result<JetStreamLog::Options> server = serverOf(access, {});
        QVERIFY(server && server->connection.credentials);
        QCOMPARE(server->connection.credentials->key.publicKey(), key.publicKey());
        access.nkeyFile = writeTo(u"typo"_s, key.seed().replace('A', 'B'));
        QVERIFY(!serverOf(access, {}));
        access.nkeyFile = m_folder.filePath(u"missing"_s);
        QCOMPARE(serverOf(access, {}).error().code, ErrorCode::NotFound);
        access.nkeyFile.clear();
        access.caFile = seed; // no certificate
        const Result<JetStreamLog::Options> noAuthority = serverOf(access, {});
        QVERIFY(!noAuthority);
        QVERIFY(noAuthority.error().detail.contains(u"certificate"_s));
    }

private:
    QString writeTo(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }
    QString write(QByteArray text)
    {
        return writeTo(u"team.toml"_s, text.replace("SECRET", writeTo(u"secret"_s, "hidden\n").toUtf8()));
    }
    QTemporaryDir m_folder;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestTeamAccess)
#include "tst_team_access.moc"
