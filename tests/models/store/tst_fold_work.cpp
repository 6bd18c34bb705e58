// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/store/notice_query.h"
#include "models/store/team_queries.h"
#include "tests/support/fed_projection.h"

#include <QTest>

#include <random>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Who is to do the work, what customers thought of it, what a team writes down.
class TestFoldWork : public QObject
{
    Q_OBJECT

    std::unique_ptr<FedProjection> m_fed;
    int m_number = 0;

    CaseRow only() { return m_fed->cases().at(0); }
    void configure(const QJsonObject &settings)
    {
        ChannelConfigured page = channel(u"page"_s, Platform::Telegram, u"A"_s);
        page.settings = settings;
        m_fed->tell(eventAt(page, morning));
    }
    void writes(const QString &text, Instant at)
    {
        m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, ++m_number, text, at)));
    }
    void handOver(const QString &from, const QString &to, Instant at)
    {
        CaseTransferred given;
        given.caseId = only().id;
        given.by = agent(from);
        given.to = AgentId(to);
        given.toName = to;
        m_fed->tell(eventAt(given, at));
    }
    void answerOffer(const Actor &by, bool accepted, Instant at)
    {
        m_fed->tell(eventAt(TransferAnswered{only().id, by, accepted, accepted ? QString() : u"no time"_s}, at));
    }
    MessageId queue(const Actor &by, const QString &text, Instant at)
    {
        ReplyQueued reply;
        reply.caseId = only().id;
        reply.thread = caseView(m_fed->db(), only().row)->threads.at(0).id;
        reply.message = MessageId::derive(text.toUtf8());
        reply.channel = ChannelId(u"page"_s);
        reply.by = by;
        reply.text = text;
        m_fed->tell(eventAt(reply, at));
        return reply.message;
    }
    /// A case that lin resolved and whose customer was asked about it.
    void resolvedAndAsked()
    {
        writes(u"where is it?"_s, morning);
        queue(agent(u"lin"_s), u"on its way"_s, morning + 1min);
        m_fed->tell(eventAt(CaseResolved{only().id, agent(u"lin"_s)}, morning + 2min));
        SurveySent sent;
        sent.caseId = only().id;
        sent.thread = caseView(m_fed->db(), only().row)->threads.at(0).id;
        sent.message = queue({AuthorKind::System, {}, {}}, u"how was it?"_s, morning + 2min);
        sent.agent = AgentId(u"lin"_s);
        m_fed->tell(eventAt(sent, morning + 2min));
    }

