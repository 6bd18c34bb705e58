// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/timeline_model.h"

#include <limits>

namespace lianxi
{

namespace
{

constexpr auto groupPause = std::chrono::minutes(5);
constexpr qint64 newest = std::numeric_limits<qint64>::max();

bool sameVoice(const TimelineRow &a, const TimelineRow &b)
{
    return a.kind == b.kind && a.author == b.author && a.agent == b.agent && a.authorName == b.authorName
        && a.thread == b.thread && a.surface == b.surface && a.direction == b.direction;
}

} // namespace

TimelineShape shapeOf(const TimelineRow *before, const TimelineRow &entry, const QTimeZone &zone)
{
    TimelineShape shape;
    shape.day = toDateTime(entry.at).toTimeZone(zone).date();
    shape.startsDay = !before || toDateTime(before->at).toTimeZone(zone).date() != shape.day;
    shape.startsGroup = shape.startsDay || !sameVoice(*before, entry) || entry.at - before->at >= groupPause;
    return shape;
}

TimelineModel::TimelineModel(StoreSource &source, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(source)
{
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TimelineRow &row = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case RowRole:
        return row.row;
    case KindRole:
        return static_cast<int>(row.kind);
    case SurfaceRole:
        return static_cast<int>(row.surface);
    case DirectionRole:
        return static_cast<int>(row.direction);
    case DeliveryRole:
        return static_cast<int>(row.delivery);
    case AuthorRole:
        return row.authorName;
    case AtRole:
        return toDateTime(row.at);
    case DayRole: {
        const TimelineShape where = shape(index.row());
        return where.startsDay ? QVariant(where.day) : QVariant(QDate());
    }
    case StartsGroupRole:
        return shape(index.row()).startsGroup;
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{Qt::DisplayRole, "text"},
            {RowRole, "row"},
            {KindRole, "kind"},
            {SurfaceRole, "surface"},
            {DirectionRole, "direction"},
            {DeliveryRole, "delivery"},
            {AuthorRole, "author"},
            {AtRole, "at"},
            {DayRole, "day"},
            {StartsGroupRole, "startsGroup"}};
}

TimelineShape TimelineModel::shape(int position) const
{
    return shapeOf(position > 0 ? &entry(position - 1) : nullptr, entry(position), m_zone);
}

int TimelineModel::positionOf(const MessageId &id) const
{
    const auto found =
        std::find_if(m_rows.rbegin(), m_rows.rend(), [&id](const TimelineRow &row) { return row.id == id; });
    return found == m_rows.rend() ? -1 : static_cast<int>(m_rows.rend() - found) - 1;
}

void TimelineModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_rows.empty())
        announce(0, rowCount() - 1);
}

void TimelineModel::showCase(qint64 caseRow)
{
    if (caseRow == m_case)
        return;
    ++m_visit;
    m_case = caseRow;
    m_mayHaveOlder = false;
    m_loadingOlder = false;
    m_refreshing = false;
    m_refreshAgain = false;
    removeRange(0, rowCount() - 1);
    if (m_case != 0)
        refresh();
}

void TimelineModel::apply(const ChangeSet &changes)
{
    if (m_case != 0 && std::find(changes.cases.begin(), changes.cases.end(), m_case) != changes.cases.end())
        refresh();
}

void TimelineModel::refresh()
{
    if (m_refreshing) {
        m_refreshAgain = true;
        return;
    }
    m_refreshing = true;
    const bool first = m_rows.empty();
    const int limit = rowCount() + pageSize;
    m_source.askTimeline(this, m_case, limit, newest,
                         [this, visit = m_visit, first, limit](std::vector<TimelineRow> rows) {
                             if (visit != m_visit)
                                 return;
                             m_refreshing = false;
                             merge(std::move(rows), limit);
                             if (first)
                                 Q_EMIT caseShown(m_case);
                             if (std::exchange(m_refreshAgain, false))
                                 refresh();
                         });
}

void TimelineModel::merge(std::vector<TimelineRow> fresh, int limit)
{
    const bool whole = static_cast<int>(fresh.size()) < limit;
    if (m_rows.empty())
        m_mayHaveOlder = !whole;
    // More arrived than was asked for: keeping the old rows would leave a gap in the middle.
    if (!whole && !m_rows.empty() && !fresh.empty() && fresh.front().row > m_rows.back().row) {
        removeRange(0, rowCount() - 1);
        m_mayHaveOlder = true;
    }
    if (!m_rows.empty()) {
        const qint64 oldest = m_rows.front().row;
        fresh.erase(fresh.begin(), std::find_if(fresh.begin(), fresh.end(), [oldest](const TimelineRow &row) {
                        return row.row >= oldest;
                    }));
    }
    mergeTail(fresh);
}

// Both lists rise by `row`. `fresh` says everything from its first row on.
void TimelineModel::mergeTail(const std::vector<TimelineRow> &fresh)
{
    if (fresh.empty())
        return;
    auto position = static_cast<int>(std::lower_bound(m_rows.begin(), m_rows.end(), fresh.front().row,
                                                      [](const TimelineRow &row, qint64 key) { return row.row < key; })
                                     - m_rows.begin());
    for (const TimelineRow &row : fresh) {
        while (position < rowCount() && entry(position).row < row.row)
            removeRange(position, position);
        if (position < rowCount() && entry(position).row == row.row) {
            if (entry(position) != row) {
                m_rows[static_cast<size_t>(position)] = row;
                announce(position, std::min(position + 1, rowCount() - 1));
            }
            ++position;
            continue;
        }
        const bool atEnd = position == rowCount();
        const auto rest = atEnd ? static_cast<int>(fresh.end() - (fresh.begin() + (&row - fresh.data()))) : 1;
        beginInsertRows({}, position, position + rest - 1);
        const auto from = fresh.begin() + (&row - fresh.data());
        m_rows.insert(m_rows.begin() + position, from, from + rest);
        endInsertRows();
        position += rest;
        if (atEnd)
            return;
        announce(position, position);
    }
    removeRange(position, rowCount() - 1);
}

void TimelineModel::loadOlder()
{
    if (!m_mayHaveOlder || m_loadingOlder || m_rows.empty())
        return;
    m_loadingOlder = true;
    m_source.askTimeline(this, m_case, pageSize, m_rows.front().row,
                         [this, visit = m_visit](std::vector<TimelineRow> rows) {
                             if (visit != m_visit)
                                 return;
                             m_loadingOlder = false;
                             prepend(std::move(rows));
                         });
}

void TimelineModel::prepend(std::vector<TimelineRow> older)
{
    m_mayHaveOlder = static_cast<int>(older.size()) == pageSize;
    // A refresh that started from nothing meanwhile may have brought the same rows.
    const qint64 oldest = m_rows.empty() ? newest : m_rows.front().row;
    std::erase_if(older, [oldest](const TimelineRow &row) { return row.row >= oldest; });
    if (older.empty())
        return;
    const int count = static_cast<int>(older.size());
    beginInsertRows({}, 0, count - 1);
    m_rows.insert(m_rows.begin(), std::make_move_iterator(older.begin()), std::make_move_iterator(older.end()));
    endInsertRows();
    if (count < rowCount())
        announce(count, count);
    Q_EMIT olderLoaded();
}

void TimelineModel::removeRange(int first, int last)
{
    if (first > last)
        return;
    beginRemoveRows({}, first, last);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    endRemoveRows();
    if (first < rowCount())
        announce(first, first);
}

void TimelineModel::announce(int first, int last)
{
    Q_EMIT dataChanged(index(first), index(last));
}

} // namespace lianxi
