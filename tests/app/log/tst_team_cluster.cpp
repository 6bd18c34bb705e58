// SPDX-License-Identifier: GPL-3.0-or-later
// The logs on three servers with three copies of the stream.
#include "tests/app/log/team_desk.h"
#include "tests/support/nats_cluster.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace lianxi
{

using test::TeamDesk;

class TestTeamCluster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_cluster.start()); }

    void contract_data()
    {
        QTest::addColumn<int>("check");
        QTest::addColumn<bool>("team");
        int index = 0;
        for (const contract::LogCheck &check : contract::logChecks()) {
            QTest::addRow("%s: JetStreamLog", check.name) << index << false;
            QTest::addRow("%s: TeamLog", check.name) << index << true;
            ++index;
        }
    }
    void contract()
    {
        QFETCH(int, check);
        QFETCH(bool, team);
        JetStreamLog::Options server;
        server.connection.servers = m_cluster.urls();
        server.stream.team = u"contract-%1-%2"_s.arg(check).arg(team);
        server.stream.replicas = 3;
        server.stream.patience = 30s;
        const QTemporaryDir folder;
        const sqlite::PageKey key = sqlite::PageKey::generate();
        const contract::LogFixture fixture{[&]() -> std::unique_ptr<Log> {
            if (!team) {
                auto log = std::make_unique<JetStreamLog>(server);
                return log->waitUntilReady(30s) ? std::move(log) : nullptr;
            }
            TeamLog::Options options;
            options.server = server;
            options.file = folder.filePath(u"team.db"_s);
            options.key = key;
            auto log = TeamLog::open(std::move(options));
            return log && (*log)->waitUntilReady(30s) ? std::move(*log) : nullptr;
        }};
        contract::logChecks().at(static_cast<size_t>(check)).run(fixture);
    }

    void ofManyClaims_onAllNodes_oneWins()
    {
        const std::vector<QUrl> urls = m_cluster.urls();
        std::array<TeamDesk, 3> desks{TeamDesk({urls[0], urls[1]}, u"claims"_s, 3),
                                      TeamDesk({urls[1], urls[2]}, u"claims"_s, 3),
                                      TeamDesk({urls[2], urls[0]}, u"claims"_s, 3)};
        for (TeamDesk &desk : desks)
            QVERIFY(desk.start() && desk.isReady());
        for (int round = 0; round < 60; ++round) {
            const QString subject = u"case.%1"_s.arg(round);
            const Sequence opened = desks[0].put(u"opened"_s, subject);
            QVERIFY(opened > 0);
            std::array<std::promise<AppendOutcome>, 12> answers;
            for (size_t i = 0; i < answers.size(); ++i)
                desks[i % 3].log().append(TeamDesk::note(subject, QString::number(i), opened),
                                          [&answers, i](AppendOutcome o) { answers[i].set_value(std::move(o)); });
            QString winner;
            QStringList told;
            for (size_t i = 0; i < answers.size(); ++i) {
                const AppendOutcome outcome = answers[i].get_future().get();
                if (std::holds_alternative<Accepted>(outcome)) {
                    QVERIFY2(winner.isEmpty(), "two have it");
                    winner = QString::number(i);
                } else {
                    QVERIFY(std::holds_alternative<Conflict>(outcome));
                    told.append(contract::noteText(std::get<Conflict>(outcome).lastEvents.at(0)));
                }
            }
            QVERIFY(!winner.isEmpty());
            QCOMPARE(told, QStringList(told.size(), winner));
        }
    }

    void oneNodeIsKilledInTheMiddle()
    {
        TeamDesk a(m_cluster.urls(), u"node"_s, 3), b(m_cluster.urls(), u"node"_s, 3);
        for (TeamDesk *desk : {&a, &b}) {
            QVERIFY(desk->start() && desk->isReady());
            desk->follow();
        }
        std::map<Sequence, QString> acknowledged;
        for (int i = 0; i < 300; ++i) {
            if (i == 100)
                m_cluster.kill(0);
            if (i == 200)
                QVERIFY(m_cluster.start(0));
            const QString text = QString::number(i);
            const Sequence sequence = (i % 2 == 0 ? a : b).put(text, u"case.%1"_s.arg(i % 3));
            QVERIFY2(sequence > 0, qPrintable(text));
            acknowledged.emplace(sequence, text);
        }
        QCOMPARE(acknowledged.size(), size_t(300));
        QStringList expected;
        for (const auto &[sequence, text] : acknowledged)
            expected.append(text);
        QTRY_COMPARE_WITH_TIMEOUT(a.texts(), expected, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(b.texts(), expected, 30'000);
    }

    void allNodesLoseEverything_itReturnsToItsPlace()
    {
        TeamDesk a(m_cluster.urls(), u"lost"_s, 3), b(m_cluster.urls(), u"lost"_s, 3);
        for (TeamDesk *desk : {&a, &b}) {
            QVERIFY(desk->start() && desk->isReady());
            desk->follow();
        }
        std::map<Sequence, QString> acknowledged;
        for (int i = 0; i < 100; ++i)
            acknowledged.emplace((i % 2 == 0 ? a : b).put(QString::number(i)), QString::number(i));
        QCOMPARE(acknowledged.size(), size_t(100));
        for (size_t node = 0; node < test::NatsCluster::size; ++node)
            m_cluster.lose(node);
        for (size_t node = 0; node < test::NatsCluster::size; ++node)
            QVERIFY(m_cluster.start(node));
        QCOMPARE(a.put(u"after"_s), 101);
        acknowledged.emplace(101, u"after"_s);
        TeamDesk fresh(m_cluster.urls(), u"lost"_s, 3);
        QVERIFY(fresh.start() && fresh.isReady());
        fresh.follow();
        QTRY_COMPARE_WITH_TIMEOUT(fresh.records().size(), size_t(101), 20'000);
        for (const Record &record : fresh.records())
            QCOMPARE(contract::noteText(record.events.at(0)), acknowledged.at(record.sequence));
        QTRY_COMPARE(b.texts().size(), 101);
        QVERIFY(!a.log().standing().mustRefold && !b.log().standing().mustRefold);
    }

private:
    test::NatsCluster m_cluster;
};

} // namespace lianxi

QTEST_GUILESS_MAIN(lianxi::TestTeamCluster)
#include "tst_team_cluster.moc"
