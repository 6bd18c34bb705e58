// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review_board.h"
#include "models/event/team_payloads.h"
#include "tests/support/fed_projection.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What the page of reviews reads, and what it makes of it.
class TestReviewBoard : public QObject
{
    Q_OBJECT

    std::unique_ptr<FedProjection> m_fed;

    CaseRow only() { return m_fed->casesByRow().at(0); }
    void save(TeamItemKind kind, const QString &id, const QJsonObject &body, Instant at)
    {
        TeamItemSaved item;
        item.kind = kind;
        item.id = id;
        item.name = id;
        item.body = body;
        item.by = agent(u"lead"_s);
        m_fed->tell(eventAt(item, at));
    }
    void give(int number, int second, const QString &by, int points, const QString &card, int version)
    {
        if (second != 0) {
            ReviewAssigned assigned;
            assigned.caseId = only().id;
            assigned.review = id(number);
            assigned.agent = AgentId(u"lin"_s);
            assigned.reviewer = AgentId(by);
            assigned.second = id(second);
            m_fed->tell(eventAt(assigned, morning));
        }
        ReviewGiven given;
        given.caseId = only().id;
        given.review = id(number);
        given.agent = AgentId(u"lin"_s);
        given.by = agent(by);
        given.card = card;
        given.version = version;
        given.scores = {{u"kind"_s, points, {}, false}};
        m_fed->tell(eventAt(given, morning + 1h));
    }
    static ReviewId id(int number) { return ReviewId::derive(QByteArray::number(number)); }
    static ScoreCard card(int points)
    {
        ScoreCard made;
        made.weights = {100, 0, 0, 0};
        made.criteria = {{u"kind"_s, CardSection::Attitude, u"Kind"_s, {}, points}};
        return made;
    }
    ReviewBoard read(const QString &who, bool lead) { return *readReviewBoard(m_fed->db(), AgentId(who), lead); }

private Q_SLOTS:
    void init()
    {
        m_fed = std::make_unique<FedProjection>();
        m_fed->tell(eventAt(channel(u"page"_s, Platform::Telegram, u"A"_s), morning));
        m_fed->tell(received(u"page"_s, customerMessage(u"anna"_s, 1, u"hello"_s, morning)));
    }

