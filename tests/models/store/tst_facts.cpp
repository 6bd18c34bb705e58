// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/store/metric_queries.h"
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const Actor lin = agent(u"lin"_s);

/// Two brands' channels: what one person writes to both are two cases.
class Desk final : public FedProjection
{
public:
    Desk()
    {
        tell(eventAt(channel(u"oa"_s, Platform::WechatOa, u"A"_s), morning));
        tell(eventAt(channel(u"tg"_s, Platform::Telegram, u"B"_s), morning));
    }
    void write(const QString &to, const QString &person, Instant::duration at)
    {
        tell(received(to, customerMessage(person, ++m_number, u"hello"_s, morning + at)));
    }
    void comment(const QString &person, Instant::duration at)
    {
        tell(received(u"oa"_s, publicComment(u"post"_s, person, ++m_number, u"hello"_s, morning + at)));
    }
    /// Lin's reply in the case's newest conversation, taken by the platform at once.
    void reply(qint64 row, Instant::duration at, const std::vector<ScriptStep> &steps = {})
    {
        const CaseView view = *caseView(db(), row);
        ReplyQueued queued;
        queued.caseId = view.head.id;
        queued.thread = view.threads.front().id;
        queued.channel = view.threads.front().channel;
        queued.message = MessageId::derive(QByteArray::number(++m_number));
        queued.by = lin;
        queued.text = u"hello"_s;
        queued.steps = steps;
        tell(eventAt(queued, morning + at));
        tell(eventAt(ReplySent{view.head.id, queued.message, QString::number(m_number)}, morning + at));
    }
    void resolve(qint64 row, Instant::duration at) { tell(eventAt(CaseResolved{idOf(row), lin}, morning + at)); }
    CaseId idOf(qint64 row) { return caseView(db(), row)->head.id; }
    Facts seen() { return *facts(db(), morning - 1h, morning + 2400h); }
    CaseFact only()
    {
        const Facts all = seen();
        return all.cases.size() == 1 ? all.cases.front() : CaseFact();
    }

private:
    int m_number = 0;
};

QString outcome(const Promise &promise)
{
    return u"%1 %2 %3"_s.arg(toText(promise.kind))
        .arg(std::chrono::floor<std::chrono::minutes>(promise.started - morning).count())
        .arg(promise.kept() ? u"kept"_s : u"broken"_s);
}

QStringList outcomes(const Facts &facts)
{
    QStringList all;
    for (const Promise &promise : facts.promises)
        all.append(outcome(promise));
    return all;
}

} // namespace

class TestFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void case_isNotedWhenACustomerWrites_notBefore()
    {
        Desk desk;
        PlatformEvent greeting = customerMessage(u"anna"_s, 900, u"welcome"_s, morning);
        greeting.direction = Direction::Out;
        greeting.sender = {};
        greeting.more.insert("to"_L1, u"anna"_s);
        desk.tell(received(u"oa"_s, greeting));
        QVERIFY(desk.seen().cases.empty());
        desk.write(u"oa"_s, u"anna"_s, 5h);
        QCOMPARE(desk.only().asked, morning + 5h);
        QVERIFY(desk.only().human); // whoever wrote elsewhere is a person
    }

    void case_resolvedAndOpenedAgain_keepsTheFirstTime()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        const qint64 row = desk.cases()[0].row;
        desk.reply(row, 10min, {ScriptStep::Introduce, ScriptStep::Confirm});
        QVERIFY(desk.only().human);
        QCOMPARE(desk.only().steps, 0b0011);
        QVERIFY(!desk.only().resolved);
        desk.resolve(row, 1h);
        QCOMPARE(*desk.only().firstResolved, morning + 1h);
        QCOMPARE(reopeningsOf(desk.only()), 0);
        desk.write(u"oa"_s, u"anna"_s, 2h); // within the window: the same case
        QVERIFY(!desk.only().resolved);
        QCOMPARE(reopeningsOf(desk.only()), 1);
        desk.resolve(row, 3h);
        const CaseFact fact = desk.only();
        QCOMPARE(*fact.firstResolved, morning + 1h);
        QCOMPARE(*fact.resolved, morning + 3h);
        QCOMPARE(fact.resolves, 2);
        QCOMPARE(reopeningsOf(fact), 1);
        QCOMPARE(fact.asked, morning);
    }

    void samePersonElsewhere_withinTheWindow_isNoFirstContactResolution()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        desk.resolve(desk.cases()[0].row, 1h);
        desk.write(u"tg"_s, u"anna-t"_s, 40h);
        const auto rate = [&desk] {
            Facts first = *facts(desk.db(), morning, morning + 1h);
            const Contacts contacts = *contactsAfter(desk.db(), first, 48h);
            ResolutionOptions options;
            options.now = morning + 2400h;
            return resolutionFigures(first.cases, contacts, options).firstContactRate();
        };
        QCOMPARE(rate(), 1.0); // nobody knows that they are one
        const std::vector<CaseRow> rows = desk.casesByRow();
        desk.tell(eventAt(ContactMerged{rows[0].contact, rows[1].contact, lin, {}}, morning + 60h));
        QCOMPARE(rate(), 0.0);
        desk.tell(eventAt(ContactSplit{rows[0].contact, rows[1].contact, lin}, morning + 61h));
        QCOMPARE(rate(), 1.0);
    }

    void mergedCases_areOne_andTwoAgain()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        desk.write(u"tg"_s, u"anna-t"_s, 1h);
        std::vector<CaseRow> rows = desk.casesByRow();
        desk.tell(eventAt(ContactMerged{rows[0].contact, rows[1].contact, lin, {}}, morning + 2h));
        desk.resolve(rows[0].row, 3h);
        desk.tell(
            eventAt(GuardActed{rows[0].id, lin, u"privacy.public.money"_s, GuardLevel::Remind, u"shown"_s, {}, {}},
                    morning + 3h));
        const std::vector<CaseFact> before = desk.seen().cases;
        QCOMPARE(before.size(), size_t(2));

        desk.tell(eventAt(CaseMerged{rows[0].id, rows[1].id, lin, {}}, morning + 4h));
        const CaseFact one = desk.only();
        QCOMPARE(one.caseRow, rows[1].row);
        QCOMPARE(one.asked, morning);
        QCOMPARE(one.resolves, 1);
        QCOMPARE(reopeningsOf(one), 1); // it was resolved and is not
        QCOMPARE(desk.seen().deeds.at(0).caseRow, rows[1].row);
        QCOMPARE(desk.seen().turns.at(0).caseRow, rows[1].row);

        desk.tell(eventAt(CaseUnmerged{rows[0].id, rows[1].id, lin}, morning + 5h));
        QCOMPARE(desk.seen().cases.size(), size_t(2));
        QVERIFY(desk.seen().cases == before);
        QCOMPARE(desk.seen().deeds.at(0).caseRow, rows[0].row);
    }

    void clocks_endKeptOrBroken()
    {
        Desk desk; // an hour for a normal case, in service hours; it is nine
        desk.write(u"oa"_s, u"anna"_s, 0h);
        const qint64 row = desk.cases()[0].row;
        QVERIFY(desk.seen().promises.empty()); // it runs
        desk.reply(row, 60min);
        QCOMPARE(outcomes(desk.seen()), QStringList({u"first_response 0 kept"_s}));
        desk.write(u"oa"_s, u"anna"_s, 61min);
        desk.reply(row, 122min);
        QCOMPARE(outcomes(desk.seen()).last(), u"next_response 61 broken"_s);
        const Facts facts = desk.seen();
        QCOMPARE(facts.promises.at(0).caseRow, row);
        QVERIFY(facts.promises.at(0).agent != 0);
    }

    void clock_endedByResolving_isBrokenOnlyAfterItsTime()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        desk.resolve(desk.cases()[0].row, 59min);
        QVERIFY(desk.seen().promises.empty());
        desk.write(u"oa"_s, u"bert"_s, 2h);
        desk.resolve(desk.casesByRow()[1].row, 4h);
        QCOMPARE(outcomes(desk.seen()), QStringList({u"first_response 120 broken"_s}));
    }

    void followUp_keptByItsDay()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        const CaseId id = desk.cases()[0].id;
        const FollowUpId promise = FollowUpId::derive("f");
        desk.tell(eventAt(FollowUpScheduled{id, promise, lin, morning + 24h, {}, u"call"_s}, morning + 1h));
        desk.tell(eventAt(FollowUpDone{id, promise, lin, u"called"_s}, morning + 23h));
        desk.tell(eventAt(FollowUpDone{id, promise, lin, u"called again"_s}, morning + 26h));
        QCOMPARE(outcomes(desk.seen()), QStringList({u"follow_up 60 kept"_s}));
    }

    void move_knowsHowLongItTook()
    {
        Desk desk;
        desk.comment(u"anna"_s, 0h);
        const CaseView view = *caseView(desk.db(), desk.cases()[0].row);
        desk.tell(eventAt(MoveInvited{view.head.id, view.threads[0].id, {}, lin}, morning + 10min));
        QVERIFY(!desk.seen().deeds.at(0).took);
        desk.write(u"oa"_s, u"anna"_s, 25min);
        QCOMPARE(desk.seen().deeds.size(), size_t(1));
        QCOMPARE(*desk.seen().deeds[0].took, std::chrono::milliseconds(15min));
        QCOMPARE(desk.only().surface, Surface::Public); // where it began
    }

    void deeds_ofGuardsAndTransfers()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        const CaseId id = desk.cases()[0].id;
        const GuardActed override{
            id, lin, u"privacy.public.money"_s, GuardLevel::Block, u"overridden"_s, u"agreed"_s, u"by the customer"_s};
        desk.tell(eventAt(override, morning + 1min)); // the form
        desk.tell(eventAt(override, morning + 2min)); // the reply that uses it
        desk.tell(eventAt(CaseTransferred{id, lin, {}, {}, u"supervisor"_s, {}, {}}, morning + 3min));
        const std::vector<Deed> deeds = desk.seen().deeds;
        QCOMPARE(deeds.size(), size_t(3));
        QCOMPARE(interventions(deeds), (Interventions{0, 0, 1}));
        QCOMPARE(transfers(deeds), (Transfers{1, 1}));
    }

    /// Asked by Lin in the case's newest conversation.
    static MessageId ask(Desk &desk, qint64 row, Instant::duration at)
    {
        const CaseView view = *caseView(desk.db(), row);
        ReplyQueued queued;
        queued.caseId = view.head.id;
        queued.thread = view.threads.front().id;
        queued.channel = view.threads.front().channel;
        queued.message = MessageId::derive("asked " + QByteArray::number(row) + QByteArray::number(at.count()));
        queued.by = lin;
        queued.text = u"how was it?"_s;
        desk.tell(eventAt(queued, morning + at));
        desk.tell(eventAt(SurveySent{view.head.id, queued.message, queued.thread, lin.agent, lin}, morning + at));
        return queued.message;
    }

    void survey_countsOnceWithItsLastScore_whereAndForWhomItWasAsked()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        desk.write(u"tg"_s, u"bert"_s, 0h);
        const std::vector<CaseRow> rows = desk.casesByRow();
        for (const CaseRow &row : rows)
            desk.resolve(row.row, 1h);
        const MessageId question = ask(desk, rows[0].row, 61min);
        ask(desk, rows[1].row, 62min);
        desk.tell(eventAt(SurveyAnswered{rows[0].id, question, {}, 2, {}}, morning + 2h));
        desk.tell(eventAt(SurveyAnswered{rows[0].id, question, {}, 5, {}}, morning + 3h)); // the last word counts
        const std::vector<Survey> surveys = desk.seen().surveys;
        QCOMPARE(surveys.size(), size_t(2));
        QCOMPARE(satisfaction(surveys, 4), (Satisfaction{2, 1, 1, {0, 0, 0, 0, 1}}));
        QCOMPARE(surveys[0].sent, morning + 61min);
        QCOMPARE(surveys[0].caseRow, rows[0].row);
        const KeyOf channel = *factKey(desk.db(), Breakdown::Channel, ZoneOffsets("UTC"), desk.seen());
        const KeyOf agent = *factKey(desk.db(), Breakdown::Agent, ZoneOffsets("UTC"), desk.seen());
        QCOMPARE(channel(placeOf(surveys[0])), u"oa"_s);
        QCOMPARE(channel(placeOf(surveys[1])), u"tg"_s);
        QCOMPARE(agent(placeOf(surveys[1])), u"lin"_s);
        // Only what was asked in the period counts, whenever it was answered.
        QCOMPARE(facts(desk.db(), morning, morning + 62min)->surveys.size(), size_t(1));
        QCOMPARE(satisfaction(facts(desk.db(), morning + 62min, morning + 99h)->surveys, 4),
                 (Satisfaction{1, 0, 0, {}}));
    }

    void surveys_followTheirCase_whenItIsMerged()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        desk.write(u"tg"_s, u"anna-t"_s, 1h);
        const std::vector<CaseRow> rows = desk.casesByRow();
        desk.tell(eventAt(ContactMerged{rows[0].contact, rows[1].contact, lin, {}}, morning + 2h));
        desk.resolve(rows[0].row, 3h);
        ask(desk, rows[0].row, 4h);
        desk.tell(eventAt(CaseMerged{rows[0].id, rows[1].id, lin, {}}, morning + 5h));
        QCOMPARE(desk.seen().surveys.at(0).caseRow, rows[1].row);
        desk.tell(eventAt(CaseUnmerged{rows[0].id, rows[1].id, lin}, morning + 6h));
        QCOMPARE(desk.seen().surveys.at(0).caseRow, rows[0].row);
    }

    /// What the exchange tells of a call.
    static void tellCall(Desk &desk, const QString &line, const QString &phase, Instant::duration at,
                         const QString &outcome = {})
    {
        PlatformEvent told;
        told.kind = PlatformEventKind::Call;
        told.surface = Surface::Private;
        told.threadId = line;
        told.phase = phase;
        told.sender.id = u"+8613800000001"_s;
        told.at = morning + at;
        told.eventKey = line + phase;
        if (!outcome.isEmpty())
            told.more.insert("outcome"_L1, outcome);
        desk.tell(received(u"pbx"_s, told));
    }

    void calls_areOneRowEach_inWhateverOrderTheyAreTold()
    {
        Desk desk;
        desk.tell(eventAt(channel(u"pbx"_s, Platform::Asterisk, u"A"_s), morning));
        tellCall(desk, u"one"_s, u"ringing"_s, 0s);
        const CaseRow row = desk.casesByRow().front();
        ActionQueued taken;
        taken.caseId = row.id;
        taken.action = MessageId::derive("taken");
        taken.what = MessageAction::AnswerCall;
        taken.call = caseView(desk.db(), row.row)->threads.front().id;
        taken.by = lin;
        desk.tell(eventAt(taken, morning + 10s));
        QVERIFY(!desk.seen().calls.at(0).ended);
        tellCall(desk, u"one"_s, u"ended"_s, 5min, u"answered"_s);
        tellCall(desk, u"one"_s, u"answered"_s, 12s); // late
        tellCall(desk, u"two"_s, u"ringing"_s, 1h);
        tellCall(desk, u"two"_s, u"ended"_s, 1h + 30s, u"missed"_s);
        const std::vector<Call> calls = desk.seen().calls;
        QCOMPARE(calls.size(), size_t(2));
        QCOMPARE(calls[0].began, morning);
        QCOMPARE(*calls[0].answered, morning + 12s);
        QCOMPARE(*calls[0].ended, morning + 5min);
        QCOMPARE(calls[0].outcome, CallOutcome::Answered);
        QCOMPARE(calls[0].caseRow, row.row);
        QVERIFY(calls[0].inbound);
        const KeyOf agent = *factKey(desk.db(), Breakdown::Agent, ZoneOffsets("UTC"), desk.seen());
        QCOMPARE(agent(placeOf(calls[0])), u"lin"_s);
        QVERIFY(!calls[1].answered);
        QCOMPARE(calls[1].outcome, CallOutcome::Missed);
        const CallFigures figures = callFigures(calls, {20s});
        QCOMPARE(figures.serviceLevel(), 0.5);
        QCOMPARE(figures.abandonment(), 0.5);
    }

    void presence_isKeptFromChangeToChange()
    {
        Desk desk;
        for (const auto &[presence, at] :
             {std::pair(Presence::Online, 0h), {Presence::Away, 3h}, {Presence::Online, 4h}})
            desk.tell(eventAt(PresenceChanged{lin, presence, {}}, morning + at));
        const std::vector<PresenceSpan> spans = facts(desk.db(), morning + 1h, morning + 6h)->presence;
        QCOMPARE(spans.size(), size_t(3));
        QCOMPARE(spans[0].since, morning + 1h); // cut to the period
        QCOMPARE(spans[0].until, morning + 3h);
        QCOMPARE(spans[1].presence, Presence::Away);
        QCOMPARE(spans[2].presence, Presence::Online);
        QCOMPARE(spans[2].until, morning + 6h); // it lasts
        QVERIFY(facts(desk.db(), morning - 2h, morning)->presence.empty());
    }

    void laterTurns_areThoseOfCasesThatWereResolvedLater()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        desk.write(u"oa"_s, u"bert"_s, 0h);
        const std::vector<CaseRow> rows = desk.casesByRow();
        desk.reply(rows[0].row, 10min);
        desk.write(u"oa"_s, u"anna"_s, 5h);
        desk.write(u"oa"_s, u"bert"_s, 5h);
        desk.reply(rows[0].row, 5h + 20min);
        desk.resolve(rows[0].row, 6h);
        const Facts first = *facts(desk.db(), morning, morning + 1h);
        QCOMPARE(first.later.size(), size_t(1)); // bert's is not resolved
        QCOMPARE(netWaits(first, {}).median, 30.0 * 60);
        QVERIFY(facts(desk.db(), morning, morning + 7h)->later.empty());
        QCOMPARE(netWaits(*facts(desk.db(), morning, morning + 7h), {}).median, 30.0 * 60);
    }

    void teamsAndTags_areKeysOfCases()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        const CaseId id = desk.cases()[0].id;
        for (const QString &tag : {u"refund"_s, u"angry"_s})
            desk.tell(eventAt(CaseTagged{id, lin, TagFamily::Scene, tag, false, {}}, morning + 1min));
        desk.tell(eventAt(CaseRouted{id, {}, {}, u"logistics"_s, {}, {}}, morning + 2min));
        const Facts seen = desk.seen();
        const auto key = [&](Breakdown by) {
            return (*factKey(desk.db(), by, ZoneOffsets("UTC"), seen))(placeOf(seen.turns.at(0)));
        };
        QCOMPARE(key(Breakdown::Tag), u"angry + refund"_s);
        QCOMPARE(key(Breakdown::Team), u"logistics"_s);
    }

    void liveCases_knowSinceWhenTheCustomerWaits()
    {
        Desk desk;
        desk.write(u"oa"_s, u"anna"_s, 0h);
        desk.write(u"oa"_s, u"anna"_s, 5min);
        desk.write(u"oa"_s, u"bert"_s, 10min);
        desk.reply(desk.casesByRow()[1].row, 12min);
        desk.write(u"oa"_s, u"carl"_s, 15min);
        desk.resolve(desk.casesByRow()[2].row, 16min);
        const KeyOf none = [](const Place &) { return QString(); };
        const Queue queue = queueOf(*liveCases(desk.db()), morning + 50min, none, none);
        QCOMPARE(queue.tiles[Queue::Open].size(), size_t(2));
        QCOMPARE(queue.tiles[Queue::Waiting].size(), size_t(1));
        QCOMPARE(*queue.oldest, morning);
        QCOMPARE(queue.tiles[Queue::Soon].size(), size_t(1)); // ten minutes of sixty are left
        QVERIFY(queue.tiles[Queue::Broken].empty());
        QCOMPARE(queueOf(*liveCases(desk.db()), morning + 60min, none, none).tiles[Queue::Broken].size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
