// SPDX-License-Identifier: GPL-3.0-or-later
// A team as its people have it: founded and joined with lianxi-cli, then whole desks on a sealed log.
#include "app/desk/workspace.h"
#include "app/log/team_log.h"
#include "models/event/payloads.h"
#include "models/event/team_payloads.h"
#include "models/store/queries.h"
#include "models/store/team_queries.h"
#include "tests/support/event_maker.h"

#include <QDirIterator>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace lianxi
{

class TestSealedTeam : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QProcess m_server;
    static constexpr int patience = 30'000;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    static int freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    QString cli(const QString &profile, const QStringList &arguments)
    {
        QProcess program;
        program.start(
            QStringLiteral(LIANXI_CLI),
            QStringList{u"team"_s, u"--profile"_s, path(profile), u"--passphrase-file"_s, path(u"passphrase"_s)}
                + arguments);
        if (!program.waitForFinished(60'000) || program.exitCode() != 0)
            qFatal("team %s: %s", qPrintable(arguments.join(u' ')), program.readAllStandardError().constData());
        return QString::fromUtf8(program.readAllStandardOutput().trimmed());
    }
    std::unique_ptr<Workspace> open(const QString &name)
    {
        Result<std::unique_ptr<Profile>> profile = Profile::open(path(name), u"long enough"_s);
        if (!profile)
            qFatal("%s", qPrintable(profile.error().detail));
        Workspace::Options options; // as a desk alone would open: the profile knows its team
        options.me = {AgentId(u"somebody"_s), name, {}, AuthorKind::Agent};
        Result<std::unique_ptr<Workspace>> opened = Workspace::open(std::move(*profile), options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    static std::vector<CaseRow> casesOf(Workspace &workspace)
    {
        return workspace.askAndWait<std::vector<CaseRow>>([](sqlite::Database &db) {
            CaseFilter all;
            all.box = CaseFilter::Box::All;
            return firstCases(db, all, 10).value_or(std::vector<CaseRow>());
        });
    }
    static QStringList linesOf(Workspace &workspace, qint64 row)
    {
        return workspace.askAndWait<QStringList>([row](sqlite::Database &db) {
            QStringList texts;
            for (const TimelineRow &line : timeline(db, row, 100).value_or(std::vector<TimelineRow>()))
                if (!line.text.isEmpty())
                    texts << line.text;
            return texts;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile passphrase(path(u"passphrase"_s));
        QVERIFY(passphrase.open(QIODevice::WriteOnly) && passphrase.write("long enough\n") > 0);
        passphrase.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        passphrase.close();
        const int port = freePort();
        const QString config = path(u"nats.conf"_s);
        cli(u"chen"_s,
            {u"init"_s, u"--team"_s, u"acme"_s, u"--agent"_s, u"chen"_s, u"--server"_s,
             u"ws://127.0.0.1:%1"_s.arg(port), u"--config"_s, config, u"--store"_s, path(u"store"_s), u"--port"_s,
             QString::number(port), u"--client-port"_s, QString::number(freePort())});
        m_server.setStandardErrorFile(path(u"server.log"_s));
        m_server.start(u"nats-server"_s, {u"-c"_s, config});
        QVERIFY(m_server.waitForStarted());
        cli(u"chen"_s, {u"init"_s});
        const QString line = cli(u"chen"_s, {u"invite"_s, u"--agent"_s, u"lin"_s, u"--role"_s, u"agent"_s});
        cli(u"chen"_s, {u"admit"_s, cli(u"lin"_s, {u"join"_s, line})});
        QCOMPARE(::kill(static_cast<pid_t>(m_server.processId()), SIGHUP), 0);
        const auto reloaded = [this] {
            QFile log(path(u"server.log"_s));
            return log.open(QIODevice::ReadOnly) && log.readAll().contains("Reloaded server configuration");
        };
        QTRY_VERIFY_WITH_TIMEOUT(reloaded(), patience);
    }
    void cleanupTestCase()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    void desksOfOneTeam_readEachOther_theServerReadsNothing()
    {
        const std::unique_ptr<Workspace> chen = open(u"chen"_s), lin = open(u"lin"_s);
        QCOMPARE(lin->desk().me().id.text(), u"lin"_s); // as the team knows them
        QCOMPARE(lin->gatewayPort(), quint16(0)); // a desk of a team receives nothing itself
        QTRY_VERIFY_WITH_TIMEOUT(chen->team()->standing().caughtUp && lin->team()->standing().caughtUp, patience);
        const auto put = [&](const QString &subject, const QByteArray &key, const Event &event) {
            return std::holds_alternative<Accepted>(appendAndWait(chen->log(), {subject, key, {event}, std::nullopt}));
        };
        const Instant now = chen->clock().now();
        const ChannelId page(u"w1"_s);
        QVERIFY(
            put(setupSubject(page), "set", test::eventAt(test::channel(u"w1"_s, Platform::WechatOa, u"云杉"_s), now)));
        const PlatformEvent said =
            test::customerMessage(u"openid-canary-77"_s, 1, u"我的电话是13812345678，快递canary丢了"_s, now);
        QVERIFY(put(channelSubject(page), said.eventKey.toUtf8(), test::received(u"w1"_s, said)));
        QTRY_COMPARE_WITH_TIMEOUT(casesOf(*lin).size(), size_t(1), patience);
        std::optional<DeskResult> noted;
        lin->desk().addNote(casesOf(*lin).front(), u"note-canary 马上处理"_s, {},
                            [&noted](const DeskResult &result) { noted = result; });
        QTRY_VERIFY_WITH_TIMEOUT(noted && noted->done(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(linesOf(*chen, casesOf(*chen).front().row).contains(u"note-canary 马上处理"_s),
                                 patience);
        // What is on the server's disk tells nobody anything.
        QDirIterator files(path(u"store"_s), QDir::Files, QDirIterator::Subdirectories);
        qint64 looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            looked += bytes.size();
            for (const QByteArray &canary : {QByteArray("13812345678"), QByteArray("canary"), u"马上处理"_s.toUtf8(),
                                             u"云杉"_s.toUtf8(), said.eventKey.toUtf8()})
                QVERIFY2(!bytes.contains(canary), qPrintable(file.fileName() + u": "_s + QString::fromUtf8(canary)));
        }
        QVERIFY(looked > 1000);
    }

    void anAgentsDesk_cannotWriteTheTeamsRules_whateverItsProgramSays()
    {
        const std::unique_ptr<Workspace> lin = open(u"lin"_s);
        QTRY_VERIFY_WITH_TIMEOUT(lin->team()->standing().caughtUp, patience);
        MemberDescribed me;
        me.agent = AgentId(u"lin"_s);
        me.role = TeamRole::Administrator;
        const AppendOutcome outcome = appendAndWait(
            lin->log(), {memberSubject(), "raise", {test::eventAt(me, lin->clock().now())}, std::nullopt});
        QVERIFY(std::holds_alternative<Unavailable>(outcome));
        const auto people =
            lin->askAndWait<Result<std::vector<Member>>>([](sqlite::Database &db) { return members(db); });
        QVERIFY(people && people->empty());
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestSealedTeam)
#include "tst_sealed_team.moc"
