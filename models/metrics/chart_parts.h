// SPDX-License-Identifier: GPL-3.0-or-later
// What charts are put together from. Only for the files that make charts.
#pragma once

#include "models/metrics/charts.h"

#include <QHash>

namespace lianxi::metrics::parts
{

using Rows = std::vector<qint64>;

/// Each once, ascending.
[[nodiscard]] Rows unique(Rows rows);
[[nodiscard]] Bar countBar(const QString &key, Rows rows, qint64 n);

/// Things counted under keys that are known beforehand, or as they come.
class Tally
{
public:
    Tally() = default;
    explicit Tally(const QStringList &keys);
    struct Slot {
        QString key;
        Rows rows;
        qint64 n = 0;
    };
    [[nodiscard]] Slot &at(const QString &key);
    static void add(Slot &slot, qint64 caseRow);
    void add(const QString &key, qint64 caseRow) { add(at(key), caseRow); }
    /// By the place among the keys that were known beforehand.
    void addAt(size_t place, qint64 caseRow) { add(m_slots.at(place), caseRow); }
    /// Takes what was counted.
    [[nodiscard]] Series counts(SeriesKind kind);

private:
    QHash<QString, size_t> m_index;
    std::vector<Slot> m_slots;
};

/// How many of something were good: a share, and the cases of all.
struct ShareSlot {
    Rows rows;
    qint64 all = 0, good = 0;
    void add(qint64 caseRow, bool isGood)
    {
        rows.push_back(caseRow);
        ++all;
        good += isGood;
    }
    /// Takes the rows.
    [[nodiscard]] Bar bar(const QString &key) { return {key, share(good, all), all, unique(std::move(rows))}; }
};

/// Waits under keys.
struct WaitSlot {
    std::vector<std::chrono::milliseconds> waits;
    Rows rows;
    void add(qint64 caseRow, std::chrono::milliseconds wait)
    {
        waits.push_back(wait);
        rows.push_back(caseRow);
    }
};

/// Times to places on the axis, without making a text for each. Hours up to two days, days up to a hundred, else
/// months.
class TimeAxis
{
public:
    TimeAxis(Instant from, Instant to, const ZoneOffsets &zone);
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] size_t size() const { return static_cast<size_t>(m_keys.size()); }
    [[nodiscard]] size_t place(Instant at) const;

private:
    enum class Step { Hour, Day, Month };
    [[nodiscard]] static QString keyOf(const LocalHour &at, Step step);
    void add(Instant at);
    [[nodiscard]] Instant next(Instant at) const;
    [[nodiscard]] qint64 number(const LocalHour &local) const;

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
/// Median or mean, as the options choose.
[[nodiscard]] WaitFigure typicalOf(const FigureOptions &options);
/// One series for each figure of the same waits.
[[nodiscard]] std::vector<Series> waitSeries(const QStringList &keys, std::vector<WaitSlot> &times,
                                             std::initializer_list<WaitFigure> figures);
/// One series of shares; keys in their order.
[[nodiscard]] Series shareSeries(SeriesKind kind, const QStringList &keys, std::vector<ShareSlot> &slots);
[[nodiscard]] Series shareSeries(SeriesKind kind, std::map<QString, ShareSlot> &slots);

/// The bounds, "more" and "none".
[[nodiscard]] QStringList spreadKeys(std::span<const qint64> bounds);
/// Place among the spread's keys.
[[nodiscard]] size_t spreadPlace(std::span<const qint64> bounds, const std::optional<std::chrono::milliseconds> &took);

// charts_work.cpp and charts_calls.cpp: how agents worked, and what customers thought of it
[[nodiscard]] Chart scriptChart(const Facts &facts, const ChartOptions &options);
[[nodiscard]] Chart privacyChart(const Facts &facts, const ChartOptions &options);
[[nodiscard]] Chart moveChart(const Facts &facts);
[[nodiscard]] Chart funnelChart(const Facts &facts);
[[nodiscard]] Chart firstContactChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options);
[[nodiscard]] Chart satisfactionChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options);
/// By agent or by channel: the share of the satisfied, and how many of those asked answered.
[[nodiscard]] Chart satisfactionBy(ChartKind kind, const Facts &facts, const KeyOf &key, int satisfiedFrom);

[[nodiscard]] Chart examChart(const Facts &facts, const ChartOptions &options);
[[nodiscard]] Chart callChart(const Facts &facts, const TimeAxis &axis, const ChartOptions &options);
[[nodiscard]] Chart handlingChart(const Facts &facts, const ChartOptions &options);
[[nodiscard]] Chart occupancyChart(const Facts &facts, const ChartOptions &options);

} // namespace lianxi::metrics::parts