private Q_SLOTS:
    void init()
    {
        m_fed = std::make_unique<FedProjection>();
        m_number = 0;
        configure({});
    }

    void aTransfer_isAnOfferUntilItIsAnswered()
    {
        writes(u"hello"_s, morning);
        handOver(u"lin"_s, u"mei"_s, morning + 1min);
        QCOMPARE(only().assignee.text(), u"mei"_s);
        QCOMPARE(only().offeredAt, std::optional<Instant>(morning + 1min));
        QCOMPARE(only().offeredBy, u"agent lin"_s);
        answerOffer(agent(u"mei"_s), true, morning + 2min);
        QVERIFY(!only().offeredAt);
        QCOMPARE(only().assignee.text(), u"mei"_s);
        QCOMPARE(m_fed->done(only().row), QStringList({u"case.transferred"_s, u"transfer.answered"_s}));
    }
    void whoRefuses_givesItBack_data()
    {
        QTest::addColumn<bool>("byClock");
        QTest::newRow("by hand") << false;
        QTest::newRow("by not answering") << true;
    }
    void whoRefuses_givesItBack()
    {
        QFETCH(bool, byClock);
        writes(u"hello"_s, morning);
        handOver(u"lin"_s, u"mei"_s, morning + 1min);
        answerOffer(byClock ? Actor{AuthorKind::System, {}, {}} : agent(u"mei"_s), false, morning + 2min);
        QCOMPARE(only().assignee.text(), u"lin"_s);
        QVERIFY(!only().offeredAt);
    }
    void anAnswerTooLate_changesNothing()
    {
        writes(u"hello"_s, morning);
        handOver(u"lin"_s, u"mei"_s, morning + 1min);
        m_fed->tell(eventAt(CaseClaimed{only().id, agent(u"kai"_s)}, morning + 2min));
        answerOffer({AuthorKind::System, {}, {}}, false, morning + 3min);
        QCOMPARE(only().assignee.text(), u"kai"_s);
        QCOMPARE(m_fed->done(only().row), QStringList({u"case.transferred"_s, u"case.claimed"_s}));
    }
    void whoeverReplies_hasAccepted()
    {
        writes(u"hello"_s, morning);
        handOver(u"lin"_s, u"mei"_s, morning + 1min);
        queue(agent(u"kai"_s), u"I only help out"_s, morning + 2min);
        QVERIFY(only().offeredAt);
        queue(agent(u"mei"_s), u"I am mei"_s, morning + 3min);
        QVERIFY(!only().offeredAt);
        answerOffer({AuthorKind::System, {}, {}}, false, morning + 4min);
        QCOMPARE(only().assignee.text(), u"mei"_s);
    }
    void givingToOneself_offersNothing()
    {
        writes(u"hello"_s, morning);
        handOver(u"lin"_s, u"lin"_s, morning + 1min);
        QVERIFY(!only().offeredAt);
    }
    void onlyWhoWasGivenIt_answers()
    {
        writes(u"hello"_s, morning);
        handOver(u"lin"_s, u"mei"_s, morning + 1min);
        answerOffer(agent(u"kai"_s), false, morning + 2min);
        QCOMPARE(only().assignee.text(), u"mei"_s);
        QVERIFY(only().offeredAt.has_value());
    }
    void anOffer_endsWhereItsCaseIsMerged()
    {
        writes(u"hello"_s, morning);
        m_fed->tell(eventAt(channel(u"line"_s, Platform::Line, u"B"_s), morning));
        m_fed->tell(received(u"line"_s, customerMessage(u"anna-l"_s, 70, u"me too"_s, morning)));
        const std::vector<CaseRow> rows = m_fed->casesByRow();
        QCOMPARE(rows.size(), size_t{2});
        m_fed->tell(eventAt(ContactMerged{rows[0].contact, rows[1].contact, agent(u"lin"_s), {}}, morning));
        CaseTransferred given;
        given.caseId = rows[1].id;
        given.by = agent(u"lin"_s);
        given.to = AgentId(u"mei"_s);
        m_fed->tell(eventAt(given, morning + 1min));
        QCOMPARE(nextOffered(m_fed->db(), 10)->size(), size_t{1});
        m_fed->tell(eventAt(CaseMerged{rows[1].id, rows[0].id, agent(u"lin"_s), {}}, morning + 2min));
        QVERIFY(nextOffered(m_fed->db(), 10)->empty()); // nobody could answer it, and the clock would for ever
        m_fed->tell(eventAt(CaseUnmerged{rows[1].id, rows[0].id, agent(u"lin"_s)}, morning + 3min));
        QCOMPARE(m_fed->casesByRow().at(1).assignee.text(), u"mei"_s);
    }
    void aQueue_isTheChannelsUntilSomebodyGivesItOn()
    {
        configure({{"team"_L1, u"after-sales"_s}});
        writes(u"hello"_s, morning);
        QCOMPARE(only().queue, u"after-sales"_s);
        CaseTransferred given;
        given.caseId = only().id;
        given.by = agent(u"lin"_s);
        given.queue = u"finance"_s;
        m_fed->tell(eventAt(given, morning + 1min));
        QCOMPARE(only().queue, u"finance"_s);
        QVERIFY(only().assignee.isEmpty());
        QVERIFY(!only().offeredAt);
    }
    void theRouting_offersAndSaysWhy()
    {
        writes(u"hello"_s, morning);
        m_fed->tell(eventAt(CaseRouted{only().id, AgentId(u"mei"_s), u"Mei"_s, u"returns"_s, {}, u"knows returns"_s},
                            morning + 1min));
        QCOMPARE(only().assigneeName, u"Mei"_s);
        QCOMPARE(only().queue, u"returns"_s);
        QVERIFY(only().offeredAt && only().offeredBy.isEmpty());
        answerOffer(agent(u"mei"_s), false, morning + 2min);
        QVERIFY(only().assignee.isEmpty()); // nobody gave it: it waits in its queue
        QCOMPARE(only().queue, u"returns"_s);
    }

    void clocksRun_inTheChannelsOwnHours()
    {
        // Tuesday 09:00 in Shanghai; the channel serves from noon.
        configure({{"service_hours"_L1, u"12:00-14:00"_s}});
        writes(u"hello"_s, morning);
        QCOMPARE(only().clock->due, morning + 4h);
        configure({{"service_hours"_L1, u"12:00-12:30"_s}}); // holds for what comes
        m_fed->tell(received(u"page"_s, customerMessage(u"ben"_s, 99, u"hello"_s, morning)));
        QCOMPARE(m_fed->casesByRow().at(0).clock->due, morning + 4h);
        QCOMPARE(m_fed->casesByRow().at(1).clock->due, morning + 27h + 30min);
    }

    void aScore_staysWithTheCase_andReopensNothing()
    {
        resolvedAndAsked();
        writes(u"5"_s, morning + 10min);
        const CaseRow row = only();
        QCOMPARE(row.state, CaseState::Resolved);
        QVERIFY(!row.clock && !row.waitingForUs);
        QCOMPARE(row.unread, 0);
        const CaseView view = *caseView(m_fed->db(), row.row);
        QCOMPARE(view.surveys.size(), size_t{1});
        QCOMPARE(view.surveys.front().score, 5);
        QCOMPARE(view.surveys.front().answeredAt, std::optional<Instant>(morning + 10min));
        QCOMPARE(m_fed->said(row.row).last(), u"5"_s);
        QVERIFY(m_fed->done(row.row).contains(u"survey.answered"_s));
        // The answer is a message of its own: what is said of it later reaches it, and the platform's window is open.
        const auto answer = [&] {
            const auto lines = *timeline(m_fed->db(), row.row, 100);
            return *std::find_if(lines.begin(), lines.end(),
                                 [](const TimelineRow &line) { return line.text == u"5"_s; });
        };
        MessageJudged judged;
        judged.caseId = row.id;
        judged.message = answer().id;
        judged.emotion = u"positive"_s;
        m_fed->tell(eventAt(judged, morning + 10min));
        QCOMPARE(answer().emotion, u"positive"_s);
        QCOMPARE(view.threads.front().lastInboundAt, std::optional<Instant>(morning + 10min));
        writes(u"3"_s, morning + 11min); // pressed the wrong star
        QCOMPARE(caseView(m_fed->db(), row.row)->surveys.front().score, 3);
    }
    void aComplaintBesideTheScore_opensTheCase()
    {
        resolvedAndAsked();
        writes(u"1，还是没有解决"_s, morning + 10min);
        QCOMPARE(only().state, CaseState::Open);
        QVERIFY(only().waitingForUs);
        const SurveyRow kept = caseView(m_fed->db(), only().row)->surveys.front();
        QCOMPARE(kept.score, 1);
        QCOMPARE(kept.words, u"还是没有解决"_s);
    }
    void whatIsNoScore_isAMessage_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("afterHours");
        QTest::newRow("a question") << u"3天了还没到"_s << qint64{1};
        QTest::newRow("a number weeks later") << u"5"_s << qint64{24 * 8};
    }
    void whatIsNoScore_isAMessage()
    {
        QFETCH(QString, text);
        QFETCH(qint64, afterHours);
        resolvedAndAsked();
        writes(text, morning + std::chrono::hours(afterHours));
        QCOMPARE(m_fed->cases(CaseFilter::Box::Open).size(), size_t{1});
        QCOMPARE(caseView(m_fed->db(), m_fed->casesByRow().front().row)->surveys.front().score, 0);
    }
    void aNumberInAnOpenCase_isAMessage()
    {
        writes(u"which one?"_s, morning);
        writes(u"5"_s, morning + 1min);
        QCOMPARE(only().unread, 2);
        QVERIFY(only().waitingForUs);
    }
    void aPlatformsOwnForm_tellsTheScore()
    {
        resolvedAndAsked();
        const SurveyAnswered told{only().id, MessageId::derive("how was it?"), {}, 4, u"fine"_s};
        m_fed->tell(eventAt(told, morning + 5min));
        QCOMPARE(caseView(m_fed->db(), only().row)->surveys.front().score, 4);
        m_fed->tell(eventAt(SurveyAnswered{only().id, MessageId::derive("how was it?"), {}, 9, {}}, morning + 6min));
        QCOMPARE(caseView(m_fed->db(), only().row)->surveys.front().score, 4);
        m_fed->tell(eventAt(SurveyAnswered{only().id, MessageId::derive("never asked"), {}, 1, {}}, morning + 7min));
        QCOMPARE(m_fed->done(only().row).count(u"survey.answered"_s), 1);
    }

    void casesNamed_areThoseOfThemThatPassTheFilter()
    {
        Instant at = morning;
        for (const QString &person : {u"anna"_s, u"ben"_s, u"cleo"_s})
            m_fed->tell(received(u"page"_s, customerMessage(person, ++m_number, u"hello"_s, at += 1min)));
        const std::vector<CaseRow> rows = m_fed->casesByRow();
        m_fed->tell(eventAt(CaseClaimed{rows[2].id, agent(u"lin"_s)}, morning + 1h));
        m_fed->tell(eventAt(CaseResolved{rows[1].id, agent(u"lin"_s)}, morning + 1h));
        const auto keys = [&](CaseFilter::Box box, std::vector<qint64> only, CaseKey after = {-1LL << 62, 0}) {
            CaseFilter filter;
            filter.box = box;
            filter.order = CaseFilter::Order::Newest;
            filter.agent = AgentId(u"lin"_s);
            filter.only = std::move(only);
            std::vector<qint64> found;
            const std::vector<CaseKey> inOrder = *caseKeys(m_fed->db(), filter, after);
            for (const CaseKey &key : inOrder)
                found.push_back(key.row);
            for (const CaseRow &row : m_fed->cases()) // what a change is judged by says the same
                if (std::find(found.begin(), found.end(), row.row) != found.end() && !matches(filter, row))
                    qFatal("matches() and caseKeys() differ");
            return found;
        };
        const qint64 first = rows[0].row, second = rows[1].row, third = rows[2].row;
        QCOMPARE(keys(CaseFilter::Box::All, {first, third}), std::vector<qint64>({third, first})); // newest first
        QCOMPARE(keys(CaseFilter::Box::Open, {first, second, third}), std::vector<qint64>({third, first}));
        QCOMPARE(keys(CaseFilter::Box::Mine, {first, second, third}), std::vector<qint64>({third}));
        QCOMPARE(keys(CaseFilter::Box::Unassigned, {first, third}), std::vector<qint64>({first}));
        QVERIFY(keys(CaseFilter::Box::All, {}).empty());
        QVERIFY(keys(CaseFilter::Box::All, {4711}).empty());
        CaseFilter newest;
        newest.order = CaseFilter::Order::Newest;
        QCOMPARE(keys(CaseFilter::Box::All, {first, third}, sortKey(rows[2], newest.order)),
                 std::vector<qint64>({first}));
    }

    void teamItems_keepEveryVersion_andShowTheLast()
    {
        TeamItemSaved item{TeamItemKind::View, u"v1"_s, u"Urgent"_s, {{"query"_L1, u"is:breached"_s}}, {}, false,
                           agent(u"lin"_s)};
        QVERIFY(m_fed->tell(eventAt(item, morning)).team);
        item.name = u"Very urgent"_s;
        m_fed->tell(eventAt(item, morning + 1min));
        const TeamItemSaved own{TeamItemKind::View, u"v2"_s, u"My own"_s,    {},
                                AgentId(u"mei"_s),  false,   agent(u"mei"_s)};
        m_fed->tell(eventAt(own, morning + 2min));

        const auto lins = *teamItems(m_fed->db(), TeamItemKind::View, AgentId(u"lin"_s));
        QCOMPARE(lins.size(), size_t{1});
        QCOMPARE(lins.front().saved.name, u"Very urgent"_s);
        QCOMPARE(lins.front().version, 2);
        QCOMPARE(lins.front().saved.body["query"_L1].toString(), u"is:breached"_s);
        QCOMPARE(teamItems(m_fed->db(), TeamItemKind::View, AgentId(u"mei"_s))->size(), size_t{2});
        QVERIFY(teamItems(m_fed->db(), TeamItemKind::Macro, AgentId(u"mei"_s))->empty());

        item.removed = true;
        m_fed->tell(eventAt(item, morning + 3min));
        QVERIFY(teamItems(m_fed->db(), TeamItemKind::View, AgentId(u"lin"_s))->empty());
        const auto versions = *teamItemVersions(m_fed->db(), TeamItemKind::View, u"v1"_s);
        QCOMPARE(versions.size(), size_t{3});
        QVERIFY(versions.front().saved.removed);
        QCOMPARE(versions.back().saved.name, u"Urgent"_s);
    }
    void members_areDescribedAndThere()
    {
        MemberDescribed mei;
        mei.agent = AgentId(u"mei"_s);
        mei.name = u"Mei"_s;
        mei.queues = {u"returns"_s};
        mei.skills = {{"refund"_L1, 90}};
        mei.capacity = 3;
        m_fed->tell(eventAt(mei, morning));
        m_fed->tell(
            eventAt(PresenceChanged{{AuthorKind::Agent, mei.agent, mei.name}, Presence::Finishing}, morning + 1min));
        writes(u"hello"_s, morning);
        m_fed->tell(eventAt(CaseClaimed{only().id, {AuthorKind::Agent, mei.agent, mei.name}}, morning + 2min));
        const auto all = *members(m_fed->db());
        QCOMPARE(all.size(), size_t{1});
        QCOMPARE(all.front().described.skills["refund"_L1].toInt(), 90);
        QCOMPARE(all.front().described.queues, QStringList(u"returns"_s));
        QCOMPARE(all.front().presence, Presence::Finishing);
        QCOMPARE(all.front().since, morning + 1min);
        QCOMPARE(all.front().openCases, 1);
        mei.removed = true;
        m_fed->tell(eventAt(mei, morning + 3min));
        QVERIFY(members(m_fed->db())->empty());
    }

    void aRunOfARule_andTheBotsEnd_areLinesOfTheCase()
    {
        writes(u"hello"_s, morning);
        m_fed->tell(eventAt(BotStepped{only().id, u"flow"_s, 1, u"ask_order"_s, {}, 0, {}, {}, {}}, morning));
        m_fed->tell(
            eventAt(BotStepped{only().id, u"flow"_s, 1, u"end"_s, {}, 2, u"did not understand"_s, {}, {}}, morning));
        m_fed->tell(eventAt(RuleRan{only().id, u"r1"_s, 1, u"Urgent"_s, {u"priority"_s}, {}}, morning));
        QCOMPARE(m_fed->done(only().row), QStringList({u"bot.stepped"_s, u"rule.ran"_s}));
    }

    void whoIsMentionedOrWatches_isToldOfTheWholeCase()
    {
        writes(u"hello"_s, morning);
        m_fed->tell(eventAt(CaseClaimed{only().id, agent(u"mei"_s)}, morning)); // somebody who is known
        NoteAdded note;
        note.caseId = only().id;
        note.note = MessageId::derive("note");
        note.by = agent(u"lin"_s);
        note.text = u"@mei what do you think? @nobody"_s;
        note.mentions = {u"mei"_s, u"nobody"_s};
        m_fed->tell(eventAt(note, morning));
        m_fed->tell(eventAt(CaseWatched{only().id, AgentId(u"kai"_s), u"Kai"_s, true, agent(u"kai"_s)}, morning));
        QCOMPARE(caseView(m_fed->db(), only().row)->watchers,
                 (std::vector<AgentId>{AgentId(u"kai"_s), AgentId(u"mei"_s)}));
        m_fed->tell(eventAt(CaseWatched{only().id, AgentId(u"kai"_s), u"Kai"_s, false, agent(u"kai"_s)}, morning));
        QCOMPARE(caseView(m_fed->db(), only().row)->watchers, (std::vector<AgentId>{AgentId(u"mei"_s)}));
    }
    void aDepartment_isAsked_andAnswersOnce()
    {
        writes(u"hello"_s, morning);
        RequestMade asked{only().id,      RequestId::derive("r"), agent(u"lin"_s),
                          u"Warehouse"_s, u"is it there?"_s,      morning + 2h};
        m_fed->tell(eventAt(asked, morning));
        asked.due = morning + 1h; // sooner after all
        m_fed->tell(eventAt(asked, morning + 1min));
        m_fed->tell(eventAt(RequestAnswered{only().id, RequestId::derive("other"), agent(u"lin"_s), u"?"_s}, morning));
        std::vector<RequestRow> open = caseView(m_fed->db(), only().row)->requests;
        QCOMPARE(open.size(), size_t{1});
        QCOMPARE(open.front().due, morning + 1h);
        QCOMPARE(open.front().askedAt, morning);
        QVERIFY(!open.front().answeredAt);
        m_fed->tell(eventAt(RequestAnswered{only().id, asked.request, agent(u"lin"_s), u"yes"_s}, morning + 5min));
        const RequestRow answered = caseView(m_fed->db(), only().row)->requests.front();
        QCOMPARE(answered.answeredAt, std::optional<Instant>(morning + 5min));
        QCOMPARE(answered.answer, u"yes"_s);
        QCOMPARE(m_fed->done(only().row).count(u"request.answered"_s), 1);
    }
    void theBotsPlace_isPartOfTheCase()
    {
        writes(u"hello"_s, morning);
        QVERIFY(!caseView(m_fed->db(), only().row)->bot);
        m_fed->tell(
            eventAt(BotStepped{only().id, u"f"_s, 2, u"ask"_s, {{"order"_L1, u"1"_s}}, 1, {}, {}, {}}, morning));
        const std::optional<BotPlace> place = caseView(m_fed->db(), only().row)->bot;
        QVERIFY(place && place->ended.isEmpty());
        QCOMPARE(place->state, u"ask"_s);
        QCOMPARE(place->known["order"_L1].toString(), u"1"_s);
        QCOMPARE(place->version, 2);
    }

    void whatTheDeskSaysByItself_answersNobody()
    {
        writes(u"where is it?"_s, morning);
        const CaseRow before = only();
        const MessageId notice = queue({AuthorKind::System, {}, {}}, u"we are closed"_s, morning + 1min);
        m_fed->tell(eventAt(ReplySent{before.id, notice, u"p1"_s}, morning + 2min));
        CaseRow after = only();
        QVERIFY(after.waitingForUs);
        QCOMPARE(after.preview, u"where is it?"_s);
        QVERIFY(after.clock == before.clock);
        QCOMPARE(after.unread, 1);
        QCOMPARE(after.lastAt, before.lastAt);
        QCOMPARE(m_fed->said(after.row), QStringList({u"where is it?"_s, u"we are closed"_s}));
        const MessageId reply = queue(agent(u"lin"_s), u"on its way"_s, morning + 3min);
        m_fed->tell(eventAt(ReplySent{before.id, reply, u"p2"_s}, morning + 4min));
        after = only();
        QVERIFY(!after.waitingForUs && !after.clock);
        QCOMPARE(after.preview, u"on its way"_s);
    }

    void noticeSubjects_areThoseWhoMayBeTold()
    {
        configure({{"closed_notice"_L1, true}});
        const std::vector<qint64> first =
            m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning))).messages;
        const auto found = *noticeSubjects(m_fed->db(), first);
        QCOMPARE(found.size(), size_t{1});
        QVERIFY(found.front().caseId == only().id);
        QCOMPARE(found.front().text, u"hello"_s);
        queue(agent(u"lin"_s), u"I am here"_s, morning + 1min);
        const std::vector<qint64> second =
            m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, 2, u"thanks"_s, morning + 2min))).messages;
        QVERIFY(noticeSubjects(m_fed->db(), second)->empty()); // somebody serves
        const std::vector<qint64> third =
            m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, 3, u"one more"_s, morning + 40min))).messages;
        QCOMPARE(noticeSubjects(m_fed->db(), third)->size(), size_t{1});
        configure({{"closed_notice"_L1, false}});
        QVERIFY(noticeSubjects(m_fed->db(), third)->empty());
    }

    void whatNotEverybodyMayWrite_isNotBelieved_onSubjectsThatAllMayWriteTo_data()
    {
        QTest::addColumn<QString>("subject");
        for (const QString &subject : {ownSubject(AgentId(u"zhou"_s)), workSubject(CaseId::derive("c")),
                                       caseSubject(CaseId::derive("c")), reviewSubject({})})
            QTest::newRow(qPrintable(subject.section(u'.', 0, 0))) << subject;
    }
    void whatNotEverybodyMayWrite_isNotBelieved_onSubjectsThatAllMayWriteTo()
    {
        QFETCH(QString, subject);
        MemberDescribed admin;
        admin.agent = AgentId(u"zhou"_s);
        admin.role = TeamRole::Administrator;
        m_fed->tell(eventAt(admin, morning), subject);
        QVERIFY(members(m_fed->db())->empty());
        m_fed->tell(received(u"forged"_s, customerMessage(u"anna"_s, 900, u"hello"_s, morning)), subject);
        QVERIFY(m_fed->cases().empty());
        TeamItemSaved rule;
        rule.kind = TeamItemKind::Rule;
        rule.id = u"r"_s;
        m_fed->tell(eventAt(rule, morning), subject);
        QVERIFY(teamItems(m_fed->db(), TeamItemKind::Rule, {})->empty());
        PresenceChanged other;
        other.by = agent(u"lin"_s);
        m_fed->tell(eventAt(other, morning), subject);
        m_fed->tell(eventAt(admin, morning), memberSubject()); // there it is
        QCOMPARE(members(m_fed->db())->size(), size_t(1));
    }

    void whatIsTheTeams_isNotTakenAwayByKeepingItForOneself()
    {
        const AgentId zhou(u"zhou"_s), lin(u"lin"_s);
        const auto save = [this](const QString &name, const AgentId &owner, const QString &subject,
                                 bool removed = false) {
            TeamItemSaved item;
            item.kind = TeamItemKind::Macro;
            item.id = u"m"_s;
            item.name = name;
            item.owner = owner;
            item.removed = removed;
            m_fed->tell(eventAt(item, morning), subject);
        };
        const auto seen = [this](const AgentId &who) {
            QStringList names;
            const auto items = *teamItems(m_fed->db(), TeamItemKind::Macro, who);
            for (const TeamItem &item : items)
                names << item.saved.name;
            return names;
        };
        save(u"the team's"_s, {}, teamSubject());
        save(u"mine"_s, zhou, ownSubject(zhou));
        save(u"gone"_s, zhou, ownSubject(zhou), true);
        save(u"for lin"_s, lin, ownSubject(zhou)); // not even theirs to give
        QCOMPARE(seen(lin), QStringList{u"the team's"_s});
        save(u"mine"_s, lin, teamSubject()); // who may change the team's may also keep it
        QCOMPARE(seen(zhou), QStringList());
        QCOMPARE(seen(lin), QStringList{u"mine"_s});
        save(u"mine, better"_s, lin, ownSubject(lin));
        QCOMPARE(seen(lin), QStringList{u"mine, better"_s});
    }

    void supervisorsCase_isHandedBack_andRoutedAgain()
    {
        configure({});
        writes(u"我要曝光你们"_s, morning);
        CaseTransferred up;
        up.caseId = only().id;
        up.by = agent(u"lin"_s);
        up.queue = u"supervisor"_s;
        m_fed->tell(eventAt(up, morning + 1min));
        QVERIFY(only().supervisor);
        m_fed->tell(eventAt(CaseClaimed{only().id, agent(u"lin"_s)}, morning + 2min));
        QVERIFY(only().supervisor); // an agent's hand does not make it theirs
        Actor wang = agent(u"wang"_s);
        wang.kind = AuthorKind::Supervisor;
        CaseTransferred back;
        back.caseId = only().id;
        back.by = wang;
        m_fed->tell(eventAt(back, morning + 3min));
        QVERIFY(!only().supervisor);
        QVERIFY(only().assignee.isEmpty());
        back.queue = u"vip"_s;
        m_fed->tell(eventAt(back, morning + 4min));
        QCOMPARE(only().queue, u"vip"_s);
        back.queue.clear();
        m_fed->tell(eventAt(back, morning + 5min));
        QCOMPARE(only().queue, u"vip"_s); // back to the queue it is in
    }

    void randomTransfers_loseAndDoubleNothing_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    /// Handing over, accepting, refusing, giving back, taking, putting off and writing in any order: every message
    /// stays in its case, every case in exactly one box, the counters are what a recount gives, and a replay agrees.
    void randomTransfers_loseAndDoubleNothing()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        const auto pick = [&random](size_t below) { return static_cast<size_t>(random() % below); };
        const std::array people{u"lin"_s, u"wang"_s, u"mei"_s};
        configure({});
        int written = 0;
        Instant at = morning;
        for (int step = 0; step < 300; ++step) {
            at += std::chrono::seconds(1 + pick(4000));
            const std::vector<CaseRow> cases = m_fed->cases();
            const QString who = people[pick(3)];
            if (cases.size() < 3 || pick(4) == 0) {
                m_fed->tell(received(u"page"_s, customerMessage(u"p%1"_s.arg(pick(4)), ++m_number, u"m"_s, at)));
                ++written;
                continue;
            }
            const CaseRow row = cases[pick(cases.size())];
            CaseTransferred given;
            given.caseId = row.id;
            given.by = agent(who);
            switch (pick(8)) {
            case 0:
                given.to = AgentId(people[pick(3)]);
                m_fed->tell(eventAt(given, at));
                break;
            case 1:
                given.queue = pick(2) ? u"vip"_s : u"supervisor"_s;
                m_fed->tell(eventAt(given, at));
                break;
            case 2:
            case 3:
                m_fed->tell(eventAt(TransferAnswered{row.id, agent(who), pick(2) == 0, {}}, at));
                break;
            case 4:
                m_fed->tell(eventAt(CaseReleased{row.id, agent(who), {}}, at));
                break;
            case 5:
                m_fed->tell(eventAt(CaseClaimed{row.id, agent(who)}, at));
                break;
            case 6:
                m_fed->tell(eventAt(CaseSnoozed{row.id, agent(who), at + 1h}, at));
                break;
            default:
                m_fed->tell(eventAt(CaseResolved{row.id, agent(who)}, at));
                break;
            }
            QCOMPARE(m_fed->misfiled(), std::pair(0, written));
            qint64 boxes = 0, all = 0;
            for (const CaseRow &one : m_fed->cases()) {
                ++all;
                boxes +=
                    one.state == CaseState::Open || one.state == CaseState::Snoozed || one.state == CaseState::Resolved
                    ? 1
                    : 0;
                QVERIFY(!one.offeredAt || !one.assignee.isEmpty()); // nobody is offered what nobody has
            }
            QCOMPARE(boxes, all);
            qint64 mine = 0;
            for (const CaseRow &one : m_fed->cases())
                mine += one.state == CaseState::Open && one.assignee.text() == u"lin"_s ? 1 : 0;
            QCOMPARE(counters(m_fed->db(), AgentId(u"lin"_s))->mine, mine);
        }
        FedProjection again;
        for (const Record &record : m_fed->records())
            again.tell(record.events.front(), record.subject);
        QCOMPARE(again.cases(), m_fed->cases());
    }
};

QTEST_GUILESS_MAIN(TestFoldWork)
#include "tst_fold_work.moc"
