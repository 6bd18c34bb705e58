// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/team_payloads.h"
#include "models/event/work_payloads.h"
#include "models/store/review_query.h"
#include "tests/support/fed_projection.h"

#include <QTest>

#include <map>
#include <random>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What reviewers think of cases, as every desk keeps it.
class TestFoldReview : public QObject
{
    Q_OBJECT

    std::unique_ptr<FedProjection> m_fed;
    int m_number = 0;

    void writes(const QString &person, Instant at)
    {
        m_fed->tell(received(u"page"_s, customerMessage(person, ++m_number, u"hello"_s, at)));
    }
    CaseRow only() { return m_fed->casesByRow().at(0); }
    static ReviewId id(int number) { return ReviewId::derive(QByteArray::number(number)); }
    static AgentId named(const QString &name) { return AgentId(name); }

    ReviewAssigned assigned(int number, const QString &reviewer, std::optional<Instant> due = std::nullopt)
    {
        ReviewAssigned what;
        what.caseId = only().id;
        what.review = id(number);
        what.agent = named(u"lin"_s);
        what.reviewer = named(reviewer);
        what.why = u"chance"_s;
        what.due = due;
        what.by = agent(u"lead"_s);
        return what;
    }
    ReviewGiven given(int number, const QString &by, int points)
    {
        ReviewGiven what;
        what.caseId = only().id;
        what.review = id(number);
        what.agent = named(u"lin"_s);
        what.by = agent(by);
        what.scores = {{u"kind"_s, points, u"words"_s, false}, {u"clocks"_s, std::nullopt, {}, true}};
        what.remarks = {{MessageId::derive("m"), u"well said"_s}};
        what.comment = u"good"_s;
        what.at = morning;
        return what;
    }
    std::vector<ReviewRow> all(const ReviewFilter &filter = {}) { return *reviews(m_fed->db(), filter); }
    ReviewRow one(int number)
    {
        const std::vector<ReviewRow> rows = all();
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&](const ReviewRow &row) { return row.id == id(number); });
        return found == rows.end() ? ReviewRow{} : *found;
    }
    static int pointsOf(const ReviewRow &row)
    {
        return row.scores.empty() ? -1 : row.scores.front().points.value_or(-2);
    }

