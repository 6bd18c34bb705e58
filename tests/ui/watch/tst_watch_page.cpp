// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "tests/support/fed_projection.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/watch/watch_page.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Who of the team has what in hand: from the log to the page.
class TestWatchPage : public QObject
{
    Q_OBJECT
    ThemeSource m_themes;
    std::unique_ptr<ConversationWorld> m_world;
    std::vector<WatchedAgent> m_team;
    std::unique_ptr<WatchPage> m_page;
    int m_reads = 0;

    template <class W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_page->findChild<W *>(QString::fromLatin1(name));
    }
    void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] CaseRow caseOf(const QString &customer, qint64 row, std::chrono::minutes left)
    {
        CaseRow one;
        one.row = row;
        one.id = CaseId::derive(QByteArray::number(row));
        one.contactName = customer;
        one.preview = u"你们是废物吗"_s;
        one.waitingForUs = true;
        one.emotion = u"negative"_s;
        const Instant now = m_world->clock.now();
        one.clock = RunningClock{ClockKind::FirstResponse, now - 1h, now + left};
        return one;
    }
    void tell(const std::vector<qint64> &cases)
    {
        ChangeSet changes;
        changes.cases = cases;
        m_page->apply(changes);
        settle();
    }
    [[nodiscard]] QModelIndex at(int person, int caseLine = -1, int column = 0)
    {
        QAbstractItemModel *model = part<QTreeView>("watchedTeam")->model();
        const QModelIndex above = model->index(person, caseLine < 0 ? column : 0);
        return caseLine < 0 ? above : model->index(caseLine, column, above);
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ConversationWorld>(m_themes);
        m_reads = 0;
        const Instant now = m_world->clock.now();
        m_team = {{AgentId(u"lin"_s),
                   u"林小夏"_s,
                   Presence::Online,
                   now - 20min,
                   5,
                   {caseOf(u"Anna"_s, 7, -5min), caseOf(u"Ben"_s, 8, 30min)}},
                  {AgentId(u"wang"_s), u"王芳"_s, Presence::Away, std::nullopt, 0, {}}};
        WatchPage::Services services{*m_world->desk, m_world->clock, m_themes};
        services.pause = 0ms;
        services.ask = [this](const QObject *, const std::function<void(std::vector<WatchedAgent>)> &answer) {
            ++m_reads;
            QMetaObject::invokeMethod(
                this, [this, answer] { answer(m_team); }, Qt::QueuedConnection);
        };
        m_page = std::make_unique<WatchPage>(services);
        m_page->resize(900, 600);
        m_page->show();
        settle();
    }
    void cleanup()
    {
        m_page.reset();
        m_world.reset();
    }

    void people_andWhatTheyHave_areShown()
    {
        QCOMPARE(accessibilityGaps(*m_page), QStringList());
        QCOMPARE(at(0).data().toString(), u"林小夏"_s);
        QVERIFY(at(0, -1, WatchModel::What).data().toString().contains(u"20"_s)); // minutes
        QCOMPARE(at(0, -1, WatchModel::Feeling).data().toString(), u"2 of 5"_s);
        QCOMPARE(at(0, 0).data().toString(), u"Anna"_s);
        QVERIFY(at(0, 0, WatchModel::Due).data().toString().startsWith(u"late by"_s));
        QVERIFY(at(0, 1, WatchModel::Due).data().toString().startsWith(u"in "_s));
        QCOMPARE(at(0, 0, WatchModel::What).data().toString(), u"你们是●●吗"_s);
        QVERIFY(part<PlainLabel>("watchSummary")->fullText().startsWith(u"1 of 2"_s));
    }
    void caseIsWatched_byEnterAndButton()
    {
        QSignalSpy watched(m_page.get(), &WatchPage::watchRequested);
        auto *tree = part<QTreeView>("watchedTeam");
        tree->setCurrentIndex(at(0));
        QVERIFY(!part<QPushButton>("watchCase")->isEnabled()); // a person is no case
        tree->setCurrentIndex(at(0, 1));
        part<QPushButton>("watchCase")->click();
        QCOMPARE(watched.size(), 1);
        QCOMPARE(watched.front().front().toLongLong(), 8);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(watched.size(), 2);
    }
    void whisper_callsTheAgent_inAPrivateNote()
    {
        part<QTreeView>("watchedTeam")->setCurrentIndex(at(0, 0));
        QVERIFY(!part<QPushButton>("whisper")->isEnabled());
        QTest::keyClicks(part<QLineEdit>("whisperWords"), u"give it back"_s);
        QTest::keyClick(part<QLineEdit>("whisperWords"), Qt::Key_Return);
        QTRY_COMPARE(m_world->log.eventsOf(EventType::NoteAdded).size(), size_t{1});
        const auto note = payloadOf<NoteAdded>(m_world->log.eventsOf(EventType::NoteAdded).front());
        QCOMPARE(note->text, u"@林小夏 give it back"_s);
        QCOMPARE(note->mentions, QStringList{u"lin"_s});
        QVERIFY(m_world->log.eventsOf(EventType::ReplyQueued).empty());
        QTRY_VERIFY(part<QLineEdit>("whisperWords")->text().isEmpty());
    }
    void whisper_thatCannotBeWritten_keepsItsWords()
    {
        m_world->log.reachable = false;
        part<QTreeView>("watchedTeam")->setCurrentIndex(at(0, 0));
        QTest::keyClicks(part<QLineEdit>("whisperWords"), u"give it back"_s);
        part<QPushButton>("whisper")->click();
        QTRY_VERIFY(part<PlainLabel>("watchAnswer")->isVisible());
        QCOMPARE(part<QLineEdit>("whisperWords")->text(), u"give it back"_s);
    }
    void change_keepsWhatIsChosen_andWhatIsFolded()
    {
        auto *tree = part<QTreeView>("watchedTeam");
        tree->setCurrentIndex(at(0, 1));
        m_team.front().cases.insert(m_team.front().cases.begin(), caseOf(u"Carl"_s, 9, -1h));
        tell({9});
        QTRY_COMPARE(tree->model()->rowCount(at(0)), 3);
        QCOMPARE(tree->currentIndex().data().toString(), u"Ben"_s);
        tree->collapse(at(0));
        m_team.front().cases.pop_back();
        tell({8});
        QTRY_COMPARE(tree->model()->rowCount(at(0)), 2);
        QVERIFY(!tree->isExpanded(at(0)));
    }
    void isReadOnlyWhileShown_andOnlyWhenSomethingChanged()
    {
        QCOMPARE(m_reads, 1);
        ChangeSet nothing;
        m_page->apply(nothing);
        settle();
        QCOMPARE(m_reads, 1);
        m_page->hide();
        tell({7});
        QCOMPARE(m_reads, 1);
        m_page->show();
        QTRY_COMPARE(m_reads, 2);
    }

    void model_holdsItsPromises_overAnyChange()
    {
        WatchModel model(m_world->clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(5);
        for (int round = 0; round < 200; ++round) {
            std::vector<WatchedAgent> team;
            for (int i = random.bounded(4); i > 0; --i) {
                WatchedAgent agent;
                agent.id = AgentId(QString::number(i));
                for (int j = random.bounded(4); j > 0; --j)
                    agent.cases.push_back(caseOf(u"c"_s, random.bounded(5), std::chrono::minutes(random.bounded(60))));
                team.push_back(std::move(agent));
            }
            model.setTeam(team);
            QVERIFY(model.team() == team);
        }
    }
    void query_findsPeople_theirPresenceAndTheirCases()
    {
        FedProjection fed;
        fed.tell(eventAt(channel(u"page"_s, Platform::Telegram, u"A"_s), morning));
        MemberDescribed mei;
        mei.agent = AgentId(u"mei"_s);
        mei.name = u"Mei"_s;
        mei.capacity = 3;
        mei.by = agent(u"lead"_s);
        fed.tell(eventAt(mei, morning));
        fed.tell(eventAt(PresenceChanged{agent(u"mei"_s), Presence::Busy, QString()}, morning + 1min));
        int number = 0;
        for (const QString &who : {u"anna"_s, u"ben"_s, u"carl"_s})
            fed.tell(received(u"page"_s, customerMessage(who, ++number, u"hello"_s, morning + 2min * number)));
        const std::vector<CaseRow> cases = fed.casesByRow();
        fed.tell(eventAt(CaseClaimed{cases.at(1).id, agent(u"mei"_s)}, morning + 10min));
        fed.tell(eventAt(CaseClaimed{cases.at(0).id, agent(u"mei"_s)}, morning + 11min));
        fed.tell(eventAt(CaseClaimed{cases.at(2).id, agent(u"zhou"_s)}, morning + 12min));
        const Result<std::vector<WatchedAgent>> team = watchedTeam(fed.db(), 100);
        QVERIFY(team);
        QCOMPARE(team->size(), 2U);
        QCOMPARE(team->at(0).name, u"Mei"_s);
        QCOMPARE(team->at(0).presence, Presence::Busy);
        QCOMPARE(team->at(0).capacity, 3);
        QCOMPARE(team->at(0).cases.size(), 2U);
        QCOMPARE(team->at(0).cases.front().id, cases.at(0).id); // due first
        QCOMPARE(team->at(1).id, AgentId(u"zhou"_s)); // works without being described
        fed.tell(eventAt(CaseResolved{cases.at(2).id, agent(u"zhou"_s)}, morning + 20min));
        QCOMPARE(watchedTeam(fed.db(), 100)->size(), 1U);
    }
};

QTEST_MAIN(TestWatchPage)
#include "tst_watch_page.moc"
