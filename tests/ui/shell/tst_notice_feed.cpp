// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_feed.h"

#include "tests/support/fake_store_source.h"
#include "tests/support/manual_scheduler.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

struct Board final : NoticeBoard {
    std::vector<Notice> shown;
    void show(const Notice &notice) override { shown.push_back(notice); }
    void setUnread(qint64) override { }
};

/// A desk of agent "lin", 林晓, with one customer's case.
struct World {
    ManualClock clock;
    ManualScheduler scheduler{clock};
    FakeStoreSource store;
    Board board;
    PreferenceSource preferences{{}, [](const QJsonObject &) {}};
    Notifier notifier{board, preferences};
    qint64 looking = 0;
    NoticeFeed feed{{store, notifier, clock, scheduler, [this] { return looking; }},
                    {AgentId(u"lin"_s), u"林晓"_s, {}, AuthorKind::Agent}};

    CaseRow &put(qint64 row, const QString &assignee)
    {
        CaseRow made;
        made.row = row;
        made.contactName = u"李雷 13800138000"_s;
        made.state = CaseState::Open;
        made.assignee = AgentId(assignee);
        made.unread = 1;
        return store.cases[row] = made;
    }
    TimelineRow &add(qint64 caseRow, qint64 row, TimelineKind kind, const QString &text)
    {
        TimelineRow entry;
        entry.row = row;
        entry.kind = kind;
        entry.direction = kind == TimelineKind::Message ? Direction::In : Direction::Out;
        entry.at = clock.now();
        entry.text = text;
        if (kind != TimelineKind::Message) {
            entry.agent = AgentId(u"zhou"_s);
            entry.authorName = u"周明"_s;
        }
        store.timelines[caseRow].push_back(entry);
        return store.timelines[caseRow].back();
    }
    void change(std::vector<qint64> cases, std::vector<qint64> messages = {})
    {
        ChangeSet changes;
        changes.cases = std::move(cases);
        changes.messages = std::move(messages);
        feed.apply(changes);
        while (store.deliver() > 0) { }
    }
};

} // namespace

class TestNoticeFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void message_ofMyOwnOrNobodysCase_isTold_masked();
    void message_ofAColleaguesCase_orOnTheScreen_isNot();
    void import_isNoNews();
    void transferToMe_isTold_myOwnIsNot();
    void offerByTheRouting_isTold();
    void mention_data();
    void mention();
    void promise_isToldWhenItTurnsAmber_once();
    void promise_met_isNotTold();
};

void TestNoticeFeed::message_ofMyOwnOrNobodysCase_isTold_masked()
{
    World world;
    world.put(1, u"lin"_s);
    world.put(2, {});
    world.add(1, 10, TimelineKind::Message, u"我的电话 13900139000\n在吗"_s);
    world.add(2, 11, TimelineKind::Message, u"有人吗"_s);
    world.change({1, 2}, {10, 11});
    QCOMPARE(world.board.shown.size(), size_t(2));
    const Notice &first = world.board.shown.front();
    QCOMPARE(first.kind, NotificationKind::Waiting);
    QCOMPARE(first.caseRow, 1);
    QVERIFY(!first.title.contains(u"13800138000"_s) && first.title.contains(u"138****8000"_s));
    QVERIFY(!first.text.contains(u"13900139000"_s) && first.text.endsWith(u"在吗"_s));
    world.notifier.seen(1);
    world.change({1, 2}, {}); // something else about the cases: the same message is no news
    QCOMPARE(world.board.shown.size(), size_t(2));
}

void TestNoticeFeed::message_ofAColleaguesCase_orOnTheScreen_isNot()
{
    World world;
    world.put(1, u"zhou"_s);
    world.put(2, u"lin"_s);
    world.looking = 2;
    world.add(1, 10, TimelineKind::Message, u"在吗"_s);
    world.add(2, 11, TimelineKind::Message, u"在吗"_s);
    world.change({1, 2}, {10, 11});
    QCOMPARE(world.board.shown.size(), size_t(0));
}

void TestNoticeFeed::import_isNoNews()
{
    World world;
    world.put(1, {});
    world.add(1, 10, TimelineKind::Message, u"在吗"_s).at = world.clock.now() - 24h;
    world.change({1}, {10});
    QCOMPARE(world.board.shown.size(), size_t(0));
}

