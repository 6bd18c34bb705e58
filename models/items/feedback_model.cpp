// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/feedback_model.h"

#include "models/language/personal_data.h"

#include <map>
#include <set>

namespace lianxi
{

QString feedbackTopicKey(const QString &about)
{
    return about.simplified().toCaseFolded();
}

std::vector<FeedbackGroup> feedbackGroups(std::span<const FeedbackRow> rows, Instant now,
                                          std::chrono::milliseconds period)
{
    struct Cases {
        std::set<qint64> recent, before;
        QString about;
        Instant last;
    };
    std::map<std::pair<QString, FeedbackKind>, Cases> found;
    for (const FeedbackRow &row : rows) {
        if (row.at > now || row.at <= now - 2 * period)
            continue;
        Cases &cases = found[{feedbackTopicKey(row.about), row.kind}];
        (row.at > now - period ? cases.recent : cases.before).insert(row.head.row);
        if (row.at >= cases.last) {
            cases.last = row.at;
            cases.about = row.about;
        }
    }
    std::vector<FeedbackGroup> groups;
    for (const auto &[name, cases] : found)
        groups.push_back(
            {cases.about, name.second, static_cast<int>(cases.recent.size()), static_cast<int>(cases.before.size())});
    std::stable_sort(groups.begin(), groups.end(), [](const FeedbackGroup &a, const FeedbackGroup &b) {
        return std::pair(a.rise(), a.recent) > std::pair(b.rise(), b.recent);
    });
    return groups;
}

FeedbackStage stageOf(const FeedbackRow &row)
{
    if (!row.outcome.isEmpty())
        return FeedbackStage::Known;
    return row.department.isEmpty() ? FeedbackStage::Open : FeedbackStage::HandedOn;
}

void FeedbackGroupModel::setWords(Words words)
{
    m_words = std::move(words);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_groups.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void FeedbackGroupModel::setGroups(std::vector<FeedbackGroup> groups)
{
    if (groups == m_groups)
        return;
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

int FeedbackGroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int FeedbackGroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant FeedbackGroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FeedbackGroup &group = this->group(index.row());
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole && (column == Recent || column == Before))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case About:
        return group.about.isEmpty() ? m_words.noTopic : group.about;
    case Kind:
        return m_words.kind ? m_words.kind(group.kind) : QString();
    case Recent: // what rises is told by a sign, not by colour alone
        return group.rise() > 0 ? QString::number(group.recent) + QStringLiteral(" ▲") : QString::number(group.recent);
    case Before:
        return QString::number(group.before);
    }
    return {};
}

QVariant FeedbackGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == Recent || section == Before))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter); // above its numbers
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.titles.value(section);
}

void FeedbackModel::setWords(Words words)
{
    m_words = std::move(words);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void FeedbackModel::setRows(std::vector<FeedbackRow> rows)
{
    if (rows == m_rows)
        return; // selection and place stay
    beginResetModel();
    m_rows = std::move(rows);
    choose();
    endResetModel();
}

void FeedbackModel::setChoice(const Choice &choice)
{
    if (choice == m_choice)
        return;
    beginResetModel();
    m_choice = choice;
    choose();
    endResetModel();
}

bool FeedbackModel::isShown(const FeedbackRow &row) const
{
    return (!m_choice.kind || row.kind == *m_choice.kind) && (!m_choice.stage || stageOf(row) == *m_choice.stage)
        && (!m_choice.topic || feedbackTopicKey(row.about) == *m_choice.topic)
        && (!m_choice.since || row.at > *m_choice.since);
}

void FeedbackModel::choose()
{
    m_shown.clear();
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (isShown(m_rows.at(i)))
            m_shown.push_back(i);
}

int FeedbackModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FeedbackModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant FeedbackModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const FeedbackRow &said = row(index.row());
    switch (static_cast<Column>(index.column())) {
    case At:
        return m_words.when ? m_words.when(said.at) : QString();
    case Customer:
        return said.head.contactName;
    case About:
        return m_words.about ? m_words.about(said) : said.about;
    case Text:
        return maskPersonalData(said.text).simplified();
    case State:
        return m_words.state ? m_words.state(said) : QString();
    }
    return {};
}

QVariant FeedbackModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.titles.value(section);
}

} // namespace lianxi
