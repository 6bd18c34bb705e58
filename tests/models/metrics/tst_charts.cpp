// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/queue.h"
#include "tests/support/random_facts.h"

#include <QTest>

#include <cmath>
#include <random>
#include <set>

using namespace lianxi;
using namespace lianxi::metrics;
using namespace lianxi::test;
using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const ZoneOffsets shanghai("Asia/Shanghai");
const Instant from = sys_days(2026y / 9 / 1) - 8h; // midnight there
const Instant to = from + days(30);

const Contacts nobody; ///< nobody came again

ChartOptions options(bool bots = false)
{
    ChartOptions made{
        {},
        shanghai,
        [](const Place &place) { return QString::number(place.channel); },
        [](const Place &place) { return QString::number(place.agent); },
        [](const Place &place) { return QString::number(place.channel); },
        [](const Place &place) { return QString(toText(place.channel == 1 ? Platform::Douyin : Platform::WechatOa)); },
        nobody};
    made.figures.response.bots = bots;
    made.figures.now = to + days(30);
    return made;
}

const Chart &chart(const std::vector<Chart> &charts, ChartKind kind)
{
    return *std::ranges::find(charts, kind, &Chart::kind);
}

qint64 counted(const Series &series)
{
    qint64 sum = 0;
    for (const Bar &bar : series.bars)
        sum += bar.n;
    return sum;
}

template <class List, class Counts>
std::vector<qint64> rowsOf(const List &facts, Counts &&counts)
{
    std::set<qint64> rows;
    for (const auto &fact : facts)
        if (counts(fact))
            rows.insert(fact.caseRow);
    return {rows.begin(), rows.end()};
}

std::vector<qint64> allRows(const Series &series)
{
    std::set<qint64> rows;
    for (const Bar &bar : series.bars)
        rows.insert(bar.cases.begin(), bar.cases.end());
    return {rows.begin(), rows.end()};
}

