// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/case_reader.h"

#include "models/store/queries.h"
#include "models/store/sqlite_rows.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qint64 withoutClock = 1LL << 62; ///< sorts after every due time
constexpr int mostHits = 10'000;

const char *keyColumn(CaseFilter::Order order)
{
    return order == CaseFilter::Order::TimeLeft ? "due_key" : "new_key";
}

/// One ordered range of an index.
struct Range {
    QByteArray condition;
    std::optional<qint64> agent;
};

Result<qint64> agentRowOf(sqlite::Database &db, const AgentId &agent)
{
    Result<sqlite::Statement> select = db.prepare("SELECT row FROM agent WHERE id = ?");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> found = select->bind(1, agent.text()).step();
    if (!found)
        return tl::unexpected(found.error());
    return *found ? select->integer(0) : -1; // an agent nobody has heard of owns no case
}

Result<std::vector<Range>> rangesOf(sqlite::Database &db, const CaseFilter &filter)
{
    switch (filter.box) {
    case CaseFilter::Box::Open:
        return std::vector<Range>{{"state = 0", {}}};
    case CaseFilter::Box::Unassigned:
        return std::vector<Range>{{"state = 0 AND assignee = ?3", 0}};
    case CaseFilter::Box::Supervisor:
        return std::vector<Range>{{"state = 0 AND supervisor = 1", {}}};
    case CaseFilter::Box::Snoozed:
        return std::vector<Range>{{"state = 1", {}}};
    case CaseFilter::Box::Resolved:
        return std::vector<Range>{{"state = 2", {}}};
    case CaseFilter::Box::All:
        return std::vector<Range>{{"state = 0", {}}, {"state = 1", {}}, {"state = 2", {}}};
    case CaseFilter::Box::Mine:
        break;
    }
    const Result<qint64> agent = agentRowOf(db, filter.agent);
    if (!agent)
        return tl::unexpected(agent.error());
    return std::vector<Range>{{"state = 0 AND assignee = ?3", *agent}};
}

QByteArray indexOf(const CaseFilter &filter)
{
    const QByteArray ending = filter.order == CaseFilter::Order::TimeLeft ? "due" : "new";
    switch (filter.box) {
    case CaseFilter::Box::Mine:
    case CaseFilter::Box::Unassigned:
        return "case_owner_" + ending;
    case CaseFilter::Box::Supervisor:
        return "case_supervisor_" + ending;
    case CaseFilter::Box::Open:
    case CaseFilter::Box::Snoozed:
    case CaseFilter::Box::Resolved:
    case CaseFilter::Box::All:
        return "case_" + ending;
    }
    return {};
}