    void aReview_isScoredByTheVersionItWasWrittenBy()
    {
        save(TeamItemKind::ScoreCard, u"ours"_s, toCardBody(card(5)), morning);
        give(1, 0, u"rui"_s, 4, u"ours"_s, 1);
        save(TeamItemKind::ScoreCard, u"ours"_s, toCardBody(card(8)), morning + 2h);
        const ReviewBoard board = read(u"lead"_s, true);
        QCOMPARE(board.scoreOfRow(board.rows.at(0), false)->total.value(), 0.8);
        QCOMPARE(board.usual, (CardKey{u"ours"_s, 2})); // what is written from now on
        QCOMPARE(board.names.at(u"rui"_s), u"agent rui"_s);
    }
    void aCardThatIsGone_givesNoScore_butTheShippedOneDoes()
    {
        give(1, 0, u"rui"_s, 4, u"lost"_s, 1);
        ReviewBoard board = read(u"lead"_s, true);
        QVERIFY(!board.scoreOfRow(board.rows.at(0), false));
        give(2, 0, u"rui"_s, 4, {}, 0);
        board = read(u"lead"_s, true);
        const auto shipped =
            std::find_if(board.rows.begin(), board.rows.end(), [](const ReviewRow &row) { return row.card.isEmpty(); });
        QVERIFY(board.scoreOfRow(*shipped, false).has_value());
    }
    void aPlan_saysByWhichCard()
    {
        save(TeamItemKind::ScoreCard, u"a"_s, toCardBody(card(5)), morning);
        save(TeamItemKind::ScoreCard, u"b"_s, toCardBody(card(8)), morning);
        SamplingPlan plan;
        plan.reviewers = {u"rui"_s, u"qin"_s};
        plan.card = u"b"_s;
        save(TeamItemKind::Sampling, u"weekly"_s, toPlanBody(plan), morning);
        plan.card.clear();
        save(TeamItemKind::Sampling, u"plain"_s, toPlanBody(plan), morning);
        const ReviewBoard board = read(u"lead"_s, true);
        ReviewRow row;
        QCOMPARE(board.cardOf(row), (CardKey{u"a"_s, 1}));
        row.plan = u"weekly"_s;
        QCOMPARE(board.cardOf(row), (CardKey{u"b"_s, 1}));
        row.plan = u"plain"_s;
        QCOMPARE(board.cardOf(row), CardKey{});
    }
    void onlyPairsByOneCard_areCompared()
    {
        give(1, 0, u"rui"_s, 4, u"ours"_s, 1);
        give(2, 1, u"qin"_s, 3, u"ours"_s, 1);
        give(3, 0, u"rui"_s, 4, u"ours"_s, 1);
        give(4, 3, u"qin"_s, 4, u"other"_s, 1);
        const ComparedByCard compared = comparedReviews(read(u"lead"_s, true).rows);
        QCOMPARE(compared.card, (CardKey{u"ours"_s, 1}));
        QCOMPARE(compared.pairs.size(), size_t{1});
        const ReviewCalibration calibration = calibrationOf(card(5), compared.pairs);
        QCOMPARE(calibration.differences,
                 (std::vector<ScoreDifference>{{id(1), id(2), u"kind"_s, std::optional(4), std::optional(3)}}));
        QCOMPARE(calibration.criteria.at(0).agreement.pairs, 1);
    }
    void trends_countFirstReviews()
    {
        save(TeamItemKind::ScoreCard, u"ours"_s, toCardBody(card(5)), morning);
        give(1, 0, u"rui"_s, 4, u"ours"_s, 1);
        give(2, 1, u"qin"_s, 0, u"ours"_s, 1);
        const std::vector<ScoredCase> scored = scoredCases(read(u"lead"_s, true));
        QCOMPARE(scored.size(), size_t{1});
        QCOMPARE(scored[0].score, 0.8);
    }
    void files_areForLeads()
    {
        CaseFileIssued issued;
        issued.file = CaseFileId::derive("f");
        issued.by = agent(u"lead"_s);
        issued.expires = morning + 24h;
        m_fed->tell(eventAt(issued, morning));
        QCOMPARE(read(u"lead"_s, true).files.size(), size_t{1});
        QVERIFY(read(u"rui"_s, false).files.empty());
    }

    void lastWeek_isTheWholeWeekBefore_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("from");
        QTest::newRow("a Monday") << u"2026-11-23T00:00:00Z"_s << u"2026-W47"_s << u"2026-11-16T00:00:00Z"_s;
        QTest::newRow("the Sunday before") << u"2026-11-22T23:59:59Z"_s << u"2026-W46"_s << u"2026-11-09T00:00:00Z"_s;
        QTest::newRow("a new year") << u"2027-01-05T12:00:00Z"_s << u"2026-W53"_s << u"2026-12-28T00:00:00Z"_s;
    }
    void lastWeek_isTheWholeWeekBefore()
    {
        QFETCH(QString, now);
        QFETCH(QString, name);
        QFETCH(QString, from);
        const ReviewWeek week = lastWeek(*parseRfc3339(now));
        QCOMPARE(week.name, name);
        QCOMPARE(week.from, *parseRfc3339(from));
        QCOMPARE(week.to - week.from, std::chrono::milliseconds(168h));
    }
    void aDraw_becomesAssignments_withTheirDay()
    {
        SamplingPlan plan;
        plan.percent = 100;
        plan.secondPercent = 100;
        plan.dueDays = 3;
        plan.reviewers = {u"rui"_s, u"qin"_s};
        SampleCandidate one;
        one.id = only().id;
        one.agent = AgentId(u"lin"_s);
        one.resolved = morning;
        const auto wanted = assignmentsOf(plan, u"weekly"_s, lastWeek(morning), {one}, morning);
        QCOMPARE(wanted.size(), size_t{2});
        QCOMPARE(wanted[0].due, std::optional<Instant>(morning + 72h));
        QCOMPARE(wanted[0].plan, u"weekly"_s);
        QCOMPARE(wanted[1].second, wanted[0].review);
    }
};

QTEST_GUILESS_MAIN(TestReviewBoard)
#include "tst_review_board.moc"
