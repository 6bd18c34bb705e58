// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearsal/score_sheet.h"

#include <QTest>

using namespace lianxi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const Instant noon = fromMillis(1'790'000'000'000);

Scenario scenario(const QString &id)
{
    Scenario made;
    made.id = id;
    made.titleZh = u"标题"_s + id;
    made.titleEn = u"Title "_s + id;
    made.platform = Platform::Telegram;
    made.customer = {id, u"Ann"_s};
    made.model = {{ModelLine::Kind::Blocked, u"no"_s, u"script.confirm_first"_s},
                  {ModelLine::Kind::Reply, u"yes"_s, {}},
                  {ModelLine::Kind::Resolve, u"end"_s, {}}};
    return made;
}

CaseFacts caseOf(const QString &person, qint64 row)
{
    CaseFacts facts;
    facts.view.head.row = row;
    ThreadRow thread;
    thread.platform = Platform::Telegram;
    thread.personId = person;
    facts.view.threads = {thread};
    return facts;
}

TimelineRow message(Direction direction, AuthorKind author, Instant at, const QString &text = u"text"_s)
{
    TimelineRow row;
    row.direction = direction;
    row.author = author;
    row.at = at;
    row.text = text;
    row.delivery = direction == Direction::In ? DeliveryState::Received : DeliveryState::Sent;
    return row;
}

TimelineRow guard(const QString &rule, GuardLevel level, const QString &action, const QString &reason = {})
{
    TimelineRow row;
    row.kind = TimelineKind::Activity;
    row.activity = u"guard.acted"_s;
    row.details = {
        {"rule"_L1, rule}, {"level"_L1, QString(toText(level))}, {"action"_L1, action}, {"reason"_L1, reason}};
    return row;
}

ScenarioScore scoreOf(const CaseFacts &facts)
{
    return scoreSheet({scenario(u"1"_s)}, {facts}).scenarios.front();
}

} // namespace

