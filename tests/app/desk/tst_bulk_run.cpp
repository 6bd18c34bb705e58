// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/bulk_run.h"

#include "models/policy/playbook.h"
#include "tests/support/fake_store_source.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = BulkAction::Kind;
using End = BulkOutcome::Kind;

namespace
{

/// Answers later, and counts how many appends wait at a time.
class SlowLog final : public QObject, public Log
{
public:
    MemoryLog log;
    int underWay = 0, most = 0;
    std::function<void()> beforeAppend;

    void append(Append what, AppendDone done) override
    {
        most = std::max(most, ++underWay);
        QMetaObject::invokeMethod(
            this,
            [this, what = std::move(what), done = std::move(done)] {
                --underWay;
                if (beforeAppend)
                    beforeAppend();
                log.append(what, done);
            },
            Qt::QueuedConnection);
    }
    [[nodiscard]] std::unique_ptr<Subscription> follow(Sequence, RecordSink) override { return nullptr; }
    [[nodiscard]] Sequence lastSequence() const override { return log.lastSequence(); }
};

AgentProfile profile(const QString &id, const QString &name, AuthorKind role = AuthorKind::Agent)
{
    return {AgentId(id), name, {}, role};
}

} // namespace

class TestBulkRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fiveHundredCases_aFewAtATime_allDone();
    void undo_givesBackWhatWas_data();
    void undo_givesBackWhatWas();
    void undo_leavesWhatAColleagueChangedSince();
    void colleaguesCase_isNamed();
    void lostRace_isNamed();
    void resolveWithoutSolution_saysWhichRule();
    void resolvedWithItsClockRunning_isNotReopened();
    void goneCaseAndUnwritableLog_areReasons();
    void stop_leavesTheRest();
    void whatStandsAlready_isNoFailure_data();
    void whatStandsAlready_isNoFailure();
    void colleaguesCase_isLeftToASupervisor_data();
    void colleaguesCase_isLeftToASupervisor();
    void offeredCase_isTakenByClaiming();

private:
    CaseRow &add(qint64 row);
    void finish();
    /// The store shows what is on the log for claims and releases.
    void fold();

    ManualClock m_clock;
    const std::shared_ptr<const Playbook> m_playbook = Playbook::shipped();
    std::unique_ptr<SlowLog> m_log;
    std::unique_ptr<FakeStoreSource> m_store;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<BulkRun> m_run;
};

void TestBulkRun::init()
{
    m_run.reset();
    m_desk.reset();
    m_log = std::make_unique<SlowLog>();
    m_store = std::make_unique<FakeStoreSource>();
    m_desk = std::make_unique<Desk>(*m_log, m_clock, *m_playbook, profile(u"lin"_s, u"林晓"_s));
    m_run = std::make_unique<BulkRun>(*m_desk, *m_store);
}

CaseRow &TestBulkRun::add(qint64 row)
{
    CaseRow one;
    one.row = row;
    one.id = CaseId::generate();
    one.contactName = u"customer %1"_s.arg(row);
    return m_store->cases[row] = one;
}

void TestBulkRun::finish()
{
    QTRY_VERIFY(!m_run->isRunning());
}

void TestBulkRun::fold()
{
    for (const Record &record : m_log->log.records)
        for (auto &[row, one] : m_store->cases) {
            if (record.subject != caseSubject(one.id))
                continue;
            one.sequence = record.sequence;
            const EventType type = record.events.back().type;
            one.assignee = type == EventType::CaseClaimed ? AgentId(u"lin"_s) : AgentId();
        }
}

