// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/score_model.h"

namespace lianxi
{

void ScoreModel::setWords(Words words)
{
    m_words = std::move(words);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void ScoreModel::show(ScoreCard card, std::vector<CriterionScore> scores)
{
    beginResetModel();
    m_card = std::move(card);
    m_scores.clear();
    for (CriterionScore &one : scores)
        m_scores.insert_or_assign(one.criterion, std::move(one));
    endResetModel();
}

const CriterionScore *ScoreModel::score(int row) const
{
    const auto found = m_scores.find(criterion(row).id);
    return found == m_scores.end() ? nullptr : &found->second;
}

std::vector<CriterionScore> ScoreModel::scores() const
{
    std::vector<CriterionScore> all;
    for (int row = 0; row < rowCount(); ++row)
        if (const CriterionScore *one = score(row))
            all.push_back(*one);
    return all;
}

bool ScoreModel::isEditable(int row) const
{
    return m_editable && row >= 0 && row < rowCount() && criterion(row).count == AutomaticCount::None;
}

bool ScoreModel::setPoints(int row, std::optional<int> points)
{
    if (!isEditable(row) || (points && (*points < 0 || *points > criterion(row).points)))
        return false;
    CriterionScore &one = m_scores[criterion(row).id];
    one.criterion = criterion(row).id;
    one.points = points;
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
    Q_EMIT edited();
    return true;
}

void ScoreModel::setReason(int row, const QString &words)
{
    if (!isEditable(row) || !score(row) || score(row)->words == words)
        return;
    m_scores[criterion(row).id].words = words;
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
    Q_EMIT edited();
}

int ScoreModel::nextOpen(int row) const
{
    for (int i = 0; i < rowCount(); ++i) {
        const int at = (std::max(row, 0) + i) % rowCount();
        if (!score(at) && criterion(at).count == AutomaticCount::None)
            return at;
    }
    return -1;
}

int ScoreModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_card.criteria.size());
}

int ScoreModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ScoreModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CardCriterion &one = criterion(index.row());
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Part: // said once, where the part begins
        return index.row() > 0 && criterion(index.row() - 1).section == one.section ? QString()
            : m_words.part                                                          ? m_words.part(one.section)
                                                                                    : QString();
    case Question:
        return one.title;
    case Points:
        return m_words.points ? m_words.points(one, score(index.row())) : QString();
    }
    return {};
}

QVariant ScoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.titles.value(section);
}

} // namespace lianxi
