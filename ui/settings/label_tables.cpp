// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/label_tables.h"

#include "ui/settings/judgement_words.h"

#include <QLocale>

namespace lianxi
{

LabelScores::LabelScores(ThemeSource &themes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_themes(themes)
{
}

void LabelScores::set(const Comparison &compared, int few, LabelTitle title)
{
    beginResetModel();
    m_rows.clear();
    m_few = few;
    m_title = std::move(title);
    for (const Scores::Line &line : compared.candidate.labels) {
        const auto before = std::ranges::find(compared.inForce.labels, line.label, &Scores::Line::label);
        m_rows.push_back({line, before == compared.inForce.labels.end() ? std::nullopt : std::optional(before->f1)});
    }
    std::ranges::stable_sort(m_rows, std::ranges::greater(), [](const Row &row) { return row.ours.rows; });
    endResetModel();
}

int LabelScores::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LabelScores::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LabelScores::text(const Row &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Label:
        return m_title ? m_title(row.ours.label) : row.ours.label;
    case Rows:
        return QLocale().toString(row.ours.rows);
    case NewF1:
        return JudgementWords::percent(row.ours.f1);
    case OldF1:
        return row.before ? JudgementWords::percent(*row.before) : tr("none");
    case Precision:
        return JudgementWords::percent(row.ours.precision);
    case Recall:
        return JudgementWords::percent(row.ours.recall);
    case Note:
        return row.ours.rows < m_few ? tr("too few rows") : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant LabelScores::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<size_t>(index.row()));
    const bool few = row.ours.rows < m_few;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return few && index.column() != Note ? tr("%1, too few rows").arg(text(row, index.column()))
                                             : text(row, index.column());
    case Qt::ForegroundRole:
        return few && index.column() != Label ? QVariant(m_themes.theme().color(ColorRole::TextMuted)) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            Qt::AlignVCenter
            | (index.column() == Label || index.column() == Note ? Qt::AlignLeading : Qt::AlignTrailing));
    default:
        return {};
    }
}

QVariant LabelScores::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter
                                | (section == Label || section == Note ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Label:
        return tr("Label");
    case Rows:
        return tr("Rows");
    case NewF1:
        return tr("F1, new");
    case OldF1:
        return tr("F1, in force");
    case Precision:
        return tr("Precision");
    case Recall:
        return tr("Recall");
    case Note:
        return tr("Note");
    case ColumnCount:
        break;
    }
    return {};
}

ConfusionTable::ConfusionTable(ThemeSource &themes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_themes(themes)
{
}

void ConfusionTable::set(const Scores &scores, LabelTitle title)
{
    beginResetModel();
    m_labels.clear();
    m_title = std::move(title);
    m_cells = scores.cells;
    if (!m_cells.empty())
        for (const Scores::Line &line : scores.labels)
            m_labels << line.label;
    endResetModel();
}

int ConfusionTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_labels.size());
}

int ConfusionTable::columnCount(const QModelIndex &parent) const
{
    return rowCount(parent);
}

int ConfusionTable::count(int row, int column) const
{
    const auto found = m_cells.find({m_labels.at(row), m_labels.at(column)});
    return found == m_cells.end() ? 0 : found->second;
}

QVariant ConfusionTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int rows = count(index.row(), index.column());
    const bool right = index.row() == index.column();
    switch (role) {
    case Qt::DisplayRole:
        return rows == 0 ? QString() : QLocale().toString(rows);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return tr("%n text(s) of %1 taken for %2", nullptr, rows)
            .arg(m_title(m_labels.at(index.row())), m_title(m_labels.at(index.column())));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignCenter);
    case Qt::BackgroundRole:
        return rows == 0 ? QVariant()
                         : QVariant(m_themes.theme().color(right ? ColorRole::CalmBack : ColorRole::DangerBack));
    case Qt::ForegroundRole:
        return rows == 0 ? QVariant() : QVariant(m_themes.theme().color(right ? ColorRole::Calm : ColorRole::Danger));
    default:
        return {};
    }
}

QVariant ConfusionTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= m_labels.size())
        return {};
    const QString name = m_title(m_labels.at(section));
    if (role == Qt::ToolTipRole)
        return orientation == Qt::Horizontal ? tr("taken for %1").arg(name) : tr("really %1").arg(name);
    if (role != Qt::DisplayRole)
        return {};
    return name;
}

} // namespace lianxi