class TestScoreSheet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyArrived_isCountedAsNothing()
    {
        const ScoreSheet sheet = scoreSheet({scenario(u"1"_s)}, {caseOf(u"someone else"_s, 7)});
        QCOMPARE(sheet.scenarios.size(), size_t{1});
        QVERIFY(!sheet.scenarios.front().arrived());
        QCOMPARE(sheet.arrived + sheet.resolved + sheet.unanswered + sheet.adherent, 0);
        QVERIFY(!sheet.medianResponse);
        QCOMPARE(sheet.scenarios.front().model, QStringList{u"yes"_s});
    }

    void firstResponse_isTheFirstHumanAnswer()
    {
        CaseFacts facts = caseOf(u"1"_s, 1);
        facts.timeline = {
            message(Direction::In, AuthorKind::Customer, noon), message(Direction::In, AuthorKind::Customer, noon + 2s),
            message(Direction::Out, AuthorKind::Bot, noon + 3s), message(Direction::Out, AuthorKind::Agent, noon + 30s),
            message(Direction::Out, AuthorKind::Agent, noon + 90s)};
        const ScenarioScore score = scoreOf(facts);
        QCOMPARE(score.firstResponse->count(), 30'000);
        QCOMPARE(score.received, 2);
        QCOMPARE(score.sent, 2);
    }

    void firstResponse_withdrawnAnswer_isNone()
    {
        CaseFacts facts = caseOf(u"1"_s, 1);
        facts.timeline = {message(Direction::In, AuthorKind::Customer, noon),
                          message(Direction::Out, AuthorKind::Agent, noon + 5s)};
        facts.timeline.back().delivery = DeliveryState::Withdrawn;
        QVERIFY(!scoreOf(facts).firstResponse);
        QCOMPARE(scoreOf(facts).sent, 0);
    }

    void firstResponse_clockOfPlatformAhead_isNotNegative()
    {
        CaseFacts facts = caseOf(u"1"_s, 1);
        facts.timeline = {message(Direction::In, AuthorKind::Customer, noon),
                          message(Direction::Out, AuthorKind::Agent, noon - 400ms)};
        QCOMPARE(scoreOf(facts).firstResponse->count(), 0);
    }

    void steps_plannedFollowUp_isTheFourth()
    {
        CaseFacts facts = caseOf(u"1"_s, 1);
        facts.view.head.scriptMask = 0b0111;
        QVERIFY(!scoreOf(facts).allSteps());
        facts.view.followUps.push_back({});
        QVERIFY(scoreOf(facts).allSteps());
    }

    void adherent_openCase_doesNotCount()
    {
        CaseFacts facts = caseOf(u"1"_s, 1);
        facts.view.head.scriptMask = 0b1111;
        QCOMPARE(scoreSheet({scenario(u"1"_s)}, {facts}).adherent, 0);
        facts.view.head.state = CaseState::Resolved;
        QCOMPARE(scoreSheet({scenario(u"1"_s)}, {facts}).adherent, 1);
    }

    void resolved_oneOfTwoCasesOpen_isNot()
    {
        CaseFacts first = caseOf(u"1"_s, 1), second = caseOf(u"1"_s, 2);
        first.view.head.state = CaseState::Resolved;
        second.view.head.waitingForUs = true;
        for (const std::vector<CaseFacts> &order : {std::vector{first, second}, std::vector{second, first}}) {
            const ScenarioScore score = scoreSheet({scenario(u"1"_s)}, order).scenarios.front();
            QVERIFY(!score.resolved);
            QVERIFY(score.unanswered);
            QCOMPARE(score.caseRow, 2);
        }
    }

    void guards_countByRuleAndAction()
    {
        CaseFacts facts = caseOf(u"1"_s, 1);
        facts.timeline = {guard(u"b"_s, GuardLevel::Block, u"shown"_s),
                          guard(u"b"_s, GuardLevel::Block, u"stopped_by_sender"_s),
                          guard(u"b"_s, GuardLevel::Block, u"overridden"_s, u"urgent"_s),
                          guard(u"b"_s, GuardLevel::Block, u"overridden"_s, u"urgent"_s),
                          guard(u"a"_s, GuardLevel::Remind, u"shown"_s)};
        QCOMPARE(scoreOf(facts).guards, (std::vector<GuardCount>{{u"a"_s, 1, 0, 0}, {u"b"_s, 0, 2, 1}}));
    }

    void totals_medianOfEvenCount_isTheMiddle()
    {
        std::vector<Scenario> scenarios;
        std::vector<CaseFacts> cases;
        for (const int seconds : {40, 10, 20, 90}) {
            const QString person = QString::number(seconds);
            scenarios.push_back(scenario(person));
            CaseFacts facts = caseOf(person, seconds);
            facts.timeline = {message(Direction::In, AuthorKind::Customer, noon),
                              message(Direction::Out, AuthorKind::Agent, noon + std::chrono::seconds(seconds)),
                              guard(u"a"_s, GuardLevel::Block, u"shown"_s)};
            cases.push_back(facts);
        }
        const ScoreSheet sheet = scoreSheet(scenarios, cases);
        QCOMPARE(sheet.medianResponse->count(), 30'000);
        QCOMPARE(sheet.longestResponse->count(), 90'000);
        QCOMPARE(sheet.guards, (std::vector<GuardCount>{{u"a"_s, 0, 4, 0}}));
        QCOMPARE(sheet.arrived, 4);
    }

    void text_bothLanguages_saySame()
    {
        CaseFacts facts = caseOf(u"1"_s, 1);
        facts.view.head.state = CaseState::Resolved;
        facts.view.head.scriptMask = 0b1111;
        facts.timeline = {message(Direction::In, AuthorKind::Customer, noon),
                          message(Direction::Out, AuthorKind::Agent, noon + 1500ms),
                          guard(u"claims.promise"_s, GuardLevel::Remind, u"shown"_s)};
        const ScoreSheet sheet = scoreSheet({scenario(u"1"_s), scenario(u"2"_s)}, {facts});
        const QString english = toText(sheet, u"en"), chinese = toText(sheet, u"zh_CN");
        QVERIFY2(english.contains("1 customers, 1 resolved, 0 unanswered"_L1), qPrintable(english));
        QVERIFY2(english.contains("all four steps in 1 of 1"_L1), qPrintable(english));
        QVERIFY2(english.contains("claims.promise: 1 reminded, 0 blocked, 0 overridden"_L1), qPrintable(english));
        QVERIFY2(english.contains("median 1.5 s, longest 1.5 s"_L1), qPrintable(english));
        QVERIFY2(english.contains("not arrived"_L1), qPrintable(english));
        QVERIFY2(chinese.contains(u"客户 1 位，已解决 1"_s), qPrintable(chinese));
        QCOMPARE(chinese.count(u'\n'), english.count(u'\n'));
    }

    void json_hasEverything_noResponseIsNull()
    {
        const QJsonObject json = toJson(scoreSheet({scenario(u"1"_s)}, {caseOf(u"1"_s, 3)}));
        QCOMPARE(json["arrived"_L1].toInt(), 1);
        QVERIFY(json["median_response_ms"_L1].isNull());
        const QJsonObject first = json["scenarios"_L1][0].toObject();
        QCOMPARE(first["id"_L1].toString(), u"1"_s);
        QVERIFY(first["first_response_ms"_L1].isNull());
        QCOMPARE(first["steps"_L1].toObject().size(), 4);
        QCOMPARE(first["model"_L1].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestScoreSheet)
#include "tst_score_sheet.moc"
