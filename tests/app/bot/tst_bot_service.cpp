// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bot/bot_service.h"
#include "app/duty/leaving.h"
#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/policy/sla.h"
#include "models/store/search_index.h"
#include "tests/support/event_maker.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_scheduler.h"
#include "tests/support/memory_log.h"

#include <QEventLoop>
#include <QFile>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The bot at work: a real store, a log in memory, time as the test says.
class TestBotService : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<MemoryLog> m_log;
    ManualClock m_clock;
    std::unique_ptr<ManualScheduler> m_scheduler;
    std::unique_ptr<BotService> m_bot;
    BotFlow m_flow;
    std::vector<std::vector<OrderKey>> m_asked;
    std::vector<BotService::OrdersDone> m_answers;
    Sequence m_taken = 0;
    int m_number = 0;

    void put(const Event &event, const QString &subject) { m_log->put(subject, {event}); }
    /// Lets the projection take in what is on the log.
    void takeIn()
    {
        std::vector<Record> fresh(m_log->records.begin() + m_taken, m_log->records.end());
        if (fresh.empty())
            return;
        m_taken = m_log->lastSequence();
        const ChangeSet changes = *m_projection->apply(fresh);
        if (m_bot)
            m_bot->follow(changes);
    }
    void writes(const QString &text, const QString &who = u"anna"_s)
    {
        put(received(u"page"_s, customerMessage(who, ++m_number, text, m_clock.now())),
            channelSubject(ChannelId(u"page"_s)));
        takeIn();
    }
    void save(const BotFlow &flow)
    {
        TeamItemSaved saved;
        saved.kind = TeamItemKind::Flow;
        saved.id = u"flow"_s;
        saved.name = u"Bot"_s;
        saved.body = toFlowBody(flow);
        put(eventAt(saved, m_clock.now()), teamSubject());
        takeIn();
    }
    void start()
    {
        m_bot = std::make_unique<BotService>(
            BotService::Parts{*m_log, *m_reader, m_clock, *m_scheduler, Playbook::shipped(),
                              std::make_shared<RuleJudge>(Playbook::shipped()), u"/duty/t"_s,
                              [this](const std::vector<OrderKey> &keys, BotService::OrdersDone done) {
                                  m_asked.push_back(keys);
                                  m_answers.push_back(std::move(done));
                              }});
        m_bot->begin();
    }
    [[nodiscard]] int steps() const { return static_cast<int>(m_log->eventsOf(EventType::BotStepped).size()); }
    [[nodiscard]] QStringList said() const
    {
        QStringList texts;
        for (const Event &event : m_log->eventsOf(EventType::ReplyQueued))
            texts << payloadOf<ReplyQueued>(event)->text;
        return texts;
    }
    [[nodiscard]] BotStepped lastStep() const
    {
        return *payloadOf<BotStepped>(m_log->eventsOf(EventType::BotStepped).back());
    }
    /// The guards that judge what leaves let pass whatever the bot says.
    void everythingMayLeave()
    {
        const std::vector<OutboxRow> leaving = *outbox(m_projection->database());
        for (const OutboxRow &row : leaving) {
            const auto verdict =
                checkLeaving(row, *caseView(m_projection->database(), row.caseRow), *Playbook::shipped());
            QVERIFY2(!verdict, verdict ? qPrintable(verdict->rule + u": "_s + row.text) : "");
        }
    }
    /// Waits until the bot has written `count` steps, and lets the projection take them in.
    void waitFor(int count)
    {
        settle();
        QTRY_COMPARE(steps(), count);
        takeIn();
        settle();
        everythingMayLeave();
    }
    /// Everything asked of the reader before now has been answered, and the answers have arrived.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            QEventLoop loop;
            m_reader->askForDuty([&loop](sqlite::Database &) {
                QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
            });
            loop.exec();
        }
    }
    CaseView view(int index = 0)
    {
        CaseFilter all;
        all.box = CaseFilter::Box::All;
        auto rows = *firstCases(m_projection->database(), all, 10);
        std::sort(rows.begin(), rows.end(), [](const CaseRow &a, const CaseRow &b) { return a.row < b.row; });
        return *caseView(m_projection->database(), rows.at(static_cast<size_t>(index)).row);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        const QString file = m_dir->filePath(u"p.db"_s);
        m_projection = openPlain(file);
        m_clock.set(morning + 1h);
        m_scheduler = std::make_unique<ManualScheduler>(m_clock);
        m_log = std::make_unique<MemoryLog>();
        m_reader = std::move(*StoreReader::open(file, std::nullopt, m_clock));
        m_taken = 0;
        m_number = 0;
        m_asked.clear();
        m_answers.clear();
        QFile shipped(u":/bot/zh.json"_s);
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        m_flow = *fromFlowBody(QJsonDocument::fromJson(shipped.readAll()).object());
        m_flow.channels = {ChannelId(u"page"_s)};
        put(eventAt(channel(u"page"_s, Platform::Telegram, u"晨光"_s), morning), channelSubject(ChannelId(u"page"_s)));
        takeIn();
        save(m_flow);
        start();
        settle();
    }
    void cleanup()
    {
        m_bot.reset();
        m_reader.reset();
        m_projection.reset();
    }

    void anOrder_isLookedUpAndTold()
    {
        writes(u"我的快递到哪了"_s);
        waitFor(1);
        QCOMPARE(said(), QStringList(u"您好，我是晨光智能客服机器人小联。\n请把订单号发给我，我来查。"_s));
        writes(u"20261122001"_s);
        QTRY_COMPARE(m_asked.size(), size_t{1});
        QCOMPARE(m_asked.front().front(), (OrderKey{OrderKeyKind::Number, u"20261122001"_s}));
        Order order;
        order.number = u"20261122001"_s;
        order.state = u"已发货"_s;
        order.asOf = m_clock.now();
        m_answers.front()({order});
        waitFor(2);
        QVERIFY(said().last().startsWith(u"订单 20261122001：已发货"_s));
        const Event reply = m_log->eventsOf(EventType::ReplyQueued).back();
        QCOMPARE(payloadOf<ReplyQueued>(reply)->by.kind, AuthorKind::Bot);
        writes(u"没有了"_s);
        waitFor(3);
        QCOMPARE(view().head.state, CaseState::Resolved);
        QCOMPARE(view().bot->ended, u"finished"_s);
    }
    void anOrderSystemThatIsSilent_holdsNobodyUp()
    {
        writes(u"查订单"_s);
        waitFor(1);
        writes(u"20261122001"_s);
        QTRY_COMPARE(m_asked.size(), size_t{1});
        m_scheduler->advance(5s);
        waitFor(2);
        QCOMPARE(lastStep().ended, u"flow"_s);
        m_answers.front()({Order{}}); // too late
        settle();
        QCOMPARE(steps(), 2);
    }

    void aPerson_isPromisedWithinAMinute()
    {
        writes(u"转人工"_s);
        waitFor(1);
        QCOMPARE(lastStep().ended, u"asks_person"_s);
        const auto transfer = [this] {
            const std::vector<RunningClock> clocks = view().clocks;
            const auto found = std::find_if(clocks.begin(), clocks.end(),
                                            [](const RunningClock &c) { return c.kind == ClockKind::Transfer; });
            return found == clocks.end() ? std::nullopt : std::optional(*found);
        };
        QCOMPARE(transfer().value().due, m_clock.now() + 60s);
        // The bot's last words leave; the customer still waits for somebody.
        const MessageId words = payloadOf<ReplyQueued>(m_log->eventsOf(EventType::ReplyQueued).back())->message;
        put(eventAt(ReplySent{view().head.id, words, u"p1"_s}, m_clock.now()), replySubject(words));
        takeIn();
        QVERIFY(view().head.waitingForUs);
        put(eventAt(CaseClaimed{view().head.id, agent(u"lin"_s)}, m_clock.now() + 20s), caseSubject(view().head.id));
        takeIn();
        QVERIFY(!transfer());
        writes(u"在吗"_s);
        settle();
        QCOMPARE(steps(), 1); // never on a case that a person owns
    }
    void aPersonWhoIsFaster_wins()
    {
        writes(u"查订单"_s);
        const CaseView seen = view();
        // Taken on the log before the bot's answer, which the projection has not heard of.
        m_log->put(caseSubject(seen.head.id), {eventAt(CaseClaimed{seen.head.id, agent(u"lin"_s)}, m_clock.now())});
        settle();
        takeIn();
        settle();
        QVERIFY(said().isEmpty());
        const int before = steps();
        QCOMPARE(before, 0);
        writes(u"20261122001"_s);
        settle();
        QCOMPARE(steps(), before);
    }

    void messagesInARow_areOneQuestion()
    {
        put(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, u"你好"_s, m_clock.now())),
            channelSubject(ChannelId(u"page"_s)));
        put(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, u"想查一下快递"_s, m_clock.now())),
            channelSubject(ChannelId(u"page"_s)));
        takeIn();
        waitFor(1);
        QCOMPARE(lastStep().state, u"ask_order"_s);
        QCOMPARE(said().size(), 1);
    }
    void whoWritesWhileTheBotWrites_isHeardAfterwards()
    {
        writes(u"查订单"_s);
        QTRY_COMPARE(steps(), 1); // not yet taken in
        put(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, u"转人工"_s, m_clock.now())),
            channelSubject(ChannelId(u"page"_s)));
        takeIn();
        waitFor(2);
        QCOMPARE(lastStep().ended, u"asks_person"_s);
    }

    void itSpeaksOnlyWhereItShould_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("another channel") << u"channel"_s;
        QTest::newRow("a public comment") << u"public"_s;
        QTest::newRow("a message of yesterday") << u"old"_s;
        QTest::newRow("people serve and the flow is for closed hours") << u"hours"_s;
        QTest::newRow("a flow with a mistake") << u"mistake"_s;
    }
    void itSpeaksOnlyWhereItShould()
    {
        QFETCH(const QString, what);
        if (what == "channel"_L1)
            m_flow.channels = {ChannelId(u"other"_s)};
        if (what == "hours"_L1)
            m_flow.hours = BotHours::Closed;
        if (what == "mistake"_L1)
            m_flow.start = u"nowhere"_s;
        save(m_flow);
        settle();
        if (what == "public"_L1)
            put(received(u"page"_s, publicComment(u"post"_s, u"anna"_s, 1, u"查订单"_s, m_clock.now())),
                channelSubject(ChannelId(u"page"_s)));
        else
            put(received(u"page"_s,
                         customerMessage(u"anna"_s, 1, u"查订单"_s, m_clock.now() - (what == "old"_L1 ? 24h : 0h))),
                channelSubject(ChannelId(u"page"_s)));
        takeIn();
        settle();
        QCOMPARE(steps(), 0);
    }

    void whileNobodyServes_aCallBackIsPromised()
    {
        m_clock.set(morning + 12h); // 21:00 in Shanghai
        writes(u"转人工"_s);
        waitFor(1);
        writes(u"洗衣机漏水，请回电 13800138000"_s);
        waitFor(2);
        const std::vector<FollowUpRow> owed = view().followUps;
        QCOMPARE(owed.size(), size_t{1});
        QCOMPARE(owed.front().due, morning + 25h); // an hour after opening
        QVERIFY(owed.front().channel.isEmpty());
        QVERIFY(owed.front().promise.contains(u"漏水"_s));
        QVERIFY(said().last().contains(u"9月2日"_s));
        QVERIFY(view().head.waitingForUs);
    }

    void whoWantedAPersonAtNight_needNotAnswerInTheMorning()
    {
        m_clock.set(morning + 12h);
        writes(u"转人工"_s);
        waitFor(1);
        QCOMPARE(lastStep().ended, QString());
        // The words leave; whoever wants a person waits for one all the same, from the next opening on.
        const MessageId words = payloadOf<ReplyQueued>(m_log->eventsOf(EventType::ReplyQueued).back())->message;
        put(eventAt(ReplySent{view().head.id, words, u"p1"_s}, m_clock.now()), replySubject(words));
        takeIn();
        QVERIFY(view().head.waitingForUs);
        QCOMPARE(*lastStep().personBy, morning + 24h + 60s);
        m_clock.set(morning + 24h + 5min);
        writes(u"在吗"_s);
        waitFor(2);
        QCOMPARE(lastStep().ended, u"asks_person"_s);
    }
    void aMinor_isToldWhatMayBeTold()
    {
        writes(u"我今年11岁，想退掉昨天的充值"_s);
        waitFor(1);
        QCOMPARE(lastStep().ended, u"minor"_s);
        MessageJudged judged;
        judged.caseId = view().head.id;
        judged.message = lastStep().after;
        judged.minor = u"self"_s;
        put(eventAt(judged, m_clock.now()), workSubject(view().head.id));
        takeIn();
        everythingMayLeave();
    }
    void aMergedCase_isNotGreetedAnew()
    {
        writes(u"转人工"_s);
        waitFor(1);
        writes(u"hello"_s, u"ben"_s);
        waitFor(2);
        const CaseView anna = view(0), ben = view(1);
        put(eventAt(ContactMerged{ben.head.contact, anna.head.contact, agent(u"lin"_s), {}}, m_clock.now()), u"x"_s);
        put(eventAt(CaseMerged{anna.head.id, ben.head.id, agent(u"lin"_s), {}}, m_clock.now()), u"x"_s);
        takeIn();
        QVERIFY(caseView(m_projection->database(), ben.head.row)->bot.has_value());
    }

    void aFlowThatIsGone_leavesTheCaseToPeople()
    {
        writes(u"查订单"_s);
        waitFor(1);
        m_flow.channels.clear();
        save(m_flow);
        settle();
        writes(u"20261122001"_s);
        waitFor(2);
        QCOMPARE(lastStep().ended, u"trouble"_s);
        QVERIFY(view().head.waitingForUs);
    }
    void anotherStart_takesUpWhatWasLeft()
    {
        m_bot.reset();
        writes(u"查订单"_s);
        start();
        waitFor(1);
        m_bot.reset();
        start();
        settle();
        QCOMPARE(steps(), 1); // and nothing twice
    }
};

QTEST_GUILESS_MAIN(TestBotService)
#include "tst_bot_service.moc"