void TestBulkRun::fiveHundredCases_aFewAtATime_allDone()
{
    std::vector<qint64> rows;
    for (qint64 row = 1; row <= 500; ++row) {
        add(row);
        rows.push_back(row);
    }
    QSignalSpy progressed(m_run.get(), &BulkRun::progressed), ended(m_run.get(), &BulkRun::ended);
    m_run->start({.kind = Kind::Claim}, rows);
    QCOMPARE(m_run->finished(), 0); // the caller is not held up
    finish();
    QCOMPARE(m_run->count(End::Done), 500);
    QCOMPARE(progressed.size(), 500);
    QCOMPARE(ended.size(), 1);
    QVERIFY2(m_log->most <= BulkRun::mostUnderWay, qPrintable(QString::number(m_log->most)));
    QCOMPARE(m_log->log.eventsOf(EventType::CaseClaimed).size(), 500U);

    fold();
    QVERIFY(m_run->canUndo());
    m_run->undo();
    finish();
    fold();
    QCOMPARE(m_run->count(End::Done), 500);
    QVERIFY(m_log->most <= BulkRun::mostUnderWay);
    for (const auto &[row, one] : m_store->cases)
        QVERIFY(one.assignee.isEmpty());
    QVERIFY(!m_run->canUndo());
}

void TestBulkRun::undo_givesBackWhatWas_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("mine");
    QTest::addColumn<QStringList>("events");
    const auto row = [](const char *name, Kind kind, bool mine, const QStringList &events) {
        QTest::newRow(name) << static_cast<int>(kind) << mine << events;
    };
    row("a claimed case is released", Kind::Claim, false, {u"case.claimed"_s, u"case.released"_s});
    row("a released case is mine again", Kind::Release, true, {u"case.released"_s, u"case.claimed"_s});
    row("a case handed to another queue goes back to its own, and to me", Kind::Transfer, true,
        {u"case.transferred"_s, u"case.transferred"_s, u"case.claimed"_s});
    row("a case nobody had goes back to its queue", Kind::Transfer, false,
        {u"case.transferred"_s, u"case.transferred"_s});
    row("a tag is taken away", Kind::Tag, false, {u"case.tagged"_s, u"case.tagged"_s});
    row("a snoozed case wakes", Kind::Snooze, false, {u"case.snoozed"_s, u"case.woken"_s});
    row("class and priority are as before", Kind::Classify, false, {u"case.classified"_s, u"case.classified"_s});
    row("what was read is unread", Kind::MarkRead, false, {u"case.read"_s, u"case.read"_s});
}

void TestBulkRun::undo_givesBackWhatWas()
{
    QFETCH(const int, kind);
    QFETCH(const bool, mine);
    QFETCH(const QStringList, events);
    CaseRow &row = add(1);
    row.queue = u"refunds"_s;
    row.unread = 2;
    if (mine)
        row.assignee = AgentId(u"lin"_s);
    BulkAction action{.kind = static_cast<Kind>(kind)};
    action.to.queue = u"logistics"_s;
    action.tag = u"宝妈"_s;
    action.what.caseClass = CaseClass::Urgent;
    action.what.priority = Priority::Normal; // has it already: not written at all
    m_run->start(action, {1});
    finish();
    QCOMPARE(m_run->count(End::Done), 1);
    m_run->undo();
    finish();
    QCOMPARE(m_run->count(End::Done), 1);
    QStringList written;
    QJsonObject last;
    for (const Record &record : m_log->log.records)
        for (const Event &event : record.events) {
            written << QString(toText(event.type)).section(u'.', 1, -2); // "case.claimed"
            last = event.data;
        }
    QCOMPARE(written, events);
    if (static_cast<Kind>(kind) == Kind::Transfer && !mine)
        QCOMPARE(last["queue"_L1].toString(), u"refunds"_s);
    if (static_cast<Kind>(kind) == Kind::Classify) {
        QCOMPARE(last["class"_L1].toString(), toText(CaseClass::Normal));
        QCOMPARE(m_log->log.records.front().events.front().data.contains("priority"_L1), false);
    }
    if (static_cast<Kind>(kind) == Kind::MarkRead)
        QVERIFY(last["unread"_L1].toBool());
    if (static_cast<Kind>(kind) == Kind::Tag)
        QVERIFY(last["removed"_L1].toBool());
}

