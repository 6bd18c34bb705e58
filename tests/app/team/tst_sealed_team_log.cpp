// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed and kept: the log as a desk of a team opens it.
#include "app/log/team_log.h"
#include "tests/contract/log_contract.h"
#include "tests/contract/record_collector.h"
#include "tests/support/event_maker.h"
#include "tests/support/nats_server.h"
#include "tests/support/sealed_team.h"

#include <QDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

using contract::RecordCollector;
using test::SealedTeam;

class TestSealedTeamLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        test::NatsServer server;
        QVERIFY(server.start());
        SealedTeam team(u"kept-%1"_s.arg(check), server.url());
        QVERIFY(team.found());
        contract::LogFixture fixture;
        fixture.open = [&]() -> std::unique_ptr<Log> { return open(team, u"founder"_s); };
        fixture.before = 1; // the roster's first entry
        contract::logChecks().at(static_cast<size_t>(check)).run(fixture);
    }

    /// The power cut of a young stream: all of it is gone, keys and roster too.
    void whatTheServerLost_comesBackSealed()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        SealedTeam team(u"lost"_s, server.url());
        QVERIFY(team.found());
        QStringList written;
        {
            const std::unique_ptr<TeamLog> log = open(team, u"founder"_s);
            QVERIFY(log);
            RecordCollector followed;
            const auto subscription = log->follow(0, followed.sink());
            for (int i = 0; i < 20; ++i) {
                written.append(QString::number(i));
                const PlatformEvent told =
                    test::customerMessage(QString::number(i % 7), i, written.back(), test::morning);
                QVERIFY(std::holds_alternative<Accepted>(appendAndWait(
                    *log, {u"channel.w1"_s, "w1\n" + QByteArray::number(i), {test::received(u"w1"_s, told)}, {}})));
            }
            QVERIFY(followed.waitFor(20));
            server.stop();
            QVERIFY(QDir(server.storeFolder()).removeRecursively());
            QVERIFY(server.start());
            QVERIFY(log->waitUntilReady(60s));
        }
        // A machine that knows nothing but who founded the team.
        const std::unique_ptr<TeamLog> afresh = open(team, u"afresh"_s);
        QVERIFY(afresh);
        RecordCollector collector;
        const auto subscription = afresh->follow(0, collector.sink());
        QVERIFY(collector.waitFor(20));
        QStringList read;
        for (const Record &record : collector.records())
            read.append(payloadOf<PlatformEventReceived>(record.events.at(0))->event.text);
        QCOMPARE(read, written);
    }

private:
    /// `name` is the machine's: its ring and its file.
    static std::unique_ptr<TeamLog> open(SealedTeam &team, const QString &name)
    {
        Result<std::unique_ptr<team::KeyRing>> ring =
            team::KeyRing::open(team.ringFile(name), fixedKey(), team.founding());
        if (!ring)
            return nullptr;
        static const SystemClock clock;
        TeamLog::Options options;
        options.server = team.plainOptions();
        options.server.codec = std::make_shared<team::SealedCodec>(std::move(*ring), team.founder(), clock);
        options.file = team.ringFile(name + u".log"_s);
        options.key = fixedKey();
        Result<std::unique_ptr<TeamLog>> log = TeamLog::open(std::move(options));
        return log && (*log)->waitUntilReady(30s) ? std::move(*log) : nullptr;
    }
    static const sqlite::PageKey &fixedKey()
    {
        static const sqlite::PageKey key = sqlite::PageKey::generate();
        return key;
    }
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestSealedTeamLog)
#include "tst_sealed_team_log.moc"