Result<std::vector<CaseKey>> keysOfRange(sqlite::Database &db, const CaseFilter &filter, const Range &range,
                                         CaseKey after, int limit)
{
    const QByteArray key = keyColumn(filter.order);
    QByteArray sql = "SELECT " + key + ", row FROM cases INDEXED BY " + indexOf(filter) + " WHERE " + range.condition
        + " AND (" + key + ", row) > (?1, ?2)";
    if (filter.surface)
        sql += " AND surface = " + QByteArray::number(static_cast<int>(*filter.surface));
    if (filter.unreadOnly)
        sql += " AND unread > 0";
    if (filter.platform)
        sql += " AND channel IN (SELECT row FROM channel WHERE platform = "
            + QByteArray::number(static_cast<int>(*filter.platform)) + ')';
    sql += " ORDER BY " + key + ", row LIMIT ?4";
    Result<sqlite::Statement> select = db.prepare(sql.constData());
    if (!select)
        return tl::unexpected(select.error());
    select->bind(1, after.sort).bind(2, after.row).bind(4, limit);
    if (range.agent)
        select->bind(3, *range.agent);
    std::vector<CaseKey> found;
    const Status read = sqlite::forEachRow(*select, [&found](const sqlite::Statement &row) {
        found.push_back({row.integer(0), row.integer(1)});
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

/// In order, and no more than wanted.
std::vector<CaseKey> firstOf(std::vector<CaseKey> keys, int limit)
{
    std::sort(keys.begin(), keys.end());
    if (keys.size() > static_cast<size_t>(limit))
        keys.resize(static_cast<size_t>(limit));
    return keys;
}

/// Cases with a hit that are in the box.
Result<std::vector<CaseKey>> searched(sqlite::Database &db, const CaseFilter &filter, CaseKey after, int limit)
{
    const Result<SearchResult> result = search(db, filter.query, SystemClock().now(), mostHits);
    if (!result)
        return tl::unexpected(result.error());
    std::vector<qint64> rows;
    QSet<qint64> seen;
    for (const SearchHit &hit : result->hits) {
        if (!seen.contains(hit.caseRow))
            rows.push_back(hit.caseRow);
        seen.insert(hit.caseRow);
    }
    const Result<std::vector<CaseRow>> cases = caseRows(db, rows);
    if (!cases)
        return tl::unexpected(cases.error());
    std::vector<CaseKey> keys;
    for (const CaseRow &row : *cases)
        if (const CaseKey key = sortKey(row, filter.order); matches(filter, row) && key > after)
            keys.push_back(key);
    return firstOf(std::move(keys), limit);
}

/// The cases named, those of them that are in the box. They may be many: only what a filter looks at is read.
Result<std::vector<CaseKey>> chosen(sqlite::Database &db, const CaseFilter &filter, CaseKey after, int limit)
{
    const QByteArray sql = "SELECT " + QByteArray(keyColumn(filter.order))
        + ", state, surface, unread, supervisor, (SELECT platform FROM channel WHERE row = cases.channel),"
          " (SELECT id FROM agent WHERE row = cases.assignee) FROM cases WHERE row = ?";
    Result<sqlite::Statement> select = db.prepare(sql.constData());
    if (!select)
        return tl::unexpected(select.error());
    CaseFilter plain = filter;
    plain.only.reset();
    std::vector<CaseKey> keys;
    for (const qint64 row : *filter.only) {
        select->bind(1, row);
        const Status read = sqlite::forEachRow(*select, [&](const sqlite::Statement &found) {
            CaseRow shown;
            shown.state = static_cast<CaseState>(found.integer(1));
            shown.surface = static_cast<Surface>(found.integer(2));
            shown.unread = static_cast<int>(found.integer(3));
            shown.supervisor = found.integer(4) != 0;
            shown.platform = static_cast<Platform>(found.integer(5));
            shown.assignee = AgentId(found.text(6));
            if (const CaseKey key{found.integer(0), row}; matches(plain, shown) && key > after)
                keys.push_back(key);
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return firstOf(std::move(keys), limit);
}

} // namespace

CaseKey sortKey(const CaseRow &row, CaseFilter::Order order)
{
    const qint64 newest = -toMillis(row.lastAt);
    if (order == CaseFilter::Order::Newest)
        return {newest, row.row};
    return {row.clock ? toMillis(row.clock->due) : withoutClock + newest, row.row};
}

bool matches(const CaseFilter &filter, const CaseRow &row)
{
    if ((filter.platform && *filter.platform != row.platform) || (filter.surface && *filter.surface != row.surface)
        || (filter.unreadOnly && row.unread == 0)
        || (filter.only && !std::binary_search(filter.only->begin(), filter.only->end(), row.row)))
        return false;
    const bool open = row.state == CaseState::Open;
    switch (filter.box) {
    case CaseFilter::Box::Open:
        return open;
    case CaseFilter::Box::Mine:
        return open && !row.assignee.isEmpty() && row.assignee == filter.agent;
    case CaseFilter::Box::Unassigned:
        return open && row.assignee.isEmpty();
    case CaseFilter::Box::Supervisor:
        return open && row.supervisor;
    case CaseFilter::Box::Snoozed:
        return row.state == CaseState::Snoozed;
    case CaseFilter::Box::Resolved:
        return row.state == CaseState::Resolved;
    case CaseFilter::Box::All:
        return row.state != CaseState::Merged;
    }
    return false;
}

Result<std::vector<CaseKey>> caseKeys(sqlite::Database &db, const CaseFilter &filter, CaseKey after, int limit)
{
    if (!filter.query.trimmed().isEmpty())
        return searched(db, filter, after, limit);
    if (filter.only)
        return chosen(db, filter, after, limit);
    const Result<std::vector<Range>> ranges = rangesOf(db, filter);
    if (!ranges)
        return tl::unexpected(ranges.error());
    std::vector<CaseKey> all;
    for (const Range &range : *ranges) {
        Result<std::vector<CaseKey>> keys = keysOfRange(db, filter, range, after, limit);
        if (!keys)
            return keys;
        const auto middle = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), keys->begin(), keys->end());
        std::inplace_merge(all.begin(), all.begin() + middle, all.end());
    }
    if (all.size() > static_cast<size_t>(limit))
        all.resize(static_cast<size_t>(limit));
    return all;
}

Result<std::vector<CaseRow>> caseRows(sqlite::Database &db, const std::vector<qint64> &rows)
{
    Result<store::CaseReader> reader = store::CaseReader::open(db);
    if (!reader)
        return tl::unexpected(reader.error());
    std::vector<CaseRow> found;
    found.reserve(rows.size());
    for (const qint64 row : rows) {
        Result<std::optional<CaseRow>> one = reader->read(row);
        if (!one)
            return tl::unexpected(one.error());
        if (*one)
            found.push_back(std::move(**one));
    }
    return found;
}

Result<std::vector<CaseRow>> firstCases(sqlite::Database &db, const CaseFilter &filter, int limit)
{
    const Result<std::vector<CaseKey>> keys = caseKeys(db, filter, {std::numeric_limits<qint64>::min(), 0}, limit);
    if (!keys)
        return tl::unexpected(keys.error());
    std::vector<qint64> rows;
    for (const CaseKey &key : *keys)
        rows.push_back(key.row);
    return caseRows(db, rows);
}

} // namespace lianxi
