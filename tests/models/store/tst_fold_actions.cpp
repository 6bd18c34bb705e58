// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projection.h"
#include "models/store/queries.h"
#include "tests/support/event_maker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What is done on the platform to messages that exist.
class TestFoldActions : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Projection> m_projection;
    Sequence m_sequence = 0;
    int m_actions = 0;

    sqlite::Database &db() { return m_projection->database(); }
    template <class P>
    void tell(const P &payload, Instant at)
    {
        (void)*m_projection->apply({record(++m_sequence, u"x"_s, {eventAt(payload, at)})});
    }
    void hear(const PlatformEvent &event)
    {
        (void)*m_projection->apply({record(++m_sequence, u"x"_s, {received(u"page"_s, event)})});
    }
    CaseRow only()
    {
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        return firstCases(db(), filter, 10)->at(0);
    }
    std::vector<TimelineRow> lines() { return *timeline(db(), only().row, 100); }
    MessageId act(MessageAction what)
    {
        ActionQueued queued;
        queued.caseId = only().id;
        queued.action = MessageId::derive("action " + QByteArray::number(++m_actions));
        queued.target = lines().front().id;
        queued.by = agent(u"lin"_s);
        queued.what = what;
        tell(queued, morning + 1min);
        return queued.action;
    }
    void done(MessageId action) { tell(ReplySent{only().id, action, {}}, morning + 2min); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_sequence = 0;
        m_projection = std::move(*Projection::open({m_dir->filePath(u"p.db"_s), std::nullopt, true}));
        tell(channel(u"page"_s, Platform::Facebook, u"A"_s), morning);
        hear(publicComment(u"post"_s, u"anna"_s, 1, u"my number is in here"_s, morning));
    }

    void anAction_waitsInTheOutbox_andIsALineOfTheCase()
    {
        (void)act(MessageAction::Hide);
        const auto rows = outbox(db());
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().intent.value("op"_L1).toString(), u"hide"_s);
        QCOMPARE(rows->front().intent.value("target"_L1).toString(), lines().front().platformMessageId);
        QCOMPARE(rows->front().replyToPlatformId, lines().front().platformMessageId);
        QCOMPARE(rows->front().surface, Surface::Public);
        QCOMPARE(lines().size(), size_t(2));
        QCOMPARE(lines().back().kind, TimelineKind::Activity);
        QCOMPARE(lines().back().delivery, DeliveryState::Queued);
        QCOMPARE(lines().back().replyTo, lines().front().id);
        QVERIFY(!lines().front().flags.contains(hiddenFlag)); // not before the platform has done it
        QCOMPARE(counters(db(), {})->queuedReplies, 1);
    }

    void anAction_isNoAnswer()
    {
        const CaseRow before = only();
        done(act(MessageAction::Like));
        const CaseRow after = only();
        QCOMPARE(after.unread, before.unread);
        QCOMPARE(after.preview, before.preview);
        QVERIFY(after.waitingForUs);
        QVERIFY(after.clock == before.clock);
        QCOMPARE(caseView(db(), after.row)->threads.front().sentSinceInbound, 0);
        QVERIFY(!caseView(db(), after.row)->humanReplied);
    }

    void whatIsDone_showsOnTheMessage_andCanBeTakenBack()
    {
        done(act(MessageAction::Hide));
        done(act(MessageAction::Like));
        QCOMPARE(lines().front().flags, QStringList({hiddenFlag, likedFlag}));
        done(act(MessageAction::Unhide));
        done(act(MessageAction::Unlike));
        QVERIFY(lines().front().flags.isEmpty());
        done(act(MessageAction::Delete));
        QVERIFY(lines().front().deleted);
        QCOMPARE(lines().front().text, u"my number is in here"_s); // evidence
        QCOMPARE(outbox(db())->size(), size_t(0));
        QCOMPARE(counters(db(), {})->queuedReplies, 0);
    }

    void aRefusal_isSaidOnTheLine_andChangesNothing()
    {
        const MessageId action = act(MessageAction::Hide);
        tell(ReplyFailed{only().id, action, SendOutcome::Refused, u"permission"_s, {}, 1, std::nullopt},
             morning + 2min);
        QCOMPARE(lines().back().delivery, DeliveryState::Failed);
        QCOMPARE(lines().back().deliveryReason, u"permission"_s);
        QVERIFY(lines().front().flags.isEmpty());
        QCOMPARE(outbox(db())->size(), size_t(0));
    }

    void whatIsDoneToACall_goesToTheCall()
    {
        PlatformEvent rings;
        rings.kind = PlatformEventKind::Call;
        rings.threadId = u"chan-1"_s;
        rings.eventKey = u"start:chan-1"_s;
        rings.sender.id = u"+8613912345678"_s;
        rings.phase = u"ringing"_s;
        rings.at = morning + 1h;
        tell(channel(u"hotline"_s, Platform::Asterisk, u"A"_s), morning);
        (void)*m_projection->apply({record(++m_sequence, u"x"_s, {received(u"hotline"_s, rings)})});
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        const std::vector<CaseRow> cases = *firstCases(db(), filter, 10);
        const CaseRow call = *std::ranges::find(cases, Platform::Asterisk, &CaseRow::platform);
        const ThreadRow thread = caseView(db(), call.row)->threads.front();
        ActionQueued queued;
        queued.caseId = call.id;
        queued.action = MessageId::derive("transfer");
        queued.by = agent(u"lin"_s);
        queued.what = MessageAction::TransferCall;
        queued.call = thread.id;
        queued.to = u"8001"_s;
        tell(queued, morning + 61min);
        const auto rows = outbox(db());
        QCOMPARE(rows->size(), size_t(1));
        QCOMPARE(rows->front().thread.externalId, u"chan-1"_s);
        QCOMPARE(rows->front().intent, (QJsonObject{{"op"_L1, "transfer_call"_L1}, {"to"_L1, "8001"_L1}}));
        tell(ReplySent{call.id, queued.action, {}}, morning + 62min);
        QCOMPARE(outbox(db())->size(), size_t(0));
        QCOMPARE(timeline(db(), call.row, 100)->back().delivery, DeliveryState::Sent);
        QCOMPARE(caseView(db(), call.row)->threads.front().sentSinceInbound, 0); // no message of ours

        // The exchange calls it missed, because nobody here picked it up.
        PlatformEvent ends = rings;
        ends.phase = u"ended"_s;
        ends.eventKey = u"end:chan-1"_s;
        ends.more.insert("outcome"_L1, u"missed"_s);
        (void)*m_projection->apply({record(++m_sequence, u"x"_s, {received(u"hotline"_s, ends)})});
        QCOMPARE(timeline(db(), call.row, 100)->back().details["outcome"_L1].toString(), u"transferred"_s);
    }

    void whatIsDoneToACallThatNobodyKnows_isLeftOut()
    {
        ActionQueued queued;
        queued.caseId = only().id;
        queued.action = MessageId::derive("hang up");
        queued.by = agent(u"lin"_s);
        queued.what = MessageAction::EndCall;
        queued.call = ThreadId::derive("nobody's");
        tell(queued, morning + 1min);
        QCOMPARE(outbox(db())->size(), size_t(0));
    }

    void hiddenInThePlatformsOwnProgram_showsOnTheMessage()
    {
        PlatformEvent told = publicComment(u"post"_s, u"anna"_s, 2, {}, morning + 5min);
        told.kind = PlatformEventKind::System;
        told.messageId.clear();
        told.target = lines().front().platformMessageId;
        told.what = u"hidden"_s;
        told.eventKey = u"h1"_s;
        hear(told);
        QVERIFY(lines().front().flags.contains(hiddenFlag));
        QCOMPARE(lines().size(), size_t(1)); // no line of its own: the message says it
        told.what = u"unhidden"_s;
        told.eventKey = u"h2"_s;
        hear(told);
        QVERIFY(lines().front().flags.isEmpty());
    }

    void anActionOnNothing_isCountedAsUnreadable()
    {
        const qint64 before = storeStats(db())->unreadable;
        ActionQueued queued;
        queued.caseId = only().id;
        queued.action = MessageId::generate();
        queued.target = MessageId::generate();
        queued.by = agent(u"lin"_s);
        tell(queued, morning);
        QCOMPARE(storeStats(db())->unreadable, before + 1);
        QCOMPARE(outbox(db())->size(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestFoldActions)
#include "tst_fold_actions.moc"
