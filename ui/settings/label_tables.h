// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/judging/comparison.h"
#include "ui/theme/theme_source.h"

#include <QAbstractTableModel>

#include <functional>

namespace lianxi
{

using LabelTitle = std::function<QString(const QString &id)>;

/// A new model beside the one in force, label by label.
class LabelScores final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Label, Rows, NewF1, OldF1, Precision, Recall, Note, ColumnCount };
    explicit LabelScores(ThemeSource &themes, QObject *parent = nullptr);
    /// \param few  rows below which a label's figures are noise.
    void set(const Comparison &compared, int few, LabelTitle title);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        Scores::Line ours;
        std::optional<double> before; ///< F1 of the model in force; absent: it never met the label
    };
    [[nodiscard]] QString text(const Row &row, int column) const;

    ThemeSource &m_themes;
    std::vector<Row> m_rows;
    LabelTitle m_title;
    int m_few = 0;
};

/// Which labels were given to which: a line for each true label, a column for each given one.
class ConfusionTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ConfusionTable(ThemeSource &themes, QObject *parent = nullptr);
    void set(const Scores &scores, LabelTitle title);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int count(int row, int column) const;

    ThemeSource &m_themes;
    QStringList m_labels;
    std::map<std::pair<QString, QString>, int> m_cells;
    LabelTitle m_title;
};

} // namespace lianxi
