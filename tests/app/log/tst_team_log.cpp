// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/team_log.h"

#include "tests/app/log/team_desk.h"
#include "tests/contract/log_contract.h"
#include "tests/support/nats_server.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

using test::TeamDesk;

/// The program that is killed: without a server, each append that was answered is told on stdout.
int waitUntilKilled(const QString &team, const QString &file, const QByteArray &hexKey)
{
    TeamLog::Options options;
    options.server.connection.servers = {QUrl(u"ws://127.0.0.1:9"_s)}; // nobody is there
    options.server.stream.team = team;
    options.file = file;
    options.key = sqlite::PageKey::fromBytes(QByteArray::fromHex(hexKey));
    auto log = TeamLog::open(std::move(options));
    if (!log)
        return 1;
    for (int i = 0;; ++i) {
        const QString text = QString::number(i);
        const AppendOutcome outcome = appendAndWait(**log, TeamDesk::note(u"case.a"_s, text, {}, true));
        const auto *accepted = std::get_if<Accepted>(&outcome);
        if (!accepted || !accepted->waiting)
            return 2;
        const QByteArray line = text.toLatin1() + '\n';
        if (::write(STDOUT_FILENO, line.constData(), static_cast<size_t>(line.size())) != line.size())
            return 3;
    }
}

QByteArray hexOf(const sqlite::PageKey &key)
{
    return QByteArray(reinterpret_cast<const char *>(key.data()), sqlite::PageKey::size).toHex();
}

} // namespace

class TestTeamLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }

    void contract_data()
    {
        QTest::addColumn<int>("check");
        int index = 0;
        for (const contract::LogCheck &check : contract::logChecks())
            QTest::newRow(check.name) << index++;
    }
    void contract()
    {
        QFETCH(int, check);
        const QTemporaryDir folder;
        const sqlite::PageKey key = sqlite::PageKey::generate();
        const contract::LogFixture fixture{[&]() -> std::unique_ptr<Log> {
            TeamLog::Options options;
            options.server.connection.servers = {m_server.url()};
            options.server.stream.team = u"contract-%1"_s.arg(check);
            options.server.stream.patience = 30s;
            options.file = folder.filePath(u"team.db"_s);
            options.key = key;
            auto log = TeamLog::open(std::move(options));
            return log && (*log)->waitUntilReady(20s) ? std::move(*log) : nullptr;
        }};
        contract::logChecks().at(static_cast<size_t>(check)).run(fixture);
    }

    void ofTwoDesks_oneWins_theOtherReadsWho()
    {
        TeamDesk lin(m_server.url(), u"race"_s), wang(m_server.url(), u"race"_s);
        QVERIFY(lin.start() && wang.start() && lin.isReady() && wang.isReady());
        for (int round = 0; round < 50; ++round) {
            const QString subject = u"case.%1"_s.arg(round);
            const Sequence opened = lin.put(u"opened"_s, subject);
            QVERIFY(opened > 0);
            std::array<std::promise<AppendOutcome>, 2> answers;
            lin.log().append(TeamDesk::note(subject, u"lin"_s, opened),
                             [&](AppendOutcome o) { answers[0].set_value(std::move(o)); });
            wang.log().append(TeamDesk::note(subject, u"wang"_s, opened),
                              [&](AppendOutcome o) { answers[1].set_value(std::move(o)); });
            const AppendOutcome first = answers[0].get_future().get();
            const AppendOutcome second = answers[1].get_future().get();
            const bool linWon = std::holds_alternative<Accepted>(first);
            QVERIFY(linWon != std::holds_alternative<Accepted>(second));
            const auto *lost = std::get_if<Conflict>(linWon ? &second : &first);
            QVERIFY(lost);
            QCOMPARE(contract::noteText(lost->lastEvents.at(0)), linWon ? u"lin"_s : u"wang"_s);
        }
    }

    void withoutServer_whatMayWaitIsAnsweredAtOnce_therestIsUnavailable()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        TeamDesk desk(server.url(), u"away"_s);
        QVERIFY(desk.start() && desk.isReady());
        QVERIFY(!desk.log().standing().cutOffSince);
        server.kill();
        QTRY_VERIFY(!desk.log().standing().connected);
        QVERIFY(desk.log().standing().cutOffSince);
        QVERIFY(!desk.log().standing().trouble.isEmpty());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(desk.putAside(u"one"_s));
        QVERIFY(desk.putAside(u"two"_s, u"case.b"_s));
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
        const std::vector<TeamLog::Pending> pending = desk.log().pending();
        QCOMPARE(pending.size(), size_t(2));
        QCOMPARE(pending[0].subject, u"case.a"_s);
        QCOMPARE(contract::noteText(pending[1].events.at(0)), u"two"_s);
        QCOMPARE(desk.log().standing().waiting, 2);
    }

    void whatIsOnItsWayWhenTheServerGoes_waits()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        TeamDesk desk(server.url(), u"mid"_s);
        QVERIFY(desk.start() && desk.isReady());
        desk.follow();
        // Killed in the midst of a burst: every one is answered, on the stream or waiting, and then is there once, in
        // order.
        constexpr int burst = 400;
        std::vector<std::promise<AppendOutcome>> answers(burst);
        for (size_t i = 0; i < answers.size(); ++i) {
            desk.log().append(TeamDesk::note(u"case.a"_s, QString::number(i), {}, true),
                              [&answers, i](AppendOutcome o) { answers[i].set_value(std::move(o)); });
            if (i == burst / 2)
                server.kill();
        }
        int waiting = 0;
        QStringList all;
        for (size_t i = 0; i < answers.size(); ++i) {
            const AppendOutcome outcome = answers[i].get_future().get();
            QVERIFY(std::holds_alternative<Accepted>(outcome));
            waiting += std::get<Accepted>(outcome).waiting ? 1 : 0;
            all.append(QString::number(i));
        }
        QVERIFY(waiting > 0);
        QVERIFY(server.start());
        QTRY_COMPARE_WITH_TIMEOUT(desk.texts().size(), burst, 30'000);
        QCOMPARE(desk.texts(), all);
        QTRY_VERIFY(desk.log().pending().empty());
    }

    void whatWaits_survivesARestart_andGoesOutBehindWhatWasMissed()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        TeamDesk desk(server.url(), u"later"_s), other(server.url(), u"later"_s);
        QVERIFY(desk.start() && desk.isReady());
        desk.follow();
        QVERIFY(desk.put(u"before"_s) > 0);
        QTRY_COMPARE(desk.texts(), QStringList{u"before"_s});
        server.stop();
        QTRY_VERIFY(!desk.log().standing().connected);
        for (int i = 0; i < 5; ++i)
            QVERIFY(desk.putAside(QString::number(i)));
        desk.stop();
        QVERIFY(server.start());
        QVERIFY(other.start() && other.isReady());
        QVERIFY(other.put(u"missed"_s) > 0);
        QVERIFY(desk.start());
        QCOMPARE(desk.log().pending().size(), size_t(5));
        QVERIFY(desk.isReady());
        // Nobody follows yet, so nothing is sent.
        QVERIFY(!desk.log().standing().caughtUp);
        desk.follow();
        const QStringList expected{u"before"_s, u"missed"_s, u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s};
        QTRY_COMPARE_WITH_TIMEOUT(desk.texts(), expected, 20'000);
        QTRY_VERIFY(desk.log().pending().empty());
        QVERIFY(desk.log().returned().empty());
    }

    void waitingAppendThatMeetsARival_comesBack()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        TeamDesk desk(server.url(), u"rival"_s), other(server.url(), u"rival"_s);
        QVERIFY(desk.start() && desk.isReady());
        desk.follow();
        const Sequence opened = desk.put(u"opened"_s);
        QVERIFY(opened > 0);
        server.stop();
        QTRY_VERIFY(!desk.log().standing().connected);
        QVERIFY(desk.putAside(u"mine"_s, u"case.a"_s, opened));
        QVERIFY(desk.putAside(u"another case"_s, u"case.b"_s, 0));
        desk.stop();
        QVERIFY(server.start());
        QVERIFY(other.start() && other.isReady());
        QVERIFY(other.put(u"theirs"_s) > 0);
        QVERIFY(desk.start());
        desk.follow();
        QTRY_COMPARE_WITH_TIMEOUT(desk.log().returned().size(), size_t(1), 20'000);
        const TeamLog::Returned back = desk.log().returned().front();
        QCOMPARE(contract::noteText(back.events.at(0)), u"mine"_s);
        QVERIFY(back.conflict);
        QCOMPARE(contract::noteText(back.conflict->lastEvents.at(0)), u"theirs"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.texts(), (QStringList{u"opened"_s, u"theirs"_s, u"another case"_s}), 20'000);
        // It stays over a restart until it was taken back.
        desk.stop();
        QVERIFY(desk.start());
        QCOMPARE(desk.log().returned().size(), size_t(1));
        desk.log().forgetReturned(desk.log().returned().front().number);
        QTRY_VERIFY(desk.log().returned().empty());
        desk.stop();
        QVERIFY(desk.start());
        QVERIFY(desk.log().returned().empty());
    }

    void twoOfOnesOwnThatWait_areNoRivals()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        TeamDesk desk(server.url(), u"own"_s);
        QVERIFY(desk.start() && desk.isReady());
        desk.follow();
        const Sequence opened = desk.put(u"opened"_s);
        QTRY_COMPARE(desk.texts().size(), 1);
        server.stop();
        QTRY_VERIFY(!desk.log().standing().connected);
        for (const QString &text : {u"first"_s, u"second"_s, u"third"_s}) // none of them was read back
            QVERIFY(desk.putAside(text, u"case.a"_s, opened));
        desk.stop();
        QVERIFY(server.start());
        QVERIFY(desk.start());
        desk.follow();
        QTRY_COMPARE_WITH_TIMEOUT(desk.texts(), (QStringList{u"opened"_s, u"first"_s, u"second"_s, u"third"_s}),
                                  20'000);
        QVERIFY(desk.log().returned().empty());
    }

    void refusedByTheServer_comesBack_andTheNextGoes()
    {
        test::NatsServer server;
        const QByteArray rules = "authorization { users: [ { user: desk, password: right, permissions: {"
                                 " publish: { allow: [\"$JS.API.>\", \"lx.roles.case.>\"] }, subscribe: \">\" } } ] }";
        QVERIFY(server.start(rules));
        const QTemporaryDir folder;
        TeamLog::Options options;
        options.server.connection.servers = {server.url()};
        options.server.connection.user = u"desk"_s;
        options.server.connection.password = u"right"_s;
        options.server.stream.team = u"roles"_s;
        options.file = folder.filePath(u"team.db"_s);
        options.key = sqlite::PageKey::generate();
        auto log = TeamLog::open(options);
        QVERIFY(log && (*log)->waitUntilReady(20s));
        server.stop();
        QTRY_VERIFY(!(*log)->standing().connected);
        for (const QString &subject : {u"team"_s, u"case.a"_s}) {
            const AppendOutcome outcome = appendAndWait(**log, TeamDesk::note(subject, subject, {}, true));
            QVERIFY(std::holds_alternative<Accepted>(outcome));
        }
        contract::RecordCollector collector;
        const auto subscription = (*log)->follow(0, collector.sink());
        QVERIFY(server.start(rules));
        QVERIFY(collector.waitFor(1));
        QCOMPARE(collector.records().front().subject, u"case.a"_s);
        QCOMPARE((*log)->returned().size(), size_t(1));
        QCOMPARE((*log)->returned().front().subject, u"team"_s);
        QVERIFY(!(*log)->returned().front().conflict);
        const AppendOutcome refused = appendAndWait(**log, TeamDesk::note(u"team"_s, u"x"_s));
        QVERIFY(std::holds_alternative<Unavailable>(refused));
        QCOMPARE(std::get<Unavailable>(refused).error.code, ErrorCode::NotAllowed);
    }

    void killedProgram_keepsWhatItAnswered()
    {
        for (int round = 0; round < 10; ++round) {
            const QString team = u"killed-%1"_s.arg(round);
            TeamDesk desk(m_server.url(), team);
            QProcess program;
            program.start(QCoreApplication::applicationFilePath(),
                          {u"--wait-until-killed"_s, team, desk.file(), QString::fromLatin1(hexOf(desk.key()))});
            QVERIFY(program.waitForStarted());
            QByteArray told;
            const int lines = 1 + (round * 37) % 101;
            while (told.count('\n') < lines) {
                QVERIFY(program.waitForReadyRead(30'000));
                told += program.readAllStandardOutput();
            }
            program.kill();
            QVERIFY(program.waitForFinished());
            QCOMPARE(program.exitStatus(), QProcess::CrashExit);
            told += program.readAllStandardOutput();
            const auto answered = told.count('\n');
            QVERIFY(desk.start());
            desk.follow();
            QTRY_VERIFY_WITH_TIMEOUT(desk.isReady() && desk.log().pending().empty(), 30'000);
            QTRY_VERIFY(desk.texts().size() >= answered);
            const QStringList texts = desk.texts();
            for (qsizetype i = 0; i < texts.size(); ++i)
                QCOMPARE(texts[i], QString::number(i));
        }
    }

    void fileHoldsNoPlainText()
    {
        TeamDesk desk(m_server.url(), u"plain"_s);
        QVERIFY(desk.start() && desk.isReady());
        QVERIFY(desk.put(u"canary 13800138000"_s, u"case.canary"_s) > 0);
        const QDir folder = QFileInfo(desk.file()).dir();
        const QStringList names = folder.entryList(QDir::Files | QDir::Hidden);
        QVERIFY(names.size() >= 2);
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains("canary") && !bytes.contains("13800138000"), qPrintable(name));
        }
    }

    void whatIsHeldForLong_isLetGo()
    {
        const QTemporaryDir folder;
        Result<TeamTables> tables = TeamTables::open(folder.filePath(u"t.db"_s), sqlite::PageKey::generate());
        QVERIFY(tables);
        const auto stored = [](Sequence sequence, qint64 time) {
            return nats::Stored{sequence, time, "lx.t.case.a", {{"Nats-Msg-Id", QByteArray::number(sequence)}}, "[]"};
        };
        for (Sequence s = 1; s <= 10; ++s)
            QCOMPARE(tables->keep(stored(s, s == 10 ? 0 : s * 100), {}), Result<bool>(false));
        constexpr TeamTables::Bounds bounds{500, 200, 1'000'000'000};
        QVERIFY(tables->trim(9, 900, bounds)); // the tenth may not be on the server's disk at all
        QCOMPARE(tables->marks()->size(), size_t(7)); // 4 … 10
        QVERIFY(tables->trim(10, 1500, bounds));
        QCOMPARE(tables->marks()->size(), size_t(1));
        QVERIFY(tables->trim(10, 5000, bounds)); // the newest stays
        QCOMPARE(tables->marks()->front().sequence, 10);
        // A larger file than it may be: the younger bound holds.
        for (Sequence s = 11; s <= 20; ++s)
            QVERIFY(tables->keep(stored(s, s * 100), {}));
        QVERIFY(tables->trim(20, 2000, {500, 200, 0}));
        QCOMPARE(tables->marks()->front().sequence, 18);
    }

private:
    test::NatsServer m_server;
};

} // namespace lianxi

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 5 && qstrcmp(argv[1], "--wait-until-killed") == 0)
        return lianxi::waitUntilKilled(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), argv[4]);
    lianxi::TestTeamLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_team_log.moc"
