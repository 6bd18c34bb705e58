// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/macro_run.h"

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
using Deed = MacroDeed;

namespace
{

MacroStep step(Deed deed, const QString &text = {})
{
    return {.deed = deed, .text = text};
}

} // namespace

/// Macros over a desk with a log in memory; the store is brought up to date by hand.
class TestMacroRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyDeed_isOneCommand_inOrder();
    void textsAreFilledIn();
    void firstFailure_endsIt_andSaysWhere();
    void lostRace_namesTheWinner();
    void resolveAfterSending_waitsForTheStore();
    void channelThatTakesNothing_isAskedFirst();
    void withoutConversation_nothingIsSent();

private:
    MacroEnd run(const std::vector<MacroStep> &steps);
    /// The store has everything that is on the log.
    void fold();
    [[nodiscard]] QStringList written() const;

    ManualClock m_clock;
    const std::shared_ptr<const Playbook> m_playbook = Playbook::shipped();
    std::unique_ptr<MemoryLog> m_log;
    std::unique_ptr<FakeStoreSource> m_store;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MacroRun> m_run;
    std::unique_ptr<QSignalSpy> m_inserted, m_next;
    std::optional<MacroEnd> m_end;
    ThreadId m_thread;
    bool m_mayLeave = true;
};

void TestMacroRun::init()
{
    m_run.reset();
    m_desk.reset();
    m_end.reset();
    m_mayLeave = true;
    m_log = std::make_unique<MemoryLog>();
    m_store = std::make_unique<FakeStoreSource>();
    CaseRow row;
    row.row = 1;
    row.id = CaseId::generate();
    m_store->cases[1] = row;
    m_thread = ThreadId::generate();
    ThreadRow thread;
    thread.id = m_thread;
    thread.channel = ChannelId(u"wechat-1"_s);
    thread.platform = Platform::WechatOa;
    m_store->views[1].threads = {thread};
    m_store->views[1].humanReplied = true;
    m_store->views[1].scriptMode = ScriptMode::Off;
    m_desk = std::make_unique<Desk>(*m_log, m_clock, *m_playbook,
                                    AgentProfile{AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent});
    m_run = std::make_unique<MacroRun>(
        *m_desk, *m_store, m_clock,
        MacroRun::Hooks{[](QString text) { return text.replace(u"{customer}"_s, u"李雷"_s); },
                        [this](const ThreadRow &, const QString &) { return m_mayLeave; },
                        [] { return std::nullopt; }});
    m_inserted = std::make_unique<QSignalSpy>(m_run.get(), &MacroRun::insertRequested);
    m_next = std::make_unique<QSignalSpy>(m_run.get(), &MacroRun::nextRequested);
    connect(m_run.get(), &MacroRun::ended, this, [this](const MacroEnd &end) { m_end = end; });
}

MacroEnd TestMacroRun::run(const std::vector<MacroStep> &steps)
{
    CaseView view = m_store->views.at(1);
    view.head = m_store->cases.at(1);
    m_run->start({steps}, view, m_thread);
    for (int i = 0; i < 100 && !m_end; ++i) {
        QCoreApplication::processEvents();
        fold();
    }
    return m_end.value_or(MacroEnd{.step = 99});
}

void TestMacroRun::fold()
{
    ChangeSet changes;
    changes.upTo = m_log->lastSequence();
    m_run->apply(changes);
}

QStringList TestMacroRun::written() const
{
    QStringList names;
    for (const Record &record : m_log->records)
        for (const Event &event : record.events)
            names << QString(toText(event.type)).section(u'.', 1, -2);
    return names;
}

