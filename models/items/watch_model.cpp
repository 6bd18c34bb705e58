// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/watch_model.h"

namespace lianxi
{

namespace
{

/// internalId of a person's line; a case's is the person's row.
constexpr quintptr person = ~quintptr(0);

bool sameLines(const std::vector<WatchedAgent> &a, const std::vector<WatchedAgent> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const WatchedAgent &x, const WatchedAgent &y) {
        return x.id == y.id
            && std::equal(x.cases.begin(), x.cases.end(), y.cases.begin(), y.cases.end(),
                          [](const CaseRow &c, const CaseRow &d) { return c.row == d.row; });
    });
}

} // namespace

WatchModel::WatchModel(const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_clock(clock)
{
}

void WatchModel::setWords(Words words)
{
    m_words = std::move(words);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    tick();
}

void WatchModel::setTeam(std::vector<WatchedAgent> team)
{
    if (team == m_team)
        return;
    if (sameLines(team, m_team)) {
        m_team = std::move(team);
        tick();
        return;
    }
    beginResetModel();
    m_team = std::move(team);
    endResetModel();
}

void WatchModel::tick()
{
    if (m_team.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex above = index(row, 0);
        if (const int cases = rowCount(above); cases > 0)
            Q_EMIT dataChanged(index(0, 0, above), index(cases - 1, columns - 1, above));
    }
}

std::optional<Instant> WatchModel::nextLate() const
{
    std::optional<Instant> next;
    for (const WatchedAgent &agent : m_team)
        for (const CaseRow &row : agent.cases)
            if (row.clock && row.clock->due > m_clock.now() && (!next || row.clock->due < *next))
                next = row.clock->due;
    return next;
}

const CaseRow *WatchModel::caseAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == person)
        return nullptr;
    return &m_team.at(index.internalId()).cases.at(static_cast<size_t>(index.row()));
}

const WatchedAgent *WatchModel::agentAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return &m_team.at(index.internalId() == person ? static_cast<size_t>(index.row()) : index.internalId());
}

bool WatchModel::isLate(const QModelIndex &index) const
{
    const auto late = [now = m_clock.now()](const CaseRow &row) { return row.clock && row.clock->due <= now; };
    if (const CaseRow *row = caseAt(index))
        return late(*row);
    const WatchedAgent *agent = agentAt(index);
    return agent && std::any_of(agent->cases.begin(), agent->cases.end(), late);
}

QModelIndex WatchModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : person);
}

QModelIndex WatchModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == person)
        return {};
    return createIndex(static_cast<int>(index.internalId()), 0, person);
}

int WatchModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_team.size());
    if (parent.internalId() != person || parent.column() != 0)
        return 0;
    return static_cast<int>(m_team.at(static_cast<size_t>(parent.row())).cases.size());
}

int WatchModel::columnCount(const QModelIndex &) const
{
    return columns;
}

QString WatchModel::personText(const WatchedAgent &agent, int column) const
{
    switch (column) {
    case Who:
        return agent.name.isEmpty() ? agent.id.text() : agent.name;
    case What:
        return m_words.presence ? m_words.presence(agent, m_clock.now()) : QString();
    case Due:
        return !agent.cases.empty() && agent.cases.front().clock && m_words.due
            ? m_words.due(agent.cases.front().clock->due, m_clock.now())
            : QString();
    case Feeling:
        return m_words.load ? m_words.load(agent) : QString();
    }
    return {};
}

QString WatchModel::caseText(const CaseRow &row, int column) const
{
    switch (column) {
    case Who:
        return row.contactName;
    case What:
        return m_words.about ? m_words.about(row) : row.preview;
    case Due:
        return row.clock && m_words.due ? m_words.due(row.clock->due, m_clock.now()) : QString();
    case Feeling:
        return m_words.feeling ? m_words.feeling(row) : QString();
    }
    return {};
}

QVariant WatchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
        return {};
    const CaseRow *row = caseAt(index);
    return row ? caseText(*row, index.column()) : personText(*agentAt(index), index.column());
}

QVariant WatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_words.titles.value(section) : QVariant();
}

} // namespace lianxi
