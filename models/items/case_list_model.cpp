// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/case_list_model.h"

#include <algorithm>

namespace lianxi
{

namespace
{
constexpr int frameMs = 8; ///< of a display of 120 Hz
constexpr int searchPauseMs = 500; ///< a search may cost as much as all other questions of a second
/// More separate changes than this between two lists of keys are not announced one by one.
constexpr int mostRuns = 256;

/// How many ranges must be removed or inserted to make one sorted list the other.
int runsBetween(const SortedKeys &have, const std::vector<CaseKey> &want)
{
    enum class Step { Keep, Remove, Insert };
    Step last = Step::Keep;
    int runs = 0;
    size_t b = 0;
    for (int a = 0; a < have.size() || b < want.size();) {
        Step step = Step::Keep;
        if (b == want.size() || (a < have.size() && have.at(a) < want[b]))
            step = Step::Remove;
        else if (a == have.size() || want[b] < have.at(a))
            step = Step::Insert;
        a += step != Step::Insert ? 1 : 0;
        b += step != Step::Remove ? 1 : 0;
        runs += step != Step::Keep && step != last ? 1 : 0;
        last = step;
    }
    return runs;
}
} // namespace

CaseListModel::CaseListModel(StoreSource &source, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(source)
{
    m_frame.setObjectName(QStringLiteral("frame"));
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &CaseListModel::flushChanges);
    m_searching.setObjectName(QStringLiteral("searching"));
    m_searching.setSingleShot(true);
    m_searching.setInterval(searchPauseMs);
    connect(&m_searching, &QTimer::timeout, this, [this] {
        if (std::exchange(m_searchDue, false))
            searchAgain();
    });
}

int CaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_keys.size();
}

QVariant CaseListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == RowRole)
        return caseRowAt(index.row());
    if (role != Qt::DisplayRole && role != LoadedRole)
        return {};
    const CaseRow *row = caseAt(index.row());
    if (role == LoadedRole)
        return row != nullptr;
    return row ? row->contactName : QVariant();
}

QHash<int, QByteArray> CaseListModel::roleNames() const
{
    return {{Qt::DisplayRole, "name"}, {RowRole, "row"}, {LoadedRole, "loaded"}};
}

const CaseRow *CaseListModel::caseAt(int position) const
{
    if (position < 0 || position >= rowCount())
        return nullptr;
    const auto found = m_cache.find(m_keys.at(position).row);
    if (found == m_cache.end()) {
        fetchPage(position);
        return nullptr;
    }
    m_ages.splice(m_ages.begin(), m_ages, found->second.age);
    return &found->second.row;
}

qint64 CaseListModel::caseRowAt(int position) const
{
    return position < 0 || position >= rowCount() ? 0 : m_keys.at(position).row;
}

int CaseListModel::positionOf(qint64 caseRow) const
{
    return m_keys.positionOf(caseRow);
}

void CaseListModel::setFilter(const CaseFilter &filter)
{
    ++m_generation;
    removeRange(0, rowCount());
    m_keys.clear();
    m_asked.clear();
    m_searching.stop();
    m_searchDue = false;
    m_filter = filter;
    fetchKeys();
}

void CaseListModel::showFirstPage(const CaseFilter &filter, const std::vector<CaseRow> &rows)
{
    setFilter(filter);
    std::vector<CaseKey> keys;
    keys.reserve(rows.size());
    for (const CaseRow &row : rows) {
        keys.push_back(sortKey(row, filter.order));
        remember(row);
    }
    Q_ASSERT(std::is_sorted(keys.begin(), keys.end()));
    insertRange(0, keys.begin(), keys.end());
}

void CaseListModel::fetchKeys()
{
    m_loading = true;
    Q_EMIT loadingChanged();
    m_source.askKeys(this, m_filter, std::numeric_limits<int>::max(),
                     [this, generation = m_generation](std::vector<CaseKey> keys) {
                         if (generation == m_generation)
                             takeKeys(std::move(keys));
                     });
}

void CaseListModel::takeKeys(std::vector<CaseKey> keys)
{
    // A search answers newest first by its own time; positions are found by order, so it must be one.
    if (!std::is_sorted(keys.begin(), keys.end()))
        std::sort(keys.begin(), keys.end());
    mergeKeys(keys);
    m_loading = false;
    Q_EMIT loadingChanged();
}

void CaseListModel::mergeKeys(const std::vector<CaseKey> &keys)
{
    if (runsBetween(m_keys, keys) > mostRuns) {
        beginResetModel();
        m_keys.assign(keys);
        endResetModel();
        return;
    }
    // Removals first, so that a case with another sort value is never in the list twice.
    size_t other = keys.size();
    for (int last = rowCount() - 1; last >= 0;) {
        const auto gone = [&](int at) {
            const CaseKey &key = m_keys.at(at);
            while (other > 0 && key < keys[other - 1])
                --other;
            return other == 0 || keys[other - 1] != key;
        };
        int first = last;
        while (first >= 0 && gone(first))
            --first;
        removeRange(first + 1, last - first);
        last = first - 1;
    }
    for (size_t at = 0; at < keys.size();) {
        size_t end = at;
        while (end < keys.size()
               && (static_cast<int>(at) >= m_keys.size() || keys[end] < m_keys.at(static_cast<int>(at))))
            ++end;
        insertRange(static_cast<int>(at), keys.begin() + static_cast<qptrdiff>(at),
                    keys.begin() + static_cast<qptrdiff>(end));
        at = end + 1; // the key at `end` is in both
    }
    Q_ASSERT(runsBetween(m_keys, keys) == 0);
}

