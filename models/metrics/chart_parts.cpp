// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/chart_parts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lianxi::metrics::parts
{

using namespace std::chrono;

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

Tally::Tally(const QStringList &keys)
{
    for (const QString &key : keys)
        static_cast<void>(at(key));
}

Tally::Slot &Tally::at(const QString &key)
{
    const auto found = m_index.constFind(key);
    if (found != m_index.constEnd())
        return m_slots[*found];
    m_index.insert(key, m_slots.size());
    m_slots.push_back({key, {}, 0});
    return m_slots.back();
}

void Tally::add(Slot &slot, qint64 caseRow)
{
    slot.rows.push_back(caseRow);
    ++slot.n;
}

Series Tally::counts(SeriesKind kind)
{
    Series series{kind, {}};
    for (Slot &slot : m_slots)
        series.bars.push_back(countBar(slot.key, std::move(slot.rows), slot.n));
    return series;
}

QString TimeAxis::keyOf(const LocalHour &at, Step step)
{
    const year_month_day date(at.date);
    const QString month = u"%1-%2"_s.arg(static_cast<int>(date.year()), 4, 10, '0'_L1)
                              .arg(static_cast<unsigned>(date.month()), 2, 10, '0'_L1);
    if (step == Step::Month)
        return month;
    const QString day = u"%1-%2"_s.arg(month).arg(static_cast<unsigned>(date.day()), 2, 10, '0'_L1);
    return step == Step::Day ? day : u"%1T%2"_s.arg(day).arg(at.hour, 2, 10, '0'_L1);
}

TimeAxis::TimeAxis(Instant from, Instant to, const ZoneOffsets &zone)
    : m_zone(zone)
    , m_step(to - from <= days(2) + 2h    ? Step::Hour
                 : to - from <= days(100) ? Step::Day
                                          : Step::Month)
{
    for (Instant at = from; at < to; at = next(at))
        add(at);
    if (to > from)
        add(to - 1ms);
}

size_t TimeAxis::place(Instant at) const
{
    const qint64 offset = number(localHour(at, m_zone)) - m_first;
    return offset >= 0 && offset < std::ssize(m_places) ? m_places[static_cast<size_t>(offset)] : 0;
}

void TimeAxis::add(Instant at)
{
    const LocalHour local = localHour(at, m_zone);
    if (m_keys.isEmpty())
        m_first = number(local);
    const qint64 offset = number(local) - m_first;
    if (offset < std::ssize(m_places)) // there already; an hour that is repeated is behind its successors
        return;
    m_places.resize(static_cast<size_t>(offset) + 1, static_cast<size_t>(m_keys.size()));
    m_keys.append(keyOf(local, m_step));
}

Instant TimeAxis::next(Instant at) const
{
    if (m_step == Step::Hour)
        return at + 15min; // where daylight saving repeats an hour it is one place all the same
    return beginOfDay(localHour(at, m_zone).date + days(1), m_zone);
}

qint64 TimeAxis::number(const LocalHour &local) const
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

WaitFigure typicalOf(const FigureOptions &options)
{
    return options.typical == Typical::Mean ? WaitFigure{SeriesKind::Mean, &Waits::mean}
                                            : WaitFigure{SeriesKind::Median, &Waits::median};
}

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

Series shareSeries(SeriesKind kind, const QStringList &keys, std::vector<ShareSlot> &slots)
{
    Series series{kind, {}};
    for (size_t i = 0; i < slots.size(); ++i)
        series.bars.push_back(slots[i].bar(keys.at(static_cast<qsizetype>(i))));
    return series;
}

Series shareSeries(SeriesKind kind, std::map<QString, ShareSlot> &slots)
{
    Series series{kind, {}};
    for (auto &[key, slot] : slots)
        series.bars.push_back(slot.bar(key));
    return series;
}

QStringList spreadKeys(std::span<const qint64> bounds)
{
    QStringList keys;
    for (const qint64 bound : bounds)
        keys.append(QString::number(bound));
    return keys << u"more"_s << u"none"_s;
}

size_t spreadPlace(std::span<const qint64> bounds, const std::optional<milliseconds> &took)
{
    if (!took)
        return bounds.size() + 1;
    const auto found =
        std::find_if(bounds.begin(), bounds.end(), [took](qint64 bound) { return *took <= seconds(bound); });
    return static_cast<size_t>(found - bounds.begin());
}

} // namespace lianxi::metrics::parts
