// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/desk/projector.h"
#include "app/desk/survey.h"
#include "app/duty/leaving.h"
#include "app/log/sqlite_log.h"
#include "models/event/team_payloads.h"
#include "models/policy/playbook.h"
#include "models/store/queries.h"
#include "models/store/search_index.h"
#include "models/store/team_queries.h"
#include "tests/support/manual_clock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

AgentProfile agent(const QString &id, const QString &name)
{
    return {AgentId(id), name, {}, AuthorKind::Agent};
}

} // namespace

/// Commands of two agents over a real log and a real projection.
class TestDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_log = std::move(*SqliteLog::open(m_dir->filePath(u"log.db"_s), std::nullopt));
        Projection::Options options;
        options.file = m_dir->filePath(u"desk.db"_s);
        m_projector = std::move(*Projector::start(*m_log, options));
        sqlite::OpenOptions reading;
        reading.mode = sqlite::OpenMode::ReadOnly;
        m_db = std::make_unique<sqlite::Database>(std::move(*sqlite::Database::open(options.file, reading)));
        m_lin = std::make_unique<Desk>(*m_log, m_clock, *m_playbook, agent(u"lin"_s, u"林晓"_s));
        m_wang = std::make_unique<Desk>(*m_log, m_clock, *m_playbook, agent(u"wang"_s, u"王芳"_s));
        customerWrites(u"你好，我的快递到哪了"_s, u"m1"_s);
    }
    void cleanup()
    {
        m_lin.reset();
        m_wang.reset();
        m_db.reset();
        m_projector.reset();
        m_log.reset();
        m_dir.reset();
    }

    void claim_twoAgents_oneWinsAndTheOtherReadsWho()
    {
        const CaseRow row = onlyCase();
        const DeskResult first = result([&](DeskDone done) { m_lin->claim(row, std::move(done)); });
        const DeskResult second = result([&](DeskDone done) { m_wang->claim(row, std::move(done)); });
        QCOMPARE(first.kind, DeskResult::Kind::Done);
        QCOMPARE(second.kind, DeskResult::Kind::LostRace);
        QCOMPARE(second.winner, u"林晓"_s);
        QCOMPARE(onlyCase().assignee.text(), u"lin"_s);
    }

    void role_limitsWhatIsNotTheirs()
    {
        const CaseRow row = onlyCase();
        QVERIFY(result([&](DeskDone done) { m_lin->claim(row, std::move(done)); }).done());
        m_wang->setRights({TeamRole::Agent, true});
        const CaseRow taken = onlyCase();
        CaseTransferred mine;
        mine.to = AgentId(u"wang"_s);
        TeamItemSaved everybodys, own;
        everybodys.kind = own.kind = TeamItemKind::Macro;
        everybodys.id = own.id = u"m"_s;
        own.owner = AgentId(u"wang"_s);
        TeamItemSaved card;
        card.kind = TeamItemKind::Card;
        card.id = u"lin"_s;
        const Sequence before = m_log->lastSequence();
        for (const auto &command : std::initializer_list<std::function<void(DeskDone)>>{
                 [&](DeskDone done) { m_wang->claim(taken, std::move(done)); },
                 [&](DeskDone done) { m_wang->transfer(taken, mine, std::move(done)); },
                 [&](DeskDone done) { m_wang->saveTeamItem(everybodys, std::move(done)); },
                 [&](DeskDone done) { m_wang->saveTeamItem(card, std::move(done)); },
                 [&](DeskDone done) { m_wang->describeMember({}, std::move(done)); },
                 [&](DeskDone done) { m_wang->configureChannel({}, std::move(done)); }}) {
            const DeskResult refused = result(command);
            QCOMPARE(refused.kind, DeskResult::Kind::Forbidden);
            QCOMPARE(refused.error.code, ErrorCode::NotAllowed);
        }
        QCOMPARE(m_log->lastSequence(), before);
        QVERIFY(result([&](DeskDone done) { m_wang->saveTeamItem(own, std::move(done)); }).done());
        m_wang->setRights({TeamRole::Lead, true});
        QVERIFY(result([&](DeskDone done) { m_wang->transfer(taken, mine, std::move(done)); }).done());
        QVERIFY(result([&](DeskDone done) { m_wang->saveTeamItem(everybodys, std::move(done)); }).done());
    }

    void claim_afterACustomersNextMessage_isNoRace()
    {
        const CaseRow row = onlyCase();
        customerWrites(u"在吗"_s, u"m2"_s);
        QCOMPARE(result([&](DeskDone done) { m_lin->claim(row, std::move(done)); }).kind, DeskResult::Kind::Done);
    }

    void ownCommands_inARow_doNotRaceWithThemselves()
    {
        const CaseRow row = onlyCase(); // seen once, used three times
        QVERIFY(result([&](DeskDone done) { m_lin->claim(row, std::move(done)); }).done());
        QVERIFY(result([&](DeskDone done) { m_lin->snooze(row, std::nullopt, std::move(done)); }).done());
        QVERIFY(result([&](DeskDone done) { m_lin->wake(row, std::move(done)); }).done());
        QCOMPARE(onlyCase().state, CaseState::Open);
    }

    void snooze_intoThePast_changesNothing()
    {
        const DeskResult past = result(
            [&](DeskDone done) { m_lin->snooze(onlyCase(), m_clock.now() - std::chrono::hours(1), std::move(done)); });
        QCOMPARE(past.kind, DeskResult::Kind::Unavailable);
        QCOMPARE(past.error.code, ErrorCode::InvalidInput);
        QCOMPARE(onlyCase().state, CaseState::Open);
    }

    void reply_withoutIntroduction_isRefusedAndNothingIsQueued()
    {
        const DeskResult refused = send(u"已经为您安排退款，三天内到账。"_s, {});
        QCOMPARE(refused.kind, DeskResult::Kind::Refused);
        QVERIFY(refused.report.hardest());
        QVERIFY(refused.report.hardest()->rule.startsWith(u"script."_s));
        QCOMPARE(outbox(*m_db)->size(), size_t(0));
    }

    void reply_thatPasses_isQueuedOnceWithItsSteps()
    {
        const DeskResult sent = send(u"您好，我是客服林晓，请问您说的是订单 LX2026110701 的包裹吗？"_s, {});
        QVERIFY2(sent.done(), qPrintable(sent.report.hardest() ? sent.report.hardest()->rule : QString()));
        const auto rows = outbox(*m_db);
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(1));
        QVERIFY(std::ranges::find(rows->front().steps, ScriptStep::Introduce) != rows->front().steps.end());
    }

    void reply_overriddenWithAReason_goesOutAndIsOnRecord()
    {
        const DeskResult refused = send(u"已经为您安排退款，三天内到账。"_s, {});
        std::vector<GuardOverride> overrides;
        for (const Verdict &verdict : refused.report.verdicts)
            overrides.push_back({verdict.rule, u"returning customer"_s, u"introduced on the phone"_s});
        const DeskResult sent = send(u"已经为您安排退款，三天内到账。"_s, overrides);
        QVERIFY(sent.done());
        const auto entries = timeline(*m_db, onlyCase().row, 50);
        QVERIFY(entries);
        const auto recorded = std::ranges::count_if(*entries, [](const TimelineRow &row) {
            return row.details.value("action"_L1).toString() == "overridden"_L1;
        });
        QCOMPARE(static_cast<size_t>(recorded), overrides.size());
    }

    void aMoveToPrivate_queuesTheInvitationAndThePrivateWordsAtOnce()
    {
        customerWrites(u"我的订单一直没发货"_s, u"c1"_s, Surface::Public);
        const DeskResult moved = move(u"您好，我是客服林晓，请问您的订单号是多少？"_s);
        QVERIFY2(moved.done(), qPrintable(moved.report.hardest() ? moved.report.hardest()->rule : QString()));
        const auto rows = outbox(*m_db);
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(2));
        QCOMPARE(rows->front().surface, Surface::Public);
        QCOMPARE(rows->back().surface, Surface::Private);
        QCOMPARE(rows->front().thread.id, rows->back().thread.id); // the comment is what both answer
        QCOMPARE(rows->back().replyToPlatformId, u"c1"_s);
        const auto lines = timeline(*m_db, rows->front().caseRow, 50);
        QCOMPARE(std::ranges::count(*lines, u"move.invited"_s, &TimelineRow::activity), 1);
    }

    void aMoveToPrivate_isJudgedAsPrivateWords()
    {
        customerWrites(u"我的订单一直没发货"_s, u"c1"_s, Surface::Public);
        const DeskResult refused = move(u"已经为您安排退款，三天内到账。"_s); // no introduction
        QCOMPARE(refused.kind, DeskResult::Kind::Refused);
        QVERIFY(outbox(*m_db)->empty()); // neither half goes alone
    }

    void resolve_beforeSolution_isRefused()
    {
        const DeskResult refused = result([&](DeskDone done) { m_lin->resolve(onlyView(), {}, std::move(done)); });
        QCOMPARE(refused.kind, DeskResult::Kind::Refused);
        QCOMPARE(onlyCase().state, CaseState::Open);
    }

    void resolve_asksTheCustomerHowItWas_whereTheChannelDoes_data()
    {
        QTest::addColumn<bool>("asks");
        QTest::newRow("it does") << true;
        QTest::newRow("it does not") << false;
    }
    void resolve_asksTheCustomerHowItWas_whereTheChannelDoes()
    {
        QFETCH(bool, asks);
        ChannelConfigured shop;
        shop.channel = ChannelId(u"shop"_s);
        shop.platform = Platform::Telegram;
        QVERIFY(result([&](DeskDone done) { m_lin->configureChannel(shop, std::move(done)); }).done());
        customerWrites(u"快递到了吗"_s, u"m9"_s);
        CaseView view = onlyView();
        view.asksSurvey = asks;
        view.humanReplied = true;
        const std::vector<GuardOverride> over{{u"resolve.no_solution"_s, u"other"_s, u"test"_s},
                                              {u"resolve.no_follow_up"_s, u"other"_s, u"test"_s}};
        QVERIFY(result([&](DeskDone done) { m_lin->resolve(view, over, std::move(done)); }).done());
        (void)m_projector->waitFor(m_log->lastSequence());
        const auto waiting = *outbox(*m_db);
        QCOMPARE(waiting.size(), size_t(asks ? 1 : 0));
        const CaseView after = *caseView(*m_db, view.head.row);
        QCOMPARE(after.surveys.size(), size_t(asks ? 1 : 0));
        if (!asks)
            return;
        QCOMPARE(waiting.front().by.kind, AuthorKind::System);
        QVERIFY(waiting.front().text.contains(u"5"_s) && !waiting.front().text.contains(u'{'));
        QCOMPARE(waiting.front().due, m_clock.now() + std::chrono::seconds(60));
        // Who takes it up again before it has left takes the question back.
        QVERIFY(!checkLeaving(waiting.front(), after, *m_playbook));
        QVERIFY(result([&](DeskDone done) { m_lin->reopen(after.head, std::move(done)); }).done());
        (void)m_projector->waitFor(m_log->lastSequence());
        const auto verdict = checkLeaving(waiting.front(), *caseView(*m_db, view.head.row), *m_playbook);
        QVERIFY(verdict && verdict->rule == "survey.case_reopened"_L1);
    }

    void anOffer_isAnsweredOnce()
    {
        CaseTransferred to;
        to.to = AgentId(u"wang"_s);
        to.toName = u"王"_s;
        QVERIFY(result([&](DeskDone done) { m_lin->transfer(onlyCase(), to, std::move(done)); }).done());
        (void)m_projector->waitFor(m_log->lastSequence());
        const CaseRow offered = onlyCase();
        QVERIFY(offered.offeredAt.has_value());
        QVERIFY(result([&](DeskDone done) { m_wang->answerTransfer(offered, true, {}, std::move(done)); }).done());
        const DeskResult late =
            result([&](DeskDone done) { m_lin->answerTransfer(offered, false, u"late"_s, std::move(done)); });
        QCOMPARE(late.kind, DeskResult::Kind::LostRace);
        (void)m_projector->waitFor(m_log->lastSequence());
        QCOMPARE(onlyCase().assignee.text(), u"wang"_s);
        QVERIFY(!onlyCase().offeredAt);
    }

    void whatTheTeamWritesDown_isThereForAll()
    {
        TeamItemSaved item;
        item.kind = TeamItemKind::Macro;
        item.id = u"m1"_s;
        item.name = u"Refund"_s;
        QVERIFY(result([&](DeskDone done) { m_lin->saveTeamItem(item, std::move(done)); }).done());
        QVERIFY(result([&](DeskDone done) { m_lin->setPresence(Presence::Busy, std::move(done)); }).done());
        MemberDescribed lin;
        lin.agent = AgentId(u"lin"_s);
        QVERIFY(result([&](DeskDone done) { m_lin->describeMember(lin, std::move(done)); }).done());
        (void)m_projector->waitFor(m_log->lastSequence());
        QCOMPARE(teamItems(*m_db, TeamItemKind::Macro, {})->size(), size_t(1));
        const auto all = *members(*m_db);
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all.front().presence, Presence::Busy);
    }

    void withdraw_takesAQueuedReplyBack()
    {
        const DeskResult sent = send(u"您好，我是客服林晓，请问您说的是订单 LX2026110701 的包裹吗？"_s, {});
        QVERIFY(sent.done());
        const MessageId message = outbox(*m_db)->front().message;
        QVERIFY(result([&](DeskDone done) { m_lin->withdraw(onlyCase(), message, std::move(done)); }).done());
        QCOMPARE(outbox(*m_db)->size(), size_t(0));
    }

    void deskGoneBeforeTheAnswer_isHarmless()
    {
        auto brief = std::make_unique<Desk>(*m_log, m_clock, *m_playbook, agent(u"brief"_s, u"brief"_s));
        bool called = false;
        brief->addNote(onlyCase(), u"gone"_s, {}, [&](const DeskResult &) { called = true; });
        brief.reset();
        QTRY_VERIFY(m_log->lastSequence() >= 2);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

private:
    [[nodiscard]] DeskResult move(const QString &privately)
    {
        const CaseView view = *caseView(*m_db, onlyCase().row);
        Reply reply;
        reply.caseView = view;
        reply.thread = *std::ranges::find(view.threads, Surface::Public, &ThreadRow::surface);
        reply.text = u"您好，您反馈的问题我们已经看到。为保障您的信息安全，请移步私信沟通。"_s;
        reply.replyToPlatformId = reply.thread.lastInboundPlatformId;
        reply.privateText = privately;
        const DeskResult moved = result([&](DeskDone done) { m_lin->inviteToPrivate(reply, std::move(done)); });
        (void)m_projector->waitFor(m_log->lastSequence());
        return moved;
    }
    void customerWrites(const QString &text, const QString &id, Surface surface = Surface::Private)
    {
        PlatformEvent event;
        event.kind = PlatformEventKind::Message;
        event.surface = surface;
        event.direction = Direction::In;
        event.account = u"gh_1"_s;
        event.eventKey = u"k:"_s + id;
        event.messageId = id;
        event.threadId = surface == Surface::Public ? u"post-1"_s : u"customer-1"_s;
        event.sender = {u"customer-1"_s, u"李雷"_s, {}, {}};
        event.at = m_clock.now();
        event.text = text;
        const ChannelId channel(u"shop"_s);
        const AppendOutcome outcome =
            appendAndWait(*m_log,
                          {channelSubject(channel),
                           event.eventKey.toUtf8(),
                           {makeEvent(PlatformEventReceived{channel, event}, u"/test"_s, m_clock.now())},
                           std::nullopt});
        QVERIFY(std::holds_alternative<Accepted>(outcome));
        QVERIFY(m_projector->waitFor(m_log->lastSequence()));
    }

    CaseRow onlyCase()
    {
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        const auto rows = firstCases(*m_db, filter, 10);
        return rows && rows->size() == 1 ? rows->front() : CaseRow{};
    }

    CaseView onlyView() { return *caseView(*m_db, onlyCase().row); }

    DeskResult result(const std::function<void(DeskDone)> &command)
    {
        std::optional<DeskResult> answer;
        command([&](const DeskResult &given) { answer = given; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }))
            return {DeskResult::Kind::Unavailable, 0, {}, {}, {ErrorCode::Cancelled, u"no answer"_s}};
        static_cast<void>(m_projector->waitFor(m_log->lastSequence()));
        return *answer;
    }

    DeskResult send(const QString &text, const std::vector<GuardOverride> &overrides)
    {
        Reply reply;
        reply.caseView = onlyView();
        reply.thread = reply.caseView.threads.front();
        reply.text = text;
        reply.overrides = overrides;
        return result([&](DeskDone done) { m_lin->reply(reply, std::move(done)); });
    }

    test::ManualClock m_clock;
    std::shared_ptr<const Playbook> m_playbook = Playbook::shipped();
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SqliteLog> m_log;
    std::unique_ptr<Projector> m_projector;
    std::unique_ptr<sqlite::Database> m_db;
    std::unique_ptr<Desk> m_lin, m_wang;
};

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