void CaseListModel::insertRange(int at, std::vector<CaseKey>::const_iterator first,
                                std::vector<CaseKey>::const_iterator last)
{
    if (first == last)
        return;
    beginInsertRows({}, at, at + static_cast<int>(last - first) - 1);
    m_keys.insert(at, &*first, &*first + (last - first));
    endInsertRows();
}

void CaseListModel::removeRange(int first, int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, first, first + count - 1);
    m_keys.remove(first, count);
    endRemoveRows();
}

void CaseListModel::fetchPage(int position) const
{
    const int first = position / pageSize * pageSize;
    const int end = std::min(first + pageSize, rowCount());
    std::vector<qint64> wanted;
    for (int i = first; i < end; ++i) {
        const qint64 row = m_keys.at(i).row;
        if (!m_asked.contains(row) && !m_cache.contains(row))
            wanted.push_back(row);
    }
    if (!wanted.empty())
        askFor(std::move(wanted));
}

void CaseListModel::askFor(std::vector<qint64> rows) const
{
    for (const qint64 row : rows)
        m_asked.insert(row);
    // Reading the rows of a page is no change that a caller could see; the answer comes later and is one.
    auto *self = const_cast<CaseListModel *>(this);
    m_source.askRows(this, rows, [self, rows, generation = m_generation](const std::vector<CaseRow> &answer) {
        if (generation == self->m_generation)
            self->takeRows(rows, answer);
    });
}

void CaseListModel::apply(const ChangeSet &changes)
{
    for (const qint64 row : changes.cases)
        m_changed.insert(row);
    if (!m_frame.isActive())
        flushChanges();
}

void CaseListModel::flushChanges()
{
    if (m_changed.isEmpty())
        return;
    m_frame.start();
    const QSet<qint64> changed = std::exchange(m_changed, {});
    const bool many = changed.size() > burst;
    std::vector<qint64> wanted;
    for (const qint64 row : changed) {
        const bool known = m_cache.contains(row);
        if (!many || known)
            wanted.push_back(row);
    }
    std::sort(wanted.begin(), wanted.end());
    if (!m_filter.query.isEmpty())
        searchAgain();
    else if (many)
        fetchKeys();
    if (!wanted.empty())
        askFor(std::move(wanted));
}

/// Whether a search still finds a case only the store can tell. Asked at once, then again after a pause.
void CaseListModel::searchAgain()
{
    if (m_searching.isActive()) {
        m_searchDue = true;
        return;
    }
    m_searching.start();
    fetchKeys();
}

void CaseListModel::takeRows(const std::vector<qint64> &asked, const std::vector<CaseRow> &rows)
{
    for (const qint64 row : asked)
        m_asked.remove(row);
    for (const CaseRow &row : rows)
        place(row);
}

void CaseListModel::place(const CaseRow &row)
{
    const int from = positionOf(row.row);
    if (!m_filter.query.isEmpty()) {
        if (from >= 0)
            update(row, from);
        return;
    }
    if (!matches(m_filter, row)) {
        if (from >= 0)
            removeRange(from, 1);
        if (m_cache.contains(row.row))
            remember(row);
        return;
    }
    const CaseKey key = sortKey(row, m_filter.order);
    const int to = m_keys.placeOf(key);
    if (from < 0) {
        remember(row);
        const std::vector<CaseKey> one{key};
        insertRange(to, one.begin(), one.end());
        return;
    }
    const bool stays = to == from || to == from + 1;
    const int settled = to > from ? to - 1 : to;
    if (m_keys.at(from) != key) {
        if (!stays)
            beginMoveRows({}, from, from, {}, to);
        m_keys.remove(from, 1);
        m_keys.insert(settled, &key, &key + 1);
        if (!stays)
            endMoveRows();
    }
    update(row, settled);
}

void CaseListModel::update(const CaseRow &row, int position)
{
    const auto known = m_cache.find(row.row);
    const bool same = known != m_cache.end() && known->second.row == row;
    remember(row);
    if (!same)
        Q_EMIT dataChanged(index(position), index(position));
}

void CaseListModel::remember(const CaseRow &row) const
{
    if (const auto known = m_cache.find(row.row); known != m_cache.end()) {
        known->second.row = row;
        m_ages.splice(m_ages.begin(), m_ages, known->second.age);
        return;
    }
    m_ages.push_front(row.row);
    m_cache.emplace(row.row, Cached{row, m_ages.begin()});
    while (m_cache.size() > cachedRows) {
        m_cache.erase(m_ages.back());
        m_ages.pop_back();
    }
}

} // namespace lianxi