bool closeTo(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyBreakdown_addsUpToTheWhole()
    {
        const Facts facts = randomFacts(1);
        FigureOptions how;
        how.now = to + days(30);
        const Contacts contacts = contactsOf(facts);
        const Figures whole = figuresOf(facts, contacts, how);
        QVERIFY(whole.resolution.atFirstContact > 0 && whole.resolution.atFirstContact < whole.resolution.decided);
        QVERIFY(whole.resolution.reopened > 0 && whole.script.adherent > 0 && whole.privacy.overridden > 0);
        const std::vector<KeyOf> breakdowns{
            [](const Place &place) { return QString::number(place.channel); },
            [](const Place &place) { return QString::number(place.agent); },
            [](const Place &place) { return QString::number(localHour(place.at, shanghai).hour); },
            [](const Place &place) { return QString(toText(place.surface)); },
            [](const Place &place) { return QString::number(place.caseRow % 7); },
        };
        for (const KeyOf &keyOf : breakdowns) {
            ResolutionFigures resolution;
            ScriptFigures script;
            Attainments promises{};
            Transfers passed;
            Moves moved;
            Satisfaction thought;
            CallFigures called;
            qint64 net = 0;
            double netSeconds = 0;
            double firstSeconds = 0;
            for (const auto &[key, part] : split(facts, keyOf)) {
                const Figures figures = figuresOf(part, contacts, how);
                resolution.cases += figures.resolution.cases;
                resolution.resolved += figures.resolution.resolved;
                resolution.reopened += figures.resolution.reopened;
                resolution.reopenings += figures.resolution.reopenings;
                resolution.decided += figures.resolution.decided;
                resolution.atFirstContact += figures.resolution.atFirstContact;
                firstSeconds += figures.resolution.first.mean * static_cast<double>(figures.resolution.first.n);
                script.closed += figures.script.closed;
                script.adherent += figures.script.adherent;
                for (size_t kind = 0; kind < promises.size(); ++kind) {
                    promises[kind].kept += figures.promises[kind].kept;
                    promises[kind].broken += figures.promises[kind].broken;
                }
                passed.all += figures.transfers.all;
                passed.toSupervisor += figures.transfers.toSupervisor;
                moved.invited += figures.moves.invited;
                moved.arrived += figures.moves.arrived;
                called.offered += figures.calls.offered;
                called.answered += figures.calls.answered;
                called.inTime += figures.calls.inTime;
                called.abandoned += figures.calls.abandoned;
                called.handling.n += figures.calls.handling.n;
                net += figures.net.n;
                netSeconds += figures.net.mean * static_cast<double>(figures.net.n);
                thought.asked += figures.satisfaction.asked;
                thought.answered += figures.satisfaction.answered;
                thought.positive += figures.satisfaction.positive;
                for (size_t score = 0; score < thought.scores.size(); ++score)
                    thought.scores[score] += figures.satisfaction.scores[score];
            }
            QCOMPARE(resolution.cases, whole.resolution.cases);
            QCOMPARE(resolution.resolved, whole.resolution.resolved);
            QCOMPARE(resolution.reopened, whole.resolution.reopened);
            QCOMPARE(resolution.reopenings, whole.resolution.reopenings);
            QCOMPARE(resolution.decided, whole.resolution.decided);
            QCOMPARE(resolution.atFirstContact, whole.resolution.atFirstContact);
            QVERIFY(closeTo(firstSeconds, whole.resolution.first.mean * static_cast<double>(whole.resolution.first.n)));
            QCOMPARE(script.closed, whole.script.closed);
            QCOMPARE(script.adherent, whole.script.adherent);
            QCOMPARE(promises, whole.promises);
            QCOMPARE(passed, whole.transfers);
            QCOMPARE(moved.invited, whole.moves.invited);
            QCOMPARE(moved.arrived, whole.moves.arrived);
            QVERIFY(whole.satisfaction.positive > 0 && whole.satisfaction.positive < whole.satisfaction.answered);
            QCOMPARE(thought, whole.satisfaction);
            QCOMPARE(called.offered, whole.calls.offered);
            QCOMPARE(called.answered, whole.calls.answered);
            QCOMPARE(called.inTime, whole.calls.inTime);
            QCOMPARE(called.abandoned, whole.calls.abandoned);
            QCOMPARE(called.handling.n, whole.calls.handling.n);
            // A case takes as long in every part, also where its turns are another's.
            QCOMPARE(net, whole.net.n);
            QVERIFY(closeTo(netSeconds, whole.net.mean * static_cast<double>(whole.net.n)));
        }
    }

    void charts_countWhatTheFiguresCount_data()
    {
        QTest::addColumn<bool>("bots");
        QTest::newRow("people's answers") << false;
        QTest::newRow("bots' answers, too") << true;
    }
    void charts_countWhatTheFiguresCount()
    {
        QFETCH(bool, bots);
        const Facts facts = randomFacts(2);
        const ChartOptions how = options(bots);
        const std::vector<Chart> charts = chartsOf(facts, how);
        const Figures whole = figuresOf(facts, {}, how.figures);
        const auto series = [&](ChartKind kind, size_t at = 0) { return chart(charts, kind).series.at(at); };
        QCOMPARE(counted(series(ChartKind::FirstResponse)), whole.response.responded);
        QCOMPARE(counted(series(ChartKind::ResponseRate)), whole.response.threads);
        QCOMPARE(counted(series(ChartKind::WaitSpread)), whole.response.threads);
        QCOMPARE(counted(series(ChartKind::Groups)), whole.response.responded);
        QCOMPARE(counted(series(ChartKind::Resolution, 0)), whole.resolution.first.n);
        QCOMPARE(counted(series(ChartKind::Resolution, 1)), whole.resolution.full.n);
        QCOMPARE(counted(series(ChartKind::Resolution, 2)), whole.net.n);
        QCOMPARE(counted(series(ChartKind::CallService, 0)), whole.calls.offered);
        QCOMPARE(counted(series(ChartKind::CallHandling)), whole.calls.handling.n);
        double inTime = 0, abandoned = 0;
        for (const Bar &bar : series(ChartKind::CallService, 0).bars)
            inTime += bar.value * static_cast<double>(bar.n);
        for (const Bar &bar : series(ChartKind::CallService, 1).bars)
            abandoned += bar.value * static_cast<double>(bar.n);
        QVERIFY(closeTo(inTime, static_cast<double>(whole.calls.inTime)));
        QVERIFY(closeTo(abandoned, static_cast<double>(whole.calls.abandoned)));
        QCOMPARE(counted(series(ChartKind::Arrivals)), whole.resolution.cases);
        QCOMPARE(counted(series(ChartKind::Categories)), whole.resolution.cases);
        QCOMPARE(counted(series(ChartKind::Script)), whole.script.closed);
        QCOMPARE(counted(series(ChartKind::Privacy, 0)), whole.privacy.reminded);
        QCOMPARE(counted(series(ChartKind::Privacy, 1)), whole.privacy.blocked);
        QCOMPARE(counted(series(ChartKind::Privacy, 2)), whole.privacy.overridden);
        QCOMPARE(counted(series(ChartKind::Moves)), whole.moves.invited);
        Attainment clocks;
        for (const Attainment &one : whole.promises) {
            clocks.kept += one.kept;
            clocks.broken += one.broken;
        }
        QCOMPARE(counted(series(ChartKind::Attainment, 0)), clocks.kept);
        QCOMPARE(counted(series(ChartKind::Attainment, 1)), clocks.broken);
        QCOMPARE(counted(series(ChartKind::FirstContact)), whole.resolution.decided);
        double once = 0;
        for (const Bar &bar : series(ChartKind::FirstContact).bars)
            once += bar.value * static_cast<double>(bar.n);
        QVERIFY(closeTo(once, static_cast<double>(whole.resolution.atFirstContact)));
        for (const ChartKind kind :
             {ChartKind::Satisfaction, ChartKind::SatisfiedAgents, ChartKind::SatisfiedChannels}) {
            QCOMPARE(counted(series(kind, 0)), whole.satisfaction.answered);
            QCOMPARE(counted(series(kind, 1)), whole.satisfaction.asked);
            double positive = 0, took = 0;
            for (const Bar &bar : series(kind, 0).bars)
                positive += bar.value * static_cast<double>(bar.n);
            for (const Bar &bar : series(kind, 1).bars)
                took += bar.value * static_cast<double>(bar.n);
            QVERIFY(closeTo(positive, static_cast<double>(whole.satisfaction.positive)));
            QVERIFY(closeTo(took, static_cast<double>(whole.satisfaction.answered)));
        }
        double adherent = 0;
        for (const Bar &bar : series(ChartKind::Script).bars)
            adherent += bar.value * static_cast<double>(bar.n);
        QVERIFY(closeTo(adherent, static_cast<double>(whole.script.adherent)));
    }

    void casesBehindThePoints_areExactlyThoseCounted()
    {
        const Facts facts = randomFacts(3);
        const std::vector<Chart> charts = chartsOf(facts, options());
        const auto rows = [&](ChartKind kind, size_t at = 0) { return allRows(chart(charts, kind).series.at(at)); };
        const auto answered = [](const Turn &turn) { return turn.firstOfTalk && turn.byPerson; };
        QCOMPARE(rows(ChartKind::FirstResponse), rowsOf(facts.turns, answered));
        QCOMPARE(rows(ChartKind::Groups), rowsOf(facts.turns, answered));
        QCOMPARE(rows(ChartKind::WaitSpread), rowsOf(facts.turns, [](const Turn &turn) { return turn.firstOfTalk; }));
        const auto every = [](const auto &) { return true; };
        QCOMPARE(rows(ChartKind::Arrivals), rowsOf(facts.cases, every));
        QCOMPARE(rows(ChartKind::Categories), rowsOf(facts.cases, every));
        QCOMPARE(rows(ChartKind::Script), rowsOf(facts.cases, isClosedByPeople));
        QCOMPARE(rows(ChartKind::Satisfaction), rowsOf(facts.surveys, [](const Survey &s) { return s.answered(); }));
        QCOMPARE(rows(ChartKind::SatisfiedAgents, 1), rowsOf(facts.surveys, every));
        QCOMPARE(rows(ChartKind::FirstContact),
                 rowsOf(facts.cases, [](const CaseFact &fact) { return fact.firstResolved.has_value(); }));
        QCOMPARE(rows(ChartKind::Moves),
                 rowsOf(facts.deeds, [](const Deed &deed) { return deed.kind == DeedKind::Move; }));
        QCOMPARE(rows(ChartKind::Attainment), rowsOf(facts.promises, [](const Promise &p) { return p.kept(); }));
        // One point, counted by hand.
        const Series &categories = chart(charts, ChartKind::Categories).series[0];
        for (const Bar &bar : categories.bars)
            QCOMPARE(bar.cases, rowsOf(facts.cases, [&](const CaseFact &fact) { return fact.category == bar.key; }));
        const Series &days = chart(charts, ChartKind::FirstResponse).series[0];
        QCOMPARE(days.bars.size(), size_t(30));
        QCOMPARE(days.bars[4].key, u"2026-09-05"_s);
        QCOMPARE(days.bars[4].cases, rowsOf(facts.turns, [&](const Turn &turn) {
                     return answered(turn) && turn.asked >= from + 24h * 4 && turn.asked < from + 24h * 5;
                 }));
        for (const Chart &one : charts)
            for (const Series &series : one.series)
                for (const Bar &bar : series.bars)
                    QVERIFY(bar.cases.size() <= static_cast<size_t>(bar.n) && (bar.n == 0) == bar.cases.empty());
    }

    void parts_ofAPeriod_addUpToIt()
    {
        Facts whole = randomFacts(4);
        const Instant middle = from + days(11);
        const auto half = [&](bool first) {
            Facts part = whole;
            (first ? part.to : part.from) = middle;
            const auto drop = [&](auto &list) {
                std::erase_if(list, [&](const auto &fact) { return (placeOf(fact).at < middle) != first; });
            };
            drop(part.turns), drop(part.cases), drop(part.promises), drop(part.deeds), drop(part.surveys),
                drop(part.calls);
            return part;
        };
        const FigureOptions how = options().figures;
        const Figures a = figuresOf(half(true), {}, how), b = figuresOf(half(false), {}, how);
        const Figures all = figuresOf(whole, {}, how);
        QCOMPARE(a.response.threads + b.response.threads, all.response.threads);
        QCOMPARE(a.resolution.cases + b.resolution.cases, all.resolution.cases);
        QCOMPARE(a.moves.invited + b.moves.invited, all.moves.invited);
        QCOMPARE(a.satisfaction.asked + b.satisfaction.asked, all.satisfaction.asked);
    }

    void typical_isTheMedianOrTheMean()
    {
        const Facts facts = randomFacts(6);
        ChartOptions how = options();
        const auto groups = [&] { return chart(chartsOf(facts, how), ChartKind::Groups).series.front(); };
        QCOMPARE(groups().kind, SeriesKind::Median);
        how.figures.typical = Typical::Mean;
        const Series means = groups();
        QCOMPARE(means.kind, SeriesKind::Mean);
        double seconds = 0;
        for (const Bar &bar : means.bars)
            seconds += bar.value * static_cast<double>(bar.n);
        const Waits whole = figuresOf(facts, {}, how.figures).response.firstResponse;
        QVERIFY(closeTo(seconds, whole.mean * static_cast<double>(whole.n)));
    }

    void exams_standUnderTheirChannel()
    {
        const Facts facts = randomFacts(7);
        const Series rates = chart(chartsOf(facts, options()), ChartKind::Exams).series.front();
        QStringList keys;
        for (const Bar &bar : rates.bars)
            keys.append(bar.key);
        QCOMPARE(keys, QStringList({u"same_day 2"_s, u"same_day 3"_s, u"same_day 4"_s, u"three_minutes 1"_s}));
        const auto counted = examine(Exam::ThreeMinutes, facts.turns, {}, shanghai);
        QCOMPARE(rates.bars[3].n, counted.at(1).people);
        QCOMPARE(rates.bars[3].value, counted.at(1).rate());
        QCOMPARE(rates.bars[3].cases, counted.at(1).cases);
    }

    void timeAxis_followsTheLengthAndTheZone_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<sys_days>("first");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("begins");
        QTest::addColumn<QString>("ends");
        const QByteArray berlin("Europe/Berlin");
        QTest::newRow("a day has hours") << QByteArray("Asia/Shanghai") << sys_days(2026y / 9 / 1) << 1 << 24
                                         << u"2026-09-01T00"_s << u"2026-09-01T23"_s;
        QTest::newRow("an hour is skipped")
            << berlin << sys_days(2026y / 3 / 29) << 1 << 23 << u"2026-03-29T00"_s << u"2026-03-29T23"_s;
        QTest::newRow("a repeated hour is one")
            << berlin << sys_days(2026y / 10 / 25) << 1 << 24 << u"2026-10-25T00"_s << u"2026-10-25T23"_s;
        QTest::newRow("days over a change of clocks")
            << berlin << sys_days(2026y / 3 / 1) << 31 << 31 << u"2026-03-01"_s << u"2026-03-31"_s;
        QTest::newRow("a year has months")
            << berlin << sys_days(2026y / 1 / 1) << 365 << 12 << u"2026-01"_s << u"2026-12"_s;
    }
    void timeAxis_followsTheLengthAndTheZone()
    {
        QFETCH(QByteArray, zone);
        QFETCH(sys_days, first);
        QFETCH(int, length);
        QFETCH(int, count);
        QFETCH(QString, begins);
        QFETCH(QString, ends);
        const ZoneOffsets offsets(zone);
        const QStringList keys =
            timeKeys(beginOfDay(first, offsets), beginOfDay(first + days(length), offsets), offsets);
        QCOMPARE(keys.size(), count);
        QCOMPARE(keys.first(), begins);
        QCOMPARE(keys.last(), ends);
    }

    void nothing_givesChartsOfNothing()
    {
        const std::vector<Chart> charts = chartsOf({from, to, {}, {}, {}, {}}, options());
        QCOMPARE(charts.size(), size_t(20));
        for (const Chart &one : charts)
            for (const Series &series : one.series)
                QCOMPARE(counted(series), 0);
        QCOMPARE(timeKeys(from, from, shanghai).size(), 0);
    }

    void liveQueue_addsUp()
    {
        std::mt19937 random(5);
        std::vector<LiveCase> cases;
        for (qint64 row = 1; row <= 500; ++row) {
            LiveCase live;
            live.row = row;
            live.channel = random() % 3;
            live.agent = random() % 3;
            live.state = random() % 4 == 0 ? CaseState::Snoozed : CaseState::Open;
            live.caseClass = static_cast<CaseClass>(random() % 6);
            live.waiting = random() % 2 == 0;
            live.asked = from - minutes(random() % 20'000);
            if (live.waiting && random() % 3 > 0) {
                live.waitingSince = from - minutes(random() % 100);
                live.clock = RunningClock{ClockKind::FirstResponse, *live.waitingSince, *live.waitingSince + 60min};
            }
            cases.push_back(live);
        }
        const Queue queue = queueOf(
            cases, from, [](const Place &place) { return QString::number(place.channel); },
            [](const Place &place) { return QString::number(place.agent); });
        const auto sum = [&](ChartKind kind) {
            qint64 all = 0;
            for (const Series &series : chart(queue.charts, kind).series)
                all += counted(series);
            return all;
        };
        QCOMPARE(sum(ChartKind::Backlog), std::ssize(cases));
        QCOMPARE(queue.tiles[Queue::Open].size() + queue.tiles[Queue::Snoozed].size(), cases.size());
        QCOMPARE(sum(ChartKind::LiveAgents), std::ssize(queue.tiles[Queue::Open]));
        QCOMPARE(sum(ChartKind::LiveClasses), std::ssize(queue.tiles[Queue::Waiting]));
        QCOMPARE(sum(ChartKind::LiveChannels), std::ssize(queue.tiles[Queue::Waiting]));
        QVERIFY(!queue.tiles[Queue::Soon].empty() && !queue.tiles[Queue::Broken].empty());
        QVERIFY(*queue.oldest <= from);
    }
};

QTEST_GUILESS_MAIN(TestCharts)
#include "tst_charts.moc"
