// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/score_card.h"

#include <QAbstractTableModel>

#include <functional>

namespace lianxi
{

/// A score card being filled in: one row a criterion, with the points it got. Words are the view's (setWords()).
class ScoreModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Part, Question, Points };
    static constexpr int columns = 3;
    struct Words {
        QStringList titles; ///< of the columns
        std::function<QString(CardSection)> part;
        /// What stands for the points: "4 / 5", "does not apply", "not judged yet".
        std::function<QString(const CardCriterion &, const CriterionScore *)> points;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setWords(Words words);
    /// Shows a card with what is known of its answers; counted criteria are shown and cannot be changed.
    void show(ScoreCard card, std::vector<CriterionScore> scores);
    void setEditable(bool editable) { m_editable = editable; }
    [[nodiscard]] const ScoreCard &card() const { return m_card; }
    [[nodiscard]] const CardCriterion &criterion(int row) const { return m_card.criteria.at(static_cast<size_t>(row)); }
    /// Null: not judged yet. Valid until it changes.
    [[nodiscard]] const CriterionScore *score(int row) const;
    /// Answers so far, in the card's order.
    [[nodiscard]] std::vector<CriterionScore> scores() const;
    [[nodiscard]] CardScore result() const { return scoreOf(m_card, scores()); }
    [[nodiscard]] bool isEditable(int row) const;
    /// \param points  nothing: it does not apply.
    /// \return false when the criterion cannot be changed, or gives no so many points.
    bool setPoints(int row, std::optional<int> points);
    void setReason(int row, const QString &words);
    /// The next row that has no answer, from `row` on and round; −1: none.
    [[nodiscard]] int nextOpen(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    ScoreCard m_card;
    std::map<QString, CriterionScore> m_scores; ///< by criterion
    Words m_words;
    bool m_editable = true;
};

} // namespace lianxi
