// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/charts.h"

#include <QHash>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace lianxi::metrics
{

using namespace std::chrono;

namespace
{

using Rows = std::vector<qint64>;

Rows unique(Rows rows)
{
    if (!std::is_sorted(rows.begin(), rows.end())) // rows are given in order of time, and mostly are read so
        std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

Bar countBar(const QString &key, Rows rows, qint64 n)
{
    return {key, static_cast<double>(n), n, unique(std::move(rows))};
}

/// Things counted under keys that are known beforehand, or as they come.
class Tally
{
public:
    Tally() = default;
    explicit Tally(const QStringList &keys)
    {
        for (const QString &key : keys)
            at(key);
    }
    struct Slot {
        QString key;
        Rows rows;
        qint64 n = 0;
    };
    Slot &at(const QString &key)
    {
        const auto found = m_index.constFind(key);
        if (found != m_index.constEnd())
            return m_slots[*found];
        m_index.insert(key, m_slots.size());
        m_slots.push_back({key, {}, 0});
        return m_slots.back();
    }
    void add(Slot &slot, qint64 caseRow)
    {
        slot.rows.push_back(caseRow);
        ++slot.n;
    }
    void add(const QString &key, qint64 caseRow) { add(at(key), caseRow); }
    /// By the place among the keys that were known beforehand.
    void addAt(size_t place, qint64 caseRow) { add(m_slots.at(place), caseRow); }
    /// Takes what was counted.
    [[nodiscard]] Series counts(SeriesKind kind)
    {
        Series series{kind, {}};
        for (Slot &slot : m_slots)
            series.bars.push_back(countBar(slot.key, std::move(slot.rows), slot.n));
        return series;
    }

private:
    QHash<QString, size_t> m_index;
    std::vector<Slot> m_slots;
};

/// Waits under keys.
struct WaitSlot {
    std::vector<milliseconds> waits;
    Rows rows;
};

enum class Step { Hour, Day, Month };
Step stepOf(Instant from, Instant to)
{
    return to - from <= days(2) + 2h ? Step::Hour : to - from <= days(100) ? Step::Day : Step::Month;
}

QString timeKey(const LocalHour &at, Step step)
{
    const year_month_day date(at.date);
    const QString month = u"%1-%2"_s.arg(static_cast<int>(date.year()), 4, 10, '0'_L1)
                              .arg(static_cast<unsigned>(date.month()), 2, 10, '0'_L1);
    if (step == Step::Month)
        return month;
    const QString day = u"%1-%2"_s.arg(month).arg(static_cast<unsigned>(date.day()), 2, 10, '0'_L1);
    return step == Step::Day ? day : u"%1T%2"_s.arg(day).arg(at.hour, 2, 10, '0'_L1);
}

/// Times to places on the axis, without making a text for each.
class TimeAxis
{
public:
    TimeAxis(Instant from, Instant to, const ZoneOffsets &zone)
        : m_zone(zone)
        , m_step(stepOf(from, to))
    {
        for (Instant at = from; at < to; at = next(at))
            add(at);
        if (to > from)
            add(to - 1ms);
    }
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] size_t place(Instant at) const
    {
        const qint64 offset = number(localHour(at, m_zone)) - m_first;
        return offset >= 0 && offset < std::ssize(m_places) ? m_places[static_cast<size_t>(offset)] : 0;
    }

private:
    void add(Instant at)
    {
        const LocalHour local = localHour(at, m_zone);
        if (m_keys.isEmpty())
            m_first = number(local);
        const qint64 offset = number(local) - m_first;
        if (offset < std::ssize(m_places)) // there already; an hour that is repeated is behind its successors
            return;
        m_places.resize(static_cast<size_t>(offset) + 1, static_cast<size_t>(m_keys.size()));
        m_keys.append(timeKey(local, m_step));
    }
    [[nodiscard]] Instant next(Instant at) const
    {
        if (m_step == Step::Hour)
            return at + 15min; // where daylight saving repeats an hour it is one place all the same
        return beginOfDay(localHour(at, m_zone).date + days(1), m_zone);
    }
    [[nodiscard]] qint64 number(const LocalHour &local) const
    {
        const qint64 day = local.date.time_since_epoch().count();
        switch (m_step) {
        case Step::Hour:
            return day * 24 + static_cast<qint64>(local.hour);
        case Step::Day:
            return day;
        case Step::Month: {
            const year_month_day date(local.date);
            return static_cast<int>(date.year()) * 12 + static_cast<qint64>(static_cast<unsigned>(date.month()));
        }
        }
        return 0;
    }

    const ZoneOffsets &m_zone;
    Step m_step;
    QStringList m_keys;
    qint64 m_first = 0; ///< number of the first place
    std::vector<size_t> m_places; ///< by number from there; an hour that is skipped has its successor's
};

struct WaitFigure {
    SeriesKind kind;
    double Waits::*figure;
};

/// One series for each figure of the same waits.
std::vector<Series> waitSeries(const QStringList &keys, std::vector<WaitSlot> &times,
                               std::initializer_list<WaitFigure> figures)
{
    std::vector<Series> all;
    for (const WaitFigure &figure : figures)
        all.push_back({figure.kind, {}});
    for (size_t i = 0; i < times.size(); ++i) {
        const Waits waits = summarise(std::move(times[i].waits));
        const Rows rows = unique(std::move(times[i].rows));
        size_t at = 0;
        for (const WaitFigure &figure : figures)
            all[at++].bars.push_back({keys.at(static_cast<qsizetype>(i)), waits.*figure.figure, waits.n, rows});
    }
    return all;
}

template <size_t N>
QStringList spreadKeys(const std::array<qint64, N> &bounds)
{
    QStringList keys;
    for (const qint64 bound : bounds)
        keys.append(QString::number(bound));
    return keys << u"more"_s << u"none"_s;
}

/// Place among the spread's keys.
template <size_t N>
size_t spreadPlace(const std::array<qint64, N> &bounds, const std::optional<milliseconds> &took)
{
    if (!took)
        return N + 1;
    const auto found =
        std::find_if(bounds.begin(), bounds.end(), [took](qint64 bound) { return *took <= seconds(bound); });
    return static_cast<size_t>(found - bounds.begin());
}

/// What the three charts of first responses are made from: the first turn of each talk, as responseFigures() counts
/// them.
struct FirstResponses {
    std::vector<WaitSlot> times; ///< by time
    std::vector<WaitSlot> asked; ///< by time, rows only: all talks
    Tally spread{spreadKeys(waitBounds)};
    QHash<QString, WaitSlot> groups;
};

FirstResponses firstResponses(const Facts &facts, const TimeAxis &axis, const ChartOptions &options)
{
    FirstResponses all;
    all.times.resize(static_cast<size_t>(axis.keys().size()));
    all.asked.resize(all.times.size());
    const ResponseOptions &how = options.figures.response;
    for (const Turn &turn : facts.turns) {
        if (!turn.firstOfTalk || (!how.bots && turn.afterBot))
            continue;
        const size_t place = axis.place(turn.asked);
        all.asked[place].rows.push_back(turn.caseRow);
        WaitSlot &group = all.groups[options.group(placeOf(turn))];
        const std::optional<Instant> &answer = how.bots ? turn.answered : turn.byPerson;
        if (!answer) {
            all.spread.addAt(spreadPlace(waitBounds, {}), turn.caseRow);
            continue;
        }
        const milliseconds took = measured(turn.asked, *answer, how);
        all.times[place].waits.push_back(took);
        all.times[place].rows.push_back(turn.caseRow);
        all.spread.addAt(spreadPlace(waitBounds, took), turn.caseRow);
        group.waits.push_back(took);
        group.rows.push_back(turn.caseRow);
    }
    return all;
}

Chart rateChart(const FirstResponses &first, const QStringList &keys)
{
    Series rate{SeriesKind::Rate, {}};
    for (size_t i = 0; i < first.asked.size(); ++i) {
        const qint64 threads = std::ssize(first.asked[i].rows);
        rate.bars.push_back({keys.at(static_cast<qsizetype>(i)), share(std::ssize(first.times[i].rows), threads),
                             threads, unique(first.asked[i].rows)});
    }
    return {ChartKind::ResponseRate, {rate}};
}

Chart groupChart(FirstResponses &first)
{
    QStringList keys = first.groups.keys();
    keys.sort();
    std::vector<WaitSlot> groups;
    for (const QString &key : keys)
        groups.push_back(std::move(first.groups[key]));
    return {ChartKind::Groups,
            waitSeries(keys, groups, {{SeriesKind::Median, &Waits::median}, {SeriesKind::P90, &Waits::p90}})};
}

Chart resolutionChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options)
{
    std::vector<WaitSlot> first(static_cast<size_t>(axis.keys().size())), full(first.size());
    for (const CaseFact &fact : facts.cases) {
        const size_t place = axis.place(fact.asked);
        for (const auto &[end, into] : {std::pair(fact.firstResolved, &first), std::pair(fact.resolved, &full)}) {
            if (!end)
                continue;
            into->at(place).waits.push_back(measured(fact.asked, *end, options.figures.response));
            into->at(place).rows.push_back(fact.caseRow);
        }
    }
    return {ChartKind::Resolution,
            {waitSeries(axis.keys(), first, {{SeriesKind::First, &Waits::median}}).front(),
             waitSeries(axis.keys(), full, {{SeriesKind::Full, &Waits::median}}).front()}};
}

Chart arrivalChart(const Facts &facts, const ChartOptions &options)
{
    const ArrivalGrid grid =
        arrivalGrid(facts.cases, facts.from, std::min(facts.to, options.figures.now), options.zone);
    std::array<std::array<Rows, hoursOfDay>, daysOfWeek> rows;
    for (const CaseFact &fact : facts.cases) {
        const LocalHour local = localHour(fact.asked, options.zone);
        rows[local.day][local.hour].push_back(fact.caseRow);
    }
    Series perHour{SeriesKind::Rate, {}};
    for (size_t day = 0; day < daysOfWeek; ++day)
        for (size_t hour = 0; hour < hoursOfDay; ++hour)
            perHour.bars.push_back({u"%1-%2"_s.arg(day + 1).arg(hour, 2, 10, '0'_L1), grid[day][hour].perHour(),
                                    grid[day][hour].cases, unique(std::move(rows[day][hour]))});
    return {ChartKind::Arrivals, {perHour}};
}

Chart attainmentChart(const Facts &facts)
{
    std::array<Rows, EnumNames<ClockKind>::names.size()> kept, broken;
    for (const Promise &promise : facts.promises)
        (promise.kept() ? kept : broken).at(static_cast<size_t>(promise.kind)).push_back(promise.caseRow);
    Series met{SeriesKind::Kept, {}}, missed{SeriesKind::Broken, {}};
    for (size_t kind = 0; kind < kept.size(); ++kind) {
        const qint64 good = std::ssize(kept[kind]), bad = std::ssize(broken[kind]);
        if (good + bad == 0)
            continue;
        const QString key = toText(static_cast<ClockKind>(kind));
        met.bars.push_back(countBar(key, std::move(kept[kind]), good));
        missed.bars.push_back(countBar(key, std::move(broken[kind]), bad));
    }
    return {ChartKind::Attainment, {std::move(met), std::move(missed)}};
}

Chart categoryChart(const Facts &facts)
{
    Tally tally;
    for (const CaseFact &fact : facts.cases)
        tally.add(fact.category, fact.caseRow);
    Series counts = tally.counts(SeriesKind::Count);
    std::sort(counts.bars.begin(), counts.bars.end(),
              [](const Bar &a, const Bar &b) { return a.n != b.n ? a.n > b.n : a.key < b.key; });
    return {ChartKind::Categories, {counts}};
}

Chart scriptChart(const Facts &facts, const ChartOptions &options)
{
    std::map<QString, std::pair<Tally::Slot, qint64>> agents;
    for (const CaseFact &fact : facts.cases) {
        if (!isClosedByPeople(fact))
            continue;
        auto &[slot, adherent] = agents[options.agent(placeOf(fact))];
        slot.rows.push_back(fact.caseRow);
        ++slot.n;
        adherent += isAdherent(fact);
    }
    Series rate{SeriesKind::Rate, {}};
    for (auto &[key, counted] : agents)
        rate.bars.push_back({key, share(counted.second, counted.first.n), counted.first.n, unique(counted.first.rows)});
    return {ChartKind::Script, {rate}};
}

Chart privacyChart(const Facts &facts, const ChartOptions &options)
{
    const std::vector<Deed> deeds = privacyDeeds(facts.deeds);
    std::set<QString> names;
    for (const Deed &deed : deeds)
        names.insert(options.agent(placeOf(deed)));
    const QStringList keys(names.begin(), names.end());
    std::array<Tally, 3> tallies{Tally(keys), Tally(keys), Tally(keys)};
    for (const Deed &deed : deeds)
        tallies.at(static_cast<size_t>(deed.outcome)).add(options.agent(placeOf(deed)), deed.caseRow);
    return {ChartKind::Privacy,
            {tallies[0].counts(SeriesKind::Reminded), tallies[1].counts(SeriesKind::Blocked),
             tallies[2].counts(SeriesKind::Overridden)}};
}

Chart moveChart(const Facts &facts)
{
    Tally tally(spreadKeys(moveBounds));
    for (const Deed &deed : facts.deeds)
        if (deed.kind == DeedKind::Move)
            tally.addAt(spreadPlace(moveBounds, deed.took), deed.caseRow);
    return {ChartKind::Moves, {tally.counts(SeriesKind::Count)}};
}

/// Of the cases that customers opened: how many a bot answered, how many a person, how many went to a supervisor.
Chart funnelChart(const Facts &facts)
{
    Rows bots, passed;
    for (const Turn &turn : facts.turns)
        if (turn.answered && !turn.afterBot && (!turn.byPerson || *turn.answered < *turn.byPerson))
            bots.push_back(turn.caseRow);
    for (const Deed &deed : facts.deeds)
        if (deed.kind == DeedKind::Transfer && deed.toSupervisor)
            passed.push_back(deed.caseRow);
    bots = unique(std::move(bots));
    passed = unique(std::move(passed));
    Tally tally({u"opened"_s, u"bot"_s, u"person"_s, u"supervisor"_s});
    for (const CaseFact &fact : facts.cases) {
        tally.addAt(0, fact.caseRow);
        if (std::binary_search(bots.begin(), bots.end(), fact.caseRow))
            tally.addAt(1, fact.caseRow);
        if (fact.human)
            tally.addAt(2, fact.caseRow);
        if (std::binary_search(passed.begin(), passed.end(), fact.caseRow))
            tally.addAt(3, fact.caseRow);
    }
    return {ChartKind::Funnel, {tally.counts(SeriesKind::Count)}};
}

} // namespace

QStringList timeKeys(Instant from, Instant to, const ZoneOffsets &zone)
{
    return TimeAxis(from, to, zone).keys();
}

std::vector<Chart> chartsOf(const Facts &facts, const ChartOptions &options)
{
    const TimeAxis axis(facts.from, facts.to, options.zone);
    FirstResponses first = firstResponses(facts, axis, options);
    Chart rate = rateChart(first, axis.keys());
    return {
        {ChartKind::FirstResponse,
         waitSeries(axis.keys(), first.times, {{SeriesKind::Median, &Waits::median}, {SeriesKind::P90, &Waits::p90}})},
        std::move(rate),
        {ChartKind::WaitSpread, {first.spread.counts(SeriesKind::Count)}},
        resolutionChart(facts, axis, options),
        arrivalChart(facts, options),
        attainmentChart(facts),
        categoryChart(facts),
        groupChart(first),
        scriptChart(facts, options),
        privacyChart(facts, options),
        moveChart(facts),
        funnelChart(facts)};
}

} // namespace lianxi::metrics