void TestBulkRun::undo_leavesWhatAColleagueChangedSince()
{
    const CaseId id = add(1).id;
    add(2);
    m_run->start({.kind = Kind::Snooze}, {1, 2});
    finish();
    Desk wang(*m_log, m_clock, *m_playbook, profile(u"wang"_s, u"王芳"_s));
    CaseRow seen = m_store->cases.at(1);
    seen.sequence = m_log->log.records.front().sequence;
    bool claimed = false;
    wang.claim(seen, [&claimed](const DeskResult &result) { claimed = result.done(); });
    QTRY_VERIFY(claimed);
    m_run->undo();
    finish();
    QCOMPARE(m_run->count(End::Done), 1);
    QCOMPARE(m_run->count(End::Taken), 1);
    QCOMPARE(m_run->outcomes().front().result.winner, u"王芳"_s);
    QVERIFY(m_log->log.eventsOf(EventType::CaseWoken).front().data["case"_L1].toString() != id.toString());
}

void TestBulkRun::colleaguesCase_isNamed()
{
    CaseRow &row = add(1);
    row.assignee = AgentId(u"wang"_s);
    row.assigneeName = u"王芳"_s;
    m_run->start({.kind = Kind::Claim}, {1});
    finish();
    QCOMPARE(m_run->outcomes().front().kind, End::Taken);
    QCOMPARE(m_run->outcomes().front().result.winner, u"王芳"_s);
    QVERIFY(m_log->log.records.empty());
}

void TestBulkRun::lostRace_isNamed()
{
    const CaseRow row = add(1);
    Desk wang(m_log->log, m_clock, *m_playbook, profile(u"wang"_s, u"王芳"_s));
    m_log->beforeAppend = [&] {
        m_log->beforeAppend = {};
        wang.claim(row, {});
    };
    m_run->start({.kind = Kind::Claim}, {1});
    finish();
    QCOMPARE(m_run->outcomes().front().kind, End::Taken);
    QCOMPARE(m_run->outcomes().front().result.winner, u"王芳"_s);
    QVERIFY(!m_run->canUndo());
}

void TestBulkRun::resolveWithoutSolution_saysWhichRule()
{
    add(1);
    m_store->views[1].scriptMode = ScriptMode::Enforce;
    m_run->start({.kind = Kind::Resolve}, {1});
    finish();
    QCOMPARE(m_run->outcomes().front().kind, End::Refused);
    QVERIFY(!m_run->outcomes().front().result.report.hardest()->reason.isEmpty());
    QVERIFY(m_log->log.records.empty());
}

void TestBulkRun::resolvedWithItsClockRunning_isNotReopened()
{
    add(1).clock = RunningClock{ClockKind::FirstResponse, m_clock.now(), m_clock.now() + 1h};
    add(2);
    for (const qint64 row : {1, 2})
        m_store->views[row].scriptMode = ScriptMode::Off;
    m_run->start({.kind = Kind::Resolve}, {1, 2});
    finish();
    QCOMPARE(m_run->count(End::Done), 2);
    m_run->undo();
    finish();
    QCOMPARE(m_run->count(End::NotExact), 1);
    QCOMPARE(m_run->count(End::Done), 1);
    QCOMPARE(m_log->log.eventsOf(EventType::CaseReopened).size(), 1U);
}

void TestBulkRun::goneCaseAndUnwritableLog_areReasons()
{
    add(2);
    m_log->log.reachable = false;
    m_run->start({.kind = Kind::Claim}, {1, 2});
    finish();
    QCOMPARE(m_run->outcomes().at(0).kind, End::Gone);
    QCOMPARE(m_run->outcomes().at(1).kind, End::Unavailable);
    QCOMPARE(m_run->outcomes().at(1).before.contactName, u"customer 2"_s);
}