private Q_SLOTS:
    void init()
    {
        m_fed = std::make_unique<FedProjection>();
        m_number = 0;
        m_fed->tell(eventAt(channel(u"page"_s, Platform::Telegram, u"A"_s), morning));
        writes(u"anna"_s, morning);
    }

    void aReview_isDueUntilItIsWritten()
    {
        const ChangeSet changes = m_fed->tell(eventAt(assigned(1, u"rui"_s, morning + 24h), morning + 1min));
        QCOMPARE(changes.cases, std::vector<qint64>{only().row});
        const ReviewRow due = one(1);
        QCOMPARE(due.standing(), ReviewStanding::Due);
        QCOMPARE(due.head, only());
        QCOMPARE(due.reviewer, named(u"rui"_s));
        QCOMPARE(due.agent, named(u"lin"_s));
        QCOMPARE(due.due, std::optional<Instant>(morning + 24h));
        QVERIFY(due.second.isNull());

        m_fed->tell(eventAt(given(1, u"rui"_s, 4), morning + 2min));
        const ReviewRow written = one(1);
        QCOMPARE(written.standing(), ReviewStanding::Given);
        QCOMPARE(written.scores, given(1, u"rui"_s, 4).scores);
        QCOMPARE(written.remarks, given(1, u"rui"_s, 4).remarks);
        QCOMPARE(written.comment, u"good"_s);
        QCOMPARE(written.givenByName, u"agent rui"_s);
        QCOMPARE(written.writtenAt, std::optional<Instant>(morning));
    }
    void theSameAgain_replaces_untilTheAgentAppeals()
    {
        m_fed->tell(eventAt(given(1, u"rui"_s, 2), morning + 1min));
        m_fed->tell(eventAt(given(1, u"rui"_s, 4), morning + 2min));
        QCOMPARE(pointsOf(one(1)), 4);
        QCOMPARE(all().size(), size_t{1});
        m_fed->tell(eventAt(ReviewAppealed{only().id, id(1), agent(u"lin"_s), u"I did say so"_s}, morning + 3min));
        m_fed->tell(eventAt(given(1, u"rui"_s, 0), morning + 4min));
        QCOMPARE(pointsOf(one(1)), 4);
        QCOMPARE(one(1).appeal, u"I did say so"_s);
        QCOMPARE(one(1).standing(), ReviewStanding::Appealed);
    }
    void whatSomebodyWrote_isNotWrittenOverByAnother()
    {
        m_fed->tell(eventAt(assigned(1, u"rui"_s), morning + 1min));
        m_fed->tell(eventAt(given(1, u"qin"_s, 3), morning + 2min)); // helps out: nobody had written it
        m_fed->tell(eventAt(given(1, u"rui"_s, 1), morning + 3min));
        QCOMPARE(pointsOf(one(1)), 3);
        QCOMPARE(one(1).givenBy, named(u"qin"_s));
        QCOMPARE(one(1).reviewer, named(u"rui"_s));
    }
    void aReviewNotWritten_canGoToAnother()
    {
        m_fed->tell(eventAt(assigned(1, u"rui"_s), morning + 1min));
        m_fed->tell(eventAt(assigned(1, u"qin"_s, morning + 48h), morning + 2min));
        QCOMPARE(one(1).reviewer, named(u"qin"_s));
        m_fed->tell(eventAt(given(1, u"qin"_s, 3), morning + 3min));
        m_fed->tell(eventAt(assigned(1, u"rui"_s), morning + 4min));
        QCOMPARE(one(1).reviewer, named(u"qin"_s));
    }
    void theAgentAppealsOnce_andSomebodyElseDecidesOnce()
    {
        m_fed->tell(eventAt(given(1, u"rui"_s, 2), morning + 1min));
        m_fed->tell(eventAt(AppealDecided{only().id, id(1), agent(u"lead"_s), true, {}, {}}, morning + 1min));
        QVERIFY(!one(1).decidedAt); // nobody appealed
        m_fed->tell(eventAt(ReviewAppealed{only().id, id(1), agent(u"kai"_s), u"not theirs"_s}, morning + 2min));
        QVERIFY(!one(1).appealedAt);
        m_fed->tell(eventAt(ReviewAppealed{only().id, id(1), agent(u"lin"_s), u"first"_s}, morning + 3min));
        m_fed->tell(eventAt(ReviewAppealed{only().id, id(1), agent(u"lin"_s), u"second"_s}, morning + 4min));
        QCOMPARE(one(1).appeal, u"first"_s);
        m_fed->tell(eventAt(AppealDecided{only().id, id(1), agent(u"lin"_s), true, {}, {}}, morning + 5min));
        QVERIFY(!one(1).decidedAt); // their own
        AppealDecided decided{only().id, id(1), agent(u"lead"_s), true, {{u"kind"_s, 5, {}, false}}, u"it is there"_s};
        m_fed->tell(eventAt(decided, morning + 6min));
        decided.upheld = false;
        m_fed->tell(eventAt(decided, morning + 7min));
        const ReviewRow row = one(1);
        QCOMPARE(row.standing(), ReviewStanding::Decided);
        QVERIFY(row.upheld);
        QCOMPARE(row.counting(), (std::vector<CriterionScore>{{u"kind"_s, 5, {}, false}}));
        QCOMPARE(row.decidedBy, u"agent lead"_s);
    }
    void nobodyReviewsThemselves()
    {
        m_fed->tell(eventAt(given(1, u"lin"_s, 5), morning + 1min));
        ReviewAssigned own = assigned(2, u"lin"_s);
        m_fed->tell(eventAt(own, morning + 2min));
        // Nor by saying that it is somebody else's work.
        m_fed->tell(eventAt(assigned(3, u"rui"_s), morning + 3min));
        ReviewGiven disguised = given(3, u"lin"_s, 5);
        disguised.agent = named(u"kai"_s);
        m_fed->tell(eventAt(disguised, morning + 4min));
        QCOMPARE(all().size(), size_t{1});
        QVERIFY(!one(3).givenAt);
    }
    void theSameEventTwice_countsOnce()
    {
        const Event event = eventAt(given(1, u"rui"_s, 4), morning + 1min);
        m_fed->tell(event);
        m_fed->tell(eventAt(given(1, u"rui"_s, 5), morning + 2min));
        m_fed->tell(event); // a redelivery does not bring the old words back
        QCOMPARE(pointsOf(one(1)), 5);
        CoachingNoted word;
        word.agent = named(u"lin"_s);
        word.by = agent(u"lead"_s);
        word.text = u"well done"_s;
        const Event coached = eventAt(word, morning + 3min);
        QVERIFY(m_fed->tell(coached).team);
        m_fed->tell(coached);
        QCOMPARE(coaching(m_fed->db(), named(u"lin"_s), 10)->size(), size_t{1});
    }
    void aReview_goesWithItsCase_whenThatIsMerged()
    {
        m_fed->tell(eventAt(channel(u"line"_s, Platform::Line, u"B"_s), morning));
        m_fed->tell(received(u"line"_s, customerMessage(u"anna-l"_s, 70, u"me too"_s, morning)));
        const std::vector<CaseRow> rows = m_fed->casesByRow();
        ReviewGiven what = given(1, u"rui"_s, 4);
        what.caseId = rows[1].id;
        m_fed->tell(eventAt(what, morning + 1min));
        m_fed->tell(eventAt(ContactMerged{rows[0].contact, rows[1].contact, agent(u"lin"_s), {}}, morning));
        m_fed->tell(eventAt(CaseMerged{rows[1].id, rows[0].id, agent(u"lin"_s), {}}, morning + 2min));
        QCOMPARE(one(1).head.row, rows[0].row);
        ReviewFilter filter;
        filter.caseRow = rows[0].row;
        QCOMPARE(all(filter).size(), size_t{1});
    }
    void filters_takeReviewerAgentAndCase_dueOnesFirst()
    {
        writes(u"ben"_s, morning + 1min);
        m_fed->tell(eventAt(given(1, u"rui"_s, 4), morning + 1min));
        m_fed->tell(eventAt(assigned(2, u"rui"_s, morning + 48h), morning + 2min));
        m_fed->tell(eventAt(assigned(3, u"rui"_s, morning + 24h), morning + 3min));
        m_fed->tell(eventAt(assigned(4, u"qin"_s, morning + 1h), morning + 3min));
        ReviewFilter filter;
        filter.reviewer = named(u"rui"_s);
        std::vector<ReviewId> ids;
        for (const ReviewRow &row : all(filter))
            ids.push_back(row.id);
        QCOMPARE(ids, (std::vector{id(3), id(2), id(1)}));
        filter.agent = named(u"nobody"_s);
        QVERIFY(all(filter).empty());
        ReviewFilter byId;
        byId.among = {id(2)};
        QCOMPARE(all(byId).size(), size_t{1});
        ReviewFilter byCase;
        byCase.caseRow = m_fed->casesByRow().at(1).row;
        QVERIFY(all(byCase).empty());
    }
    void aSecondReview_isBlind_andNotForTheAgent()
    {
        m_fed->tell(eventAt(assigned(1, u"rui"_s), morning + 1min));
        ReviewAssigned second = assigned(2, u"qin"_s);
        second.second = id(1);
        m_fed->tell(eventAt(second, morning + 1min));
        m_fed->tell(eventAt(given(1, u"rui"_s, 4), morning + 2min));
        const auto seenBy = [this](const QString &who, bool lead) {
            std::vector<ReviewId> ids;
            for (const ReviewRow &row : visibleReviews(all(), named(who), lead))
                ids.push_back(row.id);
            std::sort(ids.begin(), ids.end());
            return ids;
        };
        const auto sorted = [](std::vector<ReviewId> ids) {
            std::sort(ids.begin(), ids.end());
            return ids;
        };
        QCOMPARE(seenBy(u"qin"_s, false), std::vector{id(2)});
        QCOMPARE(seenBy(u"qin"_s, true), std::vector{id(2)}); // a lead who is to judge does not see it either
        QCOMPARE(seenBy(u"lead"_s, true), sorted({id(1), id(2)}));
        QCOMPARE(seenBy(u"lin"_s, false), std::vector{id(1)});
        QCOMPARE(seenBy(u"rui"_s, false), std::vector{id(1)});
        QVERIFY(seenBy(u"kai"_s, false).empty());
        m_fed->tell(eventAt(given(2, u"qin"_s, 1), morning + 3min));
        QCOMPARE(seenBy(u"lin"_s, false), std::vector{id(1)});
        QCOMPARE(seenBy(u"qin"_s, true), sorted({id(1), id(2)}));
    }

    void caseFiles_areOnRecord_andRecalled()
    {
        CaseFileIssued issued;
        issued.file = CaseFileId::derive("f");
        issued.cases = {only().id};
        issued.by = agent(u"lead"_s);
        issued.reviewer = named(u"rui"_s);
        issued.expires = morning + 24h * 7;
        QVERIFY(m_fed->tell(eventAt(issued, morning)).team);
        QCOMPARE(caseFiles(m_fed->db())->size(), size_t{1});
        const CaseFileRow file = caseFiles(m_fed->db())->front();
        QCOMPARE(file.cases, 1);
        QCOMPARE(file.expires, issued.expires);
        QVERIFY(file.masked && !file.recalledAt);
        m_fed->tell(eventAt(CaseFileRecalled{issued.file, agent(u"lead"_s)}, morning + 1h));
        m_fed->tell(eventAt(CaseFileRecalled{issued.file, agent(u"rui"_s)}, morning + 2h));
        QCOMPARE(caseFiles(m_fed->db())->front().recalledAt, std::optional<Instant>(morning + 1h));
    }

    void whatTheDeskKept_isCountedOfACase()
    {
        m_fed->tell(eventAt(CaseClaimed{only().id, agent(u"lin"_s)}, morning + 1min));
        ReplyQueued reply;
        reply.caseId = only().id;
        reply.thread = caseView(m_fed->db(), only().row)->threads.at(0).id;
        reply.message = MessageId::derive("reply");
        reply.channel = ChannelId(u"page"_s);
        reply.by = agent(u"lin"_s);
        reply.text = u"hello, I am Lin"_s;
        reply.steps = {ScriptStep::Introduce, ScriptStep::Confirm};
        GuardActed stopped;
        stopped.caseId = only().id;
        stopped.by = agent(u"lin"_s);
        stopped.rule = u"script.confirm_first"_s;
        stopped.level = GuardLevel::Block;
        stopped.action = u"shown"_s;
        m_fed->tell(eventAt(stopped, morning + 1min));
        GuardActed crossed = stopped;
        crossed.action = u"overridden"_s;
        crossed.reason = u"other"_s;
        crossed.words = u"he knows me"_s;
        m_fed->tell(eventAt(crossed, morning + 2min));
        m_fed->tell(eventAt(crossed, morning + 2min + 1s)); // told again with the reply that uses it
        m_fed->tell(eventAt(reply, morning + 3min));
        ReplySent sent;
        sent.caseId = only().id;
        sent.message = reply.message;
        m_fed->tell(eventAt(sent, morning + 3min));
        const Workmanship work = *workmanship(m_fed->db(), only().row);
        QVERIFY(work.answered);
        QCOMPARE(work.steps, 2);
        QCOMPARE(work.stopped, 1);
        QCOMPARE(work.overridden, 1);
        QCOMPARE(work.clocksKept, 1);
        QCOMPARE(work.clocksBroken, 0);
        QCOMPARE(workmanship(m_fed->db(), 999).error().code, ErrorCode::NotFound);

        m_fed->tell(eventAt(CaseResolved{only().id, agent(u"lin"_s)}, morning + 5min));
        const std::vector<SampleCandidate> found = *sampleCandidates(m_fed->db(), morning, morning + 1h);
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(found.front().agent, named(u"lin"_s));
        QCOMPARE(found.front().id, only().id);
        QCOMPARE(found.front().resolved, morning + 5min);
        QVERIFY(found.front().overridden && !found.front().complaint && !found.front().reviewed);
        QVERIFY(sampleCandidates(m_fed->db(), morning + 1h, morning + 2h)->empty());
        m_fed->tell(eventAt(assigned(1, u"rui"_s), morning + 6min));
        QVERIFY(sampleCandidates(m_fed->db(), morning, morning + 1h)->front().reviewed);
    }

    void anyHistory_isTheSameOnEveryDesk_andKeepsThePromises_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    /// Random reviews of two cases against a plain model of the promises; then the same records in other batches, and
    /// redelivered.
    void anyHistory_isTheSameOnEveryDesk_andKeepsThePromises()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        writes(u"ben"_s, morning + 1min);
        const std::vector<CaseRow> cases = m_fed->casesByRow();
        const QStringList people{u"lin"_s, u"kai"_s, u"rui"_s, u"qin"_s};
        struct Known {
            QString agent, giver;
            int points = -1;
            bool appealed = false, decided = false;
        };
        std::map<int, Known> known;
        Instant now = morning + 2min;
        for (int step = 0; step < 250; ++step) {
            now += 1s;
            const int number = static_cast<int>(random() % 8);
            const QString who = people.at(random() % 4), subject = people.at(random() % 2);
            const CaseId caseId = cases.at(static_cast<size_t>(number % 2)).id;
            const auto points = static_cast<int>(random() % 6);
            Known &it = known[number];
            switch (random() % 5) {
            case 0: {
                ReviewAssigned what = assigned(number, who);
                what.caseId = caseId;
                what.agent = named(subject);
                m_fed->tell(eventAt(what, now));
                if (who != subject && it.agent.isEmpty())
                    it.agent = subject;
                break;
            }
            case 1:
            case 2: {
                ReviewGiven what = given(number, who, points);
                what.caseId = caseId;
                what.agent = named(subject);
                m_fed->tell(eventAt(what, now));
                if (who == subject)
                    break;
                if (it.agent.isEmpty())
                    it.agent = subject;
                if (!it.appealed && (it.giver.isEmpty() || it.giver == who) && it.agent != who) {
                    it.giver = who;
                    it.points = points;
                }
                break;
            }
            case 3:
                m_fed->tell(eventAt(ReviewAppealed{caseId, id(number), agent(who), u"no"_s}, now));
                it.appealed = it.appealed || (!it.giver.isEmpty() && it.agent == who);
                break;
            default:
                m_fed->tell(eventAt(
                    AppealDecided{caseId, id(number), agent(who), true, {{u"kind"_s, 5, {}, false}}, u"yes"_s}, now));
                it.decided = it.decided || (it.appealed && it.agent != who);
            }
        }
        size_t expected = 0;
        for (const auto &[number, it] : known) {
            if (it.agent.isEmpty())
                continue;
            ++expected;
            const ReviewRow row = one(number);
            QCOMPARE(row.agent.text(), it.agent);
            QCOMPARE(row.givenBy.text(), it.giver);
            QCOMPARE(row.givenAt ? pointsOf(row) : -1, it.points);
            QCOMPARE(row.appealedAt.has_value(), it.appealed);
            QCOMPARE(row.decidedAt.has_value(), it.decided);
        }
        QCOMPARE(all().size(), expected);

        const auto digests = *tableDigests(m_fed->db());
        QTemporaryDir dir;
        const auto whole = openPlain(dir.filePath(u"whole.db"_s));
        QVERIFY(whole->apply(m_fed->records()));
        QCOMPARE(*tableDigests(whole->database()), digests);
        std::vector<Record> again = m_fed->records();
        for (Record &record : again)
            record.sequence += 10'000;
        QVERIFY(whole->apply(again));
        const std::vector<ReviewRow> redelivered = *reviews(whole->database(), {});
        QCOMPARE(redelivered.size(), expected);
        for (const ReviewRow &row : redelivered)
            QVERIFY(std::ranges::any_of(all(), [&row](const ReviewRow &here) {
                return here.id == row.id && here.scores == row.scores && here.decidedAt == row.decidedAt;
            }));
    }
};

QTEST_GUILESS_MAIN(TestFoldReview)
#include "tst_fold_review.moc"
