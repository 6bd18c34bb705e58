// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/case_set_source.h"
#include "app/review/case_taking.h"
#include "app/review/review_board.h"
#include "app/review/review_desk.h"
#include "tests/support/fed_projection.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_log.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// The team's log and what every desk makes of it. Without a network nothing is appended and nothing heard.
struct Team {
    FedProjection store;
    ManualClock clock;
    MemoryLog log;
    size_t heard = 0;
    void hear()
    {
        for (; heard < log.records.size(); ++heard)
            for (const Event &event : log.records.at(heard).events)
                store.tell(event);
    }
};

/// A reviewer's laptop.
class Laptop
{
public:
    Laptop(Team &team, const QString &who)
        : m_team(team)
        , me(who)
        , local(std::move(*LocalStore::open(m_dir.filePath(u"local.db"_s), sqlite::PageKey::generate())))
        , keeper(m_dir.filePath(u"taken"_s), *local, team.clock, 15min)
        , desk(team.log, team.clock, {me, who, {}, AuthorKind::Agent}, std::chrono::days(7))
    {
    }
    Result<int> takeAlong()
    {
        TakeAlong wish;
        wish.title = u"week"_s;
        wish.reviewer = me;
        wish.reviewerName = me.text();
        Result<CaseSet> set = collectCaseSet(m_team.store.db(), wish, m_team.clock.now());
        if (!set)
            return tl::unexpected(set.error());
        maskCaseSet(*set);
        file = set->header.id;
        if (const Status kept = keeper.keep(*set); !kept)
            return tl::unexpected(kept.error());
        return static_cast<int>(set->cases.size());
    }
    /// Reviews every case of the set, with what can be known without the desk.
    int reviewAll(int less)
    {
        const CaseFileResult set = keeper.open(file);
        if (!set)
            return -1;
        int written = 0;
        for (const CaseInSet &one : set->cases) {
            CaseKeeper::KeptResult result;
            result.file = file;
            result.lastAt = one.head.lastAt;
            result.sequence = one.head.sequence;
            ReviewGiven &given = result.given;
            given.caseId = one.head.id;
            given.review = one.review;
            given.agent = one.agent;
            given.card = one.card;
            given.version = one.cardVersion;
            given.scores = automaticScores(shippedCard(false), one.work);
            for (const CardCriterion &asked : shippedCard(false).criteria)
                if (asked.count == AutomaticCount::None)
                    given.scores.push_back({asked.id, std::max(0, asked.points - less), {}, false});
            given.remarks = {{one.lines.front().id, u"seen"_s}};
            given.offline = true;
            given.at = m_team.clock.now();
            if (keeper.keepResult(result))
                ++written;
        }
        return written;
    }
    std::map<HandInVerdict, int> handIn()
    {
        std::map<HandInVerdict, int> verdicts;
        const std::vector<HandIn> judged = *judgeHandIns(m_team.store.db(), me, keeper.results());
        for (const HandIn &one : judged) {
            ++verdicts[one.verdict];
            if (canBeHandedIn(one.verdict))
                desk.give(one.result.given, [this, kept = one.result](const DeskResult &result) {
                    if (result.done())
                        keeper.forgetResult(kept);
                });
        }
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        m_team.hear();
        return verdicts;
    }

private:
    QTemporaryDir m_dir;
    Team &m_team;

public:
    AgentId me;
    std::unique_ptr<LocalStore> local;
    CaseKeeper keeper;
    ReviewDesk desk;
    CaseFileId file;
};

} // namespace

/// Take 200 cases, cut the network, review, return; two reviewers at once.
class TestOfflineReview : public QObject
{
    Q_OBJECT

    static constexpr int many = 200;

