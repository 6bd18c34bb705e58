// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// A projection with two weibo channels of one brand and one of another, fed event by event.
class Desk final : public FedProjection
{
public:
    Desk()
    {
        tell(channel(u"one"_s, Platform::Weibo, u"A"_s));
        tell(channel(u"two"_s, Platform::Weibo, u"A"_s));
        tell(channel(u"other"_s, Platform::Weibo, u"B"_s));
        tell(channel(u"post"_s, Platform::Email, u"A"_s));
    }
    template <class P>
    ChangeSet tell(const P &payload, Instant at = morning, const QString &subject = u"x"_s)
    {
        return FedProjection::tell(eventAt(payload, at), subject);
    }
    ChangeSet apply(const Event &event) { return FedProjection::tell(event); }
    ChangeSet hear(const QString &channel, const PlatformEvent &event) { return apply(received(channel, event)); }
    CaseRow only() { return cases().at(0); }
    std::vector<TimelineRow> lines(qint64 row) { return *timeline(db(), row, 1000); }
    CaseView view(qint64 row) { return *caseView(db(), row); }
    /// Queues an agent's answer in the newest thread of the case.
    MessageId answer(const CaseRow &row, const QString &text, Instant at, std::vector<ScriptStep> steps = {})
    {
        ReplyQueued reply;
        reply.caseId = row.id;
        const CaseView seen = view(row.row);
        reply.thread = seen.threads.front().id;
        reply.channel = seen.threads.front().channel;
        reply.surface = seen.threads.front().surface;
        reply.message = MessageId::derive(text.toUtf8());
        reply.by = agent(u"lin"_s);
        reply.text = text;
        reply.steps = std::move(steps);
        tell(reply, at, caseSubject(row.id));
        return reply.message;
    }
};

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondMessage_joinsOrOpensACase_data()
    {
        QTest::addColumn<QString>("secondChannel");
        QTest::addColumn<bool>("secondIsPublic");
        QTest::addColumn<bool>("resolvedBetween");
        QTest::addColumn<int>("hoursLater");
        QTest::addColumn<int>("cases");
        QTest::newRow("the same thread joins however late") << u"one"_s << false << false << 1000 << 1;
        QTest::newRow("another channel of the brand joins within the window") << u"two"_s << false << false << 71 << 1;
        QTest::newRow("another channel of the brand is a new case after the window")
            << u"two"_s << false << false << 73 << 2;
        QTest::newRow("another brand never joins") << u"other"_s << false << false << 1 << 2;
        QTest::newRow("a public comment of the same person joins") << u"one"_s << true << false << 1 << 1;
        QTest::newRow("soon after resolving the case is reopened") << u"one"_s << false << true << 47 << 1;
        QTest::newRow("long after resolving it is a new case") << u"one"_s << false << true << 60 << 2;
    }
    void secondMessage_joinsOrOpensACase()
    {
        QFETCH(QString, secondChannel);
        QFETCH(bool, secondIsPublic);
        QFETCH(bool, resolvedBetween);
        QFETCH(int, hoursLater);
        QFETCH(int, cases);
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning));
        if (resolvedBetween)
            desk.tell(CaseResolved{desk.only().id, agent(u"lin"_s)}, morning);
        const Instant later = morning + std::chrono::hours(hoursLater);
        desk.hear(secondChannel,
                  secondIsPublic ? publicComment(u"post"_s, u"anna"_s, 2, u"again"_s, later)
                                 : customerMessage(u"anna"_s, 2, u"again"_s, later));
        QCOMPARE(desk.cases().size(), static_cast<size_t>(cases));
        QCOMPARE(desk.cases().front().state, CaseState::Open);
    }

    void message_toldTwice_isShownOnce_data()
    {
        QTest::addColumn<bool>("otherKey");
        QTest::newRow("the same event key") << false;
        QTest::newRow("the same message under another event key") << true;
    }
    void message_toldTwice_isShownOnce()
    {
        QFETCH(bool, otherKey);
        Desk desk;
        PlatformEvent message = customerMessage(u"anna"_s, 1, u"hello"_s, morning);
        desk.hear(u"one"_s, message);
        if (otherKey)
            message.eventKey = u"another"_s;
        Event again = received(u"one"_s, message);
        again.id = EventId::derive("again");
        QVERIFY(desk.apply(again).messages.empty());
        QCOMPARE(desk.only().unread, 1);
        QCOMPARE(desk.lines(desk.only().row).size(), size_t(1));
    }

    void comments_underOnePost_areAThreadPerPerson()
    {
        Desk desk;
        desk.hear(u"one"_s, publicComment(u"post"_s, u"anna"_s, 1, u"hello"_s, morning));
        desk.hear(u"one"_s, publicComment(u"post"_s, u"bob"_s, 2, u"me too"_s, morning + 1s));
        QCOMPARE(desk.cases().size(), size_t(2));
        PlatformEvent answer = publicComment(u"post"_s, u"brand"_s, 3, u"thanks"_s, morning + 2s);
        answer.direction = Direction::Out;
        answer.replyTo = u"m1"_s;
        desk.hear(u"one"_s, answer);
        const CaseRow anna = desk.cases().front();
        QCOMPARE(anna.contactName, u"name of anna"_s);
        const auto lines = desk.lines(anna.row);
        QCOMPARE(lines.size(), size_t(2));
        QCOMPARE(lines.back().replyTo, lines.front().id);
        QCOMPARE(lines.back().replyPreview, u"hello"_s);
        QVERIFY(!anna.waitingForUs);
    }

    void answerWithoutAThread_joinsTheOneItAnswers()
    {
        Desk desk;
        desk.hear(u"one"_s, publicComment(u"post"_s, u"anna"_s, 1, u"hello"_s, morning));
        PlatformEvent further = publicComment(u"post"_s, u"anna"_s, 2, u"and again"_s, morning + 1s);
        further.threadId.clear();
        further.replyTo = u"m1"_s;
        desk.hear(u"one"_s, further);
        QCOMPARE(desk.cases().size(), size_t(1));
        const CaseView seen = desk.view(desk.only().row);
        QCOMPARE(seen.threads.size(), size_t(1));
        QCOMPARE(seen.threads.front().externalId, u"post"_s);
        // The other surface is another place, whatever it answers.
        PlatformEvent secret = further;
        secret.surface = Surface::Private;
        secret.messageId = secret.eventKey = u"m3"_s;
        desk.hear(u"one"_s, secret);
        QCOMPARE(desk.view(desk.only().row).threads.size(), size_t(2));
    }

    void brandSpeaksFirst_toANamedPerson_isTheirCase()
    {
        Desk desk;
        PlatformEvent first = publicComment(u"post"_s, u"brand"_s, 1, u"please write to us"_s, morning);
        first.direction = Direction::Out;
        first.more.insert(u"to"_s, u"anna"_s);
        desk.hear(u"one"_s, first);
        desk.hear(u"one"_s, publicComment(u"post"_s, u"anna"_s, 2, u"I did"_s, morning + 1s));
        const std::vector<CaseRow> cases = desk.cases();
        QCOMPARE(cases.size(), size_t(1));
        QCOMPARE(cases.front().contactName, u"name of anna"_s);
        QCOMPARE(desk.lines(cases.front().row).size(), size_t(2));
    }

    void brandSpeaksInANewPlace_toACustomerWhoWaits_joinsTheirCase()
    {
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"where is my parcel"_s, morning));
        PlatformEvent elsewhere = publicComment(u"post"_s, u"brand"_s, 2, u"we wrote to you"_s, morning + 1min);
        elsewhere.direction = Direction::Out;
        elsewhere.more.insert(u"to"_s, u"anna"_s);
        desk.hear(u"one"_s, elsewhere);
        QCOMPARE(desk.cases().size(), size_t(1));
        QCOMPARE(desk.lines(desk.only().row).size(), size_t(2));
        QCOMPARE(desk.only().state, CaseState::Open);
        // Once it is resolved, such a word is no reason to work on it again.
        desk.tell(CaseResolved{desk.only().id, agent(u"lin"_s)}, morning + 2min);
        elsewhere.messageId = elsewhere.eventKey = u"m3"_s;
        elsewhere.threadId = u"post 2"_s;
        desk.hear(u"one"_s, elsewhere);
        for (const CaseRow &row : desk.cases())
            QCOMPARE(row.state, CaseState::Resolved);
    }

    void invitation_bringsTheNextPrivateThread_whateverTheWindow()
    {
        Desk desk;
        desk.hear(u"one"_s, publicComment(u"post"_s, u"anna"_s, 1, u"my phone broke"_s, morning));
        desk.tell(MoveInvited{desk.only().id, {}, {}, agent(u"lin"_s)}, morning);
        desk.hear(u"two"_s, customerMessage(u"anna"_s, 2, u"here I am"_s, morning + 500h));
        QCOMPARE(desk.cases().size(), size_t(1));
        QCOMPARE(desk.only().surface, Surface::Private);
        QCOMPARE(desk.view(desk.only().row).threads.size(), size_t(2));
    }

    void anInvitedCustomerArrives_andTheLineSaysHowLongItTook()
    {
        Desk desk;
        desk.hear(u"one"_s, publicComment(u"post"_s, u"anna"_s, 1, u"my phone broke"_s, morning));
        const CaseRow row = desk.only();
        desk.tell(MoveInvited{row.id, {}, {}, agent(u"lin"_s)}, morning + 1min);
        desk.hear(u"two"_s, customerMessage(u"anna"_s, 2, u"here I am"_s, morning + 6min));
        desk.hear(u"two"_s, customerMessage(u"anna"_s, 3, u"and a photo"_s, morning + 7min));
        std::vector<TimelineRow> arrivals;
        for (const TimelineRow &line : desk.lines(row.row))
            if (line.activity == u"move.arrived"_s)
                arrivals.push_back(line);
        QCOMPARE(arrivals.size(), size_t(1));
        QCOMPARE(arrivals.front().details.value(u"after_s"_s).toInt(), 300);
    }

    void aPrivateAnswerToAComment_isPrivate_andBringsItsPersonToTheCase()
    {
        Desk desk;
        desk.hear(u"one"_s, publicComment(u"post"_s, u"anna"_s, 1, u"my phone broke"_s, morning));
        const CaseRow row = desk.only();
        ReplyQueued reply;
        reply.caseId = row.id;
        reply.thread = desk.view(row.row).threads.front().id;
        reply.channel = ChannelId(u"one"_s);
        reply.surface = Surface::Private;
        reply.message = MessageId::derive("aside");
        reply.by = agent(u"lin"_s);
        reply.text = u"may I have the order number?"_s;
        reply.intent = {{u"op"_s, QString(privateAnswerOp)}};
        desk.tell(reply, morning + 1min);
        QCOMPARE(desk.lines(row.row).back().surface, Surface::Private);
        QCOMPARE(outbox(desk.db())->front().surface, Surface::Private);
        desk.tell(ReplySent{row.id, reply.message, u"m1"_s, u"private key of anna"_s, u"brand"_s}, morning + 2min);
        PlatformEvent answer = customerMessage(u"private key of anna"_s, 9, u"4711"_s, morning + 500h);
        answer.account = u"brand"_s;
        desk.hear(u"one"_s, answer);
        desk.tell(MoveInvited{row.id, {}, {}, agent(u"lin"_s)}, morning + 501h);
        const std::vector<CaseRow> cases = desk.cases();
        QVERIFY(cases.size() >= 1);
        for (const CaseRow &found : cases)
            QCOMPARE(found.contactName, row.contactName); // one person, whatever the key
    }

    void firstResponse_runsFromTheFirstMessage_untilAPersonAnswers()
    {
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning));
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 2, u"hello?"_s, morning + 10min));
        CaseRow row = desk.only();
        QVERIFY(row.clock);
        QCOMPARE(row.clock->kind, ClockKind::FirstResponse);
        QCOMPARE(row.clock->started, morning);
        QCOMPARE(row.clock->due, morning + 60min);
        QCOMPARE(row.unread, 2);
        desk.tell(CaseSnoozed{row.id, agent(u"lin"_s), {}}, morning);
        QVERIFY(desk.only().clock);

        const MessageId reply = desk.answer(row, u"hi, I am Lin"_s, morning + 20min, {ScriptStep::Introduce});
        QVERIFY(desk.only().clock); // written is not sent
        QCOMPARE(counters(desk.db(), {})->queuedReplies, 1);
        desk.tell(ReplySent{row.id, reply, u"out1"_s}, morning + 21min);
        row = desk.only();
        QVERIFY(!row.clock);
        QVERIFY(!row.waitingForUs);
        QCOMPARE(row.unread, 0);
        QCOMPARE(row.scriptMask, 1);
        QCOMPARE(counters(desk.db(), {})->queuedReplies, 0);

        desk.hear(u"one"_s, customerMessage(u"anna"_s, 3, u"thanks"_s, morning + 30min));
        row = desk.only();
        QCOMPARE(row.state, CaseState::Open); // woken
        QCOMPARE(row.clock->kind, ClockKind::NextResponse);
        QCOMPARE(row.clock->started, morning + 30min);
        desk.tell(CaseResolved{row.id, agent(u"lin"_s)}, morning + 40min);
        QVERIFY(!desk.only().clock);
    }

    void botReply_doesNotMeetTheFirstResponse()
    {
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning));
        PlatformEvent automatic = customerMessage(u"anna"_s, 2, u"we are closed"_s, morning + 1s);
        automatic.direction = Direction::Out;
        automatic.flags = QStringList{u"automatic"_s};
        desk.hear(u"one"_s, automatic);
        QVERIFY(desk.only().clock);
        PlatformEvent elsewhere = customerMessage(u"anna"_s, 3, u"hello, Lin here"_s, morning + 2s);
        elsewhere.direction = Direction::Out;
        elsewhere.flags = QStringList{u"other_client"_s};
        desk.hear(u"one"_s, elsewhere);
        QVERIFY(!desk.only().clock);
        QVERIFY(desk.view(desk.only().row).humanReplied);
    }

    void echo_beforeOrAfterTheAnswer_isShownOnce_data()
    {
        QTest::addColumn<bool>("echoFirst");
        QTest::newRow("the echo after the platform's answer") << false;
        QTest::newRow("the echo before the platform's answer") << true;
    }
    void echo_beforeOrAfterTheAnswer_isShownOnce()
    {
        QFETCH(bool, echoFirst);
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning));
        const CaseRow row = desk.only();
        const MessageId reply = desk.answer(row, u"hi"_s, morning + 1min);
        PlatformEvent echo = customerMessage(u"anna"_s, 9, u"hi"_s, morning + 1min);
        echo.direction = Direction::Out;
        if (echoFirst)
            desk.hear(u"one"_s, echo);
        desk.tell(ReplySending{row.id, reply, 1}, morning + 1min);
        desk.tell(ReplySent{row.id, reply, u"m9"_s}, morning + 2min);
        if (!echoFirst)
            desk.hear(u"one"_s, echo);
        const auto lines = desk.lines(row.row);
        QCOMPARE(lines.size(), size_t(2));
        QCOMPARE(lines.back().id, reply);
        QCOMPARE(lines.back().delivery, DeliveryState::Sent);
        QCOMPARE(desk.view(row.row).threads.front().sentSinceInbound, 1);
    }

    void delivery_followsTheEvents_data()
    {
        QTest::addColumn<QString>("steps"); // q already; s sending, S sent, f failed for good, r retry at, u
                                            // unconfirmed, a again, w withdrawn, d delivered, R read, e echo and
                                            // n notice with our own key
        QTest::addColumn<DeliveryState>("state");
        QTest::addColumn<int>("waiting");
        QTest::newRow("queued") << u""_s << DeliveryState::Queued << 1;
        QTest::newRow("sending") << u"s"_s << DeliveryState::Sending << 1;
        QTest::newRow("failed, to be tried again") << u"sr"_s << DeliveryState::Failed << 1;
        QTest::newRow("failed for good") << u"sf"_s << DeliveryState::Failed << 0;
        QTest::newRow("failed, then again by hand") << u"sfa"_s << DeliveryState::Queued << 1;
        QTest::newRow("unconfirmed") << u"su"_s << DeliveryState::Unconfirmed << 0;
        QTest::newRow("unconfirmed, then known to be sent") << u"suS"_s << DeliveryState::Sent << 0;
        QTest::newRow("unconfirmed, but its echo came") << u"sue"_s << DeliveryState::Sent << 0;
        QTest::newRow("unconfirmed, but the platform took it") << u"sun"_s << DeliveryState::Sent << 0;
        QTest::newRow("the echo is faster than the answer") << u"seS"_s << DeliveryState::Sent << 0;
        QTest::newRow("to be tried again, but its echo came") << u"sre"_s << DeliveryState::Sent << 0;
        QTest::newRow("known by its echo, then delivered") << u"sued"_s << DeliveryState::Delivered << 0;
        QTest::newRow("withdrawn") << u"w"_s << DeliveryState::Withdrawn << 0;
        QTest::newRow("too late to withdraw") << u"sSw"_s << DeliveryState::Sent << 0;
        QTest::newRow("delivered") << u"sSd"_s << DeliveryState::Delivered << 0;
        QTest::newRow("read, then a late delivered") << u"sSRd"_s << DeliveryState::Read << 0;
        QTest::newRow("a late failure does not undo sent") << u"sSf"_s << DeliveryState::Sent << 0;
    }
    void delivery_followsTheEvents()
    {
        QFETCH(QString, steps);
        QFETCH(DeliveryState, state);
        QFETCH(int, waiting);
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning));
        const CaseRow row = desk.only();
        const MessageId reply = desk.answer(row, u"hi"_s, morning + 1min, {ScriptStep::Introduce});
        Instant at = morning + 2min;
        for (const QChar step : steps) {
            at += 1min;
            PlatformEvent receipt = customerMessage(u"anna"_s, 0, {}, at);
            receipt.eventKey = QString(step);
            receipt.messageId.clear();
            switch (step.unicode()) {
            case 's':
                desk.tell(ReplySending{row.id, reply, 1}, at);
                break;
            case 'S':
                desk.tell(ReplySent{row.id, reply, u"out"_s}, at);
                break;
            case 'f':
                desk.tell(ReplyFailed{row.id, reply, SendOutcome::Refused, u"blocked"_s, {}, 1, {}}, at);
                break;
            case 'r':
                desk.tell(ReplyFailed{row.id, reply, SendOutcome::Retry, u"busy"_s, {}, 1, at + 1min}, at);
                break;
            case 'u':
                desk.tell(ReplyUnconfirmed{row.id, reply, u"no_answer"_s}, at);
                break;
            case 'a':
                desk.tell(ReplyRetried{row.id, reply, agent(u"lin"_s)}, at);
                break;
            case 'w':
                desk.tell(ReplyWithdrawn{row.id, reply, agent(u"lin"_s), u"undo"_s}, at);
                break;
            case 'd':
                receipt.kind = PlatformEventKind::Delivered, receipt.target = u"out"_s, desk.hear(u"one"_s, receipt);
                break;
            case 'R':
                receipt.kind = PlatformEventKind::Read;
                receipt.watermark = QString::number(toMillis(at));
                desk.hear(u"one"_s, receipt);
                break;
            case 'e':
                receipt.direction = Direction::Out, receipt.messageId = u"out"_s, receipt.text = u"hi"_s;
                receipt.more.insert("metadata"_L1, reply.toString());
                desk.hear(u"one"_s, receipt);
                break;
            case 'n':
                receipt.kind = PlatformEventKind::System, receipt.what = u"sent"_s, receipt.target = u"out"_s;
                receipt.direction = Direction::Out;
                receipt.more.insert("metadata"_L1, reply.toString());
                desk.hear(u"one"_s, receipt);
                break;
            default:
                QFAIL("a step nobody knows");
            }
        }
        QCOMPARE(desk.lines(row.row).size(), 2u);
        QCOMPARE(desk.lines(row.row).back().delivery, state);
        QCOMPARE(outbox(desk.db())->size(), static_cast<size_t>(waiting));
        QCOMPARE(counters(desk.db(), {})->queuedReplies, waiting);
        QCOMPARE(desk.only().scriptMask, state == DeliveryState::Withdrawn ? 0 : 1);
    }

    void changes_toAMessage_keepTheEvidence()
    {
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"before"_s, morning));
        PlatformEvent change = customerMessage(u"anna"_s, 0, {}, morning + 1min);
        change.messageId.clear();
        change.kind = PlatformEventKind::Edit;
        change.target = u"m1"_s;
        change.newText = u"after"_s;
        change.eventKey = u"e"_s;
        desk.hear(u"one"_s, change);
        change.kind = PlatformEventKind::Delete;
        change.eventKey = u"d"_s;
        desk.hear(u"one"_s, change);
        const auto lines = desk.lines(desk.only().row);
        QCOMPARE(lines.size(), size_t(1));
        QCOMPARE(lines[0].text, u"after"_s);
        QVERIFY(lines[0].deleted);
        QCOMPARE(lines[0].editedAt, std::optional(morning + 1min));
        auto kept = desk.db().prepare("SELECT text FROM message_edit");
        QVERIFY(*kept->step());
        QCOMPARE(kept->text(0), u"before"_s);
    }

    void merge_thenSplit_putsEverythingBack()
    {
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning));
        desk.hear(u"other"_s, customerMessage(u"bob"_s, 2, u"hello"_s, morning + 1s));
        const auto before = desk.cases();
        QVERIFY(before[0].contact != before[1].contact);
        const ContactView alone = *contactView(desk.db(), before[0].contact);
        const ChangeSet merged = desk.tell(ContactMerged{before[1].contact, before[0].contact, agent(u"lin"_s), {}});
        QCOMPARE(merged.cases.size(), size_t(2));
        QCOMPARE(desk.cases()[0].contact, before[1].contact);
        const ContactView both = *contactView(desk.db(), before[0].contact);
        QCOMPARE(both.cases.size(), size_t(2));
        QCOMPARE(both.identities.size(), size_t(2));
        desk.tell(ContactSplit{before[1].contact, before[0].contact, agent(u"lin"_s)});
        QVERIFY(desk.cases() == before);
        QVERIFY(*contactView(desk.db(), before[0].contact) == alone);
    }

    void people_areToldApartByKeys_neverByName()
    {
        Desk desk;
        desk.tell(channel(u"oa1"_s, Platform::WechatOa, u"A"_s));
        desk.tell(channel(u"oa2"_s, Platform::WechatOa, u"A"_s));
        PlatformEvent message = customerMessage(u"openid"_s, 1, u"hello"_s, morning);
        message.account = u"gh_1"_s;
        desk.hear(u"oa1"_s, message);
        message.account = u"gh_2"_s; // the same text is another person's key on another account
        desk.hear(u"oa2"_s, message);
        QCOMPARE(desk.cases().size(), size_t(2));
        message = customerMessage(u"openid2"_s, 3, u"hello"_s, morning);
        message.account = u"gh_1"_s;
        message.sender.alias = u"union"_s;
        desk.hear(u"oa1"_s, message);
        message = customerMessage(u"openid3"_s, 4, u"hello"_s, morning + 1s);
        message.account = u"gh_2"_s;
        message.sender.alias = u"union"_s;
        desk.hear(u"oa2"_s, message);
        QCOMPARE(desk.cases().size(), size_t(3)); // the second key joins the two
    }

    void judgement_setsEmotionSupervisorAndCategory()
    {
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"I will tell the press"_s, morning));
        const CaseRow row = desk.only();
        MessageJudged judged;
        judged.caseId = row.id;
        judged.message = desk.lines(row.row).front().id;
        judged.emotion = u"negative"_s;
        judged.category = u"complaint"_s;
        judged.risks = QStringList{u"risk.media"_s};
        judged.minor = u"self"_s;
        desk.tell(judged);
        QVERIFY(desk.only().supervisor);
        QCOMPARE(desk.only().emotion, u"negative"_s);
        QCOMPARE(desk.only().category, u"complaint"_s);
        QCOMPARE(desk.view(row.row).minor, u"self"_s);
        QCOMPARE(counters(desk.db(), {})->supervisor, 1);
        CaseClassified byHand{row.id, agent(u"lin"_s), CaseClass::General, {}, u"refund"_s, {}};
        desk.tell(byHand);
        judged.model = u"other"_s;
        desk.tell(judged);
        QCOMPARE(desk.only().category, u"refund"_s);
        const auto clocks = desk.view(row.row).clocks;
        QVERIFY(
            std::any_of(clocks.begin(), clocks.end(), [](const RunningClock &c) { return c.kind == ClockKind::Calm; }));
    }

    void commands_moveTheCase_andCarryItsSequence()
    {
        Desk desk;
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning));
        const CaseRow row = desk.only();
        QCOMPARE(row.sequence, 0);
        desk.tell(CaseClaimed{row.id, agent(u"lin"_s)}, morning, caseSubject(row.id));
        QCOMPARE(desk.only().assignee, AgentId(u"lin"_s));
        QCOMPARE(desk.only().assigneeName, u"agent lin"_s);
        QCOMPARE(desk.only().sequence, desk.sequence());
        QCOMPARE(counters(desk.db(), AgentId(u"lin"_s))->mine, 1);
        QCOMPARE(desk.lines(row.row).back().activity, u"case.claimed"_s);
        desk.tell(FollowUpScheduled{row.id, FollowUpId::derive("f"), agent(u"lin"_s), morning + 10min, {}, u"call"_s});
        QCOMPARE(desk.only().clock->kind, ClockKind::FollowUp);
        desk.tell(FollowUpDone{row.id, FollowUpId::derive("f"), agent(u"lin"_s), u"reached"_s});
        QCOMPARE(desk.only().clock->kind, ClockKind::FirstResponse);
        QVERIFY(desk.view(row.row).followUps.front().done);
        desk.tell(CaseReleased{row.id, agent(u"lin"_s), {}});
        QVERIFY(desk.only().assignee.isEmpty());
    }

    void otherPlatformEvents_areShown_withoutMakingWork_data()
    {
        QTest::addColumn<PlatformEventKind>("kind");
        QTest::addColumn<CaseState>("state");
        QTest::newRow("follow") << PlatformEventKind::Follow << CaseState::Resolved;
        QTest::newRow("system") << PlatformEventKind::System << CaseState::Resolved;
        QTest::newRow("a call opens a case") << PlatformEventKind::Call << CaseState::Open;
        QTest::newRow("a pressed button is the customer's turn") << PlatformEventKind::Postback << CaseState::Open;
        QTest::newRow("what nobody knows is looked at") << PlatformEventKind::Unknown << CaseState::Open;
    }
    void otherPlatformEvents_areShown_withoutMakingWork()
    {
        QFETCH(PlatformEventKind, kind);
        QFETCH(CaseState, state);
        Desk desk;
        PlatformEvent event = customerMessage(u"anna"_s, 1, {}, morning);
        event.kind = kind;
        event.what = u"something"_s;
        desk.hear(u"one"_s, event);
        QCOMPARE(desk.only().state, state);
        QCOMPARE(desk.lines(desk.only().row).size(), size_t(1));
        desk.hear(u"one"_s, customerMessage(u"anna"_s, 2, u"hello"_s, morning + 1000h));
        QCOMPARE(desk.cases().size(), size_t(1));
        QCOMPARE(desk.only().state, CaseState::Open);
    }

    void mail_thatNamesOnlyItsParent_joinsTheParentsThread_andIsAnsweredWithItsSubject()
    {
        Desk desk;
        PlatformEvent first = customerMessage(u"ann@x.example"_s, 1, u"where is it?"_s, morning);
        first.threadId = first.messageId = u"a1@x.example"_s;
        first.more = {{"subject"_L1, "Order 4711"_L1}};
        desk.hear(u"post"_s, first);
        PlatformEvent second = customerMessage(u"ann@x.example"_s, 2, u"hello?"_s, morning + 1min);
        second.messageId = u"a2@x.example"_s;
        second.threadId = second.replyTo = u"a1@x.example"_s;
        second.more = {{"subject"_L1, "Re: Order 4711"_L1}};
        desk.hear(u"post"_s, second);
        PlatformEvent third = customerMessage(u"ann@x.example"_s, 3, u"anybody?"_s, morning + 2min);
        third.messageId = u"a3@x.example"_s;
        third.threadId = third.replyTo = u"a2@x.example"_s; // its program sent no References
        third.more = {{"subject"_L1, "AW: Order 4711"_L1}};
        desk.hear(u"post"_s, third);
        QCOMPARE(desk.cases().size(), size_t(1));
        QCOMPARE(desk.view(desk.only().row).threads.size(), size_t(1));
        desk.answer(desk.only(), u"On its way."_s, morning + 3min);
        const auto waiting = outbox(desk.db());
        QVERIFY(waiting);
        QCOMPARE(waiting->size(), size_t(1));
        QCOMPARE(waiting->front().thread.externalId, u"a1@x.example"_s);
        QCOMPARE(waiting->front().intent["answered"_L1]["subject"_L1].toString(), u"AW: Order 4711"_s);
    }

    void forgedMail_neverSpeaksAsThePersonOfItsAddress()
    {
        Desk desk;
        PlatformEvent real = customerMessage(u"ann@x.example"_s, 1, u"where is my order?"_s, morning);
        real.messageId = real.threadId = u"m1@x.example"_s;
        real.sender.name = u"Ann"_s;
        desk.hear(u"post"_s, real);
        PlatformEvent forged = customerMessage(u"ann@x.example"_s, 2, u"send it to another address"_s, morning + 1h);
        forged.sender.name = u"Ann"_s;
        forged.messageId = u"m2@x.example"_s;
        forged.threadId = forged.replyTo = real.messageId;
        forged.more.insert("authenticated"_L1, false);
        desk.hear(u"post"_s, forged);
        QCOMPARE(desk.cases().size(), 2u);
        const CaseRow theirs = desk.cases().front(), hers = desk.cases().back();
        QVERIFY(theirs.contact != hers.contact);
        QCOMPARE(desk.lines(hers.row).size(), 1u);
        QVERIFY(desk.lines(hers.row).front().flags.isEmpty());
        QCOMPARE(desk.lines(theirs.row).front().flags, QStringList{u"unverified_sender"_s});
        QCOMPARE(desk.lines(theirs.row).front().authorName, u"Ann"_s);
        QCOMPARE(contactView(desk.db(), theirs.contact)->identities.front().externalId, u"ann@x.example"_s);

        // More of the same joins itself; what is proven, or not judged at all, is hers.
        forged.eventKey = u"k3"_s;
        forged.messageId = u"m3@x.example"_s;
        desk.hear(u"post"_s, forged);
        PlatformEvent proven = customerMessage(u"ann@x.example"_s, 4, u"it was not me"_s, morning + 2h);
        proven.messageId = u"m4@x.example"_s;
        proven.threadId = proven.replyTo = real.messageId;
        proven.more.insert("authenticated"_L1, true);
        desk.hear(u"post"_s, proven);
        QCOMPARE(desk.cases().size(), 2u);
        QCOMPARE(desk.lines(theirs.row).size(), 2u);
        QCOMPARE(desk.lines(hers.row).size(), 2u);
    }

    void aTokenThatAnswersFreeOfCharge_isKeptForTheAnswer()
    {
        Desk desk;
        PlatformEvent message = customerMessage(u"anna"_s, 1, u"where is it?"_s, morning);
        message.more = {{"reply_token"_L1, "rt1"_L1}, {"album"_L1, "a"_L1}};
        desk.hear(u"one"_s, message);
        desk.answer(desk.only(), u"On its way."_s, morning + 10s);
        const auto waiting = outbox(desk.db());
        QVERIFY(waiting && waiting->size() == 1);
        QCOMPARE(waiting->front().intent["answered"_L1].toObject(), (QJsonObject{{"reply_token"_L1, "rt1"_L1}}));
    }

    void automaticMail_isKept_butNobodyWaits()
    {
        Desk desk;
        PlatformEvent away = customerMessage(u"ann@x.example"_s, 1, u"I am away."_s, morning);
        away.flags = {u"automatic"_s};
        desk.hear(u"post"_s, away);
        QCOMPARE(desk.only().state, CaseState::Resolved);
        QCOMPARE(desk.lines(desk.only().row).size(), size_t(1));
        desk.hear(u"post"_s, customerMessage(u"ann@x.example"_s, 2, u"now I write myself"_s, morning + 1min));
        QCOMPARE(desk.only().state, CaseState::Open);
    }

    void preview_hidesLongNumbersAndMail()
    {
        Desk desk;
        desk.hear(u"one"_s,
                  customerMessage(u"anna"_s, 1, u"call\n13812345678 or anna.b@mail.example, order 4711"_s, morning));
        const QString preview = desk.only().preview;
        QVERIFY(!preview.contains("12345678"_L1) && !preview.contains("anna.b"_L1) && !preview.contains(u'\n'));
        QVERIFY(preview.contains("4711"_L1));
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
