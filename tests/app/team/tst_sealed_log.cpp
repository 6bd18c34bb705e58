// SPDX-License-Identifier: GPL-3.0-or-later
// A sealed log on a real server: what its members can read, and what nobody else can.
#include "app/team/data_owner.h"
#include "app/team/key_records.h"
#include "models/event/payloads.h"
#include "tests/contract/log_contract.h"
#include "tests/contract/record_collector.h"
#include "tests/support/event_maker.h"
#include "tests/support/nats_server.h"
#include "tests/support/random_text.h"
#include "tests/support/sealed_team.h"

#include <QDirIterator>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

using contract::RecordCollector;
using team::MemberKeys;
using test::SealedTeam;

class TestSealedLog : public QObject
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
        SealedTeam team(u"contract-%1"_s.arg(check), m_server.url());
        QVERIFY(team.found());
        contract::LogFixture fixture;
        fixture.open = [&]() -> std::unique_ptr<Log> {
            SealedTeam::Desk desk = team.founderDesk();
            return desk.log->waitUntilReady(20s) ? std::move(desk.log) : nullptr;
        };
        fixture.before = 1; // the roster's first entry
        contract::logChecks().at(static_cast<size_t>(check)).run(fixture);
    }

    void membersReadEachOther_andWhatWasWrittenBeforeThem()
    {
        SealedTeam team(u"two"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        append(chen, message(u"lin"_s, 1, u"before"_s));
        const MemberKeys wangKeys = MemberKeys::generate();
        QVERIFY(SealedTeam::admit(chen, AgentId(u"wang"_s), TeamRole::Agent, wangKeys));
        SealedTeam::Desk wang = team.desk(AgentId(u"wang"_s), wangKeys, u"wang"_s);
        QVERIFY(wang.log->waitUntilReady(20s));
        append(wang, message(u"lin"_s, 2, u"from wang, with a key of chen's"_s));
        append(wang, message(u"zhao"_s, 3, u"from wang, with a key of his"_s));
        append(chen, message(u"zhao"_s, 4, u"from chen, with a key of wang's"_s));
        for (SealedTeam::Desk *desk : {&chen, &wang}) {
            RecordCollector collector;
            const auto subscription = desk->log->follow(0, collector.sink());
            QVERIFY(collector.waitFor(4));
            QCOMPARE(textsOf(collector),
                     QStringList({u"before"_s, u"from wang, with a key of chen's"_s, u"from wang, with a key of his"_s,
                                  u"from chen, with a key of wang's"_s}));
        }
    }

    void stranger_andNobodysMember_readNothing()
    {
        SealedTeam team(u"closed"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        append(chen, message(u"lin"_s, 1, u"secret"_s));
        // With the server's permission but without the team's.
        SealedTeam::Desk stranger = team.desk(AgentId(u"x"_s), MemberKeys::generate(), u"stranger"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stranger.log->standing().trouble.contains(u"no member"_s), 20'000);
        QVERIFY(!stranger.log->standing().ready);
    }

    void whoeverWasRemoved_cannotReadOn()
    {
        SealedTeam team(u"removed"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        const MemberKeys wangKeys = MemberKeys::generate();
        QVERIFY(SealedTeam::admit(chen, AgentId(u"wang"_s), TeamRole::Agent, wangKeys));
        append(chen, message(u"lin"_s, 1, u"while he was here"_s));
        SealedTeam::Desk wang = team.desk(AgentId(u"wang"_s), wangKeys, u"wang"_s);
        QVERIFY(wang.log->waitUntilReady(20s));
        RecordCollector his;
        const auto subscription = wang.log->follow(0, his.sink());
        QVERIFY(his.waitFor(1));
        QVERIFY(SealedTeam::remove(chen, AgentId(u"wang"_s)));
        // The same person, whose data key he knows; and the team's own matters.
        append(chen, message(u"lin"_s, 2, u"after he left"_s));
        append(chen, {u"team"_s, {}, {contract::noteEvent(u"about him"_s)}, {}});
        QVERIFY(his.waitFor(3)); // his desk still hangs on the server here, and reads shells
        QCOMPARE(textsOf(his), QStringList({u"while he was here"_s, QString(), QString()}));
        QCOMPARE(his.records()[1].events.at(0).type, EventType::Unknown);
        QCOMPARE(his.records()[1].events.at(0).typeName, QString(toText(EventType::PlatformEventReceived)));
        RecordCollector hers;
        const auto all = chen.log->follow(0, hers.sink());
        QVERIFY(hers.waitFor(3));
        QCOMPARE(textsOf(hers), QStringList({u"while he was here"_s, u"after he left"_s, u"about him"_s}));
    }

    void foreignRecords_spoilNothing()
    {
        SealedTeam team(u"foreign"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        append(chen, message(u"lin"_s, 1, u"one"_s));
        {
            JetStreamLog plain(team.plainOptions());
            QVERIFY(plain.waitUntilReady(20s));
            const auto put = [&](const QString &subject, const Event &event) {
                return std::holds_alternative<Accepted>(appendAndWait(plain, {subject, {}, {event}, {}}));
            };
            const SystemClock clock;
            const MemberKeys other = MemberKeys::generate();
            const QByteArray id =
                chen.codec->names()->keyId(team::personOwner(u"w1"_s, customer(u"lin"_s, 1, {}).sender.id));
            QVERIFY(put(u"channel.w1"_s, contract::noteEvent(u"forged by the engine"_s)));
            QVERIFY(put(u"epoch"_s, team::rosterEvent(team::foundTeam(AgentId(u"eve"_s), other), clock.now())));
            QVERIFY(put(u"epoch"_s, contract::noteEvent(u"nothing"_s)));
            QVERIFY(put(team::keySubject(id), contract::noteEvent(u"nothing"_s)));
            QVERIFY(put(team::keySubject(id),
                        team::keyEvent({{1, id, team::randomTag()}, QByteArray(72, 'x')}, clock.now())));
            // An order to destroy that no administrator gave.
            const auto keys = chen.ring->keysOf(id);
            QCOMPARE(keys.size(), size_t(1));
            QVERIFY(put(team::keySubject(id), team::destructionEvent(id, {keys[0].tag}, other, clock.now())));
        }
        append(chen, message(u"lin"_s, 2, u"two"_s));
        // A desk that was there, and one that sees it all at once.
        SealedTeam::Desk fresh = team.desk(team.founderId(), team.founder(), u"afresh"_s);
        QVERIFY(fresh.log->waitUntilReady(20s));
        for (SealedTeam::Desk *desk : {&chen, &fresh}) {
            RecordCollector collector;
            const auto subscription = desk->log->follow(0, collector.sink());
            QVERIFY(collector.waitFor(3));
            QCOMPARE(textsOf(collector), QStringList({u"one"_s, QString(), u"two"_s}));
        }
    }

    /// The engine lets an agent write to some subjects only; the name inside what is sealed gets them to no other.
    void smuggledSubject_isNotBelieved()
    {
        SealedTeam team(u"smuggler"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        const team::Names &names = *chen.codec->names();
        const team::Key &epoch = chen.codec->epochKeys().at(1);
        JetStreamLog plain(team.plainOptions());
        QVERIFY(plain.waitUntilReady(20s));
        const auto put = [&](const QByteArray &id, const team::SealedExtra &extra) {
            const Event event = contract::noteEvent(u"sealed"_s);
            const QJsonObject sealed = team::sealEvent(event, extra, names, {1, {}, {}}, team::eventKey(epoch, nullptr),
                                                       {"own.lin", id, 0, 1});
            return std::holds_alternative<Accepted>(
                appendAndWait(plain, {u"own.lin"_s, id, {*eventFromJson(sealed)}, {}}));
        };
        QVERIFY(put("1", {}));
        QVERIFY(put("2", {{}, u"members"_s}));
        QVERIFY(put("3", {{}, caseSubject(CaseId::generate())}));
        QVERIFY(put("4", {"somebody else's key", {}}));
        RecordCollector collector;
        const auto subscription = chen.log->follow(0, collector.sink());
        QVERIFY(collector.waitFor(4));
        QCOMPARE(textsOf(collector), QStringList({u"sealed"_s, QString(), QString(), QString()}));
        for (const Record &record : collector.records()) {
            QCOMPARE(record.subject, u"own.lin"_s);
            QVERIFY(record.key.isEmpty());
        }
    }

    void garbageInAKeysPlace_doesNotStopAWriter()
    {
        SealedTeam team(u"squatter"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        const QByteArray id =
            chen.codec->names()->keyId(team::personOwner(u"w1"_s, customer(u"lin"_s, 1, {}).sender.id));
        {
            JetStreamLog plain(team.plainOptions());
            QVERIFY(plain.waitUntilReady(20s));
            QVERIFY(std::holds_alternative<Accepted>(
                appendAndWait(plain, {team::keySubject(id), {}, {contract::noteEvent(u"mine"_s)}, 0})));
        }
        append(chen, message(u"lin"_s, 1, u"one"_s));
        RecordCollector collector;
        const auto subscription = chen.log->follow(0, collector.sink());
        QVERIFY(collector.waitFor(1));
        QCOMPARE(textsOf(collector), QStringList(u"one"_s));
    }

    void twoMakersOfOneKey_agree()
    {
        SealedTeam team(u"makers"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        const MemberKeys wangKeys = MemberKeys::generate();
        QVERIFY(SealedTeam::admit(chen, AgentId(u"wang"_s), TeamRole::Gateway, wangKeys));
        SealedTeam::Desk wang = team.desk(AgentId(u"wang"_s), wangKeys, u"wang"_s);
        QVERIFY(wang.log->waitUntilReady(20s));
        constexpr int people = 40;
        std::vector<std::future<AppendOutcome>> outcomes;
        for (int i = 0; i < people; ++i)
            for (SealedTeam::Desk *desk : {&chen, &wang})
                outcomes.push_back(
                    later(*desk, message(QString::number(i), desk == &chen ? i : i + 1000, QString::number(i))));
        for (auto &outcome : outcomes)
            QVERIFY(std::holds_alternative<Accepted>(outcome.get()));
        RecordCollector collector;
        const auto subscription = wang.log->follow(0, collector.sink());
        QVERIFY(collector.waitFor(2 * people));
        QVERIFY(!textsOf(collector).contains(QString()));
    }

    void ringThatMissedTheKeys_asksForThem()
    {
        SealedTeam team(u"seeded"_s, m_server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        append(chen, message(u"lin"_s, 1, u"one"_s));
        const Sequence from = chen.log->lastSequence();
        append(chen, message(u"lin"_s, 2, u"two"_s));
        SealedTeam::Desk seeded = team.desk(team.founderId(), team.founder(), u"seeded"_s);
        QVERIFY(seeded.log->waitUntilReady(20s));
        RecordCollector collector;
        const auto subscription = seeded.log->follow(from, collector.sink());
        QVERIFY(collector.waitFor(1));
        QCOMPARE(textsOf(collector), QStringList(u"two"_s));
    }

    void erasedContact_isUnreadableForEverybody_andGoneFromTheDisk()
    {
        test::NatsServer server; // of its own: its files are read
        QVERIFY(server.start());
        SealedTeam team(u"erased"_s, server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        const MemberKeys wangKeys = MemberKeys::generate(), newKeys = MemberKeys::generate();
        QVERIFY(SealedTeam::admit(chen, AgentId(u"wang"_s), TeamRole::Agent, wangKeys));
        append(chen, message(u"lin"_s, 1, u"hers"_s));
        append(chen, message(u"zhao"_s, 2, u"his"_s));
        Append both = message(u"lin"_s, 3, u"in one record: hers"_s);
        both.events.push_back(message(u"zhao"_s, 4, u"in one record: his"_s).events.front());
        append(chen, both);
        SealedTeam::Desk wang = team.desk(AgentId(u"wang"_s), wangKeys, u"wang"_s);
        QVERIFY(wang.log->waitUntilReady(20s));
        RecordCollector his;
        const auto following = wang.log->follow(0, his.sink());
        QVERIFY(his.waitFor(3));
        QCOMPARE(textsOf(his).size(), 4);
        QVERIFY(!textsOf(his).contains(QString()));

        const QByteArray lin = team::personOwner(u"w1"_s, customer(u"lin"_s, 1, {}).sender.id);
        const QByteArray id = chen.codec->names()->keyId(lin);
        const QByteArray wrapped = wrappedOnStream(team, id);
        QVERIFY(!wrapped.isEmpty());
        QVERIFY(onDisk(server, wrapped));
        // Nobody but an administrator.
        QCOMPARE(SealedTeam::destroy(wang, {lin}).error().code, ErrorCode::Refused);
        QCOMPARE(SealedTeam::destroy(chen, {lin, team::personOwner(u"w1"_s, u"nobody"_s)}), Result<int>(1));
        QCOMPARE(SealedTeam::destroy(chen, {lin}), Result<int>(0)); // is done

        // A member who was there, one who comes, and the administrator: all read the same.
        QVERIFY(SealedTeam::admit(chen, AgentId(u"new"_s), TeamRole::Agent, newKeys));
        SealedTeam::Desk fresh = team.desk(AgentId(u"new"_s), newKeys, u"new"_s);
        QVERIFY(fresh.log->waitUntilReady(20s));
        QTRY_VERIFY(wang.log->lastSequence() >= chen.log->lastSequence());
        const QStringList left{QString(), u"his"_s, QString(), u"in one record: his"_s};
        for (SealedTeam::Desk *desk : {&chen, &fresh}) {
            RecordCollector collector;
            const auto subscription = desk->log->follow(0, collector.sink());
            QVERIFY(collector.waitFor(3));
            QCOMPARE(textsOf(collector), left);
        }
        RecordCollector again;
        const auto rereading = wang.log->follow(0, again.sink());
        QVERIFY(again.waitFor(3));
        QCOMPARE(textsOf(again), left);
        // She writes again: a new key.
        append(wang, message(u"lin"_s, 5, u"a new beginning"_s));
        QVERIFY(again.waitFor(4));
        QCOMPARE(textsOf(again).back(), u"a new beginning"_s);
        server.stop();
        QVERIFY(!onDisk(server, wrapped));
    }

    void filesOfTheServer_holdNothingOfWhatPeopleSaid()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        SealedTeam team(u"disk"_s, server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        PlatformEvent told = customer(u"8613912345678"_s, 1, u"CANARYTEXT 我的地址是长安街"_s);
        told.sender.name = u"CANARYNAME"_s;
        told.sender.alias = u"CANARYALIAS"_s;
        told.threadId = u"CANARYTHREAD"_s;
        told.messageId = u"CANARYMESSAGE"_s;
        told.eventKey = u"CANARYEVENT"_s;
        told.extra = {{u"phone"_s, u"13912345678"_s}};
        append(chen, {u"channel.w1"_s, "w1\nCANARYKEY", {test::received(u"w1"_s, told)}, {}});
        const CaseId caseId = CaseId::derive("CANARYCASE");
        const ContactId contact = ContactId::derive("CANARYCONTACT");
        const Actor by{AuthorKind::Agent, AgentId(u"chen"_s), u"CANARYAGENT"_s};
        const Instant now = SystemClock().now();
        append(chen,
               {workSubject(caseId),
                "CANARYNOTEKEY",
                {makeEvent(NoteAdded{caseId, MessageId::generate(), by, u"CANARYNOTE"_s, {}}, u"/desk"_s, now)},
                {}});
        append(chen, {caseSubject(caseId), {}, {makeEvent(CaseClaimed{caseId, by}, u"/desk"_s, now)}, 0});
        append(chen,
               {contactSubject(contact),
                {},
                {makeEvent(ContactNamed{contact, by, u"CANARYNAMED"_s}, u"/desk"_s, now)},
                {}});
        append(chen, {u"team"_s, {}, {contract::noteEvent(u"CANARYTEAM"_s)}, {}});
        // They are there for who has the keys.
        RecordCollector collector;
        const auto subscription = chen.log->follow(0, collector.sink());
        QVERIFY(collector.waitFor(5));
        const std::vector<Record> records = collector.records();
        QCOMPARE(records[0].key, QByteArray("w1\nCANARYKEY"));
        QCOMPARE(records[1].subject, workSubject(caseId));
        QCOMPARE(payloadOf<PlatformEventReceived>(records[0].events.at(0))->event.sender.name, u"CANARYNAME"_s);
        server.stop();
        for (const QByteArray &canary :
             {QByteArray("CANARY"), QByteArray("13912345678"), QByteArray("长安街"), caseId.toString().toLatin1(),
              contact.toString().toLatin1(), caseId.toBytes(), test::received(u"w1"_s, told).id.toString().toLatin1(),
              QByteArray("CANARYTEXT").toBase64().first(12), QByteArray("CANARYTEXT").toHex()})
            QVERIFY2(!onDisk(server, canary), canary.constData());
        QVERIFY(onDisk(server, "lianxi.note.added.v1")); // what may be read, so that this test looks at the right files
    }

    void whatTheServerLost_isPutBack()
    {
        test::NatsServer server;
        QVERIFY(server.start());
        SealedTeam team(u"lost"_s, server.url());
        QVERIFY(team.found());
        SealedTeam::Desk chen = team.founderDesk();
        QVERIFY(chen.log->waitUntilReady(20s));
        append(chen, message(u"lin"_s, 1, u"lost"_s));
        server.stop();
        QVERIFY(QDir(server.storeFolder()).removeRecursively()); // the power cut of a young stream
        QVERIFY(server.start());
        // The desk that founded the team puts the roster back, and the key with the first thing it seals.
        append(chen, message(u"lin"_s, 2, u"after"_s));
        const auto isBack = [&] {
            SealedTeam::Desk other = team.desk(team.founderId(), team.founder(), u"other"_s);
            return other.log->waitUntilReady(7s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBack(), 20'000);
        SealedTeam::Desk other = team.desk(team.founderId(), team.founder(), u"other"_s);
        QVERIFY(other.log->waitUntilReady(20s));
        RecordCollector collector;
        const auto subscription = other.log->follow(0, collector.sink());
        QVERIFY(collector.waitFor(1));
        QCOMPARE(textsOf(collector), QStringList(u"after"_s));
    }

private:
    static PlatformEvent customer(const QString &person, int number, const QString &text)
    {
        return test::customerMessage(person, number, text, test::morning);
    }
    static Append message(const QString &person, int number, const QString &text)
    {
        return {u"channel.w1"_s,
                "w1\n" + QByteArray::number(number),
                {test::received(u"w1"_s, customer(person, number, text))},
                {}};
    }
    static std::future<AppendOutcome> later(SealedTeam::Desk &desk, Append what)
    {
        auto outcome = std::make_shared<std::promise<AppendOutcome>>();
        desk.log->append(std::move(what), [outcome](AppendOutcome done) { outcome->set_value(std::move(done)); });
        return outcome->get_future();
    }
    static void append(SealedTeam::Desk &desk, Append what)
    {
        const AppendOutcome outcome = appendAndWait(*desk.log, std::move(what));
        if (const auto *failed = std::get_if<Unavailable>(&outcome))
            QFAIL(qPrintable(failed->error.detail));
        QVERIFY(std::holds_alternative<Accepted>(outcome));
    }
    /// Empty for what could not be opened.
    static QStringList textsOf(const RecordCollector &collector)
    {
        QStringList texts;
        for (const Record &record : collector.records())
            for (const Event &event : record.events) {
                const bool told = event.type == EventType::PlatformEventReceived;
                texts.append(told ? payloadOf<PlatformEventReceived>(event)->event.text : contract::noteText(event));
            }
        return texts;
    }
    /// The wrapped key as text of the stream.
    static QByteArray wrappedOnStream(const SealedTeam &team, const QByteArray &id)
    {
        JetStreamLog plain(team.plainOptions());
        if (!plain.waitUntilReady(20s))
            return {};
        RecordCollector collector;
        QByteArray box;
        std::promise<void> found;
        plain.post([&](nats::JetStream &stream) {
            stream.next(team::keySubject(id), 1, [&](const std::optional<Record> &record) {
                if (record)
                    box = team::dataKeyIn(record->events.at(0))->box.toBase64();
                found.set_value();
            });
        });
        found.get_future().get();
        return box;
    }
    static bool onDisk(const test::NatsServer &server, const QByteArray &bytes)
    {
        QDirIterator files(server.storeFolder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().contains(QString::fromUtf8(bytes))
                || (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes)))
                return true;
        }
        return false;
    }

    test::NatsServer m_server;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestSealedLog)
#include "tst_sealed_log.moc"
