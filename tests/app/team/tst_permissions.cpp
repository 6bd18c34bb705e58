// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine lets each role do: the lists, and a hostile client with each role's key on a real server.
#include "app/team/server_config.h"

#include "models/event/team_payloads.h"
#include "tests/contract/log_contract.h"
#include "tests/support/nats_server.h"
#include "tests/support/sealed_team.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

using namespace team;

class TestPermissions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        std::vector<Member> members;
        for (int role = 0; role < 6; ++role) {
            m_keys.push_back(MemberKeys::generate());
            members.push_back({AgentId(u"a%1"_s.arg(role)), static_cast<TeamRole>(role),
                               m_keys.back().user().publicKey(), m_keys.back().boxKey()});
        }
        QVERIFY(m_server.start(authorization(u"acme"_s, members)));
        // The administrator makes the stream.
        JetStreamLog::Options options;
        options.connection = optionsOf(TeamRole::Administrator);
        options.stream.team = u"acme"_s;
        m_log = std::make_unique<JetStreamLog>(options);
        QVERIFY(m_log->waitUntilReady(20s));
        QVERIFY(std::holds_alternative<Accepted>(
            appendAndWait(*m_log, {u"key.00"_s, {}, {contract::noteEvent(u"a key"_s)}, {}})));
    }
    void cleanupTestCase() { m_log.reset(); }

    void engineRefuses_data()
    {
        QTest::addColumn<TeamRole>("role");
        QTest::addColumn<QSet<QByteArray>>("may");
        const QSet<QByteArray> reading{"STREAM.INFO.LX_acme", "STREAM.MSG.GET.LX_acme", "CONSUMER.CREATE.LX_acme",
                                       "void"};
        const QSet<QByteArray> cases{"case.1", "work.1", "reply.1", "contact.1", "key.1"};
        QTest::newRow("agent") << TeamRole::Agent << reading + cases + QSet<QByteArray>{"own.a0"};
        QTest::newRow("lead") << TeamRole::Lead
                              << reading + cases + QSet<QByteArray>{"own.a1", "review.1", "team", "members"};
        QTest::newRow("reviewer") << TeamRole::Reviewer << reading + QSet<QByteArray>{"own.a2", "review.1", "key.1"};
        QTest::newRow("listener") << TeamRole::Listener << reading + QSet<QByteArray>{"own.a3"};
        QSet<QByteArray> all = reading + cases;
        all += {"own.a4", "own.a0",  "own.a1",     "own.a2",   "own.a3", "own.a5",  "review.1",
                "team",   "members", "channel.w1", "setup.w1", "epoch",  "anything"};
        all += {"STREAM.CREATE.LX_acme", "STREAM.UPDATE.LX_acme", "STREAM.MSG.DELETE.LX_acme",
                "CONSUMER.DURABLE.CREATE.LX_acme.d"};
        QTest::newRow("administrator") << TeamRole::Administrator << all;
        QTest::newRow("gateway") << TeamRole::Gateway
                                 << reading + cases + QSet<QByteArray>{"own.a5",
                                                                       "channel.w1",
                                                                       "setup.w1",
                                                                       "review.1",
                                                                       "CONSUMER.DURABLE.CREATE.LX_acme.d",
                                                                       "STREAM.CREATE.LX_acme"};
    }
    /// Asks for everything there is; whatever is not theirs gets no answer, and nothing of it is on the stream.
    void engineRefuses()
    {
        QFETCH(TeamRole, role);
        QFETCH(QSet<QByteArray>, may);
        const QByteArrayList subjects{"void",     "case.1",   "work.1",   "reply.1", "contact.1",
                                      "key.1",    "review.1", "team",     "members", "channel.w1",
                                      "setup.w1", "epoch",    "anything", "own.a0",  "own.a1",
                                      "own.a2",   "own.a3",   "own.a4",   "own.a5"};
        const QByteArrayList calls{"STREAM.INFO.LX_acme",
                                   "STREAM.MSG.GET.LX_acme",
                                   "STREAM.CREATE.LX_acme",
                                   "STREAM.UPDATE.LX_acme",
                                   "STREAM.MSG.DELETE.LX_acme",
                                   "STREAM.DELETE.LX_acme",
                                   "STREAM.PURGE.LX_acme",
                                   "STREAM.NAMES",
                                   "STREAM.LIST",
                                   "STREAM.CREATE.OTHER",
                                   "CONSUMER.CREATE.LX_acme",
                                   "CONSUMER.DURABLE.CREATE.LX_acme.d",
                                   "CONSUMER.LIST.LX_acme",
                                   "CONSUMER.DELETE.LX_acme.none",
                                   "STREAM.TEMPLATE.CREATE.t",
                                   "ACCOUNT.PURGE.x",
                                   "SERVER.REMOVE",
                                   "STREAM.LEADER.STEPDOWN.LX_acme",
                                   "STREAM.PEER.REMOVE.LX_acme",
                                   "INFO"};
        if (role == TeamRole::Administrator)
            may += QSet<QByteArray>{"CONSUMER.DELETE.LX_acme.none"};
        nats::Connection hostile(optionsOf(role));
        hostile.open();
        QTRY_COMPARE_WITH_TIMEOUT(hostile.state(), nats::Connection::State::Connected, 20'000);
        QSet<QByteArray> answered;
        int open = 0;
        const auto ask = [&](const QByteArray &subject, const QByteArray &name, const QByteArray &payload) {
            ++open;
            hostile.request(subject, {}, payload, 1500ms, [&, name](const Result<nats::Message> &answer) {
                --open;
                if (answer)
                    answered.insert(name);
            });
        };
        for (const QByteArray &subject : subjects)
            ask("lx.acme." + subject, subject, "[]");
        for (const QByteArray &call : calls)
            ask("$JS.API." + call, call, "{}");
        ask("lx.other.case.1", "another team", "[]");
        ask("$SYS.REQ.SERVER.PING", "the server itself", {});
        QTRY_COMPARE_WITH_TIMEOUT(open, 0, 20'000);
        QCOMPARE(answered, may);
    }

    void nobodyHearsOthers_data()
    {
        QTest::addColumn<QByteArray>("subject");
        for (const char *subject : {">", "lx.acme.>", "_INBOX.>", "$JS.>", "$SYS.>", "_INBOX.*.i.*"})
            QTest::newRow(subject) << QByteArray(subject);
    }
    void nobodyHearsOthers()
    {
        QFETCH(QByteArray, subject);
        nats::Connection hostile(optionsOf(TeamRole::Gateway));
        int heard = 0;
        hostile.subscribe(subject, [&](const nats::Message &) { ++heard; });
        hostile.open();
        QTRY_COMPARE_WITH_TIMEOUT(hostile.state(), nats::Connection::State::Connected, 20'000);
        // Somebody else writes, and is answered.
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::holds_alternative<Accepted>(
                appendAndWait(*m_log, {u"case.2"_s, {}, {contract::noteEvent(u"x"_s)}, {}})));
        // Behind all that: an answer on this connection.
        bool answered = false;
        hostile.request("$JS.API.STREAM.INFO.LX_acme", {}, {}, 5s,
                        [&](const Result<nats::Message> &answer) { answered = answer.has_value(); });
        QTRY_VERIFY(answered);
        QCOMPARE(heard, 0);
    }

    void strangersKey_isNotLetIn()
    {
        nats::ConnectionOptions options = optionsOf(TeamRole::Agent);
        options.credentials = MemberKeys::generate().credentials();
        nats::Connection stranger(options);
        stranger.open();
        QTRY_VERIFY_WITH_TIMEOUT(stranger.trouble().startsWith(u"Authorization"_s), 20'000);
    }

    void eventsInTheWrongPlace_data()
    {
        QTest::addColumn<EventType>("type");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QJsonObject>("data");
        QTest::addColumn<bool>("good");
        const QJsonObject lins{{"owner"_L1, u"lin"_s}}, teams, by{{"by"_L1, QJsonObject{{"agent"_L1, u"lin"_s}}}};
        const QJsonObject card{{"kind"_L1, u"card"_s}, {"id"_L1, u"lin"_s}};
        QTest::newRow("rule of the team") << EventType::TeamItemSaved << u"team"_s << teams << true;
        QTest::newRow("one's own view") << EventType::TeamItemSaved << u"own.lin"_s << lins << true;
        QTest::newRow("one's own card") << EventType::TeamItemSaved << u"own.lin"_s << card << true;
        QTest::newRow("a rule of the team in one's own place")
            << EventType::TeamItemSaved << u"own.lin"_s << teams << false;
        QTest::newRow("another's view in one's own place")
            << EventType::TeamItemSaved << u"own.wang"_s << lins << false;
        QTest::newRow("another's card") << EventType::TeamItemSaved << u"own.wang"_s << card << false;
        QTest::newRow("a rule in a case") << EventType::TeamItemSaved << u"case.1"_s << teams << false;
        QTest::newRow("a member in a case") << EventType::MemberDescribed << u"case.1"_s << teams << false;
        QTest::newRow("a member") << EventType::MemberDescribed << u"members"_s << teams << true;
        QTest::newRow("a channel in a case") << EventType::ChannelConfigured << u"work.1"_s << teams << false;
        QTest::newRow("a channel") << EventType::ChannelConfigured << u"setup.w1"_s << teams << true;
        QTest::newRow("a customer's words made up")
            << EventType::PlatformEventReceived << u"case.1"_s << teams << false;
        QTest::newRow("a review in a case") << EventType::ReviewGiven << u"work.1"_s << teams << false;
        QTest::newRow("an appeal in a case") << EventType::ReviewAppealed << u"work.1"_s << teams << true;
        QTest::newRow("one's own presence") << EventType::PresenceChanged << u"own.lin"_s << by << true;
        QTest::newRow("another's presence") << EventType::PresenceChanged << u"own.wang"_s << by << false;
        QTest::newRow("a playbook") << EventType::PlaybookAdopted << u"own.lin"_s << teams << false;
        QTest::newRow("a claim") << EventType::CaseClaimed << u"case.1"_s << teams << true;
        QTest::newRow("what is new") << EventType::Unknown << u"case.1"_s << teams << true;
    }
    void eventsInTheWrongPlace()
    {
        QFETCH(EventType, type);
        QFETCH(QString, subject);
        QFETCH(QJsonObject, data);
        QFETCH(bool, good);
        Event event;
        event.type = type;
        event.data = data;
        QCOMPARE(mayStand(subject, event), good);
    }

    void setupsThatCannotBe_data()
    {
        QTest::addColumn<ServerSetup>("setup");
        QTest::newRow("a name with a dot") << ServerSetup{u"a.b"_s, u"/s"_s, u"127.0.0.1"_s, 8443, {}, {}};
        QTest::newRow("no folder") << ServerSetup{u"a"_s, {}, u"127.0.0.1"_s, 8443, {}, {}};
        QTest::newRow("no port") << ServerSetup{u"a"_s, u"/s"_s, u"127.0.0.1"_s, 0, {}, {}};
        QTest::newRow("open to all without TLS") << ServerSetup{u"a"_s, u"/s"_s, u"0.0.0.0"_s, 8443, {}, {}};
        QTest::newRow("half a certificate") << ServerSetup{u"a"_s, u"/s"_s, u"0.0.0.0"_s, 8443, u"/c"_s, {}};
    }
    void setupsThatCannotBe()
    {
        QFETCH(ServerSetup, setup);
        QCOMPARE(check(setup).error().code, ErrorCode::InvalidInput);
    }

    void configuration_isOnesOwnServers()
    {
        const ServerSetup setup{u"acme"_s, u"/srv/\"x\""_s, u"0.0.0.0"_s, 443, u"/tls/c.pem"_s, u"/tls/k.pem"_s};
        QVERIFY(check(setup));
        QCOMPARE(serverSetupFrom(team::toJson(setup)), setup);
        const Member odd{AgentId(u"lin\n} jetstream {"_s), TeamRole::Agent, m_keys[0].user().publicKey(),
                         m_keys[0].boxKey()};
        const QByteArray text = serverConfiguration(setup, {odd});
        QVERIFY(text.contains("\"/srv/\\\"x\\\"\""));
        QVERIFY(text.contains("# lin } jetstream {, agent\n"));
        QVERIFY(!text.contains("\n} jetstream {"));
    }

private:
    nats::ConnectionOptions optionsOf(TeamRole role) const
    {
        nats::ConnectionOptions options;
        options.servers = {m_server.url()};
        options.name = u"hostile"_s;
        options.credentials = m_keys.at(static_cast<size_t>(role)).credentials();
        return options;
    }

    test::NatsServer m_server;
    std::vector<MemberKeys> m_keys; ///< by role
    std::unique_ptr<JetStreamLog> m_log;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestPermissions)
#include "tst_permissions.moc"
