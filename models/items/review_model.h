// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/review_query.h"

#include <QAbstractTableModel>

#include <functional>

namespace lianxi
{

/// Reviews as a table. Words and results are the view's (setWords()).
class ReviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Agent, Customer, Why, Result };
    static constexpr int columns = 5;
    /// Which rows are shown.
    enum class Choice {
        ToWrite, ///< by `me`, not written yet
        Written, ///< by `me`
        AboutMe,
        Appeals, ///< not decided
        All,
    };
    struct Words {
        QStringList titles; ///< of the columns
        std::function<QString(const ReviewRow &)> when, why, result;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setWords(Words words);
    void setRows(std::vector<ReviewRow> rows);
    void setChoice(Choice choice, const AgentId &me);
    [[nodiscard]] const ReviewRow &row(int row) const { return m_rows.at(m_shown.at(static_cast<size_t>(row))); }
    /// −1: not among the shown ones.
    [[nodiscard]] int find(const ReviewId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    [[nodiscard]] bool isShown(const ReviewRow &row) const;
    std::vector<ReviewRow> m_rows;
    std::vector<size_t> m_shown;
    Choice m_choice = Choice::ToWrite;
    AgentId m_me;
    Words m_words;
};

} // namespace lianxi
