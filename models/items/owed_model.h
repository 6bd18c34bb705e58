// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/store/owed_query.h"

#include <QAbstractTableModel>

namespace lianxi
{

/// What is owed, as a table: when, to whom, what, how, by whom. Words and dates are the view's (setWords()).
class OwedModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Due, Customer, What, How, Who };
    static constexpr int columns = 5;
    /// Which rows are shown.
    struct Choice {
        AgentId mine; ///< only cases of this agent, and what they promised themselves; empty: everybody's
        std::optional<OwedKind> kind;
        friend bool operator==(const Choice &, const Choice &) = default;
    };
    struct Words {
        QStringList titles; ///< of the columns
        std::function<QString(Instant due, Instant now)> when;
        std::function<QString(const OwedRow &)> how;
    };
    explicit OwedModel(const Clock &clock, QObject *parent = nullptr);

    void setWords(Words words);
    void setRows(std::vector<OwedRow> rows);
    void setChoice(const Choice &choice);
    /// Whether something of one of these cases (CaseRow::row) is in the table, shown or not.
    [[nodiscard]] bool holdsAny(const std::vector<qint64> &cases) const;
    [[nodiscard]] const OwedRow &row(int row) const { return m_rows.at(m_shown.at(static_cast<size_t>(row))); }
    [[nodiscard]] bool isLate(int row) const;
    /// When the next of the shown rows becomes late; nullopt: none will.
    [[nodiscard]] std::optional<Instant> nextLate() const;
    /// Time has passed: what is late looks so.
    void tick();
    [[nodiscard]] int lateCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isShown(const OwedRow &row) const;
    void choose();

    const Clock &m_clock;
    Words m_words;
    Choice m_choice;
    std::vector<OwedRow> m_rows;
    std::vector<size_t> m_shown;
};

} // namespace lianxi
