// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/owed_model.h"

#include "models/language/personal_data.h"

namespace lianxi
{

OwedModel::OwedModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

void OwedModel::setWords(Words words)
{
    m_words = std::move(words);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    tick();
}

void OwedModel::setRows(std::vector<OwedRow> rows)
{
    if (rows == m_rows)
        return; // selection and place stay
    beginResetModel();
    m_rows = std::move(rows);
    choose();
    endResetModel();
}

void OwedModel::setChoice(const Choice &choice)
{
    if (choice == m_choice)
        return;
    beginResetModel();
    m_choice = choice;
    choose();
    endResetModel();
}

bool OwedModel::isShown(const OwedRow &row) const
{
    if (m_choice.kind && row.kind != *m_choice.kind)
        return false;
    if (m_choice.mine.isEmpty())
        return true;
    // A case that nobody has owes to everybody's shame: it is in each agent's list.
    return row.head.assignee == m_choice.mine || row.head.assignee.isEmpty() || row.by == m_choice.mine;
}

bool OwedModel::holdsAny(const std::vector<qint64> &cases) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&cases](const OwedRow &row) {
        return std::find(cases.begin(), cases.end(), row.head.row) != cases.end();
    });
}

void OwedModel::choose()
{
    m_shown.clear();
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (isShown(m_rows.at(i)))
            m_shown.push_back(i);
}

bool OwedModel::isLate(int row) const
{
    return this->row(row).due <= m_clock.now();
}

int OwedModel::lateCount() const
{
    int late = 0;
    for (int i = 0; i < rowCount(); ++i)
        late += isLate(i) ? 1 : 0;
    return late;
}

std::optional<Instant> OwedModel::nextLate() const
{
    const Instant now = m_clock.now();
    for (const size_t i : m_shown)
        if (m_rows.at(i).due > now)
            return m_rows.at(i).due; // they are in order
    return std::nullopt;
}

void OwedModel::tick()
{
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int OwedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int OwedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant OwedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const OwedRow &owed = row(index.row());
    switch (static_cast<Column>(index.column())) {
    case Due:
        return m_words.when ? m_words.when(owed.due, m_clock.now()) : QString();
    case Customer:
        return owed.head.contactName;
    case What:
        return maskPersonalData(owed.what); // lists show no numbers
    case How:
        return m_words.how ? m_words.how(owed) : QString();
    case Who:
        return owed.head.assigneeName;
    }
    return {};
}

QVariant OwedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.titles.value(section);
}

} // namespace lianxi
