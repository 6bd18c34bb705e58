// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/exams.h"

#include <QTest>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace std::chrono_literals;

namespace
{

const ZoneOffsets shanghai("Asia/Shanghai");
const Instant midnight = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1) - 8h; ///< there

struct Asked {
    qint64 who = 1;
    Instant::duration at{};
    std::optional<Instant::duration> person = {}, bot = {};
    bool afterBot = false;
    Surface surface = Surface::Private;
};

Turn turn(const Asked &asked)
{
    Turn made;
    made.asked = midnight + asked.at;
    made.contact = asked.who;
    made.caseRow = 10 * asked.who;
    made.channel = 1;
    made.surface = asked.surface;
    made.afterBot = asked.afterBot;
    if (asked.person)
        made.byPerson = made.answered = made.asked + *asked.person;
    if (asked.bot)
        made.answered = made.asked + *asked.bot;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Asked>)
Q_DECLARE_METATYPE(Exam)

class TestExams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void people_areCountedOnceADay_data()
    {
        QTest::addColumn<Exam>("exam");
        QTest::addColumn<std::vector<Asked>>("asked");
        QTest::addColumn<int>("people");
        QTest::addColumn<int>("passed");
        const auto three = [](const char *name) -> QTestData & { return QTest::newRow(name) << Exam::ThreeMinutes; };
        const auto day = [](const char *name) -> QTestData & { return QTest::newRow(name) << Exam::SameDay; };
        three("nobody") << std::vector<Asked>{} << 0 << 0;
        three("in three minutes to the second") << std::vector<Asked>{{1, 9h, 180s}} << 1 << 1;
        three("a second later") << std::vector<Asked>{{1, 9h, 181s}} << 1 << 0;
        three("never") << std::vector<Asked>{{1, 9h}} << 1 << 0;
        three("before eight and from eleven at night nobody looks")
            << std::vector<Asked>{{1, 7h + 59min, 9h}, {2, 23h, 9h}} << 0 << 0;
        three("eight and just before eleven at night count")
            << std::vector<Asked>{{1, 8h, 1s}, {2, 22h + 59min, 1s}} << 2 << 2;
        three("one turn of two was slow") << std::vector<Asked>{{1, 9h, 10s}, {1, 10h, 10min}} << 1 << 0;
        three("the next day is another person") << std::vector<Asked>{{1, 9h, 10s}, {1, 34h, 10min}} << 2 << 1;
        three("whom a bot alone served asked for nobody") << std::vector<Asked>{{1, 9h, {}, 2s}} << 0 << 0;
        three("a person after the bot counts from the first message")
            << std::vector<Asked>{{1, 9h, 4min, 2s}, {1, 9h + 2min, {}, {}, true}} << 1 << 0;
        three("public comments are no conversation")
            << std::vector<Asked>{{1, 9h, 10s, {}, false, Surface::Public}} << 0 << 0;
        day("answered before midnight") << std::vector<Asked>{{1, 20h, 3h}} << 1 << 1;
        day("answered after midnight") << std::vector<Asked>{{1, 20h, 5h}} << 1 << 0;
        day("a bot's answer is one") << std::vector<Asked>{{1, 20h, {}, 1s}} << 1 << 1;
        day("one of two is enough") << std::vector<Asked>{{1, 9h, 1h}, {1, 20h}} << 1 << 1;
    }
    void people_areCountedOnceADay()
    {
        QFETCH(Exam, exam);
        QFETCH(std::vector<Asked>, asked);
        std::vector<Turn> turns;
        for (const Asked &one : asked)
            turns.push_back(turn(one));
        const auto figures = examine(exam, turns, {}, shanghai);
        const ExamFigure figure = figures.contains(1) ? figures.at(1) : ExamFigure();
        QTEST(static_cast<int>(figure.people), "people");
        QTEST(static_cast<int>(figure.passed), "passed");
        QCOMPARE(figure.cases.empty(), figure.people == 0);
    }

    void channels_areExaminedApart()
    {
        std::vector<Turn> turns{turn({1, 9h, 10s}), turn({1, 9h, 10min})};
        turns[1].channel = 2;
        const auto figures = examine(Exam::ThreeMinutes, turns, {}, shanghai);
        QCOMPARE(figures.at(1).rate(), 1.0);
        QCOMPARE(figures.at(2).rate(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestExams)
#include "tst_exams.moc"