    /// Cases that lin answered and finished, each to be reviewed by both; the second look is blind.
    static void fill(Team &team)
    {
        team.clock.set(morning + 24h);
        team.store.tell(eventAt(channel(u"page"_s, Platform::Telegram, u"A"_s), morning));
        for (int i = 0; i < many; ++i)
            team.store.tell(received(u"page"_s,
                                     customerMessage(u"customer%1"_s.arg(i), i + 1,
                                                     u"我的电话是 13800135678，单号 %1 到哪了"_s.arg(i),
                                                     morning + std::chrono::seconds(i))));
        CaseFilter filter;
        filter.box = CaseFilter::Box::All;
        const std::vector<CaseRow> cases = *firstCases(team.store.db(), filter, many);
        for (const CaseRow &head : cases) {
            team.store.tell(eventAt(CaseClaimed{head.id, agent(u"lin"_s)}, morning + 1h));
            team.store.tell(eventAt(CaseResolved{head.id, agent(u"lin"_s)}, morning + 2h));
            ReviewAssigned first;
            first.caseId = head.id;
            first.review = ReviewId::derive("1" + head.id.toBytes());
            first.agent = AgentId(u"lin"_s);
            first.reviewer = AgentId(u"rui"_s);
            team.store.tell(eventAt(first, morning + 3h));
            ReviewAssigned second = first;
            second.review = ReviewId::derive("2" + head.id.toBytes());
            second.second = first.review;
            second.reviewer = AgentId(u"qin"_s);
            team.store.tell(eventAt(second, morning + 3h));
        }
    }

private Q_SLOTS:
    void twoReviewers_takeTwoHundred_andComeBack()
    {
        Team team;
        fill(team);
        Laptop rui(team, u"rui"_s), qin(team, u"qin"_s);
        QCOMPARE(rui.takeAlong().value_or(0), many);
        QCOMPARE(qin.takeAlong().value_or(0), many);

        team.log.reachable = false;
        const CaseFileResult set = rui.keeper.open(rui.file);
        QVERIFY(set.has_value());
        const CaseSetSource source(*set);
        QCOMPARE(source.casesWith({}).size(), size_t{many});
        QCOMPARE(source.casesWith(u"单号 117"_s).size(), size_t{1});
        QVERIFY(source.casesWith(u"13800135678"_s).empty()); // personal data stayed at the desk
        QCOMPARE(rui.reviewAll(0), many);
        QCOMPARE(qin.reviewAll(1), many);
        QCOMPARE(rui.handIn(), (std::map<HandInVerdict, int>{{HandInVerdict::Fine, many}}));
        QCOMPARE(rui.keeper.results().size(), size_t{many}); // there is no network: nothing is lost

        // Meanwhile a customer wrote again, and a lead gave one of rui's reviews to somebody else, who wrote it.
        team.clock.advance(5h);
        const std::vector<ReviewRow> before = *reviews(team.store.db(), {});
        const auto reviewOf = [&before](const QString &who, size_t number) {
            size_t seen = 0;
            for (const ReviewRow &row : before)
                if (row.reviewer == AgentId(who) && seen++ == number)
                    return row;
            return ReviewRow();
        };
        const ReviewRow changed = reviewOf(u"rui"_s, 0), taken = reviewOf(u"rui"_s, 1);
        const QString said = team.store.said(changed.head.row).front();
        const QString customer = u"customer"_s + said.section(u"单号 "_s, 1).section(u' ', 0, 0);
        team.store.tell(received(u"page"_s, customerMessage(customer, 900, u"还在吗"_s, morning + 25h)));
        ReviewGiven other;
        other.caseId = taken.head.id;
        other.review = taken.id;
        other.agent = AgentId(u"lin"_s);
        other.by = agent(u"kai"_s);
        other.at = team.clock.now();
        team.store.tell(eventAt(other, morning + 26h));

        team.log.reachable = true;
        const std::map<HandInVerdict, int> verdicts = rui.handIn();
        QCOMPARE(verdicts.at(HandInVerdict::OthersReview), 1);
        QCOMPARE(verdicts.at(HandInVerdict::CaseChanged), 1);
        QCOMPARE(verdicts.at(HandInVerdict::Fine), many - 2);
        QCOMPARE(rui.keeper.results().size(), size_t{1}); // the one that is not theirs any more, with its words
        const std::map<HandInVerdict, int> others = qin.handIn();
        QCOMPARE(others.at(HandInVerdict::CaseChanged), 1); // another case than rui's: the same customer wrote
        QCOMPARE(others.at(HandInVerdict::Fine), many - 1);

        int written = 0, offline = 0;
        const std::vector<ReviewRow> after = *reviews(team.store.db(), {});
        for (const ReviewRow &row : after) {
            written += row.givenAt ? 1 : 0;
            offline += row.offline ? 1 : 0;
        }
        QCOMPARE(written, 2 * many);
        QCOMPARE(offline, 2 * many - 1);
        // And each blind pair of the two can be compared.
        QCOMPARE(comparedReviews(*reviews(team.store.db(), {})).pairs.size(), size_t{many});
    }
    void handingInTwice_countsOnce()
    {
        Team team;
        fill(team);
        Laptop rui(team, u"rui"_s);
        QVERIFY(rui.takeAlong());
        rui.reviewAll(2);
        const std::vector<CaseKeeper::KeptResult> results = rui.keeper.results();
        rui.handIn();
        const size_t records = team.log.records.size();
        QCOMPARE(records, size_t{many});
        // The answer to the first time got lost: everything is still on the laptop.
        for (const CaseKeeper::KeptResult &result : results)
            QVERIFY(rui.keeper.keepResult(result));
        QCOMPARE(rui.handIn(), (std::map<HandInVerdict, int>{{HandInVerdict::AlreadyThere, many}}));
        QCOMPARE(team.log.records.size(), records);
        // Nor does the log itself tell it twice: the same words are the same event.
        const auto before = *reviews(team.store.db(), {});
        rui.desk.give(results.front().given, {});
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        team.hear();
        QCOMPARE(*reviews(team.store.db(), {}), before);
    }
    void aRecall_reachesWhoComesBack()
    {
        Team team;
        fill(team);
        Laptop rui(team, u"rui"_s);
        QVERIFY(rui.takeAlong());
        CaseFileIssued issued;
        issued.file = rui.file;
        issued.by = agent(u"rui"_s);
        issued.expires = team.clock.now() + 72h;
        team.store.tell(eventAt(issued, morning + 24h));
        team.store.tell(eventAt(CaseFileRecalled{rui.file, agent(u"lead"_s)}, morning + 25h));
        QVERIFY(rui.keeper.open(rui.file).has_value()); // has not heard of it
        std::vector<CaseFileId> recalled;
        const std::vector<CaseFileRow> files = *caseFiles(team.store.db());
        for (const CaseFileRow &file : files)
            if (file.recalledAt)
                recalled.push_back(file.id);
        rui.keeper.sweep(recalled);
        QCOMPARE(rui.keeper.open(rui.file).error(), CaseFileTrouble::Recalled);
    }
};

QTEST_GUILESS_MAIN(TestOfflineReview)
#include "tst_offline_review.moc"
