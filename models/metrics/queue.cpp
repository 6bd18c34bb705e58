// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/queue.h"

#include "models/policy/sla.h"

using namespace Qt::StringLiterals;

namespace lianxi::metrics
{

namespace
{

constexpr std::array classSeries{SeriesKind::Normal,  SeriesKind::Complex,  SeriesKind::Urgent,
                                 SeriesKind::General, SeriesKind::Incident, SeriesKind::Crisis};

/// Counts by series and key; keys in order.
class Grid
{
public:
    explicit Grid(ChartKind kind, QStringList keys = {})
        : m_kind(kind)
        , m_keys(std::move(keys))
    {
    }
    void add(SeriesKind series, const QString &key, qint64 row)
    {
        if (!m_keys.contains(key))
            m_keys.append(key);
        m_cells[{series, key}].push_back(row);
    }
    [[nodiscard]] Chart chart(std::span<const SeriesKind> order, bool sortKeys) const
    {
        QStringList keys = m_keys;
        if (sortKeys)
            keys.sort();
        Chart chart{m_kind, {}};
        for (const SeriesKind kind : order) {
            Series series{kind, {}};
            bool any = false;
            for (const QString &key : keys) {
                const auto found = m_cells.find({kind, key});
                std::vector<qint64> rows = found == m_cells.end() ? std::vector<qint64>() : found->second;
                std::sort(rows.begin(), rows.end());
                any = any || !rows.empty();
                const qint64 n = std::ssize(rows);
                series.bars.push_back({key, static_cast<double>(n), n, std::move(rows)});
            }
            if (any)
                chart.series.push_back(std::move(series));
        }
        return chart;
    }

private:
    ChartKind m_kind;
    QStringList m_keys;
    std::map<std::pair<SeriesKind, QString>, std::vector<qint64>> m_cells;
};

QString ageKey(Instant::duration age)
{
    const auto found = std::find_if(ageBounds.begin(), ageBounds.end(),
                                    [age](qint64 bound) { return age <= std::chrono::seconds(bound); });
    return found == ageBounds.end() ? u"more"_s : QString::number(*found);
}

QStringList ageKeys()
{
    QStringList keys;
    for (const qint64 bound : ageBounds)
        keys.append(QString::number(bound));
    return keys << u"more"_s;
}

SeriesKind seriesOf(ClockColour colour)
{
    switch (colour) {
    case ClockColour::Calm:
        return SeriesKind::Calm;
    case ClockColour::Amber:
        return SeriesKind::Amber;
    case ClockColour::Red:
        return SeriesKind::Red;
    }
    return SeriesKind::Calm;
}

void addTiles(Queue &queue, const LiveCase &live, std::optional<ClockColour> colour)
{
    const auto add = [&](Queue::Tile tile, bool counts) {
        if (counts)
            queue.tiles[tile].push_back(live.row);
    };
    const bool open = live.state == CaseState::Open;
    const bool waits = open && live.waiting;
    add(Queue::Open, open);
    add(Queue::Waiting, waits);
    add(Queue::Unassigned, open && live.agent == 0);
    add(Queue::Soon, open && colour == ClockColour::Amber);
    add(Queue::Broken, open && colour == ClockColour::Red);
    add(Queue::Supervisor, open && live.supervisor);
    add(Queue::Snoozed, !open);
    add(Queue::Bot, open && live.bot);
    if (waits && live.waitingSince)
        queue.oldest = std::min(queue.oldest.value_or(*live.waitingSince), *live.waitingSince);
}

} // namespace

Queue queueOf(std::span<const LiveCase> cases, Instant now, const KeyOf &channel, const KeyOf &agent)
{
    Queue queue;
    Grid backlog(ChartKind::Backlog, ageKeys()), classes(ChartKind::LiveClasses), channels(ChartKind::LiveChannels),
        agents(ChartKind::LiveAgents);
    for (const LiveCase &live : cases) {
        const std::optional<ClockColour> colour = live.clock ? std::optional(colourOf(*live.clock, now)) : std::nullopt;
        addTiles(queue, live, colour);
        const SeriesKind classKind = classSeries.at(static_cast<size_t>(live.caseClass));
        backlog.add(classKind, ageKey(now - live.asked), live.row);
        if (live.state != CaseState::Open)
            continue;
        const Place place{live.asked, live.row, live.channel, live.agent, {}};
        agents.add(SeriesKind::Count, agent(place), live.row);
        if (!live.waiting)
            continue;
        const SeriesKind state = seriesOf(colour.value_or(ClockColour::Calm));
        classes.add(state, toText(live.caseClass), live.row);
        channels.add(state, channel(place), live.row);
    }
    for (std::vector<qint64> &rows : queue.tiles)
        std::sort(rows.begin(), rows.end());
    constexpr std::array states{SeriesKind::Calm, SeriesKind::Amber, SeriesKind::Red};
    constexpr std::array counts{SeriesKind::Count};
    queue.charts = {backlog.chart(classSeries, false), classes.chart(states, true), channels.chart(states, true),
                    agents.chart(counts, true)};
    return queue;
}

} // namespace lianxi::metrics
