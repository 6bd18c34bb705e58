// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/samples.h"
#include "tests/support/random_facts.h"

#include <QTest>

#include <cmath>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace std::chrono_literals;

namespace
{

const ZoneOffsets shanghai("Asia/Shanghai");

/// What figuresOf() says of it, by how many values it was counted.
std::pair<double, qint64> figureOf(DayFigure figure, const Figures &all)
{
    const auto waits = [](const Waits &w) { return std::pair(w.median, w.n); };
    switch (figure) {
    case DayFigure::NewCases:
        return {static_cast<double>(all.resolution.cases) / 30, all.resolution.cases};
    case DayFigure::ResponseRate:
        return {all.response.responseRate(), all.response.threads};
    case DayFigure::FirstResponse:
        return waits(all.response.firstResponse);
    case DayFigure::NextResponse:
        return waits(all.response.turnWait);
    case DayFigure::FirstResolution:
        return waits(all.resolution.first);
    case DayFigure::FullResolution:
        return waits(all.resolution.full);
    case DayFigure::NetResolution:
        return waits(all.net);
    case DayFigure::FirstContact:
        return {all.resolution.firstContactRate(), all.resolution.decided};
    case DayFigure::Reopened:
        return {all.resolution.reopenRate(), all.resolution.resolved};
    case DayFigure::PromisesKept: {
        Attainment sum;
        for (const Attainment &one : all.promises) {
            sum.kept += one.kept;
            sum.broken += one.broken;
        }
        return {sum.attained(), sum.ended()};
    }
    case DayFigure::AllSteps:
        return {all.script.adherence(), all.script.closed};
    case DayFigure::Satisfied:
        return {all.satisfaction.rate(), all.satisfaction.answered};
    case DayFigure::BotAlone:
        return {share(all.response.botOnly, all.response.runs), all.response.runs};
    case DayFigure::Guards:
        return {static_cast<double>(all.privacy.all()) / 30, all.privacy.all()};
    case DayFigure::ToSupervisor:
        return {static_cast<double>(all.transfers.toSupervisor) / 30, all.transfers.toSupervisor};
    case DayFigure::Arrived:
        return {all.moves.arrivedShare(), all.moves.invited};
    case DayFigure::CallsInTime:
        return {all.calls.serviceLevel(), all.calls.offered};
    case DayFigure::CallsAbandoned:
        return {all.calls.abandonment(), all.calls.offered};
    case DayFigure::CallHandling:
        return waits(all.calls.handling);
    }
    return {};
}

} // namespace

Q_DECLARE_METATYPE(DayFigure)

class TestSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void days_togetherSayWhatTheFigureSays_data()
    {
        QTest::addColumn<DayFigure>("figure");
        QTest::addColumn<bool>("bots");
        for (size_t i = 0; i < EnumNames<DayFigure>::names.size(); ++i)
            for (const bool bots : {false, true})
                QTest::addRow("%s%s", EnumNames<DayFigure>::names.at(i).data(), bots ? ", bots too" : "")
                    << static_cast<DayFigure>(i) << bots;
    }
    void days_togetherSayWhatTheFigureSays()
    {
        QFETCH(DayFigure, figure);
        QFETCH(bool, bots);
        const Facts facts = randomFacts(21);
        const Contacts contacts = contactsOf(facts);
        FigureOptions how;
        how.now = facts.to + std::chrono::days(30);
        how.response.bots = bots;
        const std::vector<CountedDay> counted = countByDay(figure, facts, contacts, how, shanghai);
        QCOMPARE(counted.size(), size_t(30));
        std::vector<DaySample> days;
        qint64 n = 0;
        for (const CountedDay &day : counted) {
            days.push_back(day.sample);
            n += std::ssize(day.sample.values);
            QVERIFY(day.cases.empty() == day.sample.values.empty());
            QVERIFY(day.cases.size() <= day.sample.values.size());
        }
        const auto [expected, count] = figureOf(figure, figuresOf(facts, contacts, how));
        QVERIFY(count > 0);
        QCOMPARE(n, count);
        const double found = statisticOf(days, statisticFor(figure, Statistic::Median));
        QVERIFY2(std::abs(found - expected) <= 1e-9 * std::max(1.0, std::abs(expected)),
                 qPrintable(QStringLiteral("%1 is not %2").arg(found).arg(expected)));
    }

    void nothing_isDaysWithoutValues()
    {
        const Instant from = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1) - 8h;
        const Facts none{from, from + 72h, {}, {}, {}, {}};
        const auto days = countByDay(DayFigure::NewCases, none, {}, {}, shanghai);
        QCOMPARE(days.size(), size_t(3));
        QVERIFY(days[2].sample.values.empty());
        QVERIFY(countByDay(DayFigure::NewCases, {from, from, {}, {}, {}, {}}, {}, {}, shanghai).empty());
    }
};

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
