// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/sampling.h"

#include <QHash>
#include <QSet>
#include <QTest>

#include <random>

using namespace lianxi;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Which cases a plan draws: the same on every desk, and as many as it says.
class TestSampling : public QObject
{
    Q_OBJECT

    static constexpr Instant monday{std::chrono::sys_days(std::chrono::year(2026) / 11 / 16)};

    static SamplingPlan plan()
    {
        SamplingPlan made;
        made.reviewers = {u"rui"_s, u"qin"_s, u"agent0"_s};
        return made;
    }
    static std::vector<SampleCandidate> invented(std::mt19937 &random, int count)
    {
        std::vector<SampleCandidate> cases;
        for (int i = 0; i < count; ++i) {
            SampleCandidate one;
            one.caseRow = i + 1;
            one.id = CaseId::derive(QByteArray::number(random()));
            const auto who = static_cast<int>(random() % 5);
            one.agent = AgentId(u"agent%1"_s.arg(who));
            one.resolved = monday + std::chrono::minutes(random() % 10'000);
            one.agentSince = who == 1 ? monday - 240h : monday - 24h * 700;
            one.risk = random() % 20 == 0;
            one.complaint = random() % 8 == 0;
            one.overridden = random() % 30 == 0;
            cases.push_back(one);
        }
        return cases;
    }
    static QHash<CaseId, SampledReview> firsts(const std::vector<SampledReview> &drawn)
    {
        QHash<CaseId, SampledReview> found;
        for (const SampledReview &one : drawn)
            if (one.second.isNull())
                found.insert(one.caseId, one);
        return found;
    }
    static size_t share(size_t of, int percent) { return (of * static_cast<size_t>(percent) + 99) / 100; }

private Q_SLOTS:
    void theDraw_dependsOnNoOrder_andNoDesk()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 60; ++round) {
            std::vector<SampleCandidate> cases = invented(random, 1 + static_cast<int>(random() % 200));
            const std::vector<SampledReview> here = drawSample(plan(), u"p"_s, u"2026-W47"_s, cases);
            std::shuffle(cases.begin(), cases.end(), random);
            SamplingPlan turned = plan();
            std::reverse(turned.reviewers.begin(), turned.reviewers.end());
            QCOMPARE(drawSample(turned, u"p"_s, u"2026-W47"_s, cases), here);
        }
    }
    void eachAgent_hasExactlyTheirShare()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 60; ++round) {
            SamplingPlan made = plan();
            made.percent = static_cast<int>(random() % 60);
            made.overridePercent = made.riskPercent = made.complaintPercent = made.newPercent = 0;
            made.percent = std::max(made.percent, 1);
            const std::vector<SampleCandidate> cases = invented(random, 150);
            const QHash<CaseId, SampledReview> drawn = firsts(drawSample(made, u"p"_s, u"w"_s, cases));
            QHash<QString, size_t> all, taken;
            for (const SampleCandidate &one : cases) {
                ++all[one.agent.text()];
                taken[one.agent.text()] += drawn.contains(one.id) ? 1 : 0;
            }
            for (auto it = all.cbegin(); it != all.cend(); ++it)
                QCOMPARE(taken.value(it.key()), share(it.value(), made.percent));
        }
    }
    void everyKind_hasAtLeastItsShare()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 60; ++round) {
            const SamplingPlan made = plan();
            const std::vector<SampleCandidate> cases = invented(random, 200);
            const QHash<CaseId, SampledReview> drawn = firsts(drawSample(made, u"p"_s, u"w"_s, cases));
            struct Count {
                size_t all = 0, taken = 0;
            };
            QHash<QString, Count> crossed, risky, complaining;
            for (const SampleCandidate &one : cases) {
                const bool taken = drawn.contains(one.id);
                for (auto [holds, counts] : {std::pair(one.overridden, &crossed), std::pair(one.risk, &risky),
                                             std::pair(one.complaint, &complaining)})
                    if (holds) {
                        ++(*counts)[one.agent.text()].all;
                        (*counts)[one.agent.text()].taken += taken ? 1 : 0;
                    }
                if (one.agent == AgentId(u"agent1"_s) && taken && !one.risk && !one.complaint && !one.overridden)
                    QCOMPARE(drawn.value(one.id).why, SampleReason::NewStaff);
            }
            for (const auto &[counts, percent] :
                 {std::pair(&crossed, made.overridePercent), std::pair(&risky, made.riskPercent),
                  std::pair(&complaining, made.complaintPercent)})
                for (auto it = counts->cbegin(); it != counts->cend(); ++it)
                    QVERIFY(it->taken >= share(it->all, percent));
        }
    }
    void aHigherPercentage_drawsTheSameAndMore()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 40; ++round) {
            const std::vector<SampleCandidate> cases = invented(random, 120);
            SamplingPlan few = plan(), many = plan();
            few.percent = 5;
            many.percent = 5 + static_cast<int>(random() % 80);
            const auto some = firsts(drawSample(few, u"p"_s, u"w"_s, cases)),
                       more = firsts(drawSample(many, u"p"_s, u"w"_s, cases));
            QVERIFY(more.size() >= some.size());
            for (auto it = some.cbegin(); it != some.cend(); ++it) {
                QVERIFY(more.contains(it.key()));
                QCOMPARE(more.value(it.key()).review, it->review);
            }
        }
    }
    void drawingAgain_asksForNothingMore()
    {
        std::mt19937 random(5);
        std::vector<SampleCandidate> cases = invented(random, 200);
        const auto drawn = firsts(drawSample(plan(), u"p"_s, u"w"_s, cases));
        QVERIFY(!drawn.isEmpty());
        for (SampleCandidate &one : cases)
            one.reviewed = drawn.contains(one.id);
        QVERIFY(drawSample(plan(), u"p"_s, u"w"_s, cases).empty());
    }
    void anotherWeek_orPlan_drawsOthers()
    {
        std::mt19937 random(6);
        const std::vector<SampleCandidate> cases = invented(random, 200);
        const auto keysOf = [&](const QString &id, const QString &week) {
            const QList<CaseId> keys = firsts(drawSample(plan(), id, week, cases)).keys();
            return QSet<CaseId>(keys.begin(), keys.end());
        };
        QVERIFY(keysOf(u"p"_s, u"w1"_s) != keysOf(u"p"_s, u"w2"_s));
        QVERIFY(keysOf(u"p"_s, u"w1"_s) != keysOf(u"q"_s, u"w1"_s));
    }
    void nobodyReviewsThemselves_andASecondLookIsAnotherPersons()
    {
        std::mt19937 random(8);
        SamplingPlan made = plan();
        made.secondPercent = 100;
        made.percent = 100;
        const std::vector<SampleCandidate> cases = invented(random, 200);
        const std::vector<SampledReview> drawn = drawSample(made, u"p"_s, u"w"_s, cases);
        QCOMPARE(drawn.size(), size_t{400});
        QSet<ReviewId> ids;
        QHash<ReviewId, SampledReview> byId;
        for (const SampledReview &one : drawn) {
            QVERIFY(one.reviewer != one.agent);
            ids.insert(one.review);
            byId.insert(one.review, one);
            if (!one.second.isNull()) {
                QCOMPARE(byId.value(one.second).caseId, one.caseId);
                QVERIFY(byId.value(one.second).reviewer != one.reviewer);
            }
        }
        QCOMPARE(ids.size(), qsizetype{400});
        made.reviewers = {u"agent0"_s};
        for (const SampledReview &one : drawSample(made, u"p"_s, u"w"_s, cases))
            QVERIFY(one.agent != AgentId(u"agent0"_s));
    }
    void aPlanThatIsOff_drawsNothing()
    {
        std::mt19937 random(9);
        SamplingPlan made = plan();
        made.on = false;
        QVERIFY(drawSample(made, u"p"_s, u"w"_s, invented(random, 50)).empty());
        QVERIFY(drawSample(plan(), u"p"_s, u"w"_s, {}).empty());
    }

    void aBody_readsBackAsItWas_andDamageIsRefused()
    {
        SamplingPlan made = plan();
        made.card = u"card"_s;
        made.on = false;
        QCOMPARE(*fromPlanBody(toPlanBody(made)), made);
        for (const auto &[member, value] :
             {std::pair(u"percent"_s, QJsonValue(101)), std::pair(u"percent"_s, QJsonValue(u"5"_s)),
              std::pair(u"more"_s, QJsonValue(1)), std::pair(u"reviewers"_s, QJsonValue(QJsonArray()))}) {
            QJsonObject body = toPlanBody(plan());
            body.insert(member, value);
            QCOMPARE(fromPlanBody(body).error().code, ErrorCode::Corrupt);
        }
        QJsonObject later = toPlanBody(plan());
        later.insert("v"_L1, 2);
        QCOMPARE(fromPlanBody(later).error().code, ErrorCode::TooNew);
    }
    void mistakes_areNamed()
    {
        SamplingPlan made;
        QCOMPARE(mistakesOf(made), std::vector{PlanMistake::NoReviewer});
        made.reviewers = {u"rui"_s};
        QCOMPARE(mistakesOf(made), std::vector{PlanMistake::OneReviewer});
        made.secondPercent = 0;
        QVERIFY(mistakesOf(made).empty());
        made.percent = made.newPercent = made.riskPercent = made.complaintPercent = made.overridePercent = 0;
        QCOMPARE(mistakesOf(made), std::vector{PlanMistake::DrawsNothing});
        made.percent = -1;
        made.dueDays = 0;
        QCOMPARE(mistakesOf(made), (std::vector{PlanMistake::BadPercent, PlanMistake::BadDays}));
    }
};

QTEST_APPLESS_MAIN(TestSampling)
#include "tst_sampling.moc"
