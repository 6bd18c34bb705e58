// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log/jet_stream_log.h"

#include "tests/contract/log_contract.h"
#include "tests/contract/record_collector.h"
#include "tests/support/nats_server.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

class TestJetStreamLog : public QObject
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
        const QString team = u"contract-%1"_s.arg(check); // an empty stream for each
        const contract::LogFixture fixture{[&]() -> std::unique_ptr<Log> { return open(team); }};
        contract::logChecks().at(static_cast<size_t>(check)).run(fixture);
    }

    void serverThatRestarts_losesAndDoublesNothing()
    {
        const auto log = open(u"restart"_s);
        QVERIFY(log);
        contract::RecordCollector collector;
        const auto subscription = log->follow(0, collector.sink());
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(*log, note(u"before"_s))));
        QVERIFY(collector.waitFor(1));
        m_server.stop();
        // While nobody answers the append waits, and is then made once.
        std::promise<AppendOutcome> outcome;
        log->append(note(u"meanwhile"_s), [&](AppendOutcome done) { outcome.set_value(std::move(done)); });
        QVERIFY(m_server.start());
        const AppendOutcome meanwhile = outcome.get_future().get();
        QVERIFY(std::holds_alternative<Accepted>(meanwhile));
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(*log, note(u"after"_s))));
        QVERIFY(collector.waitFor(3));
        const std::vector<Record> records = collector.records();
        QCOMPARE(contract::noteText(records[1].events.at(0)), u"meanwhile"_s);
        QCOMPARE(contract::noteText(records[2].events.at(0)), u"after"_s);
    }

    void serverThatIsGone_isUnavailable_andSaysWhy()
    {
        test::NatsServer other;
        QVERIFY(other.start());
        JetStreamLog::Options options = optionsFor(u"gone"_s, other.url());
        options.stream.patience = 700ms;
        JetStreamLog log(options);
        QVERIFY(log.waitUntilReady(20s));
        other.kill();
        const AppendOutcome outcome = appendAndWait(log, note(u"lost"_s));
        QVERIFY(std::holds_alternative<Unavailable>(outcome));
        QTRY_VERIFY(!log.standing().ready);
        QVERIFY(!log.standing().trouble.isEmpty());
    }

    void wrongPassword_isRefused()
    {
        test::NatsServer guarded;
        QVERIFY(guarded.start("authorization { user: \"desk\", password: \"right\" }"));
        JetStreamLog::Options options = optionsFor(u"guarded"_s, guarded.url());
        options.connection.user = u"desk"_s;
        options.connection.password = u"wrong"_s;
        {
            JetStreamLog log(options);
            QTRY_VERIFY_WITH_TIMEOUT(log.standing().trouble.startsWith(u"Authorization"_s), 20'000);
            QVERIFY(!log.standing().ready);
        }
        options.connection.password = u"right"_s;
        JetStreamLog log(options);
        QVERIFY(log.waitUntilReady(20s));
    }

    void key_provesTheUser()
    {
        auto who =
            std::make_shared<nats::Credentials>(nats::Credentials{{}, nats::NKey::generate(nats::NKey::Kind::User)});
        test::NatsServer guarded;
        QVERIFY(guarded.start("authorization { users: [ { nkey: " + who->key.publicKey() + " } ] }"));
        JetStreamLog::Options options = optionsFor(u"keyed"_s, guarded.url());
        options.connection.credentials = who;
        JetStreamLog log(options);
        QVERIFY(log.waitUntilReady(20s));
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(log, note(u"hello"_s))));
    }

    void recordLargerThanTheServerTakes_isRefusedAtOnce()
    {
        const auto log = open(u"large"_s);
        QVERIFY(log);
        const AppendOutcome outcome = appendAndWait(*log, note(QString(2 * 1024 * 1024, u'x')));
        const auto *refused = std::get_if<Unavailable>(&outcome);
        QVERIFY(refused);
        QCOMPARE(refused->error.code, ErrorCode::InvalidInput);
        QVERIFY(std::holds_alternative<Accepted>(appendAndWait(*log, note(u"small"_s))));
    }

private:
    static Append note(const QString &text) { return {u"team"_s, {}, {contract::noteEvent(text)}, {}}; }
    static JetStreamLog::Options optionsFor(const QString &team, const QUrl &url)
    {
        JetStreamLog::Options options;
        options.connection.servers = {url};
        options.connection.name = u"test"_s;
        options.stream.team = team;
        options.stream.patience = 30s;
        return options;
    }
    std::unique_ptr<JetStreamLog> open(const QString &team)
    {
        auto log = std::make_unique<JetStreamLog>(optionsFor(team, m_server.url()));
        return log->waitUntilReady(20s) ? std::move(log) : nullptr;
    }

    test::NatsServer m_server;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestJetStreamLog)
#include "tst_jet_stream_log.moc"
