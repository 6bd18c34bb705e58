// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/review_model.h"

namespace lianxi
{

void ReviewModel::setWords(Words words)
{
    m_words = std::move(words);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void ReviewModel::setRows(std::vector<ReviewRow> rows)
{
    if (rows == m_rows)
        return; // selection and place stay
    beginResetModel();
    m_rows = std::move(rows);
    choose();
    endResetModel();
}

void ReviewModel::setChoice(Choice choice, const AgentId &me)
{
    beginResetModel();
    m_choice = choice;
    m_me = me;
    choose();
    endResetModel();
}

bool ReviewModel::isShown(const ReviewRow &row) const
{
    switch (m_choice) {
    case Choice::ToWrite:
        return !row.givenAt && row.reviewer == m_me;
    case Choice::Written:
        return row.givenAt && row.givenBy == m_me;
    case Choice::AboutMe:
        return row.agent == m_me;
    case Choice::Appeals:
        return row.standing() == ReviewStanding::Appealed;
    case Choice::All:
        return true;
    }
    return false;
}

void ReviewModel::choose()
{
    m_shown.clear();
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (isShown(m_rows.at(i)))
            m_shown.push_back(i);
}

int ReviewModel::find(const ReviewId &id) const
{
    for (int i = 0; i < rowCount(); ++i)
        if (row(i).id == id)
            return i;
    return -1;
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const ReviewRow &one = row(index.row());
    switch (static_cast<Column>(index.column())) {
    case When:
        return m_words.when ? m_words.when(one) : QString();
    case Agent:
        return one.agentName;
    case Customer:
        return one.head.contactName;
    case Why:
        return m_words.why ? m_words.why(one) : QString();
    case Result:
        return m_words.result ? m_words.result(one) : QString();
    }
    return {};
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.titles.value(section);
}

} // namespace lianxi
