// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/net.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace std::chrono_literals;

namespace
{

const Instant nine = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1) + 1h; ///< a Tuesday, in Shanghai

/// Minutes after nine; −1: never.
struct Line {
    int asked = 0, bot = -1, person = -1;
    bool afterBot = false;
};

Instant at(int minute)
{
    return nine + std::chrono::minutes(minute);
}

std::vector<Turn> turnsOf(const std::vector<Line> &lines)
{
    std::vector<Turn> turns;
    for (const Line &line : lines) {
        Turn turn;
        turn.caseRow = 1;
        turn.asked = at(line.asked);
        turn.afterBot = line.afterBot;
        if (line.person >= 0) {
            turn.answered = at(line.person);
            if (!line.afterBot)
                turn.byPerson = at(line.person);
        }
        if (line.bot >= 0)
            turn.answered = at(line.bot);
        turns.push_back(turn);
    }
    return turns;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Line>)

class TestNet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ours_isWhileACustomerWaitsForAPerson_data()
    {
        QTest::addColumn<std::vector<Line>>("turns");
        QTest::addColumn<int>("minutes"); // of the sixty from nine until it was resolved
        using Lines = std::vector<Line>;
        QTest::newRow("answered and resolved later") << Lines{{0, -1, 10}} << 10;
        QTest::newRow("two turns") << Lines{{0, -1, 10}, {30, -1, 35}} << 15;
        QTest::newRow("nobody answered") << Lines{{0}} << 60;
        QTest::newRow("a bot alone") << Lines{{0, 1}} << 0;
        QTest::newRow("a bot passes on, a person answers") << Lines{{0, 1, 11}} << 10;
        QTest::newRow("a bot answers, the customer writes again, a person answers")
            << Lines{{0, 1, 30}, {20, -1, 30, true}} << 10;
        QTest::newRow("a bot twice, then a person") << Lines{{0, 1, 30}, {5, 6, -1, true}, {20, -1, 30, true}} << 10;
        QTest::newRow("two conversations wait at once: each minute once") << Lines{{0, -1, 20}, {10, -1, 30}} << 30;
        QTest::newRow("what was written after it was resolved") << Lines{{0, -1, 10}, {70, -1, 80}} << 10;
    }
    void ours_isWhileACustomerWaitsForAPerson()
    {
        QFETCH(std::vector<Line>, turns);
        QFETCH(int, minutes);
        CaseFact fact;
        fact.caseRow = 1;
        fact.asked = nine;
        QVERIFY(!netResolution(fact, {}, {}));
        fact.firstResolved = fact.resolved = at(60);
        std::vector<Turn> all = turnsOf(turns);
        Turn other = turnsOf({{0, -1, 59}}).front();
        other.caseRow = 2; // another case's
        all.insert(all.begin(), other);
        const TurnsByCase byCase(all);
        QCOMPARE(byCase.of(1).size(), turns.size());
        QCOMPARE(netResolution(fact, byCase.of(1), {}),
                 std::optional<std::chrono::milliseconds>(std::chrono::minutes(minutes)));
        // Told twice it is the same.
        const TurnsByCase doubled(all, all);
        QCOMPARE(*netResolution(fact, doubled.of(1), {}), std::chrono::milliseconds(std::chrono::minutes(minutes)));
    }

    void unanswered_endsWhenItWasResolvedFirst()
    {
        CaseFact fact;
        fact.caseRow = 1;
        fact.asked = nine;
        fact.firstResolved = at(20);
        fact.resolved = at(600); // opened again hours later
        const std::vector<Turn> turns = turnsOf({{0}, {500, -1, 510}});
        QCOMPARE(*netResolution(fact, TurnsByCase(turns).of(1), {}), std::chrono::milliseconds(30min));
    }

    void serviceHours_areMeasuredWithin()
    {
        CaseFact fact;
        fact.caseRow = 1;
        fact.asked = nine;
        fact.firstResolved = fact.resolved = nine + 48h;
        const std::vector<Turn> turns = turnsOf({{8 * 60, -1, 25 * 60}}); // from five in the afternoon until ten
        ResponseOptions hours;
        hours.hours = ServiceHours{"Asia/Shanghai", {}, {}};
        for (int day = 1; day <= 5; ++day)
            hours.hours->periods.push_back({day, 9h, 18h});
        const auto natural = netResolution(fact, TurnsByCase(turns).of(1), {});
        const auto service = netResolution(fact, TurnsByCase(turns).of(1), hours);
        QCOMPARE(*natural, std::chrono::milliseconds(17h));
        QCOMPARE(*service, std::chrono::milliseconds(2h));
    }
};

QTEST_GUILESS_MAIN(TestNet)
#include "tst_net.moc"