void TestMacroRun::everyDeed_isOneCommand_inOrder()
{
    MacroStep snooze{.deed = Deed::Snooze, .length = 90min};
    MacroStep urgent{.deed = Deed::Class, .caseClass = CaseClass::Urgent};
    MacroStep high{.deed = Deed::Priority, .priority = Priority::High};
    const MacroEnd end =
        run({step(Deed::Assign), step(Deed::Tag, u"宝妈"_s), step(Deed::Untag, u"旧"_s), urgent, high,
             step(Deed::Category, u"refund"_s), step(Deed::Note, u"note"_s), step(Deed::Send, u"好的"_s), snooze,
             step(Deed::Queue, u"refunds"_s), step(Deed::Insert, u"draft"_s), step(Deed::Next)});
    QVERIFY2(end.whole(), qPrintable(QString::number(end.step)));
    QVERIFY(!m_run->isRunning());
    QCOMPARE(written(),
             (QStringList{u"case.claimed"_s, u"case.tagged"_s, u"case.tagged"_s, u"case.classified"_s,
                          u"case.classified"_s, u"case.classified"_s, u"note.added"_s, u"reply.queued"_s,
                          u"case.snoozed"_s, u"case.transferred"_s}));
    QCOMPARE(m_inserted->size(), 1);
    QCOMPARE(m_next->size(), 1);
    const QJsonObject snoozed = m_log->eventsOf(EventType::CaseSnoozed).front().data;
    QVERIFY(!snoozed["until"_L1].isUndefined());
    QCOMPARE(m_log->eventsOf(EventType::CaseTransferred).front().data["queue"_L1].toString(), u"refunds"_s);
}

void TestMacroRun::textsAreFilledIn()
{
    QVERIFY(run({step(Deed::Insert, u"{customer}，您好"_s), step(Deed::Send, u"{customer}，再见"_s)}).whole());
    QCOMPARE(m_inserted->front().front().toString(), u"李雷，您好"_s);
    QCOMPARE(m_log->eventsOf(EventType::ReplyQueued).front().data["text"_L1].toString(), u"李雷，再见"_s);
}

void TestMacroRun::firstFailure_endsIt_andSaysWhere()
{
    m_store->views[1].scriptMode = ScriptMode::Enforce;
    m_store->views[1].humanReplied = false;
    const MacroEnd end = run({step(Deed::Tag, u"宝妈"_s), step(Deed::Resolve), step(Deed::Note, u"never"_s)});
    QCOMPARE(end.step, 1);
    QCOMPARE(end.deed, Deed::Resolve);
    QCOMPARE(end.result.kind, DeskResult::Kind::Refused);
    QVERIFY(end.result.report.hardest());
    QCOMPARE(written(), QStringList{u"case.tagged"_s}); // what was done stays, what follows is not begun
}

void TestMacroRun::lostRace_namesTheWinner()
{
    Desk wang(*m_log, m_clock, *m_playbook, AgentProfile{AgentId(u"wang"_s), u"王芳"_s, {}, AuthorKind::Agent});
    wang.claim(m_store->cases.at(1), {});
    const MacroEnd end = run({step(Deed::Assign), step(Deed::Tag, u"宝妈"_s)});
    QCOMPARE(end.step, 0);
    QCOMPARE(end.result.kind, DeskResult::Kind::LostRace);
    QCOMPARE(end.result.winner, u"王芳"_s);
}

void TestMacroRun::resolveAfterSending_waitsForTheStore()
{
    CaseView view = m_store->views.at(1);
    view.head = m_store->cases.at(1);
    m_run->start({{step(Deed::Send, u"好的"_s), step(Deed::Resolve)}}, view, m_thread);
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(written(), QStringList{u"reply.queued"_s});
    QVERIFY(m_run->isRunning());
    m_store->views[1].lastCustomerText = u"known from here on"_s;
    fold();
    QTRY_VERIFY(m_end);
    QVERIFY(m_end->whole());
    QCOMPARE(written(), (QStringList{u"reply.queued"_s, u"case.resolved"_s}));
}

void TestMacroRun::channelThatTakesNothing_isAskedFirst()
{
    m_mayLeave = false;
    const MacroEnd end = run({step(Deed::Send, u"{customer}"_s)});
    QVERIFY(end.shut);
    QCOMPARE(end.text, u"李雷"_s); // for the composer
    QVERIFY(m_log->records.empty());
}

void TestMacroRun::withoutConversation_nothingIsSent()
{
    m_thread = ThreadId::generate();
    QVERIFY(run({step(Deed::Send, u"x"_s)}).noThread);
    QVERIFY(m_log->records.empty());
}

QTEST_GUILESS_MAIN(TestMacroRun)
#include "tst_macro_run.moc"