void TestBulkRun::stop_leavesTheRest()
{
    std::vector<qint64> rows;
    for (qint64 row = 1; row <= 100; ++row) {
        add(row);
        rows.push_back(row);
    }
    QSignalSpy ended(m_run.get(), &BulkRun::ended);
    connect(m_run.get(), &BulkRun::progressed, this, [this] {
        if (m_run->finished() == 10)
            m_run->stop();
    });
    m_run->start({.kind = Kind::Claim}, rows);
    finish();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(m_run->finished(), 100);
    QVERIFY(m_run->count(End::Done) >= 10);
    QVERIFY(m_run->count(End::Done) < 10 + BulkRun::mostUnderWay); // what had begun was finished
    QCOMPARE(m_run->count(End::Stopped), 100 - m_run->count(End::Done));
    QCOMPARE(static_cast<int>(m_log->log.records.size()), m_run->count(End::Done));
}

void TestBulkRun::whatStandsAlready_isNoFailure_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("mine already") << static_cast<int>(Kind::Claim);
    QTest::newRow("has the tag") << static_cast<int>(Kind::Tag);
    QTest::newRow("has the class") << static_cast<int>(Kind::Classify);
    QTest::newRow("is read") << static_cast<int>(Kind::MarkRead);
}

void TestBulkRun::whatStandsAlready_isNoFailure()
{
    QFETCH(const int, kind);
    CaseRow &row = add(1);
    row.assignee = AgentId(u"lin"_s);
    row.tags = {{TagFamily::Scene, u"宝妈"_s, u"agent"_s, {}}};
    BulkAction action{.kind = static_cast<Kind>(kind)};
    action.tag = u"宝妈"_s;
    action.what.caseClass = CaseClass::Normal;
    m_run->start(action, {1});
    finish();
    QCOMPARE(m_run->outcomes().front().kind, End::Already);
    QVERIFY(m_log->log.records.empty());
    QVERIFY(!m_run->canUndo());
}

void TestBulkRun::colleaguesCase_isLeftToASupervisor_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("release") << static_cast<int>(Kind::Release);
    QTest::newRow("hand over") << static_cast<int>(Kind::Transfer);
    QTest::newRow("snooze") << static_cast<int>(Kind::Snooze);
    QTest::newRow("resolve") << static_cast<int>(Kind::Resolve);
}

void TestBulkRun::colleaguesCase_isLeftToASupervisor()
{
    QFETCH(const int, kind);
    CaseRow row = add(1);
    row.assignee = AgentId(u"wang"_s);
    BulkAction action{.kind = static_cast<Kind>(kind)};
    action.to.queue = u"refunds"_s;
    QCOMPARE(standsAgainst(action, row, profile(u"lin"_s, {})), std::optional(End::Taken));
    QCOMPARE(standsAgainst(action, row, profile(u"zhao"_s, {}, AuthorKind::Supervisor)), std::nullopt);
    QCOMPARE(standsAgainst({.kind = Kind::Tag, .tag = u"VIP"_s}, row, profile(u"lin"_s, {})), std::nullopt);
    if (action.kind != Kind::Release)
        return;
    const std::deque<BulkAction> back = opposite(action, row, AgentId(u"zhao"_s));
    QCOMPARE(back.size(), 1U);
    QCOMPARE(back.front().to.to.text(), u"wang"_s);
}

void TestBulkRun::offeredCase_isTakenByClaiming()
{
    CaseRow &row = add(1);
    row.assignee = AgentId(u"lin"_s);
    row.offeredAt = m_clock.now();
    m_run->start({.kind = Kind::Claim}, {1});
    finish();
    QCOMPARE(m_run->count(End::Done), 1);
    QVERIFY(!m_run->canUndo()); // whoever offered it has been told
}

QTEST_GUILESS_MAIN(TestBulkRun)
#include "tst_bulk_run.moc"