void TestNoticeFeed::transferToMe_isTold_myOwnIsNot()
{
    World world;
    world.put(1, u"lin"_s);
    world.put(2, u"lin"_s);
    world.clock.advance(1s);
    for (const qint64 row : {1, 2}) {
        TimelineRow &moved = world.add(row, 10 + row, TimelineKind::Activity, {});
        moved.activity = u"case.transferred"_s;
        moved.details = {{u"to"_s, u"lin"_s}};
        if (row == 2)
            moved.agent = AgentId(u"lin"_s);
    }
    world.change({1, 2});
    QCOMPARE(world.board.shown.size(), size_t(1));
    QCOMPARE(world.board.shown.front().kind, NotificationKind::Assigned);
    QVERIFY(world.board.shown.front().text.contains(u"周明"_s));
}

void TestNoticeFeed::offerByTheRouting_isTold()
{
    World world;
    CaseRow &mine = world.put(1, u"lin"_s);
    mine.offeredAt = world.clock.now();
    CaseRow &other = world.put(2, u"zhou"_s);
    other.offeredAt = world.clock.now();
    for (const qint64 row : {1, 2}) {
        TimelineRow &entry = world.add(row, 10 + row, TimelineKind::Activity, {});
        entry.agent = AgentId();
        entry.author = AuthorKind::System;
        entry.activity = u"case.routed"_s;
        entry.details = {{"to"_L1, row == 1 ? u"lin"_s : u"zhou"_s}};
    }
    world.change({1, 2});
    QCOMPARE(world.board.shown.size(), size_t(1));
    QCOMPARE(world.board.shown.front().kind, NotificationKind::Assigned);
    QCOMPARE(world.board.shown.front().caseRow, 1);
}

void TestNoticeFeed::mention_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("told");
    QTest::newRow("by id") << u"@lin please look"_s << true;
    QTest::newRow("by name, Chinese words follow at once") << u"麻烦@林晓看一下"_s << true;
    QTest::newRow("a longer id") << u"@linda please look"_s << false;
    QTest::newRow("a longer id, then mine") << u"@linda and @Lin please"_s << true;
    QTest::newRow("no sign") << u"林晓 knows"_s << false;
}

void TestNoticeFeed::mention()
{
    QFETCH(const QString, text);
    QFETCH(const bool, told);
    World world;
    world.put(1, u"zhou"_s);
    world.clock.advance(1s);
    world.add(1, 10, TimelineKind::Note, text);
    world.change({1});
    QCOMPARE(world.board.shown.size(), size_t(told ? 1 : 0));
    if (told)
        QCOMPARE(world.board.shown.front().kind, NotificationKind::Mentioned);
}

void TestNoticeFeed::promise_isToldWhenItTurnsAmber_once()
{
    World world;
    const Instant start = world.clock.now();
    world.put(1, u"lin"_s).clock = RunningClock{ClockKind::FirstResponse, start, start + 60min};
    world.put(2, u"zhou"_s).clock = RunningClock{ClockKind::FirstResponse, start, start + 20min};
    world.feed.start();
    while (world.store.deliver() > 0) { }
    QVERIFY(world.scheduler.next() == start + 45min);
    world.scheduler.advance(44min + 59s);
    QCOMPARE(world.board.shown.size(), size_t(0));
    world.scheduler.advance(1s);
    QCOMPARE(world.board.shown.size(), size_t(1));
    QCOMPARE(world.board.shown.front().kind, NotificationKind::AboutToBreach);
    world.notifier.seen(1);
    world.change({1});
    QCOMPARE(world.board.shown.size(), size_t(1));
}

void TestNoticeFeed::promise_met_isNotTold()
{
    World world;
    const Instant start = world.clock.now();
    world.put(1, u"lin"_s).clock = RunningClock{ClockKind::FirstResponse, start, start + 60min};
    world.change({1});
    world.put(1, u"lin"_s).clock.reset();
    world.change({1});
    world.scheduler.advance(2h);
    QCOMPARE(world.board.shown.size(), size_t(0));
}

QTEST_MAIN(TestNoticeFeed)
#include "tst_notice_feed.moc"
