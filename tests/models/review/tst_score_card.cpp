// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/score_card.h"

#include <QJsonArray>
#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;

using Kind = CardMistake::Kind;

/// Score cards as data, and what a case is worth by one.
class TestScoreCard : public QObject
{
    Q_OBJECT

    static ScoreCard card()
    {
        ScoreCard made;
        made.weights = {50, 0, 0, 50};
        made.criteria = {{u"kind"_s, CardSection::Attitude, u"Kind"_s, {}, 5},
                         {u"patient"_s, CardSection::Attitude, u"Patient"_s, {}, 5},
                         {u"script"_s, CardSection::Process, u"Script"_s, {}, 4, AutomaticCount::ScriptSteps},
                         {u"clocks"_s, CardSection::Process, u"Clocks"_s, {}, 6, AutomaticCount::ClocksMet}};
        return made;
    }
    static std::vector<Kind> kindsOf(const ScoreCard &made)
    {
        std::vector<Kind> kinds;
        for (const CardMistake &one : mistakesOf(made))
            kinds.push_back(one.kind);
        return kinds;
    }
    static CriterionScore sc(const QString &criterion, std::optional<int> points)
    {
        return {criterion, points, {}, false};
    }
    static double total(const ScoreCard &made, const std::vector<CriterionScore> &scores)
    {
        return scoreOf(made, scores).total.value_or(-1);
    }

private Q_SLOTS:
    void theShippedCards_areRight_andAskTheSameInBothLanguages()
    {
        const ScoreCard &zh = shippedCard(true), &en = shippedCard(false);
        QVERIFY(mistakesOf(zh).empty() && mistakesOf(en).empty());
        QCOMPARE(zh.weights, en.weights);
        QCOMPARE(zh.criteria.size(), en.criteria.size());
        for (size_t i = 0; i < zh.criteria.size(); ++i) {
            CardCriterion there = en.criteria[i];
            there.title = zh.criteria[i].title;
            there.help = zh.criteria[i].help;
            QCOMPARE(there, zh.criteria[i]);
            QVERIFY(zh.criteria[i].title != en.criteria[i].title);
        }
    }
    void aBody_readsBackAsItWas()
    {
        for (const ScoreCard &made : {card(), shippedCard(true), shippedCard(false)})
            QCOMPARE(*fromCardBody(toCardBody(made)), made);
    }
    void aBodyThatIsNotWhole_isRefused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<int>("code");
        const int corrupt = static_cast<int>(ErrorCode::Corrupt);
        QTest::newRow("of a later version") << u"v"_s << QJsonValue(2) << static_cast<int>(ErrorCode::TooNew);
        QTest::newRow("weights missing") << u"weights"_s << QJsonValue() << corrupt;
        QTest::newRow("criteria missing") << u"criteria"_s << QJsonValue() << corrupt;
        QTest::newRow("criteria are no list") << u"criteria"_s << QJsonValue(u"x"_s) << corrupt;
        QTest::newRow("pass mark is text") << u"pass"_s << QJsonValue(u"80"_s) << corrupt;
        QTest::newRow("a member nobody knows") << u"more"_s << QJsonValue(1) << corrupt;
        QTest::newRow("a criterion nobody counts")
            << u"criteria"_s
            << QJsonValue(QJsonArray{QJsonObject{{"id"_L1, u"a"_s}, {"count"_L1, u"moon"_s}, {"title"_L1, u"A"_s}}})
            << corrupt;
        QTest::newRow("weights that are not 100")
            << u"weights"_s
            << QJsonValue(QJsonObject{
                   {"attitude"_L1, 60}, {"professionalism"_L1, 0}, {"communication"_L1, 0}, {"process"_L1, 50}})
            << corrupt;
    }
    void aBodyThatIsNotWhole_isRefused()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QFETCH(int, code);
        QJsonObject body = toCardBody(card());
        if (value.isNull())
            body.remove(member);
        else
            body.insert(member, value);
        const Result<ScoreCard> read = fromCardBody(body);
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().code), code);
        QVERIFY(!read.error().detail.isEmpty());
    }
    void mistakes_areNamedWithTheirPlace()
    {
        ScoreCard wrong = card();
        wrong.criteria[1].id = u"kind"_s;
        wrong.criteria[2].title.clear();
        wrong.criteria[3].points = 10;
        wrong.weights = {40, 10, 0, 40};
        wrong.passMark = 101;
        const std::vector<CardMistake> expected{
            {Kind::SameId, 1},         {Kind::TitleMissing, 2},
            {Kind::BadPoints, 3},      {Kind::WeightWithoutCriterion, -1, CardSection::Professionalism},
            {Kind::WeightsNotHundred}, {Kind::BadPassMark}};
        QCOMPARE(mistakesOf(wrong), expected);
        QCOMPARE(kindsOf(ScoreCard{}), std::vector{Kind::NoCriterion});
        ScoreCard unweighted = card();
        unweighted.weights = {100, 0, 0, 0};
        QCOMPARE(kindsOf(unweighted), std::vector{Kind::CriterionWithoutWeight});
        ScoreCard many = card();
        for (int i = 0; i < mostCriteria; ++i)
            many.criteria.push_back({u"c%1"_s.arg(i), CardSection::Attitude, u"C"_s, {}, 5});
        QCOMPARE(kindsOf(many), std::vector{Kind::TooMany});
    }

    void partsAreWeighed_andWhatDoesNotApplyIsLeftOut()
    {
        const ScoreCard made = card();
        QCOMPARE(total(made, {sc(u"kind"_s, 5), sc(u"patient"_s, 0), sc(u"script"_s, 4), sc(u"clocks"_s, 6)}), 0.75);
        QCOMPARE(
            total(made, {sc(u"kind"_s, 4), sc(u"patient"_s, std::nullopt), sc(u"script"_s, 2), sc(u"clocks"_s, 3)}),
            0.65);
        // Nothing of the process applied: what was said counts alone.
        QCOMPARE(total(made, {sc(u"kind"_s, 4), sc(u"script"_s, std::nullopt)}), 0.8);
        QVERIFY(!scoreOf(made, {}).total);
    }
    void itIsWhole_onceEverythingHasAnAnswer()
    {
        std::vector<CriterionScore> scores{sc(u"kind"_s, 4), sc(u"patient"_s, std::nullopt), sc(u"script"_s, 2)};
        QVERIFY(!scoreOf(card(), scores).whole());
        scores.push_back(sc(u"clocks"_s, std::nullopt));
        QVERIFY(scoreOf(card(), scores).whole());
        scores.push_back(sc(u"of another card"_s, 9));
        QCOMPARE(scoreOf(card(), scores).answered, 4);
    }
    void theLastAnswerCounts_andPointsStayInTheirRange()
    {
        QCOMPARE(total(card(), {sc(u"kind"_s, 1), sc(u"kind"_s, 99)}), 1.0);
        QCOMPARE(total(card(), {sc(u"kind"_s, -7)}), 0.0);
    }
    void aFatalCriterion_takesEverything()
    {
        ScoreCard made = card();
        made.criteria[1].fatal = true;
        const CardScore lost =
            scoreOf(made, std::vector<CriterionScore>{sc(u"kind"_s, 5), sc(u"patient"_s, 0), sc(u"script"_s, 4)});
        QVERIFY(lost.fatal);
        QCOMPARE(lost.total.value(), 0.0);
        QCOMPARE(lost.sections[0].value(), 0.5);
        QVERIFY(!scoreOf(made, std::vector<CriterionScore>{sc(u"patient"_s, 1)}).fatal);
        QVERIFY(!scoreOf(made, std::vector<CriterionScore>{sc(u"patient"_s, std::nullopt)}).fatal);
    }

    void whatTheDeskKept_isCounted_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("points");
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("stopped");
        QTest::addColumn<int>("overridden");
        QTest::addColumn<int>("kept");
        QTest::addColumn<int>("broken");
        QTest::addColumn<int>("expected"); // −1: does not apply
        const int script = static_cast<int>(AutomaticCount::ScriptSteps),
                  stop = static_cast<int>(AutomaticCount::StoppedMessages),
                  cross = static_cast<int>(AutomaticCount::Overrides),
                  clocks = static_cast<int>(AutomaticCount::ClocksMet);
        QTest::newRow("all four steps") << script << 8 << 4 << 0 << 0 << 0 << 0 << 8;
        QTest::newRow("three of four") << script << 8 << 3 << 0 << 0 << 0 << 0 << 6;
        QTest::newRow("no step") << script << 8 << 0 << 0 << 0 << 0 << 0 << 0;
        QTest::newRow("nothing stopped") << stop << 3 << 0 << 0 << 0 << 0 << 0 << 3;
        QTest::newRow("two stopped") << stop << 3 << 0 << 2 << 0 << 0 << 0 << 1;
        QTest::newRow("more stopped than points") << stop << 3 << 0 << 9 << 0 << 0 << 0 << 0;
        QTest::newRow("one override") << cross << 3 << 0 << 5 << 1 << 0 << 0 << 2;
        QTest::newRow("no clock ran") << clocks << 6 << 4 << 0 << 0 << 0 << 0 << -1;
        QTest::newRow("two of three kept") << clocks << 6 << 4 << 0 << 0 << 2 << 1 << 4;
        QTest::newRow("all broken") << clocks << 6 << 4 << 0 << 0 << 0 << 2 << 0;
    }
    void whatTheDeskKept_isCounted()
    {
        QFETCH(int, count);
        QFETCH(int, points);
        QFETCH(int, steps);
        QFETCH(int, stopped);
        QFETCH(int, overridden);
        QFETCH(int, kept);
        QFETCH(int, broken);
        QFETCH(int, expected);
        ScoreCard made;
        made.criteria = {{u"a"_s, CardSection::Process, u"A"_s, {}, points, static_cast<AutomaticCount>(count)},
                         {u"b"_s, CardSection::Process, u"B"_s, {}, 5}};
        Workmanship work{true, steps, stopped, 0, overridden, kept, broken};
        const std::optional<int> given = expected < 0 ? std::nullopt : std::optional(expected);
        QCOMPARE(automaticScores(made, work), (std::vector<CriterionScore>{{u"a"_s, given, {}, true}}));
        work.answered = false; // nobody worked: there is nothing to judge
        QCOMPARE(automaticScores(made, work), (std::vector<CriterionScore>{{u"a"_s, std::nullopt, {}, true}}));
    }
};

QTEST_APPLESS_MAIN(TestScoreCard)
#include "tst_score_card.moc"
